#include "support.h"

#include "cleancopy/extract/element_path.h"

#include <string.h>

static struct cc_arena arena;

/* The path of the last node. */
static struct cc_span path_of(const char *html)
{
    struct cc_config cfg;
    struct cc_dom dom;

    cc_config_defaults(&cfg);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, NULL), CC_OK);
    return cc_element_path(&arena, &dom, dom.n_nodes - 1);
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
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
