#include "../../../pipeline/extract/date_months.h"
#include "cleancopy/extract/date.h"
#include "support.h"

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

struct date_case {
    const char *text, *language, *iso;
};

static void check(struct cc_arena *arena, const struct date_case *cases, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        struct cc_span got =
            cc_date_find(arena, cc_span_from(cases[i].text), cc_span_from(cases[i].language));

        if (!cc_span_is(got, cc_span_from(cases[i].iso)))
            fail_msg("\"%s\" (%s) gave \"%.*s\", wanted \"%s\"", cases[i].text,
                     cases[i].language, CC_SPAN_PRINT(got), cases[i].iso);
    }
}

#define CHECK(cases) check(*state, cases, sizeof(cases) / sizeof *(cases))

static void machine_dates_are_read(void **state)
{
    static const struct date_case cases[] = {
        {"2025-03-13", "", "2025-03-13"},
        {"2025-3-4", "", "2025-03-04"},
        {"2025/03/13", "", "2025-03-13"},
        {"2025.03.13", "", "2025-03-13"},
        {"2025_03_13", "", "2025-03-13"},
        {"2025-03-13T10:15", "", "2025-03-13T10:15:00"},
        {"2025-03-13T10:15:30", "", "2025-03-13T10:15:30"},
        {"2025-03-13T10:15:30Z", "", "2025-03-13T10:15:30Z"},
        {"2025-03-13T10:15:30+00:00", "", "2025-03-13T10:15:30Z"},
        {"2025-03-13T10:15:30.123+01:00", "", "2025-03-13T10:15:30+01:00"},
        {"2025-03-13T10:15:30.123456789-0530", "", "2025-03-13T10:15:30-05:30"},
        {"2025-03-13T10:15-05:00", "", "2025-03-13T10:15:00-05:00"},
        {"2025-03-13T10:15:30+01", "", "2025-03-13T10:15:30+01:00"},
        {"2025-03-13 10:15:30 +0100", "", "2025-03-13T10:15:30+01:00"},
        {"2025-03-13 10:15:30 UTC", "", "2025-03-13T10:15:30Z"},
        {"2025-03-17 19:27:00", "", "2025-03-17T19:27:00"},
        {"20250313", "", "2025-03-13"},
        {"20250313T101530Z", "", "2025-03-13T10:15:30Z"},
        {"20250313101530", "", "2025-03-13T10:15:30"},
        {"Tue, 04 Mar 2025 10:00:00 +0100", "", "2025-03-04T10:00:00+01:00"},
        {"Tue, 04 Mar 2025 10:00:00 GMT", "", "2025-03-04T10:00:00Z"},
        {"Tue, 04 Mar 2025 10:00:00 EST", "", "2025-03-04T10:00:00-05:00"},
        {"Tue Mar  4 10:00:00 2025", "", "2025-03-04T10:00:00"},
        {"Tue Mar 04 10:00:00 +0000 2025", "", "2025-03-04T10:00:00Z"},
        {"Tue Mar 04 2025 10:00:00 GMT+0200", "", "2025-03-04T10:00:00+02:00"},
        {"https://harbourpost.example/2025/03/13/ferry", "", "2025-03-13"},
        {"https://harbourpost.example/news/20250313/ferry", "", "2025-03-13"},
    };
    CHECK(cases);
}

static void numbers_in_the_order_of_the_country_are_read(void **state)
{
    static const struct date_case cases[] = {
        {"16-03-2025", "", "2025-03-16"},
        {"04-03-2025", "", "2025-03-04"},
        {"04-03-2025", "en-US", "2025-04-03"},
        {"13.03.2025", "", "2025-03-13"},
        {"4.3.2025", "en-US", "2025-03-04"},
        {"13. 3. 2025", "cs", "2025-03-13"},
        {"13/03/2025", "", "2025-03-13"},
        {"03/13/2025", "", "2025-03-13"},
        {"04/03/2025", "", ""},
        {"04/03/2025", "en", ""},
        {"04/03/2025", "en-US", "2025-04-03"},
        {"04/03/2025", "en-GB", "2025-03-04"},
        {"04/03/2025", "fr", "2025-03-04"},
        {"03/03/2025", "", "2025-03-03"},
        {"13/03/25", "", "2025-03-13"},
        {"13.03.25, 10:15", "de", "2025-03-13T10:15:00"},
        {"13.03.69", "de", "2069-03-13"},
        {"13.03.70", "de", "1970-03-13"},
        {"13.03.2025 - 10:15", "de", "2025-03-13T10:15:00"},
        {"13.03.2025 | 10.15 Uhr", "de", "2025-03-13"},
        {"13.03.2025 um 10.15 Uhr", "de", "2025-03-13T10:15:00"},
    };
    CHECK(cases);
}

