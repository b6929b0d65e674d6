#include "support.h"

#include "cleancopy/fetch/robots.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_BYTES (500 * 1024)

static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 256u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static void parse(const char *body, size_t len, const char *agent, struct cc_robots *robots)
{
    struct cc_span bytes = {body, len};
    struct cc_error err;

    assert_int_equal(
        cc_robots_parse(&arena, bytes, cc_span_from(agent), MAX_BYTES, robots, &err), CC_OK);
}

static bool allows(const char *body, const char *target)
{
    struct cc_robots robots;

    parse(body, strlen(body), "cleancopy", &robots);
    return cc_robots_allows(&robots, &arena, cc_span_from(target));
}

static void our_cases_are_judged_as_the_rfc_has_it(void **state)
{
    char *path = support_fixture("robots/cases.jsonl"), line[4096];
    FILE *f = fopen(path, "r");
    int n = 0;

    (void)state;
    assert_non_null(f);
    while (fgets(line, sizeof(line), f) != NULL) {
        json_t *c = json_loads(line, 0, NULL);
        const char *body = json_string_value(json_object_get(c, "robots"));
        const char *target = json_string_value(json_object_get(c, "target"));
        json_t *delay = json_object_get(c, "crawl_delay_ms");
        struct cc_robots robots;

        assert_non_null(body);
        parse(body, strlen(body), "cleancopy", &robots);
        if (cc_robots_allows(&robots, &arena, cc_span_from(target)) !=
            json_is_true(json_object_get(c, "allowed")))
            fail_msg("%s", json_string_value(json_object_get(c, "name")));
        if (delay != NULL && robots.crawl_delay_ms != json_integer_value(delay))
            fail_msg("%s: %lld", json_string_value(json_object_get(c, "name")),
                     (long long)robots.crawl_delay_ms);
        json_decref(c);
        n++;
    }
    fclose(f);
    free(path);
    assert_true(n >= 88);
}

/* Path of the JSONL made of Google's robots_test.cc; without it there is nothing to do. */
static void cases_of_google_pass_but_for_three(void **state)
{
    const char *path = getenv("CLEANCOPY_ROBOTS_CASES");
    static char line[1 << 18];
    FILE *f = path != NULL ? fopen(path, "r") : NULL;
    int n = 0;

    (void)state;
    if (f == NULL)
        skip();
    while (fgets(line, sizeof(line), f) != NULL) {
        json_t *c = json_loads(line, 0, NULL);
        const char *kind = json_string_value(json_object_get(c, "kind"));
        const char *body = json_string_value(json_object_get(c, "robots"));
        struct cc_robots robots;

        assert_non_null(kind);
        if (strcmp(kind, "match") == 0 && body != NULL && json_object_get(c, "note") == NULL) {
            struct cc_span url = cc_span_from(json_string_value(json_object_get(c, "url")));

            parse(body, strlen(body), json_string_value(json_object_get(c, "agent")), &robots);
            if (cc_robots_allows(&robots, &arena, cc_robots_target(url)) !=
                json_is_true(json_object_get(c, "allowed")))
                fail_msg("%s", json_string_value(json_object_get(c, "name")));
            n++;
        }
        json_decref(c);
    }
    fclose(f);
    assert_int_equal(n, 142);
}

static void a_missing_file_allows_and_an_unreachable_one_does_not(void **state)
{
    struct cc_robots robots;

    (void)state;
    cc_robots_none(&robots);
    assert_true(cc_robots_allows(&robots, &arena, CC_SPAN("/x")));
    assert_int_equal(robots.crawl_delay_ms, -1);
    cc_robots_unreachable(&robots);
    assert_false(cc_robots_allows(&robots, &arena, CC_SPAN("/x")));
    assert_true(cc_robots_allows(&robots, &arena, CC_SPAN("/robots.txt")));
}

static bool allows_within(struct cc_span body, size_t max_bytes, const char *target)
{
    struct cc_robots robots;

    assert_int_equal(cc_robots_parse(&arena, body, CC_SPAN("a"), max_bytes, &robots, NULL),
                     CC_OK);
    return cc_robots_allows(&robots, &arena, cc_span_from(target));
}

