#include "support.h"

#include "cleancopy/dedup/normal.h"

#include <stdlib.h>
#include <string.h>

static struct cc_arena arena;

static struct cc_span normal(struct cc_span text)
{
    struct cc_span out;
    struct cc_error err;

    assert_int_equal(cc_normal_form(&arena, text, &out, &err), CC_OK);
    return out;
}

struct example {
    const char *text, *wanted;
};

static void check(const struct example *examples, size_t n)
{
    cc_arena_init(&arena, (size_t)64 << 20);
    for (size_t i = 0; i < n; i++)
        assert_span_is(normal(cc_span_from(examples[i].text)), examples[i].wanted);
    cc_arena_done(&arena);
}
#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static void words_are_runs_of_letters_and_digits(void **state)
{
    static const struct example examples[] = {
        {"", ""},
        {" \n\t ", ""},
        {"...", ""},
        {"Harbour", "harbour"},
        {"  The tug,  the ferry -- and (both) pilots.\n", "the tug the ferry and both pilots"},
        {"snake_case and e-mail", "snake case and e mail"},
        {"\u201CLate,\u201D she said\u2014again\u2026", "late she said again"},
        {"\u00C5se \u00D8deg\u00E5rd", "\u00E5se \u00F8deg\u00E5rd"},
        {"\u041F\u043E\u0440\u0442 \u0417\u0430\u043A\u0440\u044B\u0442.",
         "\u043F\u043E\u0440\u0442 \u0437\u0430\u043A\u0440\u044B\u0442"},
        {"\u6E2F\u53E3\u3001\u9589\u9396\u3002", "\u6E2F\u53E3 \u9589\u9396"},
        {"\u0939\u093F\u0928\u094D\u0926\u0940 \u092E\u0947\u0902",
         "\u0939\u093F\u0928\u094D\u0926\u0940 \u092E\u0947\u0902"}, /* vowel signs stay */
        {"a \u0301b", "a b"}, /* a mark on nothing does not */
    };

    (void)state;
    CHECK(examples);
}

static void what_has_no_shape_goes(void **state)
{
    static const struct example examples[] = {
        {"har\u00ADbour", "harbour"},
        {"har\u200Bbour mas\u2060ter\uFEFF", "harbour master"},
        {"\u200Eleft\u200F to right", "left to right"},
        {"a\u00A0no-break\u202Fspace", "a no break space"},
    };

    (void)state;
    CHECK(examples);
}

static void compatibility_forms_become_plain_and_case_is_folded(void **state)
{
    static const struct example examples[] = {
        {"\uFB01nal o\uFB03ce", "final office"},
        {"\uFF26\uFF45\uFF52\uFF52\uFF59\u3000\uFF11\uFF12", "ferry 12"},
        {"STRASSE Stra\u00DFe", "strasse strasse"},
        {"Cafe\u0301 caf\u00E9", "caf\u00E9 caf\u00E9"},
        {"m\u00B2", "m2"},
        {"\u03A3\u0399\u03A3\u03A5\u03A6\u039F\u03A3",
         "\u03C3\u03B9\u03C3\u03C5\u03C6\u03BF\u03C3"},
    };

    (void)state;
    CHECK(examples);
}

static void apostrophes_inside_words_go_and_others_part_words(void **state)
{
    static const struct example examples[] = {
        {"didn't", "didnt"},
        {"didn\u2019t", "didnt"},
        {"didn`t", "didnt"},
        {"didn\u00B4t", "didnt"},
        {"didn\u02BCt", "didnt"},
        {"'quoted' words'", "quoted words"},
        {"rock''n", "rock n"},
        {"O'Hara's", "oharas"},
        {"the '90s", "the 90s"},
        {"\u1100'\u1161",
         "\u1100 \u1161"}, /* joined they would become one syllable, and the form another */
    };

    (void)state;
    CHECK(examples);
}

static void digit_grouping_goes_and_other_commas_part_words(void **state)
{
    static const struct example examples[] = {
        {"12,500", "12500"},
        {"1,234,567 tonnes", "1234567 tonnes"},
        {"1\u00A0234\u202F567 tonnes", "1234567 tonnes"},
        {"1,2345", "1 2345"},
        {"12,50", "12 50"},
        {"1,234a", "1 234a"},
        {"1,234_", "1 234"},
        {"1,234.5", "1234.5"},
        {"0.37 point. 5 more", "0.37 point 5 more"},
        {"v2.0.1", "v2.0.1"},
        {"in 1987.The", "in 1987 the"},
        {"9.", "9"},
        {"a,123", "a 123"},
        {"in 1999, 200 came", "in 1999 200 came"},
        {"1,234's", "1234s"},
        {",123", "123"},
        {"1,23", "1 23"},
        {"1 234", "1 234"},
    };

    (void)state;
    CHECK(examples);
}

static void character_references_that_were_left_over_are_read_once(void **state)
{
    static const struct example examples[] = {
        {"Hull &amp; Sons", "hull sons"},
        {"didn&rsquo;t didn&#8217;t didn&#x2019;t didn&#39;t didn&apos;t",
         "didnt didnt didnt didnt didnt"},
        {"didn&#146;t", "didnt"}, /* Windows-1252, as HTML reads it */
        {"caf&eacute; 12&nbsp;500", "caf\u00E9 12500"},
        {"har&shy;bour", "harbour"},
        {"&amp;amp; twice", "amp twice"},
        {"AT&T & R&D", "at t r d"},
        {"&unknownname; &;&#;&#x; &#xFFFFFFFFFF;", "unknownname x xffffffffff"},
        {"&#0; &#xD800; end", "end"},
        {"&#65", "a"},
        {"&", ""},
        {"&#", ""},
    };

    (void)state;
    CHECK(examples);
}

