#include "read_page.h"

#include "cleancopy/extract/class_token.h"

#include <stdio.h>

/* The tokens of the first element with attributes. */
static uint32_t tokens_of(const char *html, uint32_t *out)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_error err;
    uint32_t i, n = 0;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, &err), CC_OK);
    for (i = 0; i < dom.n_nodes && n == 0; i++)
        if (dom.nodes[i].n_attrs > 0)
            n = cc_class_tokens(&dom, i, out);
    cc_arena_done(&arena);
    return n;
}

static void assert_has(const uint32_t *tokens, uint32_t n, const char *html, bool wanted)
{
    uint32_t one[CC_CLASS_TOKENS_MAX], i;
    bool found = false;

    assert_true(tokens_of(html, one) > 0);
    for (i = 0; i < n; i++)
        found |= tokens[i] == one[0];
    assert_int_equal(found, wanted);
}

static void names_are_split_at_case_and_punctuation(void **state)
{
    uint32_t tokens[CC_CLASS_TOKENS_MAX], n;

    (void)state;
    n = tokens_of("<div class='ArticleBody__text-3 HTMLPart'>x</div>", tokens);
    assert_int_equal(n, 3 + 1 + 2 + 1);
    assert_has(tokens, n, "<div class=article>x</div>", true);
    assert_has(tokens, n, "<div id=BODY>x</div>", true);
    assert_has(tokens, n, "<div class=text>x</div>", true);
    assert_has(tokens, n, "<div class=html>x</div>", true);
    assert_has(tokens, n, "<div class=part>x</div>", true);
    assert_has(tokens, n, "<div class=articlebody>x</div>", false);
}

static void a_number_at_the_end_does_not_make_another_name(void **state)
{
    uint32_t a[CC_CLASS_TOKENS_MAX], b[CC_CLASS_TOKENS_MAX];

    (void)state;
    assert_int_equal(tokens_of("<div id=post-17>x</div>", a), 2);
    assert_int_equal(tokens_of("<div id=post-9_>x</div>", b), 2);
    assert_memory_equal(a, b, 2 * sizeof(*a));
}

static void roles_are_told_from_classes(void **state)
{
    uint32_t a[CC_CLASS_TOKENS_MAX], b[CC_CLASS_TOKENS_MAX], c[CC_CLASS_TOKENS_MAX];

    (void)state;
    assert_int_equal(tokens_of("<div role=main>x</div>", a), 1);
    assert_int_equal(tokens_of("<div itemprop=main>x</div>", b), 1);
    assert_int_equal(tokens_of("<div class=main>x</div>", c), 2);
    assert_true(a[0] != b[0] && a[0] != c[0] && a[0] != c[1] && b[0] != c[0]);
}

static void limits_hold(void **state)
{
    char html[2000], value[1100];
    uint32_t tokens[CC_CLASS_TOKENS_MAX], i;
    size_t at = 0;

    (void)state;
    for (i = 0; i < 100; i++)
        at += (size_t)snprintf(value + at, sizeof(value) - at, "a%c%c ", 'a' + (int)i % 26, 'a' + (int)i / 26);
    snprintf(html, sizeof(html), "<div class='%s'>x</div>", value);
    assert_int_equal(tokens_of(html, tokens), CC_CLASS_TOKENS_MAX);
    memset(value, 'a', sizeof(value));
    value[CC_CLASS_VALUE_MAX] = '\0';
    snprintf(html, sizeof(html), "<div class='%s'>x</div>", value);
    assert_int_equal(tokens_of(html, tokens), 1); /* too long for a word, cut as a name */
    value[CC_CLASS_VALUE_MAX] = 'a';
    value[CC_CLASS_VALUE_MAX + 1] = '\0';
    snprintf(html, sizeof(html), "<div class='%s'>x</div>", value);
    assert_int_equal(tokens_of(html, tokens), 0);
}

static uint64_t key_of(const char *html)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    uint64_t key;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, NULL), CC_OK);
    key = cc_class_tokens_key(&dom, dom.n_nodes - 1);
    cc_arena_done(&arena);
    return key;
}

static void elements_alike_have_the_same_key(void **state)
{
    (void)state;
    assert_true(key_of("<p>") == 0);
    assert_true(key_of("<p title=a>") == 0);
    assert_true(key_of("<p class=a>") != 0);
    assert_true(key_of("<p class=a>") == key_of("<div class=a title=x>"));
    assert_true(key_of("<p class=a>") != key_of("<p class=b>"));
    assert_true(key_of("<p class=a>") != key_of("<p class=a id=b>"));
    assert_true(key_of("<p class=a>") != key_of("<p role=a>"));
    assert_true(key_of("<p rel=a>") != key_of("<p role=a>"));
    assert_true(key_of("<p class=a id=b>") != key_of("<p class=b id=a>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_split_at_case_and_punctuation),
        cmocka_unit_test(a_number_at_the_end_does_not_make_another_name),
        cmocka_unit_test(roles_are_told_from_classes),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(elements_alike_have_the_same_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
