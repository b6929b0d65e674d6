#include "read_page.h"

#include "cleancopy/extract/link.h"
#include "cleancopy/extract/paragraph.h"

#include <stdio.h>

static struct read_page page;
static struct cc_document doc;

/* All blocks are kept. */
static const struct cc_paragraph *read(const char *html, const char *url)
{
    struct cc_verdict *verdicts;
    uint32_t i;

    memset(&doc, 0, sizeof doc);
    read_page(&page, html, "", "", "");
    doc.url = cc_span_from(url);
    verdicts = cc_arena_calloc(&page.arena, (size_t)page.blocks.count + 1, sizeof *verdicts);
    assert_non_null(verdicts);
    for (i = 0; i < page.blocks.count; i++)
        verdicts[i].keep = true;
    assert_int_equal(
        cc_paragraph_list(&page.arena, &page.dom, &page.blocks, verdicts, true, &doc, &page.err), CC_OK);
    assert_int_equal(cc_link_find(&page.arena, &page.dom, &page.blocks, &doc, &page.err), CC_OK);
    return doc.paragraphs;
}

static void check(const struct cc_paragraph *p, uint32_t i, const char *words, const char *url)
{
    assert_true(i < p->n_links);
    assert_true(cc_span_is(cc_span_slice(p->text, p->links[i].at, p->links[i].at + p->links[i].len),
                           cc_span_from(words)));
    assert_true(cc_span_is(p->links[i].url, cc_span_from(url)));
}

static void links_are_found_where_they_stand(void **state)
{
    const struct cc_paragraph *p;

    (void)state;
    p = read("<p>See here, or <a href=\"/quay?a=1\"> here </a> and <a href=\"https://b.example/\">the <b>old</b>\n quay</a>.</p>",
             "https://a.example/news/x.html");
    assert_int_equal(p[0].n_links, 2);
    check(&p[0], 0, "here", "https://a.example/quay?a=1");
    assert_int_equal(p[0].links[0].at, 13); /* the second one */
    check(&p[0], 1, "the old quay", "https://b.example/");
    read_page_done(&page);
}

static void paragraphs_of_one_element_have_their_own(void **state)
{
    const struct cc_paragraph *p;

    (void)state;
    p = read("<div>One <a href=\"/1\">here</a> now.<br><br>Two here now.<br><br>Three <a href=\"/3\">here</a>.</div>",
             "https://a.example/");
    assert_int_equal(doc.n_paragraphs, 3);
    check(&p[0], 0, "here", "https://a.example/1");
    assert_int_equal(p[1].n_links, 0);
    check(&p[2], 0, "here", "https://a.example/3");
    read_page_done(&page);
}

static void what_leads_nowhere_is_no_link(void **state)
{
    const struct cc_paragraph *p;

    (void)state;
    p = read("<p>A <a href=\"#top\">b</a> <a href=\"javascript:f()\">c</a> <a>d</a> <a href=\"\">e</a> <a href=\"/f\"> </a> "
             "<a href=\"mailto:x@a.example\">g</a> <a href=\"h.html\">h</a></p><table><tr><td><a href=\"/i\">i</a><td>j</table>",
             "");
    assert_int_equal(p[0].n_links, 1);
    check(&p[0], 0, "h", "h.html"); /* no address to resolve it by */
    assert_int_equal(p[1].role, CC_ROLE_TABLE);
    assert_int_equal(p[1].n_links, 0);
    read_page_done(&page);
}

static void a_directory_keeps_its_first_links(void **state)
{
    static char html[64 * (CC_LINK_MAX + 2)];
    size_t at = (size_t)snprintf(html, sizeof html, "<p>");
    int i;

    (void)state;
    for (i = 0; i < CC_LINK_MAX; i++)
        at += (size_t)snprintf(html + at, sizeof html - at, "<a href=\"/%d\">w%d</a> ", i, i);
    assert_int_equal(read(html, "https://a.example/")[0].n_links, CC_LINK_MAX);
    read_page_done(&page);
    (void)snprintf(html + at, sizeof html - at, "<a href=\"/x\">last</a>");
    assert_int_equal(read(html, "https://a.example/")[0].n_links, CC_LINK_MAX);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_found_where_they_stand),
        cmocka_unit_test(paragraphs_of_one_element_have_their_own),
        cmocka_unit_test(what_leads_nowhere_is_no_link),
        cmocka_unit_test(a_directory_keeps_its_first_links),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
