/* write_part.h -- from a state that holds a part of a corpus (state/part_store.h) to a folder of its own.
 *
 *     OUT/part-0002-of-0003/
 *         text/ metadata.csv documents.jsonl removed.jsonl clusters.jsonl    what output.h writes, of this part's documents,
 *         sums.json                                                          and of the clusters whose first copy is one of them
 *
 * All parts together hold the text files, under the names, and the lines that one corpus over all documents writes; each part's lines stand in
 * the order in which they stand there.  There is no report of each page: sums.json (part_sums.h) has what the report's overview needs,
 * and several are added up.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_WRITE_PART_H
#define CLEANCOPY_WRITE_PART_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/watch.h"
#include "cleancopy/part_sums.h"
#include "cleancopy/state/state.h"
#include "cleancopy/write/output.h"

/* Writes cfg->out_dir (cfg->compared_path is for messages), sums.json first and last; `about` is put into that (`whole` is not looked at).  Not whole where the watch stopped it, or
 * after a failure: the same again ends with the same bytes.  CC_E_INPUT: what was found does not fit a document. */
enum cc_status cc_write_part(struct cc_state *state, const struct cc_config *cfg, const struct cc_watch *watch,
                             const struct cc_part_sums *about, struct cc_output_counts *counts, struct cc_error *err);

#endif
