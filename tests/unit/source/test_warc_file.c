#include "pack.h"

#include "cleancopy/source/warc.h"
#include "cleancopy/source/warc_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

struct place {
    char *dir;
    char path[300];
    struct cc_arena arena;
    struct cc_limits limits;
    struct cc_warc_file file;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    (void)snprintf(place->path, sizeof place->path, "%s/w", place->dir);
    cc_arena_init(&place->arena, 1 << 28);
    place->limits.max_input_bytes = 100000;
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_stream_close(place->file.stream);
    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static void open_with(struct place *place, struct cc_span bytes)
{
    support_write(place->path, bytes);
    cc_stream_close(place->file.stream);
    assert_int_equal(cc_stream_open(place->path, &place->file.stream, NULL), CC_OK);
    place->file.path = "w";
    place->file.limits = &place->limits;
    place->file.is_damaged = false;
}

/* A response whose page is `text`. */
static struct cc_span response(struct place *place, const char *text)
{
    struct cc_span block = cc_arena_printf(
        &place->arena, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s", text);
    struct cc_span out;
    struct cc_buf buf;

    cc_buf_init(&buf, 1 << 24);
    cc_warc_write(&buf, "response", CC_SPAN("https://harbourpost.example/a"), 1714543200, 0,
                  "application/http; msgtype=response", CC_SPAN_EMPTY, block);
    out = cc_arena_copy(&place->arena, cc_buf_span(&buf));
    cc_buf_done(&buf);
    return out;
}

static struct cc_span other(struct place *place, const char *type, struct cc_span block)
{
    struct cc_span out;
    struct cc_buf buf;

