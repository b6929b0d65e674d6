#include "support.h"

#include "cleancopy/core/utf8.h"

static struct cc_arena arena;

static void broken_sequences_give_the_replacement_and_one_byte(void **state)
{
    static const char *const broken[] = {"\x80", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82"};

    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct cc_span s = cc_span_from(broken[i]);
        size_t at = 0;

        assert_int_equal(cc_utf8_next(s, &at), CC_UTF8_REPLACEMENT);
        assert_int_equal(at, 1);
        assert_int_equal(cc_utf8_valid_prefix(s), 0);
    }
}

static void a_real_replacement_character_is_valid(void **state)
{
    struct cc_span s = CC_SPAN("abcdefgh\xEF\xBF\xBDx\xFF");

    (void)state;
    assert_int_equal(cc_utf8_valid_prefix(s), 12);
}

static void characters_go_both_ways(void **state)
{
    static const uint32_t all[] = {0x41, 0xE9, 0x20AC, 0x1F600, 0x10FFFF};

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        char bytes[4];
        struct cc_span s = {bytes, cc_utf8_put(all[i], bytes)};
        size_t at = 0;

        assert_int_equal(cc_utf8_next(s, &at), all[i]);
        assert_int_equal(at, s.len);
        assert_int_equal(cc_utf8_floor(s, s.len - 1), s.len == 1 ? 0 : 0);
    }
}

static void words_are_counted_in_scripts_with_and_without_spaces(void **state)
{
    (void)state;
    assert_int_equal(cc_count_words(CC_SPAN("Two words, 3.5 & more-so")), 6);
    assert_int_equal(cc_count_words(CC_SPAN("Größe über")), 2);
    assert_int_equal(cc_count_words(CC_SPAN("東京都")), 3);
    assert_int_equal(cc_count_words(CC_SPAN("한국어 문장")), 2);
    assert_int_equal(cc_count_words(CC_SPAN("  … — ")), 0);
}

static void space_is_collapsed_and_zero_width_characters_go(void **state)
{
    (void)state;
    assert_span_is(cc_collapse_space(&arena, CC_SPAN(" a \n\t b\xC2\xA0 c\xE2\x80\x8B\x01 ")), "a b c");
    assert_span_is(cc_collapse_space(&arena, CC_SPAN("\n \t")), "");
}

static void lower_case_is_unicode_and_bounded(void **state)
{
    (void)state;
    assert_span_is(cc_lower(&arena, CC_SPAN("ÉTÉ Straße ПРИВЕТ İ")), "été straße привет i");
    assert_true(cc_lower(&arena, CC_SPAN("\xFF\xFF\xFF")).len <= 6);
}

static void composition_is_nfc_and_ascii_is_not_copied(void **state)
{
    struct cc_span ascii = CC_SPAN("plain");

    (void)state;
    assert_span_is(cc_nfc(&arena, CC_SPAN("e\xCC\x81t\xC3\xA9")), "été");
    assert_ptr_equal(cc_nfc(&arena, ascii).ptr, ascii.ptr);
}

static int open_arena(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_sequences_give_the_replacement_and_one_byte),
        cmocka_unit_test(a_real_replacement_character_is_valid),
        cmocka_unit_test(characters_go_both_ways),
        cmocka_unit_test(words_are_counted_in_scripts_with_and_without_spaces),
        cmocka_unit_test(space_is_collapsed_and_zero_width_characters_go),
        cmocka_unit_test(lower_case_is_unicode_and_bounded),
        cmocka_unit_test(composition_is_nfc_and_ascii_is_not_copied),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
