#include "pack.h"

#include "cleancopy/source/warc.h"
#include "cleancopy/source/warc_place.h"

#include <stdio.h>

static void assert_split(const char *text, const char *path, uint64_t offset, uint64_t inner)
{
    struct cc_warc_place place;

    assert_true(cc_warc_place_split(cc_span_from(text), &place));
    assert_true(cc_span_is(place.path, cc_span_from(path)));
    assert_int_equal(place.offset, offset);
    assert_int_equal(place.inner, inner);
}

static void places_are_told_from_other_names(void **state)
{
    static const char *const others[] = {"",
                                         "a.warc.gz",
                                         ":5",
                                         "a:",
                                         "a:5x",
                                         "a:+5",
                                         "a:5+",
                                         "a+5",
                                         "a:-5",
                                         "5",
                                         "a:9223372036854775808",
                                         "a:5+9223372036854775808"};
    struct cc_warc_place place;

    (void)state;
    assert_split("a.warc.gz:48213", "a.warc.gz", 48213, 0);
    assert_split("a.warc.gz:48213+960", "a.warc.gz", 48213, 960);
    assert_split("d/a:1:2", "d/a:1", 2, 0);
    assert_split("a+1:2", "a+1", 2, 0);
    assert_split("a:9223372036854775807", "a", INT64_MAX, 0);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(cc_warc_place_split(cc_span_from(others[i]), &place));
}

/* Two records, `first` and `second`, packed as `how` says; places of both come back. */
struct file {
    char *dir;
    struct cc_span path;
    struct cc_arena arena;
    struct cc_limits limits;
    struct cc_span record[2];
};

static struct cc_span response(struct file *file, const char *text)
{
    struct cc_span block = cc_arena_printf(
                       &file->arena, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>%s",
                       text),
                   out;
    struct cc_buf buf;

    cc_buf_init(&buf, 1 << 20);
    cc_warc_write(&buf, "response", CC_SPAN("https://harbourpost.example/a"), 1714543200, 0,
                  "application/http; msgtype=response", CC_SPAN_EMPTY, block);
    out = cc_arena_copy(&file->arena, cc_buf_span(&buf));
    cc_buf_done(&buf);
    return out;
}

static void make(struct file *file)
{
    memset(file, 0, sizeof *file);
    cc_arena_init(&file->arena, 1 << 26);
    file->limits.max_input_bytes = 100000;
    file->dir = support_scratch();
    file->path = cc_arena_printf(&file->arena, "%s/w", file->dir);
    file->record[0] = response(file, "first");
    file->record[1] = response(file, "second");
}

static void drop(struct file *file)
{
    support_scratch_done(file->dir);
    cc_arena_done(&file->arena);
}

static void put(struct file *file, struct cc_span a, struct cc_span b)
{
    support_write(file->path.ptr, join(&file->arena, a, b));
}

static void assert_page(struct file *file, uint64_t offset, uint64_t inner, const char *text)
{
    struct cc_warc_place place = {file->path, offset, inner};
    struct cc_page page;

    assert_int_equal(cc_warc_place_read(&place, &file->limits, &file->arena, &page, NULL),
                     CC_OK);
    assert_true(cc_span_ends(page.bytes, cc_span_from(text)));
    assert_true(cc_span_is(page.url, CC_SPAN("https://harbourpost.example/a")));
    assert_true(cc_span_starts(page.source, file->path));
}

static void assert_fails(struct file *file, uint64_t offset, uint64_t inner, const char *words)
{
    struct cc_warc_place place = {file->path, offset, inner};
    struct cc_page page;
    struct cc_error err;

    assert_int_equal(cc_warc_place_read(&place, &file->limits, &file->arena, &page, &err),
                     CC_E_INPUT);
    assert_non_null(strstr(err.message, words));
}

static void a_plain_record_is_read_where_it_begins(void **state)
{
    struct file file;

    (void)state;
    make(&file);
    put(&file, file.record[0], file.record[1]);
    assert_page(&file, 0, 0, "first");
    assert_page(&file, file.record[0].len, 0, "second");
    assert_fails(&file, file.record[0].len - 1, 0, "no record begins there");
    assert_fails(&file, file.record[0].len + 1, 0, "no record begins there");
    assert_fails(&file, file.record[0].len + file.record[1].len, 0, "no record begins there");
    assert_fails(&file, INT64_MAX, 0, "");
    drop(&file);
}

static void a_packed_record_is_read_from_its_member(void **state)
{
    struct cc_span packed[2];
    struct file file;

    (void)state;
    make(&file);
    packed[0] = pack_gzip(&file.arena, file.record[0]);
    packed[1] = pack_gzip(&file.arena, file.record[1]);
    put(&file, packed[0], packed[1]);
    assert_page(&file, packed[0].len, 0, "second");
    assert_fails(&file, packed[0].len + 1, 0, "no record begins there");
    put(&file, pack_gzip(&file.arena, join(&file.arena, file.record[0], file.record[1])),
        CC_SPAN_EMPTY);
    assert_page(&file, 0, file.record[0].len, "second");
    assert_fails(&file, 0, 1, "no record begins there");
    packed[0] = pack_zstd(&file.arena, file.record[0]);
    put(&file, packed[0], pack_zstd(&file.arena, file.record[1]));
    assert_page(&file, packed[0].len, 0, "second");
    drop(&file);
}

static void what_stands_before_a_record_is_not_read(void **state)
{
    struct file file;

    (void)state;
    make(&file);
    put(&file, CC_SPAN("no WARC file at all, nor gzip"), file.record[1]);
    assert_page(&file, 29, 0, "second");
    drop(&file);
}

static void a_record_too_large_is_refused(void **state)
{
    struct cc_warc_place place;
    struct cc_page page;
    struct file file;

    (void)state;
    make(&file);
    put(&file, file.record[0], file.record[1]);
    place = (struct cc_warc_place){file.path, 0, 0};
    file.limits.max_input_bytes = 50; /* the block has more */
    assert_int_equal(cc_warc_place_read(&place, &file.limits, &file.arena, &page, NULL),
                     CC_E_LIMIT);
    drop(&file);
}

static void a_file_that_is_not_there_is_named(void **state)
{
    struct file file;

    (void)state;
    make(&file);
    assert_fails(&file, 0, 0, file.path.ptr);
    drop(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_told_from_other_names),
        cmocka_unit_test(a_plain_record_is_read_where_it_begins),
        cmocka_unit_test(a_packed_record_is_read_from_its_member),
        cmocka_unit_test(what_stands_before_a_record_is_not_read),
        cmocka_unit_test(a_record_too_large_is_refused),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