/* At the limit all is read; one byte past it, the last line goes, since nobody knows how it
 * went on: what is left of "Disallow: /x" must not become "Disallow: /". */
static void bytes_past_the_limit_are_not_read(void **state)
{
    struct cc_span body = CC_SPAN("User-agent: *\nDisallow: /w\nDisallow: /x");

    (void)state;
    assert_true(allows_within(body, body.len, "/y"));
    assert_false(allows_within(body, body.len, "/x"));
    assert_true(allows_within(body, body.len - 1, "/x"));
    assert_true(allows_within(body, body.len - 1, "/y"));
    assert_false(allows_within(body, body.len - 1, "/w"));
    assert_true(allows_within(body, 12, "/w"));
    body = CC_SPAN("User-agent: *\nDisallow: /w\n# and so on");
    assert_false(allows_within(body, body.len - 10, "/w"));
}

static void the_500_kib_of_the_rfc_are_read(void **state)
{
    static char body[MAX_BYTES + 100];
    const char rule[] = "\nDisallow: /late\n";
    struct cc_span whole = {body, MAX_BYTES};

    (void)state;
    memset(body, '#', sizeof(body));
    memcpy(body, "User-agent: *\n", 14);
    memcpy(body + MAX_BYTES - (sizeof(rule) - 1), rule, sizeof(rule) - 1);
    assert_false(allows_within(whole, MAX_BYTES, "/late"));
    whole.len = sizeof(body);
    assert_false(allows_within(whole, MAX_BYTES, "/late"));
    memset(body + 14, '#', sizeof(body) - 14);
    memcpy(body + MAX_BYTES - (sizeof(rule) - 2), rule, sizeof(rule) - 1);
    assert_true(allows_within(whole, MAX_BYTES, "/late"));
}

static void utf16_is_read_and_nuls_are_blanks(void **state)
{
    static const char text[] = "User-agent: *\nDisallow: /secret\n";
    char little[2 * sizeof(text)], big[2 * sizeof(text)];
    size_t i, n = 0;

    (void)state;
    for (i = 0; i < sizeof(text) - 1; i++, n += 2) {
        little[n] = big[n + 1] = text[i];
        little[n + 1] = big[n] = '\0';
    }
    assert_false(allows_within((struct cc_span){little, n}, MAX_BYTES, "/secret"));
    assert_false(allows_within((struct cc_span){big, n}, MAX_BYTES, "/secret"));
    assert_true(allows_within((struct cc_span){big, n}, MAX_BYTES, "/open"));
    assert_false(allows_within(CC_SPAN("\xFF\xFEU\0s\0e\0r\0-\0a\0g\0e\0n\0t\0:\0*\0\r\0\n\0"
                                       "d\0i\0s\0a\0l\0l\0o\0w\0:\0/\0\xE9\0=\xD8\0\xDE\n\0"),
                               MAX_BYTES, "/%C3%A9%F0%9F%98%80")); /* U+E9, U+1F600 */
    assert_false(allows_within(CC_SPAN("\xFE\xFF\0U\0s\0e\0r\0-\0a\0g\0e\0n\0t\0:\0*\0\n"
                                       "\0d\0i\0s\0a\0l\0l\0o\0w\0:\0/\0x"),
                               MAX_BYTES, "/x"));
    assert_false(allows_within(CC_SPAN("User-agent: *\0\nDisallow: /x\0\0\n\0\0"), MAX_BYTES, "/x"));
    assert_true(allows_within(CC_SPAN("\xFF\xFE"), MAX_BYTES, "/x"));
    assert_true(allows_within(CC_SPAN("\0\0\0\0"), MAX_BYTES, "/x"));
}

static void a_line_is_cut_at_its_limit(void **state)
{
    static char body[CC_ROBOTS_MAX_LINE_BYTES + 100];
    size_t n = (size_t)sprintf(body, "User-agent: *\n"), start = n;

    (void)state;
    n += (size_t)sprintf(body + n, "Disallow: /");
    while (n - start < CC_ROBOTS_MAX_LINE_BYTES)
        body[n++] = 'a';
    strcpy(body + n, "b\n");
    /* the "b" behind the limit is not part of the rule */
    body[start + 10 + (CC_ROBOTS_MAX_LINE_BYTES - 10)] = '\0';
    assert_false(allows(body, body + start + 10));
    body[n] = 'b';
    assert_false(allows(body, body + start + 10));
}

