#include "support.h"

#include "cleancopy/extract/unfold.h"

#include <string.h>

/* <ul>one<li>two<!-- -->three<br></li>four</ul> */
static void folded_content_is_built_in_the_order_of_the_page(void **state)
{
    static struct cc_skeleton_piece pieces[] = {
        {{"one", 3}, false}, {{"two", 3}, false}, {{"three", 5}, true}, {{"four", 4}, false}};
    static struct cc_skeleton_tag tags[] = {
        {.tag = CC_TAG_UL, .first_piece = 0, .end_tag = 3, .end_piece = 4, .is_folded = true},
        {.tag = CC_TAG_LI, .first_piece = 1, .end_tag = 3, .end_piece = 3},
        {.tag = CC_TAG_BR, .first_piece = 3, .end_tag = 3, .end_piece = 3}};
    static const struct {
        enum cc_tag tag;
        uint32_t parent, end;
        const char *text;
    } wanted[] = {{CC_TAG_UL, CC_NO_INDEX, 7, ""}, {CC_TAG_TEXT, 0, 2, "one"}, {CC_TAG_LI, 0, 6, ""},
                  {CC_TAG_TEXT, 2, 4, "two"},      {CC_TAG_TEXT, 2, 5, "three"}, {CC_TAG_BR, 2, 6, ""},
                  {CC_TAG_TEXT, 0, 7, "four"}};
    const struct cc_skeleton skeleton = {.tags = tags, .n_tags = 3, .pieces = pieces, .n_pieces = 4};
    struct cc_arena arena;
    struct cc_dom dom = {0};
    struct cc_dom_growth growth = {&arena, &dom, 1};
    uint32_t i;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    dom.nodes = cc_arena_alloc(&arena, sizeof(*dom.nodes));
    assert_non_null(cc_dom_add_node(&growth, CC_NO_INDEX));
    dom.nodes[0].tag = CC_TAG_UL;
    assert_true(cc_unfold(&growth, &skeleton, 0, 0));
    assert_int_equal(dom.n_nodes, sizeof(wanted) / sizeof(wanted[0]));
    for (i = 0; i < dom.n_nodes; i++) {
        assert_int_equal(dom.nodes[i].tag, wanted[i].tag);
        assert_int_equal(dom.nodes[i].parent, wanted[i].parent);
        assert_int_equal(dom.nodes[i].end, wanted[i].end);
        assert_span_is(dom.nodes[i].name, wanted[i].text);
    }
    cc_arena_done(&arena);
}

static void texts_side_by_side_are_not_copied(void **state)
{
    static const char page[] = "ferry & quay";
    const struct cc_skeleton_piece side_by_side[] = {{{page, 5}, false}, {{page + 5, 3}, false}};
    const struct cc_skeleton_piece apart[] = {{{page, 5}, false}, {{page + 7, 5}, false}};
    struct cc_arena arena;
    struct cc_span text;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_true(cc_pieces_join(&arena, side_by_side, 2, &text));
    assert_ptr_equal(text.ptr, page);
    assert_int_equal(text.len, 8);
    assert_true(cc_pieces_join(&arena, apart, 2, &text));
    assert_span_is(text, "ferry quay");
    cc_arena_done(&arena);
}

static void a_full_arena_is_told(void **state)
{
    static struct cc_skeleton_piece piece = {{"x", 1}, false};
    static struct cc_skeleton_tag tag = {.tag = CC_TAG_P, .end_tag = 1, .end_piece = 1, .is_folded = true};
    const struct cc_skeleton skeleton = {.tags = &tag, .n_tags = 1, .pieces = &piece, .n_pieces = 1};
    struct cc_arena arena;
    struct cc_dom dom = {0};
    struct cc_dom_growth growth = {&arena, &dom, 1};

    (void)state;
    cc_arena_init(&arena, sizeof(*dom.nodes) + 16);
    dom.nodes = cc_arena_alloc(&arena, sizeof(*dom.nodes));
    assert_non_null(cc_dom_add_node(&growth, CC_NO_INDEX));
    assert_false(cc_unfold(&growth, &skeleton, 0, 0));
    assert_int_equal(arena.status, CC_E_LIMIT);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folded_content_is_built_in_the_order_of_the_page),
        cmocka_unit_test(texts_side_by_side_are_not_copied),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
