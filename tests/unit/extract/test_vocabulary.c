#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/extract/vocabulary.h"

#include <stdlib.h>

#define NONE   CC_VOCABULARY_NONE
#define INSIDE CC_VOCABULARY_INSIDE
#define START  CC_VOCABULARY_START
#define WHOLE  CC_VOCABULARY_WHOLE

struct line_case {
    const char *line;
    enum cc_vocabulary_hit hit;
    enum cc_reason reason;
};

static void check_lines(const struct line_case *cases, size_t count)
{
    struct cc_said said;
    size_t i;

    for (i = 0; i < count; i++) {
        said = cc_vocabulary_find(cc_span_from(cases[i].line), NULL);
        if (said.hit != cases[i].hit || said.reason != cases[i].reason)
            print_error("%s: hit %d, reason %s\n", cases[i].line, (int)said.hit, cc_reason_name(said.reason));
        assert_int_equal(said.hit, cases[i].hit);
        assert_int_equal(said.reason, cases[i].reason);
    }
}

static void widgets_are_told_in_many_languages(void **state)
{
    static const struct line_case cases[] = {
        {"related articles", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"das könnte sie auch interessieren:", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"lire aussi : le port rouvre", START, CC_REASON_RELATED_ARTICLES},
        {"noticias relacionadas", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"leggi anche", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"veja também", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"gerelateerde artikelen", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"czytaj także: nowy most", START, CC_REASON_RELATED_ARTICLES},
        {"читайте также: новый мост", START, CC_REASON_RELATED_ARTICLES},
        {"читайте також", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"ilgili haberler", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"läs också", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"les også", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"læs også", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"související články", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"■関連記事", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"相关阅读", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"관련 기사", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"اقرأ أيضا", WHOLE, CC_REASON_RELATED_ARTICLES},
        {"यह भी पढ़ें: नया पुल", START, CC_REASON_RELATED_ARTICLES},
        {"get the harbour post every day: download our app from your store", INSIDE,
         CC_REASON_APP_BANNER},
        {"subscribe to our newsletter", WHOLE, CC_REASON_NEWSLETTER},
        {"abonnez-vous à notre newsletter pour tout savoir", START, CC_REASON_NEWSLETTER},
        {"뉴스레터를 받아 보세요", START, CC_REASON_NEWSLETTER},
        {"teilen", WHOLE, CC_REASON_SOCIAL},
        {"поделиться", WHOLE, CC_REASON_SOCIAL},
        {"comments (12)", WHOLE, CC_REASON_COMMENTS},
        {"12 kommentare", WHOLE, CC_REASON_COMMENTS},
        {"コメント", WHOLE, CC_REASON_COMMENTS},
        {"publicité", WHOLE, CC_REASON_ADVERTISEMENT},
        {"[реклама]", WHOLE, CC_REASON_ADVERTISEMENT},
        {"diese seite verwendet cookies", INSIDE, CC_REASON_COOKIE_NOTICE},
        {"réservé aux abonnés", WHOLE, CC_REASON_PAYWALL},
        {"zum inhalt springen", WHOLE, CC_REASON_NAVIGATION},
        {"© 2025 harbour post", START, CC_REASON_FOOTER},
        {"todos los derechos reservados.", WHOLE, CC_REASON_FOOTER},
        {"by ada quill", START, CC_REASON_BYLINE},
        {"aktualisiert: 4. märz 2025", START, CC_REASON_DATE_LINE},
        {"26 minutes ago", WHOLE, CC_REASON_DATE_LINE},
        {"foto: ada quill", START, CC_REASON_CAPTION},
        {"loading...", WHOLE, CC_REASON_WIDGET},
    };

    (void)state;
    check_lines(cases, sizeof cases / sizeof cases[0]);
}

