#include "support.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/source/xml.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct seen {
    struct cc_buf log;
    int stop_after; /* starts; 0: never */
};

static bool on_start(void *user, struct cc_span name, const struct cc_xml_attrs *attrs)
{
    struct seen *s = user;
    struct cc_span href = cc_xml_attr(attrs, CC_SPAN("href"));

    cc_buf_printf(&s->log, "<%.*s", CC_SPAN_PRINT(name));
    if (href.len > 0)
        cc_buf_printf(&s->log, " href=%.*s", CC_SPAN_PRINT(href));
    cc_buf_add_string(&s->log, ">");
    return s->stop_after == 0 || --s->stop_after > 0;
}

static bool on_text(void *user, struct cc_span text)
{
    struct seen *s = user;

    cc_buf_add(&s->log, text);
    return true;
}

static bool on_end(void *user, struct cc_span name)
{
    struct seen *s = user;

    cc_buf_printf(&s->log, "</%.*s>", CC_SPAN_PRINT(name));
    return true;
}

static const struct cc_xml_handler handler = {on_start, on_text, on_end};

static enum cc_status walk(struct cc_span bytes, int stop_after, const char *wanted)
{
    struct seen s;
    struct cc_error err;
    enum cc_status st;

    cc_buf_init(&s.log, 64u << 20);
    cc_buf_add_string(&s.log, "");
    s.stop_after = stop_after;
    st = cc_xml_walk(bytes, &handler, &s, &err);
    if (wanted != NULL)
        assert_span_is(cc_buf_span(&s.log), wanted);
    cc_buf_done(&s.log);
    return st;
}

