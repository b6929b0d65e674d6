#include "support.h"

#include "cleancopy/fetch/wall_text.h"

#include <stdlib.h>
#include <string.h>

static void read_text(const char *html, struct cc_wall_text *text)
{
    cc_wall_text_read(cc_span_from(html), text);
}

static struct cc_span shown(const struct cc_wall_text *text)
{
    return (struct cc_span){text->bytes, text->len};
}

static void what_is_shown_is_folded(void **state)
{
    static const struct {
        const char *html, *text;
        uint32_t n_words;
    } cases[] = {
        {"", "", 0},
        {"Plain TEXT", "plain text", 2},
        {"<p>One</p><p>Two</p>", "one\ntwo\n", 2},
        {"a\n\t b", "a b", 2},
        {"I am <b>not</b> a robot", "i am not a robot", 5},
        {"Vous n&rsquo;\xC3\xAAtes pas", "vous n*tes pas", 3},
        {"n'\xEAtes", "n*tes", 1}, /* the same in Latin 1 */
        {"a&nbsp;b\xC2\xA0" "c&#160;d", "a b c d", 4},
        {"R&amp;D & more &c &#x41;&toolongforanentity;", "r&d & more &c *&toolongforanentity;", 5},
        {"<script>var hidden = '<p>';</script>shown", "shown", 1},
        {"<STYLE>p{}</STYLE>shown<script src=x>", "shown\n", 1},
        {"a<!-- b > c -->d", "ad", 1},
        {"a<!-- never > closed", "a\nclosed", 2},
        {"<noscript>Run scripts</noscript>", "run scripts\n", 2},
        {"1 < 2 and a <", "1 < 2 and a <", 6},
        {"cut <a href", "cut ", 1},
    };
    struct cc_wall_text text;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        read_text(cases[i].html, &text);
        if (!cc_span_is(shown(&text), cc_span_from(cases[i].text)) ||
            text.n_words != cases[i].n_words || text.is_long)
            fail_msg("%s: \"%.*s\", %u words", cases[i].html, CC_SPAN_PRINT(shown(&text)),
                     (unsigned)text.n_words);
    }
}

static void other_scripts_keep_their_letters_and_the_same_lines(void **state)
{
    static const struct {
        const char *html, *text, *letters;
    } cases[] = {
        {"<p>ГАВАНЬ Ельска, Ёлка Їжак</p>Port", "* *, * *\nport", "гавань ельска, ёлка їжак\nport"},
        {"<b>港</b>口 <i>OPEN</i>\xC2\xA0 港<p>x&#28207;y", "* open *\nx*y", "港口 open 港\nx*y"},
        {"항구 <br> 항구", "*\n*", "항구\n항구"},
        {"it's", "it*s", "it's"},
        {"\xD0", "*", "\xD0"}, /* cut */
    };
    struct cc_wall_text text;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        read_text(cases[i].html, &text);
        if (!cc_span_is(shown(&text), cc_span_from(cases[i].text)) ||
            !cc_span_is((struct cc_span){text.letters, text.n_letters},
                        cc_span_from(cases[i].letters)))
            fail_msg("%s: \"%.*s\", \"%.*s\"", cases[i].html, CC_SPAN_PRINT(shown(&text)),
                     (int)text.n_letters, text.letters);
    }
}

static void repeat(const char *piece, size_t times, struct cc_wall_text *text)
{
    size_t n = strlen(piece);
    char *html = malloc(n * times + 1);

    assert_non_null(html);
    for (size_t i = 0; i < times; i++)
        memcpy(html + i * n, piece, n);
    html[n * times] = '\0';
    read_text(html, text);
    free(html);
}

static void reading_ends_at_too_many_words(void **state)
{
    struct cc_wall_text text;

    (void)state;
    repeat("word ", CC_WALL_TEXT_MAX_WORDS, &text);
    assert_false(text.is_long);
    assert_int_equal(text.n_words, CC_WALL_TEXT_MAX_WORDS);
    repeat("word ", CC_WALL_TEXT_MAX_WORDS + 1, &text);
    assert_true(text.is_long);
    repeat("<p>word", 100000, &text);
    assert_true(text.is_long);
}

static void text_without_blanks_has_words_too(void **state)
{
    struct cc_wall_text text;

    (void)state;
    repeat("\xE6\xB8\xAF", 400, &text); /* a Han character */
    assert_int_equal(text.n_words, 100);
    assert_false(text.is_long);
    repeat("\xE6\xB8\xAF", 4000, &text);
    assert_true(text.is_long);
}

static void utf16_is_not_read(void **state)
{
    static const char html[] = "<\0p\0>\0a\0";
    struct cc_wall_text text;

    (void)state;
    cc_wall_text_read(CC_SPAN(html), &text);
    assert_true(text.is_long);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_shown_is_folded),
        cmocka_unit_test(other_scripts_keep_their_letters_and_the_same_lines),
        cmocka_unit_test(reading_ends_at_too_many_words),
        cmocka_unit_test(text_without_blanks_has_words_too),
        cmocka_unit_test(utf16_is_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
