#include "cleancopy/write/shards.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"

#include "scratch.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

static const char *path_of(unsigned number, const char *suffix)
{
    return cc_arena_printf(&arena, "%s/shards/documents-%05u.jsonl.zst%s", dir, number, suffix).ptr;
}

static bool is_there(unsigned number)
{
    return access(path_of(number, ""), F_OK) == 0;
}

static void assert_no_temporary_files(void)
{
    for (unsigned i = 0; i < 20; i++)
        assert_int_not_equal(access(path_of(i, ".tmp"), F_OK), 0);
}

static void assert_shard_is(unsigned number, const char *wanted)
{
    struct cc_span packed = support_read(&arena, path_of(number, ""));
    static char text[1 << 20];
    size_t n = ZSTD_decompress(text, sizeof text, packed.ptr, packed.len);

    assert_false(ZSTD_isError(n));
    assert_span_is((struct cc_span){text, n}, wanted);
}

static void add_lines(struct cc_shards *shards, const char *const *lines)
{
    for (size_t i = 0; lines[i] != NULL; i++)
        assert_int_equal(cc_shards_add(shards, cc_span_from(lines[i]), NULL), CC_OK);
}

/* Number of files that changed. */
static uint64_t write_lines(size_t max_bytes, const char *const *lines)
{
    struct cc_shards *shards;
    uint64_t changed = 99;

    assert_int_equal(cc_shards_open(dir, max_bytes, &shards, NULL), CC_OK);
    add_lines(shards, lines);
    assert_int_equal(cc_shards_commit(shards, &changed, NULL), CC_OK);
    assert_no_temporary_files();
    return changed;
}

static const char *const five[] = {"1234\n", "12\n", "1\n", "long long line\n", "x\n", NULL};

static void a_shard_holds_as_many_whole_lines_as_fit(void **state)
{
    (void)state;
    assert_int_equal(write_lines(8, five), 4); /* 5 + 3 bytes: as many as allowed */
    assert_shard_is(0, "1234\n12\n");
    assert_shard_is(1, "1\n");
    assert_shard_is(2, "long long line\n"); /* 15 bytes: one of its own */
    assert_shard_is(3, "x\n");
    assert_false(is_there(4));
}

static void one_byte_less_parts_the_lines(void **state)
{
    (void)state;
    assert_int_equal(write_lines(7, five), 4);
    assert_shard_is(0, "1234\n");
    assert_shard_is(1, "12\n1\n");
}

static void the_same_lines_again_write_nothing(void **state)
{
    struct stat before, after;

    (void)state;
    (void)write_lines(8, five);
    assert_int_equal(stat(path_of(1, ""), &before), 0);
    assert_int_equal(write_lines(8, five), 0);
    assert_int_equal(stat(path_of(1, ""), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
}

static void shards_behind_the_last_are_removed(void **state)
{
    (void)state;
    (void)write_lines(8, five);
    assert_int_equal(write_lines(1000, five), 4); /* the first has new bytes, three go */
    assert_shard_is(0, "1234\n12\n1\nlong long line\nx\n");
    for (unsigned i = 1; i < 5; i++)
        assert_false(is_there(i));
}

static void none_are_wanted_none_stay(void **state)
{
    (void)state;
    assert_int_equal(write_lines(0, five), 0);
    assert_int_not_equal(access(path_of(0, ""), F_OK), 0);
    (void)write_lines(8, five);
    assert_int_equal(write_lines(0, five), 4);
    assert_false(is_there(0));
    assert_int_not_equal(access(cc_arena_printf(&arena, "%s/shards", dir).ptr, F_OK), 0);
}

static void no_lines_make_no_shard(void **state)
{
    static const char *const none[] = {NULL};

    (void)state;
    assert_int_equal(write_lines(8, none), 0);
    assert_false(is_there(0));
}

static void an_abort_leaves_the_old_shards(void **state)
{
    static const char *const other[] = {"other\n", "lines\n", NULL};
    struct cc_shards *shards;

    (void)state;
    (void)write_lines(8, five);
    assert_int_equal(cc_shards_open(dir, 6, &shards, NULL), CC_OK);
    add_lines(shards, other);
    cc_shards_abort(shards);
    assert_no_temporary_files();
    assert_shard_is(0, "1234\n12\n");
    assert_shard_is(3, "x\n");
    cc_shards_abort(NULL);
}

static void what_a_killed_run_left_is_cleared(void **state)
{
    static const char *const one[] = {"one\n", NULL};

    (void)state;
    (void)write_lines(8, five);
    for (unsigned i = 0; i < 6; i++)
        support_write(path_of(i, ".tmp"), CC_SPAN("half a"));
    assert_int_equal(write_lines(8, one), 6); /* one new, three old, two that never had a name */
    assert_shard_is(0, "one\n");
    assert_false(is_there(1));
}

static void lines_beyond_any_buffer_come_back_whole(void **state)
{
    struct cc_buf lines;
    struct cc_shards *shards;
    uint64_t changed;

    (void)state;
    cc_buf_init(&lines, 1 << 20);
    for (unsigned i = 0; lines.len < 700000; i++)
        cc_buf_printf(&lines, "%u %u\n", i, i * 2654435761u);
    assert_int_equal(cc_shards_open(dir, 1 << 20, &shards, NULL), CC_OK);
    assert_int_equal(cc_shards_add(shards, cc_buf_span(&lines), NULL), CC_OK);
    assert_int_equal(cc_shards_commit(shards, &changed, NULL), CC_OK);
    assert_shard_is(0, lines.ptr);
    cc_buf_done(&lines);
}

static void a_link_in_the_folders_place_is_not_followed(void **state)
{
    struct cc_shards *shards;
    struct cc_error err;

    (void)state;
    assert_int_equal(symlink("/tmp", cc_arena_printf(&arena, "%s/shards", dir).ptr), 0);
    assert_int_equal(cc_shards_open(dir, 8, &shards, NULL), CC_OK);
    assert_int_equal(cc_shards_add(shards, CC_SPAN("a\n"), &err), CC_E_IO);
    assert_non_null(strstr(err.message, "symbolic link"));
    cc_shards_abort(shards);
}

static enum cc_status try_lines(uint64_t nth)
{
    struct cc_shards *shards;
    uint64_t changed;
    enum cc_status st;

    cc_alloc_fail_at(nth, false);
    st = cc_shards_open(dir, 4, &shards, NULL);
    for (size_t i = 0; five[i] != NULL && st == CC_OK; i++)
        st = cc_shards_add(shards, cc_span_from(five[i]), NULL);
    if (st == CC_OK)
        st = cc_shards_commit(shards, &changed, NULL);
    else
        cc_shards_abort(shards);
    cc_alloc_fail_at(0, false);
    return st;
}

static void every_failed_allocation_is_reported_and_the_next_run_sets_things_right(void **state)
{
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        st = try_lines(nth);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
    }
    assert_no_temporary_files();
    assert_shard_is(0, "1234\n");
    assert_shard_is(4, "x\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_shard_holds_as_many_whole_lines_as_fit),
        TEST(one_byte_less_parts_the_lines),
        TEST(the_same_lines_again_write_nothing),
        TEST(shards_behind_the_last_are_removed),
        TEST(none_are_wanted_none_stay),
        TEST(no_lines_make_no_shard),
        TEST(an_abort_leaves_the_old_shards),
        TEST(what_a_killed_run_left_is_cleared),
        TEST(lines_beyond_any_buffer_come_back_whole),
        TEST(a_link_in_the_folders_place_is_not_followed),
        TEST(every_failed_allocation_is_reported_and_the_next_run_sets_things_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
