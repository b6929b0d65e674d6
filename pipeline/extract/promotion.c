#include "cleancopy/extract/promotion.h"

bool cc_is_promotion(const struct cc_said *sure, uint32_t words)
{
    bool is_whole = sure->hit == CC_VOCABULARY_WHOLE, is_line = words > 2 && words <= CC_PROMOTION_MAX_WORDS;
    bool is_short = is_line && (sure->hit != CC_VOCABULARY_INSIDE || words <= CC_PROMOTION_INSIDE_WORDS);

    if (sure->hit == CC_VOCABULARY_NONE)
        return false;
    switch (sure->reason) {
    case CC_REASON_NEWSLETTER: /* "Subscribe" */
        return is_whole || is_short;
    case CC_REASON_ADVERTISEMENT: /* "Advertisement"; disclosures are long sentences */
        return is_whole || is_line;
    case CC_REASON_APP_BANNER:
    case CC_REASON_COMMENTS:
    case CC_REASON_PAYWALL:
    case CC_REASON_WIDGET:
        return is_short;
    case CC_REASON_FOOTER: /* articles speak of terms of use and of copyright */
        return is_short && sure->hit != CC_VOCABULARY_INSIDE;
    case CC_REASON_SOCIAL: /* "Facebook 1,000 4,000" is of a list */
        return is_short && (!is_whole || sure->phrase_words > 2);
    case CC_REASON_NAVIGATION: /* "Tags: harbour, ferries", "Back to top" */
        return is_whole ? is_short && sure->phrase_words > 2 : sure->is_label && words > 2 && words <= CC_PROMOTION_TAG_WORDS;
    default:
        return false;
    }
}
