/* vertical.h -- a document as vertical text, what corpus managers index: one token a line.
 *
 *     <doc id="00000000000000ab" outlet="harbourpost.example" title="Ferry &quot;late&quot;">
 *     <p role="p">
 *     <s>
 *     Boats
 *     wait
 *     <g/>
 *     .
 *     </s>
 *     </p>
 *     </doc>
 *
 * Sketch Engine, NoSketch Engine and the Corpus Workbench (cwb-encode -xsB) read it.  <doc> has
 * those of the attributes id, outlet, url, date, title, author, tags, language, kind, quality
 * that the record has; several authors or tags stand with "|" between them (MULTISEP).  <p> has
 * the role of the record's paragraph.  <g/> (glue) stands where there was no blank between two
 * tokens, so the running text can be had back.
 *
 * Tokens and sentences are ICU's: Unicode Annex 29 with the dictionaries for Chinese, Japanese,
 * Thai, Lao, Khmer and Burmese, and, for sentences, CLDR's lists of abbreviations of the
 * document's language where there is one.  Each punctuation mark is a token; "can't", "3.14" and
 * "a_b" are one each.  Another version of ICU may part some words otherwise.
 *
 * Prevertical is the same without tokens: <p>, the paragraph on one line, </p>.  It is what
 * taggers and tokenisers of one's own start from.
 *
 * In both, & < > and " are written as in XML, and no line but our own tags starts with "<";
 * what XML cannot hold is replaced (xml_text.h).  Duplicates and furniture are left out as from
 * the text (text.h).  This is no XML document (it has no root, and is put together with cat), so
 * it is not written by libxml2.
 *
 * Failures show in the buffer's status: CC_E_NOMEM also where ICU's tables are missing.  An ICU
 * iterator is opened for each document: 0.2 ms where there are abbreviations to know.  2,124 pages
 * took a sixth more processor time than as JSON lines (prevertical none that shows).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_VERTICAL_H
#define CLEANCOPY_WRITE_VERTICAL_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"

void cc_vertical_write(struct cc_buf *out, const struct cc_document *doc,
                       enum cc_duplicates duplicates);
void cc_prevertical_write(struct cc_buf *out, const struct cc_document *doc,
                          enum cc_duplicates duplicates);

#endif
