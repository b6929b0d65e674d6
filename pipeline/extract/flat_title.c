/* flat_title.c -- see flat_title.h. */
#include "cleancopy/extract/flat_title.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/flat_join.h"

/* Lines between title and body: subtitle, byline, stamp, buttons, caption.  Of 347 pages that
 * hold their title as a line, half have it within 4, 95 % within 34. */
#define MAX_LINES_ABOVE  30u
#define LINES_TO_BYLINE  4u
#define PAGE_HEAD_LINES  3u
#define MIN_TITLE_POINTS 10
#define LINES_BELOW      4u /* where a stamp may follow the body */
#define MIN_DATED_WORDS  4u
#define MIN_TITLE_UNITS  3u
#define MAX_TITLE_UNITS  32u

static bool may_be_title(const struct cc_flat_line *line)
{
    if (line->bullet || line->units < MIN_TITLE_UNITS || line->units > MAX_TITLE_UNITS)
        return false;
    if (line->said.hit == CC_VOCABULARY_WHOLE || line->ends_colon)
        return false;
    if (line->said.hit != CC_VOCABULARY_NONE && line->said.reason != CC_REASON_NAVIGATION &&
        (line->said.reason != CC_REASON_NEWSLETTER || line->said.hit == CC_VOCABULARY_INSIDE))
        return false;
    return line->shape == CC_FLAT_HEADING || line->shape == CC_FLAT_LONG ||
           (line->shape == CC_FLAT_PROSE && line->units <= MAX_TITLE_UNITS / 2);
}

/* "date 2025-03-13 A headline": the rest behind the date, or the empty span where that is no
 * headline ("4 March 2025, 10:15 by Ada Quill, updated 5 March 2025"). */
static struct cc_span behind_date(struct cc_arena *arena, struct cc_span s)
{
    const struct cc_span none = CC_SPAN_EMPTY;
    size_t from = 0, to = 0;
    struct cc_span rest;

    if (cc_date_find_at(arena, s, none, &from, &to).len == 0 ||
        cc_count_words(cc_span_slice(s, 0, from)) > 2)
        return none;
    rest = cc_span_trim(cc_span_slice(s, to, s.len));
    if (cc_count_words(rest) < MIN_DATED_WORDS || cc_date_find(arena, rest, none).len > 0 ||
        cc_vocabulary_find(cc_lower(arena, rest), NULL).hit != CC_VOCABULARY_NONE)
        return none;
    return rest;
}

/* Stamp or author right below: what every newsroom puts under a headline. */
static bool heads_byline(const struct cc_flat_lines *lines, uint32_t i)
{
    const struct cc_flat_line *line;
    uint32_t j;

    for (j = i + 1; j < lines->count && j <= i + LINES_TO_BYLINE; j++) {
        line = &lines->list[j];
        if (line->shape == CC_FLAT_STAMP && line->date.len > 0)
            return true;
        if (line->said.hit >= CC_VOCABULARY_START && line->units <= 8 &&
            (line->said.reason == CC_REASON_BYLINE || line->said.reason == CC_REASON_DATE_LINE))
            return true;
    }
    return false;
}

/* The page's first lines hold it as well, with the outlet's name behind: the title element. */
static bool is_in_page_head(const struct cc_flat_lines *lines, uint32_t i)
{
    uint32_t j;

    for (j = 0; j < lines->count && j < PAGE_HEAD_LINES && j < i; j++)
        if (lines->list[j].lower.len > lines->list[i].lower.len &&
            cc_span_starts(lines->list[j].lower, lines->list[i].lower))
            return true;
    return false;
}

static bool has_field_mark(struct cc_span s)
{
    return cc_span_find(s, CC_SPAN("|"), 0) != (size_t)-1 ||
           cc_span_find(s, CC_SPAN("@"), 0) != (size_t)-1 || cc_span_starts(s, CC_SPAN("["));
}

/* How good a title the line is, 0 for none; `away`: lines between it and the body. */
static int32_t title_points(const struct cc_flat_lines *lines, uint32_t i, uint32_t away)
{
    const struct cc_flat_line *line = &lines->list[i];
    int32_t points = 30 - (int32_t)away;

    if (!may_be_title(line))
        return 0;
    if (line->said.hit != CC_VOCABULARY_NONE && line->n_copies == 1 && !heads_byline(lines, i))
        return 0; /* "Your guide to the elections": a promotion, unless the page treats it as a
                     title */
    points += line->n_copies > 1 && line->n_copies <= 4 ? 18 : 0; /* breadcrumb, page head */
    points += heads_byline(lines, i) ? 16 : 0;
    points += is_in_page_head(lines, i) ? 20 : 0;
    points += line->units >= 5 && line->units <= 20 ? 12 : 0;
    points -=
        line->shape != CC_FLAT_HEADING && !cc_span_ends(line->text, CC_SPAN("?")) ? 14 : 0;
    points += line->blank_before > 0 && line->blank_after > 0 ? 4 : 0;
    points -= line->lower_start ? 6 : 0;
    points -= line->credit || line->doubled ? 12 : 0;
    points -= line->units <= 4 && line->capitals >= 90 ? 12 : 0; /* a name, a section */
    points -= has_field_mark(line->text) ? 15 : 0;
    return points > 0 ? points : 0;
}

