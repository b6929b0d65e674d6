#include "read_page.h"

#include "cleancopy/extract/css_select.h"
#include "cleancopy/extract/site_metadata.h"

#include <stdlib.h>
#include <string.h>

struct ruled {
    struct read_page page;
    struct cc_page source;
    struct cc_site site;
    struct cc_rule rules[CC_MAX_SITE_RULES];
    struct cc_document doc;
    struct cc_site_reading reading;
};

static const char html[] =
    "<head><meta name=made content='3 March 2025'><meta name=head content='Tide &amp;amp; fog'></head><body>"
    "<div class=kicker> </div><h2 class=head>Ferry <i>sails</i> again</h2><h2 class=head>More</h2>"
    "<div class=writer>By <a>Ann Quay</a></div><div class=writer><a>Ben Dock</a></div><div class=empty>12</div>"
    "<span class=stamp>soon</span><time class=stamp datetime='2025-03-04T10:00:00Z'>yesterday</time></body>";

static void start(struct ruled *r, const char *text)
{
    static struct cc_span authors[] = {{"Old Name", 8}};

    memset(r, 0, sizeof *r);
    read_page(&r->page, text, "", "", "");
    r->site = (struct cc_site){.host = "outlet.example", .rules = r->rules};
    r->doc.url = CC_SPAN("https://outlet.example/a");
    r->doc.title = CC_SPAN("old title");
    r->doc.date = CC_SPAN("2001-01-01");
    r->doc.authors = authors;
    r->doc.n_authors = 1;
}

static void add_rule(struct ruled *r, enum cc_rule_kind kind, const char *text)
{
    struct cc_css *list;
    uint32_t n;

    assert_int_equal(cc_css_parse(&r->page.arena, cc_span_from(text), &list, &n, NULL), CC_OK);
    assert_int_equal(n, 1);
    r->rules[r->site.n_rules++] = (struct cc_rule){.kind = kind, .selector = list};
}

static void apply(struct ruled *r)
{
    assert_int_equal(cc_site_begin(&r->page.arena, &r->site, 1, &r->doc, &r->page.dom, &r->reading, NULL), CC_OK);
    assert_int_equal(cc_site_metadata_read(&r->page.arena, &r->source, &r->doc, &r->reading, NULL), CC_OK);
}

static void rules_say_where_title_authors_and_date_stand(void **state)
{
    struct ruled r;

    (void)state;
    start(&r, html);
    add_rule(&r, CC_RULE_TITLE, ".kicker"); /* empty: the next one counts */
    add_rule(&r, CC_RULE_TITLE, ".head");
    add_rule(&r, CC_RULE_AUTHOR, ".writer a");
    add_rule(&r, CC_RULE_DATE, ".stamp");
    add_rule(&r, CC_RULE_DROP, ".writer"); /* none of this step's */
    apply(&r);
    assert_span_is(r.doc.title, "Ferry sails again");
    assert_int_equal(r.doc.n_authors, 2);
    assert_span_is(r.doc.authors[0], "Ann Quay");
    assert_span_is(r.doc.authors[1], "Ben Dock");
    assert_span_is(r.doc.date, "2025-03-04T10:00:00Z");
    assert_int_equal(r.reading.counts[0].elements, 1);
    assert_int_equal(r.reading.counts[0].found, 0);
    assert_int_equal(r.reading.counts[1].found, 2);
    assert_int_equal(r.reading.counts[2].found, 2);
    assert_int_equal(r.reading.counts[3].elements, 2);
    assert_int_equal(r.reading.counts[3].found, 1);
    assert_int_equal(r.reading.counts[4].elements, 0);
    read_page_done(&r.page);
}

static void of_a_meta_tag_the_content_is_read(void **state)
{
    struct ruled r;

    (void)state;
    start(&r, html);
    add_rule(&r, CC_RULE_TITLE, "meta[name=head]");
    add_rule(&r, CC_RULE_DATE, "[name=made]");
    apply(&r);
    assert_span_is(r.doc.title, "Tide & fog");
    assert_span_is(r.doc.date, "2025-03-03");
    read_page_done(&r.page);
}

static void what_a_rule_does_not_give_stays(void **state)
{
    struct ruled r;

    (void)state;
    start(&r, html);
    add_rule(&r, CC_RULE_TITLE, "video");
    add_rule(&r, CC_RULE_AUTHOR, ".empty");
    add_rule(&r, CC_RULE_DATE, ".writer");
    apply(&r);
    assert_span_is(r.doc.title, "old title");
    assert_span_is(r.doc.authors[0], "Old Name");
    assert_span_is(r.doc.date, "2001-01-01");
    read_page_done(&r.page);
}

static void what_the_source_says_goes_before(void **state)
{
    struct ruled r;

    (void)state;
    start(&r, html);
    r.source.title = CC_SPAN("from the source");
    r.source.date = CC_SPAN("2001-01-01");
    add_rule(&r, CC_RULE_TITLE, ".head");
    add_rule(&r, CC_RULE_DATE, ".stamp");
    apply(&r);
    assert_span_is(r.doc.title, "old title");
    assert_span_is(r.doc.date, "2001-01-01");
    read_page_done(&r.page);
}

/* `n` bytes of text in an element. */
static bool is_read(size_t n)
{
    char text[1200] = "<body><h2>";
    size_t head = strlen(text);
    struct ruled r;
    bool read;

    memset(text + head, 'x', n);
    text[head + n] = '\0';
    start(&r, text);
    add_rule(&r, CC_RULE_TITLE, "h2");
    apply(&r);
    read = r.doc.title.len == n;
    read_page_done(&r.page);
    return read;
}

static void long_text_and_many_elements_are_not_read(void **state)
{
    char text[1000] = "<body>";
    struct ruled r;

    (void)state;
    assert_true(is_read(1000));
    assert_false(is_read(1001));
    for (int i = 0; i < 31; i++)
        strcat(text, "<h2></h2>");
    strcat(text, "<h2>32nd</h2><h2>33rd</h2>");
    start(&r, text);
    add_rule(&r, CC_RULE_TITLE, "h2");
    apply(&r);
    assert_span_is(r.doc.title, "32nd");
    assert_int_equal(r.reading.counts[0].found, 1); /* the 33rd is not looked at */
    assert_int_equal(r.reading.counts[0].elements, 33);
    read_page_done(&r.page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_say_where_title_authors_and_date_stand),
        cmocka_unit_test(of_a_meta_tag_the_content_is_read),
        cmocka_unit_test(what_a_rule_does_not_give_stays),
        cmocka_unit_test(what_the_source_says_goes_before),
        cmocka_unit_test(long_text_and_many_elements_are_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
