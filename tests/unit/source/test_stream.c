#include "pack.h"

#include "cleancopy/source/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct place {
    char *dir;
    char path[300];
    struct cc_arena arena;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    (void)snprintf(place->path, sizeof place->path, "%s/file", place->dir);
    cc_arena_init(&place->arena, 1 << 28);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static struct cc_stream *open_with(struct place *place, struct cc_span bytes)
{
    struct cc_stream *stream = NULL;

    support_write(place->path, bytes);
    assert_int_equal(cc_stream_open(place->path, &stream, NULL), CC_OK);
    return stream;
}

/* The content as plain, gzip, zstd and gzip of three members. */
static struct cc_span pack(struct cc_arena *arena, int how, struct cc_span s)
{
    size_t third = s.len / 3;

    switch (how) {
    case 0:
        return s;
    case 1:
        return pack_gzip(arena, s);
    case 2:
        return pack_zstd(arena, s);
    default:
        return join(arena,
                    join(arena, pack_gzip(arena, cc_span_slice(s, 0, third)),
                         pack_gzip(arena, cc_span_slice(s, third, 2 * third))),
                    pack_gzip(arena, cc_span_slice(s, 2 * third, s.len)));
    }
}

static void any_way_of_reading_gives_the_content(void **data)
{
    static const size_t steps[] = {1000003, 65536, 4096, 1013};
    struct place *place = *data;
    struct cc_span content = noise(&place->arena, 500000), window;
    size_t i, at;
    int how;

    content.ptr = content.ptr + 1; /* the first byte must be no magic number */
    content.len--;
    for (how = 0; how < 4; how++) {
        for (i = 0; i < sizeof steps / sizeof steps[0]; i++) {
            struct cc_span packed = pack(&place->arena, how, content);
            struct cc_stream *stream = open_with(place, packed);

            assert_true(cc_stream_raw_bytes(stream) < packed.len);
            for (at = 0; at < content.len; at += window.len) {
                assert_int_equal(cc_stream_fill(stream, steps[i], NULL), CC_OK);
                window = cc_span_slice(cc_stream_window(stream), 0, steps[i]);
                assert_true(window.len == steps[i] || at + window.len == content.len);
                assert_memory_equal(window.ptr, content.ptr + at, window.len);
                cc_stream_use(stream, window.len);
            }
            assert_int_equal(cc_stream_fill(stream, 1, NULL), CC_OK);
            assert_int_equal(cc_stream_window(stream).len, 0);
            assert_int_equal(cc_stream_raw_bytes(stream), packed.len);
            cc_stream_close(stream);
        }
    }
}

static void the_whole_comes_at_once_from_where_the_window_is(void **data)
{
    struct place *place = *data;
    int how;
    size_t used;

    for (how = 0; how < 4; how++) {
        for (used = 0; used <= 70000; used += 35000) {
            struct cc_span s = cc_span_slice(noise(&place->arena, 200001), 1, 200001), whole = CC_SPAN_EMPTY;
            struct cc_stream *stream = open_with(place, pack(&place->arena, how, s));

            assert_int_equal(cc_stream_fill(stream, used, NULL), CC_OK);
            cc_stream_use(stream, used);
            assert_int_equal(cc_stream_whole(stream, s.len - used, &place->arena, &whole, NULL), CC_OK);
            assert_true(cc_span_is(whole, cc_span_slice(s, used, s.len)));
            assert_int_equal(whole.ptr[whole.len], '\0');
            assert_int_equal(cc_stream_fill(stream, 1, NULL), CC_OK);
            assert_int_equal(cc_stream_window(stream).len, 0);
            cc_stream_close(stream);
        }
    }
}

static void the_whole_lies_in_what_was_lent_for_it(void **data)
{
    struct place *place = *data;
    char *room = malloc(200001);
    int how, way;

    for (how = 0; how < 4; how++) {
        for (way = 0; way < 2; way++) {
            struct cc_span s = cc_span_slice(noise(&place->arena, 200001), 1, 200001), whole = CC_SPAN_EMPTY;
            struct cc_stream *stream = open_with(place, pack(&place->arena, how, s));

            cc_arena_lend(&place->arena, room, way == 0 ? 200001 : 200000); /* a NUL stands behind it */
            assert_int_equal(cc_stream_fill(stream, way == 0 ? 65552 : 1, NULL), CC_OK);
            assert_int_equal(cc_stream_whole(stream, s.len, &place->arena, &whole, NULL), CC_OK);
            assert_true(cc_span_is(whole, s));
            assert_int_equal(whole.ptr == room, way == 0);
            cc_stream_close(stream);
            cc_arena_lend(&place->arena, NULL, 0);
        }
    }
    free(room);
}