/* A line of the form "date 2025-03-13 A headline" above the body. */
static bool find_dated_title(struct cc_arena *arena, const struct cc_flat_lines *lines,
                             struct cc_flat_body *body, uint32_t first, struct cc_span *title)
{
    struct cc_span rest;
    uint32_t i;

    for (i = first; i < body->from; i++) {
        if (lines->list[i].date.len == 0 || lines->list[i].units < MIN_TITLE_UNITS + 2)
            continue;
        rest = behind_date(arena, lines->list[i].text);
        if (rest.len == 0)
            continue;
        body->title = i;
        *title = rest;
        return true;
    }
    return false;
}

void cc_flat_find_title(struct cc_arena *arena, const struct cc_flat_lines *lines, const struct cc_blocks *blocks,
                        struct cc_flat_body *body, struct cc_span *title)
{
    uint32_t i, first, best = CC_NO_INDEX;
    int32_t points, best_points = MIN_TITLE_POINTS;

    *title = CC_SPAN_EMPTY;
    body->title = CC_NO_INDEX;
    if (body->from == body->to || body->kind != CC_KIND_ARTICLE)
        return;
    first = body->from > MAX_LINES_ABOVE ? body->from - MAX_LINES_ABOVE : 0;
    if (find_dated_title(arena, lines, body, first, title))
        return;
    for (i = first; i < body->from; i++) {
        points = blocks != NULL && cc_flat_is_piece(blocks, i) ? 0 : title_points(lines, i, body->from - i);
        if (points > best_points) {
            best_points = points;
            best = i;
        }
    }
    if (best == CC_NO_INDEX)
        return;
    body->title = best;
    *title = lines->list[best].text;
}

static bool says_updated(struct cc_span lower)
{
    static const char *const words[] = {
        "updated",      "modified",    "aktualisiert",  "geändert",   "mis à jour",
        "modifié",      "actualizado", "aggiornato",    "atualizado", "bijgewerkt",
        "aktualizacja", "обновлено",   "оновлено",      "güncelle",   "uppdatera",
        "oppdatert",    "opdateret",   "aktualizováno", "更新",       "수정"};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        if (cc_span_find(lower, cc_span_from(words[i]), 0) != (size_t)-1)
            return true;
    return false;
}

/* Line whose date is taken as the page's own, among [from, to): the first that does not say
 * "updated", else the first. */
static uint32_t find_stamp(const struct cc_flat_lines *lines, uint32_t from, uint32_t to)
{
    const struct cc_flat_line *line;
    uint32_t i, found = CC_NO_INDEX;

    for (i = from; i < to && i < lines->count; i++) {
        line = &lines->list[i];
        if (line->date.len == 0 ||
            (line->shape != CC_FLAT_STAMP && line->units > MAX_TITLE_UNITS) ||
            line->shape == CC_FLAT_DATED_LINK)
            continue;
        if (!says_updated(line->lower))
            return i;
        if (found == CC_NO_INDEX)
            found = i;
    }
    return found;
}

struct cc_span cc_flat_find_date(const struct cc_flat_lines *lines,
                                 const struct cc_flat_body *body)
{
    uint32_t above = body->from > MAX_LINES_ABOVE ? body->from - MAX_LINES_ABOVE : 0, i;
    struct cc_span none = CC_SPAN_EMPTY;

    if (body->from == body->to)
        return none;
    i = find_stamp(lines, body->title != CC_NO_INDEX ? body->title : above, body->from);
    if (i == CC_NO_INDEX && body->title != CC_NO_INDEX)
        i = find_stamp(lines, body->title > 4 ? body->title - 4 : 0, body->title);
    if (i == CC_NO_INDEX)
        i = find_stamp(lines, above, body->from);
    if (i == CC_NO_INDEX)
        i = find_stamp(lines, body->from,
                       body->from + 6 < body->to ? body->from + 6 : body->to);
    if (i == CC_NO_INDEX)
        i = find_stamp(lines, body->to > 2 ? body->to - 2 : 0, body->to + LINES_BELOW);
    return i == CC_NO_INDEX ? none : lines->list[i].date;
}
