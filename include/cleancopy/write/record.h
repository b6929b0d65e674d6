/* record.h -- a document as one line of JSON (and back: record_read.h).
 *
 * Fields and their order are DESIGN.md's: id, source, url, canonical_url, outlet, kind,
 * language, title, authors, date, site_name, description, fetched_at, text, paragraphs,
 * removed, quality, cleancopy; then, since they came later, modified, tags, image, licence,
 * access, reprint_of, policy (record_policy.h), scores; absent ones null (authors and tags: no items). `text` is all paragraphs, duplicates too (they
 * are marked in `paragraphs`), a blank line between. A paragraph of furniture has two more fields, "left_out":
 * "repeated-across-site" and "pages", the number of its outlet's pages that have it. `reprint_of` is null or {"doc","outlet","relation","share","dropped"}:
 * the one earlier document that holds most of this one (dedup/reprint.h), the share of words that it
 * holds, and whether the document has no text file for that (--reprints drop). `scores` has a number for each paragraph, as
 * a removed block's score is one; it is null for text that nobody judged.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_RECORD_H
#define CLEANCOPY_WRITE_RECORD_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

/* Appends one line without its line feed.  Without `removed` the array is null.  Numbers are
 * written the same way on every machine: quality and scores with at most three decimals,
 * similarity with four.  CC_E_LIMIT or CC_E_NOMEM from the buffer. */
enum cc_status cc_record_write(struct cc_buf *out, const struct cc_document *doc, bool removed,
                               struct cc_error *err);
/* The same line for the state between runs: `removed` is there, and paragraphs whose level is
 * not 0 say so ("level"), because Markdown is written from what was stored. */
enum cc_status cc_record_store(struct cc_buf *out, const struct cc_document *doc,
                               struct cc_error *err);

/* One line of removed.jsonl, without its line feed, for a dropped block, or for a paragraph
 * that is a duplicate:
 * {"doc","place","stage","reason","score","path","text","kept"}; stage "extract" or "dedup",
 * kept null or
 * {"doc","paragraph","outlet","similarity","relation"}.  place: the block's position in the
 * page, or the paragraph's number in its document; a duplicate's score is its similarity.
 * cc_record_duplicate also takes furniture (left_out): that is its reason then, kept names its
 * canonical paragraph if it has one, and behind it comes "pages". */
enum cc_status cc_record_removed(struct cc_buf *out, const struct cc_document *doc,
                                 const struct cc_removed *removed, struct cc_error *err);
enum cc_status cc_record_duplicate(struct cc_buf *out, const struct cc_document *doc,
                                   uint32_t paragraph, struct cc_error *err);

/* The values of a paragraph's "duplicate_of" and of "reprint_of"; null for relation none. */
void cc_record_put_duplicate_of(struct cc_buf *out, const struct cc_duplicate *duplicate);
void cc_record_put_reprint(struct cc_buf *out, const struct cc_reprint *reprint);

#endif
