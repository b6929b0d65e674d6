#include "support.h"

#include "cleancopy/extract/dom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct fixture {
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    assert_non_null(f);
    cc_config_defaults(&f->cfg);
    cc_arena_init(&f->arena, f->cfg.limits.max_arena_bytes);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_arena_done(&f->arena);
    free(f);
    return 0;
}

static void parse(struct fixture *f, const char *html)
{
    if (cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(html), &f->dom, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
}

/* The tree as text: names, texts in quotes, children in brackets. */
static void assert_tree(struct fixture *f, const char *html, const char *wanted)
{
    char got[1024] = "";
    uint32_t i, p;

    parse(f, html);
    for (i = 0; i < f->dom.n_nodes; i++) {
        const struct cc_node *n = &f->dom.nodes[i];
        size_t at = strlen(got);

        snprintf(got + at, sizeof(got) - at, n->tag == CC_TAG_TEXT ? "'%.*s'" : "%.*s",
                 CC_SPAN_PRINT(n->name));
        if (n->end > i + 1)
            strcat(got, "(");
        else
            for (p = i; p != CC_NO_INDEX && f->dom.nodes[p].end == i + 1; p = f->dom.nodes[p].parent)
                strcat(got, p == i ? " " : ") ");
    }
    assert_string_equal(got, wanted);
}

static void nodes_stand_in_document_order(void **state)
{
    assert_tree(*state, "<p>one <b>two</b><x-note>three</x-note>",
                "html(head body(p('one ' b('two' ) x-note('three' ) ) ) ) ");
    assert_tree(*state, "<!-- c --><p>a<!-- b -->b", "html(head body(p('a' 'b' ) ) ) ");
    assert_tree(*state, "<table><td>x", "html(head body(table(tbody(tr(td('x' ) ) ) ) ) ) ");
    assert_tree(*state, "<template><p>x</p></template>", "html(head(template(p('x' ) ) ) body ) ");
    assert_tree(*state, "", "html(head body ) ");
}

static void scripts_are_text_nodes(void **state)
{
    assert_tree(*state, "<script type='application/ld+json'>{\"a\": \"<b>\"}</script>",
                "html(head(script('{\"a\": \"<b>\"}' ) ) body ) ");
}

static void parents_and_ends_agree(void **state)
{
    struct fixture *f = *state;
    uint32_t i, c, n;

    parse(f, "<div><p>a<p>b</div><ul><li>c<li>d</ul>");
    for (i = 0; i < f->dom.n_nodes; i++) {
        for (c = i + 1, n = 0; c < f->dom.nodes[i].end; c = f->dom.nodes[c].end, n++)
            assert_int_equal(f->dom.nodes[c].parent, i);
        assert_int_equal(c, f->dom.nodes[i].end);
    }
    assert_int_equal(f->dom.nodes[0].parent, CC_NO_INDEX);
    assert_int_equal(f->dom.nodes[0].tag, CC_TAG_HTML);
}

static void a_full_arena_is_a_limit_and_no_crash(void **state)
{
    struct fixture *f = *state;
    size_t cap;

    for (cap = 1000; cap < 400000; cap += 7001) { /* refused at many places */
        struct cc_arena arena;
        struct cc_dom dom;
        char html[2000];
        enum cc_status st;

        memset(html, 'x', sizeof(html));
        memcpy(html, "<p a=b><table><td>", 18);
        cc_arena_init(&arena, cap);
        st = cc_dom_parse(&arena, &f->cfg.limits, (struct cc_span){html, sizeof(html)}, &dom, &f->err);
        assert_true(st == CC_OK || st == CC_E_LIMIT);
        assert_true(cap > 1000 || st == CC_E_LIMIT);
        cc_arena_done(&arena);
    }
}

static void hostile_pages_end_in_bounded_time(void **state)
{
    static const char *const units[] = {
        "<p><font color=i>x", "<p><b id=i>", "<b>", "<ul><li>", "<h1><span>", "<a><div>", "<div>",
        "<form><div>", "<table>x<b>", "<svg><g>", "<a>x", "<table><td>", "<select><option>", "<p>",
        "<b><p>", "&&&&", "<![CDATA[", "<!--", "</div>", "<script><!--", "<a b c d>", "<option>", "<i/>",
        "<template>", "<b><nobr><r><d><r><ol></b><nobr>"};
    struct fixture *f = *state;
    size_t i, k;

    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        size_t len = strlen(units[i]), n = 200000 / len;
        char *html = malloc(n * len);
        clock_t start = clock();
        enum cc_status st;

        assert_non_null(html);
        for (k = 0; k < n; k++)
            memcpy(html + k * len, units[i], len);
        st = cc_dom_parse(&f->arena, &f->cfg.limits, (struct cc_span){html, n * len}, &f->dom, &f->err);
        assert_true(st == CC_OK || st == CC_E_LIMIT);
        if (clock() - start > 8 * CLOCKS_PER_SEC) /* 0.3 s without sanitizers */
            fail_msg("%s: too slow", units[i]);
        cc_arena_reset(&f->arena);
        free(html);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nodes_stand_in_document_order),
        TEST(scripts_are_text_nodes),
        TEST(parents_and_ends_agree),
        TEST(a_full_arena_is_a_limit_and_no_crash),
        TEST(hostile_pages_end_in_bounded_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