/* Hostile: backtracking matchers take seconds to minutes for these. */
static void stars_do_not_blow_up(void **state)
{
    static char body[MAX_BYTES], target[8192];
    struct cc_robots robots;
    size_t n = (size_t)sprintf(body, "User-agent: *\n");
    clock_t start;

    (void)state;
    while (n < sizeof(body) - CC_ROBOTS_MAX_LINE_BYTES) {
        size_t i;

        n += (size_t)sprintf(body + n, "Disallow: /");
        for (i = 0; i < 4000; i++)
            n += (size_t)sprintf(body + n, "*a");
        n += (size_t)sprintf(body + n, "b$\n");
    }
    memset(target, 'a', sizeof(target));
    target[0] = '/';
    parse(body, n, "cleancopy", &robots);
    start = clock();
    assert_true(cc_robots_allows(&robots, &arena, (struct cc_span){target, sizeof(target)}));
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 1.0);
}

static void ten_thousand_wild_rules_take_milliseconds(void **state)
{
    static char body[MAX_BYTES], target[2048];
    struct cc_robots robots;
    size_t n = (size_t)sprintf(body, "User-agent: *\n"), i;
    clock_t start;

    (void)state;
    for (i = 0; i < 10000; i++)
        n += (size_t)sprintf(body + n, "Disallow: /*/%zu*/section*.php?id=$\n", i);
    for (i = 0; i < sizeof(target); i++)
        target[i] = "/section/9"[i % 10];
    parse(body, n, "cleancopy", &robots);
    assert_int_equal(robots.n_rules, 10000);
    start = clock();
    assert_true(cc_robots_allows(&robots, &arena, (struct cc_span){target, sizeof(target)}));
    /* measured: 2.4 ms; sanitizers and a busy machine need more */
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 0.1);
}

static void a_full_arena_ends_as_a_limit(void **state)
{
    struct cc_arena small;
    struct cc_robots robots;
    struct cc_error err;
    static char body[200000];
    size_t n = (size_t)sprintf(body, "User-agent: *\n");

    (void)state;
    while (n < sizeof(body) - 20)
        n += (size_t)sprintf(body + n, "Disallow: /abc\n");
    cc_arena_init(&small, 100000);
    assert_int_equal(cc_robots_parse(&small, (struct cc_span){body, n}, CC_SPAN("a"), MAX_BYTES,
                                     &robots, &err),
                     CC_E_LIMIT);
    cc_arena_done(&small);
}

static void the_token_is_the_letters_in_front(void **state)
{
    (void)state;
    assert_span_is(cc_robots_token(CC_SPAN("cleancopy/0.1 (+x)")), "cleancopy");
    assert_span_is(cc_robots_token(CC_SPAN("My_Bot-x 2")), "My_Bot-x");
    assert_span_is(cc_robots_token(CC_SPAN("")), "");
    assert_span_is(cc_robots_target(CC_SPAN("http://a.example/b;c?d")), "/b;c?d");
    assert_span_is(cc_robots_target(CC_SPAN("http://a.example")), "/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_cases_are_judged_as_the_rfc_has_it),
        cmocka_unit_test(cases_of_google_pass_but_for_three),
        cmocka_unit_test(a_missing_file_allows_and_an_unreachable_one_does_not),
        cmocka_unit_test(bytes_past_the_limit_are_not_read),
        cmocka_unit_test(the_500_kib_of_the_rfc_are_read),
        cmocka_unit_test(utf16_is_read_and_nuls_are_blanks),
        cmocka_unit_test(ten_thousand_wild_rules_take_milliseconds),
        cmocka_unit_test(a_line_is_cut_at_its_limit),
        cmocka_unit_test(stars_do_not_blow_up),
        cmocka_unit_test(a_full_arena_ends_as_a_limit),
        cmocka_unit_test(the_token_is_the_letters_in_front),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
