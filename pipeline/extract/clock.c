#include "cleancopy/extract/clock.h"

/* What stands between date and time. */
static const char *const time_fillers[] = {
    "at",   "um",  "à",   "a",   "alle", "ore", "klo", "kl",   "om",   "o", "as",
    "às",   "las", "los", "ora", "в",    "о",   "г",   "года", "року", "р", "godz",
    "saat", "by",  "uhr", "den", "time", "η",   "ώρα", "u",    "d",    NULL};

static const struct {
    const char *name;
    int minutes;
} zone_names[] = {
    /* those of RFC 2822, and others that stand for one offset only */
    {"gmt", 0},    {"utc", 0},    {"ut", 0},     {"wet", 0},    {"est", -300}, {"edt", -240},
    {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"cet", 60},
    {"cest", 120}, {"mez", 60},   {"mesz", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},
    {"jst", 540},  {"kst", 540},  {"aest", 600}, {"aedt", 660},
};

static int32_t take_offset(struct cc_cursor *c, bool colon_is_safe)
{
    struct cc_cursor try = *c;
    int sign = cc_peek(&try) == '+' ? 1 : -1, hours, minutes = 0;
    uint32_t ch = cc_peek(&try);

    if (ch != '+' && ch != '-' && ch != 0x2212)
        return CC_CLOCK_NO_ZONE;
    cc_step(&try);
    hours = cc_take_number(&try, 1, 2);
    if (hours >= 0) {
        struct cc_cursor with = try;

        /* "10:30-12:00" is a span of time, "10:30:00-05:00" has a zone */
        if (cc_take(&with, ':')) {
            minutes = cc_take_number(&with, 2, 2);
            if (!colon_is_safe && sign < 0)
                return CC_CLOCK_NO_ZONE;
            try = with;
        } else if (!colon_is_safe) {
            return CC_CLOCK_NO_ZONE;
        }
    } else {
        hours = cc_take_number(&try, 4, 4);
        minutes = hours % 100;
        hours /= 100;
    }
    if (hours < 0 || hours > 14 || minutes < 0 || minutes % 15 != 0 || minutes > 45)
        return CC_CLOCK_NO_ZONE;
    *c = try;
    return sign * (hours * 60 + minutes);
}

int32_t cc_clock_zone(struct cc_cursor *c, bool colon_is_safe)
{
    struct cc_cursor try = *c;
    char word[CC_CURSOR_WORD_BYTES];
    int32_t offset;
    size_t i;

    if (cc_take(&try, 'Z') && !cc_is_letter(cc_peek(&try))) {
        *c = try;
        return 0;
    }
    try = *c;
    cc_skip_blanks(&try);
    offset = take_offset(&try, colon_is_safe);
    if (offset != CC_CLOCK_NO_ZONE) {
        *c = try;
        return offset;
    }
    (void)cc_take(&try, '(');
    cc_take_word(&try, word);
    for (i = 0; i < sizeof zone_names / sizeof *zone_names; i++) {
        if (strcmp(word, zone_names[i].name) != 0)
            continue;
        *c = try;
        offset = zone_names[i].minutes == 0 ? take_offset(c, true) : CC_CLOCK_NO_ZONE;
        return offset != CC_CLOCK_NO_ZONE ? offset : zone_names[i].minutes;
    }
    return CC_CLOCK_NO_ZONE;
}

/* 0 none, 'a' or 'p': "pm", "p.m.", "PM" */
static int take_half(struct cc_cursor *c)
{
    struct cc_cursor try = *c;
    uint32_t first;

    cc_skip_blanks(&try);
    first = cc_peek(&try) | 32;
    if (first != 'a' && first != 'p')
        return 0;
    cc_step(&try);
    (void)cc_take(&try, '.');
    if (!cc_take(&try, 'm') && !cc_take(&try, 'M'))
        return 0;
    (void)cc_take(&try, '.');
    if (cc_is_letter(cc_peek(&try)))
        return 0;
    *c = try;
    return (int)first;
}

/* hh:mm, hh:mm:ss, hh:mm:ss.fff, 14h30, 5 pm; 14.30 only where `dotted` says that it is a time
 */
bool cc_clock_take(struct cc_cursor *c, bool dotted, struct cc_clock *clock)
{
    struct cc_cursor try = *c;
    int hour = cc_take_number(&try, 1, 2), minute = 0, second = 0, half;
    bool parted = false;

    if (hour < 0)
        return false;
    if (cc_take(&try, ':') || cc_take(&try, 0x6642) || cc_take(&try, 0x70B9) ||
        (dotted && cc_take(&try, '.'))) {
        minute = cc_take_number(&try, 2, 2);
        parted = true;
    } else if (cc_peek(&try) == 'h' || cc_peek(&try) == 'H') {
        cc_step(&try);
        minute = cc_digit(&try) >= 0 ? cc_take_number(&try, 2, 2) : 0;
        parted = !cc_is_letter(cc_peek(&try));
    }
    if (parted && cc_take(&try, ':')) {
        second = cc_take_number(&try, 2, 2);
        if (cc_take(&try, '.') || cc_take(&try, ','))
            while (cc_digit(&try) >= 0)
                cc_step(&try);
    }
    half = take_half(&try);
    if ((!parted && half == 0) || minute < 0 || second < 0 || minute > 59 || second > 59 ||
        hour > (half ? 12 : 23))
        return false;
    if (half)
        hour = hour % 12 + (half == 'p' ? 12 : 0);
    clock->hour = hour;
    clock->minute = minute;
    clock->second = second;
    *c = try;
    return true;
}

/* The time behind a date, if there is one: "T10:15:00Z", ", 10:15", " at 5 pm", " um 14.30 Uhr"
 */
void cc_clock_find(struct cc_cursor *c, struct cc_clock *clock)
{
    struct cc_cursor try = *c;
    bool iso = false, dotted = false;
    int words = 0;
    size_t seconds_from;

    if ((cc_peek(&try) | 32) == 't') {
        cc_step(&try);
        iso = cc_digit(&try) >= 0;
    }
    if (!iso)
        try = *c;
    while (!iso) {
        uint32_t ch = cc_peek(&try);

        if (cc_is_blank(ch) || ch == ',' || ch == '-' || ch == '|' || ch == '.' || ch == '(' ||
            ch == '/' || ch == ':' || ch == 0x2013 || ch == 0x2014 || ch == 0xB7 ||
            ch == 0x2022 || ch == 0x60C)
            cc_step(&try);
        else if (words < 3 && cc_take_one_of(&try, time_fillers))
            words++;
        else
            break;
    }
    dotted = words > 0;
    if (try.at == c->at)
        return;
    seconds_from = try.at;
    if (!cc_clock_take(&try, dotted, clock))
        return;
    /* "hh:mm:ss" has eight bytes: an offset right behind it cannot be the end of a span */
    clock->zone = cc_clock_zone(&try, iso || try.at - seconds_from >= 8);
    *c = try;
}
