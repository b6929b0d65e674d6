/* report_document.h -- a document as the review page shows it: its blocks in the order of the
 * page, and its row in the list of documents.
 *
 * Records hold the place of what was removed, and paragraphs in their order, but not the
 * paragraphs' places.  They follow all the same: places count the page's blocks from 0, so
 * paragraphs stand where no removed block does.
 *
 *     removed at 0, 1, 4      page:  r0 r1 p0 p1 r4 p2
 *     paragraphs p0, p1, p2
 *
 * In flattened text places count lines, empty ones too; there the paragraphs are spread evenly
 * over the free lines, and "approximate" is true.
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_REPORT_DOCUMENT_H
#define CLEANCOPY_WRITE_REPORT_DOCUMENT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"

/* What the record does not say. */
struct cc_report_facts {
    struct cc_span file; /* the text file's name; empty: none */
    uint64_t words;      /* of it */
    enum cc_duplicates duplicates;
};

/* Appends {"id",…,"blocks":[…]}.  A block is {"n","role","text"} for the paragraph with number
 * n, with "score" where it was judged, and with "of" (the record's duplicate_of) and "left" (the reason why it is in no
 * text file, with "pages" for furniture) where they apply; or {"at","left","score","path","text"} for a
 * removed block. */
void cc_report_document(struct cc_buf *out, const struct cc_document *doc,
                        const struct cc_report_facts *facts);

/* Appends [id, title, outlet, date, words, kept, left out, quality, kind, reprint]: text is cut
 * as in tally.h, the counts are paragraphs in the text, and blocks and paragraphs that are not.
 */
void cc_report_row(struct cc_buf *out, const struct cc_document *doc,
                   const struct cc_report_facts *facts);

#endif
