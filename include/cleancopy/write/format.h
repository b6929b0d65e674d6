/* format.h -- one document in the format that --format names; the one place that knows them all.
 *
 *     format       text file           standard output: documents in a row
 *     text         .txt                form feed between them
 *     markdown     .md                 form feed between them
 *     jsonl        .txt                a record a line
 *     vertical     .vert               <doc> after <doc>
 *     prevertical  .prevert            <doc> after <doc>
 *     tei          .xml                one <teiCorpus>
 *     csv          .txt                a row each, behind one with the names
 *
 * With jsonl and csv the text tree holds plain text: the records, or rows, are a file beside it.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_FORMAT_H
#define CLEANCOPY_WRITE_FORMAT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"

/* What stands around and between the documents of one stream. */
struct cc_format_frame {
    const char *head, *between, *foot; /* never NULL */
};

/* "txt", "md", … */
const char *cc_format_extension(enum cc_format format);
struct cc_format_frame cc_format_frame(enum cc_format format);

/* Appends the document's text file, front matter and all; takes format, front_matter and
 * duplicates of cfg.  Failures show in the buffer's status.  The file of a document of which
 * nothing is left is not written: the caller asks cc_text_write(). */
void cc_format_file(struct cc_buf *out, const struct cc_document *doc,
                    const struct cc_config *cfg);

/* Appends the document as one of a stream; takes `removed` and `raw_csv` too.  Any failure, of
 * the buffer too, is returned. */
enum cc_status cc_format_stream(struct cc_buf *out, const struct cc_document *doc,
                                const struct cc_config *cfg, struct cc_error *err);

#endif