static void more_than_is_allowed_is_refused(void **data)
{
    struct place *place = *data;
    int how;

    for (how = 0; how < 4; how++) {
        struct cc_span s = cc_span_slice(noise(&place->arena, 200001), 1, 200001), whole = CC_SPAN_EMPTY;
        struct cc_stream *stream = open_with(place, pack(&place->arena, how, s));
        struct cc_error err;

        assert_int_equal(cc_stream_whole(stream, s.len - 1, &place->arena, &whole, &err), CC_E_LIMIT);
        assert_non_null(strstr(err.message, "more than 199999 bytes"));
        cc_stream_close(stream);
    }
}

static void skipping_is_like_reading(void **data)
{
    struct place *place = *data;
    struct cc_span content = noise(&place->arena, 300000);
    int how;

    ((char *)(uintptr_t)content.ptr)[0] = 'x';
    for (how = 0; how < 4; how++) {
        struct cc_stream *stream = open_with(place, pack(&place->arena, how, content));

        assert_int_equal(cc_stream_skip(stream, 299999, NULL), CC_OK);
        assert_int_equal(cc_stream_fill(stream, 10, NULL), CC_OK);
        assert_int_equal(cc_stream_window(stream).len, 1);
        assert_true(cc_stream_window(stream).ptr[0] == content.ptr[299999]);
        assert_int_equal(cc_stream_skip(stream, UINT64_MAX, NULL), CC_OK); /* past the end */
        assert_int_equal(cc_stream_window(stream).len, 0);
        cc_stream_close(stream);
    }
}

static void lines_come_one_by_one_with_either_end(void **data)
{
    static const char *const wanted[] = {"one", "", "three", "no end"};
    struct place *place = *data;
    struct cc_span line;
    size_t i;
    int how;

    for (how = 0; how < 4; how++) {
        struct cc_stream *stream =
            open_with(place, pack(&place->arena, how, CC_SPAN("one\n\nthree\r\nno end")));

        for (i = 0; i < 4; i++) {
            assert_int_equal(cc_stream_line(stream, 6, &line, NULL), CC_OK);
            assert_span_is(line, wanted[i]);
        }
        assert_int_equal(cc_stream_line(stream, 6, &line, NULL), CC_END);
        assert_int_equal(cc_stream_line(stream, 6, &line, NULL), CC_END);
        cc_stream_close(stream);
    }
}

static void a_line_over_the_limit_is_passed_and_the_next_one_read(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span content, line;
    struct cc_stream *stream;

    content = join(arena, repeat(arena, 'a', 200000), CC_SPAN("\r\n"));
    content = join(arena, content, repeat(arena, 'b', 200001));
    content = join(arena, content, CC_SPAN("\nshort\n"));
    content = join(arena, content, repeat(arena, 'c', 200001));
    stream = open_with(place, content);
    assert_int_equal(cc_stream_line(stream, 200000, &line, NULL), CC_OK);
    assert_int_equal(line.len, 200000);
    assert_int_equal(cc_stream_line(stream, 200000, &line, NULL), CC_E_LIMIT);
    assert_int_equal(cc_stream_line(stream, 200000, &line, NULL), CC_OK);
    assert_span_is(line, "short");
    assert_int_equal(cc_stream_line(stream, 200000, &line, NULL), CC_E_LIMIT);
    assert_int_equal(cc_stream_line(stream, 200000, &line, NULL), CC_END);
    cc_stream_close(stream);
}

