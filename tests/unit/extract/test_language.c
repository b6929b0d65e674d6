#include "cleancopy/extract/language.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

#define GERMAN                                                                                  \
    "Das Hafenamt sperrt die alte Brücke für zwei Wochen, damit Taucher die Pfeiler prüfen " \
    "können. Die Fähre fährt in dieser Zeit jede halbe Stunde, sagte eine Sprecherin."
#define GERMAN_TOO                                                                                \
    "Anwohner hatten seit dem Frühjahr über Risse geklagt, und im Rat war darüber gestritten " \
    "worden, wer die Arbeiten bezahlen soll."
#define RUSSIAN                                                                                                                                                         \
    "Управление порта закроет старый мост на две недели, чтобы водолазы осмотрели его опоры. " \
    "Паром в это время будет ходить каждые полчаса, сообщила представитель порта."
#define LATIN                                                                                  \
    "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, "    \
    "tertiam qui ipsorum lingua Celtae, nostra Galli appellantur. Hi omnes lingua, "           \
    "institutis, "                                                                             \
    "legibus inter se differunt. Gallos ab Aquitanis Garumna flumen, a Belgis Matrona et "     \
    "Sequana dividit."

struct text {
    const char *title;
    const char *paragraphs[4];
};

static void assert_language(const struct text *text, const char *declared, const char *wanted)
{
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_paragraph paragraphs[4];
    struct cc_error err;

    cc_arena_init(&arena, 1u << 20);
    memset(&doc, 0, sizeof doc);
    memset(paragraphs, 0, sizeof paragraphs);
    doc.title = cc_span_from(text->title);
    doc.language = cc_span_from(declared);
    doc.paragraphs = paragraphs;
    while (doc.n_paragraphs < 4 && text->paragraphs[doc.n_paragraphs] != NULL) {
        paragraphs[doc.n_paragraphs].text = cc_span_from(text->paragraphs[doc.n_paragraphs]);
        doc.n_paragraphs++;
    }
    assert_int_equal(cc_language_find(&arena, &doc, &err), CC_OK);
    if (wanted[0] != '\0')
        assert_span_is(doc.language, wanted);
    else
        assert_int_equal(doc.language.len, 0);
    cc_arena_done(&arena);
}

static const struct text german = {"Brücke wird gesperrt", {GERMAN, GERMAN_TOO, NULL}};
static const struct text russian = {"Мост закроют", {RUSSIAN, NULL}};

static void the_text_wins_over_a_template_that_lies(void **state)
{
    (void)state;
    assert_language(&german, "en", "de");
    assert_language(&german, "en-US", "de");
    assert_language(&russian, "en", "ru");
}

static void a_declaration_that_the_text_bears_out_keeps_its_region(void **state)
{
    (void)state;
    assert_language(&german, "de-AT", "de-AT");
    assert_language(&german, "de", "de");
    assert_language(&russian, "ru-KZ", "ru-KZ");
}

static void text_without_a_declaration_gets_its_language(void **state)
{
    (void)state;
    assert_language(&german, NULL, "de");
    assert_language(&(struct text){NULL, {RUSSIAN, NULL}}, "", "ru");
}

static void a_short_text_leaves_the_declaration(void **state)
{
    static const struct text few = {NULL, {"Das Hafenamt sperrt die alte Brücke.", NULL}};
    static const struct text some = {NULL,
                                     {GERMAN, NULL}}; /* enough alone, not against a word */

    (void)state;
    assert_language(&few, "en", "en");
    assert_language(&few, NULL, "");
    assert_language(&some, "en", "en");
    assert_language(&some, NULL, "de");
    assert_language(&(struct text){NULL, {NULL}}, "fr-CA", "fr-CA");
}

static void a_text_in_two_languages_leaves_the_declaration(void **state)
{
    static const struct text both = {NULL, {GERMAN, RUSSIAN, GERMAN_TOO, NULL}};

    (void)state;
    assert_language(&both, "en", "en");
    assert_language(&both, NULL, "");
}

static void tags_are_written_as_bcp_47_does(void **state)
{
    static const struct {
        const char *declared, *wanted;
    } cases[] = {
        {"de-at", "de-AT"},
        {"EN-us", "en-US"},
        {"iw", "he"},
        {"in-id", "id-ID"},
        {"zh-hans-cn", "zh-Hans-CN"},
        {"es-419", "es-419"},
        {"utf-8", ""},
        {"English", ""},
        {"und", ""},
        {"mul", ""},
        {"x", ""},
        {"en--us", ""},
        {"x-default", ""},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""},
    };
    static const struct text nothing = {NULL, {NULL}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_language(&nothing, cases[i].declared, cases[i].wanted);
    assert_language(&german, "utf-8", "de");
}

static void languages_that_the_guesser_confuses_stay_as_declared(void **state)
{
    static const struct text norwegian = {
        NULL,
        {"Havnekontoret stenger den gamle broen i to uker, slik at dykkere kan undersøke "
         "pilarene. "
         "Fergen går hver halve time så lenge arbeidet varer, sier en talskvinne for kommunen.",
         "Naboene har klaget over sprekker siden i vår, og i kommunestyret har det vært "
         "krangel om "
         "hvem som skal betale for arbeidet.",
         NULL}};

    (void)state;
    assert_language(&norwegian, NULL, "no");
    assert_language(&norwegian, "nb-NO", "nb-NO");
    assert_language(&norwegian, "nn", "nn");
    assert_language(&norwegian, "en", "no");
}

