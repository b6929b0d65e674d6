#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/config.h"
#include "cleancopy/fetch/archive.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define URL     "https://harbourpost.example/tide"
#define REQUEST "GET /tide HTTP/1.1\r\nHost: harbourpost.example\r\n\r\n"
#define RESPONSE                                                                               \
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: "                        \
    "chunked\r\n\r\n<p>tide</p>"
#define FILE_0 "cleancopy-00000.warc.gz"

struct fixture {
    char *dir, *path;
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->dir = support_scratch();
    assert_true(asprintf(&f->path, "%s/" FILE_0, f->dir) > 0);
    cc_arena_init(&f->arena, 64u << 20);
    cc_config_defaults(&f->cfg);
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

static struct cc_archive *open_it(struct fixture *f)
{
    struct cc_archive *a = NULL;

    if (cc_archive_open(f->dir, &a, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    return a;
}

static uint64_t add(struct fixture *f, struct cc_archive *a, const char *url,
                    const char *response)
{
    const char *file = NULL;
    uint64_t offset = 0;

    if (cc_archive_add_page(a, cc_span_from(url), 1770000000, CC_SPAN(REQUEST),
                            cc_span_from(response), &file, &offset, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    assert_string_equal(file, FILE_0);
    return offset;
}

static enum cc_status read_at(struct fixture *f, uint64_t offset, struct cc_page *page)
{
    return cc_archive_read(f->dir, CC_SPAN(FILE_0), offset, &f->arena, &f->cfg.limits, page,
                           &f->err);
}

static off_t size_of(struct fixture *f)
{
    struct stat st;

    assert_int_equal(stat(f->path, &st), 0);
    return st.st_size;
}

static void pages_come_back_with_url_and_time(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    uint64_t first = add(f, a, URL, RESPONSE), second;
    struct cc_page page;

    second = add(
        f, a, "https://harbourpost.example/two",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\n<p>two</p>");
    cc_archive_close(a);
    assert_true(first > 0); /* the file begins with its warcinfo record */
    assert_true(second > first);
    if (read_at(f, first, &page) != CC_OK)
        fail_msg("%s", f->err.message);
    assert_span_is(page.bytes, "<p>tide</p>");
    assert_span_is(page.url, URL);
    assert_span_is(page.content_type, "text/html");
    assert_int_equal(page.fetched_at_s, 1770000000);
    assert_true(cc_span_starts(page.source, CC_SPAN(FILE_0 ":")));
    assert_int_equal(read_at(f, second, &page), CC_OK);
    assert_span_is(page.bytes, "<p>two</p>");
}

static void headers_that_no_longer_hold_are_renamed(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    struct cc_span all;
    char command[512];

    add(f, a, URL, RESPONSE);
    cc_archive_close(a);
    snprintf(command, sizeof(command), "gzip -dc %s > %s/plain", f->path, f->dir);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof(command), "%s/plain", f->dir);
    all = support_read(&f->arena, command);
    assert_true(cc_span_starts(all, CC_SPAN("WARC/1.1\r\n")));
    assert_true(cc_span_find(all, CC_SPAN("\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n"),
                             0) != (size_t)-1);
    assert_true(cc_span_find(all, CC_SPAN("\r\nContent-Length: 11\r\n\r\n<p>tide</p>"), 0) !=
                (size_t)-1);
    assert_true(cc_span_find(all, CC_SPAN("GET /tide HTTP/1.1\r\n"), 0) != (size_t)-1);
    assert_true(cc_span_find(all, CC_SPAN("WARC-Type: warcinfo"), 0) != (size_t)-1);
}

static void a_reopened_archive_goes_on_where_it_was(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    uint64_t first = add(f, a, URL, RESPONSE), second;
    off_t before;
    struct cc_page page;

    cc_archive_close(a);
    before = size_of(f);
    a = open_it(f);
    assert_int_equal(size_of(f), before);
    second = add(f, a, URL, RESPONSE);
    cc_archive_close(a);
    assert_int_equal(second, before);
    assert_int_equal(read_at(f, first, &page), CC_OK);
    assert_int_equal(read_at(f, second, &page), CC_OK);
}

/* A crash at any byte of the last record: what was whole before stays, the rest is cut off. */
static void a_tail_cut_anywhere_is_cut_off(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    uint64_t first = add(f, a, URL, RESPONSE);
    struct cc_page page;
    struct cc_span all;
    off_t whole = size_of(f), longer, cut;

    (void)add(f, a, "https://harbourpost.example/two", RESPONSE);
    cc_archive_close(a);
    longer = size_of(f);
    all = support_read(&f->arena, f->path);
    for (cut = whole; cut < longer; cut += 7) {
        support_write(f->path, cc_span_slice(all, 0, (size_t)cut));
        a = open_it(f);
        if (size_of(f) > cut || size_of(f) < whole)
            fail_msg("cut at %lld of %lld: %lld left", (long long)cut, (long long)longer,
                     (long long)size_of(f));
        cc_archive_close(a);
        assert_int_equal(read_at(f, first, &page), CC_OK);
    }
}

static void garbage_behind_the_last_record_is_cut_off(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    off_t whole;
    FILE *file;

    add(f, a, URL, RESPONSE);
    cc_archive_close(a);
    whole = size_of(f);
    file = fopen(f->path, "ab");
    assert_non_null(file);
    assert_int_equal(fwrite("\x1f\x8b\x08\0\0\0\0\0\0\3garbage", 1, 17, file), 17);
    fclose(file);
    a = open_it(f);
    assert_int_equal(size_of(f), whole);
    cc_archive_close(a);
}

static void the_same_page_makes_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    struct cc_span one, two;

    add(f, a, URL, RESPONSE);
    cc_archive_close(a);
    one = support_read(&f->arena, f->path);
    assert_int_equal(remove(f->path), 0);
    a = open_it(f);
    add(f, a, URL, RESPONSE);
    cc_archive_close(a);
    two = support_read(&f->arena, f->path);
    assert_true(cc_span_is(one, two));
}

static void an_offset_that_is_no_record_is_bad_input(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    uint64_t first = add(f, a, URL, RESPONSE);
    struct cc_page page;

    cc_archive_close(a);
    assert_int_equal(read_at(f, first + 1, &page), CC_E_INPUT);
    assert_int_equal(read_at(f, 0, &page), CC_E_INPUT); /* warcinfo is no page */
    assert_int_equal(read_at(f, (uint64_t)size_of(f), &page), CC_E_INPUT);
    assert_int_equal(cc_archive_read(f->dir, CC_SPAN("missing.warc.gz"), 0, &f->arena,
                                     &f->cfg.limits, &page, &f->err),
                     CC_E_INPUT);
}

static void a_record_over_the_limit_is_not_read(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    uint64_t first = add(f, a, URL, RESPONSE);
    struct cc_page page;

    cc_archive_close(a);
    f->cfg.limits.max_input_bytes = 100;
    assert_int_equal(read_at(f, first, &page), CC_E_LIMIT);
}

static void the_folder_is_made_and_a_file_in_its_place_is_refused(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = NULL;
    char path[512];

    snprintf(path, sizeof(path), "%s/a/b/c", f->dir);
    assert_int_equal(cc_archive_open(path, &a, &f->err), CC_OK);
    cc_archive_close(a);
    snprintf(path, sizeof(path), "%s/file", f->dir);
    support_write(path, CC_SPAN("x"));
    assert_int_equal(cc_archive_open(path, &a, &f->err), CC_E_IO);
    assert_non_null(strstr(f->err.message, "Not a directory"));
}

static void the_highest_number_is_gone_on_with(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a;
    const char *file = NULL;
    uint64_t offset;
    char path[512];

    snprintf(path, sizeof(path), "%s/cleancopy-00007.warc.gz", f->dir);
    support_write(path, CC_SPAN(""));
    snprintf(path, sizeof(path), "%s/cleancopy-00009.warc.gz.bak", f->dir);
    support_write(path, CC_SPAN(""));
    a = open_it(f);
    assert_int_equal(cc_archive_add_page(a, CC_SPAN(URL), 1, CC_SPAN(REQUEST),
                                         CC_SPAN(RESPONSE), &file, &offset, &f->err),
                     CC_OK);
    assert_string_equal(file, "cleancopy-00007.warc.gz");
    cc_archive_close(a);
}

int main(void)
{
#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_DIR(pages_come_back_with_url_and_time),
        WITH_DIR(headers_that_no_longer_hold_are_renamed),
        WITH_DIR(a_reopened_archive_goes_on_where_it_was),
        WITH_DIR(a_tail_cut_anywhere_is_cut_off),
        WITH_DIR(garbage_behind_the_last_record_is_cut_off),
        WITH_DIR(the_same_page_makes_the_same_bytes),
        WITH_DIR(an_offset_that_is_no_record_is_bad_input),
        WITH_DIR(a_record_over_the_limit_is_not_read),
        WITH_DIR(the_folder_is_made_and_a_file_in_its_place_is_refused),
        WITH_DIR(the_highest_number_is_gone_on_with),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
