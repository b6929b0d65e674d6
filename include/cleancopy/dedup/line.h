/* line.h -- a document's paragraphs as small facts, for counting lines over many pages.
 *
 * A line is what furniture.h learns from: the key of a paragraph's normal form, its length, and
 * what it can be.  11 bytes each when stored, where a paragraph of the index takes a thousand.
 *
 * Pure: any thread may call it, an arena each. */
#ifndef CLEANCOPY_DEDUP_LINE_H
#define CLEANCOPY_DEDUP_LINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"

enum {
    /* Prose or a heading of its own: furniture can look like that.  Not so table rows, list items,
     * code, captions and corrections, and not what is figures for more than a fifth of its words
     * (prices, results, dates): they recur because things recur. */
    CC_LINE_JUDGED = 1,
    CC_LINE_HEADING = 2,
    CC_LINE_COPY = 4,    /* exact, near or part of a paragraph in another document of the outlet */
    CC_LINE_FOREIGN = 8, /* … of another outlet's document */
    /* Not in the text: another outlet's paragraph that one of the text is near to, or part of.  So
     * the other outlet's line is known to be carried here too. */
    CC_LINE_CARRIED = 16
};

#define CC_LINE_FIGURES 5 /* one word in so many may have a digit: a legal notice has its register
                             number and its year, a price line is half figures */
#define CC_LINE_BYTES   11 /* stored: key and words little-endian, flags */

struct cc_line {
    uint64_t key;   /* XXH3-64 of the normal form; 0 with words 0 where it has no word */
    uint16_t words; /* of the normal form; 65,535 also for more */
    uint8_t flags;
};

/* A paragraph's line by itself, without what it is a copy of.  `normal`: its normal form. */
struct cc_line cc_line_of(const struct cc_paragraph *paragraph, struct cc_span normal);

/* One line a paragraph, in their order; duplicate_of must be filled.  `room` more lines fit behind
 * them (for CC_LINE_CARRIED).  CC_E_LIMIT or CC_E_NOMEM from the arena. */
enum cc_status cc_line_list(struct cc_arena *arena, const struct cc_document *doc, uint32_t room,
                            struct cc_line **lines, struct cc_error *err);

/* To and from CC_LINE_BYTES bytes. */
void cc_line_put(const struct cc_line *line, char *out);
struct cc_line cc_line_get(const char *in);

#endif
