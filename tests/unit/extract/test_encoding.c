#include "cleancopy/extract/encoding.h"
#include "support.h"

static void labels_mean_what_the_web_takes_them_for(void **state)
{
    static const struct {
        const char *label, *name;
    } cases[] = {
        {"utf-8", "UTF-8"},     {" UTF8 ", "UTF-8"},      {"latin1", "CP1252"},
        {"US-ASCII", "CP1252"}, {"gb2312", "GB18030"},    {"shift_jis", "CP932"},
        {"euc-kr", "CP949"},    {"iso-8859-9", "CP1254"}, {"utf-16", "UTF-16LE"},
        {"koi8-r", "KOI8-R"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cc_encoding *e = cc_encoding_of(cc_span_from(cases[i].label));

        assert_non_null(e);
        assert_string_equal(e->iconv_name, cases[i].name);
    }
    assert_null(cc_encoding_of(CC_SPAN("nonsense")));
    assert_null(cc_encoding_of(CC_SPAN_EMPTY));
    assert_null(cc_encoding_of(CC_SPAN("a-label-of-more-than-thirty-two-bytes")));
    assert_int_equal(cc_encoding_of(CC_SPAN("latin1"))->kind, CC_ENCODING_SINGLE);
    assert_int_equal(cc_encoding_of(CC_SPAN("big5"))->kind, CC_ENCODING_MULTI);
    assert_int_equal(cc_encoding_of(CC_SPAN("utf-16"))->kind, CC_ENCODING_WIDE);
}

static void a_content_type_gives_its_parameter(void **state)
{
    (void)state;
    assert_span_is(cc_encoding_parameter(CC_SPAN("text/html; charset=koi8-r")), "koi8-r");
    assert_span_is(cc_encoding_parameter(CC_SPAN("text/html;CHARSET = \"utf-8\" ; x=1")),
                   "utf-8");
    assert_span_is(cc_encoding_parameter(CC_SPAN("a; charset; charset='x'")), "x");
    assert_span_is(cc_encoding_parameter(CC_SPAN("text/html")), "");
    assert_span_is(cc_encoding_parameter(CC_SPAN("charset=")), "");
    assert_span_is(cc_encoding_parameter(CC_SPAN_EMPTY), "");
}

static void a_prescan_reads_tags_and_skips_comments(void **state)
{
    static const struct {
        const char *html, *name;
    } cases[] = {
        {"<head><meta charset=\"koi8-r\">", "KOI8-R"},
        {"<META/charset=koi8-r>", "KOI8-R"},
        {"<meta http-equiv=content-type content='text/html;charset=koi8-r'>", "KOI8-R"},
        {"<!--<meta charset=koi8-r>--><meta charset=big5>", "BIG5-HKSCS"},
        {"<?xml version=\"1.0\" encoding=\"koi8-r\"?>", "KOI8-R"},
        {"<metadata charset=koi8-r>", NULL},
        {"<meta content='text/html;charset=koi8-r'>", NULL},
        {"<!-- <meta charset=koi8-r>", NULL},
        {"<meta charset=koi8-r", "KOI8-R"},
        {"<meta charset=", NULL},
        {"<meta charset='", NULL},
        {"<meta", NULL},
        {"<", NULL},
        {"", NULL},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cc_encoding *e = cc_encoding_prescan(cc_span_from(cases[i].html));

        if ((e == NULL) != (cases[i].name == NULL) ||
            (e != NULL && strcmp(e->iconv_name, cases[i].name) != 0))
            fail_msg("%s: %s", cases[i].html, e != NULL ? e->iconv_name : "none");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_mean_what_the_web_takes_them_for),
        cmocka_unit_test(a_content_type_gives_its_parameter),
        cmocka_unit_test(a_prescan_reads_tags_and_skips_comments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
