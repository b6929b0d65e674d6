#include "cleancopy/write/record.h"
#include "cleancopy/write/record_read.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/utf8.h"

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

static struct cc_document ferry(struct cc_arena *arena)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_HEADING, .level = 3, .text = "At the pier"},
        {.role = CC_ROLE_P, .text = "The ferry \"Alma\" left late."},
        {.role = CC_ROLE_LIST_ITEM,
         .level = 1,
         .text = "Bring a coat",
         .relation = CC_RELATION_NEAR,
         .of_doc = 0x1f,
         .of_paragraph = 4,
         .of_outlet = "islandnews.example"},
        {.text = NULL}};
    static const struct build_removed removed[] = {
        {CC_REASON_NAVIGATION, 12, "Home · News · Boats"},
        {CC_REASON_LOW_SCORE, 499, "Share"},
        {CC_REASON_NONE, 0, NULL}};
    static const char *const authors[] = {"Ada Holm", "Ödön Kiss", NULL};
    static const char *const tags[] = {"ferry", "Alma", NULL};
    struct cc_document doc = build_document(arena, 0x00c0ffee, paragraphs);

    build_removed(arena, &doc, removed);
    build_authors(arena, &doc, authors);
    build_tags(arena, &doc, tags);
    doc.modified = CC_SPAN("2024-05-02T08:00:00+02:00");
    doc.image = CC_SPAN("https://harbourpost.example/ferry.jpg");
    doc.licence = CC_SPAN("CC BY 4.0");
    doc.access = CC_ACCESS_PAYWALLED;
    doc.reprint_of = (struct cc_reprint){0x1f, CC_SPAN("islandnews.example"), 0.625, CC_RELATION_PART, true};
    doc.policy.rules = 1u << CC_POLICY_NOARCHIVE;
    doc.policy.tdm = CC_TDM_RESERVED;
    doc.paragraphs[2].duplicate_of.similarity = 0.9375;
    doc.paragraphs[0].score = 875;
    doc.paragraphs[1].score = 1000;
    doc.fetched_at_s = 1714566896;
    doc.site_name = CC_SPAN("Harbour Post");
    return doc;
}

static void a_record_has_the_fields_in_the_promised_order(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena);

    assert_int_equal(cc_record_write(&box->out, &doc, true, NULL), CC_OK);
    assert_span_is(
        cc_buf_span(&box->out),
        "{\"id\":\"0000000000c0ffee\",\"source\":\"saved/ferry.html\","
        "\"url\":\"https://harbourpost.example/ferry?page=1\","
        "\"canonical_url\":\"https://harbourpost.example/ferry\","
        "\"outlet\":\"harbourpost.example\",\"kind\":\"article\",\"language\":\"en\","
        "\"title\":\"The ferry is late again\",\"authors\":[\"Ada Holm\",\"Ödön Kiss\"],"
        "\"date\":\"2024-05-01\",\"site_name\":\"Harbour Post\",\"description\":null,"
        "\"fetched_at\":\"2024-05-01T12:34:56Z\","
        "\"text\":\"At the pier\\n\\nThe ferry \\\"Alma\\\" left late.\\n\\nBring a coat\","
        "\"paragraphs\":[{\"text\":\"At the pier\",\"role\":\"heading\",\"duplicate_of\":null},"
        "{\"text\":\"The ferry \\\"Alma\\\" left late.\",\"role\":\"p\",\"duplicate_of\":null},"
        "{\"text\":\"Bring a coat\",\"role\":\"list-item\",\"duplicate_of\":"
        "{\"doc\":\"000000000000001f\",\"paragraph\":4,\"outlet\":\"islandnews.example\","
        "\"similarity\":0.9375,\"relation\":\"near\"}}],"
        "\"removed\":[{\"text\":\"Home · News · "
        "Boats\",\"reason\":\"navigation\",\"score\":0.012,"
        "\"path\":\"html/body/div\",\"position\":100},"
        "{\"text\":\"Share\",\"reason\":\"low-score\",\"score\":0.499,\"path\":\"html/body/"
        "div\","
        "\"position\":101}],\"quality\":0.875,\"cleancopy\":\"" CC_VERSION "\","
        "\"modified\":\"2024-05-02T08:00:00+02:00\",\"tags\":[\"ferry\",\"Alma\"],"
        "\"image\":\"https://harbourpost.example/ferry.jpg\",\"licence\":\"CC BY 4.0\","
        "\"access\":\"paywalled\",\"reprint_of\":{\"doc\":\"000000000000001f\",\"outlet\":\"islandnews.example\","
        "\"relation\":\"part\",\"share\":0.625,\"dropped\":true},"
        "\"policy\":{\"noarchive\":true,\"tdm\":{\"reservation\":1}},\"scores\":[0.875,1.0,0.0]}");
}

