/* promotion.h -- lines that stand in the middle of an article and are not its text: what asks the reader for something, a page's tools, its
 * notices and tags.
 *
 * "Get our app", "Follow … on WhatsApp", "Story continues below advertisement", "Spotted an error?": often bare paragraphs like
 * all others, so that words alone tell them apart, and a model learns from too few pages to know them in all languages.  The words are
 * the vocabulary's (vocabulary.h), which knows which of its phrases running text has too; here is where the others stand for themselves.
 *
 * Lengths are in words, in scripts without spaces in characters (flattened text: in units, two of these each).
 *
 * Measured, by phrases that were chosen with these sets in view: of 62,375 different lines of gold text, of the articles of wcxb-dev,
 * newsroom-dev and text-dev, 28 are taken for one, all but four of them disclosures, appeals and labels that other gold leaves out; of 79,351 different
 * paragraphs of news (dedup-dev) ten, all rightly.  tests/bench/lines_amid.py has such lines in 26 languages, and sentences that go like them,
 * of each a set that nobody who chose the phrases had seen.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PROMOTION_H
#define CLEANCOPY_EXTRACT_PROMOTION_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/vocabulary.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_PROMOTION_MAX_WORDS    40 /* longer ones are paragraphs, which speak of such things too … */
#define CC_PROMOTION_INSIDE_WORDS 20 /* … and sentences of more than this, when the phrase is not what they begin with (but for advertisements:
                                        disclosures are long sentences) */
#define CC_PROMOTION_TAG_WORDS    20 /* a line of tags */

/* Whether a line of an article, of `words` words, is one, by what it surely says. */
bool cc_is_promotion(const struct cc_said *sure, uint32_t words);

#endif
