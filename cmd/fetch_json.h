/* fetch_json.h -- `fetch --json`, `run --json`: progress and summary for machines, a JSON object a line on standard output.
 *
 *     {"type":"progress","seconds","stored","unchanged","failed","not_allowed","deferred","bytes","left","sites",
 *      "active":[{"site","doing","seconds","done","left"}]}
 *     {"type":"summary","command","seconds","stored","unchanged","failed","not_allowed","deferred","bytes","out_of_time",
 *      "stopped","failures":{"dns":1}}
 *
 * "failed" is the sum of "failures": the outcomes of pages that are failures, "discovery" (feeds, sitemaps, front pages, lists), and in
 * a run "cleaning".  The summary of a run also has "cleaned", "written" and, null when nothing was written, "documents", "text_files",
 * "files_changed", "duplicates", "clusters"; then "left_out_by_outlet" and "left_out_by_language", which "cleaned" does not count.
 * Each line is flushed; cc_stdout_done() tells at the end whether all went out.
 *
 * Thread use: one thread. */
#ifndef CLEANCOPY_CMD_FETCH_JSON_H
#define CLEANCOPY_CMD_FETCH_JSON_H

#include "left_out.h"

#include "cleancopy/fetch/view.h"
#include "cleancopy/write/output.h"

#define CC_FETCH_JSON_S 1.0 /* between two lines of progress */

/* What a run did besides fetching. */
struct cc_fetch_json_run {
    uint64_t n_cleaned, n_failed;          /* pages */
    const struct cc_left_out_counts *left_out;
    const struct cc_output_counts *counts; /* NULL: nothing was written */
};

void cc_fetch_json_progress(const struct cc_fetch_view *view);
/* run NULL: `fetch`. */
void cc_fetch_json_summary(const struct cc_fetch_counts *counts, double seconds,
                           const struct cc_fetch_json_run *run);

#endif
