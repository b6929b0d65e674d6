#include "support.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/features_text.h"

#include <stdio.h>
#include <string.h>

static void paragraphs_are_long_unlinked_sentences(void **state)
{
    static const struct {
        const char *text;
        uint32_t n_link_words;
        bool para;
    } cases[] = {{"one two three four five six seven eight nine ten eleven twelve 13 14 end.", 0, true},
                 {"one two three four five six seven eight nine ten eleven twelve 13 end.", 0, false},
                 {"one two three four five six seven eight nine ten eleven twelve 13 14 end", 0, false},
                 {"one two three four five six seven eight nine ten eleven twelve 13 14 end.", 6, false},
                 {"one two three four five six seven eight nine ten eleven twelve 13 14 end.", 5, true}};
    struct cc_page_hints nothing = {.title = CC_SPAN_EMPTY};
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cc_block block;
        struct cc_blocks blocks = {&block, 1};
        struct cc_features features;
        bool is_para = !cases[i].para;

        memset(&block, 0, sizeof(block));
        memset(&features, 0, sizeof(features));
        block.text = cc_span_from(cases[i].text);
        block.n_words = (uint32_t)cc_count_words(block.text);
        block.n_link_words = cases[i].n_link_words;
        assert_true(cc_features_text(&arena, &blocks, &nothing, &features, &is_para));
        if (is_para != cases[i].para)
            fail_msg("case %zu", i);
    }
    cc_arena_done(&arena);
}

#define N_WORDS    200000u /* many pieces, the last not whole */
#define WORD_BYTES 8u

/* Its words are all different. */
static char *write_words(void)
{
    char *text = test_malloc(N_WORDS * WORD_BYTES + 1);
    uint32_t i;

    for (i = 0; i < N_WORDS; i++)
        (void)snprintf(text + (size_t)i * WORD_BYTES, WORD_BYTES + 1, "W%06u ", i);
    return text;
}

static void a_text_of_megabytes_is_compared_whole_in_little_room(void **state)
{
    char *text = write_words();
    struct cc_block list[2];
    struct cc_blocks blocks = {list, 2};
    struct cc_features features[2];
    struct cc_page_hints nothing = {.title = CC_SPAN_EMPTY}, with_body = nothing;
    struct cc_arena arena;
    bool is_para[2];

    (void)state;
    memset(list, 0, sizeof(list));
    memset(features, 0, sizeof(features));
    list[0].text = (struct cc_span){text, N_WORDS * WORD_BYTES - 1};
    list[0].n_words = N_WORDS;
    list[1].text = cc_span_slice(list[0].text, WORD_BYTES * 1022, WORD_BYTES * 1027); /* over the edge of two pieces */
    list[1].n_words = 5;
    with_body.body = list[0].text;
    cc_arena_init(&arena, 1 << 26);
    assert_true(cc_features_text(&arena, &blocks, &with_body, features, is_para));
    assert_int_equal(features[0].value[CC_F_BODY_SIM], 1000);
    assert_int_equal(features[1].value[CC_F_BODY_SIM], 1000);
    cc_arena_done(&arena);
    /* without a body to compare with: the room of the lower case, and little else */
    cc_arena_init(&arena, N_WORDS * WORD_BYTES * 2 + (1 << 20));
    assert_true(cc_features_text(&arena, &blocks, &nothing, features, is_para));
    assert_int_equal(features[0].value[CC_F_BODY_SIM], -1);
    cc_arena_done(&arena);
    test_free(text);
}

static void short_blocks_are_compared_with_what_the_page_says_of_itself(void **state)
{
    static const char *const lines[] = {"Storm closes harbour", "Ferries stay out until May.", "Ada Quill writes for the Harbour Post."};
    const struct cc_span author = CC_SPAN("Ada Quill");
    struct cc_page_hints hints = {.title = CC_SPAN("Storm closes harbour"), .description = CC_SPAN("Ferries stay out until May."),
                                  .site = CC_SPAN("The Harbour Post"), .authors = &author, .n_authors = 1};
    struct cc_block list[3];
    struct cc_blocks blocks = {list, 3};
    struct cc_features features[3];
    struct cc_arena arena;
    bool is_para[3];
    uint32_t i;

    (void)state;
    memset(list, 0, sizeof(list));
    memset(features, 0, sizeof(features));
    for (i = 0; i < 3; i++) {
        list[i].text = cc_span_from(lines[i]);
        list[i].n_words = (uint32_t)cc_count_words(list[i].text);
    }
    cc_arena_init(&arena, 1 << 20);
    assert_true(cc_features_text(&arena, &blocks, &hints, features, is_para));
    assert_int_equal(features[0].value[CC_F_TITLE_SIM], 1000);
    assert_int_equal(features[0].value[CC_F_DESC_SIM], 0);
    assert_int_equal(features[1].value[CC_F_TITLE_SIM], 0);
    assert_int_equal(features[1].value[CC_F_DESC_SIM], 1000);
    assert_int_equal(features[1].value[CC_F_SITE_NAMED], 0);
    assert_int_equal(features[2].value[CC_F_SITE_NAMED], 1);
    assert_int_equal(features[2].value[CC_F_AUTHOR_NAMED], 2);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(paragraphs_are_long_unlinked_sentences),
                                       cmocka_unit_test(short_blocks_are_compared_with_what_the_page_says_of_itself),
                                       cmocka_unit_test(a_text_of_megabytes_is_compared_whole_in_little_room)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
