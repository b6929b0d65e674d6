#include "cleancopy/core/now.h"

#include <time.h>

int64_t cc_now_s(int64_t offset_s)
{
    return (int64_t)time(NULL) + offset_s;
}
