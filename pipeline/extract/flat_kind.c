/* flat_kind.c -- see flat_kind.h. */
#include "cleancopy/extract/flat_kind.h"

#define MIN_TEASER_UNITS 8u
#define MIN_TEASERS      5u

/* A good part of the longer lines name a day, and the days fall from line to line: newest
 * first.  A chronicle of events runs the other way. */
static bool is_list_of_days(const struct cc_flat_lines *lines, uint32_t from, uint32_t to)
{
    uint32_t i, n_prose = 0, n_days = 0, n_falling = 0, n_dated = 0;
    uint16_t last = 0, day;

    for (i = from; i < to; i++) {
        if (lines->list[i].shape != CC_FLAT_PROSE && lines->list[i].shape != CC_FLAT_LONG)
            continue;
        n_prose++;
        day = lines->list[i].day_of_year;
        if (day == 0)
            continue;
        n_dated++;
        if (last != 0 && day != last) {
            n_days++;
            n_falling += day < last;
        }
        last = day;
    }
    return n_prose >= 8 && n_dated * 3 >= n_prose && n_days >= 4 &&
           n_falling * 10 >= n_days * 6;
}

static bool is_stamp(const struct cc_flat_lines *lines, uint32_t i)
{
    return i < lines->count && (lines->list[i].shape == CC_FLAT_STAMP ||
                                lines->list[i].shape == CC_FLAT_DATED_LINK);
}

/* A sentence alone between other lines, one of which is a date: "12 March / headline / teaser".
 */
static bool is_teaser(const struct cc_flat_lines *lines, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    if (line->shape != CC_FLAT_PROSE || i + 1 >= lines->count || i == 0 ||
        line[1].shape == CC_FLAT_PROSE || line[-1].shape == CC_FLAT_PROSE)
        return false;
    return is_stamp(lines, i + 1) || is_stamp(lines, i - 1) || is_stamp(lines, i + 2) ||
           (i > 1 && is_stamp(lines, i - 2));
}

/* Most of the longer lines are cut off ("…") or have a date of their own. */
static bool is_list_of_teasers(const struct cc_flat_lines *lines, uint32_t from, uint32_t to)
{
    uint32_t i, n_long = 0, n_cut = 0, n_dated = 0;

    for (i = from; i < to; i++) {
        n_long += lines->list[i].shape == CC_FLAT_PROSE || lines->list[i].shape == CC_FLAT_LONG;
        n_cut += lines->list[i].cut && lines->list[i].units >= MIN_TEASER_UNITS;
        n_dated += is_teaser(lines, i);
    }
    return (n_cut >= MIN_TEASERS && n_cut * 2 >= n_long) ||
           (n_dated >= MIN_TEASERS && n_dated * 3 >= n_long * 2);
}

/* "Reply" or "Quote" under each of the page's posts, from the first on. */
static bool is_list_of_posts(const struct cc_flat_lines *lines, uint32_t from, uint32_t to)
{
    uint32_t i, n_replies = 0, n_stamps = 0, first = CC_NO_INDEX;

    for (i = from; i < to; i++) {
        n_stamps += lines->list[i].shape == CC_FLAT_STAMP;
        if (lines->list[i].said.hit != CC_VOCABULARY_WHOLE ||
            lines->list[i].said.reason != CC_REASON_COMMENTS || lines->list[i].n_copies < 3)
            continue;
        n_replies++;
        if (first == CC_NO_INDEX)
            first = i;
    }
    return n_replies >= 3 && n_stamps >= 3 && first - from <= (to - from) / 3;
}

enum cc_kind cc_flat_kind(const struct cc_flat_lines *lines, uint32_t from, uint32_t to)
{
    if (to == from)
        return CC_KIND_EMPTY;
    if (is_list_of_posts(lines, from, to))
        return CC_KIND_FORUM;
    if (is_list_of_days(lines, from, to) || is_list_of_teasers(lines, from, to))
        return CC_KIND_LISTING;
    return CC_KIND_ARTICLE;
}