static void traditional_chinese_says_so_where_the_page_says_only_chinese(void **state)
{
    static const struct text chinese = {
        NULL,
        {"港務局將關閉舊橋兩週，以便潛水員檢查橋墩，屆時渡輪將每半小時開出一班。",
         "居民從春天起就抱怨橋上有裂縫，議會也為誰該支付這筆費用爭論不休。", NULL}};

    (void)state;
    assert_language(&chinese, "zh", "zh-Hant");
    assert_language(&chinese, "zh-TW", "zh-TW");
    assert_language(&chinese, NULL, "zh-Hant");
}

static void latin_is_believed_only_where_it_is_declared(void **state)
{
    static const struct text latin = {NULL, {LATIN, NULL}};

    (void)state;
    assert_language(&latin, "la", "la");
    assert_language(&latin, "en", "en");
    assert_language(&latin, NULL, "");
}

static void control_characters_do_not_hide_the_text(void **state)
{
    static const struct text odd = {"\x01\x7F",
                                    {"\x02" GERMAN "\x1F", "a\x0B" GERMAN_TOO, NULL}};

    (void)state;
    assert_language(&odd, "en", "de");
}

/* The limit falls into the second paragraph: what follows is not looked at. */
static void text_past_the_limit_is_not_looked_at(void **state)
{
    static char first[CC_LANGUAGE_MAX_BYTES], second[CC_LANGUAGE_MAX_BYTES * 2];
    static struct text text = {NULL, {first, second, NULL}};
    size_t n = 0;

    (void)state;
    while (n + sizeof GERMAN < CC_LANGUAGE_MAX_BYTES - sizeof GERMAN)
        n += (size_t)snprintf(first + n, sizeof first - n, "%s ", GERMAN);
    for (n = 0; n + sizeof RUSSIAN < sizeof second;)
        n += (size_t)snprintf(second + n, sizeof second - n, "%s ", RUSSIAN);
    assert_language(&text, NULL, "de");
    text.paragraphs[0] = second;
    text.paragraphs[1] = first;
    assert_language(&text, NULL, "ru");
}

/* A text that begins as the page declares is not read to its end. */
static void a_confirmed_declaration_stands_whatever_follows(void **state)
{
    static char first[CC_LANGUAGE_START_BYTES + sizeof GERMAN], second[CC_LANGUAGE_MAX_BYTES];
    static struct text text = {NULL, {first, second, NULL}};
    size_t n;

    (void)state;
    for (n = 0; n < CC_LANGUAGE_START_BYTES;)
        n += (size_t)snprintf(first + n, sizeof first - n, "%s ", GERMAN);
    for (n = 0; n + sizeof RUSSIAN < sizeof second;)
        n += (size_t)snprintf(second + n, sizeof second - n, "%s ", RUSSIAN);
    assert_language(&text, "de-AT", "de-AT");
    assert_language(&text, "en", "ru");
    first[CC_LANGUAGE_START_BYTES / 4] = '\0';
    assert_language(&text, "de-AT", "ru");
}

static void code_says_nothing(void **state)
{
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_paragraph code;
    struct cc_error err;

    (void)state;
    memset(&doc, 0, sizeof doc);
    memset(&code, 0, sizeof code);
    code.text = CC_SPAN(GERMAN GERMAN_TOO);
    code.role = CC_ROLE_CODE;
    doc.paragraphs = &code;
    doc.n_paragraphs = 1;
    cc_arena_init(&arena, 1u << 20);
    assert_int_equal(cc_language_find(&arena, &doc, &err), CC_OK);
    assert_int_equal(doc.language.len, 0);
    cc_arena_done(&arena);
}

static void an_arena_that_is_too_small_is_said(void **state)
{
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_error err;

    (void)state;
    memset(&doc, 0, sizeof doc);
    cc_arena_init(&arena, 1000);
    assert_int_equal(cc_language_find(&arena, &doc, &err), CC_E_LIMIT);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_wins_over_a_template_that_lies),
        cmocka_unit_test(a_declaration_that_the_text_bears_out_keeps_its_region),
        cmocka_unit_test(text_without_a_declaration_gets_its_language),
        cmocka_unit_test(a_short_text_leaves_the_declaration),
        cmocka_unit_test(a_text_in_two_languages_leaves_the_declaration),
        cmocka_unit_test(tags_are_written_as_bcp_47_does),
        cmocka_unit_test(languages_that_the_guesser_confuses_stay_as_declared),
        cmocka_unit_test(traditional_chinese_says_so_where_the_page_says_only_chinese),
        cmocka_unit_test(latin_is_believed_only_where_it_is_declared),
        cmocka_unit_test(control_characters_do_not_hide_the_text),
        cmocka_unit_test(text_past_the_limit_is_not_looked_at),
        cmocka_unit_test(a_confirmed_declaration_stands_whatever_follows),
        cmocka_unit_test(code_says_nothing),
        cmocka_unit_test(an_arena_that_is_too_small_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