static void names_of_months_are_read_in_many_languages(void **state)
{
    static const struct date_case cases[] = {
        {"March 13, 2025", "", "2025-03-13"},
        {"Mar. 13th, 2025", "", "2025-03-13"},
        {"MARCH 13 2025", "", "2025-03-13"},
        {"13 March, 2025", "", "2025-03-13"},
        {"the 1st of March 2025", "", "2025-03-01"},
        {"13-Mar-2025", "", "2025-03-13"},
        {"13-Mar-25", "", "2025-03-13"},
        {"13 Mar \xE2\x80\x99"
         "25",
         "", "2025-03-13"},
        {"Sept 5, 2024", "", "2024-09-05"},
        {"Donnerstag, 13. M\xC3\xA4rz 2025, 10:15 Uhr", "de", "2025-03-13T10:15:00"},
        {"1er ao\xC3\xBBt 2024 \xC3\xA0 14h30", "fr", "2024-08-01T14:30:00"},
        {"13 de marzo de 2025", "es", "2025-03-13"},
        {"13 de mar\xC3\xA7o de 2025 \xC3\xA0s 9h05", "pt", "2025-03-13T09:05:00"},
        {"gioved\xC3\xAC 13 marzo 2025", "it", "2025-03-13"},
        {"1\xC2\xBA gennaio 2025", "it", "2025-01-01"},
        {"13 maart 2025 om 10:15", "nl", "2025-03-13T10:15:00"},
        {"13 marca 2025 r.", "pl", "2025-03-13"},
        {"13 \xD0\xBC\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 2025 \xD0\xB3., 10:15", "ru",
         "2025-03-13T10:15:00"},
        {"13 \xD0\xB1\xD0\xB5\xD1\x80\xD0\xB5\xD0\xB7\xD0\xBD\xD1\x8F 2025", "uk",
         "2025-03-13"},
        {"13 A\xC4\x9Fustos 2025", "tr", "2025-08-13"},
        {"13 KASIM 2025", "tr", "2025-11-13"},
        {"den 13 mars 2025", "sv", "2025-03-13"},
        {"13. desember 2025 kl. 10.15", "nb", "2025-12-13T10:15:00"},
        {"13. marts 2025", "da", "2025-03-13"},
        {"13. b\xC5\x99"
         "ezna 2025",
         "cs", "2025-03-13"},
        {"13. maaliskuuta 2025 klo 10.15", "fi", "2025-03-13T10:15:00"},
        {"2025. m\xC3\xA1rcius 13.", "hu", "2025-03-13"},
        {"13 martie 2025", "ro", "2025-03-13"},
        {"الأحد ٥ كانون الأول ٢٠٢١ - ٠٩:٣٠", "ar", "2021-12-05T09:30:00"},
        {"5 تشرين الثاني، 2021", "ar", "2021-11-05"},
        {"3 สิงหาคม พ.ศ. 2563", "th", "2020-08-03"},
        {"13 \xCE\x9C\xCE\xB1\xCF\x81\xCF\x84\xCE\xAF\xCE\xBF\xCF\x85 2025", "el",
         "2025-03-13"},
        {"2025\xE5\xB9\xB4"
         "3\xE6\x9C\x88"
         "13\xE6\x97\xA5 10:15",
         "ja", "2025-03-13T10:15:00"},
        {"2025\xEB\x85\x84 3\xEC\x9B\x94 13\xEC\x9D\xBC", "ko", "2025-03-13"},
        {"2025. 3. 13.", "ko", "2025-03-13"},
        {"13 \xD9\x85\xD8\xA7\xD8\xB1\xD8\xB3 2025", "ar", "2025-03-13"},
        {"\xD9\xA1\xD9\xA3 \xD9\x85\xD8\xA7\xD8\xB1\xD8\xB3\xD8\x8C "
         "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA5",
         "ar", "2025-03-13"},
        {"13 \xE0\xA4\xAE\xE0\xA4\xBE\xE0\xA4\xB0\xE0\xA5\x8D\xE0\xA4\x9A 2025", "hi",
         "2025-03-13"},
    };
    CHECK(cases);
}

static void the_first_date_in_running_text_is_taken(void **state)
{
    static const struct date_case cases[] = {
        {" date 2025-03-13 author Ann Quay", "", "2025-03-13"},
        {"Published13 March 2025", "", "2025-03-13"},
        {"By Ann Quay | Updated: March 13, 2025 5:30 p.m. ET", "", "2025-03-13T17:30:00"},
        {"March 13, 2025 at 12:05 AM", "", "2025-03-13T00:05:00"},
        {"March 13, 2025 at 12 pm", "", "2025-03-13T12:00:00"},
        {"March 13, 2025 10:15-12:00", "", "2025-03-13T10:15:00"},
        {"13-15 March 2025", "", "2025-03-15"},
        {"In 2024 the ferry ran 13 times, on 1 May 2024 twice", "", "2024-05-01"},
        {"2025-03-13 10 comments", "", "2025-03-13"},
        {"2025-03-13 25:61", "", "2025-03-13"},
        {"1.2.3 of 2024, seen 5 June 2024", "", "2024-06-05"},
    };
    CHECK(cases);
}

