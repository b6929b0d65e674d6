/* furniture.h -- lines that an outlet prints on many pages, and that no single page betrays.
 *
 *     page 1                      page 2                      page 3 …
 *     The quay is to be rebuilt   Schools close on Friday     A film about ferries     own lines
 *     …                           …                           …
 *     Ada Holm writes about the coast for the Harbour Post and lives by the sea.       furniture
 *
 * A line (a paragraph's normal form) is furniture of an outlet when no other outlet carries it, not
 * even in edited form, and pages of the outlet that *count* have it:
 *  - A page counts when it is an article most of whose words are its *own*: in lines that no other
 *    page of the outlet has, and that copy none.  Two addresses of one article, its updated
 *    versions, the parts of one in several pages have little of their own, so they count once at
 *    most, and cannot make their text furniture.  Pages of one title count once.
 *  - At the *edge* of the page, before its first own line or behind its last, CC_FURNITURE_PAGES
 *    pages are enough for a line of CC_FURNITURE_WORDS words; a heading only behind the last: before
 *    text it labels it.  Most of the pages that have the line must have it there.
 *  - A shorter line at the edge, and a line in the middle of the text, need CC_FURNITURE_MANY pages
 *    and half of all that count.  A paper repeats its background paragraphs word for word in the
 *    middle of stories on one matter, but not in half of all its stories; "Yes." is the answer to
 *    many questions.  Short lines and headings in the middle stay always.
 *  - Table rows, list items and lines of figures are not judged (line.h).
 *
 * Why so careful: a long line is taken for a duplicate on all pages but one in any case, so what is
 * won is its first copy (and the short lines, which nothing else finds); what could be lost is text.
 *
 * Learnt anew from all pages for each writing, so it does not depend on their order, and is undone
 * when pages go or another outlet prints the line.  Exact and in bounded memory: the keys are taken
 * in parts (those of one remainder at a time), sorted and grouped; each part is two passes over
 * the pages, the first to find what is a page's own, the second to judge.
 * Memory: 56 bytes a page, 32 for each of CC_FURNITURE_PART_LINES lines, 16 a line found.
 *
 * No I/O.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_DEDUP_FURNITURE_H
#define CLEANCOPY_DEDUP_FURNITURE_H

#include "cleancopy/core/status.h"
#include "cleancopy/dedup/line.h"

#define CC_FURNITURE_PAGES      5 /* four are a series, or one story told for four days */
#define CC_FURNITURE_MANY       8 /* pages for a line that is short, or in the middle */
#define CC_FURNITURE_WORDS      5 /* fewer make a short line: as for syndication (config.h) */
#define CC_FURNITURE_PART_LINES (1u << 20) /* 32 MiB; 10 million lines are ten parts */

/* A page as it is stored. */
struct cc_page_lines {
    uint64_t outlet, title; /* hashes; title 0: it has none, then it is unlike all others */
    bool article;
    const struct cc_line *lines;
    uint32_t n_lines;
};

struct cc_furniture;

/* `n_lines`: of all pages together; decides the number of passes. */
enum cc_status cc_furniture_open(uint64_t n_lines, struct cc_furniture **furniture,
                                 struct cc_error *err);
void cc_furniture_close(struct cc_furniture *furniture); /* NULL is fine */

/* As long as it is true, give every page once, in the same order each time, and end the pass. */
bool cc_furniture_wants_pass(const struct cc_furniture *furniture);
enum cc_status cc_furniture_page(struct cc_furniture *furniture, const struct cc_page_lines *page,
                                 struct cc_error *err);
enum cc_status cc_furniture_end_pass(struct cc_furniture *furniture, struct cc_error *err);

/* How many pages of its outlet have the line; 0: it is no furniture.  After the last pass. */
uint32_t cc_furniture_find(const struct cc_furniture *furniture, uint64_t key);
/* How many lines were found. */
size_t cc_furniture_count(const struct cc_furniture *furniture);

#endif