static void an_empty_document_has_null_for_all_that_is_absent(void **state)
{
    struct box *box = *state;
    struct cc_document doc = {.id = 1, .fetched_at_s = CC_NO_TIME, .kind = CC_KIND_EMPTY}, back;

    assert_int_equal(cc_record_write(&box->out, &doc, false, NULL), CC_OK);
    assert_span_is(
        cc_buf_span(&box->out),
        "{\"id\":\"0000000000000001\",\"source\":null,\"url\":null,"
        "\"canonical_url\":null,\"outlet\":null,\"kind\":\"empty\",\"language\":null,"
        "\"title\":null,\"authors\":[],\"date\":null,\"site_name\":null,"
        "\"description\":null,\"fetched_at\":null,\"text\":null,\"paragraphs\":[],"
        "\"removed\":null,\"quality\":0.0,\"cleancopy\":\"" CC_VERSION "\",\"modified\":null,"
        "\"tags\":[],\"image\":null,\"licence\":null,\"access\":null,\"reprint_of\":null,"
        "\"policy\":null,\"scores\":null}");
    assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL), CC_OK);
    assert_same_document(&back, &doc);
}

static void what_is_stored_comes_back_with_levels(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena), back;

    assert_int_equal(cc_record_store(&box->out, &doc, NULL), CC_OK);
    assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL), CC_OK);
    assert_same_document(&back, &doc);
}

static void what_is_written_comes_back_without_levels_and_removed_blocks(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena), back;

    assert_int_equal(cc_record_write(&box->out, &doc, false, NULL), CC_OK);
    assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL), CC_OK);
    doc.n_removed = 0;
    doc.paragraphs[0].level = doc.paragraphs[2].level = 0;
    assert_same_document(&back, &doc);
}

/* ---- any document ---- */

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Text of awkward characters, never broken. */
static struct cc_span random_text(struct cc_arena *arena, uint64_t *seed, uint32_t max)
{
    static const uint32_t pool[] = {
        'a', ' ', '"',  '\\',   '\n',   '\r',   0,      1,      0x1F,    0x7F,     0x85,  0xA0,
        '/', '<', 0xE9, 0x2028, 0x2029, 0xFEFF, 0xFFFD, 0xFFFF, 0x1F6A2, 0x10FFFF, 0x202E};
    uint32_t n = next_random(seed) % (max + 1);
    char *bytes = cc_arena_alloc(arena, (size_t)n * 4 + 1);
    struct cc_span s = {bytes, 0};

    assert_non_null(bytes);
    for (uint32_t i = 0; i < n; i++)
        s.len +=
            cc_utf8_put(pool[next_random(seed) % (sizeof pool / sizeof *pool)], bytes + s.len);
    return s;
}

static void fill_paragraph(struct cc_arena *arena, uint64_t *seed, struct cc_paragraph *p)
{
    p->text = random_text(arena, seed, 40);
    p->role = (enum cc_role)(next_random(seed) % 7);
    p->level = (uint8_t)next_random(seed);
    p->duplicate_of.relation = (enum cc_relation)(next_random(seed) % 5);
    p->duplicate_of.doc = (uint64_t)next_random(seed) << 40 | next_random(seed);
    p->duplicate_of.paragraph = next_random(seed);
    p->duplicate_of.outlet = random_text(arena, seed, 5);
    p->duplicate_of.similarity = next_random(seed) % 10001 / 10000.0;
}

static struct cc_document random_document(struct cc_arena *arena, uint64_t *seed)
{
    struct cc_document doc = build_document(arena, (uint64_t)next_random(seed) << 33, NULL);

