#include "support.h"

#include "cleancopy/pipeline.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/record.h"

#include <stdio.h>
#include <stdlib.h>

#define SHARED                                                                                     \
    "The ferry Amalia will be taken out of service on Monday for a month of repairs to her "       \
    "engine, the harbour board said, and two smaller boats will sail in her place."
#define TAIL                                                                                       \
    "Passengers who hold a ticket for the morning sailing can use it on either boat, and the "     \
    "board asks them to come half an hour early."

static const char *const pages[][2] = {
    {"https://harbourpost.example/2026/03/02/ferry", "<!doctype html><html lang=en><head><title>Ferry out of service</title>"
     "<meta property='article:published_time' content='2026-03-02T08:00:00Z'></head><body><nav><ul><li><a href=/>Home</a></li><li><a href=/s>Sport</a></li></ul></nav>"
     "<article><h1>Ferry out of service</h1><p>" SHARED "</p><p>" TAIL "</p></article><footer>© Harbour Post</footer></body></html>"},
    {"https://valleytimes.example/ferry-amalia", "<!doctype html><html lang=en><head><title>Amalia to be repaired</title>"
     "<meta property='article:published_time' content='2026-03-03T10:00:00Z'></head><body>"
     "<article><h1>Amalia to be repaired</h1><p>" SHARED "</p><p>In the valley, farmers who bring their milk to the island by ferry said they "
     "would manage for a month but not for two of them.</p></article></body></html>"},
};

static struct cc_page page_of(size_t i)
{
    struct cc_page page = {.source = cc_span_from(pages[i][0]), .url = cc_span_from(pages[i][0]),
                           .bytes = cc_span_from(pages[i][1]), .fetched_at_s = 1772600000};

    return page;
}

static void a_page_goes_through_all_steps(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_page page = page_of(0);

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_true(reading.has_dom);
    assert_span_is(doc.title, "Ferry out of service");
    assert_span_is(doc.outlet, "harbourpost.example");
    assert_int_equal(doc.n_paragraphs, 2);
    assert_span_is(doc.paragraphs[0].text, SHARED);
    assert_int_equal(doc.n_paragraphs + doc.n_removed, reading.blocks.count);
    cc_arena_done(&arena);
}

static void flattened_text_goes_its_own_way(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_page page = {.source = CC_SPAN("a.txt"), .bytes = CC_SPAN("Menu\n\n" SHARED "\n" TAIL "\n"),
                           .fetched_at_s = CC_NO_TIME};

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_false(reading.has_dom);
    assert_int_equal(doc.n_paragraphs, 2);
    assert_span_is(doc.paragraphs[0].text, SHARED);
    assert_span_is(doc.removed[0].text, "Menu");
    cc_arena_done(&arena);
}

/* As deep as the limit: a tree.  One deeper: the text all the same, and the reason. */
static void a_page_over_a_limit_gives_its_text_and_says_so(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_buf html;

    (void)state;
    cc_config_defaults(&cfg);
    cfg.limits.max_depth = 40;
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    cc_buf_init(&html, 1 << 20);
    for (unsigned depth = 20; depth <= 80; depth += 60) {
        struct cc_page page = {.source = CC_SPAN("deep.html"), .fetched_at_s = CC_NO_TIME};
        struct cc_document doc;
        struct cc_reading reading;

        cc_buf_clear(&html);
        cc_buf_add_string(&html, "<!doctype html><html><body>");
        for (unsigned i = 0; i < depth; i++)
            cc_buf_add_string(&html, "<div>");
        cc_buf_add_string(&html, "<p>" SHARED "</p><p>" TAIL "</p>");
        page.bytes = cc_buf_span(&html);
        cc_arena_reset(&arena);
        assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
        assert_int_equal(reading.has_dom, depth == 20);
        assert_int_equal(reading.over_limit.status, depth == 20 ? CC_OK : CC_E_LIMIT);
        assert_int_equal(doc.n_paragraphs, 2);
        assert_span_is(doc.paragraphs[0].text, SHARED);
    }
    cc_buf_done(&html);
    cc_arena_done(&arena);
}