static void good_and_bad_xml_is_walked(void **state)
{
    static const struct {
        const char *xml, *wanted;
    } cases[] = {
        {"<a><b>x</b></a>", "<a><b>x</b></a>"},
        {"<p:a xmlns:p='urn:x'><p:b/></p:a>", "<a><b></b></a>"},
        {"\n\n  <a>late</a>", "<a>late</a>"},
        {"<a>1 &lt; 2 &amp; &#x41;</a>", "<a>1 < 2 & A</a>"},
        {"<a><![CDATA[x & <y>]]></a>", "<a>x & <y></a>"},
        {"<l href='/x?a=1&amp;b=2'/>", "<l href=/x?a=1&b=2></l>"},
        {"<a>x\x01\x0by</a>", "<a>x  y</a>"},
        {"<a>?x=1&y=2&#;&</a>", "<a>?x=1&y=2&#;&</a>"},
        {"<a>&nbsp;<b>&amp;y</c>&#x26;z</a>", "<a>&nbsp;<b>&y</b>&z</a>"},
        {"<a x='&'><l href='/x?a=1&b=2&amp;c'/></a>", "<a><l href=/x?a=1&b=2&c></l></a>"},
        {"<a><![CDATA[a&b=1]]>&c</a>", "<a>a&b=1&c</a>"},
        {"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>", "<a>caf\xc3\xa9</a>"},
        {"\xEF\xBB\xBF \n<?xml version='1.0'?><a>x</a>", "<a>x</a>"},
        {"<br /><b>Warning</b>: no tide in /srv/feed.php<br /><?xml version='1.0'?><a>x</a>",
         "<a>x</a>"},
        {"<a>caf\xe9 <l href='/x'/></a>", NULL},
        {"", ""},
        {"no xml at all", ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(walk(cc_span_from(cases[i].xml), 0, cases[i].wanted), CC_OK);
}

static void damaged_xml_gives_what_can_be_read(void **state)
{
    (void)state;
    assert_int_equal(walk(CC_SPAN("<a><l>one</l><l>tw"), 0, NULL), CC_OK);
    assert_int_equal(walk(CC_SPAN("<a><l>x?a=1&b=2</l><l>y</l></a>"), 0, NULL), CC_OK);
    assert_int_equal(walk(CC_SPAN("<a><b></a>"), 0, NULL), CC_OK);
}

static void utf_16_is_read(void **state)
{
    static const char bytes[] = "\xff\xfe<\0a\0>\0x\0<\0/\0a\0>\0";

    (void)state;
    assert_int_equal(walk((struct cc_span){bytes, sizeof(bytes) - 1}, 0, "<a>x</a>"), CC_OK);
}

static void the_handler_can_end_the_walk(void **state)
{
    (void)state;
    assert_int_equal(walk(CC_SPAN("<a><b/><c/><d/></a>"), 2, "<a><b>"), CC_OK);
}

static void entity_declarations_end_the_walk_at_once(void **state)
{
    struct cc_buf b;
    clock_t start = clock();
    int i;

    (void)state;
    assert_int_equal(
        walk(CC_SPAN("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>"), 0,
             ""),
        CC_E_INPUT);
    assert_int_equal(walk(CC_SPAN("<!DOCTYPE r [<!ENTITY % x 'y'>]><r/>"), 0, ""), CC_E_INPUT);
    cc_buf_init(&b, 8u << 20); /* quadratic blow-up: 5.8 s for a parser that expands */
    cc_buf_add_string(&b, "<!DOCTYPE q [<!ENTITY a \"");
    for (i = 0; i < 100000; i++)
        cc_buf_add_char(&b, 'a');
    cc_buf_add_string(&b, "\">]><q>");
    for (i = 0; i < 100000; i++)
        cc_buf_add_string(&b, "&a;");
    cc_buf_add_string(&b, "</q>");
    assert_int_equal(walk(cc_buf_span(&b), 0, ""), CC_E_INPUT);
    cc_buf_done(&b);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 1.0);
}

/* As feeds of the first years have them: characters one by one, and HTML's file of them. */
static void declared_characters_are_passed_over_and_never_expanded(void **state)
{
    (void)state;
    assert_int_equal(walk(CC_SPAN("<!DOCTYPE r [<!ENTITY nbsp '&#160;'><!ENTITY copy '(c)'>"
                                  "<!ENTITY % HTMLlat1 PUBLIC 'x' 'http://127.0.0.1:1/x.ent'>"
                                  "%HTMLlat1;]><r>a&nbsp;b&copy;<l href='/x?a&copy;'/></r>"),
                          0, "<r>a&nbsp;b&copy;<l href=/x?a&copy;></l></r>"),
                     CC_OK);
    assert_int_equal(
        walk(CC_SPAN("<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaaaaaaaa'>]><r/>"), 0, "<r></r>"), CC_OK);
    assert_int_equal(walk(CC_SPAN("<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaaaaaaaaa'>]><r/>"), 0, ""),
                     CC_E_INPUT);
    assert_int_equal(walk(CC_SPAN("<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><r/>"), 0, ""),
                     CC_E_INPUT);
}

static void a_doctype_without_entities_is_fine_and_nothing_is_loaded(void **state)
{
    (void)state;
    assert_int_equal(
        walk(CC_SPAN("<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'><r>t</r>"), 0, "<r>t</r>"),
        CC_OK);
}

static void deep_nesting_ends_without_harm(void **state)
{
    struct cc_buf b;
    int i;

    (void)state;
    cc_buf_init(&b, 8u << 20);
    for (i = 0; i < 200000; i++)
        cc_buf_add_string(&b, "<a>");
    assert_int_equal(walk(cc_buf_span(&b), 0, NULL), CC_OK);
    cc_buf_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_and_bad_xml_is_walked),
        cmocka_unit_test(damaged_xml_gives_what_can_be_read),
        cmocka_unit_test(utf_16_is_read),
        cmocka_unit_test(the_handler_can_end_the_walk),
        cmocka_unit_test(entity_declarations_end_the_walk_at_once),
        cmocka_unit_test(declared_characters_are_passed_over_and_never_expanded),
        cmocka_unit_test(a_doctype_without_entities_is_fine_and_nothing_is_loaded),
        cmocka_unit_test(deep_nesting_ends_without_harm),
    };
    int failed;

    xmlInitParser();
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
