#include "cleancopy/core/document_pack.h"

#include "build_document.h"
#include "support.h"

#define MAX_BYTES ((size_t)64 << 20)

struct box {
    struct cc_arena arena;
    struct cc_buf out;
};

static int setup(void **state)
{
    static struct box box;

    cc_arena_init(&box.arena, MAX_BYTES);
    cc_buf_init(&box.out, MAX_BYTES);
    *state = &box;
    return 0;
}

static int teardown(void **state)
{
    struct box *box = *state;

    cc_arena_done(&box->arena);
    cc_buf_done(&box->out);
    return 0;
}

/* One with something in every field. */
static struct cc_document full(struct cc_arena *arena)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_HEADING, .level = 3, .text = "At the pier"},
        {.role = CC_ROLE_CORRECTION, .text = "The ferry \"Alma\" left late."},
        {.role = CC_ROLE_LIST_ITEM, .level = 1, .text = "Bring a coat", .relation = CC_RELATION_UPDATED,
         .of_doc = 0x1f, .of_paragraph = 4, .of_outlet = "islandnews.example"},
        {.text = NULL}};
    static const struct build_removed removed[] = {{CC_REASON_NAVIGATION, 12, "Home"},
                                                   {CC_REASON_LOW_SCORE, 1000, "Share"},
                                                   {CC_REASON_NONE, 0, NULL}};
    static const char *const names[] = {"Ada Holm", "\xC3\x96" "d\xC3\xB6n Kiss", NULL};
    static struct cc_link links[] = {{0, 3, {NULL, 0}}, {4, 5, {"https://h.example/", 18}}};
    struct cc_document doc = build_document(arena, 0x00c0ffee, paragraphs);

    build_removed(arena, &doc, removed);
    build_authors(arena, &doc, names);
    build_tags(arena, &doc, names);
    doc.paragraphs[1].links = links;
    doc.paragraphs[1].n_links = 2;
    doc.paragraphs[2].left_out = CC_REASON_REPEATED_ACROSS_SITE;
    doc.paragraphs[2].n_pages = 7;
    doc.paragraphs[1].score = 1000;
    doc.paragraphs[2].duplicate_of.revised = true;
    doc.source = CC_SPAN("a file\0with a NUL and \xFF");
    doc.modified = CC_SPAN("2024-05-02");
    doc.image = CC_SPAN("https://h.example/i.jpg");
    doc.licence = CC_SPAN("CC BY 4.0");
    doc.access = CC_ACCESS_PAYWALLED;
    doc.quality = 1.0 / 3;
    doc.reprint_of = (struct cc_reprint){0x2f, CC_SPAN("islandnews.example"), 0.75, CC_RELATION_NEAR, true};
    doc.policy = (struct cc_policy){(1u << CC_POLICY_RULE_COUNT) - 1, CC_SPAN("2027-01-01"), CC_TDM_RESERVED,
                                    CC_SPAN("https://h.example/tdm")};
    return doc;
}

static enum cc_status unpack(struct box *box, struct cc_document *doc)
{
    return cc_document_unpack(&box->arena, cc_buf_span(&box->out), doc, NULL);
}

static void a_document_comes_back_as_it_was(void **state)
{
    struct box *box = *state;
    struct cc_document doc = full(&box->arena), back;

    cc_document_pack(&box->out, &doc);
    assert_int_equal(unpack(box, &back), CC_OK);
    assert_same_document(&back, &doc);
    assert_true(back.quality == doc.quality);
    assert_true(back.paragraphs[2].duplicate_of.revised);
    assert_int_equal(back.paragraphs[1].n_links, 2);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(back.paragraphs[1].links[i].at, doc.paragraphs[1].links[i].at);
        assert_int_equal(back.paragraphs[1].links[i].len, doc.paragraphs[1].links[i].len);
        assert_true(cc_span_is(back.paragraphs[1].links[i].url, doc.paragraphs[1].links[i].url));
    }
}

static void an_empty_document_does_too(void **state)
{
    struct box *box = *state;
    struct cc_document doc = {.fetched_at_s = CC_NO_TIME}, back;

    cc_document_pack(&box->out, &doc);
    assert_int_equal(unpack(box, &back), CC_OK);
    assert_same_document(&back, &doc);
}

static void whatever_is_cut_or_left_over_is_no_document(void **state)
{
    struct box *box = *state;
    struct cc_document doc = full(&box->arena), back;
    struct cc_span all;

    cc_document_pack(&box->out, &doc);
    all = cc_buf_span(&box->out);
    for (size_t n = 0; n < all.len; n++)
        assert_int_equal(cc_document_unpack(&box->arena, cc_span_slice(all, 0, n), &back, NULL), CC_E_INPUT);
    cc_buf_add_char(&box->out, '\0');
    assert_int_equal(unpack(box, &back), CC_E_INPUT);
}

/* What comes out of changed bytes may be wrong, but never out of bounds: everything of it is looked at. */
static uint64_t look_at(const struct cc_document *doc)
{
    uint64_t sum = strlen(cc_kind_name(doc->kind)) + strlen(cc_access_name(doc->access));

    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        const struct cc_paragraph *p = &doc->paragraphs[i];

        sum += strlen(cc_role_name(p->role)) + strlen(cc_reason_name(p->left_out)) +
               strlen(cc_relation_name(p->duplicate_of.relation));
        for (size_t j = 0; j < p->text.len; j++)
            sum += (unsigned char)p->text.ptr[j];
        for (uint32_t j = 0; j < p->n_links; j++)
            sum += (unsigned char)p->text.ptr[p->links[j].at + p->links[j].len - 1];
    }
    for (uint32_t i = 0; i < doc->n_removed; i++)
        sum += strlen(cc_reason_name(doc->removed[i].reason)) + doc->removed[i].text.len;
    for (uint32_t i = 0; i < doc->n_authors; i++)
        sum += doc->authors[i].len;
    return sum;
}

static void bytes_that_were_changed_do_no_harm(void **state)
{
    struct box *box = *state;
    struct cc_document doc = full(&box->arena), back;
    static const unsigned char values[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    struct cc_arena arena;
    uint64_t sum = 0;

    cc_arena_init(&arena, (size_t)1 << 20);
    cc_document_pack(&box->out, &doc);
    for (size_t at = 0; at < box->out.len; at++) {
        char was = box->out.ptr[at];

        for (size_t i = 0; i < sizeof values; i++) {
            cc_arena_reset(&arena);
            box->out.ptr[at] = (char)values[i];
            if (cc_document_unpack(&arena, cc_buf_span(&box->out), &back, NULL) == CC_OK)
                sum += look_at(&back);
        }
        box->out.ptr[at] = was;
    }
    assert_true(sum > 0);
    cc_arena_done(&arena);
}

static void a_full_arena_is_a_limit(void **state)
{
    struct box *box = *state;
    struct cc_document doc = full(&box->arena), back;
    struct cc_arena arena;

    cc_arena_init(&arena, 100);
    cc_document_pack(&box->out, &doc);
    assert_int_equal(cc_document_unpack(&arena, cc_buf_span(&box->out), &back, NULL), CC_E_LIMIT);
    cc_arena_done(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_document_comes_back_as_it_was),
        TEST(an_empty_document_does_too),
        TEST(whatever_is_cut_or_left_over_is_no_document),
        TEST(bytes_that_were_changed_do_no_harm),
        TEST(a_full_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
