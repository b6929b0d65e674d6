#include "support.h"

#include "cleancopy/core/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

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

/* simdjson's answer and the decoder's, over bytes that are nearly valid, at every place of a block of 64. */
static void validity_is_that_of_the_decoder(void **state)
{
    static const char pieces[][5] = {"a", "bcd", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x9A\xA2", "\xED\xA0\x80", "\xC0\x80", "\x80", "\xF4\x90\x80\x80", "\xEF\xBF\xBD"};
    uint32_t seed = 7;
    char bytes[400];

    (void)state;
    for (size_t round = 0; round < 20000; round++) {
        struct cc_span s = {bytes, 0};
        size_t n = round % 90, n_pieces = sizeof pieces / sizeof *pieces, at = 0;
        bool valid = true;

        for (size_t i = 0; i < n; i++) {
            const char *piece;

            seed = seed * 1103515245u + 12345u;
            piece = pieces[(seed >> 16) % (round % 3 == 0 ? n_pieces : 5)];
            memcpy(bytes + s.len, piece, strlen(piece));
            s.len += strlen(piece);
        }
        s.len -= round % 5 == 4 && s.len > 0; /* cut within a character */
        while (at < s.len && valid) {
            size_t before = at;

            valid = cc_utf8_next(s, &at) != CC_UTF8_REPLACEMENT || at > before + 1;
        }
        assert_int_equal(cc_utf8_is_valid(s), valid);
        assert_int_equal(cc_utf8_valid_prefix(s) == s.len, valid);
    }
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

/* A terminal may act on them, U+009B begins a command; U+0085 ends a line, and with it a word. */
static void control_characters_go_and_next_line_parts(void **state)
{
    (void)state;
    assert_span_is(cc_collapse_space(&arena, CC_SPAN("a\x1B[31mb\x7F\xC2\x80\xC2\x9B" "31m\xC2\x9F")), "a[31mb31m");
    assert_span_is(cc_collapse_space(&arena, CC_SPAN("a\xC2\x85 b\xC2\x84\xC2\x86")), "a b");
    assert_span_is(cc_collapse_space(&arena, CC_SPAN("a\xC2\xA0\xC2\xA1\xC3\x9B")), "a \xC2\xA1\xC3\x9B");
    assert_span_is(cc_drop_controls(&arena, CC_SPAN("\ta  b\n\n c\r\n\x1B[1m\xC2\x9B" "2m\x7F")), "\ta  b\n\n c\n[1m2m");
    assert_span_is(cc_drop_controls(&arena, CC_SPAN("a\xC2\x85" "b\xE2\x80\x8B\xC2\xA0")), "a\nb\xE2\x80\x8B\xC2\xA0");
    assert_span_is(cc_drop_controls(&arena, CC_SPAN("")), "");
}

static void lower_case_is_unicode_and_bounded(void **state)
{
    (void)state;
    assert_span_is(cc_lower(&arena, CC_SPAN("ÉTÉ Straße ПРИВЕТ İ")), "été straße привет i");
    assert_true(cc_lower(&arena, CC_SPAN("\xFF\xFF\xFF")).len <= 6);
    assert_true(cc_lower(&arena, CC_SPAN("\xFF\xFF\xFF\xFF\xFF\xFFshore")).len <= 22);
}

static void composition_is_nfc_and_ascii_is_not_copied(void **state)
{
    struct cc_span ascii = CC_SPAN("plain");

    (void)state;
    assert_span_is(cc_nfc(&arena, CC_SPAN("e\xCC\x81t\xC3\xA9")), "été");
    assert_ptr_equal(cc_nfc(&arena, ascii).ptr, ascii.ptr);
}

/* What is told without ICU is what ICU tells, for every character. */
static void characters_are_what_icu_says(void **state)
{
    uint32_t c;

    (void)state;
    for (c = 0; c <= 0x10FFFF; c++) {
        uint32_t category = U_GET_GC_MASK((UChar32)c);

        if (cc_char_is_letter(c) != (bool)u_isalpha((UChar32)c) ||
            cc_char_is_upper(c) != (bool)u_isupper((UChar32)c) ||
            cc_char_is_digit(c) != (bool)u_isdigit((UChar32)c) ||
            cc_char_is_word(c) !=
                ((category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK)) != 0) ||
            cc_char_is_space(c) !=
                (u_isUWhiteSpace((UChar32)c) || c == 0x200B || c == 0xFEFF) ||
            cc_char_ends_sentence(c) !=
                (c == 0x2026 || u_hasBinaryProperty((UChar32)c, UCHAR_S_TERM)))
            fail_msg("U+%04X", (unsigned)c);
    }
}

/* Thai, Lao, Myanmar, Khmer, Kana and Han. */
static void scripts_without_spaces_are_known(void **state)
{
    uint32_t c;

    (void)state;
    for (c = 0; c <= 0x10FFFF; c++) {
        UErrorCode code = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)c, &code);
        bool wanted = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
                      script == USCRIPT_KATAKANA || script == USCRIPT_THAI ||
                      script == USCRIPT_LAO || script == USCRIPT_KHMER || script == USCRIPT_MYANMAR;

        if (cc_char_is_spaceless(c) != wanted)
            fail_msg("U+%04X", (unsigned)c);
    }
}

