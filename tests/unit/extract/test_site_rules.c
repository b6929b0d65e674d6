#include "read_page.h"

#include "cleancopy/extract/css_select.h"
#include "cleancopy/extract/site_rules.h"

#include <string.h>

/* Blocks: a title, b lead, c text, d box in the text, e related, f footer. */
static const char html[] =
    "<body><article class=story><h1>alpha</h1><p class=lead>bravo</p><p>charlie and more words</p>"
    "<div class=box><p>delta</p></div></article>"
    "<section class=related-articles><p>echo</p></section><p>fox<span class=part>trot</span></p></body>";

struct ruled {
    struct read_page page;
    struct cc_site site;
    struct cc_rule rules[CC_MAX_SITE_RULES];
    struct cc_verdict verdicts[6];
    struct cc_document doc;
    struct cc_site_reading reading;
};

static void add_rule(struct ruled *r, enum cc_rule_kind kind, const char *text)
{
    struct cc_css *list;
    uint32_t n;

    assert_int_equal(cc_css_parse(&r->page.arena, cc_span_from(text), &list, &n, NULL), CC_OK);
    for (uint32_t i = 0; i < n; i++)
        r->rules[r->site.n_rules++] = (struct cc_rule){.kind = kind, .selector = &list[i]};
}

/* No rules yet; the model kept b and c alone. */
static void start(struct ruled *r)
{
    memset(r, 0, sizeof *r);
    read_page(&r->page, html, "", "", "");
    assert_int_equal(r->page.blocks.count, 6);
    r->site = (struct cc_site){.host = "outlet.example", .rules = r->rules};
    r->doc.url = CC_SPAN("https://www.outlet.example/a");
    for (int i = 0; i < 6; i++) {
        r->verdicts[i].keep = i == 1 || i == 2;
        r->verdicts[i].reason = r->verdicts[i].keep ? CC_REASON_NONE : CC_REASON_LOW_SCORE;
        r->verdicts[i].score = r->verdicts[i].keep ? 900 : 100;
    }
}

static void apply(struct ruled *r)
{
    assert_int_equal(cc_site_begin(&r->page.arena, &r->site, 1, &r->doc, &r->page.dom, &r->reading, NULL), CC_OK);
    assert_int_equal(cc_site_rules_apply(&r->page.arena, &r->page.blocks, r->page.features, r->verdicts, &r->reading, NULL),
                     CC_OK);
    for (int i = 0; i < 6; i++)
        assert_int_equal(r->verdicts[i].keep, r->verdicts[i].reason == CC_REASON_NONE);
}

/* The first letters of the blocks that are kept. */
static void assert_kept(struct ruled *r, const char *wanted)
{
    char kept[7] = "";
    size_t n = 0;

    for (int i = 0; i < 6; i++)
        if (r->verdicts[i].keep)
            kept[n++] = r->page.blocks.list[i].text.ptr[0];
    assert_string_equal(kept, wanted);
}

