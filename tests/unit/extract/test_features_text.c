#include "support.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/features_text.h"

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
        assert_true(cc_features_text(&arena, &blocks, CC_SPAN_EMPTY, CC_SPAN_EMPTY, &features, &is_para));
        if (is_para != cases[i].para)
            fail_msg("case %zu", i);
    }
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(paragraphs_are_long_unlinked_sentences)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
