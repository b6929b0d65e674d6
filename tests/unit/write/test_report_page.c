#include "cleancopy/write/report_page.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/report_assets.h"

#include "build_document.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_tally *tally;
static struct cc_buf out;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64 << 20);
    cc_buf_init(&out, 64 << 20);
    return cc_tally_open(CC_DUPLICATES_DROP, &tally, NULL) == CC_OK ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    cc_tally_close(tally);
    cc_buf_done(&out);
    cc_arena_done(&arena);
    return 0;
}

static bool has(const char *text)
{
    return cc_span_find(cc_buf_span(&out), cc_span_from(text), 0) != (size_t)-1;
}

static void assert_has(const char *text)
{
    if (!has(text))
        fail_msg("the report does not have: %s", text);
}

static size_t count(const char *text)
{
    size_t n = 0, at = cc_span_find(cc_buf_span(&out), cc_span_from(text), 0);

    while (at != (size_t)-1) {
        n++;
        at = cc_span_find(cc_buf_span(&out), cc_span_from(text), at + 1);
    }
    return n;
}

/* A small world: two outlets, one copies the other. */
static void fill(void)
{
    static const struct build_paragraph original[] = {{.text = "Boats came in at noon."},
                                                      {.text = NULL}};
    static const struct build_paragraph copy[] = {{.text = "Boats came in at noon.",
                                                   .relation = CC_RELATION_EXACT,
                                                   .of_doc = 1,
                                                   .of_outlet = "harbourpost.example"},
                                                  {.text = NULL}};
    static const struct build_removed removed[] = {{CC_REASON_NAVIGATION, 1, "Home"},
                                                   {CC_REASON_NAVIGATION, 1, "News"},
                                                   {CC_REASON_SOCIAL, 1, "Share"},
                                                   {CC_REASON_NONE, 0, NULL}};
    struct cc_document a = build_document(&arena, 1, original);
    struct cc_document b = build_document(&arena, 2, copy);
    struct cc_cluster_row row = {.canonical_doc = 1,
                                 .doc = 2,
                                 .outlet = CC_SPAN("islandnews.example"),
                                 .canonical_outlet = CC_SPAN("harbourpost.example"),
                                 .canonical_date = CC_SPAN("2024-05-01"),
                                 .similarity = 1,
                                 .relation = CC_RELATION_EXACT};

    build_removed(&arena, &a, removed);
    b.outlet = CC_SPAN("islandnews.example");
    b.title = CC_SPAN("Ferry late");
    b.quality = 0.25;
    b.reprint_of =
        (struct cc_reprint){1, CC_SPAN("harbourpost.example"), 1, CC_RELATION_EXACT, false};
    assert_int_equal(cc_tally_document(tally, &a, CC_SPAN("text/h/2024/a.txt"), 1234567, NULL),
                     CC_OK);
    assert_int_equal(cc_tally_document(tally, &b, CC_SPAN_EMPTY, 0, NULL), CC_OK);
    assert_int_equal(cc_tally_cluster(tally, &row, NULL), CC_OK);
    cc_tally_finish(tally);
}

static void the_page_shows_what_was_gathered(void **state)
{
    (void)state;
    fill();
    cc_report_page(&out, tally);
    assert_int_equal(out.status, CC_OK);
    assert_has("<dt>documents</dt><dd>2</dd>");
    assert_has("<dt>words in the texts</dt><dd>1,234,567</dd>");
    assert_has("<th scope=\"row\" class=\"w\">navigation</th><td class=\"n\">2</td>"
               "<td class=\"n\">50.0&nbsp;%</td>");
    assert_has("<th scope=\"row\"><bdi>harbourpost.example</bdi></th><td class=\"n\">1</td>"
               "<td class=\"n\">1,234,567</td><td class=\"n\">0</td><td class=\"n\">1</td>");
    assert_has("<a href=\"../text/h/2024/a.txt\"><bdi>The ferry is late again</bdi></a>");
    assert_has("<th scope=\"row\" class=\"t\"><bdi>Ferry late</bdi></th>");
    assert_has("<p>1 of 2 documents are reprints, 1 of them of the whole text.</p>");
    assert_has("<tr><th "
               "scope=\"row\"><bdi>islandnews.example</bdi></th><td><bdi>harbourpost.example</"
               "bdi></td>"
               "<td class=\"n\">1</td></tr>");
    /* the worse one first */
    assert_true(cc_span_find(cc_buf_span(&out), CC_SPAN("Ferry late"), 0) <
                cc_span_find(cc_buf_span(&out), CC_SPAN("The ferry is late again"), 0));
}

static void every_table_has_a_caption_and_scopes_and_every_tag_is_closed(void **state)
{
    static const char *const tags[] = {
        "table",  "thead", "tbody", "tr", "th",      "td",  "section", "div",    "main",
        "header", "nav",   "dl",    "h2", "caption", "bdi", "a",       "script", "noscript"};

    (void)state;
    fill();
    cc_report_page(&out, tally);
    assert_int_equal(count("<table"), 4);
    assert_int_equal(count("<caption>"), 4);
    assert_int_equal(count("<th>"), 0);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t opened = count(cc_arena_printf(&arena, "<%s>", tags[i]).ptr) +
                        count(cc_arena_printf(&arena, "<%s ", tags[i]).ptr);

        assert_int_equal(opened, count(cc_arena_printf(&arena, "</%s>", tags[i]).ptr));
    }
}

