#include "cleancopy/extract/feature_bound.h"

void cc_features_bound(struct cc_features *features, uint32_t count)
{
    uint32_t i;

    for (i = 0; i < count; i++) {
        int32_t *v = features[i].value;

#define BOUND(name, bound)                                                                         \
    if (v[CC_F_##name] > (bound))                                                                  \
        v[CC_F_##name] = (bound);
        CC_FEATURE_BOUNDS(BOUND)
#undef BOUND
    }
}
