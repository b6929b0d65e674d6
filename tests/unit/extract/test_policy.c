#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/policy.h"

#include <stdio.h>
#include <string.h>

#define BASE CC_SPAN("https://harbourpost.example/news/")

static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

/* "noindex noai after=DATE tdm=1 terms=URL" of a page with that head, or without a tree (NULL),
 * that came with those header lines. */
static const char *policy_of(const char *head, const char *headers)
{
    static char got[1024];
    struct cc_page page = {.headers = cc_span_from(headers)};
    struct cc_policy policy;
    struct cc_config cfg;
    struct cc_error err;
    struct cc_dom dom;
    size_t n = 0;
    int i;

    cc_config_defaults(&cfg);
    if (head != NULL &&
        cc_dom_parse(&arena, &cfg.limits,
                     cc_arena_printf(&arena, "<!doctype html><html><head>%s</head></html>", head),
                     &dom, &err) != CC_OK)
        fail_msg("%s", err.message);
    if (cc_policy_read(&arena, &page, head != NULL ? &dom : NULL, BASE, &policy, &err) != CC_OK)
        fail_msg("%s", err.message);
    got[0] = '\0';
    for (i = 0; i < CC_POLICY_RULE_COUNT; i++)
        if ((policy.rules & 1u << i) != 0)
            n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%s", n > 0 ? " " : "",
                                  cc_policy_rule_name((enum cc_policy_rule)i));
    if (policy.unavailable_after.len > 0)
        n += (size_t)snprintf(got + n, sizeof(got) - n, "%safter=%.*s", n > 0 ? " " : "",
                              CC_SPAN_PRINT(policy.unavailable_after));
    if (policy.tdm != CC_TDM_UNKNOWN)
        n += (size_t)snprintf(got + n, sizeof(got) - n, "%stdm=%d", n > 0 ? " " : "",
                              policy.tdm == CC_TDM_RESERVED);
    if (policy.tdm_policy.len > 0)
        (void)snprintf(got + n, sizeof(got) - n, "%sterms=%.*s", n > 0 ? " " : "",
                       CC_SPAN_PRINT(policy.tdm_policy));
    return got;
}

