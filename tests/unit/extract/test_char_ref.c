#include "support.h"

#include "cleancopy/extract/char_ref.h"
#include "cleancopy/extract/dom.h"

#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <string.h>

struct fixture {
    struct cc_config cfg;
    struct cc_arena arena;
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

/* What gumbo makes of the same text or attribute. */
static struct cc_span by_gumbo(struct fixture *f, const char *source, bool in_attribute)
{
    struct cc_span html = in_attribute ? cc_arena_printf(&f->arena, "<p a=\"%s\">", source)
                                       : cc_arena_printf(&f->arena, "<p>%s", source);
    struct cc_dom dom;

    assert_int_equal(cc_dom_parse_plain(&f->arena, &f->cfg.limits, html, &dom, NULL), CC_OK);
    return in_attribute ? dom.attrs[dom.nodes[3].first_attr].value : dom.nodes[4].name;
}

static void assert_like_gumbo(struct fixture *f, const char *source, bool in_attribute)
{
    struct cc_span got, wanted = by_gumbo(f, source, in_attribute);

    if (!cc_char_refs_decode(&f->arena, cc_span_from(source), in_attribute, &got))
        return; /* unknown: gumbo reads the page itself */
    if (!cc_span_is(got, wanted))
        fail_msg("'%s'%s: '%.*s', gumbo: '%.*s'", source, in_attribute ? " in an attribute" : "",
                 CC_SPAN_PRINT(got), CC_SPAN_PRINT(wanted));
}

static void names_are_what_gumbo_makes_of_them(void **state)
{
    static const char *const behind[] = {"", ";", "=", ";x", "x", "x;", " ", "-", "1", "&amp;"};
    struct fixture *f = *state;
    unsigned c, n = 0;
    size_t i;
    char source[64];

    for (c = 1; c < 0x3000; c++) {
        const htmlEntityDesc *entity = htmlEntityValueLookup(c);

        for (i = 0; entity != NULL && i < sizeof(behind) / sizeof(behind[0]); i++, n++) {
            snprintf(source, sizeof(source), "x&%s%s", entity->name, behind[i]);
            assert_like_gumbo(f, source, false);
            assert_like_gumbo(f, source, true);
        }
        if (c % 512 == 0)
            cc_arena_reset(&f->arena);
    }
    assert_true(n > 2500);
}

static void numbers_and_oddities_too(void **state)
{
    static const char *const sources[] = {
        "&#65;", "&#x41;", "&#X41", "&#65x", "&#128;", "&#129;", "&#150", "&#0;", "&#xD800;", "&#x110000;", "&#1114111;",
        "&#x1F600;", "&#;", "&#x;", "&#xg;", "&#", "&", "&&", "& amp;", "&;", "&1;", "&#13;", "&#10;", "&#11;", "&#127;",
        "&AMP;", "&AMP", "&LT;", "&QUOT", "&COPY", "&REG;", "&Tab;", "&NewLine;", "&lang;", "&rang;", "&notit;", "&notin;",
        "&notit", "&ampamp;", "&ampx=1", "&amp=1", "&copyx", "&copy2", "&apos;", "&apos", "&a", "&utm_source=x", "&b=2&c=3",
        "&thetasym;", "&eacutee", "&sup2", "&sup2;", "&frac12", "&frac12x", "&there4;", "&#2147483647;", "&#x7FFFFFFF;"};
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
        assert_like_gumbo(f, sources[i], false);
        assert_like_gumbo(f, sources[i], true);
    }
}

static void what_is_not_known_is_said(void **state)
{
    struct fixture *f = *state;
    struct cc_span out, text = CC_SPAN("nothing to decode");
    uint32_t c;
    size_t taken;

    assert_int_equal(cc_char_ref_read(CC_SPAN("&CounterClockwiseContourIntegral;"), 0, false, &c, &taken),
                     CC_CHAR_REF_UNKNOWN);
    assert_int_equal(cc_char_ref_read(CC_SPAN("&CounterClockwiseContourIntegralX;"), 0, false, &c, &taken),
                     CC_CHAR_REF_NONE);
    assert_int_equal(cc_char_ref_read(CC_SPAN("&#2147483648;"), 0, false, &c, &taken), CC_CHAR_REF_UNKNOWN);
    assert_false(cc_char_refs_decode(&f->arena, CC_SPAN("a &sqsube; b"), false, &out));
    assert_true(cc_char_refs_decode(&f->arena, text, false, &out));
    assert_ptr_equal(out.ptr, text.ptr);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(names_are_what_gumbo_makes_of_them),
        TEST(numbers_and_oddities_too),
        TEST(what_is_not_known_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
