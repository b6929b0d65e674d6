#include "cleancopy/dedup/reprint.h"

#include "build_document.h"
#include "support.h"

/* Words are counted, so texts are made of as many as needed. */
#define W5  "boats came in this morning "
#define W10 W5 W5
#define W20 W10 W10

#define MIN_WORDS 5

static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_document make(const struct build_paragraph *paragraphs)
{
    return build_document(&arena, 0x77, paragraphs);
}

/* The reprint when the sources copy nothing themselves. */
static struct cc_reprint find(const struct cc_document *doc)
{
    struct cc_reprint_source sources[CC_REPRINT_SOURCES];
    uint64_t ids[CC_REPRINT_SOURCES];
    struct cc_reprint reprint;
    size_t n = cc_reprint_sources(doc, MIN_WORDS, ids);

    for (size_t i = 0; i < n; i++)
        sources[i] = (struct cc_reprint_source){ids[i], NULL, 0};
    cc_reprint_find(doc, MIN_WORDS, sources, n, &reprint);
    return reprint;
}

static void a_document_of_exact_copies_is_an_exact_reprint(void **state)
{
    struct cc_document doc = make((const struct build_paragraph[]){
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_outlet = "a.example"},
        {.text = W10, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_paragraph = 1, .of_outlet = "a.example"},
        {.text = "Read more"}, /* too short to be compared: does not count */
        {.text = NULL}});
    struct cc_reprint r = find(&doc);

    (void)state;
    assert_int_equal(r.relation, CC_RELATION_EXACT);
    assert_true(r.doc == 1);
    assert_span_is(r.outlet, "a.example");
    assert_true(r.share > 0.999 && r.share < 1.001);
    assert_false(r.dropped);
}

static void most_is_more_than_half_of_the_words(void **state)
{
    struct cc_document half = make((const struct build_paragraph[]){
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_outlet = "a.example"},
        {.text = W20}, {.text = NULL}});
    struct cc_document more = make((const struct build_paragraph[]){
        {.text = W20 "today", .relation = CC_RELATION_EXACT, .of_doc = 1, .of_outlet = "a.example"},
        {.text = W20}, {.text = NULL}});

    (void)state;
    assert_int_equal(find(&half).relation, CC_RELATION_NONE);
    assert_int_equal(find(&more).relation, CC_RELATION_PART);
}

static void edited_copies_hold_as_much_as_they_resemble(void **state)
{
    struct cc_document doc = make((const struct build_paragraph[]){
        {.text = W20, .relation = CC_RELATION_NEAR, .of_doc = 1, .of_outlet = "a.example"},
        {.text = NULL}});

    (void)state;
    doc.paragraphs[0].duplicate_of.similarity = CC_REPRINT_WHOLE;
    assert_int_equal(find(&doc).relation, CC_RELATION_NEAR);
    doc.paragraphs[0].duplicate_of.similarity = CC_REPRINT_WHOLE - 0.01;
    assert_int_equal(find(&doc).relation, CC_RELATION_PART);
    doc.paragraphs[0].duplicate_of.similarity = CC_REPRINT_MOST;
    assert_int_equal(find(&doc).relation, CC_RELATION_NONE);
}

static void updated_text_is_ones_own(void **state)
{
    struct cc_document doc = make((const struct build_paragraph[]){
        {.text = W20, .relation = CC_RELATION_UPDATED, .of_doc = 1, .of_outlet = "a.example"},
        {.text = W10, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_outlet = "a.example"},
        {.text = NULL}});

    (void)state;
    assert_int_equal(find(&doc).relation, CC_RELATION_NONE);
}

static void pieces_of_several_documents_make_no_reprint(void **state)
{
    struct cc_document doc = make((const struct build_paragraph[]){
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_outlet = "a.example"},
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 2, .of_outlet = "b.example"},
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 3, .of_outlet = "c.example"},
        {.text = NULL}});

    (void)state;
    assert_int_equal(find(&doc).relation, CC_RELATION_NONE);
}

static void furniture_does_not_make_a_short_report_a_reprint(void **state)
{
    struct cc_document doc = make((const struct build_paragraph[]){
        {.text = W10},
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_outlet = "a.example"},
        {.text = NULL}});

    (void)state;
    assert_int_equal(find(&doc).relation, CC_RELATION_PART);
    doc.paragraphs[1].left_out = CC_REASON_REPEATED_ACROSS_SITE;
    assert_int_equal(find(&doc).relation, CC_RELATION_NONE);
}

