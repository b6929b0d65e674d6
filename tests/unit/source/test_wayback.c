#include "support.h"

#include "cleancopy/source/wayback.h"

#include <stdio.h>
#include <stdlib.h>

#define COPY "https://web.archive.org/web/20310504070000"
#define SCRIPT                                                                                 \
    "<script>__wm.init(\"https://web.archive.org/web\");\n  "                                  \
    "__wm.wombat(\"https://a.example/b?c=1&amp;d=2\",\"20310504070000\",\"https://"            \
    "web.archive.org/\");</script>"
#define COMMENT                                                                                \
    "<!--\n     FILE ARCHIVED ON 07:00:00 May 04, 2031 AND RETRIEVED FROM THE\n     INTERNET " \
    "ARCHIVE ON 09:00:00 Jun 01, 2032.\n-->"
#define AT_S 1935644400 /* 2031-05-04T07:00:00Z */

static void an_address_of_a_copy_gives_the_page_s_own(void **data)
{
    static const struct {
        const char *url, *original;
        int64_t at_s;
    } cases[] = {
        {COPY "/https://a.example/b", "https://a.example/b", AT_S},
        {COPY "id_/http://a.example/b?c=d", "http://a.example/b?c=d", AT_S},
        {"http://web.archive.org/web/20310504070000/http:/a.example/", "http://a.example/",
         AT_S},
        {"//web.archive.org/web/2031/a.example/b", "http://a.example/b", CC_NO_TIME},
        {"HTTPS://Web.Archive.Org/web/20310504070000im_/https://a.example/b",
         "https://a.example/b", AT_S},
        {"https://web.archive.org/web/20311399999999/https://a.example/", "https://a.example/",
         CC_NO_TIME},
    };
    static const char *const others[] = {
        "",
        "https://a.example/web/20310504070000/https://b.example/",
        "https://web.archive.org.evil.example/web/20310504070000/https://b.example/",
        "https://web.archive.org/",
        "https://web.archive.org/web/",
        COPY,
        COPY "/",
        "https://web.archive.org/web/203105040700001/https://a.example/", /* 15 digits */
        "https://web.archive.org/web/203/https://a.example/",
        "https://web.archive.org/web/*/https://a.example/",
        "https://web.archive.org/save/https://a.example/",
    };
    struct cc_span original;
    int64_t at_s;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(cc_wayback_address(*data, cc_span_from(cases[i].url), &original, &at_s));
        assert_span_is(original, cases[i].original);
        assert_int_equal(at_s, cases[i].at_s);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (cc_wayback_address(*data, cc_span_from(others[i]), &original, &at_s))
            fail_msg("%s: %.*s", others[i], CC_SPAN_PRINT(original));
    }
}

static struct cc_page restore(struct cc_arena *arena, const char *url, const char *bytes)
{
    struct cc_page page = {
        .url = cc_span_from(url), .bytes = cc_span_from(bytes), .fetched_at_s = 7};

    assert_int_equal(cc_wayback_restore(arena, &page, NULL), CC_OK);
    return page;
}

static void a_copy_loses_its_bar_and_has_the_links_of_the_page(void **data)
{
    struct cc_page page = restore(
        *data, "",
        "<head>" SCRIPT
        "</head><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><p>About this capture"
        "<!-- END WAYBACK TOOLBAR INSERT --><a href=\"" COPY "/https://a.example/x\">x</a>"
        "<a href='/web/20310504070000/https://a.example/y'><img src=" COPY
        "im_/http://c.example/p>"
        "<img srcset=\"//web.archive.org/web/2031im_/https://d.example/q, " COPY
        "im_/https://d.example/r\">"
        "/web/20310504070000/ /web/x/https://e.example/</body>" COMMENT);

    assert_span_is(page.url, "https://a.example/b?c=1&d=2");
    assert_int_equal(page.fetched_at_s, AT_S);
    assert_span_is(cc_span_slice(page.bytes, cc_span_find(page.bytes, CC_SPAN("<body>"), 0),
                                 cc_span_find(page.bytes, CC_SPAN("<!--"), 0)),
                   "<body><a href=\"https://a.example/x\">x</a>"
                   "<a href='https://a.example/y'><img src=http://c.example/p>"
                   "<img srcset=\"https://d.example/q, https://d.example/r\">"
                   "/web/20310504070000/ /web/x/https://e.example/</body>");
}

