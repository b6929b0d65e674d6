/* What holds whatever the trees say; how well they judge is for the golden tests. */
#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat.h"
#include "cleancopy/extract/flat_verdict.h"

#include <stdio.h>

#define SENTENCES                                                                              \
    "The council of Marrow Bay has voted to rebuild the old ferry pier.\n"                     \
    "Nine of the thirteen members backed the plan after a long debate.\n"                      \
    "Work should begin in April, once the divers have cleared the piles.\n"                    \
    "Until then the ferry keeps using the fish dock at the other shore.\n"

#define PAGE                                                                                   \
    "Home\nPolitics\nSport\nPier of Marrow Bay to be rebuilt\n4 March 2025\n" SENTENCES        \
    "Related articles\nCod quota cut again as stocks shrink\nBakery wins prize for bread\n"    \
    "Subscribe to our newsletter and get the news every day.\nPrivacy policy\nContact us\n"

struct judged {
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_blocks blocks;
    struct cc_verdict *verdicts;
    struct cc_flat_values *values;
};

static void judge(struct judged *j, const char *page, enum cc_scope scope)
{
    struct cc_config cfg;

    memset(j, 0, sizeof *j);
    cc_config_defaults(&cfg);
    cc_arena_init(&j->arena, 64u << 20);
    assert_int_equal(cc_flat_read(&j->arena, &cfg.limits, scope, cc_span_from(page), &j->doc,
                                  &j->blocks, &j->verdicts, &j->values, NULL),
                     CC_OK);
}

static void score_verdict_and_reason_agree_in_every_scope(void **state)
{
    static const enum cc_scope scopes[] = {CC_SCOPE_AUTO, CC_SCOPE_STRICT, CC_SCOPE_FULL};
    struct judged j;
    uint32_t i;
    size_t k;

    (void)state;
    for (k = 0; k < 3; k++) {
        judge(&j, PAGE, scopes[k]);
        for (i = 0; i < j.blocks.count; i++) {
            assert_int_equal(j.verdicts[i].keep, j.verdicts[i].score >= 500);
            assert_int_equal(j.verdicts[i].keep, j.verdicts[i].reason == CC_REASON_NONE);
        }
        cc_arena_done(&j.arena);
    }
}

static void text_is_kept_and_the_rest_named(void **state)
{
    struct judged j;
    uint32_t i;

    (void)state;
    judge(&j, PAGE, CC_SCOPE_AUTO);
    for (i = 5; i < 9; i++)
        assert_true(j.verdicts[i].keep);
    assert_int_equal(j.verdicts[0].reason, CC_REASON_NAVIGATION);
    assert_int_equal(j.verdicts[4].reason, CC_REASON_DATE_LINE);
    assert_int_equal(j.verdicts[9].reason, CC_REASON_RELATED_ARTICLES);
    assert_int_equal(j.verdicts[12].reason, CC_REASON_NEWSLETTER);
    assert_true(j.doc.quality > 0.5 && j.doc.quality <= 1);
    cc_arena_done(&j.arena);
}

static void promotion_amid_a_text_is_dropped_by_its_words(void **state)
{
    static const char *const lines[] = {"Spotted an error? Let us know.", "Follow The Harbour Post on WhatsApp for live updates."};
    static const char *const reasons[] = {"widget", "social"};
    char page[2048];
    struct judged j;
    uint32_t i, n;
    size_t k;

    (void)state;
    for (k = 0; k < 2; k++) {
        (void)snprintf(page, sizeof page, "Pier of Marrow Bay to be rebuilt\n4 March 2025\n%s%s\n%s", SENTENCES, lines[k], SENTENCES);
        judge(&j, page, CC_SCOPE_AUTO);
        for (n = i = 0; i < j.blocks.count; i++)
            if (cc_span_is(j.blocks.list[i].text, cc_span_from(lines[k]))) {
                assert_false(j.verdicts[i].keep);
                assert_string_equal(cc_reason_name(j.verdicts[i].reason), reasons[k]);
                n++;
            }
        assert_int_equal(n, 1);
        cc_arena_done(&j.arena);
    }
}

/* Whether the line stays, right behind `before`. */
static bool stays(const char *before, const char *line, const char *behind)
{
    char page[2048];
    struct judged j;
    uint32_t i;
    bool keep = false, found = false;

    (void)snprintf(page, sizeof page, "Pier of Marrow Bay to be rebuilt\n4 March 2025\n%s%s\n%s", before, line, behind);
    judge(&j, page, CC_SCOPE_AUTO);
    for (i = 0; i < j.blocks.count; i++)
        if (cc_span_is(j.blocks.list[i].text, cc_span_from(line))) {
            keep = j.verdicts[i].keep;
            assert_int_equal(keep, j.verdicts[i].score >= 500);
            assert_false(found);
            found = true;
        }
    assert_true(found);
    cc_arena_done(&j.arena);
    return keep;
}

