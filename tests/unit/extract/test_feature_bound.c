#include "cleancopy/extract/feature_bound.h"

#include "cleancopy/core/config.h"
#include "read_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define V(block, name) (page.features[block].value[CC_F_##name])

static struct read_page page;

static void a_value_at_its_bound_stays_and_one_past_it_becomes_the_bound(void **state)
{
    static const struct {
        enum cc_feature feature;
        int32_t bound;
    } bounds[] = {
#define ROW(name, bound) {CC_F_##name, bound},
        CC_FEATURE_BOUNDS(ROW)
#undef ROW
    };
    struct cc_features two[2];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        memset(two, 0, sizeof two);
        two[0].value[bounds[i].feature] = bounds[i].bound;
        two[1].value[bounds[i].feature] = bounds[i].bound + 1;
        cc_features_bound(two, 2);
        assert_int_equal(two[0].value[bounds[i].feature], bounds[i].bound);
        assert_memory_equal(&two[0], &two[1], sizeof two[0]);
    }
}

static void what_is_not_there_and_all_other_features_stay(void **state)
{
    struct cc_features f, before;

    (void)state;
    memset(&f, 0, sizeof f);
    f.value[CC_F_FROM_TITLE] = f.value[CC_F_MAIN_POS] = -999;
    f.value[CC_F_SINCE_HEADING] = f.value[CC_F_A0_BLOCKS] = -1;
    f.value[CC_F_WORDS] = f.value[CC_F_CHARS] = 1000000;
    before = f;
    cc_features_bound(&f, 1);
    assert_memory_equal(&f, &before, sizeof f);
}

/* The page's own features, from its tree. */
static void a_long_page_reaches_its_bounds(void **state)
{
    enum { PARAGRAPHS = 900 };
    char *html = malloc(PARAGRAPHS * 160), *end = html;
    int i;

    (void)state;
    assert_non_null(html);
    end += sprintf(end, "<h1>The log of the ferry</h1>");
    for (i = 0; i < PARAGRAPHS; i++)
        end += sprintf(end, "<p>On day %d the ferry left the quay at dawn, met rain off the point, and came home with %d passengers.</p>", i, i);
    read_page(&page, html, "The log of the ferry", "", "");
    assert_int_equal(V(1, INDEX), 1);
    assert_int_equal(V(250, INDEX), 250);
    assert_int_equal(V(251, INDEX), 250);
    assert_int_equal(V(PARAGRAPHS, INDEX_END), 0);
    assert_int_equal(V(1, INDEX_END), 250);
    assert_int_equal(V(50, SINCE_HEADING), 50);
    assert_int_equal(V(51, SINCE_HEADING), 50);
    assert_int_equal(V(1, PAGE_BLOCKS), 800);
    assert_int_equal(V(1, PAGE_WORDS), 5000);
    assert_int_equal(V(1, PAGE_PARA_WORDS), 3000);
    assert_int_equal(V(1, PAGE_PARAS), 80);
    assert_int_equal(V(1, PAGE_HEADINGS), 1);
    read_page_done(&page);
    free(html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_at_its_bound_stays_and_one_past_it_becomes_the_bound),
        cmocka_unit_test(what_is_not_there_and_all_other_features_stay),
        cmocka_unit_test(a_long_page_reaches_its_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