    doc.title = random_text(arena, seed, 20);
    doc.source = random_text(arena, seed, 20);
    doc.outlet = random_text(arena, seed, 3);
    doc.description = random_text(arena, seed, 9);
    doc.kind = (enum cc_kind)(next_random(seed) % 8);
    doc.quality = next_random(seed) % 1001 / 1000.0;
    doc.fetched_at_s = next_random(seed) % 2 != 0 ? CC_NO_TIME : (int64_t)next_random(seed);
    doc.modified = random_text(arena, seed, 4);
    doc.image = random_text(arena, seed, 4);
    doc.licence = random_text(arena, seed, 4);
    doc.access = (enum cc_access)(next_random(seed) % 3);
    doc.reprint_of.relation = (enum cc_relation)(next_random(seed) % 4);
    if (doc.reprint_of.relation != CC_RELATION_NONE) {
        doc.reprint_of.doc = next_random(seed);
        doc.reprint_of.outlet = random_text(arena, seed, 4);
        doc.reprint_of.share = (double)(next_random(seed) % 10001) / 10000;
        doc.reprint_of.dropped = next_random(seed) % 2 != 0;
    }
    doc.policy.rules = next_random(seed) % (1u << CC_POLICY_RULE_COUNT);
    doc.policy.unavailable_after = random_text(arena, seed, 4);
    doc.policy.tdm = (enum cc_tdm)(next_random(seed) % 3);
    doc.policy.tdm_policy = random_text(arena, seed, 4);
    doc.n_tags = next_random(seed) % 3;
    doc.tags = cc_arena_calloc(arena, 3, sizeof *doc.tags);
    for (uint32_t i = 0; i < doc.n_tags; i++)
        doc.tags[i] = random_text(arena, seed, 9);
    doc.n_authors = next_random(seed) % 3;
    doc.authors = cc_arena_calloc(arena, 3, sizeof *doc.authors);
    doc.n_paragraphs = next_random(seed) % 6;
    doc.paragraphs = cc_arena_calloc(arena, 6, sizeof *doc.paragraphs);
    doc.n_removed = next_random(seed) % 4;
    doc.removed = cc_arena_calloc(arena, 4, sizeof *doc.removed);
    for (uint32_t i = 0; i < doc.n_authors; i++)
        doc.authors[i] = random_text(arena, seed, 9);
    for (uint32_t i = 0; i < doc.n_paragraphs; i++)
        fill_paragraph(arena, seed, &doc.paragraphs[i]);
    for (uint32_t i = 0; i < doc.n_removed; i++)
        doc.removed[i] = (struct cc_removed){
            random_text(arena, seed, 30), (enum cc_reason)(next_random(seed) % CC_REASON_COUNT),
            (uint16_t)(next_random(seed) % 1001), random_text(arena, seed, 9),
            next_random(seed)};
    return doc;
}

static void any_document_comes_back_as_it_was_on_one_line(void **state)
{
    struct box *box = *state;
    uint64_t seed = 20240501;

    for (int round = 0; round < 500; round++) {
        struct cc_document doc, back;

        cc_arena_reset(&box->arena);
        cc_buf_clear(&box->out);
        doc = random_document(&box->arena, &seed);
        assert_int_equal(cc_record_store(&box->out, &doc, NULL), CC_OK);
        assert_true(cc_span_find(cc_buf_span(&box->out), CC_SPAN("\n"), 0) == (size_t)-1);
        assert_true(cc_utf8_valid_prefix(cc_buf_span(&box->out)) == box->out.len);
        assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL),
                         CC_OK);
        assert_same_document(&back, &doc);
    }
}

static void broken_utf8_is_mended_not_fatal(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena), back;

    doc.title = CC_SPAN("cut \xE2\x82");
    doc.paragraphs[1].text = CC_SPAN("\xFF and \xC0\x80");
    assert_int_equal(cc_record_write(&box->out, &doc, false, NULL), CC_OK);
    assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL), CC_OK);
    assert_span_is(back.title, "cut \xEF\xBF\xBD\xEF\xBF\xBD");
}

static void a_huge_text_is_written_and_read(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena), back;
    size_t len = (size_t)8 << 20;
    char *bytes = cc_arena_alloc(&box->arena, len);

    assert_non_null(bytes);
    for (size_t i = 0; i < len; i++)
        bytes[i] = i % 61 == 0 ? '"' : 'x';
    doc.paragraphs[1].text = (struct cc_span){bytes, len};
    assert_int_equal(cc_record_write(&box->out, &doc, false, NULL), CC_OK);
    assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL), CC_OK);
    assert_true(cc_span_is(back.paragraphs[1].text, doc.paragraphs[1].text));
}

static void a_record_over_the_limit_is_refused_and_one_at_it_is_not(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena);
    struct cc_error err;
    struct cc_buf small;
    size_t len;

    assert_int_equal(cc_record_write(&box->out, &doc, true, NULL), CC_OK);
    len = box->out.len;
    cc_buf_init(&small, len);
    assert_int_equal(cc_record_write(&small, &doc, true, NULL), CC_OK);
    cc_buf_done(&small);
    cc_buf_init(&small, len - 1);
    assert_int_equal(cc_record_write(&small, &doc, true, &err), CC_E_LIMIT);
    assert_non_null(strstr(err.message, "saved/ferry.html"));
    cc_buf_done(&small);
}

/* ---- removed.jsonl ---- */

static void a_removed_block_has_its_line(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena);

    assert_int_equal(cc_record_removed(&box->out, &doc, &doc.removed[0], NULL), CC_OK);
    assert_span_is(cc_buf_span(&box->out),
                   "{\"doc\":\"0000000000c0ffee\",\"place\":100,\"stage\":\"extract\","
                   "\"reason\":\"navigation\",\"score\":0.012,\"path\":\"html/body/div\","
                   "\"text\":\"Home · News · Boats\",\"kept\":null}");
}