static void ascii_ends_where_another_byte_stands(void **state)
{
    char bytes[100];
    size_t at, from;

    (void)state;
    for (at = 0; at <= sizeof bytes; at++) {
        memset(bytes, 'a', sizeof bytes);
        if (at < sizeof bytes)
            bytes[at] = '\xC3';
        for (from = 0; from <= at; from++)
            assert_int_equal(cc_utf8_ascii_end((struct cc_span){bytes, sizeof bytes}, from), at);
    }
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

static void white_space_alone_is_told(void **state)
{
    (void)state;
    assert_true(cc_is_all_space(CC_SPAN("")));
    assert_true(cc_is_all_space(CC_SPAN(" \n\t\xC2\xA0\xE3\x80\x80")));
    assert_false(cc_is_all_space(CC_SPAN(" \n.")));
}

static void words_come_as_many_as_there_is_room_for(void **state)
{
    struct cc_span rest = CC_SPAN("one, two \xC3\xA9t\xC3\xA9 four"), words[3];

    (void)state;
    assert_int_equal(cc_list_words(&rest, words, 3), 3);
    assert_span_is(words[2], "\xC3\xA9t\xC3\xA9");
    assert_int_equal(cc_list_words(&rest, words, 3), 1);
    assert_span_is(words[0], "four");
    assert_int_equal(cc_list_words(&rest, words, 3), 0);
}

/* As cc_next_word(), a character at a time. */
static bool next_word_slowly(struct cc_span *rest, struct cc_span *word)
{
    size_t at = 0, before, start = SIZE_MAX;

    while (at < rest->len) {
        uint32_t c;

        before = at;
        c = cc_utf8_next(*rest, &at);
        if (start != SIZE_MAX && (!cc_char_is_word(c) || cc_char_is_spaceless(c))) {
            at = before;
            break;
        }
        if (start == SIZE_MAX && cc_char_is_word(c)) {
            start = before;
            if (cc_char_is_spaceless(c))
                break;
        }
    }
    *word = start == SIZE_MAX ? CC_SPAN_EMPTY : cc_span_slice(*rest, start, at);
    *rest = start == SIZE_MAX ? *rest : cc_span_slice(*rest, at, rest->len);
    return start != SIZE_MAX;
}

/* Words of all lengths at all distances from the end, every byte of ASCII among them. */
static void words_are_those_of_a_walk_by_characters(void **state)
{
    static const char *const parts[] = {"a", "Z", "0", "_", "word", "Words9", "\xC3\xA9", "\xE6\x9D\xB1", "\xC3", " ", " ", ", ", "\xE2\x80\x94"};
    uint64_t seed = 1;
    char text[80];

    (void)state;
    for (int round = 0; round < 50000; round++) {
        struct cc_span a = {text, 0}, b, word, slow;
        size_t most, n;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        for (most = (seed >> 33) % 60; a.len < most; a.len += n) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            n = 1;
            text[a.len] = (char)(seed >> 40 & 0x7F);
            if ((seed >> 60) != 0) {
                n = strlen(parts[(seed >> 33) % 13]);
                memcpy(text + a.len, parts[(seed >> 33) % 13], n);
            }
        }
        b = a;
        do {
            bool found = next_word_slowly(&b, &slow);

            assert_int_equal(cc_next_word(&a, &word), found);
            if (!found)
                break;
            assert_ptr_equal(word.ptr, slow.ptr);
            assert_int_equal(word.len, slow.len);
            assert_int_equal(a.len, b.len);
        } while (true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_alone_is_told),
        cmocka_unit_test(words_are_those_of_a_walk_by_characters),
        cmocka_unit_test(words_come_as_many_as_there_is_room_for),
        cmocka_unit_test(broken_sequences_give_the_replacement_and_one_byte),
        cmocka_unit_test(a_real_replacement_character_is_valid),
        cmocka_unit_test(validity_is_that_of_the_decoder),
        cmocka_unit_test(characters_go_both_ways),
        cmocka_unit_test(words_are_counted_in_scripts_with_and_without_spaces),
        cmocka_unit_test(space_is_collapsed_and_zero_width_characters_go),
        cmocka_unit_test(control_characters_go_and_next_line_parts),
        cmocka_unit_test(lower_case_is_unicode_and_bounded),
        cmocka_unit_test(composition_is_nfc_and_ascii_is_not_copied),
        cmocka_unit_test(characters_are_what_icu_says),
        cmocka_unit_test(scripts_without_spaces_are_known),
        cmocka_unit_test(ascii_ends_where_another_byte_stands),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
