#include "support.h"

#include "cleancopy/fetch/archive_lookup.h"
#include "cleancopy/fetch/archive_record.h"
#include "cleancopy/fetch/cdxj.h"
#include "cleancopy/fetch/cdxj_file.h"
#include "cleancopy/fetch/gzip_member.h"
#include "cleancopy/source/warc.h"

#include <stdio.h>
#include <stdlib.h>

#define TIDE  "https://harbourpost.example/tide"
#define FERRY "https://harbourpost.example/ferry"
#define OK    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>tide"

/* An archive of one file that grows, with its index. */
struct fixture {
    char *dir;
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_error err;
    struct cc_buf file, lines;
    char id[CC_WARC_ID_BYTES]; /* of the response put last */
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    assert_non_null(f);
    f->dir = support_scratch();
    cc_arena_init(&f->arena, 64u << 20);
    cc_config_defaults(&f->cfg);
    cc_buf_init(&f->file, 1 << 20);
    cc_buf_init(&f->lines, 1 << 24);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_arena_done(&f->arena);
    cc_buf_done(&f->file);
    cc_buf_done(&f->lines);
    support_scratch_done(f->dir);
    free(f);
    return 0;
}

static const char *path(struct fixture *f, const char *name)
{
    return cc_arena_printf(&f->arena, "%s/%s", f->dir, name).ptr;
}

/* Packs the record behind the others; its offset. */
static uint64_t add(struct fixture *f, struct cc_buf *record)
{
    struct cc_packer *packer = cc_packer_open();
    struct cc_cdxj_place place = {.offset = f->file.len, .file = CC_SPAN("w.warc.gz")};

    assert_non_null(packer);
    assert_int_equal(cc_packer_add(packer, cc_buf_span(record), &f->file, &f->err), CC_OK);
    cc_packer_close(packer);
    place.length = f->file.len - place.offset;
    cc_cdxj_add(&f->lines, cc_buf_span(record), &place);
    cc_buf_done(record);
    return place.offset;
}

static uint64_t add_response(struct fixture *f, const char *url, int64_t date_s,
                             const char *http)
{
    struct cc_archive_page page = {
        .url = cc_span_from(url), .date_s = date_s, .http = cc_span_from(http)};
    struct cc_buf record;

    cc_buf_init(&record, 1 << 20);
    cc_archive_record_response(&record, &page, 0, f->id);
    return add(f, &record);
}

/* Of the response that was put last, at `refers_to`. */
static void add_revisit(struct fixture *f, const char *url, int64_t date_s,
                        const char *original, const char *refers_to)
{
    struct cc_archive_page page = {
        .url = cc_span_from(url), .date_s = date_s, .http = CC_SPAN(OK)};
    struct cc_archive_origin origin = {.id = cc_span_from(f->id),
                                       .url = cc_span_from(original),
                                       .date = cc_span_from(refers_to)};
    struct cc_buf record;

    cc_buf_init(&record, 1 << 20);
    cc_archive_record_revisit(&record, &page, 0, CC_REVISIT_SAME_DECODED, &origin);
    (void)add(f, &record);
}

static void write_all(struct fixture *f)
{
    support_write(path(f, "w.warc.gz"), cc_buf_span(&f->file));
    assert_int_equal(
        cc_cdxj_file_merge(path(f, "w.cdxj"), true, cc_buf_span(&f->lines), &f->err), CC_OK);
}

static enum cc_status look(struct fixture *f, const char *url,
                           struct cc_archive_capture *capture)
{
    return cc_archive_lookup(f->dir, cc_span_from(url), &f->arena, &f->cfg.limits, capture,
                             &f->err);
}

static void assert_found(struct fixture *f, const char *asked, const char *url, uint64_t offset)
{
    struct cc_archive_capture capture;

    assert_int_equal(look(f, asked, &capture), CC_OK);
    assert_span_is(capture.url, url);
    assert_span_is(capture.file, "w.warc.gz");
    assert_int_equal(capture.offset, offset);
}