static void a_sentence_that_goes_like_a_promotion_stays_amid_a_text(void **state)
{
    static const char *const lines[] = {"Am Dienstag fand sie in ihrem Postfach eine Drohung.", "Il vous reste trois jours pour déposer votre déclaration.",
                                        "El ministro recibe las noticias con cautela y un paraguas."};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_true(stays(SENTENCES, lines[i], SENTENCES));
    assert_false(stays("Home\nLogin\nSearch\n", "Il vous reste trois jours pour lire.", "Contact us\nPrivacy policy\nHome page\n"));
}

/* Right behind a card's headline, which stands there several times. */
static void the_summary_of_another_article_goes(void **state)
{
    static const char headline[] = "Lighthouse keeper retires after forty years on the rock";
    static const char summary[] = "The ferry to the island will cost four crowns from May on, the harbour board said on Monday. \"We have no other choice,\" said its head, "
                                  "Tomas Brack, after the vote, in which two members did not take part.";
    static const struct {
        const char *text, *label, *between;
    } cases[] = {
        {SENTENCES, "Related Articles\n", "The Daily Anchor\ntime12 minutes ago\nThe Daily Anchor\n"},
        {SENTENCES, "Related Articles\n", "The Daily Anchor\n"},
        {SENTENCES SENTENCES, "", "The Daily Anchor\ntime12 minutes ago\nThe Daily Anchor\n"},
    };
    char page[4096];
    struct judged j;
    uint32_t k, n = 0;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        (void)snprintf(page, sizeof page, "Home\nPolitics\nSport\nPier of Marrow Bay to be rebuilt\n4 March 2025\n%s%s%s\n%s\n%s%s\n%s\nPrivacy policy\n",
                       cases[i].text, cases[i].label, headline, headline, cases[i].between, headline, summary);
        judge(&j, page, CC_SCOPE_AUTO);
        for (k = 0; k < j.blocks.count; k++)
            if (cc_span_is(j.blocks.list[k].text, cc_span_from(summary))) {
                assert_false(j.verdicts[k].keep);
                n++;
            }
        cc_arena_done(&j.arena);
    }
    assert_int_equal(n, sizeof cases / sizeof *cases);
}

/* Amid three paragraphs and nothing else. */
static bool stays_in_a_post(const char *line)
{
    char page[2048];
    struct judged j;
    bool keep;

    (void)snprintf(page, sizeof page, "%s%s\n%s", SENTENCES, line, SENTENCES);
    judge(&j, page, CC_SCOPE_AUTO);
    keep = j.verdicts[4].keep;
    cc_arena_done(&j.arena);
    return keep;
}

static void a_line_of_a_widget_goes_from_a_short_text(void **state)
{
    (void)state;
    assert_false(stays_in_a_post("Temps de lecture : 4 min"));
    assert_false(stays_in_a_post("Dela artikeln"));
    assert_true(stays_in_a_post("Dela artiklarna i tre delar, sade hon till styrelsen i går."));
}