    cc_buf_init(&buf, 1 << 26);
    cc_warc_write(&buf, type, CC_SPAN_EMPTY, 0, 0, "application/warc-fields", CC_SPAN_EMPTY,
                  block);
    out = cc_arena_copy(&place->arena, cc_buf_span(&buf));
    cc_buf_done(&buf);
    return out;
}

/* All pages as "bytes@source", failures as "!status@source". */
static const char *read_all(struct place *place)
{
    static char text[4096];
    struct cc_page page;
    struct cc_error err;
    size_t len = 0;
    int i;

    text[0] = '\0';
    for (i = 0; i < 100; i++) {
        enum cc_status st = cc_warc_file_next(&place->file, &place->arena, &page, &err);

        if (st == CC_END)
            return text;
        if (st != CC_OK)
            assert_non_null(cc_span_find(cc_span_from(err.message), page.source, 0) + 1);
        len += (size_t)snprintf(
            text + len, sizeof text - len, "%s%s%.*s@%.*s", i == 0 ? "" : " ",
            st == CC_OK ? "" : "!",
            st == CC_OK ? (int)page.bytes.len : (int)strlen(cc_status_name(st)),
            st == CC_OK ? page.bytes.ptr : cc_status_name(st), CC_SPAN_PRINT(page.source));
    }
    fail_msg("it does not end: %.300s", text);
    return NULL;
}

static void pages_come_with_their_place_whatever_the_packing(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span info = other(place, "warcinfo", CC_SPAN("software: x\r\n"));
    struct cc_span a = response(place, "<p>a"), b = response(place, "<p>b"), all;
    struct cc_span packed = join(arena, pack_gzip(arena, info), pack_gzip(arena, a));

    all = join(arena, join(arena, info, a), b);
    open_with(place, all);
    assert_string_equal(
        read_all(place),
        cc_arena_printf(arena, "<p>a@w:%zu <p>b@w:%zu", info.len, info.len + a.len).ptr);
    open_with(place, join(arena, packed, pack_gzip(arena, b))); /* a member a record */
    assert_string_equal(read_all(place), cc_arena_printf(arena, "<p>a@w:%zu <p>b@w:%zu",
                                                         pack_gzip(arena, info).len, packed.len)
                                             .ptr);
    open_with(place, pack_gzip(arena, all)); /* one member for all */
    assert_string_equal(
        read_all(place),
        cc_arena_printf(arena, "<p>a@w:0+%zu <p>b@w:0+%zu", info.len, info.len + a.len).ptr);
    open_with(place, pack_zstd(arena, all));
    assert_non_null(strstr(read_all(place), "<p>b@w:0+"));
}

static void a_cut_record_is_reported_once_and_the_rest_read(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span a = response(place, "<p>a"), b = response(place, "<p>b");
    struct cc_span packed_a = pack_gzip(arena, a), packed_b = pack_gzip(arena, b);

    open_with(place, join(arena, a, cc_span_slice(b, 0, b.len - 6)));
    assert_string_equal(read_all(place),
                        cc_arena_printf(arena, "<p>a@w:0 !input@w:%zu", a.len).ptr);
    open_with(place, join(arena, packed_a, cc_span_slice(packed_b, 0, packed_b.len / 2)));
    assert_string_equal(read_all(place),
                        cc_arena_printf(arena, "<p>a@w:0 !input@w:%zu", packed_a.len).ptr);
    /* only the check sum is cut off: the page is whole, and the cut is reported behind it */
    open_with(place, join(arena, packed_a, cc_span_slice(packed_b, 0, packed_b.len - 8)));
    assert_non_null(strstr(read_all(place), "<p>b@"));
    cc_stream_close(place->file.stream);
    place->file.stream = NULL;
    open_with(place, join(arena, packed_a, cc_span_slice(packed_b, 0, packed_b.len - 8)));
    assert_non_null(strstr(read_all(place), " !input@"));
    open_with(place, join(arena, packed_a, cc_span_slice(packed_b, 0, 5)));
    assert_string_equal(read_all(place),
                        cc_arena_printf(arena, "<p>a@w:0 !input@w:%zu", packed_a.len).ptr);
}

static void damage_in_the_middle_costs_one_record(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span a = response(place, "<p>a"), b = response(place, "<p>b");
    struct cc_span bad = cc_arena_copy(arena, b),
                   packed = cc_arena_copy(arena, pack_gzip(arena, b));
    struct cc_span gzip = pack_gzip(arena, a);
    const char *got;

    memset((char *)(uintptr_t)bad.ptr + 10, 'x', 9); /* "WARC-Type" */
    open_with(place, join(arena, join(arena, a, bad), a));
    assert_string_equal(
        read_all(place),
        cc_arena_printf(arena, "<p>a@w:0 !input@w:%zu <p>a@w:%zu", a.len, a.len + b.len).ptr);
    memset((char *)(uintptr_t)packed.ptr + 40, 0xff, 60);
    open_with(place, join(arena, join(arena, gzip, packed), gzip));
    got = read_all(place);
    assert_non_null(strstr(got, "<p>a@w:0 !input@"));
    assert_non_null(
        strstr(got, cc_arena_printf(arena, " <p>a@w:%zu", gzip.len + packed.len).ptr));
    /* garbage between records */
    open_with(place, join(arena, join(arena, a, CC_SPAN("garbage\r\n")), b));
    got = read_all(place);
    assert_non_null(strstr(got, "!input"));
    assert_non_null(strstr(got, "<p>b@"));
}

static void a_record_at_the_limit_is_read_and_one_past_it_passed(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span head = response(place, ""), text, full, over;
    size_t http_bytes = strlen("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
    struct cc_page page;

    text = repeat(arena, 'x', place->limits.max_input_bytes - http_bytes + 1);
    ((char *)(uintptr_t)text.ptr)[text.len] = '\0';
    over = response(place, text.ptr);
    full = response(place, text.ptr + 1);
    open_with(place, join(arena, join(arena, full, over), response(place, "<p>a")));
    assert_int_equal(cc_warc_file_next(&place->file, arena, &page, NULL), CC_OK);
    assert_int_equal(page.bytes.len, text.len - 1);
    assert_int_equal(cc_warc_file_next(&place->file, arena, &page, NULL), CC_E_LIMIT);
    assert_int_equal(cc_warc_file_next(&place->file, arena, &page, NULL), CC_OK);
    assert_span_is(page.bytes, "<p>a");
    assert_int_equal(cc_warc_file_next(&place->file, arena, &page, NULL), CC_END);
    (void)head;
}

static void many_records_take_no_more_memory_than_one(void **data)
{
    struct place *place = *data;
    struct cc_span block = noise(&place->arena, 60000), film = other(place, "response", block);
    struct cc_span page_record = response(place, "<p>a");
    struct rusage before, after;
    struct cc_arena small;
    struct cc_page page;
    FILE *f = fopen(place->path, "wb");
    int i;

    assert_non_null(f);
    for (i = 0; i < 1000; i++) { /* 60 MB that is no page, and 1,000 pages */
        assert_int_equal(fwrite(film.ptr, 1, film.len, f), film.len);
        assert_int_equal(fwrite(page_record.ptr, 1, page_record.len, f), page_record.len);
    }
    assert_int_equal(fclose(f), 0);
    assert_int_equal(cc_stream_open(place->path, &place->file.stream, NULL), CC_OK);
    place->file.path = "w";
    place->file.limits = &place->limits;
    cc_arena_init(&small, 1 << 20);
    assert_int_equal(getrusage(RUSAGE_SELF, &before), 0);
    for (i = 0; i < 1000; i++) {
        assert_int_equal(cc_warc_file_next(&place->file, &small, &page, NULL), CC_OK);
        cc_arena_reset(&small);
    }
    assert_int_equal(cc_warc_file_next(&place->file, &small, &page, NULL), CC_END);
    assert_int_equal(getrusage(RUSAGE_SELF, &after), 0);
    assert_true(after.ru_maxrss - before.ru_maxrss < 20000); /* KiB; the sanitizers keep some */
    cc_arena_done(&small);
}

/* What crawlers write between the pages, in the three packings. */
static void records_that_are_no_pages_are_passed_quietly(void **data)
{
    static const struct {
        const char *type, *content_type, *block;
    } others[] = {
        {"warcinfo", "application/warc-fields", "software: x\r\n"},
        {"request", "application/http; msgtype=request", "GET /a HTTP/1.1\r\n\r\n"},
        {"revisit", "application/http; msgtype=response", "HTTP/1.1 304 Not Modified\r\n\r\n"},
        {"revisit", "application/http; msgtype=response",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n"},
        {"revisit", "application/http; msgtype=response", ""},
        {"metadata", "application/warc-fields", "refusal: robots\r\n"},
        {"metadata", "text/html", "<p>metadata"},
        {"conversion", "text/plain", "words"},
        {"response", "application/http; msgtype=response",
         "HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Type: text/html\r\n\r\n<p>moved"},
        {"response", "application/http; msgtype=response",
         "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone"},
        {"response", "application/http; msgtype=response", ""},
        {"response", "text/dns", "harbourpost.example 300 IN A 192.0.2.7"},
        {"continuation", "", "more"},
        {"made-up", "text/html", "<p>no"},
    };
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span a = response(place, "<p>a"), b = response(place, "<p>b");
    struct cc_span all = a, packed = pack_gzip(arena, a);
    struct cc_buf buf;
    size_t i;

    cc_buf_init(&buf, 1 << 20);
    for (i = 0; i < sizeof others / sizeof others[0]; i++) {
        cc_buf_clear(&buf);
        cc_warc_write(&buf, others[i].type, CC_SPAN("https://harbourpost.example/b"), 0, 0,
                      others[i].content_type, CC_SPAN_EMPTY, cc_span_from(others[i].block));
        all = join(arena, all, cc_buf_span(&buf));
        packed = join(arena, packed, pack_gzip(arena, cc_buf_span(&buf)));
    }
    cc_buf_done(&buf);
    open_with(place, join(arena, all, b));
    assert_string_equal(read_all(place),
                        cc_arena_printf(arena, "<p>a@w:0 <p>b@w:%zu", all.len).ptr);
    open_with(place, pack_gzip(arena, join(arena, all, b)));
    assert_string_equal(read_all(place),
                        cc_arena_printf(arena, "<p>a@w:0 <p>b@w:0+%zu", all.len).ptr);
    open_with(place, join(arena, packed, pack_gzip(arena, b)));
    assert_string_equal(read_all(place),
                        cc_arena_printf(arena, "<p>a@w:0 <p>b@w:%zu", packed.len).ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(pages_come_with_their_place_whatever_the_packing),
        TEST(a_cut_record_is_reported_once_and_the_rest_read),
        TEST(damage_in_the_middle_costs_one_record),
        TEST(a_record_at_the_limit_is_read_and_one_past_it_passed),
        TEST(many_records_take_no_more_memory_than_one),
        TEST(records_that_are_no_pages_are_passed_quietly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
