#include "support.h"

#include "cleancopy/fetch/archive_read.h"
#include "cleancopy/fetch/gzip_member.h"

#include <stdio.h>
#include <stdlib.h>

#define URL      "https://harbourpost.example/tide"
#define FILE_0   "cleancopy-00000.warc.gz"
#define RESPONSE "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>tide</p>"

struct fixture {
    char *dir, *path;
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_error err;
    struct cc_buf packed;
    char id[CC_WARC_ID_BYTES];
    uint64_t response, request;
};

static void pack(struct fixture *f, struct cc_buf *record)
{
    struct cc_packer *packer = cc_packer_open();

    assert_non_null(packer);
    assert_int_equal(cc_packer_add(packer, cc_buf_span(record), &f->packed, &f->err), CC_OK);
    cc_packer_close(packer);
    cc_buf_done(record);
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    struct cc_archive_page page = {.url = CC_SPAN(URL),
                                   .date_s = 1770000000,
                                   .request = CC_SPAN("GET / HTTP/1.1\r\n\r\n"),
                                   .http = CC_SPAN(RESPONSE)};
    struct cc_archive_crawler nobody = {.contact = CC_SPAN_EMPTY};
    struct cc_buf record;

    f->dir = support_scratch();
    assert_true(asprintf(&f->path, "%s/" FILE_0, f->dir) > 0);
    cc_arena_init(&f->arena, 64u << 20);
    cc_config_defaults(&f->cfg);
    cc_buf_init(&f->packed, 1 << 20);
    cc_buf_init(&record, 1 << 20);
    cc_archive_record_info(&record, &nobody, FILE_0, 1770000000);
    pack(f, &record);
    f->response = f->packed.len;
    cc_archive_record_response(&record, &page, 0, f->id);
    pack(f, &record);
    f->request = f->packed.len;
    cc_archive_record_request(&record, &page, 0, f->id);
    pack(f, &record);
    support_write(f->path, cc_buf_span(&f->packed));
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_arena_done(&f->arena);
    cc_buf_done(&f->packed);
    support_scratch_done(f->dir);
    free(f->path);
    free(f);
    return 0;
}

static enum cc_status read_at(struct fixture *f, const char *file, uint64_t offset,
                              struct cc_page *page)
{
    return cc_archive_read(f->dir, cc_span_from(file), offset, &f->arena, &f->cfg.limits, page,
                           &f->err);
}

static enum cc_status find(struct fixture *f, const char *file, uint64_t offset,
                           struct cc_archive_origin *origin)
{
    return cc_archive_find(f->dir, cc_span_from(file), offset, &f->arena, origin, &f->err);
}

static void a_page_comes_back_with_url_time_and_source(void **state)
{
    struct fixture *f = *state;
    struct cc_page page;
    char source[64];

    if (read_at(f, FILE_0, f->response, &page) != CC_OK)
        fail_msg("%s", f->err.message);
    assert_span_is(page.bytes, "<!doctype html><p>tide</p>");
    assert_span_is(page.url, URL);
    assert_int_equal(page.fetched_at_s, 1770000000);
    snprintf(source, sizeof(source), FILE_0 ":%u", (unsigned)f->response);
    assert_span_is(page.source, source);
}

static void an_offset_that_is_no_page_is_bad_input(void **state)
{
    struct fixture *f = *state;
    struct cc_page page;

    assert_int_equal(read_at(f, FILE_0, f->response + 1, &page), CC_E_INPUT);
    assert_int_equal(read_at(f, FILE_0, 0, &page), CC_E_INPUT); /* warcinfo is no page */
    assert_int_equal(read_at(f, FILE_0, f->request, &page), CC_E_INPUT);
    assert_int_equal(read_at(f, FILE_0, f->packed.len, &page), CC_E_INPUT);
    assert_int_equal(read_at(f, "missing.warc.gz", 0, &page), CC_E_INPUT);
    assert_non_null(strstr(f->err.message, "missing.warc.gz: cannot open it: No such file"));
}

static void a_record_over_the_limit_is_not_read(void **state)
{
    struct fixture *f = *state;
    struct cc_page page;

    f->cfg.limits.max_input_bytes = 100;
    assert_int_equal(read_at(f, FILE_0, f->response, &page), CC_E_LIMIT);
}

static void what_a_revisit_says_of_it_is_found(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_origin origin;
    char digest[CC_DIGEST_BYTES];

    assert_int_equal(find(f, FILE_0, f->response, &origin), CC_OK);
    cc_archive_payload_digest(CC_SPAN(RESPONSE), digest);
    assert_span_is(origin.id, f->id);
    assert_span_is(origin.url, URL);
    assert_span_is(origin.date, "2026-02-02T02:40:00Z");
    assert_span_is(origin.digest, digest);
}

/* As version 0.1 wrote it before it took digests. */
static void an_old_record_has_no_digest(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_origin origin;
    struct cc_buf record;
    uint64_t at = f->packed.len;

    cc_buf_init(&record, 1 << 20);
    cc_warc_write(&record, "response", CC_SPAN(URL), 0, 0, "application/http; msgtype=response",
                  CC_SPAN_EMPTY, CC_SPAN(RESPONSE));
    pack(f, &record);
    support_write(f->path, cc_buf_span(&f->packed));
    assert_int_equal(find(f, FILE_0, at, &origin), CC_OK);
    assert_span_is(origin.date, "1970-01-01T00:00:00Z");
    assert_int_equal(origin.digest.len, 0);
}

static void a_record_that_is_gone_is_the_end_of_it(void **state)
{
    struct fixture *f = *state;
    struct cc_archive_origin origin;

    assert_int_equal(find(f, "missing.warc.gz", 0, &origin), CC_END);
    assert_int_equal(origin.id.len, 0);
    assert_int_equal(find(f, FILE_0, 0, &origin), CC_END);
    assert_int_equal(find(f, FILE_0, f->response + 1, &origin), CC_END);
    assert_int_equal(find(f, FILE_0, f->packed.len + 9, &origin), CC_END);
}

int main(void)
{
#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_DIR(a_page_comes_back_with_url_time_and_source),
        WITH_DIR(an_offset_that_is_no_page_is_bad_input),
        WITH_DIR(a_record_over_the_limit_is_not_read),
        WITH_DIR(what_a_revisit_says_of_it_is_found),
        WITH_DIR(an_old_record_has_no_digest),
        WITH_DIR(a_record_that_is_gone_is_the_end_of_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
