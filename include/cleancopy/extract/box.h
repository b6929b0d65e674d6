/* box.h -- what stands together in a page and is no text, told by how it is built.
 *
 * The model looks at a block and its neighbours.  Some things are certain only by what stands with it in one element:
 *
 *     cookie-notice    words of consent, or a name that says so, and a button in one small element
 *     widget           what stands below a label that says "summary by AI" (in articles: machine_summary.h)
 *     related-articles a line that says so and no more, no link itself, and the up to eight links right behind it, or what else there is in its element
 *                      if that is headlines with summaries; two to four linked headlines with a summary each, and nothing else in their element (in
 *                      articles and forums, which articles are often taken for); a link of two sentences (in articles)
 *     widget           a card of up to five blocks that names the site and ends in a button or a link (in articles and forums)
 *     caption          a line in one element with a picture that says whose picture it is (in articles and forums)
 *     date-line        a line that is a time of day and no more, or with a day, or a few words that begin with a <time> (in articles and forums)
 *     comments         the element that a label of comments opens, with 40 words of paragraphs or more between the title and it if it is a heading of a page
 *                      that calls itself an article, else 200 (in articles)
 *     widget           a line of up to five words with a number that stands in two elements or more, alike but for the number, and has a colon or is one of
 *                      three: "Posts: 14" (in forums)
 *
 * Other articles, captions and date lines do not count in full scope (verdict.c).
 *
 * Measured on 1,636 pages: two blocks fewer, neither of them text; by labels with links seven more, of which gold has one, by labels with summaries
 * two more (one), by cards that name the site 13 more (one), by stories without a label and links of two sentences none; panels: forums .8186 for .8180.
 * Comments below their label, and elements named so (verdict_reason.h): all kinds .8925 for .8919, forums .8270 for .8186, for threads that are taken for articles
 * lose what stands below them; of 22 news pages as long as real ones (news_8) 62 blocks of 6,209 were kept for 137.  Elements named "comments" are left to the
 * model where they have much of the text: what it keeps of them there is mostly text, for many a forum is taken for an article.  So are three stories or more
 * below the title, built alike, with headings that are links: lists of the best of something are built so, too, and questions that open their answers; hence
 * four at most, of links that leave the page.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BOX_H
#define CLEANCOPY_EXTRACT_BOX_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/features.h"

#define CC_BOX_MAX_WORDS  400 /* a box has fewer: long consent texts have 300 */
#define CC_BOX_MAX_BLOCKS 60  /* as many on either side of the block it is told by */

/* *reasons: one a block, in the arena, CC_REASON_NONE where no box says anything.  False when the arena refused. */
bool cc_boxes_find(struct cc_arena *arena, const struct cc_dom *dom,
                   const struct cc_blocks *blocks, const struct cc_features *features,
                   enum cc_kind kind, enum cc_reason **reasons);

#endif
