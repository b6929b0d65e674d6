#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/source/saver.h"

#include <stdio.h>
#include <stdlib.h>

#define A "https://harbourpost.example/a"

static struct cc_saver saver_of(struct cc_arena *arena, const char *page)
{
    struct cc_saver saver;

    cc_saver_read(arena, cc_span_from(page), &saver);
    return saver;
}

static void each_form_gives_its_address_and_time(void **data)
{
    static const struct {
        const char *page, *url;
        int64_t at_s;
    } cases[] = {
        {"<!DOCTYPE html>\n<!-- saved from url=(0029)" A " -->\n<html><head>", A, CC_NO_TIME},
        {"<!-- saved from url=(0029)" A "-->\n<!DOCTYPE html><html>", A, CC_NO_TIME},
        {"\xef\xbb\xbf<?xml version=\"1.0\"?><!doctype html><!-- saved from url=(9)" A " -->",
         A, CC_NO_TIME},
        {"<!-- SAVED FROM URL=(0029)" A " -->", A, CC_NO_TIME},
        {"<!DOCTYPE html> <html lang=en title='a>b'><!--\n Page saved with SingleFile \n "
         "url: " A " \n"
         " saved date: Mon Mar 02 2026 08:00:00 GMT+0100 (Central European Standard "
         "Time)\n--><head>",
         A, 1772434800},
        {"<html><!--\r\n Archive processed by SingleFile\r\n url: " A
         "\r\n saved date: Mon Mar 02 2026 "
         "08:00:00 GMT-0330\r\n-->",
         A, 1772451000},
        {"<html>\n<!-- Mirrored from harbourpost.example/a by HTTrack Website Copier/3.x "
         "[XR&CO'2014], "
         "Mon, 02 Mar 2026 07:00:00 GMT -->",
         A, 1772434800},
        {"<html><!-- Mirrored from localhost:8080/a by HTTrack Website Copier/3.x [XR&CO'2014] "
         "-->",
         "http://localhost:8080/a", CC_NO_TIME},
        {"<html><!-- Mirrored from http://b.example/c:d by HTTrack Website Copier/3.x -->",
         "http://b.example/c:d", CC_NO_TIME},
        {"<!--[if IE 8]><html class=\"ie\"><![endif]--><!--[if gt IE "
         "8]><!--><html><!--<![endif]-->"
         "<!-- saved from url=(0029)" A " -->",
         A, CC_NO_TIME},
        {"<!--><!-- saved from url=(0029)" A " -->", A, CC_NO_TIME}, /* "<!-->" is a comment */
        /* a page saved twice: the first address of the web */
        {"<!-- saved from url=(0014)about:internet --><html><!--\n Page saved with "
         "SingleFile\n url: " A "\n-->",
         A, CC_NO_TIME},
        {"<!-- saved from url=(0029)" A " --><!-- saved from url=(0020)https://b.example/b -->",
         A, CC_NO_TIME},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_saver saver = saver_of(*data, cases[i].page);

        if (saver.saved_at_s != cases[i].at_s)
            fail_msg("%s: saved at %lld", cases[i].page, (long long)saver.saved_at_s);
        assert_span_is(saver.url, cases[i].url);
        assert_false(saver.is_archive);
    }
}

static void what_nobody_saved_has_no_address(void **data)
{
    static const char *const pages[] = {
        "",
        "<",
        "<!--",
        "<!-- saved from url=(0029)" A,
        "<html><head><!-- saved from url=(0029)" A " -->", /* in the page */
        "<html><body><p>x</p><!-- saved from url=(0029)" A " -->",
        "<p><!-- saved from url=(0029)" A " -->",
        "text <!-- saved from url=(0029)" A " -->",
        "<!-- saved from url=(0029" A " -->",
        "<!-- saved from url=(0016)about:srcdoc/abc -->",
        "<!-- saved from url=(0020)file:///home/a.html -->",
        "<!-- we saved from url=(0029)" A " -->",
        "<html title=\"<!-- saved from url=(0029)" A " -->",
        "<html><!-- Mirrored from harbourpost.example/a -->",
        "<html><!-- Mirrored from a b by HTTrack Website Copier -->",
        "<html><!--\n Page saved with SingleFile\n url:\n saved date: yesterday\n-->",
    };

    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct cc_saver saver = saver_of(*data, pages[i]);

        if (saver.url.len > 0 || saver.saved_at_s != CC_NO_TIME)
            fail_msg("%s: %.*s", pages[i], CC_SPAN_PRINT(saver.url));
    }
}

static void an_address_of_the_greatest_length_is_one_and_a_longer_none(void **data)
{
    static char page[CC_SAVER_MAX_URL_BYTES + 100];

    for (size_t more = 0; more < 2; more++) {
        int at = snprintf(page, sizeof page, "<!-- saved from url=(9999)https://a.example/");
        size_t n = CC_SAVER_MAX_URL_BYTES + more - strlen("https://a.example/");

        memset(page + at, 'x', n);
        (void)snprintf(page + (size_t)at + n, sizeof page - (size_t)at - n, " -->");
        assert_int_equal(saver_of(*data, page).url.len, more == 0 ? CC_SAVER_MAX_URL_BYTES : 0);
    }
}

static void a_comment_counts_up_to_the_end_of_the_head_that_is_looked_at(void **data)
{
    static const char comment[] = "<!-- saved from url=(0029)" A " -->";
    static char page[CC_SAVER_HEAD_BYTES + 2];

    for (size_t more = 0; more < 2; more++) {
        size_t at = CC_SAVER_HEAD_BYTES - strlen(comment) + more;

        memset(page, ' ', at);
        memcpy(page + at, comment, sizeof comment);
        assert_int_equal(saver_of(*data, page).url.len, more == 0 ? strlen(A) : 0);
    }
}

static void a_self_extracting_page_and_a_list_of_mirrors_are_told(void **data)
{
    assert_true(
        saver_of(*data, "<!DOCTYPE html> <html data-sfz><!--\n Page saved with SingleFile\n-->")
            .is_archive);
    assert_true(
        saver_of(
            *data,
            "<html>\n<head>\n<meta name=\"description\" content=\"HTTrack is an easy-to-use "
            "website mirror utility.\">")
            .is_list);
    assert_false(
        saver_of(*data, "<html>\n<head>\n<title>HTTrack is an easy-to-use tool</title>")
            .is_list);
}

static void a_short_arena_says_so(void **data)
{
    struct cc_arena small;

    (void)data;
    cc_arena_init(&small, 0);
    assert_int_equal(saver_of(&small, "<!-- saved from url=(0029)" A " -->").url.len, 0);
    assert_int_equal(cc_arena_status(&small, "saver", NULL), CC_E_LIMIT);
    cc_arena_done(&small);
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
        cmocka_unit_test_setup_teardown(each_form_gives_its_address_and_time, make_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(what_nobody_saved_has_no_address, make_arena,
                                        drop_arena),
        cmocka_unit_test_setup_teardown(
            an_address_of_the_greatest_length_is_one_and_a_longer_none, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(
            a_comment_counts_up_to_the_end_of_the_head_that_is_looked_at, make_arena,
            drop_arena),
        cmocka_unit_test_setup_teardown(a_self_extracting_page_and_a_list_of_mirrors_are_told,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(a_short_arena_says_so, make_arena, drop_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
