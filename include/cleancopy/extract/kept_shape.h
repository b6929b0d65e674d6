/* kept_shape.h -- how what the verdicts would keep of a page is built: one long text, or many alike with linked headings.
 *
 * It tells kinds from each other that look alike otherwise (page_kind.h): a short article amid long lists of teasers has its text right behind the
 * title, a listing has linked headings and many stretches.  With the numbers from CC_KEPT_RUNS on .857 of wcxb-dev's kinds are right out of fold
 * for .842; without an address, known words and a declared type .766 for .731 (by a first look alone).
 *
 * The counts have no bound as those of feature_bound.h have: an article of 3,000 paragraphs without a declared type is one still.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_KEPT_SHAPE_H
#define CLEANCOPY_EXTRACT_KEPT_SHAPE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/extract/features.h"

/* In the order of kept.py.  Shares are in permille, of the words of what is kept unless said. */
enum cc_kept_value {
    CC_KEPT_SHARE,        /* of the page's words that would be kept */
    CC_KEPT_BLOCKS,       /* blocks that would be kept */
    CC_KEPT_LINKS,        /* share of words in links */
    CC_KEPT_LENGTH,       /* words a block, times ten */
    CC_KEPT_LONG,         /* share in blocks of 15 words or more */
    CC_KEPT_RUNS,         /* stretches of kept blocks without another between */
    CC_KEPT_RUN,          /* share in the longest of them */
    CC_KEPT_TITLE_RUN,    /* share in what follows the title, until 8 blocks in a row (2 behind 40 words) are not kept */
    CC_KEPT_TITLE_WORDS,  /* words of that, 2,000 at most */
    CC_KEPT_LIKES,        /* share in the likes (features_near.h) that have most words */
    CC_KEPT_HEADINGS,     /* headings */
    CC_KEPT_LINKED,       /* headings that are links */
    CC_KEPT_ALL_LINKED,   /* the same, of the whole page */
    CC_KEPT_ALL_LINKED_SHARE, /* the share of those of the whole page in its headings */
    CC_KEPT_QUESTIONS,    /* blocks with a question mark */
    CC_KEPT_DATES,        /* … a date */
    CC_KEPT_PRICES,       /* … a price */
    CC_KEPT_ITEMS,        /* list items */
    CC_KEPT_PARAS,        /* blocks of 15 words or more, under 35 % of them links, with a sentence: fewer than the page's paragraphs (features_text.c) */
    CC_KEPT_PARA_WORDS,   /* share in them */
    CC_KEPT_LONGEST,      /* words of the longest of them */
    CC_KEPT_COUNT
};

/* `sums` are the verdict model's, one a block: what is not negative would be kept.  Fills values[CC_KEPT_COUNT].  False when the arena refused. */
bool cc_kept_shape(struct cc_arena *arena, const struct cc_features *features, const int32_t *sums, uint32_t n, int32_t *values);

#endif