static void meta_elements_are_read(void **state)
{
    static const struct {
        const char *head, *policy;
    } cases[] = {
        {"", ""},
        {"<meta name=robots content='index, follow, max-snippet:-1, max-image-preview:large'>", ""},
        {"<meta name=robots content='max-image-preview:none, max-snippet: none'>", ""},
        {"<meta name=ROBOTS content='NOINDEX,NoFollow'>", "noindex nofollow"},
        {"<meta name=robots content='none'>", "noindex nofollow"},
        {"<meta name=robots content='noai, noimageai'>", "noai noimageai"},
        {"<meta name=robots content=' noarchive;nosnippet noimageindex '>",
         "noarchive nosnippet noimageindex"},
        {"<meta name=robots content=nocache>", "noarchive"},
        {"<meta name=robots content=noindex><meta name=robots content=noai>", "noindex noai"},
        {"<meta name=cleancopy content=noarchive>", "noarchive"},
        {"<meta name=googlebot content=noindex><meta name=GPTBot content=noai>", ""},
        {"<meta name=description content='noindex'>", ""},
        {"<meta name=robots content='noindexes, no index, noaixyz'>", ""},
        {"<meta name=robots>", ""},
        {"<meta name=tdm-reservation content=1>", "tdm=1"},
        {"<meta name='TDM-Reservation' content=' 0 '>", "tdm=0"},
        {"<meta name=tdm-reservation content=yes>", ""},
        {"<meta name=tdm-reservation content=1><meta name=tdm-policy content='/terms.json'>",
         "tdm=1 terms=https://harbourpost.example/terms.json"},
        {"<meta name=tdm-policy content='https://a.example/1'>"
         "<meta name=tdm-policy content='https://a.example/2'>",
         "terms=https://a.example/1"},
        {"<meta name=tdm-policy content='javascript:x'>", ""},
        {"</head><body><meta name=robots content=noindex>", "noindex"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        if (strcmp(policy_of(cases[i].head, ""), cases[i].policy) != 0)
            fail_msg("%s: %s", cases[i].head, policy_of(cases[i].head, ""));
}

static void header_lines_are_read(void **state)
{
    static const struct {
        const char *headers, *policy;
    } cases[] = {
        {"Content-Type: text/html\r\nX-Robots-Tag: noindex\r\nServer: x\r\n", "noindex"},
        {"x-robots-tag:noai,noimageai\n", "noai noimageai"},
        {"X-Robots-Tag: noindex\r\nX-Robots-Tag: noarchive, nofollow\r\n",
         "noindex nofollow noarchive"},
        {"X-Robots-Tag: cleancopy: noindex\r\n", "noindex"},
        {"X-Robots-Tag: CleanCopy:noindex, nofollow\r\n", "noindex nofollow"},
        {"X-Robots-Tag: *: noindex\r\n", "noindex"},
        {"X-Robots-Tag: googlebot: noindex, nofollow\r\n", ""},
        {"X-Robots-Tag: noarchive, googlebot: noindex, cleancopy: noai\r\n", "noarchive noai"},
        {"X-Robots-Tag: googlebot: noindex\r\nX-Robots-Tag: nofollow\r\n", "nofollow"},
        {"X-Robots-Tag: googlebot : noindex\r\n", ""},
        {"X-Robots-Tag: max-snippet: 20, max-image-preview:none, noindex\r\n", "noindex"},
        {"X-Robots-Tag\r\nnoindex\r\n", ""},
        {"Some-X-Robots-Tag: noindex\r\n", ""},
        {"tdm-reservation: 1\r\ntdm-policy: https://a.example/terms\r\n",
         "tdm=1 terms=https://a.example/terms"},
        {"TDM-Reservation: 0\r\n", "tdm=0"},
        {"tdm-reservation: 0\r\ntdm-reservation: 1\r\ntdm-reservation: 0\r\n", "tdm=1"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        if (strcmp(policy_of(NULL, cases[i].headers), cases[i].policy) != 0)
            fail_msg("%s: %s", cases[i].headers, policy_of(NULL, cases[i].headers));
}

static void a_date_may_hold_commas_and_colons(void **state)
{
    static const struct {
        const char *list, *policy;
    } cases[] = {
        {"unavailable_after: 2026-06-25", "after=2026-06-25"},
        {"unavailable_after: 25 Jun 2026 15:00:00 GMT", "after=2026-06-25T15:00:00Z"},
        {"unavailable_after: Thursday, 25-Jun-26 15:00:00 GMT, noindex",
         "noindex after=2026-06-25T15:00:00Z"},
        {"unavailable_after: 25 Jun 2026 15:00:00 GMT, googlebot: noindex",
         "after=2026-06-25T15:00:00Z"},
        {"googlebot: unavailable_after: 2026-06-25, cleancopy: noai", "noai"},
        {"UNAVAILABLE_AFTER:2026-06-25; unavailable_after: 2027-01-01", "after=2026-06-25"},
        {"unavailable_after: the next tide", "after=the next tide"},
        {"unavailable_after: ", ""},
        {"unavailable_after", ""},
        {"unavailable_after: \x01\xFF", ""},
        {"unavailable_after: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""},
    };
    char line[200];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(line, sizeof line, "X-Robots-Tag: %s\r\n", cases[i].list);
        if (strcmp(policy_of(NULL, line), cases[i].policy) != 0)
            fail_msg("%s: %s", line, policy_of(NULL, line));
    }
}

static void page_and_headers_add_up(void **state)
{
    (void)state;
    assert_string_equal(
        policy_of("<meta name=robots content='noindex, unavailable_after: 2026-01-01'>"
                  "<meta name=tdm-reservation content=0><meta name=tdm-policy content='/own'>",
                  "X-Robots-Tag: noai, unavailable_after: 2027-01-01\r\ntdm-reservation: 1\r\n"
                  "tdm-policy: https://a.example/other\r\n"),
        "noindex noai after=2026-01-01 tdm=1 terms=https://harbourpost.example/own");
}

static void a_declaration_has_a_greatest_length(void **state)
{
    static char line[CC_POLICY_MAX_VALUE_BYTES + 100];
    size_t n = (size_t)sprintf(line, "X-Robots-Tag:");

    (void)state;
    memset(line + n, ' ', CC_POLICY_MAX_VALUE_BYTES);
    strcpy(line + n + CC_POLICY_MAX_VALUE_BYTES - 7, "noindex, noai");
    assert_string_equal(policy_of(NULL, line), "noindex");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meta_elements_are_read),
        cmocka_unit_test(header_lines_are_read),
        cmocka_unit_test(a_date_may_hold_commas_and_colons),
        cmocka_unit_test(page_and_headers_add_up),
        cmocka_unit_test(a_declaration_has_a_greatest_length),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
