#include "support.h"

#include "cleancopy/dedup/companion.h"

#include <stdlib.h>

#define ALONE CC_COMPANION_NONE

#define WORDS_11 "one two three four five six seven eight nine ten eleven"
#define WORDS_12 WORDS_11 " twelve"
#define WORDS_24 WORDS_12 " " WORDS_12
#define WORDS_25 WORDS_24 " more"

struct example {
    enum cc_role role;
    const char *text;
    uint32_t wanted;
};

static void check(const struct example *examples, uint32_t n)
{
    struct cc_paragraph *paragraphs = calloc(n + 1, sizeof *paragraphs);
    struct cc_document doc = {.paragraphs = paragraphs, .n_paragraphs = n};
    uint32_t *companions = calloc(n + 1, sizeof *companions);

    assert_non_null(paragraphs);
    assert_non_null(companions);
    for (uint32_t i = 0; i < n; i++) {
        paragraphs[i].role = examples[i].role;
        paragraphs[i].text = cc_span_from(examples[i].text);
    }
    cc_companion_list(&doc, companions);
    for (uint32_t i = 0; i < n; i++) {
        if (companions[i] != examples[i].wanted)
            fail_msg("%u: %u, wanted %u", i, companions[i], examples[i].wanted);
    }
    free(companions);
    free(paragraphs);
}

static void the_next_that_can_stand_alone_is_the_companion(void **state)
{
    static const struct example examples[] = {
        {CC_ROLE_HEADING, WORDS_25, 2},   {CC_ROLE_HEADING, "What happens next", 2},
        {CC_ROLE_P, "Nothing.", 2},       {CC_ROLE_QUOTE, WORDS_24, 5},
        {CC_ROLE_LIST_ITEM, WORDS_11, 5}, {CC_ROLE_QUOTE, WORDS_25, 5},
        {CC_ROLE_TABLE, WORDS_11, 7},     {CC_ROLE_LIST_ITEM, WORDS_12, 7},
        {CC_ROLE_TABLE, WORDS_12, 8},     {CC_ROLE_CAPTION, "The quay", 9},
        {CC_ROLE_CODE, "x = 1", 10},      {CC_ROLE_CORRECTION, "It was two.", 11},
        {CC_ROLE_HEADING, "The end", 11}, {CC_ROLE_LIST_ITEM, "a", 11},
    };

    (void)state;
    check(examples, sizeof examples / sizeof *examples);
}

static void without_one_there_is_no_companion(void **state)
{
    static const struct example examples[] = {{CC_ROLE_HEADING, "What happens next", ALONE},
                                              {CC_ROLE_LIST_ITEM, "a", ALONE}};

    (void)state;
    check(examples, 2);
    check(examples, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_that_can_stand_alone_is_the_companion),
        cmocka_unit_test(without_one_there_is_no_companion),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
