/* The rules that vocabulary_table.h gives for its data. */
#include "support.h"

#include "../../../pipeline/extract/vocabulary_table.h"

#include "cleancopy/core/utf8.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct cc_span text_of(const struct phrase *p)
{
    return (struct cc_span){p->text, p->len};
}

static void phrases_are_lower_case_without_marks_at_their_start(void **state)
{
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1 << 26);
    for (i = 0; i < COUNT(phrases); i++) {
        struct cc_span text = text_of(&phrases[i]);
        size_t at = 0;
        uint32_t first = cc_utf8_next(text, &at);

        if (text.len < 2 || !cc_span_is(cc_lower(&arena, text), text) || !cc_span_is(cc_span_trim(text), text) ||
            cc_span_find(text, CC_SPAN("  "), 0) != (size_t)-1 || cc_span_find(text, CC_SPAN("\xE2\x80\x99"), 0) != (size_t)-1 ||
            (!cc_char_is_word(first) && first != 0xA9)) /* "©": a phrase is looked for where a word begins */
            fail_msg("%s", phrases[i].text);
    }
    cc_arena_done(&arena);
}

static int by_text(const void *a, const void *b)
{
    const struct phrase *p = *(const struct phrase *const *)a, *q = *(const struct phrase *const *)b;
    int order = strcmp(p->text, q->text);

    if (order != 0)
        return order;
    if (p->level != q->level)
        return p->level < q->level ? -1 : 1;
    return (int)p->before_mark * 2 + (int)p->with_network - (int)q->before_mark * 2 - (int)q->with_network;
}

/* The same words may count as the whole line for one reason and before a colon for another, but not twice in one way. */
static void no_phrase_counts_twice_in_one_way(void **state)
{
    const struct phrase **sorted = test_malloc(sizeof(phrases) / sizeof(phrases[0]) * sizeof(*sorted));
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(phrases); i++)
        sorted[i] = &phrases[i];
    qsort(sorted, COUNT(phrases), sizeof(*sorted), by_text);
    for (i = 1; i < COUNT(phrases); i++)
        if (by_text(&sorted[i - 1], &sorted[i]) == 0)
            fail_msg("%s", sorted[i]->text);
    test_free(sorted);
}

static void networks_are_lower_case(void **state)
{
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    for (i = 0; i < COUNT(networks); i++)
        assert_true(cc_span_is(cc_lower(&arena, cc_span_from(networks[i])), cc_span_from(networks[i])));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_lower_case_without_marks_at_their_start),
        cmocka_unit_test(no_phrase_counts_twice_in_one_way),
        cmocka_unit_test(networks_are_lower_case),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