static void the_second_report_is_the_original_although_it_copies_the_first(void **state)
{
    /* 1: the agency's first report; 2: its second, which repeats two paragraphs of the first */
    static const struct cc_duplicate copies[] = {
        {.doc = 1, .paragraph = 0, .similarity = 1, .relation = CC_RELATION_EXACT},
        {.doc = 1, .paragraph = 3, .similarity = 1, .relation = CC_RELATION_EXACT}};
    const struct cc_reprint_source sources[] = {{1, NULL, 0}, {2, copies, 2}};
    struct cc_document doc = make((const struct build_paragraph[]){
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_paragraph = 0, .of_outlet = "a.example"},
        {.text = W10, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_paragraph = 3, .of_outlet = "a.example"},
        {.text = W10, .relation = CC_RELATION_EXACT, .of_doc = 2, .of_paragraph = 2, .of_outlet = "b.example"},
        {.text = NULL}});
    struct cc_reprint r;

    (void)state;
    assert_int_equal(find(&doc).doc, 1); /* without what the second copies: the first, in part */
    cc_reprint_find(&doc, MIN_WORDS, sources, 2, &r);
    assert_int_equal(r.doc, 2);
    assert_int_equal(r.relation, CC_RELATION_EXACT);
    assert_span_is(r.outlet, "b.example");
}

static void of_equal_sources_the_least_id_is_named(void **state)
{
    static const struct cc_duplicate copies[] = {
        {.doc = 1, .paragraph = 0, .similarity = 1, .relation = CC_RELATION_EXACT}};
    const struct cc_reprint_source one[] = {{5, copies, 1}, {4, copies, 1}};
    const struct cc_reprint_source two[] = {{4, copies, 1}, {5, copies, 1}};
    struct cc_document doc = make((const struct build_paragraph[]){
        {.text = W20, .relation = CC_RELATION_EXACT, .of_doc = 1, .of_paragraph = 0, .of_outlet = "a.example"},
        {.text = NULL}});
    struct cc_reprint r, s;

    (void)state;
    cc_reprint_find(&doc, MIN_WORDS, one, 2, &r);
    cc_reprint_find(&doc, MIN_WORDS, two, 2, &s);
    assert_int_equal(r.doc, 4);
    assert_int_equal(s.doc, 4);
}

/* One original of 1,000 documents, at the start, in the middle or at the end of those pointed at. */
static void an_original_is_found_among_any_number_of_sources(void **state)
{
    enum { N = 1000 };

    (void)state;
    for (unsigned at = 0; at < N; at += N / 4) {
        struct cc_document doc = make(NULL);

        doc.n_paragraphs = 2 * N + 2;
        doc.paragraphs = cc_arena_calloc(&arena, doc.n_paragraphs, sizeof *doc.paragraphs);
        for (uint32_t i = 0; i < doc.n_paragraphs; i++) {
            bool original = i >= at && i <= at + N + 1;

            doc.paragraphs[i].text = CC_SPAN(W10);
            doc.paragraphs[i].duplicate_of = (struct cc_duplicate){
                .doc = original ? 1 : 100 + i, .paragraph = i, .similarity = 1, .relation = CC_RELATION_EXACT};
        }
        assert_int_equal(find(&doc).doc, 1);
        assert_int_equal(find(&doc).relation, CC_RELATION_PART);
    }
}

static void no_paragraphs_no_reprint(void **state)
{
    struct cc_document doc = make(NULL);

    (void)state;
    assert_int_equal(find(&doc).relation, CC_RELATION_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_of_exact_copies_is_an_exact_reprint),
        cmocka_unit_test(most_is_more_than_half_of_the_words),
        cmocka_unit_test(edited_copies_hold_as_much_as_they_resemble),
        cmocka_unit_test(updated_text_is_ones_own),
        cmocka_unit_test(pieces_of_several_documents_make_no_reprint),
        cmocka_unit_test(furniture_does_not_make_a_short_report_a_reprint),
        cmocka_unit_test(the_second_report_is_the_original_although_it_copies_the_first),
        cmocka_unit_test(of_equal_sources_the_least_id_is_named),
        cmocka_unit_test(an_original_is_found_among_any_number_of_sources),
        cmocka_unit_test(no_paragraphs_no_reprint),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