static void common_words_in_running_text_are_no_hit(void **state)
{
    static const struct line_case cases[] = {
        {"the minister had no comments on the share price", NONE, CC_REASON_NONE},
        {"at home the team is popular", NONE, CC_REASON_NONE},
        {"commentators agree", NONE, CC_REASON_NONE},
        {"relatedness", NONE, CC_REASON_NONE},
        {"bypass closed until may", NONE, CC_REASON_NONE}, /* not "by" */
        {"der hafen bleibt zu", NONE, CC_REASON_NONE},
        {"", NONE, CC_REASON_NONE},
        {"…", NONE, CC_REASON_NONE},
        {"2025", NONE, CC_REASON_NONE},
    };

    (void)state;
    check_lines(cases, sizeof cases / sizeof cases[0]);
}

/* The outlet's name stands between the two words that say it. */
static void following_needs_a_network(void **state)
{
    static const struct line_case cases[] = {
        {"follow the harbour post on whatsapp for live updates", START, CC_REASON_SOCIAL},
        {"folgen sie dem deichboten auf whatsapp", START, CC_REASON_SOCIAL},
        {"suivez la gazette sur google actualités", START, CC_REASON_SOCIAL},
        {"obserwuj kurier portowy na facebooku", START, CC_REASON_SOCIAL},
        {"seuraa saaren sanomia telegramissa", START, CC_REASON_SOCIAL},
        {"follow the harbour wall to its end", NONE, CC_REASON_NONE},
        {"some follow the post on whatsapp", NONE, CC_REASON_NONE},
        {"followers of the post on whatsapp", NONE, CC_REASON_NONE}, /* not "follow" */
        {"whatsapp is what they follow", NONE, CC_REASON_NONE},
        {"follow", WHOLE, CC_REASON_SOCIAL},
    };

    (void)state;
    check_lines(cases, sizeof cases / sizeof cases[0]);
}

static void running_text_may_go_like_a_doubtful_phrase(void **state)
{
    static const struct {
        const char *line;
        bool is_sure;
    } cases[] = {
        {"get our stories straight to your inbox", true}, {"look into your mail: it may lie in your inbox", false}, {"in your inbox", false},
        {"what the town talks of, in your inbox every morning", true}, {"tell us in your inbox", false},
        {"folge der sperre auf whatsapp und telegram", false}, {"folgen sie dem boten auf whatsapp", true}, {"nothing at all", false},
        /* two doubtful phrases, one behind the other */
        {"a message in your inbox, and a second in your inbox", true}, {"a message in your inbox has it", false},
        /* what somebody says, in quotes */
        {"subscribe to our newsletter, they said", true}, {"\"subscribe to our newsletter\", they said", false},
        {"“subscribe to our newsletter”, they said", false}, {"„subscribe to our newsletter“, sagte er", false},
        {"« subscribe to our newsletter », dit-il", false}, {"‘subscribe to our newsletter’, they said", false},
        {"'subscribe to our newsletter'", true}, /* whole */
        {"\"get our free app and you will be happy.\"", false}, {"”get our free app”, sade hon", false}, {"‚get our free app‘, sagte er", false},
        {"『get our free app』と", false}, {"‹ get our free app ›, dit-il", false},
        /* a phrase within another, and one of another reason, are no second ones */
        {"our mobile app", false}, {"'tis time: subscribe to our newsletter, it's free", true}, {"» subscribe to our newsletter", true}, {"\"subscribe to our newsletter", true},
    };
    struct cc_said sure;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)cc_vocabulary_find(cc_span_from(cases[i].line), &sure);
        if ((sure.hit != NONE) != cases[i].is_sure)
            fail_msg("%s", cases[i].line);
    }
}

