#include "cleancopy/extract/names.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static int start(void **state)
{
    static struct cc_arena arena;

    cc_arena_init(&arena, 16u << 20);
    *state = &arena;
    return 0;
}

static int stop(void **state)
{
    cc_arena_done(*state);
    return 0;
}

/* The names joined by " + ". */
static void assert_names(struct cc_arena *arena, const char *text, const char *wanted)
{
    struct cc_names names = {{CC_SPAN_EMPTY}, 0};
    char got[1024] = "";
    uint32_t i;

    cc_names_add(arena, cc_span_from(text), CC_SPAN("Harbour Post"), &names);
    for (i = 0; i < names.count; i++)
        (void)snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", i ? " + " : "",
                       CC_SPAN_PRINT(names.list[i]));
    if (strcmp(got, wanted) != 0)
        fail_msg("\"%s\" gave \"%s\", wanted \"%s\"", text, got, wanted);
}

static void bylines_are_taken_apart(void **state)
{
    assert_names(*state, "Ann Quay", "Ann Quay");
    assert_names(*state, "By Ann Quay", "Ann Quay");
    assert_names(*state, "Written by: Ann Quay and Ben Dock", "Ann Quay + Ben Dock");
    assert_names(*state, "Ann Quay, Ben Dock & Cleo Mole", "Ann Quay + Ben Dock + Cleo Mole");
    assert_names(*state, "Von Jette Hafen und Uwe Kai", "Jette Hafen + Uwe Kai");
    assert_names(*state, "Par Luc Digue et Zo\xC3\xA9 Phare", "Luc Digue + Zo\xC3\xA9 Phare");
    assert_names(*state, "Por Inés Muelle y Raúl Faro",
                 "In\xC3\xA9s Muelle + Ra\xC3\xBAl Faro");
    assert_names(*state, "By Ann Quay | Harbour Post", "Ann Quay");
    assert_names(*state, "Ann Quay, Harbour Post", "Ann Quay");
    assert_names(*state, "Ann Quay, Staff Writer", "Ann Quay");
    assert_names(*state, "By Ann Quay and Ben Dock, Staff Writers", "Ann Quay + Ben Dock");
    assert_names(*state, "Text: Ann Quay Foto: Ben Dock", "Ann Quay");
    assert_names(*state, "Pubblicato da Ann Quay", "Ann Quay");
    assert_names(*state, "记者：秦书月 邓一帆", "秦书月 + 邓一帆");
    assert_names(*state, "文／岸本 理央　写真／港大樹", "岸本 理央");
    assert_names(*state, "윤가람 기자", "윤가람");
    assert_names(*state, "윤가람 기자 다른기사 보기", "윤가람");
    assert_names(*state, "윤가람 기자 garam@harbour.example", "윤가람");
    assert_names(*state, "By Ann Quay ann@harbour.example", "Ann Quay");
    assert_names(*state, "Une recette de Capucine Quai", "Capucine Quai");
    assert_names(*state, "기자명 윤가람·한지우 기자", "윤가람 + 한지우");
    assert_names(*state, "记者秦书月", "秦书月");
    assert_names(*state, "记者们昨天又来到了港口", "记者们昨天又来到了港口");
    assert_names(*state, "מאת רינה נמל ואורי רציף", "רינה נמל + אורי רציף");
    assert_names(*state, "رنا الميناء وسامي الرصيف", "رنا الميناء + سامي الرصيف");
    assert_names(*state, "رنا وليد", "رنا وليد");
    assert_names(*state, "Post by annquay » Wed Feb 03, 2010", "annquay");
    assert_names(*state, "By Ann Quay on behalf of the pilots", "Ann Quay");
    assert_names(*state, "Ann Quay, our correspondent on the island", "Ann Quay");
    assert_names(*state, "Записала Ксения Причал. Фото автора", "Ксения Причал");
    assert_names(*state, "Ann Quay,, Ben Dock", "Ann Quay + Ben Dock");
    assert_names(*state, "Της Ρένας Λιμανιού", "Ρένας Λιμανιού");
    assert_names(*state, "Της Ρένας", "Της Ρένας");
    assert_names(*state, "By J. R. Quay", "J. R. Quay");
    assert_names(*state, "Sat, 20 December 2025", "");
    assert_names(*state, "この記事を書いた人", "");
    assert_names(*state, "Ann Quay, Ph.D., and Ben Dock, MS, RD",
                 "Ann Quay, Ph.D. + Ben Dock, MS, RD");
    assert_names(*state, "By Ann Quay March 13, 2025", "Ann Quay");
    assert_names(*state, "By Ann Quay for the Harbour Post", "Ann Quay");
    assert_names(*state, "Center for Tide Research", "Center for Tide Research");
    assert_names(*state, "Ann Quay \xE2\x80\xA2 5 min read", "Ann Quay");
    assert_names(*state, "Ann Quay, ann quay", "Ann Quay");
    assert_names(*state, "AFP", "AFP");
    assert_names(*state, "Harbour Post", "Harbour Post");
    assert_names(*state, "\xE5\xB1\xB1\xE7\x94\xB0\xE6\xB8\xAF",
                 "\xE5\xB1\xB1\xE7\x94\xB0\xE6\xB8\xAF");
}