static void the_newest_page_is_found_among_many(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_capture capture;
    uint64_t newest;
    char url[64];

    for (int i = 0; i < 200; i++) {
        (void)snprintf(url, sizeof url, "https://harbourpost.example/tide%d", i);
        (void)add_response(f, url, 1770000000 + i, OK);
    }
    newest = add_response(f, TIDE, 1770009000, OK);
    (void)add_response(f, TIDE, 1770000500, OK);
    (void)add_response(f, TIDE, 1770009999, "HTTP/1.1 404 Not Found\r\n\r\ngone");
    write_all(f);
    assert_found(f, TIDE, TIDE, newest);
    assert_found(f, "http://www.harbourpost.example/tide", TIDE, newest); /* one key */
    for (int i = 0; i < 200; i++) {
        (void)snprintf(url, sizeof url, "https://harbourpost.example/tide%d", i);
        assert_int_equal(look(f, url, &capture), CC_OK);
        assert_span_is(capture.url, url);
    }
    assert_int_equal(look(f, "https://harbourpost.example/tid", &capture), CC_END);
    assert_int_equal(look(f, "https://aaa.example/", &capture), CC_END);
    assert_int_equal(look(f, "https://zzz.example/", &capture), CC_END);
}

static void a_revisit_leads_to_the_response_that_it_names(void **state)
{
    struct fixture *f = *state;
    uint64_t first = add_response(f, TIDE, 1770000000, OK);

    add_revisit(f, TIDE, 1770003600, TIDE, "2026-02-02T02:40:00Z");
    write_all(f);
    assert_found(f, TIDE, TIDE, first);
}

static void a_redirect_is_followed(void **state)
{
    struct fixture *f = *state;
    uint64_t page = add_response(f, TIDE, 1770000000, OK);

    (void)add_response(f, FERRY, 1770000001,
                       "HTTP/1.1 301 Moved\r\nLocation: /tide#now\r\n\r\n");
    write_all(f);
    assert_found(f, FERRY, TIDE, page);
}

static void redirects_in_a_circle_have_an_end(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_capture capture;

    (void)add_response(f, FERRY, 1770000001, "HTTP/1.1 301 Moved\r\nLocation: /tide\r\n\r\n");
    (void)add_response(f, TIDE, 1770000001, "HTTP/1.1 302 Moved\r\nLocation: /ferry\r\n\r\n");
    write_all(f);
    assert_int_equal(look(f, FERRY, &capture), CC_E_INPUT);
    assert_non_null(strstr(f->err.message, "redirects in a row"));
}

static void as_many_hops_as_allowed_are_followed_and_no_more(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_capture capture;
    char url[64], http[128];

    for (int i = 0; i < CC_ARCHIVE_LOOKUP_HOPS; i++) {
        (void)snprintf(url, sizeof url, "https://harbourpost.example/%d", i);
        (void)snprintf(http, sizeof http, "HTTP/1.1 301 Moved\r\nLocation: /%d\r\n\r\n", i + 1);
        (void)add_response(f, url, 1770000000, http);
    }
    (void)snprintf(url, sizeof url, "https://harbourpost.example/%d", CC_ARCHIVE_LOOKUP_HOPS);
    (void)add_response(f, url, 1770000000, OK);
    write_all(f);
    assert_int_equal(look(f, "https://harbourpost.example/1", &capture), CC_OK);
    assert_int_equal(look(f, "https://harbourpost.example/0", &capture), CC_E_INPUT);
}

static void lines_that_mean_nothing_or_leave_the_folder_are_passed(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_capture capture;

    support_write(
        path(f, "a.cdxj"),
        CC_SPAN("example,harbourpost)/tide 20260202024000 {\"url\": \"" TIDE "\", "
                "\"status\": \"200\", \"offset\": \"0\", \"filename\": \"../w.warc.gz\"}\n"
                "example,harbourpost)/tide 20260202024001 no json\n"
                "example,harbourpost)/tide 2026\n"
                "example,harbourpost)/tide "));
    support_write(path(f, "b.cdxj"), CC_SPAN(""));
    support_write(path(f, "c.cdxj"), CC_SPAN("\n\n\n"));
    assert_int_equal(look(f, TIDE, &capture), CC_END);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_capture capture;

    assert_int_equal(cc_archive_lookup("/nowhere/at/all", CC_SPAN(TIDE), &f->arena,
                                       &f->cfg.limits, &capture, &f->err),
                     CC_E_INPUT);
    assert_non_null(strstr(f->err.message, "/nowhere/at/all"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_newest_page_is_found_among_many),
        TEST(a_revisit_leads_to_the_response_that_it_names),
        TEST(a_redirect_is_followed),
        TEST(redirects_in_a_circle_have_an_end),
        TEST(as_many_hops_as_allowed_are_followed_and_no_more),
        TEST(lines_that_mean_nothing_or_leave_the_folder_are_passed),
        TEST(a_folder_that_is_not_there_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
