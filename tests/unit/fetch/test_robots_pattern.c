#include "support.h"

#include "cleancopy/fetch/robots_pattern.h"

static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static void patterns_and_paths_have_one_spelling(void **state)
{
    static const struct {
        const char *written, *pattern, *path;
    } cases[] = {
        {"/a/b", "/a/b", "/a/b"},
        {"/%61%2d%7e", "/a-~", "/a-~"},
        {"/a%2fb%3fc", "/a%2Fb%3Fc", "/a%2Fb%3Fc"},
        {"/\xC3\xB6", "/%C3%B6", "/%C3%B6"},
        {"/%c3%b6", "/%C3%B6", "/%C3%B6"},
        {"/a b\t", "/a%20b%09", "/a%20b%09"},
        {"/a*b", "/a*b", "/a%2Ab"},
        {"/a$", "/a$", "/a%24"},
        {"/a$b", "/a%24b", "/a%24b"},
        {"/a%2A%24", "/a%2A%24", "/a%2A%24"},
        {"/%", "/%", "/%"},
        {"/%4", "/%4", "/%4"},
        {"/%zz", "/%zz", "/%zz"},
        {"", "", ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_span_is(cc_robots_pattern(&arena, cc_span_from(cases[i].written)),
                       cases[i].pattern);
        assert_span_is(cc_robots_path(&arena, cc_span_from(cases[i].written)), cases[i].path);
    }
}

static void stars_and_ends_fit_where_they_should(void **state)
{
    static const struct {
        const char *pattern, *path;
        bool fits;
    } cases[] = {
        {"/", "/a", true},          {"/a", "/", false},         {"/a", "/ab", true},
        {"/a$", "/a", true},        {"/a$", "/ab", false},      {"*", "/", true},
        {"*$", "/a", true},         {"$", "/", false},          {"", "/a", true},
        {"/*b", "/b", true},        {"/*b", "/aab/c", true},    {"/*b$", "/aab/c", false},
        {"/*b$", "/ab/ab", true},   {"/ab*b$", "/ab", false},   {"/ab*ab$", "/abab", true},
        {"/a*b*c", "/abc", true},   {"/a*b*c", "/acb", false},  {"/a***c$", "/abc", true},
        {"*a*", "/b", false},       {"*/c$", "/a/b/c", true},   {"/a*", "/a", true},
        {"/aa*aa$", "/aaa", false}, {"/a*bb", "/abab", false},  {"/a*bb", "/ababb", true},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (cc_robots_pattern_fits(cc_span_from(cases[i].pattern),
                                   cc_span_from(cases[i].path)) != cases[i].fits)
            fail_msg("%s on %s", cases[i].pattern, cases[i].path);
}

static void a_full_arena_gives_no_text(void **state)
{
    struct cc_arena small;

    (void)state;
    cc_arena_init(&small, 16);
    assert_null(cc_robots_pattern(&small, CC_SPAN("/a-path-that-does-not-fit")).ptr);
    assert_null(cc_robots_path(&small, CC_SPAN("/a-path-that-does-not-fit")).ptr);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_and_paths_have_one_spelling),
        cmocka_unit_test(stars_and_ends_fit_where_they_should),
        cmocka_unit_test(a_full_arena_gives_no_text),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
