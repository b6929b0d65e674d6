#include "cleancopy/extract/clock.h"
#include "support.h"

#define NONE CC_CLOCK_NO_ZONE

static void times_behind_a_date_are_read(void **state)
{
    static const struct {
        const char *text;
        int hour, minute, second;
        int32_t zone;
    } cases[] = {
        {"T10:15", 10, 15, 0, NONE},
        {"T10:15:30.5Z", 10, 15, 30, 0},
        {"T10:15:30-05:00", 10, 15, 30, -300},
        {" 10:15:30 +0530", 10, 15, 30, 330},
        {", 10:15", 10, 15, 0, NONE},
        {" at 5:30 p.m.", 17, 30, 0, NONE},
        {" at 12 am", 0, 0, 0, NONE},
        {" 12:05 PM EST", 12, 5, 0, -300},
        {" um 14.30 Uhr", 14, 30, 0, NONE},
        {" \xC3\xA0 14h30", 14, 30, 0, NONE},
        {" - 10:15 (UTC+2)", 10, 15, 0, 120},
        {" 10:15-12:00", 10, 15, 0, NONE},
        {" 23:59:59", 23, 59, 59, NONE},
        {" 24:00", -1, 0, 0, NONE},
        {" 10:60", -1, 0, 0, NONE},
        {" 14.30", -1, 0, 0, NONE},
        {" 13 pm", -1, 0, 0, NONE},
        {" 10 people", -1, 0, 0, NONE},
        {"10:15", -1, 0, 0, NONE},
        {"", -1, 0, 0, NONE},
        {"T", -1, 0, 0, NONE},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_cursor c = {cc_span_from(cases[i].text), 0};
        struct cc_clock clock = {-1, 0, 0, NONE};

        cc_clock_find(&c, &clock);
        if (clock.hour != cases[i].hour || clock.minute != cases[i].minute ||
            clock.second != cases[i].second || clock.zone != cases[i].zone)
            fail_msg("\"%s\" gave %d:%d:%d zone %d", cases[i].text, clock.hour, clock.minute,
                     clock.second, (int)clock.zone);
        assert_int_equal(c.at > 0, cases[i].hour >= 0);
    }
}

static void an_offset_is_a_real_one(void **state)
{
    struct cc_cursor good = {CC_SPAN("+1400"), 0}, far = {CC_SPAN("+1500"), 0},
                     odd = {CC_SPAN("+0107"), 0};

    (void)state;
    assert_int_equal(cc_clock_zone(&good, true), 840);
    assert_int_equal(cc_clock_zone(&far, true), NONE);
    assert_int_equal(cc_clock_zone(&odd, true), NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_behind_a_date_are_read),
        cmocka_unit_test(an_offset_is_a_real_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