static void truncation_is_reported_after_what_came_before(void **data)
{
    struct place *place = *data;
    struct cc_span content = noise(&place->arena, 200000), packed;
    struct cc_stream *stream;
    struct cc_error err;

    packed = pack_gzip(&place->arena, content);
    stream = open_with(place, cc_span_slice(packed, 0, packed.len - 9));
    assert_int_equal(cc_stream_fill(stream, 100000, &err), CC_OK);
    assert_int_equal(cc_stream_fill(stream, 300000, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, "cut short"));
    assert_non_null(strstr(err.message, place->path));
    assert_true(cc_stream_window(stream).len > 100000);
    assert_int_equal(cc_stream_fill(stream, 300000, &err), CC_E_INPUT); /* and stays so */
    assert_false(cc_stream_resync(stream));
    cc_stream_close(stream);
}

static void reading_goes_on_at_the_member_behind_the_damage(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span first = pack_gzip(arena, CC_SPAN("first")), bad, all;
    struct cc_stream *stream;
    uint64_t inner;

    bad = cc_arena_copy(arena, pack_gzip(arena, noise(arena, 100000)));
    memset((char *)(uintptr_t)bad.ptr + 20, 0xff, 1000);
    all = join(arena, join(arena, first, bad), pack_gzip(arena, CC_SPAN("last")));
    stream = open_with(place, all);
    assert_int_equal(cc_stream_fill(stream, 1000000, NULL), CC_E_INPUT);
    assert_true(cc_span_starts(cc_stream_window(stream), CC_SPAN("first")));
    while (cc_stream_resync(stream)) { /* noise may look like members on the way */
        if (cc_stream_fill(stream, 1000000, NULL) == CC_OK)
            break;
    }
    assert_span_is(cc_stream_window(stream), "last");
    assert_int_equal(cc_stream_offset(stream, &inner), first.len + bad.len);
    assert_int_equal(inner, 0);
    cc_stream_close(stream);
}

static void places_are_those_of_the_members(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span one = pack_gzip(arena, CC_SPAN("0123456789"));
    struct cc_stream *stream = open_with(place, join(arena, join(arena, one, one), one));
    uint64_t inner, at;

    assert_string_equal(cc_stream_coding(stream), "gzip");
    for (at = 0; at < 30; at++) {
        assert_int_equal(cc_stream_fill(stream, at % 7 + 1, NULL), CC_OK);
        assert_int_equal(cc_stream_offset(stream, &inner), at / 10 * one.len);
        assert_int_equal(inner, at % 10);
        cc_stream_use(stream, 1);
    }
    cc_stream_close(stream);
    stream = open_with(place, CC_SPAN("plain"));
    assert_null(cc_stream_coding(stream));
    assert_int_equal(cc_stream_fill(stream, 5, NULL), CC_OK);
    cc_stream_use(stream, 3);
    assert_int_equal(cc_stream_offset(stream, &inner), 3);
    cc_stream_close(stream);
}

static void what_cannot_be_opened_is_named(void **data)
{
    struct place *place = *data;
    struct cc_stream *stream = NULL;
    struct cc_error err;

    assert_int_equal(cc_stream_open(place->path, &stream, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, place->path));
    assert_non_null(strstr(err.message, "No such file"));
    assert_int_equal(cc_stream_open(place->dir, &stream, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, "is a folder"));
    cc_stream_close(NULL);
}

static void an_empty_file_is_an_empty_window(void **data)
{
    struct cc_stream *stream = open_with(*data, CC_SPAN(""));
    struct cc_span line;

    assert_int_equal(cc_stream_fill(stream, 10, NULL), CC_OK);
    assert_int_equal(cc_stream_window(stream).len, 0);
    assert_int_equal(cc_stream_line(stream, 10, &line, NULL), CC_END);
    cc_stream_close(stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(any_way_of_reading_gives_the_content),
        TEST(the_whole_comes_at_once_from_where_the_window_is),
        TEST(the_whole_lies_in_what_was_lent_for_it),
        TEST(more_than_is_allowed_is_refused),
        TEST(skipping_is_like_reading),
        TEST(lines_come_one_by_one_with_either_end),
        TEST(a_line_over_the_limit_is_passed_and_the_next_one_read),
        TEST(truncation_is_reported_after_what_came_before),
        TEST(reading_goes_on_at_the_member_behind_the_damage),
        TEST(places_are_those_of_the_members),
        TEST(what_cannot_be_opened_is_named),
        TEST(an_empty_file_is_an_empty_window),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
