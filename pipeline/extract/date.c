/* Dates in running text.  Every run of digits and every word may be the start of one:
 *
 *     2025-03-13   2025. 3. 13.   2025. március 13.   2025年3月13日      digits, four      ->
 * year_first 13.03.2025   13/3/25   13 de março de 2025   13-Mar-25             digits, one or
 * two -> day_first 20250313     20250313T101500Z                                      digits,
 * eight      -> compact March 13th, 2025   Mar 13 10:15:00 2025 month's name       ->
 * month_first
 *
 * What does not fit is passed over whole, so a text is read once. */
#include "cleancopy/extract/date.h"

#include "cleancopy/extract/calendar.h"
#include "cleancopy/extract/clock.h"
#include "cleancopy/extract/cursor.h"
#include "date_months.h"

#include <stdio.h>

struct month_name {
    const char *name;
    int month;
};

static const struct month_name month_names[] = {
#define MONTH_NAME(name, month) {name, month},
    CC_DATE_MONTHS(MONTH_NAME)
#undef MONTH_NAME
};

/* Words that stand between the parts of a date ... */
static const char *const date_fillers[] = {"de", "del", "of", "di", "d", "m", "г", "ቀን", "năm", "พ", "ค", "ศ", NULL};
/* ... and behind the number of a day. */
static const char *const ordinals[] = {"st", "nd", "rd", "th", "er", "re", "e",  "a",
                                       "o",  "º",  "ª",  "η",  "ης", "ва", "го", NULL};

struct found {
    int year, month, day;
    struct cc_clock clock;
};