static void the_comment_alone_tells_a_copy(void **data)
{
    struct cc_page page =
        restore(*data, "", "<a href=\"" COPY "/https://b.example/\">b</a>" COMMENT);

    assert_int_equal(page.url.len, 0);
    assert_int_equal(page.fetched_at_s, AT_S);
    assert_true(cc_span_starts(page.bytes, CC_SPAN("<a href=\"https://b.example/\">")));
}

static void a_bar_without_an_end_stays(void **data)
{
    struct cc_page page =
        restore(*data, "", "<p>a<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>b" COMMENT);

    assert_true(
        cc_span_starts(page.bytes, CC_SPAN("<p>a<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>b")));
}

static void a_page_that_only_cites_the_archive_stays_as_it_is(void **data)
{
    static const char *const pages[] = {
        "<p>See <a href=\"" COPY "/https://b.example/\">the copy</a>.",
        "<p>FILE ARCHIVED ON paper AND RETRIEVED by hand <a href=\"" COPY
        "/https://b.example/\">",
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>a<!-- END WAYBACK TOOLBAR INSERT -->",
    };

    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct cc_page page = restore(*data, "https://a.example/", pages[i]);

        assert_ptr_equal(page.bytes.ptr, pages[i]);
        assert_span_is(page.url, "https://a.example/");
        assert_int_equal(page.fetched_at_s, 7);
    }
}

static void an_address_from_elsewhere_is_not_the_script_s_to_change(void **data)
{
    assert_span_is(restore(*data, "https://evil.example/", SCRIPT).url,
                   "https://evil.example/");
    assert_span_is(restore(*data, COPY "/https://a.example/", SCRIPT).url,
                   "https://a.example/");
    assert_int_equal(restore(*data, COPY "/https://a.example/", "<p>").fetched_at_s, AT_S);
}

static void marks_count_in_the_head_and_at_the_end_alone(void **data)
{
    static char page[CC_WAYBACK_HEAD_BYTES + CC_WAYBACK_TAIL_BYTES + 100];
    size_t script = strlen("__wm.wombat("), comment = strlen(COMMENT);

    for (size_t more = 0; more < 2; more++) {
        memset(page, 'x', sizeof page - 1);
        memcpy(page + CC_WAYBACK_HEAD_BYTES - script + more, "__wm.wombat(", script);
        assert_true((restore(*data, "", page).bytes.ptr == page) == (more == 1));
        memset(page, 'x', sizeof page - 1);
        memcpy(page + sizeof page - 1 - CC_WAYBACK_TAIL_BYTES - more, &COMMENT[10],
               comment - 10);
        assert_true((restore(*data, "", page).bytes.ptr == page) == (more == 1));
    }
}

static void a_hundred_thousand_links_take_no_time(void **data)
{
    static const char link[] = "/web/20310504070000/https://a.example/ ";
    size_t n = 100000, len = strlen(link);
    char *page = malloc(n * len + sizeof COMMENT);
    struct cc_page restored;

    assert_non_null(page);
    for (size_t i = 0; i < n; i++)
        memcpy(page + i * len, link, len);
    memcpy(page + n * len, COMMENT, sizeof COMMENT);
    restored = restore(*data, "", page);
    assert_true(restored.bytes.len < n * len);
    free(page);
}

static int make_arena(void **data)
{
    struct cc_arena *arena = malloc(sizeof *arena);

    assert_non_null(arena);
    cc_arena_init(arena, 1 << 24);
    *data = arena;
    return 0;
}

static int drop_arena(void **data)
{
    cc_arena_done(*data);
    free(*data);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_address_of_a_copy_gives_the_page_s_own, make_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(a_copy_loses_its_bar_and_has_the_links_of_the_page,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(the_comment_alone_tells_a_copy, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(a_bar_without_an_end_stays, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(a_page_that_only_cites_the_archive_stays_as_it_is,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(an_address_from_elsewhere_is_not_the_script_s_to_change,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(marks_count_in_the_head_and_at_the_end_alone,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(a_hundred_thousand_links_take_no_time, make_arena,
                                        drop_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
