#include "cleancopy/extract/promotion.h"

bool cc_is_promotion(enum cc_vocabulary_hit hit, enum cc_reason reason, uint32_t words)
{
    bool is_short = words > 2 && words <= CC_PROMOTION_MAX_WORDS; /* two words are a heading as often */

    if (hit == CC_VOCABULARY_NONE)
        return false;
    switch (reason) {
    case CC_REASON_NEWSLETTER:
    case CC_REASON_ADVERTISEMENT:
        return hit == CC_VOCABULARY_WHOLE || is_short;
    case CC_REASON_APP_BANNER:
    case CC_REASON_COMMENTS:
        return is_short;
    case CC_REASON_PAYWALL:
    case CC_REASON_WIDGET:
        return hit >= CC_VOCABULARY_START && is_short;
    case CC_REASON_SOCIAL: /* a whole line may be a network's name in a table */
        return hit != CC_VOCABULARY_WHOLE && is_short;
    default:
        return false;
    }
}