/* 1 to 12, or 0 for a word that is no month. */
static int month_of(const char *word)
{
    size_t low = 0, high = sizeof month_names / sizeof *month_names;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(word, month_names[middle].name);

        if (order == 0)
            return month_names[middle].month;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

/* The month of two words with a full stop or a blank between, the first of which was taken: "มิ.ย.", "كانون الأول"; 0 for none. */
static int take_second_word(struct cc_cursor *c, const char *first)
{
    struct cc_cursor try = *c;
    char second[CC_CURSOR_WORD_BYTES], both[2 * CC_CURSOR_WORD_BYTES];
    bool is_dotted = cc_take(&try, '.');
    int month;

    if (first[0] == '\0' || (!is_dotted && !cc_take(&try, ' ')))
        return 0;
    cc_take_word(&try, second);
    (void)snprintf(both, sizeof both, "%s%s%s", first, is_dotted ? "." : " ", second);
    month = month_of(both);
    if (month > 0)
        *c = try;
    return month;
}

static int take_month_name(struct cc_cursor *c)
{
    struct cc_cursor try = *c;
    char word[CC_CURSOR_WORD_BYTES];
    int month;

    cc_take_word(&try, word);
    month = month_of(word);
    if (month == 0)
        month = take_second_word(&try, word);
    if (month > 0) {
        *c = try;
        (void)cc_take(c, '.');
    }
    return month;
}

/* Blanks, commas and the like, and at most two words such as "de" or "of". */
static void skip_between(struct cc_cursor *c)
{
    int words = 0;

    for (;;) {
        uint32_t ch = cc_peek(c);

        if (cc_is_blank(ch) || ch == ',' || ch == '.' || ch == '-' || ch == '/' ||
            ch == 0x2019 || ch == '\'' || ch == 0x60C || ch == 0x2013)
            cc_step(c);
        else if (words < 2 && cc_take_one_of(c, date_fillers))
            words++;
        else
            return;
    }
}

/* ---- the four kinds of date ---- */

/* To the Gregorian calendar, and whether there is such a day. */
static bool is_day(struct found *f)
{
    struct cc_day day = {f->year, f->month, f->day};

    if (!cc_calendar_day(&day))
        return false;
    f->year = day.year;
    f->month = day.month;
    f->day = day.day;
    return true;
}

static int full_year(int two_digits)
{
    return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits;
}

static bool take_separator(struct cc_cursor *c, uint32_t separator)
{
    struct cc_cursor try = *c;

    if (separator == '.')
        cc_skip_blanks(&try); /* "13 . 3 . 2025" */
    if (!cc_take(&try, separator))
        return false;
    if (separator == '.')
        cc_skip_blanks(&try);
    *c = try;
    return true;
}

static bool is_separator(uint32_t ch)
{
    return ch == '-' || ch == '/' || ch == '.' || ch == '_' || ch == 0x2010 || ch == 0x2011 ||
           ch == 0x2013;
}

/* "年3月13日" or "년 3월 13일", behind a year; false where it is not that. */
static bool month_and_day(struct cc_cursor *c, struct found *f)
{
    struct cc_cursor try = *c;

    if (!cc_take(&try, 0x5E74) && !cc_take(&try, 0xB144)) /* 年 년 */
        return false;
    cc_skip_blanks(&try);
    f->month = cc_take_number(&try, 1, 2);
    cc_skip_blanks(&try);
    if (!cc_take(&try, 0x6708) && !cc_take(&try, 0xC6D4)) /* 月 월 */
        return false;
    cc_skip_blanks(&try);
    f->day = cc_take_number(&try, 1, 2);
    cc_skip_blanks(&try);
    if (!cc_take(&try, 0x65E5) && !cc_take(&try, 0xC77C) && !cc_take(&try, 0x53F7)) /* 日 일 号 */
        return false;
    *c = try;
    return true;
}

static bool year_first(struct cc_cursor *c, struct cc_span language, struct found *f)
{
    struct cc_cursor try = *c;
    uint32_t separator;

    f->year = cc_take_number(&try, 4, 4);
    cc_skip_blanks(&try);
    separator = cc_peek(&try);
    if (separator == 0x5E74 || separator == 0xB144) {
        if (!month_and_day(&try, f))
            return false;
    } else {
        if (is_separator(separator) && take_separator(&try, separator) && cc_digit(&try) >= 0) {
            f->month = cc_take_number(&try, 1, 2);
            if (!take_separator(&try, separator))
                return false;
            if (f->month > 0 && cc_calendar_is_persian_year(f->year, language))
                f->month += CC_MONTH_PERSIAN;
        } else {
            skip_between(&try); /* "2025. március 13.", "2025 m. kovo 13 d." */
            f->month = take_month_name(&try);
            if (f->month == 0)
                return false;
            skip_between(&try);
        }
        f->day = cc_take_number(&try, 1, 2);
    }
    *c = try;
    return is_day(f);
}

/* "113-03-15" of Taiwan, from the year on. */
static bool year_of_state_first(struct cc_cursor *c, struct cc_span language, struct found *f)
{
    struct cc_cursor try = *c;
    uint32_t separator;

    if (!cc_span_starts_nocase(language, CC_SPAN("zh")))
        return false;
    f->year = cc_take_number(&try, 3, 3) + cc_calendar_era(CC_SPAN("民國"));
    separator = cc_peek(&try);
    if (!is_separator(separator) || !take_separator(&try, separator))
        return false;
    f->month = cc_take_number(&try, 2, 2);
    if (!take_separator(&try, separator))
        return false;
    f->day = cc_take_number(&try, 2, 2);
    *c = try;
    return is_day(f);
}

/* "令和4年11月1日" or "令和元年5月1日", behind `word`, which ends with the name of an era or with that and "元年", its first year. */
static bool year_of_era(struct cc_cursor *c, struct cc_span word, struct found *f)
{
    static const struct cc_span first = {"元年", 6};
    struct cc_cursor try = *c;
    bool is_first = cc_span_ends(word, first);
    int before = cc_calendar_era(is_first ? cc_span_slice(word, 0, word.len - first.len) : word);

    if (before == 0)
        return false;
    if (is_first)
        try.at -= first.len / 2; /* to the sign of the year */
    cc_skip_blanks(&try);
    f->year = is_first ? 1 : cc_take_number(&try, 1, 3);
    if (f->year < 0)
        return false;
    f->year += before;
    cc_skip_blanks(&try);
    if (!month_and_day(&try, f))
        return false;
    *c = try;
    return is_day(f);
}

/* Whether "4/3" is April 3rd: 1 yes, 0 no, -1 nobody knows. */
static int month_comes_first(int a, int b, uint32_t separator, struct cc_span language)
{
    bool american = cc_span_starts_nocase(language, CC_SPAN("en-us")) ||
                    cc_span_starts_nocase(language, CC_SPAN("en_us")) ||
                    cc_span_starts_nocase(language, CC_SPAN("en-ph"));

    if (a == b || a > 12 || separator == '.')
        return 0;
    if (b > 12 || american)
        return 1;
    if (separator != '/')
        return 0;
    if (language.len == 0 || cc_span_is_nocase(language, CC_SPAN("en")) ||
        cc_span_starts_nocase(language, CC_SPAN("en-ca")))
        return -1;
    return 0;
}

/* "13.03.2025" and its kin, from behind the first number. */
static bool all_numbers(struct cc_cursor *c, int first, size_t first_digits,
                        struct cc_span language, struct found *f)
{
    struct cc_cursor try = *c, year;
    uint32_t separator;
    int second, american;
    size_t second_from, second_digits;

    cc_skip_blanks(&try);
    separator = cc_peek(&try);
    if (!is_separator(separator) || separator == '_')
        return false;
    try = *c;
    if (!take_separator(&try, separator))
        return false;
    second_from = try.at;
    second = cc_take_number(&try, 1, 2);
    second_digits = try.at - second_from;
    if (second < 0 || !take_separator(&try, separator))
        return false;
    american = month_comes_first(first, second, separator, language);
    if (american < 0)
        return false;
    f->day = american ? second : first;
    f->month = american ? first : second;
    year = try;
    f->year = cc_take_number(&try, 4, 4);
    if (f->year < 0) {
        /* "1.10.15" is a version, "01.10.15" a date */
        if (separator == '.' && (first_digits < 2 || second_digits < 2))
            return false;
        try = year;
        f->year = cc_take_number(&try, 2, 2);
        if (f->year < 0)
            return false;
        f->year = full_year(f->year);
    }
    if (is_separator(cc_peek(&try))) {
        struct cc_cursor behind = try;

        cc_step(&behind);
        if (cc_digit(&behind) >= 0)
            return false; /* an address or a version: 10.11.12.13 */
    }
    *c = try;
    return is_day(f);
}

/* "13 March 2025" and its kin, from behind the day. */
static bool named_month(struct cc_cursor *c, struct found *f)
{
    struct cc_cursor try = *c, before_year;
    uint32_t separator;

    (void)cc_take_one_of(&try, ordinals);
    (void)cc_take(&try, 0xBA); /* º and ° are no letters everywhere */
    (void)cc_take(&try, 0xB0);
    separator = cc_peek(&try);
    skip_between(&try);
    f->month = take_month_name(&try);
    if (f->month == 0)
        return false;
    before_year = try;
    skip_between(&try);
    f->year = cc_take_number(&try, 4, 4);
    if (f->year < 0) {
        /* a year of two digits where no hour can stand: 13-Mar-25, 13 Mar '25 */
        try = before_year;
        cc_skip_blanks(&try);
        if (!(separator == '-' && cc_take(&try, '-')) && !cc_take(&try, '\'') &&
            !cc_take(&try, 0x2019))
            return false;
        f->year = cc_take_number(&try, 2, 2);
        if (f->year < 0)
            return false;
        f->year = full_year(f->year);
    }
    *c = try;
    return is_day(f);
}

static bool day_first(struct cc_cursor *c, struct cc_span language, bool after_number,
                      struct found *f)
{
    struct cc_cursor try = *c, named;
    size_t from = c->at;
    int first = cc_take_number(&try, 1, 2);

    named = try;
    if (first < 1)
        return false;
    if (!after_number && all_numbers(&try, first, try.at - from, language, f)) {
        *c = try;
        return true;
    }
    f->day = first;
    if (!named_month(&named, f))
        return false;
    *c = named;
    return true;
}

/* "March 13th, 2025", from behind the month's name; a time may stand before the year. */
static bool month_first(struct cc_cursor *c, int month, struct found *f)
{
    struct cc_cursor try = *c, timed;

    f->month = month;
    skip_between(&try);
    f->day = cc_take_number(&try, 1, 2);
    if (f->day < 0)
        return false;
    (void)cc_take_one_of(&try, ordinals);
    timed = try;
    skip_between(&try);
    f->year = cc_take_number(&try, 4, 4);
    if (f->year < 0) {
        try = timed;
        cc_skip_blanks(&try);
        if (try.at == timed.at || !cc_clock_take(&try, false, &f->clock))
            return false;
        f->clock.zone = cc_clock_zone(&try, true);
        cc_skip_blanks(&try);
        f->year = cc_take_number(&try, 4, 4);
    }
    *c = try;
    return is_day(f);
}

/* Eight digits that stand alone, as in addresses and machine dates: 20250313, 20250313T101500Z,
 * 20250313101500. */
static bool compact(struct cc_cursor *c, bool alone, struct found *f)
{
    struct cc_cursor try = *c;
    int digits[14], n = 0;

    while (n < 14 && cc_digit(&try) >= 0) {
        digits[n++] = cc_digit(&try);
        cc_step(&try);
    }
    if (!alone || (n != 8 && n != 14) || cc_digit(&try) >= 0)
        return false;
    if (try.at < try.text.len && memchr("/_-.TZ?", try.text.ptr[try.at], 7) == NULL)
        return false;
    f->year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
    f->month = digits[4] * 10 + digits[5];
    f->day = digits[6] * 10 + digits[7];
    if (n == 8 && cc_take(&try, 'T')) {
        int clock = cc_take_number(&try, 6, 6);

        if (clock < 0)
            return false;
        for (n = 13; n >= 8; clock /= 10)
            digits[n--] = clock % 10;
        n = 14;
    }
    if (n == 14) {
        f->clock.hour = digits[8] * 10 + digits[9];
        f->clock.minute = digits[10] * 10 + digits[11];
        f->clock.second = digits[12] * 10 + digits[13];
        f->clock.zone = cc_clock_zone(&try, true);
        if (f->clock.hour > 23 || f->clock.minute > 59 || f->clock.second > 59)
            return false;
    }
    *c = try;
    return is_day(f);
}

/* ---- the whole text ---- */

/* A date that starts at the run of digits at *c. */
static bool from_digits(struct cc_cursor *c, struct cc_span language, struct found *f)
{
    const struct cc_cursor start = *c;
    struct cc_cursor run = *c;
    unsigned char before = start.at > 0 ? (unsigned char)start.text.ptr[start.at - 1] : ' ';
    bool alone = start.at == 0 || before == '/' || before == '_' || before == '-';
    bool after_number = start.at > 1 && memchr("./-:,", before, 5) != NULL &&
                        start.text.ptr[start.at - 2] >= '0' &&
                        start.text.ptr[start.at - 2] <= '9';
    int n = 0;

    while (cc_digit(&run) >= 0) {
        cc_step(&run);
        n++;
    }
    f->clock.hour = -1;
    f->clock.zone = CC_CLOCK_NO_ZONE;
    if ((n == 4 && year_first(c, language, f)) || (n == 3 && year_of_state_first(c, language, f))) {
        if (cc_digit(c) < 0)
            cc_clock_find(c, &f->clock);
        return true;
    }
    if (n <= 2 && day_first(c, language, after_number, f)) {
        cc_clock_find(c, &f->clock);
        return true;
    }
    if (n >= 8 && compact(c, alone, f))
        return true;
    *c = run;
    return false;
}

/* A date that starts with the word at *c. */
static bool from_word(struct cc_cursor *c, struct found *f)
{
    struct cc_cursor after;
    size_t from = c->at;
    char word[CC_CURSOR_WORD_BYTES];
    int month;

    cc_take_word(c, word);
    month = month_of(word);
    after = *c;
    f->clock.hour = -1;
    f->clock.zone = CC_CLOCK_NO_ZONE;
    if (month > 0 ? !month_first(&after, month, f) : !year_of_era(&after, cc_span_slice(c->text, from, c->at), f))
        return false;
    *c = after;
    if (f->clock.hour < 0)
        cc_clock_find(c, &f->clock);
    return true;
}

static struct cc_span iso_8601(struct cc_arena *arena, const struct found *f)
{
    int zone = 0; /* minutes, without its sign */

    if (f->clock.zone != CC_CLOCK_NO_ZONE)
        zone = f->clock.zone < 0 ? -f->clock.zone : f->clock.zone;
    if (f->clock.hour < 0)
        return cc_arena_printf(arena, "%04d-%02d-%02d", f->year, f->month, f->day);
    if (f->clock.zone == CC_CLOCK_NO_ZONE)
        return cc_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d", f->year, f->month,
                               f->day, f->clock.hour, f->clock.minute, f->clock.second);
    if (f->clock.zone == 0)
        return cc_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", f->year, f->month,
                               f->day, f->clock.hour, f->clock.minute, f->clock.second);
    return cc_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", f->year, f->month,
                           f->day, f->clock.hour, f->clock.minute, f->clock.second,
                           f->clock.zone < 0 ? '-' : '+', zone / 60, zone % 60);
}

struct cc_span cc_date_find_at(struct cc_arena *arena, struct cc_span text,
                               struct cc_span language, size_t *from, size_t *to)
{
    struct cc_cursor c = {text, 0};
    struct found f = {0, 0, 0, {-1, 0, 0, CC_CLOCK_NO_ZONE}};

    *from = 0;
    *to = 0;
    while (c.at < text.len) {
        size_t start = c.at;
        bool found = false;

        if (cc_digit(&c) >= 0)
            found = from_digits(&c, language, &f);
        else if (cc_is_letter(cc_peek(&c)))
            found = from_word(&c, &f);
        else
            cc_step(&c);
        if (found) {
            *from = start;
            *to = c.at;
            return iso_8601(arena, &f);
        }
    }
    return CC_SPAN_EMPTY;
}

struct cc_span cc_date_find(struct cc_arena *arena, struct cc_span text,
                            struct cc_span language)
{
    size_t from, to;

    return cc_date_find_at(arena, text, language, &from, &to);
}
