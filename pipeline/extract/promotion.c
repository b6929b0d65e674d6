#include "cleancopy/extract/promotion.h"

bool cc_is_promotion(enum cc_vocabulary_hit hit, enum cc_reason reason, bool is_sure, uint32_t words)
{
    bool is_short = words > 2 && words <= (hit == CC_VOCABULARY_INSIDE ? CC_PROMOTION_INSIDE_WORDS : CC_PROMOTION_MAX_WORDS);

    if (hit == CC_VOCABULARY_NONE || !is_sure)
        return false;
    switch (reason) {
    case CC_REASON_NEWSLETTER:
    case CC_REASON_ADVERTISEMENT: /* "Subscribe", "Advertisement" */
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
