#include "cleancopy/extract/access.h"

enum cc_access cc_access_shown(const struct cc_blocks *blocks,
                               const struct cc_verdict *verdicts)
{
    uint32_t i, behind = 0, n_words = 0;

    for (i = 0; i < blocks->count; i++) {
        if (!verdicts[i].keep)
            continue;
        n_words += blocks->list[i].n_words;
        behind = i + 1;
        if (n_words > CC_ACCESS_MAX_STUB_WORDS)
            return CC_ACCESS_UNKNOWN;
    }
    if (n_words == 0)
        return CC_ACCESS_UNKNOWN;
    for (i = behind; i < blocks->count && i - behind < CC_ACCESS_NEAR_BLOCKS; i++)
        if (verdicts[i].reason == CC_REASON_PAYWALL)
            return CC_ACCESS_PAYWALLED;
    return CC_ACCESS_UNKNOWN;
}
