#include "support.h"

#include "cleancopy/extract/flat_day.h"

#define DAY(month, day) ((month)*31 + (day))

static void days_are_read_in_many_languages(void **state)
{
    static const struct {
        const char *line;
        int day;
    } cases[] = {
        {"the pilot said on march 11.", DAY(3, 11)},
        {"key developments on dec. 4:", DAY(12, 4)},
        {"on 5 may the pier opened", DAY(5, 5)},
        {"am 21. märz fuhr der zug", DAY(3, 21)},
        {"le 1 août au soir", DAY(8, 1)},
        {"el 11 de marzo llovió", DAY(3, 11)},
        {"il 3 settembre", DAY(9, 3)},
        {"na 5 października", DAY(10, 5)},
        {"заявил 14 мая", DAY(5, 14)},
        {"опитування від 2 березня", DAY(3, 2)},
        {"15 ekim günü", DAY(10, 15)},
        {"9. září", DAY(9, 9)},
        {"3月11日の会議", DAY(3, 11)},
        {"据12月3日报道", DAY(12, 3)},
        {"5 जनवरी को", DAY(1, 5)},
        {"in 2025 the march 31 deadline", DAY(3, 31)},
        {"31 december", DAY(12, 31)},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cc_flat_day(cc_span_from(cases[i].line)) != cases[i].day)
            print_error("case %zu\n", i);
        assert_int_equal(cc_flat_day(cc_span_from(cases[i].line)), cases[i].day);
    }
}

static void other_numbers_are_no_days(void **state)
{
    static const char *const lines[] = {
        "",
        "march",
        "11",
        "32 march",
        "0 march",
        "march 2025",
        "11 mayors met",
        "5 novels",
        "20 main roads",
        "13月5日",
        "3月",
        "3月99日",
        "room 5, mainly wet",
        "a 12-page report",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (cc_flat_day(cc_span_from(lines[i])) != 0)
            print_error("line %zu\n", i);
        assert_int_equal(cc_flat_day(cc_span_from(lines[i])), 0);
    }
}

static void only_the_first_600_bytes_are_read(void **state)
{
    char line[700];

    (void)state;
    memset(line, 'x', sizeof line);
    memcpy(line + 589, " on 11 may ", 11); /* ends at byte 600 */
    assert_int_equal(cc_flat_day((struct cc_span){line, sizeof line}), DAY(5, 11));
    memset(line, 'x', sizeof line);
    memcpy(line + 600, " on 11 may ", 11);
    assert_int_equal(cc_flat_day((struct cc_span){line, sizeof line}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read_in_many_languages),
        cmocka_unit_test(other_numbers_are_no_days),
        cmocka_unit_test(only_the_first_600_bytes_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
