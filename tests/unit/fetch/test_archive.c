#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/config.h"
#include "cleancopy/fetch/archive.h"
#include "cleancopy/fetch/archive_read.h"

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

    if (cc_archive_open(f->dir, NULL, &a, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    return a;
}

static uint64_t add(struct fixture *f, struct cc_archive *a, const char *url,
                    const char *response)
{
    const char *file = NULL;
    uint64_t offset = 0;
    struct cc_archive_page page = {.url = cc_span_from(url),
                                   .date_s = 1770000000,
                                   .request = CC_SPAN(REQUEST),
                                   .http = cc_span_from(response)};

    if (cc_archive_add_page(a, &page, &file, &offset, &f->err) != CC_OK ||
        cc_archive_sync(a, &f->err) != CC_OK)
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

static void the_folder_is_made_and_a_file_in_its_place_is_refused(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = NULL;
    char path[512];

    snprintf(path, sizeof(path), "%s/a/b/c", f->dir);
    assert_int_equal(cc_archive_open(path, NULL, &a, &f->err), CC_OK);
    cc_archive_close(a);
    snprintf(path, sizeof(path), "%s/file", f->dir);
    support_write(path, CC_SPAN("x"));
    assert_int_equal(cc_archive_open(path, NULL, &a, &f->err), CC_E_IO);
    assert_non_null(strstr(f->err.message, "Not a directory"));
}

static void two_do_not_write_into_one_archive(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *first = open_it(f), *second = NULL;
    struct cc_page page;
    uint64_t offset;

    assert_int_equal(cc_archive_open(f->dir, NULL, &second, &f->err), CC_E_LOCKED);
    assert_null(second);
    assert_memory_equal(f->err.message, f->dir, strlen(f->dir));
    assert_non_null(strstr(f->err.message, "another run writes"));
    offset = add(f, first, URL, RESPONSE);
    assert_int_equal(read_at(f, offset, &page), CC_OK); /* who reads needs no lock */
    cc_archive_close(first);
    cc_archive_close(open_it(f));
}

static void the_highest_number_is_gone_on_with(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a;
    struct cc_archive_page page = {.url = CC_SPAN(URL), .date_s = 1, .http = CC_SPAN(RESPONSE)};
    const char *file = NULL;
    uint64_t offset;
    char path[512];

    snprintf(path, sizeof(path), "%s/cleancopy-00007.warc.gz", f->dir);
    support_write(path, CC_SPAN(""));
    snprintf(path, sizeof(path), "%s/cleancopy-00009.warc.gz.bak", f->dir);
    support_write(path, CC_SPAN(""));
    a = open_it(f);
    assert_int_equal(cc_archive_add_page(a, &page, &file, &offset, &f->err), CC_OK);
    assert_string_equal(file, "cleancopy-00007.warc.gz");
    cc_archive_close(a);
}

static struct cc_span read_index(struct fixture *f)
{
    char path[512];

    snprintf(path, sizeof(path), "%s/cleancopy-00000.cdxj", f->dir);
    return access(path, F_OK) == 0 ? support_read(&f->arena, path) : CC_SPAN_EMPTY;
}

static size_t count_lines(struct cc_span text)
{
    struct cc_span line;
    size_t n;

    for (n = 0; cc_span_next_line(&text, &line);)
        n++;
    return n;
}

static void finish(struct fixture *f, struct cc_archive *a)
{
    if (cc_archive_finish(a, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    cc_archive_close(a);
}

static void the_index_is_sorted_and_says_where_each_page_is(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    struct cc_span index;
    char wanted[64];
    uint64_t offset;

    add(f, a, "https://harbourpost.example/two", RESPONSE);
    offset = add(f, a, "https://harbourpost.example/one", RESPONSE);
    assert_int_equal(count_lines(read_index(f)), 0);
    finish(f, a);
    index = read_index(f);
    assert_int_equal(count_lines(index), 2);
    assert_true(cc_span_starts(index, CC_SPAN("example,harbourpost)/one 20260202024000 {")));
    snprintf(wanted, sizeof(wanted), "\"offset\": \"%llu\"", (unsigned long long)offset);
    assert_true(cc_span_find(index, cc_span_from(wanted), 0) <
                cc_span_find(index, CC_SPAN("\n"), 0));
    a = open_it(f); /* a second run that adds nothing */
    finish(f, a);
    assert_true(cc_span_is(read_index(f), index));
    a = open_it(f);
    add(f, a, "https://harbourpost.example/three", RESPONSE);
    finish(f, a);
    assert_int_equal(count_lines(read_index(f)), 3);
}

/* Killed before it finished; the index was removed; its end was cut off; it speaks of more than
 * there is; a file that an older version wrote has none. */
static void an_index_that_lacks_something_is_brought_up_to_date(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    struct cc_span whole;
    char path[512];

    snprintf(path, sizeof(path), "%s/cleancopy-00000.cdxj", f->dir);
    add(f, a, URL, RESPONSE);
    finish(f, a);
    a = open_it(f);
    add(f, a, "https://harbourpost.example/two", RESPONSE);
    cc_archive_close(a);
    assert_int_equal(count_lines(read_index(f)), 1);
    cc_archive_close(open_it(f));
    whole = read_index(f);
    assert_int_equal(count_lines(whole), 2);
    assert_int_equal(remove(path), 0);
    cc_archive_close(open_it(f));
    assert_true(cc_span_is(read_index(f), whole));
    support_write(path, cc_span_slice(whole, 0, whole.len - 9));
    cc_archive_close(open_it(f));
    assert_true(cc_span_is(read_index(f), whole));
    assert_int_equal(truncate(f->path, size_of(f) / 2), 0);
    cc_archive_close(open_it(f));
    assert_int_equal(count_lines(read_index(f)), 1);
    assert_int_equal(remove(path), 0);
    snprintf(path, sizeof(path), "%s/cleancopy-00001.warc.gz", f->dir);
    support_write(path, CC_SPAN(""));
    cc_archive_close(open_it(f));
    assert_int_equal(count_lines(read_index(f)), 1);
}

/* What a power cut may leave of records that were not synced. */
static void zeros_at_the_end_are_cut_off(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    uint64_t first = add(f, a, URL, RESPONSE);
    struct cc_page page;
    off_t whole = size_of(f);

    cc_archive_close(a);
    assert_int_equal(truncate(f->path, whole + 70000), 0);
    cc_archive_close(open_it(f));
    assert_int_equal(size_of(f), whole);
    assert_int_equal(read_at(f, first, &page), CC_OK);
    support_scratch_done(f->dir);
    f->dir = support_scratch();
    free(f->path);
    assert_true(asprintf(&f->path, "%s/" FILE_0, f->dir) > 0);
    support_write(f->path, CC_SPAN("")); /* nothing but zeros, and no index yet */
    assert_int_equal(truncate(f->path, 5000), 0);
    cc_archive_close(open_it(f));
    assert_int_equal(size_of(f), 0);
    assert_int_equal(count_lines(read_index(f)), 0);
}

static void damage_with_whole_records_behind_it_is_left_where_it_is(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    uint64_t first = add(f, a, URL, RESPONSE), second, third;
    struct cc_page page;
    struct cc_span all;
    off_t whole;

    second = add(f, a, "https://harbourpost.example/two", RESPONSE);
    third = add(f, a, "https://harbourpost.example/three", RESPONSE);
    cc_archive_close(a);
    whole = size_of(f);
    all = support_read(&f->arena, f->path);
    memset((char *)(uintptr_t)all.ptr + second, 0, 40);
    support_write(f->path, all);
    a = open_it(f);
    assert_int_equal(size_of(f), whole);
    assert_int_equal(read_at(f, first, &page), CC_OK);
    assert_int_equal(read_at(f, third, &page), CC_OK);
    assert_int_equal(add(f, a, URL, RESPONSE), whole);
    finish(f, a);
    assert_int_equal(count_lines(read_index(f)), 3);
}

/* A file of 1 GiB that takes no room on the disk: its index says that it is good to its end. */
static void a_full_file_is_left_and_the_next_begun(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_page page = {.url = CC_SPAN(URL), .date_s = 1, .http = CC_SPAN(RESPONSE)};
    const char line[] =
        "a)/ 1 {\"url\": \"u\", \"length\": \"1\", \"offset\": \"1073741823\"}\n";
    struct cc_archive *a;
    const char *file;
    uint64_t offset;
    char path[512];

    snprintf(path, sizeof(path), "%s/cleancopy-00000.cdxj", f->dir);
    support_write(path, CC_SPAN(line));
    support_write(f->path, CC_SPAN(""));
    assert_int_equal(truncate(f->path, 1 << 30), 0);
    a = open_it(f);
    assert_int_equal(cc_archive_add_page(a, &page, &file, &offset, &f->err), CC_OK);
    assert_string_equal(file, "cleancopy-00001.warc.gz");
    assert_true(offset > 0); /* it begins with a warcinfo record of its own */
    finish(f, a);
    assert_int_equal(size_of(f), 1 << 30);
    assert_span_is(read_index(f), line);
    snprintf(path, sizeof(path), "%s/cleancopy-00001.cdxj", f->dir);
    assert_int_equal(count_lines(support_read(&f->arena, path)), 1);
}

static void revisits_are_indexed_and_refusals_are_not(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    struct cc_archive_page page = {.url = CC_SPAN(URL),
                                   .date_s = 1770003600,
                                   .request = CC_SPAN(REQUEST),
                                   .http = CC_SPAN("HTTP/1.1 304 Not Modified\r\n\r\n")};
    struct cc_archive_refusal refusal = {
        .url = CC_SPAN(URL), .date_s = 1770003600, .reason = CC_SPAN("robots")};
    struct cc_archive_origin origin;
    uint64_t first = add(f, a, URL, RESPONSE);
    off_t before = size_of(f), bytes;

    assert_int_equal(cc_archive_find(f->dir, CC_SPAN(FILE_0), first, &f->arena, &origin, NULL),
                     CC_OK);
    assert_int_equal(
        cc_archive_add_revisit(a, &page, CC_REVISIT_NOT_MODIFIED, &origin, &f->err), CC_OK);
    bytes = size_of(f) - before;
    assert_true(bytes > 100 && bytes < 600);
    before += bytes;
    assert_int_equal(cc_archive_add_refusal(a, &refusal, &f->err), CC_OK);
    assert_true(size_of(f) - before < 400);
    finish(f, a);
    assert_int_equal(count_lines(read_index(f)), 2);
    assert_true(cc_span_find(read_index(f), CC_SPAN("\"mime\": \"warc/revisit\""), 0) !=
                (size_t)-1);
}

static void a_record_over_the_limit_leaves_no_trace(void **state)
{
    struct fixture *f = *state;
    struct cc_archive *a = open_it(f);
    size_t n = (size_t)65 << 20;
    char *big = malloc(n);
    struct cc_archive_page page = {.url = CC_SPAN(URL), .date_s = 1, .http = {big, n}};
    const char *file;
    uint64_t offset;
    off_t before;

    assert_non_null(big);
    memset(big, 'x', n);
    add(f, a, URL, RESPONSE);
    before = size_of(f);
    assert_int_equal(cc_archive_add_page(a, &page, &file, &offset, &f->err), CC_E_LIMIT);
    assert_int_equal(size_of(f), before);
    add(f, a, URL, RESPONSE);
    finish(f, a);
    assert_int_equal(count_lines(read_index(f)), 2);
    free(big);
}

static void a_heap_that_is_short_leaves_whole_records(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_page page = {.url = CC_SPAN(URL),
                                   .date_s = 1770000000,
                                   .request = CC_SPAN(REQUEST),
                                   .http = CC_SPAN(RESPONSE)};
    const char *file;
    uint64_t offset, n_good = 0;

    for (uint64_t nth = 1; nth < 80; nth++) {
        struct cc_archive *a = NULL;
        enum cc_status st;

        cc_alloc_fail_at(nth, false);
        st = cc_archive_open(f->dir, NULL, &a, &f->err);
        if (st == CC_OK)
            st = cc_archive_add_page(a, &page, &file, &offset, &f->err);
        n_good += st == CC_OK;
        if (st == CC_OK)
            st = cc_archive_finish(a, &f->err);
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        if (st != CC_OK)
            assert_null(strstr(f->err.message, "more than"));
        cc_archive_close(a);
    }
    cc_archive_close(open_it(f));
    assert_int_equal(count_lines(read_index(f)), n_good);
    assert_true(n_good > 0);
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
        WITH_DIR(the_folder_is_made_and_a_file_in_its_place_is_refused),
        WITH_DIR(two_do_not_write_into_one_archive),
        WITH_DIR(the_highest_number_is_gone_on_with),
        WITH_DIR(the_index_is_sorted_and_says_where_each_page_is),
        WITH_DIR(an_index_that_lacks_something_is_brought_up_to_date),
        WITH_DIR(zeros_at_the_end_are_cut_off),
        WITH_DIR(damage_with_whole_records_behind_it_is_left_where_it_is),
        WITH_DIR(a_full_file_is_left_and_the_next_begun),
        WITH_DIR(revisits_are_indexed_and_refusals_are_not),
        WITH_DIR(a_record_over_the_limit_leaves_no_trace),
        WITH_DIR(a_heap_that_is_short_leaves_whole_records),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
