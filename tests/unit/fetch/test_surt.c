#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/fetch/surt.h"

static void assert_key(const char *url, const char *key)
{
    struct cc_buf out;

    cc_buf_init(&out, 1 << 20);
    cc_surt_add(&out, cc_span_from(url));
    assert_int_equal(out.status, CC_OK);
    if (!cc_span_is(cc_buf_span(&out), cc_span_from(key)))
        fail_msg("%s: \"%.*s\", not \"%s\"", url, CC_SPAN_PRINT(cc_buf_span(&out)), key);
    cc_buf_done(&out);
}

/* The right column is what the Python package surt 0.3.1 gives for the left one. */
static void keys_are_those_of_the_python_package(void **state)
{
    static const char *const cases[][2] = {
        {"https://harbourpost.example/", "example,harbourpost)/"},
        {"https://harbourpost.example/tide", "example,harbourpost)/tide"},
        {"http://www.harbourpost.example/tide", "example,harbourpost)/tide"},
        {"http://www2.harbourpost.example/Tide/", "example,harbourpost)/tide"},
        {"http://www.example/", "example)/"},
        {"http://wwwx.harbourpost.example/", "example,harbourpost,wwwx)/"},
        {"https://news.harbourpost.example:8443/a", "example,harbourpost,news:8443)/a"},
        {"http://harbourpost.example:443/a", "example,harbourpost:443)/a"},
        {"http://127.0.0.1:8080/a", "1,0,0,127:8080)/a"},
        {"http://[::1]:8080/a", "::1:8080)/a"},
        {"http://[2001:DB8::1]/a", "2001:db8::1)/a"},
        {"http://[2001:db8::1]/a", "2001:db8::1)/a"},
        {"https://harbourpost.example/a//b///c/", "example,harbourpost)/a/b/c"},
        {"https://harbourpost.example/a/%252e%252e/b", "example,harbourpost)/b"},
        {"https://harbourpost.example/a//%252e%252e/b", "example,harbourpost)/a/b"},
        {"https://harbourpost.example/%252e%252e/%252e%252e/b", "example,harbourpost)/b"},
        {"https://harbourpost.example/a/%252e", "example,harbourpost)/a"},
        {"https://harbourpost.example/caf%C3%A9/%E2%82%AC?q=%C3%A9",
         "example,harbourpost)/caf%c3%a9/%e2%82%ac?q=%c3%a9"},
        {"https://harbourpost.example/a%20b%2Fc%23d%25e",
         "example,harbourpost)/a%20b/c%23d%25e"},
        {"https://harbourpost.example/a%2525", "example,harbourpost)/a%25"},
        {"https://harbourpost.example/a%zz%4", "example,harbourpost)/a%25zz%254"},
        {"https://harbourpost.example/?", "example,harbourpost)/"},
        {"https://harbourpost.example/?b=2&a=1&a=0&a&=x&c",
         "example,harbourpost)/?=x&a&a=0&a=1&b=2&c"},
        {"https://harbourpost.example/?a=1=2&A=1&a=", "example,harbourpost)/?a=&a=1&a=1=2"},
        {"https://harbourpost.example/?&&", "example,harbourpost)/?&&"},
        {"https://harbourpost.example/?&", "example,harbourpost)/?&"},
        {"https://harbourpost.example/?q=Tide%20%26%20Time&Z=%3D",
         "example,harbourpost)/?%20time&q=tide%20&z=="},
        {"https://harbourpost.example/a?b=http%3A%2F%2Fwww.x.example%2F",
         "example,harbourpost)/a?b=http://www.x.example/"},
        {"https://harbourpost.example/a;jsessionid=0123456789abcdef0123456789abcdef?x=1",
         "example,harbourpost)/a;jsessionid=0123456789abcdef0123456789abcdef?x=1"},
        {"https://harbourpost.example/a?jsessionid=0123456789abcdef0123456789ABCDEF&x=1",
         "example,harbourpost)/a?x=1"},
        {"https://harbourpost.example/a?x=1&PHPSESSID=0123456789abcdef0123456789abcdef",
         "example,harbourpost)/a?&x=1"},
        {"https://harbourpost.example/"
         "a?x=1&sid=0123456789abcdef0123456789abcdef&y=2&sid=0123456789abcdef0123456789abcdef",
         "example,harbourpost)/a?&sid=0123456789abcdef0123456789abcdef&x=1&y=2"},
        {"https://harbourpost.example/a?sid=0123", "example,harbourpost)/a?sid=0123"},
        {"https://harbourpost.example/a?ASPSESSIONIDabcdefgh=abcdefghijklmnopqrstuvwx&y=1",
         "example,harbourpost)/a?y=1"},
        {"https://harbourpost.example/a?cfid=12&cftoken=34&y=1", "example,harbourpost)/a?y=1"},
        {"https://harbourpost.example/(S(abcdefghij0123456789klmn))/page.aspx",
         "example,harbourpost)/page.aspx"},
        {"https://harbourpost.example/(abcdefghij0123456789klmn)/page.aspx?x=1",
         "example,harbourpost)/page.aspx?x=1"},
        {"https://xn--zrich-kva.example/a", "example,xn--zrich-kva)/a"},
        {"https://harbourpost.example/a!$&'()*+,;=:@~_-.[]^`{|}",
         "example,harbourpost)/a!$&'()*+,;=:@~_-.[]^`{|}"},
        {"https://harbourpost.example/a?b[]=1&c={}|^`", "example,harbourpost)/a?b[]=1&c={}|^`"},
        {"https://harbourpost.example/a%00b", "example,harbourpost)/a%00b"},
        {"https://harbourpost.example/a?b%00c", "example,harbourpost)/a?b%00c"},
        {"https://harbourpost.example/A%2FB", "example,harbourpost)/a/b"},
        {"https://harbourpost.example/a%0Ab", "example,harbourpost)/a%0ab"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_key(cases[i][0], cases[i][1]);
}

static void what_is_no_url_is_its_own_key_without_blanks(void **state)
{
    (void)state;
    assert_key("dns:harbourpost.example", "dns:harbourpost.example");
    assert_key("no url\nat all", "nourlatall");
}

static void a_heap_that_is_short_shows_in_the_buffer(void **state)
{
    (void)state;
    for (uint64_t nth = 1; nth < 40; nth++) {
        struct cc_buf out;

        cc_buf_init(&out, 1 << 20);
        cc_alloc_fail_at(nth, false);
        cc_surt_add(&out, CC_SPAN("https://a.example/b/../c?z=1&a=2"));
        cc_alloc_fail_at(0, false);
        if (out.status == CC_OK)
            assert_span_is(cc_buf_span(&out), "example,a)/c?a=2&z=1");
        else
            assert_int_equal(out.status, CC_E_NOMEM);
        cc_buf_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_those_of_the_python_package),
        cmocka_unit_test(what_is_no_url_is_its_own_key_without_blanks),
        cmocka_unit_test(a_heap_that_is_short_shows_in_the_buffer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
