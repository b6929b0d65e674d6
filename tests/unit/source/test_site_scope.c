#include "support.h"

#include "cleancopy/source/site_scope.h"

#include <string.h>

static void links_stay_on_the_site_unless_a_host_is_allowed(void **state)
{
    static const char *const allowed[] = {"partner.example", "wire.agency.example"};
    static const struct {
        const char *url;
        bool inside, inside_by_permission;
    } cases[] = {
        {"https://harbourpost.example/a", true, true},
        {"http://www.harbourpost.example:8080/a", true, true},
        {"https://sport.harbourpost.example/a?b", true, true},
        {"https://moved.example/a", true, true},
        {"https://partner.example/a", false, true},
        {"https://news.partner.example/a", false, true},
        {"https://wire.agency.example/a", false, true},
        {"https://agency.example/a", false, false},
        {"https://notpartner.example/a", false, false},
        {"https://partner.example.evil.example/a", false, false},
        {"https://evilharbourpost.example/a", false, false},
        {"https://elsewhere.example/harbourpost.example", false, false},
        {"not a url", false, false},
        {"", false, false},
    };
    struct cc_site_scope scope;
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    cc_site_scope_init(&scope, &arena, CC_SPAN("https://www.harbourpost.example/feed"),
                       CC_SPAN("https://moved.example/feed"));
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        scope.allow_hosts = NULL;
        scope.n_allow_hosts = 0;
        if (cc_site_scope_has(&scope, &arena, cc_span_from(cases[i].url)) != cases[i].inside)
            fail_msg("%s", cases[i].url);
        scope.allow_hosts = allowed;
        scope.n_allow_hosts = 2;
        if (cc_site_scope_has(&scope, &arena, cc_span_from(cases[i].url)) !=
            cases[i].inside_by_permission)
            fail_msg("%s, by permission", cases[i].url);
    }
    cc_arena_done(&arena);
}

static void a_site_that_is_not_known_lets_nothing_in(void **state)
{
    struct cc_site_scope scope;
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    cc_site_scope_init(&scope, &arena, CC_SPAN_EMPTY, CC_SPAN("junk"));
    assert_false(cc_site_scope_has(&scope, &arena, CC_SPAN("https://harbourpost.example/")));
    cc_arena_done(&arena);
}

static void an_address_is_a_site_of_its_own(void **state)
{
    struct cc_site_scope scope;
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    cc_site_scope_init(&scope, &arena, CC_SPAN("http://192.0.2.1/feed"), CC_SPAN_EMPTY);
    assert_true(cc_site_scope_has(&scope, &arena, CC_SPAN("http://192.0.2.1:81/a")));
    assert_false(cc_site_scope_has(&scope, &arena, CC_SPAN("http://192.0.2.2/a")));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_stay_on_the_site_unless_a_host_is_allowed),
        cmocka_unit_test(a_site_that_is_not_known_lets_nothing_in),
        cmocka_unit_test(an_address_is_a_site_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
