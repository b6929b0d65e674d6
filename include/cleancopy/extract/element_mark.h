/* element_mark.h -- what elements say of their content by class, id, role, itemprop and style.
 *
 * A mark that speaks against the bulk of the page's text is taken back: "has-sidebar" on
 * <body>, "elementor-widget" around each section, "paywall" on each paragraph.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_ELEMENT_MARK_H
#define CLEANCOPY_EXTRACT_ELEMENT_MARK_H

#include "cleancopy/extract/page_sums.h"

#define CC_MAX_MARK_SHARE                                                                      \
    400 /* permille of the page's paragraph words that a mark may speak against */
/* Comments, and related stories given whole, may well be longer than the text they belong to. */
#define CC_MAX_COMMENTS_SHARE 800

struct cc_element_mark {
    uint8_t reason; /* enum cc_reason of class or id */
    bool hidden;    /* hidden, aria-hidden, display: none, or a class for screen readers */
    bool role_bad;  /* ARIA role of navigation, banner, dialog … */
    bool role_main; /* ARIA role main or article */
    bool body_prop; /* itemprop articleBody, text, description, reviewBody */
    bool item_prop; /* another itemprop */
    bool content;   /* class or id of an article's text */
};

/* One mark a node.  False when the arena refused. */
bool cc_element_marks_make(struct cc_arena *arena, const struct cc_dom *dom,
                           const struct cc_page_sums *sums, struct cc_element_mark **marks);

/* The same for elements of the same tag and class; 0 for CC_NO_INDEX. */
uint64_t cc_element_key(const struct cc_dom *dom, uint32_t element);

#endif
