#include "figures.h"

#include <inttypes.h>
#include <stdio.h>

void cc_figure_short(double n, char out[16])
{
    static const char *const units[] = {"", "k", "M", "G", "T"};
    size_t unit = 0;

    while (n >= 999.5 && unit < 4) {
        n /= 1000;
        unit++;
    }
    (void)snprintf(out, 16, "%.*f%s", unit > 0 && n < 99.95 ? 1 : 0, n, units[unit]);
}

void cc_figure_time(uint64_t s, char out[24])
{
    if (s >= 3600)
        (void)snprintf(out, 24, "%" PRIu64 ":%02" PRIu64 ":%02" PRIu64, s / 3600, s / 60 % 60,
                       s % 60);
    else
        (void)snprintf(out, 24, "%" PRIu64 ":%02" PRIu64, s / 60, s % 60);
}
