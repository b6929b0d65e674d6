#include "support.h"

#include "cleancopy/extract/page_name.h"

static struct cc_arena arena;
static struct cc_page_names names;

static void names_of(const char *site, const char *author)
{
    struct cc_span authors[] = {cc_span_from("Bo"), cc_span_from(author)};

    cc_arena_init(&arena, 1 << 20);
    cc_page_names_make(&arena, cc_span_from(site), authors, 2, &names);
}

static void a_site_is_named_between_word_edges(void **state)
{
    (void)state;
    names_of("Harbour Post", "");
    assert_true(cc_page_names_site(&names, CC_SPAN("read the harbour post every day")));
    assert_true(cc_page_names_site(&names, CC_SPAN("harbour post's readers")));
    assert_false(cc_page_names_site(&names, CC_SPAN("harbour posts stand in the water")));
    assert_true(cc_page_names_site(&names, CC_SPAN("harbour posts of the harbour post")));
    assert_false(cc_page_names_site(&names, CC_SPAN("")));
    cc_arena_done(&arena);
}

static void short_and_overlong_names_are_none(void **state)
{
    char long_name[82];

    (void)state;
    memset(long_name, 'a', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    names_of("Now", "");
    assert_false(cc_page_names_site(&names, CC_SPAN("now or never")));
    cc_arena_done(&arena);
    names_of("Echo", "");
    assert_true(cc_page_names_site(&names, CC_SPAN("the echo of today")));
    cc_arena_done(&arena);
    names_of(long_name, ""); /* 81 bytes */
    assert_int_equal(names.site.len, 0);
    cc_arena_done(&arena);
    names_of(long_name + 1, "");
    assert_int_equal(names.site.len, 80);
    cc_arena_done(&arena);
}

static void authors_begin_a_line_or_stand_in_it(void **state)
{
    (void)state;
    names_of("", "Ada Quill");
    assert_int_equal(names.n_authors, 1); /* "Bo" is too short */
    assert_int_equal(cc_page_names_author(&names, CC_SPAN("ada quill writes about the sea")), 2);
    assert_int_equal(cc_page_names_author(&names, CC_SPAN("the writer ada quill")), 1);
    assert_int_equal(cc_page_names_author(&names, CC_SPAN("the writer")), 0);
    cc_arena_done(&arena);
}

static void endings_stand_behind_names_of_other_scripts(void **state)
{
    (void)state;
    names_of("한들신문", "");
    assert_true(cc_page_names_site(&names, CC_SPAN("한들신문을 구독하세요")));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_site_is_named_between_word_edges),
        cmocka_unit_test(short_and_overlong_names_are_none),
        cmocka_unit_test(authors_begin_a_line_or_stand_in_it),
        cmocka_unit_test(endings_stand_behind_names_of_other_scripts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
