/* fail_alloc.c -- linked into a build of the program for tests: its Nth allocation fails (core/alloc.h).
 *
 * Environment: FAIL_ALLOC=N, the allocation that fails, 0 for none; FAIL_COUNT=FILE gets the number of all of them. */
#include "cleancopy/core/alloc.h"

#include <stdio.h>
#include <stdlib.h>

static void write_count(void)
{
    FILE *f = fopen(getenv("FAIL_COUNT"), "w");

    if (f == NULL)
        return;
    fprintf(f, "%llu\n", (unsigned long long)cc_alloc_count());
    fclose(f);
}

__attribute__((constructor)) static void begin(void)
{
    const char *nth = getenv("FAIL_ALLOC");

    if (nth != NULL)
        cc_alloc_fail_at(strtoull(nth, NULL, 10), false);
    if (getenv("FAIL_COUNT") != NULL)
        atexit(write_count);
}
