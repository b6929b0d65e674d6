/* csv_rows.h -- documents as rows of CSV: metadata.csv and --format csv.
 *
 *     metadata.csv    file, id, outlet, url, date, title, authors, language, words, kept, dropped
 *     --format csv    id, outlet, url, date, title, authors, language, kind, quality, words, text
 *
 * A row a document: what readtext, pandas and spreadsheets take.  Authors stand with "; " between
 * them; kept and dropped count paragraphs, and removed blocks with the dropped ones; text is that
 * of the text file, without its last line feed, and empty where there is none.  Rows are guarded
 * (csv.h) unless `raw`.
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_CSV_ROWS_H
#define CLEANCOPY_WRITE_CSV_ROWS_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"

/* The rows with the names of the columns. */
#define CC_CSV_METADATA_HEAD                                                                   \
    "file,id,outlet,url,date,title,authors,language,words,kept,dropped\r\n"
#define CC_CSV_DOCUMENT_HEAD                                                                   \
    "id,outlet,url,date,title,authors,language,kind,quality,words,text\r\n"

/* `file`: its text file; `words`: of the text. */
void cc_csv_metadata_row(struct cc_buf *out, const struct cc_document *doc, struct cc_span file,
                         uint64_t words, enum cc_duplicates duplicates, bool raw);
void cc_csv_document_row(struct cc_buf *out, const struct cc_document *doc,
                         enum cc_duplicates duplicates, bool raw);

#endif
