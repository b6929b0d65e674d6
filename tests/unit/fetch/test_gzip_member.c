#include "support.h"

#include "cleancopy/fetch/gzip_member.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct fixture {
    char *dir, *path;
    struct cc_arena arena;
    struct cc_packer *packer;
    struct cc_buf packed, out;
    int fd;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    f->dir = support_scratch();
    assert_true(asprintf(&f->path, "%s/members", f->dir) > 0);
    cc_arena_init(&f->arena, 1 << 26);
    f->packer = cc_packer_open();
    assert_non_null(f->packer);
    cc_buf_init(&f->packed, 1 << 26);
    cc_buf_init(&f->out, 1 << 26);
    f->fd = -1;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    if (f->fd >= 0)
        close(f->fd);
    cc_packer_close(f->packer);
    cc_buf_done(&f->packed);
    cc_buf_done(&f->out);
    cc_arena_done(&f->arena);
    support_scratch_done(f->dir);
    free(f->path);
    free(f);
    return 0;
}

static void pack(struct fixture *f, struct cc_span content)
{
    struct cc_error err;

    if (cc_packer_add(f->packer, content, &f->packed, &err) != CC_OK)
        fail_msg("%s", err.message);
}

/* The first `n` packed bytes are the file. */
static void put(struct fixture *f, size_t n)
{
    support_write(f->path, cc_span_slice(cc_buf_span(&f->packed), 0, n));
    if (f->fd >= 0)
        close(f->fd);
    f->fd = open(f->path, O_RDONLY);
    assert_true(f->fd >= 0);
}

/* 300 KB that do not shrink to nothing: several pieces in and out. */
static struct cc_span long_text(struct fixture *f)
{
    size_t n = 300000;
    char *text = cc_arena_alloc(&f->arena, n);
    uint32_t x = 7;

    for (size_t i = 0; i < n; i++) {
        x = x * 1103515245u + 12345u;
        text[i] = (char)('a' + (x >> 16) % 20);
    }
    return (struct cc_span){text, n};
}

static void members_come_back_one_behind_the_other(void **state)
{
    struct fixture *f = *state;
    struct cc_span text = long_text(f);
    uint64_t at = 0, first;

    pack(f, CC_SPAN("one"));
    first = f->packed.len;
    pack(f, text);
    pack(f, CC_SPAN(""));
    put(f, f->packed.len);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &f->out), CC_MEMBER_WHOLE);
    assert_int_equal(at, first);
    assert_span_is(cc_buf_span(&f->out), "one");
    cc_buf_clear(&f->out);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &f->out), CC_MEMBER_WHOLE);
    assert_true(cc_span_is(cc_buf_span(&f->out), text));
    cc_buf_clear(&f->out);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &f->out), CC_MEMBER_WHOLE);
    assert_int_equal(f->out.len, 0);
    assert_int_equal(at, f->packed.len);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &f->out), CC_MEMBER_CUT);
}

static void a_part_is_enough_where_only_a_part_is_wanted(void **state)
{
    struct fixture *f = *state;
    struct cc_span text = long_text(f);
    struct cc_buf few;
    uint64_t at = 0;

    cc_buf_init(&few, 5000);
    pack(f, text);
    put(f, f->packed.len - 1); /* the last byte is not there */
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_START, &few), CC_MEMBER_WHOLE);
    assert_true(cc_span_is(cc_buf_span(&few), cc_span_slice(text, 0, 5000)));
    assert_int_equal(at, 0);
    cc_buf_clear(&few);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_CHECKED, &few), CC_MEMBER_CUT);
    put(f, f->packed.len);
    cc_buf_clear(&few);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_CHECKED, &few), CC_MEMBER_WHOLE);
    assert_true(cc_span_is(cc_buf_span(&few), cc_span_slice(text, 0, 5000)));
    assert_int_equal(at, f->packed.len);
    at = 0;
    cc_buf_clear(&few);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &few), CC_MEMBER_TOO_LONG);
    cc_buf_done(&few);
}

static void damage_is_told_from_an_end(void **state)
{
    struct fixture *f = *state;
    uint64_t at = 0;

    pack(f, long_text(f));
    f->packed.ptr[f->packed.len - 6] ^= 1; /* the check sum */
    put(f, f->packed.len);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &f->out), CC_MEMBER_DAMAGED);
    assert_int_equal(at, 0);
    cc_buf_clear(&f->out);
    put(f, 9);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &f->out), CC_MEMBER_CUT);
    memset(f->packed.ptr, 0, 100);
    put(f, 100);
    assert_int_equal(cc_member_read(f->fd, &at, CC_MEMBER_ALL, &f->out), CC_MEMBER_DAMAGED);
}

/* The page inside the record is a gzip member, too, and as it does not shrink any more, its
 * bytes stand there as they are. */
static void a_member_is_found_by_what_it_holds(void **state)
{
    struct fixture *f = *state;
    struct cc_span inner;
    uint64_t at = 0, wanted;

    pack(f, cc_span_slice(long_text(f), 0, 50000));
    inner = cc_arena_copy(&f->arena, cc_buf_span(&f->packed));
    cc_buf_clear(&f->packed);
    cc_buf_add(&f->packed, CC_SPAN("garbage"));
    cc_buf_add(&f->packed, inner);
    cc_buf_add(&f->packed, CC_SPAN("\x1f\x8b\x08 no member"));
    while (f->packed.len < 65535) /* the head lies across two pieces */
        cc_buf_add_char(&f->packed, '\0');
    wanted = f->packed.len;
    pack(f, CC_SPAN("WARC/1.1 and so on"));
    put(f, f->packed.len);
    assert_int_equal(cc_member_find(f->fd, 0, CC_SPAN("WARC/"), &at), CC_OK);
    assert_int_equal(at, wanted);
    assert_int_equal(cc_member_find(f->fd, wanted, CC_SPAN("WARC/"), &at), CC_OK);
    assert_int_equal(cc_member_find(f->fd, wanted + 1, CC_SPAN("WARC/"), &at), CC_END);
    assert_int_equal(cc_member_find(f->fd, 1 << 30, CC_SPAN("WARC/"), &at), CC_END);
    assert_int_equal(cc_member_find(f->fd, 0, CC_SPAN(""), &at), CC_OK);
    assert_int_equal(at, 7); /* the inner one */
    put(f, f->packed.len - 1);
    assert_int_equal(cc_member_find(f->fd, 0, CC_SPAN("WARC/"), &at), CC_END);
}

static void the_buffers_limit_is_no_crash(void **state)
{
    struct fixture *f = *state;
    struct cc_error err;
    struct cc_buf small;

    cc_buf_init(&small, 100);
    assert_int_equal(cc_packer_add(f->packer, long_text(f), &small, &err), CC_E_LIMIT);
    cc_buf_done(&small);
}

int main(void)
{
#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_DIR(members_come_back_one_behind_the_other),
        WITH_DIR(a_part_is_enough_where_only_a_part_is_wanted),
        WITH_DIR(damage_is_told_from_an_end),
        WITH_DIR(a_member_is_found_by_what_it_holds),
        WITH_DIR(the_buffers_limit_is_no_crash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
