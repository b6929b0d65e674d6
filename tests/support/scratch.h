/* scratch.h -- a folder and an arena of a test's own:
 *
 *     cmocka_unit_test_setup_teardown(a_file_is_whole_or_not_there, setup, teardown)
 *
 * Included once, by the file that has the tests: what it defines is that file's. */
#ifndef CLEANCOPY_TESTS_SCRATCH_H
#define CLEANCOPY_TESTS_SCRATCH_H

#include "support.h"

static char *dir; /* empty at first, and gone with all in it at the end */
static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    dir = support_scratch();
    cc_arena_init(&arena, 64 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    support_scratch_done(dir);
    return 0;
}

/* Of a file in the folder; the arena's. */
static inline const char *scratch_path(const char *name)
{
    return cc_arena_printf(&arena, "%s/%s", dir, name).ptr;
}

#endif
