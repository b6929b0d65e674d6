#include "support.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/fetch/archive_index.h"
#include "cleancopy/fetch/gzip_member.h"
#include "cleancopy/source/warc.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define RESPONSE "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>tide</p>"

struct fixture {
    char *dir;
    struct cc_arena arena;
    struct cc_packer *packer;
    struct cc_buf file;
    uint64_t whole_bytes;
    struct cc_error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    f->dir = support_scratch();
    cc_arena_init(&f->arena, 64u << 20);
    f->packer = cc_packer_open();
    assert_non_null(f->packer);
    cc_buf_init(&f->file, 1 << 22);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_packer_close(f->packer);
    cc_buf_done(&f->file);
    cc_arena_done(&f->arena);
    support_scratch_done(f->dir);
    free(f);
    return 0;
}

static const char *path(struct fixture *f, const char *name)
{
    return cc_arena_printf(&f->arena, "%s/%s", f->dir, name).ptr;
}

static void add_record(struct fixture *f, const char *type, const char *url)
{
    struct cc_buf record;

    cc_buf_init(&record, 1 << 20);
    cc_warc_write(&record, type, cc_span_from(url), 1770000000, 0, "application/http",
                  CC_SPAN_EMPTY, CC_SPAN(RESPONSE));
    assert_int_equal(cc_packer_add(f->packer, cc_buf_span(&record), &f->file, NULL), CC_OK);
    cc_buf_done(&record);
}

/* The index of what is in f->file, after it was mended. */
static struct cc_span mend(struct fixture *f)
{
    int fd;

    support_write(path(f, "cleancopy-00003.warc.gz"),
                  f->file.len > 0 ? cc_buf_span(&f->file) : CC_SPAN(""));
    fd = open(path(f, "cleancopy-00003.warc.gz"), O_RDONLY);
    assert_true(fd >= 0);
    if (cc_archive_index_mend(f->dir, 3, fd, &f->whole_bytes, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    assert_int_equal(close(fd), 0);
    return cc_archive_has_index(f->dir, 3)
               ? support_read(&f->arena, path(f, "cleancopy-00003.cdxj"))
               : CC_SPAN_EMPTY;
}

static size_t count(struct cc_span text, const char *word)
{
    size_t n = 0, at;

    for (at = cc_span_find(text, cc_span_from(word), 0); at != (size_t)-1;
         at = cc_span_find(text, cc_span_from(word), at + 1))
        n++;
    return n;
}

static void a_file_without_an_index_gets_one(void **state)
{
    struct fixture *f = *state;
    struct cc_span index;

    add_record(f, "warcinfo", "");
    add_record(f, "response", "http://b.example/");
    add_record(f, "request", "http://b.example/");
    add_record(f, "revisit", "http://a.example/");
    add_record(f, "metadata", "http://a.example/");
    assert_false(cc_archive_has_index(f->dir, 3));
    index = mend(f);
    assert_true(cc_span_starts(index, CC_SPAN("example,a)/ 20260202024000 {")));
    assert_int_equal(count(index, "\n"), 2);
    assert_int_equal(count(index, "\"filename\": \"cleancopy-00003.warc.gz\""), 2);
    assert_int_equal(f->whole_bytes, f->file.len);
}

static void only_what_is_new_is_read(void **state)
{
    struct fixture *f = *state;

    add_record(f, "response", "http://b.example/");
    assert_int_equal(count(mend(f), "\n"), 1);
    f->file.ptr[15] ^= 1; /* not looked at again: the index says that it was good */
    add_record(f, "response", "http://a.example/");
    assert_int_equal(count(mend(f), "\n"), 2);
    assert_int_equal(f->whole_bytes, f->file.len);
}

static void an_empty_file_needs_none(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mend(f).len, 0);
    assert_false(cc_archive_has_index(f->dir, 3));
    assert_int_equal(f->whole_bytes, 0);
}

/* The hole is left out; what is no whole record at the end is told by *whole_bytes. */
static void damage_ends_one_record_and_not_the_index(void **state)
{
    struct fixture *f = *state;
    size_t hole, whole;

    add_record(f, "response", "http://a.example/");
    hole = f->file.len;
    add_record(f, "response", "http://b.example/");
    add_record(f, "response", "http://c.example/");
    whole = f->file.len;
    memset(f->file.ptr + hole, 0, 100);
    add_record(f, "response", "http://d.example/");
    f->file.len -= 3;
    assert_int_equal(count(mend(f), "\n"), 2);
    assert_int_equal(f->whole_bytes, whole);
}

/* More lines than are kept in memory would take a file of 200 MB: here the file is added to
 * many times instead. */
static void lines_are_added_in_order(void **state)
{
    struct fixture *f = *state;
    struct cc_span index;

    assert_int_equal(cc_archive_index_add(f->dir, 3, CC_SPAN("b 1 {}\n"), NULL), CC_OK);
    assert_int_equal(cc_archive_index_add(f->dir, 3, CC_SPAN("c 1 {}\na 1 {}\n"), NULL), CC_OK);
    index = support_read(&f->arena, path(f, "cleancopy-00003.cdxj"));
    assert_span_is(index, "a 1 {}\nb 1 {}\nc 1 {}\n");
}

static void names_have_five_digits(void **state)
{
    char name[CC_ARCHIVE_NAME_BYTES];

    (void)state;
    cc_archive_name(7, name);
    assert_string_equal(name, "cleancopy-00007.warc.gz");
    cc_archive_name(CC_ARCHIVE_MAX_FILES, name);
    assert_string_equal(name, "cleancopy-99999.warc.gz");
}

int main(void)
{
#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_DIR(a_file_without_an_index_gets_one),
        WITH_DIR(only_what_is_new_is_read),
        WITH_DIR(an_empty_file_needs_none),
        WITH_DIR(damage_ends_one_record_and_not_the_index),
        WITH_DIR(lines_are_added_in_order),
        cmocka_unit_test(names_have_five_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