static void what_is_no_date_gives_none(void **state)
{
    static const struct date_case cases[] = {
        {"", "", ""},
        {"March 2025", "", ""},
        {"13 March", "", ""},
        {"2025", "", ""},
        {"10:15", "", ""},
        {"30 February 2025", "", ""},
        {"29.02.2023", "", ""},
        {"29.02.2024", "", "2024-02-29"},
        {"2025-13-01", "", ""},
        {"2025-00-10", "", ""},
        {"2025-04-31", "", ""},
        {"31.12.1969", "", ""},
        {"01.01.1970", "", "1970-01-01"},
        {"31.12.2100", "", "2100-12-31"},
        {"01.01.2101", "", ""},
        {"10.11.12.13", "", ""},
        {"1.10.15", "", ""},
        {"call 555 20250313 now", "", ""},
        {"id20250313", "", ""},
        {"202503131", "", ""},
        {"may 5 people 2024", "", ""},
        {"5 may be 2025", "", ""},
        {"12/2025", "", ""},
    };
    CHECK(cases);
}

static void the_place_of_the_date_is_told(void **state)
{
    static const char text[] = "date 2025-03-13 10:15 author Ann";
    size_t from = 9, to = 9;
    struct cc_span got = cc_date_find_at(*state, cc_span_from(text), CC_SPAN_EMPTY, &from, &to);

    assert_span_is(got, "2025-03-13T10:15:00");
    assert_int_equal(from, 5);
    assert_int_equal(to, 21);
    got = cc_date_find_at(*state, CC_SPAN("none"), CC_SPAN_EMPTY, &from, &to);
    assert_int_equal(got.len + from + to, 0);
}

static void the_table_of_months_is_sorted(void **state)
{
    static const char *const names[] = {
#define NAME(name, month) name,
        CC_DATE_MONTHS(NAME)
#undef NAME
    };
    size_t i;

    (void)state;
    for (i = 1; i < sizeof names / sizeof *names; i++) {
        assert_true(strcmp(names[i - 1], names[i]) < 0);
        assert_true(strlen(names[i]) < 40);
    }
}

static void an_arena_that_refuses_gives_none(void **state)
{
    struct cc_arena small;

    (void)state;
    cc_arena_init(&small, 1);
    assert_int_equal(cc_date_find(&small, CC_SPAN("2025-03-13"), CC_SPAN_EMPTY).len, 0);
    assert_int_equal(small.status, CC_E_LIMIT);
    cc_arena_done(&small);
}

static void broken_and_long_text_is_passed_in_linear_time(void **state)
{
    struct cc_arena *arena = *state;
    size_t n = 4u << 20, i;
    char *text = cc_arena_alloc(arena, n);
    static const char *const patterns[] = {"1",         "1.",       "1 ",           "march ",
                                           "march",     "1 de ",    "2025-",        "\xFF",
                                           "2025-03-1", "march 1 ", "2025 de de ,", "1march "};

    assert_non_null(text);
    for (i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        size_t len = strlen(patterns[i]), at;

        for (at = 0; at < n; at++)
            text[at] = patterns[i][at % len];
        (void)cc_date_find(arena, (struct cc_span){text, n}, CC_SPAN_EMPTY);
    }
}

static void dates_of_other_calendars_are_read(void **state)
{
    static const struct date_case cases[] = {
        {"20 มิ.ย. 2567 15:42", "th", "2024-06-20T15:42:00"},
        {"20 มิถุนายน 2567", "th", "2024-06-20"},
        {"20/06/2567", "th", "2024-06-20"},
        {"۱۵ مهر ۱۴۰۲ - ۰۸:۴۵", "fa", "2023-10-07T08:45:00"},
        {"۱۴۰۲/۰۷/۱۵", "fa-IR", "2023-10-07"},
        {"۱۴۰۲/۰۷/۱۵", "ar", ""},
        {"ሐምሌ 12 ቀን 2016 ዓ.ም.", "am", "2024-07-19"},
        {"更新日：令和4年11月1日", "ja", "2022-11-01"},
        {"平成31年4月30日", "ja", "2019-04-30"},
        {"令和元年5月1日", "ja", "2019-05-01"},
        {"令和元年 5月 1日", "ja", "2019-05-01"},
        {"令和 4年11月1日", "ja", "2022-11-01"},
        {"民國113年4月2日", "zh-TW", "2024-04-02"},
        {"113-03-15 05:30", "zh-TW", "2024-03-15T05:30:00"},
        {"113-03-15", "en", ""},
        {"令和4年度", "ja", ""},
        {"২৫ সেপ্টেম্বর ২০১৮, ২১:৩০", "bn", "2018-09-25T21:30:00"},
        {"5 მარტი 2024", "ka", "2024-03-05"},
    };

    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_other_calendars_are_read),
        cmocka_unit_test(machine_dates_are_read),
        cmocka_unit_test(numbers_in_the_order_of_the_country_are_read),
        cmocka_unit_test(names_of_months_are_read_in_many_languages),
        cmocka_unit_test(the_first_date_in_running_text_is_taken),
        cmocka_unit_test(what_is_no_date_gives_none),
        cmocka_unit_test(the_place_of_the_date_is_told),
        cmocka_unit_test(the_table_of_months_is_sorted),
        cmocka_unit_test(an_arena_that_refuses_gives_none),
        cmocka_unit_test(broken_and_long_text_is_passed_in_linear_time),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
