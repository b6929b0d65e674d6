#include "support.h"

#include "cleancopy/extract/element_path.h"

#include <string.h>

static struct cc_arena arena;

static struct cc_dom dom;

static struct cc_span fresh_path(uint32_t node)
{
    struct cc_element_paths paths;

    assert_true(cc_element_paths_init(&arena, &dom, &paths));
    return cc_element_path(&paths, node);
}

static void parse(const char *html)
{
    struct cc_config cfg;

    cc_config_defaults(&cfg);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, NULL), CC_OK);
}

/* The path of the last node. */
static struct cc_span path_of(const char *html)
{
    parse(html);
    return fresh_path(dom.n_nodes - 1);
}

static void names_and_first_classes_from_the_root_down(void **state)
{
    (void)state;
    assert_span_is(path_of("<div class=' story main'><p>"), "html/body/div.story/p");
    assert_span_is(path_of("<div class=''><p class=a>x"), "html/body/div/p.a/#text");
    assert_span_is(path_of("<x-box>"), "html/body/x-box");
    assert_span_is(path_of("<p class=123456789012345678901234567890123456789012345678901234567890123>"),
                   "html/body/p.123456789012345678901234567890123456789012345678901234567890");
}

static void long_paths_are_cut_in_the_middle(void **state)
{
    static char html[4000];
    struct cc_span path;
    int i;

    (void)state;
    html[0] = '\0';
    for (i = 0; i < 100; i++)
        strcat(html, "<div class=straße>");
    path = path_of(html);
    assert_true(path.len <= CC_ELEMENT_PATH_MAX_BYTES && path.len > 200);
    assert_true(cc_span_starts(path, CC_SPAN("html/body/div.")));
    assert_true(cc_span_find(path, CC_SPAN("…"), 0) != (size_t)-1);
    assert_true(cc_span_ends(path, CC_SPAN("div.straße")));
}

static void a_name_of_any_length_is_a_step(void **state)
{
    static char html[5000];
    struct cc_span path;
    size_t len;

    (void)state;
    for (len = 100; len < 4000; len += 131) {
        strcpy(html, "<p><x-");
        memset(html + 6, 'y', len);
        strcpy(html + 6 + len, "z><b>");
        path = path_of(html);
        assert_true(cc_span_starts(path, CC_SPAN("html/body/p/")));
        assert_true(cc_span_ends(path, CC_SPAN("yyyyyz/b")));
        assert_true(path.len <= CC_ELEMENT_PATH_MAX_BYTES);
    }
}

/* Whatever was asked for before: up, down, across, long ones between. */
static void a_path_does_not_depend_on_the_one_before(void **state)
{
    static char html[4000];
    struct cc_element_paths paths;
    uint32_t seed = 1, node, i;

    (void)state;
    strcpy(html, "<div class='w-1/2 a'><ul><li><a>x</a><li class=b><a>y</a></ul><p>z</div><main><p>x");
    for (i = 0; i < 30; i++)
        strcat(html, "<div class=straße><b class=c>x</b>");
    parse(html);
    assert_true(cc_element_paths_init(&arena, &dom, &paths));
    for (i = 0; i < 5000; i++) {
        seed = seed * 1664525u + 1013904223u;
        node = (seed >> 8) % dom.n_nodes;
        assert_true(cc_span_is(cc_element_path(&paths, node), fresh_path(node)));
    }
}

static int open_arena(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_first_classes_from_the_root_down),
        cmocka_unit_test(long_paths_are_cut_in_the_middle),
        cmocka_unit_test(a_name_of_any_length_is_a_step),
        cmocka_unit_test(a_path_does_not_depend_on_the_one_before),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