static void an_arena_that_is_too_small_for_the_tree_still_gives_the_text(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_buf html;
    struct cc_page page = {.source = CC_SPAN("big.html"), .fetched_at_s = CC_NO_TIME};
    struct cc_document doc;
    struct cc_reading reading;

    (void)state;
    cc_config_defaults(&cfg);
    cc_buf_init(&html, 1 << 20);
    cc_buf_add_string(&html, "<!doctype html><html><body><p>" SHARED "</p><p>" TAIL "</p>");
    for (unsigned i = 0; i < 4000; i++)
        cc_buf_add_string(&html, "<i></i>");
    page.bytes = cc_buf_span(&html);
    cc_arena_init(&arena, 600000);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_false(reading.has_dom);
    assert_int_equal(reading.over_limit.status, CC_E_LIMIT);
    assert_span_is(doc.paragraphs[0].text, SHARED);
    cc_buf_done(&html);
    cc_arena_done(&arena);
}

#define STATE_ONE                                                                              \
    "The harbour office will close the old bridge for two weeks while divers look at its "     \
    "piers. The ferry will run every half hour until the work is done, a spokeswoman said."
#define STATE_TWO                                                                              \
    "Residents had complained of cracks since spring, and the council had argued over who "    \
    "should pay. In the end the county took half of the sum, and the shipping lines the rest."
#define STATE_PAGE(first)                                                                      \
    "<!doctype html><html lang=en><title>Bridge closed</title><body><div id=root>Loading</div>" \
    "<script id=__NEXT_DATA__ type=application/json>{\"story\":{\"title\":\"Bridge closed\"," \
    "\"body\":[{\"type\":\"paragraph\",\"text\":\"" first STATE_ONE "\"},{\"type\":\"heading\","   \
    "\"text\":\"Who pays for the work\"},{\"type\":\"paragraph\",\"text\":\"" STATE_TWO "\"}]}}"    \
    "</script></body></html>"

