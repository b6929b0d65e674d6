#include "support.h"

#include "cleancopy/extract/pull_quote.h"

#include <string.h>

static void a_quote_may_have_its_speaker_behind_it(void **state)
{
    static const struct {
        const char *line, *words;
    } cases[] = {
        {"“We never asked for a bridge” — Ada Quill, ferrywoman", "We never asked for a bridge"},
        {"\"We never asked for a bridge\"", "We never asked for a bridge"},
        {"« On n'a jamais voulu de pont » Ada Quill", " On n'a jamais voulu de pont "},
        {"„Wir wollten nie eine Brücke“, sagt Ada", "Wir wollten nie eine Brücke"},
        {"“We said ‘no’ “again” and once more” – Ada", "We said ‘no’ “again” and once more"},
        {"“Four words are few” — Ada", ""},
        {"We “never asked for a bridge” here", ""},
        {"“We never asked for a bridge, and nobody built one", ""},
        {"“We never asked for a bridge”, she said, and went on to tell how the ferry came to be", ""}, /* a sentence goes on */
        {"", ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (!cc_span_is(cc_pull_quote_words(cc_span_from(cases[i].line)), cc_span_from(cases[i].words)))
            fail_msg("%s", cases[i].line);
}

static void quotes_of_46_words_are_paragraphs(void **state)
{
    char line[512] = "\"";
    size_t i;

    (void)state;
    for (i = 0; i < CC_PULL_MAX_WORDS; i++)
        strcat(line, "word ");
    strcat(line, "\"");
    assert_true(cc_pull_quote_words(cc_span_from(line)).len > 0);
    line[strlen(line) - 1] = '\0';
    strcat(line, "word\"");
    assert_int_equal(cc_pull_quote_words(cc_span_from(line)).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_may_have_its_speaker_behind_it),
        cmocka_unit_test(quotes_of_46_words_are_paragraphs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