static void broken_utf8_parts_words(void **state)
{
    static const struct example examples[] = {
        {"har\xFF"
         "bour",
         "har bour"},
        {"\xC3", ""},
        {"caf\xC3", "caf"},
        {"\xED\xA0\x80surrogate", "surrogate"},
    };

    (void)state;
    CHECK(examples);
}

/* xorshift64: the same texts at every run */
static uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 33) % n;
}

static struct cc_span random_text(uint64_t *seed, char *room)
{
    static const char *const pieces[] = {
        "a",      "B",       "z",      "0",      "1",          "9",      "123",    ",",
        "'",      "`",       " ",      "_",      "-",          ".",      "&",      "amp;",
        "#39;",   "#x2019;", "\u2019", "\u00B4", "\u02BC",     "\u00A0", "\u202F", "\u00AD",
        "\u200B", "\u200D",  "\u0301", "\u0307", "\u0130",     "\u00DF", "\uFB03", "\u1E9E",
        "\u0345", "\u03A3",  "\uFF11", "\uFF0C", "\uFF07",     "\u00BD", "\u1100", "\u1161",
        "\u11A8", "\uAC00",  "\u0915", "\u093F", "\u09C7",     "\u09BE", "\u6E2F", "\u30AB",
        "\u3099", "\uFDFA",  "\u20E3", "\uFE0F", "\U0001F6A2", "\u0660", "\u066C", "\u1F80",
        "\u0F71", "\u0F72",  "\xFF",   "\xC3",   "\xE2\x80"};
    uint32_t n = 1 + random_below(seed, 12);
    struct cc_span s = {room, 0};

    for (uint32_t i = 0; i < n; i++) {
        const char *piece = pieces[random_below(seed, sizeof pieces / sizeof *pieces)];

        memcpy(room + s.len, piece, strlen(piece));
        s.len += strlen(piece);
    }
    return s;
}

static void normalising_twice_changes_nothing(void **state)
{
    uint64_t seed = 20240601;
    char room[256];

    (void)state;
    cc_arena_init(&arena, (size_t)64 << 20);
    for (int i = 0; i < 100000; i++) {
        struct cc_span text = random_text(&seed, room);
        struct cc_span once = normal(text), twice = normal(once);

        if (!cc_span_is(once, twice))
            fail_msg("\"%.*s\" -> \"%.*s\" -> \"%.*s\"", CC_SPAN_PRINT(text),
                     CC_SPAN_PRINT(once), CC_SPAN_PRINT(twice));
        cc_arena_reset(&arena);
    }
    cc_arena_done(&arena);
}

/* A dash behind the text sends the same words through ICU. */
static void the_way_for_ascii_and_the_way_through_icu_agree(void **state)
{
    uint64_t seed = 7;
    char room[300];

    (void)state;
    cc_arena_init(&arena, (size_t)64 << 20);
    for (int i = 0; i < 20000; i++) {
        struct cc_span text = {room, 1 + random_below(&seed, 40)}, longer = text;

        for (size_t k = 0; k < text.len; k++)
            room[k] = "abzAZ019,,''` _-.;("[random_below(&seed, 19)];
        memcpy(room + text.len, " \u2014", 4);
        longer.len = text.len + 4;
        if (!cc_span_is(normal(text), normal(longer)))
            fail_msg("\"%.*s\"", CC_SPAN_PRINT(text));
        cc_arena_reset(&arena);
    }
    cc_arena_done(&arena);
}

static void hostile_text_takes_memory_in_proportion(void **state)
{
    static const char *const pieces[] = {"&",      "&#1",    "&amp;",  "'",
                                         "1,234,", "\u0301", "\uFDFA", "\xFF"};
    enum {
        BYTES = 1 << 20
    };
    char *text = malloc(BYTES);

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t n = strlen(pieces[i]), len = BYTES / n * n;

        for (size_t at = 0; at < len; at += n)
            memcpy(text + at, pieces[i], n);
        cc_arena_init(&arena, (size_t)64 * BYTES);
        (void)normal((struct cc_span){text, len});
        cc_arena_done(&arena);
    }
    free(text);
}

static void an_arena_that_is_full_is_a_limit(void **state)
{
    struct cc_span out;
    struct cc_error err;

    (void)state;
    cc_arena_init(&arena, 8);
    assert_int_equal(cc_normal_form(&arena, CC_SPAN("longer than eight bytes"), &out, &err),
                     CC_E_LIMIT);
    cc_arena_done(&arena);
    cc_arena_init(&arena, 8);
    assert_int_equal(cc_normal_form(&arena, CC_SPAN("l\u00E4nger als acht"), &out, &err),
                     CC_E_LIMIT);
    cc_arena_done(&arena);
    cc_arena_init(&arena, 8);
    assert_int_equal(cc_normal_form(&arena, CC_SPAN("Hull &amp; Sons"), &out, &err),
                     CC_E_LIMIT);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_runs_of_letters_and_digits),
        cmocka_unit_test(what_has_no_shape_goes),
        cmocka_unit_test(compatibility_forms_become_plain_and_case_is_folded),
        cmocka_unit_test(apostrophes_inside_words_go_and_others_part_words),
        cmocka_unit_test(digit_grouping_goes_and_other_commas_part_words),
        cmocka_unit_test(character_references_that_were_left_over_are_read_once),
        cmocka_unit_test(broken_utf8_parts_words),
        cmocka_unit_test(normalising_twice_changes_nothing),
        cmocka_unit_test(the_way_for_ascii_and_the_way_through_icu_agree),
        cmocka_unit_test(hostile_text_takes_memory_in_proportion),
        cmocka_unit_test(an_arena_that_is_full_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