static void an_empty_run_gives_a_page_too(void **state)
{
    (void)state;
    cc_tally_finish(tally);
    cc_report_page(&out, tally);
    assert_int_equal(out.status, CC_OK);
    assert_int_equal(count("<p>None.</p>"), 4);
    assert_int_equal(count("<section"), count("</section>"));
    assert_has("</html>\n");
}

static void text_from_pages_stays_text(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);

    (void)state;
    doc.title = CC_SPAN("</bdi><script>alert('1')</script> & \"x\" \x01\xFF");
    doc.outlet = CC_SPAN("<img src=x onerror=alert(1)>");
    doc.date = CC_SPAN("<b>");
    assert_int_equal(cc_tally_document(tally, &doc, CC_SPAN("text/\"><b>.txt"), 1, NULL),
                     CC_OK);
    cc_report_page(&out, tally);
    assert_false(has("<script>"));
    assert_false(has("<img"));
    assert_false(has("<b>"));
    assert_has(
        "<bdi>&lt;/bdi&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot; "
        "\xEF\xBF\xBD\xEF\xBF\xBD</bdi>");
    assert_has("href=\"../text/&quot;&gt;&lt;b&gt;.txt\"");
}

static void the_page_has_nothing_inline_and_names_its_own_files_alone(void **state)
{
    static const char *const never[] = {"<img",    "<iframe",     "<style", "url(",
                                        "@import", "http:",       "https:", " style=\"",
                                        "onclick", "javascript:", "unsafe", "<script>"};
    size_t n_files = 2; /* summary.js, and load.js before it */

    (void)state;
    fill();
    cc_report_page(&out, tally);
    assert_has("default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; "
               "form-action 'none'");
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (has(never[i]))
            fail_msg("the report has: %s", never[i]);
    }
    for (size_t i = 0; i < cc_n_report_assets; i++) {
        struct cc_span name = cc_span_from(cc_report_assets[i].name);

        if (cc_span_ends(name, CC_SPAN(".txt")))
            continue;
        n_files += !cc_span_is(name, CC_SPAN("load.js"));
        assert_has(cc_arena_printf(&arena, "=\"app/%s\"", name.ptr).ptr);
    }
    assert_int_equal(count("<script defer src=\"") + count("<link rel=\"stylesheet\" href=\""),
                     n_files);
    assert_true(cc_span_find(cc_buf_span(&out), CC_SPAN("app/load.js"), 0) <
                cc_span_find(cc_buf_span(&out), CC_SPAN("data/summary.js"), 0));
    assert_true(cc_span_find(cc_buf_span(&out), CC_SPAN("data/summary.js"), 0) <
                cc_span_find(cc_buf_span(&out), CC_SPAN("app/main.js"), 0));
}

static void outlets_and_documents_are_bounded(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 600; i++) {
        struct cc_document doc = build_document(&arena, i, NULL);

        doc.outlet = cc_arena_printf(&arena, "outlet%03u.example", i);
        assert_int_equal(cc_tally_document(tally, &doc, CC_SPAN("text/x.txt"), 1, NULL), CC_OK);
    }
    cc_report_page(&out, tally);
    assert_has("<caption>100 of 600 documents</caption>");
    assert_int_equal(count("<bdi>outlet"), CC_REPORT_OUTLETS + CC_REPORT_DOCUMENTS);
    assert_true(out.len < 100000);
}

static void the_same_tally_gives_the_same_bytes(void **state)
{
    struct cc_span first;

    (void)state;
    fill();
    cc_report_page(&out, tally);
    first = cc_arena_copy(&arena, cc_buf_span(&out));
    cc_buf_clear(&out);
    tally->counts.files_changed = 77; /* differs between a first and a second run */
    cc_report_page(&out, tally);
    assert_true(cc_span_is(cc_buf_span(&out), first));
}

static void a_short_heap_shows_in_the_buffer(void **state)
{
    struct cc_buf fresh;

    (void)state;
    fill();
    for (uint64_t nth = 1;; nth++) {
        enum cc_status st;

        cc_buf_init(&fresh, 64 << 20);
        cc_alloc_fail_at(nth, false);
        cc_report_page(&fresh, tally);
        cc_alloc_fail_at(0, false);
        st = fresh.status;
        cc_buf_done(&fresh);
        if (st == CC_OK)
            break;
        assert_int_equal(st, CC_E_NOMEM);
        assert_true(nth < 100);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_page_shows_what_was_gathered),
        TEST(every_table_has_a_caption_and_scopes_and_every_tag_is_closed),
        TEST(an_empty_run_gives_a_page_too),
        TEST(text_from_pages_stays_text),
        TEST(the_page_has_nothing_inline_and_names_its_own_files_alone),
        TEST(outlets_and_documents_are_bounded),
        TEST(the_same_tally_gives_the_same_bytes),
        TEST(a_short_heap_shows_in_the_buffer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
