#include "support.h"

#include "cleancopy/extract/html_input.h"

#include <string.h>

#define MANY 200 /* bytes: three of the blocks that are looked at at once, and some */

static struct cc_arena arena;

static void assert_becomes(struct cc_span html, struct cc_span wanted)
{
    struct cc_span out;

    cc_arena_init(&arena, 1 << 20);
    assert_true(cc_html_input(&arena, html, &out));
    if (!cc_span_is(out, wanted))
        fail_msg("'%.*s' instead of '%.*s'", CC_SPAN_PRINT(out), CC_SPAN_PRINT(wanted));
    cc_arena_done(&arena);
}

static void most_pages_stay_where_they_are(void **state)
{
    struct cc_span html = CC_SPAN("<p>Ferry b\xC3\xBCro\n\tback \xF0\x9F\x9A\xA2 \xEF\xBF\xBD at last, long enough"), out;

    (void)state;
    cc_arena_init(&arena, 1);
    assert_true(cc_html_input(&arena, html, &out));
    assert_ptr_equal(out.ptr, html.ptr);
    assert_int_equal(out.len, html.len);
    assert_true(cc_html_input(&arena, CC_SPAN_EMPTY, &out));
    assert_int_equal(out.len, 0);
    cc_arena_done(&arena);
}

static void lines_end_with_a_line_feed(void **state)
{
    (void)state;
    assert_becomes(CC_SPAN("a\r\nb\rc\n\rd\r\r\ne\r"), CC_SPAN("a\nb\nc\n\nd\n\ne\n"));
    assert_becomes(CC_SPAN("\r\n"), CC_SPAN("\n"));
}

static void controls_and_noncharacters_are_replaced(void **state)
{
    (void)state;
    assert_becomes(CC_SPAN("a\x01" "b\x0B" "c\x7F" "d\xC2\x85" "e\xEF\xB7\x90" "f\xEF\xBF\xBE" "g\xF4\x8F\xBF\xBF"),
                   CC_SPAN("a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD" "d\xEF\xBF\xBD" "e\xEF\xBF\xBD"
                           "f\xEF\xBF\xBD" "g\xEF\xBF\xBD"));
    assert_becomes(CC_SPAN("\x01\x01\x01\x01"), CC_SPAN("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
}

static void each_odd_byte_is_found_at_each_place(void **state)
{
    char text[MANY], wanted[MANY + 2];
    size_t at;
    int c;

    (void)state;
    for (at = 0; at < MANY; at++) {
        for (c = 1; c < 0x80; c++) {
            bool is_odd = c == 0x7F || (c < 0x20 && c != '\n' && c != '\t' && c != '\f' && c != '\r');

            memset(text, 'a', sizeof(text));
            memset(wanted, 'a', sizeof(wanted));
            text[at] = (char)c;
            wanted[at] = c == '\r' ? '\n' : (char)c;
            if (is_odd)
                memcpy(wanted + at, "\xEF\xBF\xBD", 3);
            assert_becomes((struct cc_span){text, MANY}, (struct cc_span){wanted, is_odd ? MANY + 2 : MANY});
        }
    }
}

static void what_hangs_on_its_place_is_refused(void **state)
{
    struct cc_span out;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_false(cc_html_input(&arena, CC_SPAN("long enough for eight bytes\0b"), &out));
    assert_false(cc_html_input(&arena, CC_SPAN("a\r\nb\xFFzz"), &out));
    assert_false(cc_html_input(&arena, CC_SPAN("cut \xE2\x80"), &out));
    cc_arena_done(&arena);
}

static void a_full_arena_is_told(void **state)
{
    struct cc_span out;

    (void)state;
    cc_arena_init(&arena, 1);
    assert_true(cc_html_input(&arena, CC_SPAN("a\rb"), &out));
    assert_null(out.ptr);
    assert_int_equal(arena.status, CC_E_LIMIT);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_pages_stay_where_they_are),
        cmocka_unit_test(lines_end_with_a_line_feed),
        cmocka_unit_test(controls_and_noncharacters_are_replaced),
        cmocka_unit_test(each_odd_byte_is_found_at_each_place),
        cmocka_unit_test(what_hangs_on_its_place_is_refused),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
