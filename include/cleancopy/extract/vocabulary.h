/* vocabulary.h -- the words of widgets, in several languages, as data.
 *
 * The table (vocabulary_table.h) names for each reason the phrases that headings, buttons and
 * banners of that kind are made of ("related articles", "mehr zum Thema", "lire aussi"), none
 * of a single site.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_VOCABULARY_H
#define CLEANCOPY_EXTRACT_VOCABULARY_H

#include "cleancopy/core/document.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

/* How a phrase was found. */
enum cc_vocabulary_hit {
    CC_VOCABULARY_NONE,
    CC_VOCABULARY_INSIDE, /* somewhere in the line, at word edges */
    CC_VOCABULARY_START,  /* the line begins with it */
    CC_VOCABULARY_WHOLE   /* the line is the phrase, but for punctuation, digits, a colon */
};

/* The strongest hit of any phrase in `lower` (lower case, white space collapsed); *reason is
 * that phrase's. Phrases are looked for in the first 300 bytes. */
enum cc_vocabulary_hit cc_vocabulary_find(struct cc_span lower, enum cc_reason *reason);

/* The same; *is_sure: whether running text has no such line: it is the phrase alone, or one that the table does not call doubtful, or
 * has besides what the table says takes the doubt away. */
enum cc_vocabulary_hit cc_vocabulary_find_sure(struct cc_span lower, enum cc_reason *reason, bool *is_sure);

/* The same for the words of class and id attributes ("related-posts", "newsletterBox"), split
 * at case changes and punctuation.  CC_REASON_NONE where none fits. */
enum cc_reason cc_vocabulary_token(struct cc_span class_or_id);

#endif
