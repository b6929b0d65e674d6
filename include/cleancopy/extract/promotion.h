/* promotion.h -- lines that stand in the middle of an article and are not its text: what asks the reader for something.
 *
 * "Get our app", "Follow … on WhatsApp", "Story continues below advertisement", "Spotted an error?": often bare paragraphs like
 * all others, so that words alone tell them apart, and a model learns from too few pages to know them in all languages.  The words are
 * the vocabulary's (vocabulary.h); here is which of them say so beyond doubt, and in how long a line.
 *
 * Measured: of 62,375 different lines of gold text, of the articles of wcxb-dev, newsroom-dev and text-dev, 13 are taken for one,
 * most of them appeals that other gold leaves out; of 100,001 paragraphs of news five, all rightly.  Of 804 such lines put amid invented
 * articles in 26 languages (tests/bench/lines_amid.py) the model alone kept 639, with these words known 140.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PROMOTION_H
#define CLEANCOPY_EXTRACT_PROMOTION_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/vocabulary.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_PROMOTION_MAX_WORDS 40 /* longer ones are paragraphs, which speak of such things too */

/* Whether a line of an article, of `words` words, is one, by the vocabulary's hit in it. */
bool cc_is_promotion(enum cc_vocabulary_hit hit, enum cc_reason reason, uint32_t words);

#endif