static void rules_override_the_model_in_their_order_of_strength(void **state)
{
    static const struct {
        const char *drop, *keep, *only, *kept;
    } cases[] = {
        {NULL, NULL, NULL, "bc"},
        {".lead", NULL, NULL, "c"},
        {"article", NULL, NULL, ""},
        {NULL, ".box, .related-articles", NULL, "bcde"},
        {NULL, "article", NULL, "abcd"},
        {".box", "article", NULL, "abc"},           /* drop beats keep */
        {"article", ".lead", NULL, ""},             /* … wherever it stands */
        {NULL, NULL, "article", "bc"},              /* inside the model judges */
        {NULL, NULL, ".lead", "b"},
        {NULL, NULL, ".lead, .box", "b"},           /* together */
        {NULL, ".related-articles", ".lead", "be"}, /* keep beats only */
        {".lead", NULL, ".lead", ""},
        {NULL, NULL, ".renamed", "bc"},             /* means nothing: has no effect */
        {NULL, NULL, ".renamed, .lead", "b"},
        {".part", NULL, NULL, "bc"},                /* part of a line moves nothing */
        {NULL, "*", NULL, "abcdef"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        /* the order of the lines makes no difference */
        for (int order = 0; order < 2; order++) {
            struct ruled r;

            start(&r);
            if (order == 0 && cases[i].drop != NULL)
                add_rule(&r, CC_RULE_DROP, cases[i].drop);
            if (cases[i].keep != NULL)
                add_rule(&r, CC_RULE_KEEP, cases[i].keep);
            if (cases[i].only != NULL)
                add_rule(&r, CC_RULE_ONLY, cases[i].only);
            if (order == 1 && cases[i].drop != NULL)
                add_rule(&r, CC_RULE_DROP, cases[i].drop);
            apply(&r);
            assert_kept(&r, cases[i].kept);
            read_page_done(&r.page);
        }
    }
}

static void a_dropped_block_keeps_its_score_and_gets_a_reason_of_the_list(void **state)
{
    struct ruled r;

    (void)state;
    start(&r);
    r.verdicts[4] = (struct cc_verdict){true, CC_REASON_NONE, 700};
    r.verdicts[0] = (struct cc_verdict){false, CC_REASON_FOOTER, 200};
    add_rule(&r, CC_RULE_DROP, ".lead, h1, .related-articles");
    apply(&r);
    assert_int_equal(r.verdicts[1].reason, CC_REASON_WIDGET); /* nothing tells */
    assert_int_equal(r.verdicts[1].score, 900);
    assert_int_equal(r.verdicts[4].reason, CC_REASON_RELATED_ARTICLES); /* its class tells */
    assert_int_equal(r.verdicts[4].score, 700);
    assert_int_equal(r.verdicts[3].reason, CC_REASON_LOW_SCORE); /* no rule is about it */
    assert_int_equal(r.verdicts[0].reason, CC_REASON_FOOTER);    /* the model's, before the rule's */
    read_page_done(&r.page);
}

static void what_each_rule_met_is_counted_and_who_decided_is_noted(void **state)
{
    struct ruled r;

    (void)state;
    start(&r);
    r.verdicts[4] = (struct cc_verdict){true, CC_REASON_NONE, 700};
    add_rule(&r, CC_RULE_KEEP, "article");
    add_rule(&r, CC_RULE_DROP, ".box, .part, video");
    add_rule(&r, CC_RULE_ONLY, "article");
    apply(&r);
    assert_int_equal(r.reading.counts[0].elements, 1);
    assert_int_equal(r.reading.counts[0].found, 4);
    assert_int_equal(r.reading.counts[1].found, 1);
    assert_int_equal(r.reading.counts[2].elements, 1); /* .part: an element, no block */
    assert_int_equal(r.reading.counts[2].found, 0);
    assert_int_equal(r.reading.counts[3].elements, 0);
    assert_int_equal(r.reading.counts[4].found, 4);
    assert_int_equal(r.reading.decided_by[0], 1);
    assert_int_equal(r.reading.decided_by[3], 2);
    assert_int_equal(r.reading.decided_by[4], CC_RULE_OUTSIDE);
    assert_int_equal(r.reading.decided_by[5], CC_RULE_NONE); /* the model had dropped it */
    read_page_done(&r.page);
}

static void the_longest_name_that_ends_the_host_wins(void **state)
{
    static const struct cc_site sites[] = {
        {.host = "outlet.example"}, {.host = "sport.outlet.example"}, {.host = "let.example"}};
    static const struct {
        const char *host;
        int site; /* -1: none */
    } cases[] = {
        {"outlet.example", 0},        {"www.outlet.example", 0},   {"sport.outlet.example", 1},
        {"m.sport.outlet.example", 1}, {"xsport.outlet.example", 0}, {"youtlet.example", -1},
        {"example", -1},              {"", -1},                    {"outlet.example.org", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_ptr_equal(cc_site_find(sites, 3, cc_span_from(cases[i].host)),
                         cases[i].site < 0 ? NULL : &sites[cases[i].site]);
    assert_null(cc_site_find(NULL, 0, CC_SPAN("outlet.example")));
}

static void the_host_is_of_the_address_else_of_the_canonical_one_else_the_outlet(void **state)
{
    static const struct {
        const char *url, *canonical, *outlet, *host;
    } cases[] = {
        {"https://a.example/x", "https://b.example/x", "c.example", "a.example"},
        {"", "https://b.example/x", "c.example", "b.example"},
        {"", "", "c.example", "c.example"},
        {"", "", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ruled r;

        start(&r);
        r.doc.url = cc_span_from(cases[i].url);
        r.doc.canonical_url = cc_span_from(cases[i].canonical);
        r.doc.outlet = cc_span_from(cases[i].outlet);
        apply(&r);
        assert_span_is(r.reading.host, cases[i].host);
        assert_null(r.reading.site);
        assert_kept(&r, "bc");
        read_page_done(&r.page);
    }
}

static void the_last_of_all_rules_has_a_number_too(void **state)
{
    struct ruled r;

    (void)state;
    start(&r);
    for (int i = 0; i < CC_MAX_SITE_RULES - 1; i++)
        add_rule(&r, CC_RULE_KEEP, "video");
    add_rule(&r, CC_RULE_DROP, ".lead");
    apply(&r);
    assert_kept(&r, "c");
    assert_int_equal(r.reading.decided_by[1], CC_MAX_SITE_RULES);
    read_page_done(&r.page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_override_the_model_in_their_order_of_strength),
        cmocka_unit_test(a_dropped_block_keeps_its_score_and_gets_a_reason_of_the_list),
        cmocka_unit_test(what_each_rule_met_is_counted_and_who_decided_is_noted),
        cmocka_unit_test(the_longest_name_that_ends_the_host_wins),
        cmocka_unit_test(the_host_is_of_the_address_else_of_the_canonical_one_else_the_outlet),
        cmocka_unit_test(the_last_of_all_rules_has_a_number_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
