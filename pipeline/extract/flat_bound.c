#include "cleancopy/extract/flat_bound.h"

void cc_flat_values_bound(struct cc_flat_values *values, uint32_t count)
{
    uint32_t i;

    for (i = 0; i < count; i++) {
        int32_t *v = values[i].value;

#define BOUND(name, bound)                                                                         \
    if (v[CC_FV_##name] > (bound))                                                                 \
        v[CC_FV_##name] = (bound);
        CC_FLAT_BOUNDS(BOUND)
#undef BOUND
    }
}
