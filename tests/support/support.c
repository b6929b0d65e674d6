#include "support.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void assert_span_is(struct cc_span got, const char *wanted)
{
    if (!cc_span_is(got, cc_span_from(wanted)))
        fail_msg("got    \"%.*s\"\n  wanted \"%s\"", CC_SPAN_PRINT(got), wanted);
}

char *support_scratch(void)
{
    char *dir = strdup("/tmp/cleancopy-test-XXXXXX");

    assert_non_null(dir);
    assert_non_null(mkdtemp(dir));
    return dir;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    return remove(path);
}

void support_scratch_done(char *dir)
{
    (void)nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS); /* a test's leftovers harm nobody */
    free(dir);
}

char *support_fixture(const char *name)
{
    const char *dir = getenv("CLEANCOPY_FIXTURES");
    char *path = NULL;

    if (dir == NULL)
        fail_msg("CLEANCOPY_FIXTURES is not set: run the tests with meson test");
    if (asprintf(&path, "%s/%s", dir, name) < 0)
        fail_msg("no memory");
    return path;
}

struct cc_span support_read(struct cc_arena *arena, const char *path)
{
    struct cc_span s = {NULL, 0};
    FILE *f = fopen(path, "rb");
    struct stat st;
    char *bytes;

    if (f == NULL || fstat(fileno(f), &st) != 0)
        fail_msg("%s: %s", path, strerror(errno));
    bytes = cc_arena_alloc(arena, (size_t)st.st_size + 1);
    assert_non_null(bytes);
    s.len = fread(bytes, 1, (size_t)st.st_size, f);
    bytes[s.len] = '\0';
    s.ptr = bytes;
    fclose(f);
    return s;
}

void support_write(const char *path, struct cc_span bytes)
{
    FILE *f = fopen(path, "wb");

    if (f == NULL)
        fail_msg("%s: %s", path, strerror(errno));
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
    assert_int_equal(fclose(f), 0);
}
