#include "cleancopy/extract/title_cut.h"
#include "support.h"

#include <string.h>

static int start(void **state)
{
    static struct cc_arena arena;

    cc_arena_init(&arena, 64u << 20);
    *state = &arena;
    return 0;
}

static int stop(void **state)
{
    cc_arena_done(*state);
    return 0;
}

static void titles_are_compared_by_their_words(void **state)
{
    assert_span_is(cc_title_words(*state, CC_SPAN(" Ferry  back: Monday's news! ")), "ferry back monday s news");
    assert_span_is(cc_title_words(*state, CC_SPAN(" -- ")), "");
    assert_span_is(cc_title_words(*state, CC_SPAN_EMPTY), "");
    assert_true(cc_title_holds(CC_SPAN("the ferry is back"), CC_SPAN("ferry is")));
    assert_true(cc_title_holds(CC_SPAN("ferrying ferry"), CC_SPAN("ferry")));
    assert_false(cc_title_holds(CC_SPAN("ferrying"), CC_SPAN("ferry")));
    assert_false(cc_title_holds(CC_SPAN("the ferry is back"), CC_SPAN("ferry back")));
    assert_false(cc_title_holds(CC_SPAN("the ferry is back"), CC_SPAN_EMPTY));
}

static void a_sites_name_is_told_from_its_host(void **state)
{
    (void)state;
    assert_span_is(cc_title_host_label(CC_SPAN("www.harbourpost.example")), "harbourpost");
    assert_span_is(cc_title_host_label(CC_SPAN_EMPTY), "");
    assert_true(cc_title_is_host(CC_SPAN("harbour post"), CC_SPAN("harbourpost")));
    assert_true(cc_title_is_host(CC_SPAN("harbour post"), CC_SPAN("harbour-post")));
    assert_false(cc_title_is_host(CC_SPAN("harbour"), CC_SPAN("harbourpost")));
    assert_false(cc_title_is_host(CC_SPAN("harbour posts"), CC_SPAN("harbourpost")));
    assert_false(cc_title_is_host(CC_SPAN_EMPTY, CC_SPAN_EMPTY));
}

static void a_title_is_cut_at_bars_and_dashes(void **state)
{
    static const struct {
        const char *title, *cut;
    } cases[] = {
        {"Ferry back | Harbour Post", "Ferry back"},
        {"Ferry back|News|Harbour Post", "Ferry back"},
        {"Harbour Post - Ferry back", "Ferry back"},
        {"HarbourPost | Ferry back", "Ferry back"},
        {"Ferry back \xE2\x80\x93 Harbour Post", "Ferry back"},
        {"Ferry back: Harbour Post", "Ferry back"},
        {"Harbour Post｜Ferry back", "Ferry back"},
        {"Ferry-back at nine", "Ferry-back at nine"},
        {"Harbour Post", "Harbour Post"},
        {" | ", " | "},
        {"", ""},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span_is(cc_title_cut(*state, cc_span_from(cases[i].title), CC_SPAN("Harbour Post"),
                                    CC_SPAN("www.harbourpost.example")),
                       cases[i].cut);
}

static void a_dash_that_a_headline_goes_on_behind_is_no_end(void **state)
{
    static const struct {
        const char *title, *whole;
    } cases[] = {
        {"Ferry back - and what it will cost", "Ferry back - and what it will cost"},
        {"Ferry back - and what it will cost - Harbour Post", "Ferry back - and what it will cost"},
        {"Ferry back - News of the", "Ferry back"},
        {"Ferry back - for good? - Harbour Post", "Ferry back - for good?"},
        {"Ferry back – for good - Harbour Post", "Ferry back – for good"},
        {"Ferry back – Harbour Post - News", "Ferry back"},
        {"Ferry back – News – Harbour Post", "Ferry back"},
        {"Ferry back - News – Harbour Post", "Ferry back"},
        {"Ferry back - Harbour Post", "Ferry back"},
        {"Ferry back | and what it will cost", "Ferry back"},
        {"Ferry back", "Ferry back"},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span title = cc_span_from(cases[i].title), site = CC_SPAN("Harbour Post"), host = CC_SPAN("hp.example");

        assert_span_is(cc_title_read_on(*state, title, cc_title_cut(*state, title, site, host), site, host),
                       cases[i].whole);
    }
}

static void an_endless_title_is_left_whole(void **state)
{
    char text[CC_TITLE_MAX_BYTES + 1];
    struct cc_span title = {text, sizeof text};

    memset(text, '|', sizeof text);
    assert_int_equal(cc_title_cut(*state, title, CC_SPAN_EMPTY, CC_SPAN_EMPTY).len, CC_TITLE_MAX_BYTES + 1);
}

static void a_title_has_parts(void **state)
{
    struct cc_span title = CC_SPAN("Ferry back | News - Harbour Post");
    size_t at = 0;

    (void)state;
    assert_span_is(cc_title_next_part(title, &at), "Ferry back");
    assert_span_is(cc_title_next_part(title, &at), "News");
    assert_span_is(cc_title_next_part(title, &at), "Harbour Post");
    assert_int_equal(at, title.len);
    assert_span_is(cc_title_next_part(title, &at), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_compared_by_their_words),
        cmocka_unit_test(a_sites_name_is_told_from_its_host),
        cmocka_unit_test(a_title_is_cut_at_bars_and_dashes),
        cmocka_unit_test(a_dash_that_a_headline_goes_on_behind_is_no_end),
        cmocka_unit_test(a_title_has_parts),
        cmocka_unit_test(an_endless_title_is_left_whole),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