static void what_is_no_name_is_left_out(void **state)
{
    static const char *const cases[] = {
        "",
        " ",
        "By",
        "admin",
        "Admin",
        "ann@pier.example",
        "https://pier.example/ann",
        "13 March 2025",
        "5 min read",
        "Share",
        "a",
        "What is going on here?",
        "{{author}}",
        "This is a whole sentence about the ferry that came back today",
        "August 28",
        "----",
        "|",
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_names(*state, cases[i], "");
}

static void names_and_bylines_are_bounded(void **state)
{
    struct cc_names names = {{CC_SPAN_EMPTY}, 0};
    char text[CC_NAMES_MAX_BYTES + 2];
    int i;

    for (i = 0; i <= CC_NAMES_MAX; i++) {
        struct cc_span name = cc_arena_printf(*state, "Ann %c%c", 'A' + i / 26, 'a' + i % 26);

        cc_names_add(*state, name, CC_SPAN_EMPTY, &names);
    }
    assert_int_equal(names.count, CC_NAMES_MAX);
    names.count = 0;
    memset(text, 'b', sizeof text);
    memcpy(text, "Ann Quay, ", 10);
    cc_names_add(*state, (struct cc_span){text, CC_NAMES_MAX_BYTES}, CC_SPAN_EMPTY, &names);
    assert_int_equal(names.count, 1); /* the second is too long for a name */
    names.count = 0;
    cc_names_add(*state, (struct cc_span){text, CC_NAMES_MAX_BYTES + 1}, CC_SPAN_EMPTY, &names);
    assert_int_equal(names.count, 0);
}

static void joiners_are_dropped(void **state)
{
    (void)state;
    assert_span_is(cc_names_drop_joiner(CC_SPAN("and Ben Dock")), "Ben Dock");
    assert_span_is(cc_names_drop_joiner(CC_SPAN(", Ben Dock")), "Ben Dock");
    assert_span_is(cc_names_drop_joiner(CC_SPAN("und")), "");
    assert_span_is(cc_names_drop_joiner(CC_SPAN("Andrew Dock")), "Andrew Dock");
}

static void a_name_of_korean_has_a_title_behind(void **state)
{
    (void)state;
    assert_true(cc_names_is_titled(CC_SPAN("윤가람 기자")));
    assert_false(cc_names_is_titled(CC_SPAN("윤가람")));
    assert_false(cc_names_is_titled(CC_SPAN("기자")));
    assert_false(cc_names_is_titled(CC_SPAN("한국에서온여러 기자")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bylines_are_taken_apart),
        cmocka_unit_test(what_is_no_name_is_left_out),
        cmocka_unit_test(names_and_bylines_are_bounded),
        cmocka_unit_test(joiners_are_dropped),
        cmocka_unit_test(a_name_of_korean_has_a_title_behind),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
