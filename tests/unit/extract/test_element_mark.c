#include "support.h"

#include "cleancopy/extract/block.h"
#include "cleancopy/extract/element_mark.h"

#include <string.h>

#define PARA "The harbour was closed on Monday because a storm had damaged the northern quay, and ferries stayed out."

/* The mark of the first <section> of a page whose blocks of ten words or more are paragraphs. */
static struct cc_element_mark mark_of(const char *html)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_page_sums sums;
    struct cc_element_mark *marks, mark;
    bool is_para[64];
    uint32_t i;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, NULL), CC_OK);
    assert_int_equal(cc_block_list(&arena, &cfg.limits, &dom, &blocks, NULL), CC_OK);
    for (i = 0; i < blocks.count; i++)
        is_para[i] = blocks.list[i].n_words >= 10;
    assert_true(cc_page_sums_make(&arena, &dom, &blocks, is_para, &sums));
    assert_true(cc_element_marks_make(&arena, &dom, &sums, &marks));
    for (i = 0; i < dom.n_nodes && dom.nodes[i].tag != CC_TAG_SECTION;)
        i++;
    assert_true(i < dom.n_nodes);
    mark = marks[i];
    cc_arena_done(&arena);
    return mark;
}

static void attributes_mark_elements(void **state)
{
    (void)state;
    assert_true(mark_of("<section hidden>x</section>").hidden);
    assert_true(mark_of("<section aria-hidden=true>x</section>").hidden);
    assert_false(mark_of("<section aria-hidden=false>x</section>").hidden);
    assert_true(mark_of("<section style='color:red; DISPLAY: none'>x</section>").hidden);
    assert_true(mark_of("<section class='sr-only'>x</section>").hidden);
    assert_true(mark_of("<section role=navigation>x</section>").role_bad);
    assert_true(mark_of("<section role=main>x</section>").role_main);
    assert_true(mark_of("<section itemprop=articleBody>x</section>").body_prop);
    assert_true(mark_of("<section itemprop=name>x</section>").item_prop);
    assert_true(mark_of("<section id=article-body>x</section>").content);
    assert_int_equal(mark_of("<section class='related-articles'>x</section>").reason, CC_REASON_RELATED_ARTICLES);
}

static void marks_against_the_bulk_are_taken_back(void **state)
{
    (void)state;
    assert_false(mark_of("<section hidden><p>" PARA "</p></section><p>" PARA "</p>").hidden);
    assert_true(mark_of("<section hidden><p>" PARA "</p></section><p>" PARA "</p><p>" PARA "</p>").hidden);
    /* three of the same class hold the bulk together */
    assert_int_equal(mark_of("<section class=advert><p>" PARA "</p></section><section class=advert><p>" PARA
                             "</p></section><p>" PARA "</p>")
                         .reason,
                     CC_REASON_NONE);
    /* whole related stories may be longer than the story */
    assert_int_equal(mark_of("<section class=related-articles><p>" PARA "</p></section><section class=related-articles><p>" PARA
                             "</p></section><p>" PARA "</p>")
                         .reason,
                     CC_REASON_RELATED_ARTICLES);
    /* comments may be longer than the text */
    assert_int_equal(mark_of("<section class=comments><p>" PARA "</p><p>" PARA "</p></section><p>" PARA "</p>").reason,
                     CC_REASON_COMMENTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_mark_elements),
        cmocka_unit_test(marks_against_the_bulk_are_taken_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
