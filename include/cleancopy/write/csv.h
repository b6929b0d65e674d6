/* csv.h -- rows of CSV.
 *
 * RFC 4180: fields between commas, rows end with CR LF, a field with a comma, quotation mark or
 * line end stands in quotation marks, which are doubled inside.  Fields with a blank at an end
 * are quoted too, because some readers trim those that are not.
 *
 * A spreadsheet computes a cell that begins with = + - or @, and what a page puts there can reach
 * the network or start a program; quotation marks do not change that.  So a guarded row has an
 * apostrophe before such a cell (also where blanks, or the wide forms of those characters that
 * Japanese spreadsheets take, come first), and a blank for each NUL, at which several readers
 * stop.  All other cells have the same bytes in both kinds of row.  A program that wants the
 * page's own characters takes them from documents.jsonl, or asks for rows as they are
 * (--raw-csv).
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_CSV_H
#define CLEANCOPY_WRITE_CSV_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

/* Appends one row of `n` fields (n at least 1), line end included. */
void cc_csv_row(struct cc_buf *out, const struct cc_span *fields, size_t n, bool guarded);

#endif
