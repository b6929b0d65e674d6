#include "support.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/paragraph.h"

#include <stdio.h>
#include <string.h>

#define N_BLOCKS 4

static void every_block_ends_in_one_of_the_lists(void **state)
{
    static const char *const texts[N_BLOCKS] = {"Home", "One.", "Share", "Two."};
    struct cc_arena arena;
    struct cc_block list[N_BLOCKS];
    struct cc_verdict verdicts[N_BLOCKS];
    struct cc_blocks blocks = {list, N_BLOCKS};
    struct cc_document doc;
    uint32_t i;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    memset(&doc, 0, sizeof(doc));
    memset(list, 0, sizeof(list));
    for (i = 0; i < N_BLOCKS; i++) {
        list[i].text = cc_span_from(texts[i]);
        list[i].element = CC_NO_ELEMENT;
        list[i].position = i;
        verdicts[i] = (struct cc_verdict){i % 2 == 1, i % 2 == 1 ? CC_REASON_NONE : CC_REASON_NAVIGATION, i % 2 == 1 ? 900 : 100};
    }
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, verdicts, true, &doc, NULL), CC_OK);
    assert_int_equal(doc.n_paragraphs, 2);
    assert_int_equal(doc.n_removed, 2);
    for (i = 0; i < N_BLOCKS; i++)
        assert_span_is(i % 2 == 1 ? doc.paragraphs[i / 2].text : doc.removed[i / 2].text, texts[i]);
    assert_int_equal(doc.removed[1].position, 2);
    assert_int_equal(doc.removed[1].reason, CC_REASON_NAVIGATION);
    blocks.count = 1;
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, verdicts, true, &doc, NULL), CC_OK);
    assert_int_equal(doc.n_paragraphs, 0);
    assert_int_equal(doc.kind, CC_KIND_EMPTY);
    cc_arena_done(&arena);
}

/* "We took" "the bus" ", it rained." "Share" "on": the last seam has nothing kept before it. */
static void blocks_with_a_seam_are_one_paragraph(void **state)
{
    struct cc_block list[5] = {{.text = CC_SPAN("We took"), .role = CC_ROLE_LIST_ITEM, .level = 1, .position = 3},
                               {.text = CC_SPAN("the bus"), .position = 4, .seam = CC_SEAM_BLANK},
                               {.text = CC_SPAN(", it rained."), .position = 5, .seam = CC_SEAM_TIGHT},
                               {.text = CC_SPAN("Share"), .position = 6},
                               {.text = CC_SPAN("on"), .position = 7, .seam = CC_SEAM_BLANK}};
    struct cc_verdict verdicts[5] = {{true, CC_REASON_NONE, 900}, {true, CC_REASON_NONE, 900}, {true, CC_REASON_NONE, 900}, {false, CC_REASON_SOCIAL, 9}, {true, CC_REASON_NONE, 600}};
    struct cc_blocks blocks = {list, 5};
    struct cc_arena arena;
    struct cc_document doc;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    memset(&doc, 0, sizeof(doc));
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, verdicts, false, &doc, NULL), CC_OK);
    assert_int_equal(doc.n_paragraphs, 2);
    assert_span_is(doc.paragraphs[0].text, "We took the bus, it rained.");
    assert_int_equal(doc.paragraphs[0].position, 3);
    assert_int_equal(doc.paragraphs[0].role, CC_ROLE_LIST_ITEM);
    assert_span_is(doc.paragraphs[1].text, "on");
    assert_int_equal(doc.n_removed, 1);
    cc_arena_done(&arena);
}

static void text_becomes_nfc(void **state)
{
    struct cc_arena arena;
    struct cc_block block = {.text = CC_SPAN("Cafe\xCC\x81"), .element = CC_NO_ELEMENT};
    struct cc_verdict verdict = {true, CC_REASON_NONE, 900};
    struct cc_blocks blocks = {&block, 1};
    struct cc_document doc;
    struct cc_error err;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    memset(&doc, 0, sizeof(doc));
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, &verdict, true, &doc, &err), CC_OK);
    assert_span_is(doc.paragraphs[0].text, "Caf\xC3\xA9");
    assert_int_equal(doc.paragraphs[0].score, 900);
    cc_arena_done(&arena);
}

static void removed_blocks_have_paths_where_they_are_asked_for(void **state)
{
    struct cc_arena arena;
    struct cc_block block = {.text = CC_SPAN("One."), .element = CC_NO_ELEMENT};
    struct cc_verdict verdict = {false, CC_REASON_NAVIGATION, 100};
    struct cc_blocks blocks = {&block, 1};
    struct cc_document doc;
    int paths;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    memset(&doc, 0, sizeof(doc));
    for (paths = 0; paths < 2; paths++) {
        assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, &verdict, paths == 1, &doc, NULL), CC_OK);
        assert_int_equal(doc.n_removed, 1);
        assert_span_is(doc.removed[0].path, paths == 1 ? "line" : "");
    }
    cc_arena_done(&arena);
}

static void a_full_arena_is_told(void **state)
{
    struct cc_arena arena;
    struct cc_block block = {.text = CC_SPAN("One."), .element = CC_NO_ELEMENT};
    struct cc_verdict verdict = {true, CC_REASON_NONE, 900};
    struct cc_blocks blocks = {&block, 1};
    struct cc_document doc;
    struct cc_error err;

    (void)state;
    cc_arena_init(&arena, 64);
    memset(&doc, 0, sizeof(doc));
    assert_int_equal(cc_paragraph_list(&arena, NULL, &blocks, &verdict, true, &doc, &err), CC_E_LIMIT);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_block_ends_in_one_of_the_lists),
        cmocka_unit_test(blocks_with_a_seam_are_one_paragraph),
        cmocka_unit_test(text_becomes_nfc),
        cmocka_unit_test(removed_blocks_have_paths_where_they_are_asked_for),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
