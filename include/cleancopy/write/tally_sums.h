/* tally_sums.h -- a tally as JSON, and several of them added up: what the parts of a corpus (write_part.h) have in the place of a report.
 *
 *     {"duplicates":"drop","counts":{"documents":812,…},"reasons":[["navigation",5120,40112],…],…,"outlets":[["bay.example",…],…]}
 *
 * Outlets are numbers elsewhere, places in that list, of which the first is the row of all further ones (null).
 *
 * Added up, all sums and counts are those of a tally that saw all documents.  So are its bounded rows (tally.h) and their order, but for the order of
 * outlets and languages, which is that of the parts; and where a part had more of a kind than its rows hold, those that it left out.
 *
 * Thread use: one thread at a time for each tally. */
#ifndef CLEANCOPY_WRITE_TALLY_SUMS_H
#define CLEANCOPY_WRITE_TALLY_SUMS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/json_tree.h"
#include "cleancopy/write/tally.h"

/* Of a count in such sums, so that those of CC_MAX_SHARDS parts can be added up. */
#define CC_TALLY_SUMS_MAX ((uint64_t)1 << 48)

/* Those of struct cc_output_counts that are added up. */
#define CC_TALLY_SUMS_COUNTS(X)                                                                                  \
    X(documents) X(text_files) X(paragraphs) X(duplicates) X(furniture) X(reprints) X(whole_reprints) X(removed) \
    X(clusters) X(words_kept) X(words_removed)

/* Names of the lists of documents, of enum cc_tally_list. */
extern const char *const cc_tally_sums_lists[CC_TALLY_LISTS];

/* Appends the object; the tally is finished.  Failures show in out->status. */
void cc_tally_sums_write(struct cc_buf *out, const struct cc_tally *tally);

/* Adds them to a tally.  `folder` is put before the names of text files: where the part stands, "part-0001-of-0003/".  CC_E_INPUT: a field is
 * missing, of another type or out of its range (the message has its name), or they were counted with another --duplicates; the tally is of no
 * use then.  CC_E_NOMEM, CC_E_LIMIT (arena). */
enum cc_status cc_tally_sums_add(struct cc_tally *tally, struct cc_arena *arena, const struct cc_json_node *sums,
                                 struct cc_span folder, struct cc_error *err);

#endif
