/* calendar.h -- dates of other calendars, as news sites of Thailand, Iran, Ethiopia, Taiwan and Japan write them, to Gregorian ones.
 *
 *     20 มิ.ย. 2567        the Buddhist year is 543 ahead
 *     ۱۵ مهر ۱۴۰۲          solar Hijri; leap years by the 33-year cycle, which agrees with the official calendar from 1178 to 1633
 *     ሐምሌ 12 ቀን 2016      Ethiopian: twelve months of 30 days and a rest of five or six, a leap year in four
 *     令和4年, 民國113年    years of a reign or a state
 *
 * The arithmetic is that of Calendrical Calculations (Reingold and Dershowitz) and of ICU's PersianCalendar.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_CALENDAR_H
#define CLEANCOPY_EXTRACT_CALENDAR_H

#include "cleancopy/core/span.h"

#include <stdbool.h>

/* Added to the number of a month (1 to 13) whose name is of that calendar. */
#define CC_MONTH_PERSIAN   100
#define CC_MONTH_ETHIOPIAN 200

struct cc_day {
    int year, month, day;
};

/* A day of any of these calendars, told by its month or by a year that can be no other's, to the Gregorian one.  False where there is no such
 * day, or it is outside of 1970 to 2100. */
bool cc_calendar_day(struct cc_day *day);

/* Whether a year alone tells that a date of numbers is solar Hijri: 1349 to 1479, on a page in Persian. */
bool cc_calendar_is_persian_year(int year, struct cc_span language);

/* The year before the first of the era that `word` ends with: 2018 of "令和", 1911 of "民國"; 0 for none. */
int cc_calendar_era(struct cc_span word);

#endif
