/* Dates in running text.  Every run of digits and every word may be the start of one:
 *
 *     2025-03-13   2025. 3. 13.   2025. március 13.   2025年3月13日      digits, four      -> year_first
 *     13.03.2025   13/3/25   13 de março de 2025   13-Mar-25             digits, one or two -> day_first
 *     20250313     20250313T101500Z                                      digits, eight      -> compact
 *     March 13th, 2025   Mar 13 10:15:00 2025                            month's name       -> month_first
 *
 * What does not fit is passed over whole, so a text is read once. */
#include "cleancopy/extract/date.h"

#include "cleancopy/core/utf8.h"
#include "date_months.h"

#include <stdbool.h>
#include <stdint.h>
#include <unicode/uchar.h>

#define MAX_WORD_BYTES 40 /* the longest name in the table has 33 */
#define NO_ZONE        INT32_MIN

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
static const char *const date_fillers[] = {"de", "del", "of", "di", "d", "m", "г", NULL};
/* ... behind the number of a day ... */
static const char *const ordinals[] = {"st", "nd", "rd", "th", "er", "re", "e", "a", "o", "º", "ª",
                                       "η", "ης", "ва", "го", NULL};
/* ... between date and time ... */
static const char *const time_fillers[] = {"at",  "um",  "à",    "a",    "alle", "ore",  "klo", "kl",
                                           "om",  "o",   "as",   "às",   "las",  "los",  "ora", "в",
                                           "о",   "г",   "года", "року", "р",    "godz", "saat", "by",
                                           "uhr", "den", "time", "η",    "ώρα",  "u",    "d",   NULL};

static const struct {
    const char *name;
    int minutes;
} zone_names[] = {
    /* those of RFC 2822, and others that stand for one offset only */
    {"gmt", 0},     {"utc", 0},     {"ut", 0},      {"wet", 0},     {"est", -300},  {"edt", -240},
    {"cdt", -300},  {"mst", -420},  {"mdt", -360},  {"pst", -480},  {"pdt", -420},  {"cet", 60},
    {"cest", 120},  {"mez", 60},    {"mesz", 120},  {"eet", 120},   {"eest", 180},  {"msk", 180},
    {"jst", 540},   {"kst", 540},   {"aest", 600},  {"aedt", 660},
};

struct found {
    int year, month, day;
    int hour, minute, second; /* hour -1: no time */
    int32_t zone;             /* minutes east, or NO_ZONE */
};

/* ---- reading: a place in the text that moves on success alone ---- */

struct cursor {
    struct cc_span text;
    size_t at;
};

static uint32_t peek(const struct cursor *c)
{
    size_t at = c->at;

    return at < c->text.len ? cc_utf8_next(c->text, &at) : 0;
}

static void step(struct cursor *c)
{
    if (c->at < c->text.len)
        (void)cc_utf8_next(c->text, &c->at); /* passed over */
}

static bool take(struct cursor *c, uint32_t wanted)
{
    if (c->at >= c->text.len || peek(c) != wanted)
        return false;
    step(c);
    return true;
}

static int digit(const struct cursor *c)
{
    uint32_t ch = peek(c);

    if (ch < 0x80)
        return ch >= '0' && ch <= '9' ? (int)ch - '0' : -1;
    return u_charDigitValue((UChar32)ch);
}

/* A number of `least` to `most` digits with no digit behind; -1, nothing moved, for any other. */
static int take_number(struct cursor *c, int least, int most)
{
    struct cursor try = *c;
    int n = 0, value = 0;

    while (digit(&try) >= 0 && n <= most) {
        value = value * 10 + digit(&try);
        step(&try);
        n++;
    }
    if (n < least || n > most)
        return -1;
    *c = try;
    return value;
}

static bool is_blank(uint32_t ch)
{
    return ch == ' ' || ch == '\t' || ch == 0xA0 || ch == 0x202F || ch == 0x2009;
}

static void skip_blanks(struct cursor *c)
{
    while (is_blank(peek(c)))
        step(c);
}

static bool is_letter(uint32_t ch)
{
    if (ch < 0x80)
        return (ch | 32) >= 'a' && (ch | 32) <= 'z';
    return cc_char_is_word(ch) && !cc_char_is_digit(ch);
}