static void a_headline_with_a_label_goes(void **state)
{
    static const char *const lines[] = {"Read also: Who pays for the mistake in the tender?", "[11]Lea también: Simulacro nacional será el 29 de abril",
                                        "[관련기사] 학생 수 0명 초등학교, 내년 열두 곳", "Czytaj też: Kto zapłaci za błąd w przetargu?"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_false(stays(SENTENCES, lines[i], SENTENCES));
    assert_true(stays(SENTENCES, "Related: the harbour board has two seats to fill this year. Nobody has asked for either of them so far.", SENTENCES));
    assert_true(stays(SENTENCES "- Sensor: the one of last year, with 24 MP\n- Autofocus: follows the eyes of cats\n- ", "Video: slow, and with no crop at 30p",
                      "- Price: not a penny less than 679 dollars\n" SENTENCES));
}

static void a_statement_right_behind_the_text_stays(void **state)
{
    static const char opening[] = "Ningu\xC3\xA9m sabia de nada, disse ela ao jornal na noite de s\xC3\xA1" "bado, antes de fechar a porta do bar e de ir para casa.\n";
    static const char tail[] = "A sua opini\xC3\xA3o conta\nReceba as not\xC3\xAD" "cias no telem\xC3\xB3vel\nSugerir correc\xC3\xA7\xC3\xA3o\nT\xC3\xB3picos\nLitoral\n";
    char before[1024];

    (void)state;
    (void)snprintf(before, sizeof before, "%s%s%s", opening, opening + 2, opening + 4);
    assert_true(stays(before, "Ningu\xC3\xA9m ficou ferido. Duas fam\xC3\xADlias foram realojadas.", tail));
    (void)snprintf(before, sizeof before, "%s%s%sPublicidade\n", opening, opening + 2, opening + 4);
    assert_true(stays(before, "Ningu\xC3\xA9m ficou ferido. Duas fam\xC3\xADlias foram realojadas.", tail));
    (void)snprintf(before, sizeof before, "%s%sPublicidade\n", opening, opening + 2);
    assert_true(stays(before, "Ningu\xC3\xA9m ficou ferido. Duas fam\xC3\xADlias foram realojadas.", ""));
    (void)snprintf(before, sizeof before, "%s%s%sPublicidade\nLitoral\n", opening, opening + 2, opening + 4);
    assert_false(stays(before, "Ningu\xC3\xA9m ficou ferido. Duas fam\xC3\xADlias foram realojadas.", tail));
}

static void a_text_is_not_lost_whole(void **state)
{
    struct judged j;
    uint32_t i, n = 0;

    (void)state;
    judge(&j,
          "Foren-\xC3\x9C" "bersicht \xC2\xBB Netzwerk\nAntworten\n12 Beitr\xC3\xA4ge \xE2\x80\xA2 Seite 1 von 2\nWLAN bricht alle 20 Minuten ab\n"
          "Beitrag von kabelsalat \xC2\xBB Mo 4. Dez 2023, 20:11\n"
          "Hallo zusammen, seit dem letzten Update meines Routers verliere ich jede Stunde die Verbindung. Am Kabel l\xC3\xA4uft alles. Was kann ich tun?\n"
          "Nach oben\nBeitrag von netzwerkerin \xC2\xBB Mo 4. Dez 2023, 20:40\n"
          "Schau mal, ob der Sparmodus aktiv ist. Der wurde mit der neuen Version bei allen eingeschaltet und trennt Ger\xC3\xA4te, die wenig senden.\n"
          "Nach oben\nBeitrag von kabelsalat \xC2\xBB Di 5. Dez 2023, 07:55\nDas war es! Alles ist wieder stabil. Vielen Dank, darauf w\xC3\xA4re ich nie "
          "gekommen.\nNach oben\nZur\xC3\xBC" "ck zum Anfang des Forums\nWer ist online?\nMitglieder in diesem Forum: 0 Mitglieder und 3 G\xC3\xA4ste\n",
          CC_SCOPE_AUTO);
    for (i = 0; i < j.blocks.count; i++) {
        bool is_post = i == 5 || i == 8 || i == 11;

        if (i != 10) /* the line above the last post goes with it by a hair */
            assert_int_equal(j.verdicts[i].keep, is_post);
        n += is_post;
    }
    assert_int_equal(n, 3);
    assert_int_equal(j.doc.kind, CC_KIND_ARTICLE);
    assert_span_is(j.doc.title, "WLAN bricht alle 20 Minuten ab");
    cc_arena_done(&j.arena);

    judge(&j,
          "Startseite\nWir verwenden Cookies und \xC3\xA4hnliche Technologien, um Ihnen unsere Inhalte anzuzeigen. Einige davon sind notwendig.\nIhre "
          "Einwilligung k\xC3\xB6nnen Sie jederzeit in den Einstellungen widerrufen. Mehr dazu steht in unserer Erkl\xC3\xA4rung zum "
          "Datenschutz.\nZustimmen\nAblehnen\nImpressum\n",
          CC_SCOPE_AUTO);
    for (i = 0; i < j.blocks.count; i++)
        assert_false(j.verdicts[i].keep);
    cc_arena_done(&j.arena);
}

static void a_page_of_menus_has_no_text_and_little_quality(void **state)
{
    struct judged j;
    uint32_t i;

    (void)state;
    judge(&j, "Home\nLogin\nSearch\nPage not found\nContact us\n", CC_SCOPE_AUTO);
    for (i = 0; i < j.blocks.count; i++)
        assert_false(j.verdicts[i].keep);
    assert_true(j.doc.quality < 0.5);
    cc_arena_done(&j.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(score_verdict_and_reason_agree_in_every_scope),
        cmocka_unit_test(text_is_kept_and_the_rest_named),
        cmocka_unit_test(promotion_amid_a_text_is_dropped_by_its_words),
        cmocka_unit_test(a_sentence_that_goes_like_a_promotion_stays_amid_a_text),
        cmocka_unit_test(the_summary_of_another_article_goes),
        cmocka_unit_test(a_line_of_a_widget_goes_from_a_short_text),
        cmocka_unit_test(a_headline_with_a_label_goes),
        cmocka_unit_test(a_statement_right_behind_the_text_stays),
        cmocka_unit_test(a_text_is_not_lost_whole),
        cmocka_unit_test(a_page_of_menus_has_no_text_and_little_quality),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