static void a_page_that_is_drawn_by_script_gives_the_article_of_its_data(void **state)
{
    struct cc_page page = {.source = CC_SPAN("app.html"), .bytes = CC_SPAN(STATE_PAGE("")),
                           .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_span_is(reading.data, "__NEXT_DATA__");
    assert_int_equal(doc.n_paragraphs, 3);
    assert_span_is(doc.paragraphs[0].text, STATE_ONE);
    assert_int_equal(doc.paragraphs[1].role, CC_ROLE_HEADING);
    assert_span_is(doc.paragraphs[2].text, STATE_TWO);
    assert_int_equal(doc.n_removed, 1); /* what the tree had is on record */
    assert_span_is(doc.removed[0].text, "Loading");
    assert_span_is(doc.language, "en");
    assert_span_is(cc_dom_path(&arena, &reading.dom, reading.blocks.list[1].element),
                   "html/body/script#__next_data__/article/p");
    cc_arena_done(&arena);
}

static void data_that_takes_the_page_over_a_limit_is_left(void **state)
{
    static const char divs[] = "<div><div><div><div><div><div><div><div><div><div><div><div>";
    struct cc_page page = {.source = CC_SPAN("app.html"), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_buf html;

    (void)state;
    cc_config_defaults(&cfg);
    cfg.limits.max_depth = 12;
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    cc_buf_init(&html, 1 << 16);
    cc_buf_printf(&html, "<!doctype html><html><body><p>Loading</p><script>s={\"text\":\"%s<p>%s %s</p>\"}"
                         "</script>", divs, STATE_ONE, STATE_TWO);
    page.bytes = cc_buf_span(&html);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_true(reading.has_dom);
    assert_int_equal(reading.over_limit.status, CC_OK);
    assert_int_equal(reading.data.len, 0);
    assert_int_equal(doc.n_paragraphs + doc.n_removed, 1);
    cfg.limits.max_depth = 40;
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_span_is(reading.data, "s");
    cc_buf_done(&html);
    cc_arena_done(&arena);
}

static void a_page_with_its_text_does_not_look_at_its_data(void **state)
{
    struct cc_page page = {.source = CC_SPAN("whole.html"), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;

    (void)state;
    page.bytes = CC_SPAN("<!doctype html><html><body><article><p>" STATE_ONE "</p><p>" STATE_TWO
                         "</p></article>" STATE_PAGE("A dog came home. ") "</body></html>");
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_int_equal(reading.data.len, 0);
    assert_int_equal(doc.n_paragraphs, 2);
    cc_arena_done(&arena);
}

static void store_page(struct cc_state *state, const struct cc_config *cfg, size_t i)
{
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_page page = page_of(i);
    struct cc_buf record;
    struct cc_stored_document stored;
    bool changed = false;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    cc_buf_init(&record, 1 << 20);
    assert_int_equal(cc_pipeline_read(&arena, cfg, &page, &doc, &reading, NULL), CC_OK);
    assert_int_equal(cc_record_write(&record, &doc, true, NULL), CC_OK);
    memset(&stored, 0, sizeof stored);
    stored.id = doc.id;
    stored.outlet = doc.outlet;
    stored.date = doc.date;
    stored.record = cc_buf_span(&record);
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_document_put(state, &stored, true, &changed, NULL), CC_OK);
    assert_true(changed);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
    cc_buf_done(&record);
    cc_arena_done(&arena);
}

/* Makes an output folder from the two pages, stored in the order given; returns documents.jsonl, removed.jsonl and
 * clusters.jsonl one behind the other. */
static struct cc_span build(struct cc_arena *arena, bool backwards, struct cc_output_counts *counts)
{
    char *dir = support_scratch();
    char *out = NULL, *state_dir = NULL;
    static const char *const names[] = {"documents.jsonl", "removed.jsonl", "clusters.jsonl", "metadata.csv"};
    struct cc_config cfg;
    struct cc_state *state = NULL;
    struct cc_span all = CC_SPAN_EMPTY;
    uint64_t n = 0;
    bool written = false;

    assert_true(asprintf(&out, "%s/out", dir) > 0 && asprintf(&state_dir, "%s/state", dir) > 0);
    cc_config_defaults(&cfg);
    cfg.out_dir = out;
    assert_int_equal(cc_state_open(state_dir, &state, NULL), CC_OK);
    store_page(state, &cfg, backwards ? 1 : 0);
    store_page(state, &cfg, backwards ? 0 : 1);
    assert_int_equal(cc_pipeline_compare(state, &cfg, &n, NULL), CC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(cc_pipeline_write(state, &cfg, counts, &written, NULL), CC_OK);
    assert_true(written);
    assert_int_equal(cc_pipeline_compare(state, &cfg, &n, NULL), CC_OK);
    assert_int_equal(n, 0);
    assert_int_equal(cc_pipeline_write(state, &cfg, counts, &written, NULL), CC_OK);
    assert_false(written);
    for (size_t i = 0; i < 4; i++) {
        char *path = NULL;

        assert_true(asprintf(&path, "%s/%s", out, names[i]) > 0);
        all = cc_arena_printf(arena, "%.*s%s", CC_SPAN_PRINT(all), support_read(arena, path).ptr);
        free(path);
    }
    cc_state_close(state);
    free(state_dir);
    free(out);
    support_scratch_done(dir);
    return all;
}

static void pages_are_compared_and_written_the_same_in_any_order(void **state)
{
    struct cc_arena arena;
    struct cc_output_counts counts;
    struct cc_span forwards, backwards;

    (void)state;
    cc_arena_init(&arena, 1 << 24);
    forwards = build(&arena, false, &counts);
    assert_int_equal(counts.documents, 2);
    assert_int_equal(counts.duplicates, 1);
    assert_int_equal(counts.clusters, 1);
    backwards = build(&arena, true, &counts);
    assert_true(forwards.len > 1000);
    assert_true(cc_span_is(forwards, backwards));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_goes_through_all_steps),
        cmocka_unit_test(flattened_text_goes_its_own_way),
        cmocka_unit_test(a_page_over_a_limit_gives_its_text_and_says_so),
        cmocka_unit_test(an_arena_that_is_too_small_for_the_tree_still_gives_the_text),
        cmocka_unit_test(a_page_that_is_drawn_by_script_gives_the_article_of_its_data),
        cmocka_unit_test(data_that_takes_the_page_over_a_limit_is_left),
        cmocka_unit_test(a_page_with_its_text_does_not_look_at_its_data),
        cmocka_unit_test(pages_are_compared_and_written_the_same_in_any_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
