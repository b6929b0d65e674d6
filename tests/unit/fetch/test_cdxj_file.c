#include "support.h"

#include "cleancopy/fetch/cdxj_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINE(key, length, offset)                                                              \
    key " 1 {\"url\": \"u\", \"length\": \"" length "\", \"offset\": \"" offset "\"}\n"

struct fixture {
    char *dir, *path;
    struct cc_arena arena;
    struct cc_error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    f->dir = support_scratch();
    assert_true(asprintf(&f->path, "%s/i.cdxj", f->dir) > 0);
    cc_arena_init(&f->arena, 1 << 26);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_arena_done(&f->arena);
    support_scratch_done(f->dir);
    free(f->path);
    free(f);
    return 0;
}

static void merge(struct fixture *f, bool anew, const char *lines)
{
    if (cc_cdxj_file_merge(f->path, anew, cc_span_from(lines), &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
}

static void lines_are_merged_in_order_and_once(void **state)
{
    struct fixture *f = *state;
    char *tmp;

    merge(f, false, "m\nb\nm\n");
    assert_span_is(support_read(&f->arena, f->path), "b\nm\n");
    merge(f, false, "a\nm\nz\nc\nb\nb\nz\n");
    assert_span_is(support_read(&f->arena, f->path), "a\nb\nc\nm\nz\n");
    merge(f, false, "");
    assert_span_is(support_read(&f->arena, f->path), "a\nb\nc\nm\nz\n");
    merge(f, true, "n\n");
    assert_span_is(support_read(&f->arena, f->path), "n\n");
    assert_true(asprintf(&tmp, "%s.tmp", f->path) > 0);
    assert_int_not_equal(access(tmp, F_OK), 0);
    free(tmp);
}

/* Longer than a window, in both. */
static void many_lines_come_out_sorted(void **state)
{
    struct fixture *f = *state;
    struct cc_span all, line, before = CC_SPAN("");
    struct cc_buf odd, even;
    size_t n = 0;

    cc_buf_init(&odd, 1 << 22);
    cc_buf_init(&even, 1 << 22);
    for (unsigned i = 0; i < 20000; i++)
        cc_buf_printf(i % 2 != 0 ? &odd : &even, "%08u %040u\n", i * 7919 % 20000, i);
    merge(f, false, odd.ptr);
    merge(f, false, even.ptr);
    all = support_read(&f->arena, f->path);
    while (cc_span_next_line(&all, &line)) {
        assert_true(cc_span_compare(before, line) < 0);
        before = line;
        n++;
    }
    assert_int_equal(n, 20000);
    cc_buf_done(&odd);
    cc_buf_done(&even);
}

static void the_end_is_that_of_the_last_record(void **state)
{
    struct fixture *f = *state;
    uint64_t end = 5;

    assert_int_equal(cc_cdxj_file_end(f->path, &end, &f->err), CC_END); /* missing */
    merge(f, false, LINE("a", "10", "300") LINE("b", "10", "200"));
    assert_int_equal(cc_cdxj_file_end(f->path, &end, &f->err), CC_OK);
    assert_int_equal(end, 310);
    support_write(f->path, CC_SPAN(""));
    assert_int_equal(cc_cdxj_file_end(f->path, &end, &f->err), CC_OK);
    assert_int_equal(end, 0);
}

static void a_damaged_index_is_as_good_as_none(void **state)
{
    struct fixture *f = *state;
    uint64_t end;

    support_write(f->path, CC_SPAN(LINE("a", "10", "300") "b 1 {\"url\": \"u\", \"len"));
    assert_int_equal(cc_cdxj_file_end(f->path, &end, &f->err), CC_END);
    support_write(f->path, CC_SPAN(LINE("a", "10", "300") "\n"));
    assert_int_equal(cc_cdxj_file_end(f->path, &end, &f->err), CC_END);
    support_write(f->path, CC_SPAN("\0\0\0\0\0\0\0\0"));
    assert_int_equal(cc_cdxj_file_end(f->path, &end, &f->err), CC_END);
}

static void a_folder_that_cannot_be_written_leaves_the_index(void **state)
{
    struct fixture *f = *state;
    char *tmp;

    merge(f, false, "a\n");
    assert_true(asprintf(&tmp, "%s.tmp", f->path) > 0);
    assert_int_equal(mkdir(tmp, 0700), 0); /* in the way */
    assert_int_equal(cc_cdxj_file_merge(f->path, false, CC_SPAN("b\n"), &f->err), CC_E_IO);
    assert_non_null(strstr(f->err.message, "i.cdxj.tmp: cannot make it: "));
    assert_span_is(support_read(&f->arena, f->path), "a\n");
    free(tmp);
}

int main(void)
{
#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_DIR(lines_are_merged_in_order_and_once),
        WITH_DIR(many_lines_come_out_sorted),
        WITH_DIR(the_end_is_that_of_the_last_record),
        WITH_DIR(a_damaged_index_is_as_good_as_none),
        WITH_DIR(a_folder_that_cannot_be_written_leaves_the_index),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
