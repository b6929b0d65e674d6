/* explain_view.h -- the facts about a page (explain_facts.h) read again, and shown in one of
 * two styles: lines for a pipe (explain_plain.c), a text to read for a terminal
 * (explain_screen.c).
 *
 * Nothing that a page, a path or a file name put into them reaches the terminal as it is:
 * terminal_text.h.
 *
 * Thread use: one thread at a time for each struct. */
#ifndef CLEANCOPY_CMD_EXPLAIN_VIEW_H
#define CLEANCOPY_CMD_EXPLAIN_VIEW_H

#include "terminal_text.h"

#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"

#include <jansson.h>

/* Another paragraph that has the same text, or nearly. */
struct cc_explain_copy {
    struct cc_duplicate place; /* where it is, and how alike; outlet included */
    bool is_kept; /* it is the copy that is kept, and the paragraph in hand was taken from it */
    struct cc_span date, url, title;
};

struct cc_explain_block {
    bool keep;
    unsigned score;
    /* empty where there is none; in the JSON they were read from */
    struct cc_span reason, role, path, text, rule;
    const struct cc_explain_copy *copies;
    size_t n_copies;
};

/* How and where; `out` grows until the caller empties it. */
struct cc_explain_view {
    const struct cc_explain_style *style;
    struct cc_buf out;
    unsigned columns; /* of a terminal; text for a pipe is cut at CC_EXPLAIN_PLAIN_BYTES */
    bool colour;
    struct cc_wrap *wrap; /* for a terminal alone */
    struct cc_buf tamed;  /* scratch: a line made harmless, … */
    struct cc_buf words;  /* … and one put together; see cc_explain_check() */
    bool after_kept;      /* the last block was text */
};

#define CC_EXPLAIN_PLAIN_BYTES 200 /* of a block's text in a line for a pipe */
#define CC_EXPLAIN_MAX_COPIES  5 /* of a paragraph that are named; then their number is told */

struct cc_explain_style {
    void (*page)(struct cc_explain_view *view, const json_t *page);
    void (*block)(struct cc_explain_view *view, const struct cc_explain_block *block);
    void (*end)(struct cc_explain_view *view, const json_t *page); /* behind the last block */
    /* "copy of …", "also in …": alone, as `explain --paragraph` shows them */
    void (*copies)(struct cc_explain_view *view, const struct cc_explain_copy *copies,
                   size_t n);
};
extern const struct cc_explain_style cc_explain_plain, cc_explain_screen;

/* For standard output as it is: a terminal, or `always`, has the one style, anything else the
 * other.  False: memory is short. */
bool cc_explain_view_init(struct cc_explain_view *view, enum cc_color color);
void cc_explain_view_done(struct cc_explain_view *view);

/* What was shown goes to standard output, which cc_stdout_done() checks, and `out` is empty
 * again.  CC_E_NOMEM, CC_E_LIMIT. */
enum cc_status cc_explain_view_flush(struct cc_explain_view *view, struct cc_error *err);

/* After the scratch was filled: what failed there has failed in `out`. */
void cc_explain_check(struct cc_explain_view *view);

/* A line of facts, to be given back with json_decref().  CC_E_INPUT: it is none (what another
 * process says is not believed); CC_E_NOMEM; *object is NULL then. */
enum cc_status cc_explain_line_read(struct cc_span line, json_t **object, struct cc_error *err);
/* False where it is no line about a block, or has words that are not ours. */
bool cc_explain_block_read(const json_t *line, struct cc_explain_block *block);

/* What both styles say. */
void cc_explain_fields(struct cc_explain_view *view, const json_t *page,
                       void (*put)(struct cc_explain_view *view, const char *name,
                                   struct cc_span value));
/* "9 kept (412 words), …", without a line feed. */
void cc_explain_summary(struct cc_buf *out, const json_t *page);
void cc_explain_copy_words(struct cc_buf *out, const struct cc_explain_copy *copy);

#endif
