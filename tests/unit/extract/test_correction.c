#include "read_page.h"

#include "cleancopy/extract/correction.h"
#include "cleancopy/extract/verdict.h"

/* For each block a letter: c is a correction, - is not. */
static void assert_marked(const char *html, const char *wanted)
{
    struct read_page page;
    char got[64] = "";

    read_page(&page, html, "", "", "");
    assert_int_equal(cc_corrections_mark(&page.arena, &page.dom, &page.classes, &page.blocks, &page.err), CC_OK);
    for (uint32_t i = 0; i < page.blocks.count; i++)
        got[i] = page.blocks.list[i].role == CC_ROLE_CORRECTION ? 'c' : '-';
    read_page_done(&page);
    assert_string_equal(got, wanted);
}

static void boxes_are_told_by_their_name(void **state)
{
    (void)state;
    assert_marked("<p>Text.<div class='box articleCorrection'><h4>Note</h4><p>The bridge is sixteen metres long.</div>", "-cc");
    assert_marked("<aside id=Korrektur-1><p>Die Brücke ist sechzehn Meter lang.</p></aside>", "c");
    assert_marked("<div class='autocorrection corrections_list'><a>Corrections</a></div>", "-"); /* a link */
    assert_marked("<p class=incorrection>The bridge is sixteen metres long.</p>", "-");
}

static void the_whole_article_is_no_box(void **state)
{
    char html[8192] = "<div class=correction>";

    (void)state;
    for (int i = 0; i < 10; i++)
        strcat(html, "<p>The bridge of Kettle Gill is much longer than the one that was there before the flood came.</p>");
    assert_marked(html, "----------");
    assert_marked("<article class=correction><p>The bridge is sixteen metres long.</article>", "-");
}

static void lines_are_told_by_their_label(void **state)
{
    (void)state;
    assert_marked("<p><b>Correction:</b> the bridge is sixteen metres long.", "c");
    assert_marked("<p>CORRECTION (3 May, 10.15): the bridge is sixteen metres long.", "c");
    assert_marked("<p>* An earlier version of this story gave another length.", "c");
    assert_marked("<p>Berichtigung \xE2\x80\x93 Die Br\xC3\xBC" "cke ist sechzehn Meter lang.", "c");
    assert_marked("<p>\xE3\x80\x90\xE8\xA8\x82\xE6\xAD\xA3\xE3\x80\x91\xE6\xA9\x8B\xE3\x81\xAE\xE9\x95\xB7\xE3\x81\x95", "c");
    assert_marked("<p>\xD0\x98\xD1\x81\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xBB\xD0\xB5\xD0\xBD\xD0\xB8\xD0\xB5: "
                  "\xD0\xBC\xD0\xBE\xD1\x81\xD1\x82 \xD0\xB8 \xD1\x80\xD0\xB5\xD0\xBA\xD0\xB0 \xD0\xB8 \xD0\xBB\xD0\xB5\xD1\x81", "c");
}

static void the_word_alone_is_no_label(void **state)
{
    (void)state;
    assert_marked("<p>Corrections should be short, and in green.", "-");
    assert_marked("<p>Correction of the exam: see the board in the hall.", "-");
    assert_marked("<p>Correction: see below.", "-"); /* too short */
    assert_marked("<h2>Correction: the bridge is sixteen metres long</h2>", "-");
    assert_marked("<pre>correction: the bridge is sixteen metres long</pre>", "-");
    assert_marked("<p>()", "-");
}

static void lines_of_flattened_text_have_their_words_alone(void **state)
{
    struct cc_block list[] = {{.text = CC_SPAN("Rettifica: il ponte misura sedici metri."), .element = CC_NO_ELEMENT, .n_words = 6},
                              {.text = CC_SPAN("Il ponte misura sedici metri di corda."), .element = CC_NO_ELEMENT, .n_words = 7}};
    struct cc_blocks blocks = {list, 2};
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_int_equal(cc_corrections_mark(&arena, NULL, NULL, &blocks, NULL), CC_OK);
    assert_int_equal(list[0].role, CC_ROLE_CORRECTION);
    assert_int_equal(list[1].role, CC_ROLE_P);
    cc_arena_done(&arena);
}

#define TEXT                                                                                                           \
    "<p>The rope bridge at Kettle Gill has come through the winter without losing a strand, to the surprise of all.</p>" \
    "<p>It was made by nine sisters, who used hemp from their own field and a knot that they would not explain.</p>"

static void corrections_are_kept_in_every_scope(void **state)
{
    static const enum cc_scope scopes[] = {CC_SCOPE_AUTO, CC_SCOPE_STRICT, CC_SCOPE_FULL};
    struct read_page page;
    struct cc_verdict *verdicts;
    enum cc_kind kind;
    double quality;

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        read_page(&page, "<article><h1>A bridge of rope</h1>" TEXT "<aside class=correction>It is sixteen metres long.</aside></article>"
                         "<footer><p>Correction: write to us about errors.</footer>", "A bridge of rope", "NewsArticle", "");
        assert_int_equal(cc_corrections_mark(&page.arena, &page.dom, &page.classes, &page.blocks, &page.err), CC_OK);
        assert_int_equal(cc_verdict_list(&page.arena, scopes[i], &page.dom, &page.blocks, &page.classes, &page.hints, page.features, &verdicts, &kind,
                                         &quality, &page.err),
                         CC_OK);
        assert_true(verdicts[3].keep);
        assert_true(verdicts[3].score >= CC_KEEP);
        assert_int_equal(verdicts[4].reason, CC_REASON_FOOTER);
        read_page_done(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(boxes_are_told_by_their_name),
                                       cmocka_unit_test(the_whole_article_is_no_box),
                                       cmocka_unit_test(lines_are_told_by_their_label),
                                       cmocka_unit_test(the_word_alone_is_no_label),
                                       cmocka_unit_test(lines_of_flattened_text_have_their_words_alone),
                                       cmocka_unit_test(corrections_are_kept_in_every_scope)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