static void a_mark_behind_the_first_phrase_makes_it_a_label(void **state)
{
    static const struct {
        const char *line;
        bool is_label;
    } cases[] = {
        {"read also: pier sold", true},        {"related | pier sold", true},       {"see also – pier sold", true},
        {"more from: the harbour", true},      {"read also → pier sold", true},     {"[read also] pier sold", true},
        {"read also - pier sold", true},       {"» read also » pier sold", true},   {"read also >> pier sold", true},
        {"read more of it: pier sold", false}, {"read also pier sold", false},      {"they read also: pier sold", false},
        {"read also-rans and the rest", false}, {"read also (pier sold)", false},   {"read also:", false}, /* whole */
        {"read also — pier sold", true},       {"read also ▶ pier sold", true},    {"【read also】pier sold", true},
        {"read also｜pier sold", true},        {"read also ► pier sold", true},    {"read also ➜ pier sold", true},
        {"nothing: at all", false},            {"lesen sie auch：hafen", true},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (cc_vocabulary_find(cc_span_from(cases[i].line), NULL).is_label != cases[i].is_label)
            fail_msg("%s", cases[i].line);
}

static void the_sure_hit_has_its_own_reason(void **state)
{
    struct cc_said sure, said;

    (void)state;
    said = cc_vocabulary_find(CC_SPAN("read more after this, story continues below advertisement"), &sure);
    assert_int_equal(said.hit, START);
    assert_int_equal(said.reason, CC_REASON_RELATED_ARTICLES);
    assert_int_equal(sure.hit, INSIDE);
    assert_int_equal(sure.reason, CC_REASON_ADVERTISEMENT);
    (void)cc_vocabulary_find(CC_SPAN("read more: story continues below advertisement"), &sure);
    assert_int_equal(sure.reason, CC_REASON_RELATED_ARTICLES); /* a label */
    assert_true(sure.is_label);
    assert_int_equal(sure.phrase_words, 2);
    (void)cc_vocabulary_find(CC_SPAN("posted 3 hours ago"), &sure);
    assert_int_equal(sure.reason, CC_REASON_DATE_LINE);
    assert_true(sure.is_double);
    (void)cc_vocabulary_find(CC_SPAN("updated rules for 2026"), &sure);
    assert_int_equal(sure.reason, CC_REASON_DATE_LINE);
    assert_false(sure.is_double);
}

static void lines_amid_a_text_are_told_in_many_languages(void **state)
{
    static const struct line_case cases[] = {
        {"story continues below advertisement", START, CC_REASON_ADVERTISEMENT},
        {"artikel wird nach der anzeige fortgesetzt", INSIDE, CC_REASON_ADVERTISEMENT},
        {"unabhängiger journalismus braucht unterstützung", START, CC_REASON_ADVERTISEMENT},
        {"juttu jatkuu mainoksen jälkeen", START, CC_REASON_ADVERTISEMENT},
        {"externer inhalt nicht verfügbar", START, CC_REASON_COOKIE_NOTICE},
        {"pour afficher ce contenu, acceptez", START, CC_REASON_COOKIE_NOTICE},
        {"3 min read", WHOLE, CC_REASON_WIDGET},
        {"lesezeit: 3 minuten", START, CC_REASON_WIDGET},
        {"spotted an error? let us know", START, CC_REASON_WIDGET},
        {"haben sie einen tipp für uns?", START, CC_REASON_WIDGET},
        {"dies ist eine maschinelle übersetzung", WHOLE, CC_REASON_WIDGET},
        {"have your say in the comments", WHOLE, CC_REASON_COMMENTS},
        {"ya tienes cuenta? entra", START, CC_REASON_PAYWALL},
    };

    (void)state;
    check_lines(cases, sizeof cases / sizeof cases[0]);
}

static void curly_apostrophes_are_apostrophes(void **state)
{
    static const struct line_case cases[] = {
        {"s’abonner", WHOLE, CC_REASON_NEWSLETTER},
        {"s'abonner", WHOLE, CC_REASON_NEWSLETTER},
    };

    (void)state;
    check_lines(cases, 2);
}

static void the_strongest_hit_wins_and_then_the_longest(void **state)
{
    static const struct line_case cases[] = {
        /* "share" would be social; the whole line is the newsletter's */
        {"sign up", WHOLE, CC_REASON_NEWSLETTER},
        /* starts like a byline, and tells of comments inside */
        {"photo by ada quill", START, CC_REASON_CAPTION},
    };

    (void)state;
    check_lines(cases, 2);
}

static void only_the_first_300_bytes_count(void **state)
{
    char line[512];
    const char *phrase = "all rights reserved";
    size_t at;

    (void)state;
    for (at = 0; at < sizeof line; at++)
        line[at] = at % 5 == 4 ? ' ' : 'x';
    at = 270; /* after a blank, and the phrase ends before byte 296 */
    memcpy(line + at, phrase, strlen(phrase));
    line[at + strlen(phrase)] = ' ';
    assert_int_equal(cc_vocabulary_find((struct cc_span){line, sizeof line}, NULL).hit, INSIDE);
    assert_int_equal(cc_vocabulary_find((struct cc_span){line, sizeof line}, NULL).reason, CC_REASON_FOOTER);
    memset(line + at, 'x', strlen(phrase));
    memcpy(line + 300, phrase, strlen(phrase));
    assert_int_equal(cc_vocabulary_find((struct cc_span){line, sizeof line}, NULL).hit, NONE);
}

static void a_long_line_is_never_whole(void **state)
{
    char *line = malloc(400);

    (void)state;
    assert_non_null(line);
    memset(line, '.', 400);
    memcpy(line, "comments", 8);
    assert_int_equal(cc_vocabulary_find((struct cc_span){line, 400}, NULL).hit, NONE);
    assert_int_equal(cc_vocabulary_find((struct cc_span){line, 200}, NULL).hit, WHOLE);
    free(line);
}

static bool names_nobody(const char *text)
{
    struct cc_said said = {START, CC_REASON_BYLINE, 1, false, false};

    return cc_vocabulary_names_nobody(cc_span_from(text), &said);
}

static void a_byline_goes_on_with_a_name(void **state)
{
    struct cc_said said = {START, CC_REASON_BYLINE, 2, false, false};

    (void)state;
    assert_true(names_nobody("By the end of March"));
    assert_true(names_nobody("Di che cosa parla il libro?"));
    assert_false(names_nobody("By Ann Quay"));
    assert_false(names_nobody("By 岸本理央"));
    assert_false(names_nobody("By"));
    assert_false(cc_vocabulary_names_nobody(CC_SPAN("Written by the editors"), &said));
    said = (struct cc_said){START, CC_REASON_BYLINE, 1, true, false};
    assert_false(cc_vocabulary_names_nobody(CC_SPAN("By: the editors"), &said));
    said = (struct cc_said){WHOLE, CC_REASON_COMMENTS, 1, false, false};
    assert_false(cc_vocabulary_names_nobody(CC_SPAN("comments the"), &said));
}

static void broken_bytes_do_no_harm(void **state)
{
    char line[300];
    size_t i, len;

    (void)state;
    for (i = 0; i < sizeof line; i++)
        line[i] = (char)(0x80 + i % 0x80);
    for (len = 0; len <= sizeof line; len++)
        assert_int_equal(cc_vocabulary_find((struct cc_span){line, len}, NULL).hit, NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widgets_are_told_in_many_languages),
        cmocka_unit_test(common_words_in_running_text_are_no_hit),
        cmocka_unit_test(following_needs_a_network),
        cmocka_unit_test(running_text_may_go_like_a_doubtful_phrase),
        cmocka_unit_test(the_sure_hit_has_its_own_reason),
        cmocka_unit_test(a_mark_behind_the_first_phrase_makes_it_a_label),
        cmocka_unit_test(lines_amid_a_text_are_told_in_many_languages),
        cmocka_unit_test(curly_apostrophes_are_apostrophes),
        cmocka_unit_test(the_strongest_hit_wins_and_then_the_longest),
        cmocka_unit_test(only_the_first_300_bytes_count),
        cmocka_unit_test(a_long_line_is_never_whole),
        cmocka_unit_test(a_byline_goes_on_with_a_name),
        cmocka_unit_test(broken_bytes_do_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