static void a_duplicate_paragraph_has_its_line(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena);

    assert_int_equal(cc_record_duplicate(&box->out, &doc, 2, NULL), CC_OK);
    assert_span_is(cc_buf_span(&box->out),
                   "{\"doc\":\"0000000000c0ffee\",\"place\":2,\"stage\":\"dedup\","
                   "\"reason\":\"duplicate\",\"score\":0.938,\"path\":null,"
                   "\"text\":\"Bring a coat\",\"kept\":{\"doc\":\"000000000000001f\","
                   "\"paragraph\":4,\"outlet\":\"islandnews.example\",\"similarity\":0.9375,"
                   "\"relation\":\"near\"}}");
}

static void furniture_is_marked_and_has_its_line(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena), back;

    doc.paragraphs[1].left_out = doc.paragraphs[2].left_out = CC_REASON_REPEATED_ACROSS_SITE;
    doc.paragraphs[1].n_pages = doc.paragraphs[2].n_pages = 12;
    assert_int_equal(cc_record_duplicate(&box->out, &doc, 1, NULL), CC_OK);
    assert_span_is(cc_buf_span(&box->out),
                   "{\"doc\":\"0000000000c0ffee\",\"place\":1,\"stage\":\"dedup\","
                   "\"reason\":\"repeated-across-site\",\"score\":1.0,\"path\":null,"
                   "\"text\":\"The ferry \\\"Alma\\\" left late.\",\"kept\":null,\"pages\":12}");
    cc_buf_clear(&box->out);
    assert_int_equal(cc_record_duplicate(&box->out, &doc, 2, NULL), CC_OK); /* a copy of it, edited */
    assert_true(cc_span_find(cc_buf_span(&box->out), CC_SPAN("\"score\":0.938,"), 0) != (size_t)-1);
    cc_buf_clear(&box->out);
    assert_int_equal(cc_record_store(&box->out, &doc, NULL), CC_OK);
    assert_true(cc_span_find(cc_buf_span(&box->out),
                             CC_SPAN("\"duplicate_of\":null,\"left_out\":\"repeated-across-site\",\"pages\":12}"),
                             0) != (size_t)-1);
    assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL), CC_OK);
    assert_same_document(&back, &doc);
}

static void every_failed_allocation_while_writing_is_reported(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena), back;
    enum cc_status st = CC_E_NOMEM;

    for (uint64_t nth = 1; st != CC_OK; nth++) {
        cc_buf_done(&box->out);
        cc_alloc_fail_at(nth, false);
        st = cc_record_store(&box->out, &doc, NULL);
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_true(nth < 5000);
    }
    assert_int_equal(cc_record_read(&box->arena, cc_buf_span(&box->out), &back, NULL), CC_OK);
    assert_same_document(&back, &doc);
}

/* That jansson 2.14 tells is more than can be asked ; but nothing leaks and
 * nothing breaks. */
static void a_failed_allocation_while_reading_breaks_nothing(void **state)
{
    struct box *box = *state;
    struct cc_document doc = ferry(&box->arena), back;
    bool fired = true;

    assert_int_equal(cc_record_store(&box->out, &doc, NULL), CC_OK);
    for (uint64_t nth = 1; fired; nth++) {
        uint64_t before = cc_alloc_count();
        struct cc_arena arena;
        enum cc_status st;

        cc_arena_init(&arena, MAX_BYTES);
        cc_alloc_fail_at(nth, false);
        st = cc_record_read(&arena, cc_buf_span(&box->out), &back, NULL);
        cc_alloc_fail_at(0, false);
        fired = cc_alloc_count() - before >= nth;
        if (!fired) {
            assert_int_equal(st, CC_OK);
            assert_same_document(&back, &doc);
        }
        cc_arena_done(&arena);
        assert_true(nth < 5000);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_record_has_the_fields_in_the_promised_order),
        TEST(an_empty_document_has_null_for_all_that_is_absent),
        TEST(what_is_stored_comes_back_with_levels),
        TEST(what_is_written_comes_back_without_levels_and_removed_blocks),
        TEST(any_document_comes_back_as_it_was_on_one_line),
        TEST(broken_utf8_is_mended_not_fatal),
        TEST(a_huge_text_is_written_and_read),
        TEST(a_record_over_the_limit_is_refused_and_one_at_it_is_not),
        TEST(a_removed_block_has_its_line),
        TEST(a_duplicate_paragraph_has_its_line),
        TEST(furniture_is_marked_and_has_its_line),
        TEST(every_failed_allocation_while_writing_is_reported),
        TEST(a_failed_allocation_while_reading_breaks_nothing),
    };

    cc_alloc_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
