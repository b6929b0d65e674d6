/* csv.h -- rows of metadata.csv.
 *
 * RFC 4180: fields between commas, rows end with CR LF, a field with a comma, quotation mark or
 * line end stands in quotation marks, which are doubled inside.  Fields with a blank at an end
 * are quoted too, because some readers trim those that are not.  Values are written as they
 * are: "=1+1" stays "=1+1", for this is data for programs; a spreadsheet should import it as
 * text.
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_CSV_H
#define CLEANCOPY_WRITE_CSV_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

/* Appends one row of `n` fields (n at least 1), line end included. */
void cc_csv_row(struct cc_buf *out, const struct cc_span *fields, size_t n);

#endif
