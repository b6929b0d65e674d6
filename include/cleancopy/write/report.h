/* report.h -- the review page of an output folder: DIR/report, made from the documents and
 * clusters as they pass.
 *
 *     index.html              what a browser opens, from disk too (report_page.h)
 *     app/                    scripts, style, licences (report_assets.h)
 *     data/summary.js         sums of all documents (report_summary.h, tally.h),
 *     data/cells.js           and who copies whom, by month (tally_cells.h)
 *     data/fetch.js           what the state of a run knows: what became of its URLs,
 *     data/archived/          and where pages are archived
 *     data/left-out.js        how many pages filters left out (report_left_out.h)
 *     data/documents/ list/ clusters/ places/
 *                             rows, in chunks (report_chunks.h, report_document.h)
 *
 * The same documents and clusters in the same order give the same bytes, whoever calls: `run`
 * and `corpus` beside their other files, `report` from what they wrote; but for fetch.js and
 * archived/, as two runs meet different weather.  Files whose bytes would not change are not
 * touched, and most do not (report_chunks.h says why).
 *
 * It is written at the end of each batch, whole, although a batch may bring ten documents to a
 * hundred thousand: making the rows costs a fifteenth of what writing the collections anew
 * costs in any case (20,000 documents: 5.6 s of processor for both, 5.3 without), and of 8,418
 * files 14 change (tests/bench/report_load.py).
 *
 * Memory: the tally's rows, 24 bytes a document and a cluster, one chunk.
 * An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_REPORT_H
#define CLEANCOPY_WRITE_REPORT_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/write/tally.h"

#define CC_REPORT_MEMBERS 1000 /* of a cluster are in its row; clusters.jsonl has all */

struct cc_report;
struct cc_state;

struct cc_report_options {
    const char *dir; /* the output folder */
    enum cc_duplicates duplicates;
    struct cc_state *state;  /* of `run`: what became of the URLs, where pages are archived;
                                NULL: not known */
    const char *archive_dir; /* NULL: pages are not named */
};

/* The strings and the state must outlive the report. */
enum cc_status cc_report_open(const struct cc_report_options *options,
                              struct cc_report **report, struct cc_error *err);
/* `file`, `words`: as in cc_tally_document(). */
enum cc_status cc_report_add_document(struct cc_report *report, const struct cc_document *doc,
                                      struct cc_span file, uint64_t words,
                                      struct cc_error *err);
/* A member; those of one cluster come in a row, after all documents. */
enum cc_status cc_report_add_cluster(struct cc_report *report, const struct cc_cluster_row *row,
                                     struct cc_error *err);
/* Writes what is left.  *counts: the tally's; files_changed is 1 if any file changed, else 0.
 * Frees the handle in any case. */
enum cc_status cc_report_close(struct cc_report *report, struct cc_output_counts *counts,
                               struct cc_error *err);
void cc_report_abort(struct cc_report *report); /* NULL is fine */

#endif