/* A run of letters and marks in lower case, NUL-ended; empty when there is none or it is longer. */
static void take_word(struct cursor *c, char out[MAX_WORD_BYTES + 4])
{
    size_t n = 0;

    while (c->at < c->text.len && is_letter(peek(c))) {
        if (n < MAX_WORD_BYTES)
            n += cc_utf8_put((uint32_t)u_tolower((UChar32)peek(c)), out + n);
        step(c);
    }
    out[n < MAX_WORD_BYTES ? n : 0] = '\0';
}

static bool is_in(const char *word, const char *const *list)
{
    for (; *list != NULL; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static bool take_one_of(struct cursor *c, const char *const *list)
{
    struct cursor try = *c;
    char word[MAX_WORD_BYTES + 4];

    take_word(&try, word);
    if (word[0] == '\0' || !is_in(word, list))
        return false;
    *c = try;
    return true;
}

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

static int take_month_name(struct cursor *c)
{
    struct cursor try = *c;
    char word[MAX_WORD_BYTES + 4];
    int month;

    take_word(&try, word);
    month = month_of(word);
    if (month > 0) {
        *c = try;
        (void)take(c, '.');
    }
    return month;
}

/* Blanks, commas and the like, and at most two words such as "de" or "of". */
static void skip_between(struct cursor *c)
{
    int words = 0;

    for (;;) {
        uint32_t ch = peek(c);

        if (is_blank(ch) || ch == ',' || ch == '.' || ch == '-' || ch == '/' || ch == 0x2019 ||
            ch == '\'' || ch == 0x60C || ch == 0x2013)
            step(c);
        else if (words < 2 && take_one_of(c, date_fillers))
            words++;
        else
            return;
    }
}

/* ---- time of day ---- */

static int32_t take_offset(struct cursor *c, bool colon_is_safe)
{
    struct cursor try = *c;
    int sign = peek(&try) == '+' ? 1 : -1, hours, minutes = 0;
    uint32_t ch = peek(&try);

    if (ch != '+' && ch != '-' && ch != 0x2212)
        return NO_ZONE;
    step(&try);
    hours = take_number(&try, 1, 2);
    if (hours >= 0) {
        struct cursor with = try;

        /* "10:30-12:00" is a span of time, "10:30:00-05:00" has a zone */
        if (take(&with, ':')) {
            minutes = take_number(&with, 2, 2);
            if (!colon_is_safe && sign < 0)
                return NO_ZONE;
            try = with;
        } else if (!colon_is_safe) {
            return NO_ZONE;
        }
    } else {
        hours = take_number(&try, 4, 4);
        minutes = hours % 100;
        hours /= 100;
    }
    if (hours < 0 || hours > 14 || minutes < 0 || minutes % 15 != 0 || minutes > 45)
        return NO_ZONE;
    *c = try;
    return sign * (hours * 60 + minutes);
}

static int32_t take_zone(struct cursor *c, bool colon_is_safe)
{
    struct cursor try = *c;
    char word[MAX_WORD_BYTES + 4];
    int32_t offset;
    size_t i;

    if (take(&try, 'Z') && !is_letter(peek(&try))) {
        *c = try;
        return 0;
    }
    try = *c;
    skip_blanks(&try);
    offset = take_offset(&try, colon_is_safe);
    if (offset != NO_ZONE) {
        *c = try;
        return offset;
    }
    (void)take(&try, '(');
    take_word(&try, word);
    for (i = 0; i < sizeof zone_names / sizeof *zone_names; i++) {
        if (strcmp(word, zone_names[i].name) != 0)
            continue;
        *c = try;
        offset = zone_names[i].minutes == 0 ? take_offset(c, true) : NO_ZONE;
        return offset != NO_ZONE ? offset : zone_names[i].minutes;
    }
    return NO_ZONE;
}

/* 0 none, 'a' or 'p': "pm", "p.m.", "PM" */
static int take_half(struct cursor *c)
{
    struct cursor try = *c;
    uint32_t first;

    skip_blanks(&try);
    first = peek(&try) | 32;
    if (first != 'a' && first != 'p')
        return 0;
    step(&try);
    (void)take(&try, '.');
    if (!take(&try, 'm') && !take(&try, 'M'))
        return 0;
    (void)take(&try, '.');
    if (is_letter(peek(&try)))
        return 0;
    *c = try;
    return (int)first;
}

/* hh:mm, hh:mm:ss, hh:mm:ss.fff, 14h30, 5 pm; 14.30 only where `dotted` says that it is a time */
static bool take_clock(struct cursor *c, bool dotted, struct found *f)
{
    struct cursor try = *c;
    int hour = take_number(&try, 1, 2), minute = 0, second = 0, half;
    bool parted = false;

    if (hour < 0)
        return false;
    if (take(&try, ':') || take(&try, 0x6642) || take(&try, 0x70B9) || (dotted && take(&try, '.'))) {
        minute = take_number(&try, 2, 2);
        parted = true;
    } else if (peek(&try) == 'h' || peek(&try) == 'H') {
        step(&try);
        minute = digit(&try) >= 0 ? take_number(&try, 2, 2) : 0;
        parted = !is_letter(peek(&try));
    }
    if (parted && take(&try, ':')) {
        second = take_number(&try, 2, 2);
        if (take(&try, '.') || take(&try, ','))
            while (digit(&try) >= 0)
                step(&try);
    }
    half = take_half(&try);
    if ((!parted && half == 0) || minute < 0 || second < 0 || minute > 59 || second > 59 ||
        hour > (half ? 12 : 23))
        return false;
    if (half)
        hour = hour % 12 + (half == 'p' ? 12 : 0);
    f->hour = hour;
    f->minute = minute;
    f->second = second;
    *c = try;
    return true;
}

/* The time behind a date, if there is one: "T10:15:00Z", ", 10:15", " at 5 pm", " um 14.30 Uhr" */
static void take_time(struct cursor *c, struct found *f)
{
    struct cursor try = *c;
    bool iso = false, dotted = false;
    int words = 0;
    size_t seconds_from;

    if ((peek(&try) | 32) == 't') {
        step(&try);
        iso = digit(&try) >= 0;
    }
    if (!iso)
        try = *c;
    while (!iso) {
        uint32_t ch = peek(&try);

        if (is_blank(ch) || ch == ',' || ch == '-' || ch == '|' || ch == '.' || ch == '(' ||
            ch == '/' || ch == ':' || ch == 0x2013 || ch == 0x2014 || ch == 0xB7 || ch == 0x2022 ||
            ch == 0x60C)
            step(&try);
        else if (words < 3 && take_one_of(&try, time_fillers))
            words++;
        else
            break;
    }
    dotted = words > 0;
    if (try.at == c->at)
        return;
    seconds_from = try.at;
    if (!take_clock(&try, dotted, f))
        return;
    /* "hh:mm:ss" has eight bytes: an offset right behind it cannot be the end of a span */
    f->zone = take_zone(&try, iso || try.at - seconds_from >= 8);
    *c = try;
}

/* ---- the four kinds of date ---- */

static bool is_day(const struct found *f)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = f->year % 4 == 0 && (f->year % 100 != 0 || f->year % 400 == 0);

    return f->year >= 1970 && f->year <= 2100 && f->month >= 1 && f->month <= 12 && f->day >= 1 &&
           f->day <= days[f->month - 1] && (f->month != 2 || f->day < 29 || leap);
}

static int full_year(int two_digits)
{
    return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits;
}

static bool take_separator(struct cursor *c, uint32_t separator)
{
    struct cursor try = *c;

    if (separator == '.')
        skip_blanks(&try); /* "13 . 3 . 2025" */
    if (!take(&try, separator))
        return false;
    if (separator == '.')
        skip_blanks(&try);
    *c = try;
    return true;
}

static bool is_separator(uint32_t ch)
{
    return ch == '-' || ch == '/' || ch == '.' || ch == '_' || ch == 0x2010 || ch == 0x2011 ||
           ch == 0x2013;
}

static bool year_first(struct cursor *c, struct found *f)
{
    struct cursor try = *c;
    uint32_t separator;

    f->year = take_number(&try, 4, 4);
    skip_blanks(&try);
    separator = peek(&try);
    if (take(&try, 0x5E74) || take(&try, 0xB144)) { /* 年 년 */
        skip_blanks(&try);
        f->month = take_number(&try, 1, 2);
        skip_blanks(&try);
        if (!take(&try, 0x6708) && !take(&try, 0xC6D4)) /* 月 월 */
            return false;
        skip_blanks(&try);
        f->day = take_number(&try, 1, 2);
        skip_blanks(&try);
        if (!take(&try, 0x65E5) && !take(&try, 0xC77C) && !take(&try, 0x53F7)) /* 日 일 号 */
            return false;
    } else {
        if (is_separator(separator) && take_separator(&try, separator) && digit(&try) >= 0) {
            f->month = take_number(&try, 1, 2);
            if (!take_separator(&try, separator))
                return false;
        } else {
            skip_between(&try); /* "2025. március 13.", "2025 m. kovo 13 d." */
            f->month = take_month_name(&try);
            if (f->month == 0)
                return false;
            skip_between(&try);
        }
        f->day = take_number(&try, 1, 2);
    }
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
static bool all_numbers(struct cursor *c, int first, size_t first_digits, struct cc_span language,
                        struct found *f)
{
    struct cursor try = *c, year;
    uint32_t separator;
    int second, american;
    size_t second_from, second_digits;

    skip_blanks(&try);
    separator = peek(&try);
    if (!is_separator(separator) || separator == '_')
        return false;
    try = *c;
    if (!take_separator(&try, separator))
        return false;
    second_from = try.at;
    second = take_number(&try, 1, 2);
    second_digits = try.at - second_from;
    if (second < 0 || !take_separator(&try, separator))
        return false;
    american = month_comes_first(first, second, separator, language);
    if (american < 0)
        return false;
    f->day = american ? second : first;
    f->month = american ? first : second;
    year = try;
    f->year = take_number(&try, 4, 4);
    if (f->year < 0) {
        /* "1.10.15" is a version, "01.10.15" a date */
        if (separator == '.' && (first_digits < 2 || second_digits < 2))
            return false;
        try = year;
        f->year = take_number(&try, 2, 2);
        if (f->year < 0)
            return false;
        f->year = full_year(f->year);
    }
    if (is_separator(peek(&try))) {
        struct cursor behind = try;

        step(&behind);
        if (digit(&behind) >= 0)
            return false; /* an address or a version: 10.11.12.13 */
    }
    *c = try;
    return is_day(f);
}

/* "13 March 2025" and its kin, from behind the day. */
static bool named_month(struct cursor *c, struct found *f)
{
    struct cursor try = *c, before_year;
    uint32_t separator;

    (void)take_one_of(&try, ordinals);
    (void)take(&try, 0xBA); /* º and ° are no letters everywhere */
    (void)take(&try, 0xB0);
    separator = peek(&try);
    skip_between(&try);
    f->month = take_month_name(&try);
    if (f->month == 0)
        return false;
    before_year = try;
    skip_between(&try);
    f->year = take_number(&try, 4, 4);
    if (f->year < 0) {
        /* a year of two digits where no hour can stand: 13-Mar-25, 13 Mar '25 */
        try = before_year;
        skip_blanks(&try);
        if (!(separator == '-' && take(&try, '-')) && !take(&try, '\'') && !take(&try, 0x2019))
            return false;
        f->year = take_number(&try, 2, 2);
        if (f->year < 0)
            return false;
        f->year = full_year(f->year);
    }
    *c = try;
    return is_day(f);
}

static bool day_first(struct cursor *c, struct cc_span language, bool after_number, struct found *f)
{
    struct cursor try = *c, named;
    size_t from = c->at;
    int first = take_number(&try, 1, 2);

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
static bool month_first(struct cursor *c, int month, struct found *f)
{
    struct cursor try = *c, timed;

    f->month = month;
    skip_between(&try);
    f->day = take_number(&try, 1, 2);
    if (f->day < 0)
        return false;
    (void)take_one_of(&try, ordinals);
    timed = try;
    skip_between(&try);
    f->year = take_number(&try, 4, 4);
    if (f->year < 0) {
        try = timed;
        skip_blanks(&try);
        if (try.at == timed.at || !take_clock(&try, false, f))
            return false;
        f->zone = take_zone(&try, true);
        skip_blanks(&try);
        f->year = take_number(&try, 4, 4);
    }
    *c = try;
    return is_day(f);
}

/* Eight digits that stand alone, as in addresses and machine dates: 20250313, 20250313T101500Z,
 * 20250313101500. */
static bool compact(struct cursor *c, bool alone, struct found *f)
{
    struct cursor try = *c;
    int digits[14], n = 0;

    while (n < 14 && digit(&try) >= 0) {
        digits[n++] = digit(&try);
        step(&try);
    }
    if (!alone || (n != 8 && n != 14) || digit(&try) >= 0)
        return false;
    if (try.at < try.text.len && memchr("/_-.TZ?", try.text.ptr[try.at], 7) == NULL)
        return false;
    f->year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
    f->month = digits[4] * 10 + digits[5];
    f->day = digits[6] * 10 + digits[7];
    if (n == 8 && take(&try, 'T')) {
        int clock = take_number(&try, 6, 6);

        if (clock < 0)
            return false;
        for (n = 13; n >= 8; clock /= 10)
            digits[n--] = clock % 10;
        n = 14;
    }
    if (n == 14) {
        f->hour = digits[8] * 10 + digits[9];
        f->minute = digits[10] * 10 + digits[11];
        f->second = digits[12] * 10 + digits[13];
        f->zone = take_zone(&try, true);
        if (f->hour > 23 || f->minute > 59 || f->second > 59)
            return false;
    }
    *c = try;
    return is_day(f);
}

/* ---- the whole text ---- */

/* A date that starts at the run of digits at *c. */
static bool from_digits(struct cursor *c, struct cc_span language, struct found *f)
{
    const struct cursor start = *c;
    struct cursor run = *c;
    unsigned char before = start.at > 0 ? (unsigned char)start.text.ptr[start.at - 1] : ' ';
    bool alone = start.at == 0 || before == '/' || before == '_' || before == '-';
    bool after_number = start.at > 1 && memchr("./-:,", before, 5) != NULL &&
                        start.text.ptr[start.at - 2] >= '0' && start.text.ptr[start.at - 2] <= '9';
    int n = 0;

    while (digit(&run) >= 0) {
        step(&run);
        n++;
    }
    f->hour = -1;
    f->zone = NO_ZONE;
    if (n == 4 && year_first(c, f)) {
        if (digit(c) < 0)
            take_time(c, f);
        return true;
    }
    if (n <= 2 && day_first(c, language, after_number, f)) {
        take_time(c, f);
        return true;
    }
    if (n >= 8 && compact(c, alone, f))
        return true;
    *c = run;
    return false;
}

/* A date that starts with the word at *c. */
static bool from_word(struct cursor *c, struct found *f)
{
    struct cursor after;
    char word[MAX_WORD_BYTES + 4];
    int month;

    take_word(c, word);
    month = month_of(word);
    after = *c;
    f->hour = -1;
    f->zone = NO_ZONE;
    if (month == 0 || !month_first(&after, month, f))
        return false;
    *c = after;
    if (f->hour < 0)
        take_time(c, f);
    return true;
}

static struct cc_span iso_8601(struct cc_arena *arena, const struct found *f)
{
    int zone = f->zone < 0 ? -f->zone : f->zone;

    if (f->hour < 0)
        return cc_arena_printf(arena, "%04d-%02d-%02d", f->year, f->month, f->day);
    if (f->zone == NO_ZONE)
        return cc_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d", f->year, f->month, f->day,
                               f->hour, f->minute, f->second);
    if (f->zone == 0)
        return cc_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", f->year, f->month, f->day,
                               f->hour, f->minute, f->second);
    return cc_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", f->year, f->month,
                           f->day, f->hour, f->minute, f->second, f->zone < 0 ? '-' : '+', zone / 60,
                           zone % 60);
}

struct cc_span cc_date_find_at(struct cc_arena *arena, struct cc_span text,
                               struct cc_span language, size_t *from, size_t *to)
{
    struct cursor c = {text, 0};
    struct found f = {0, 0, 0, -1, 0, 0, NO_ZONE};

    *from = 0;
    *to = 0;
    while (c.at < text.len) {
        size_t start = c.at;
        bool found = false;

        if (digit(&c) >= 0)
            found = from_digits(&c, language, &f);
        else if (is_letter(peek(&c)))
            found = from_word(&c, &f);
        else
            step(&c);
        if (found) {
            *from = start;
            *to = c.at;
            return iso_8601(arena, &f);
        }
    }
    return CC_SPAN_EMPTY;
}

struct cc_span cc_date_find(struct cc_arena *arena, struct cc_span text, struct cc_span language)
{
    size_t from, to;

    return cc_date_find_at(arena, text, language, &from, &to);
}
