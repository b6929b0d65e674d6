/* box_internal.h -- what the files of box.h share; no other includes it. */
#ifndef CLEANCOPY_EXTRACT_BOX_INTERNAL_H
#define CLEANCOPY_EXTRACT_BOX_INTERNAL_H

#include "cleancopy/extract/box.h"

#define CC_BOX_FAR      99  /* no such ancestor */
#define CC_BOX_MIN_LINK 900 /* permille of a link's words */

struct cc_box_work {
    const struct cc_dom *dom;
    const struct cc_blocks *blocks;
    const struct cc_features *features;
    enum cc_kind kind; /* of the page */
    enum cc_reason *reasons;
    uint32_t title; /* the block, CC_NO_INDEX without one */
    uint32_t text_words; /* in paragraphs from the title to the block at hand, some 200 at most (box_thread.c) */
};

/* Blocks of an element: first up to end. */
struct cc_box_range {
    uint32_t first, end;
};

/* The blocks of `element`, of which `block` is one.  False when it is no box: a large part of the page, or with the title. */
bool cc_box_of(const struct cc_box_work *work, uint32_t element, uint32_t block, struct cc_box_range *range);

/* A block that has a reason keeps it. */
void cc_box_mark(struct cc_box_work *work, struct cc_box_range range, enum cc_reason reason);

/* Other articles that block i begins a list of: below a label, or two to four stories built alike. */
void cc_box_teasers(struct cc_box_work *work, uint32_t i);

/* A card that speaks for the site and has block i as its button. */
void cc_box_appeal(struct cc_box_work *work, uint32_t i);

/* The readers' comments, of which block i is the label.  To be called for one block after the other. */
void cc_box_thread(struct cc_box_work *work, uint32_t i);

/* Lines of several posts' panels that differ in their numbers alone.  False when the arena refused. */
bool cc_box_panels(struct cc_arena *arena, struct cc_box_work *work);

/* What block i is by itself: a stamp, a credit; CC_REASON_NONE for others. */
enum cc_reason cc_box_line(struct cc_arena *arena, const struct cc_box_work *work, uint32_t i);

#endif
