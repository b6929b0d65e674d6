/* output.h -- the output folder: text files, metadata.csv, documents.jsonl, removed.jsonl,
 * clusters.jsonl, the review page (report.h); documents.csv with --format csv, shards/ with
 * --shard-bytes (shards.h).  A documents.csv that is there stays as it is under another format.
 *
 * Documents come one by one in the order of the records.  Text files are put in batches by a
 * thread of their own (each whole or not there, see outqueue.h); the collections grow in temporary files and take their
 * names in cc_output_commit(), after the text files that they name.  Same documents, same
 * bytes; files whose bytes would not change are not touched. A kill leaves the old collections,
 * some of the new text files, and temporary files that the next run removes or replaces; a kill
 * during the commit may leave some collections new and some old, each whole.
 *
 * Memory: 24 to 48 bytes a document (names that are taken), the report's bounded rows, one
 * document's texts, two queues of files. An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_OUTPUT_H
#define CLEANCOPY_WRITE_OUTPUT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

struct cc_output;
struct cc_state; /* state/state.h */

/* What was written, for the closing line and the report. */
struct cc_output_counts {
    uint64_t documents, text_files;
    uint64_t files_changed; /* files of any kind that are new or have new bytes; the report's count as one */
    uint64_t paragraphs;    /* all, duplicates too */
    uint64_t duplicates;    /* of them: exact, near or part, also where --duplicates keep leaves
                               them in the text; not furniture */
    uint64_t furniture;     /* of them: repeated across the site */
    uint64_t reprints;       /* documents most of which comes from one earlier document */
    uint64_t whole_reprints; /* of them: all of it, exact or edited */
    uint64_t removed;       /* blocks */
    uint64_t clusters;
    uint64_t words_kept;    /* of the text files, front matter not counted */
    uint64_t words_removed; /* of removed blocks, of duplicates that are left out, of
                               reprints that are dropped */
    uint64_t
        by_reason[CC_REASON_COUNT]; /* removed blocks; duplicates and furniture under theirs */
};

enum cc_output_kind {
    CC_OUTPUT_TEXTS, /* text files, metadata.csv, documents.jsonl (and documents.csv, shards/): what `clean --out` writes */
    CC_OUTPUT_ALL,   /* also removed.jsonl, clusters.jsonl and the report: run, corpus */
    CC_OUTPUT_PART   /* the same without the report: a part of a corpus has sums in its place (cc_output_sums()) */
};

/* `state`: of a run, for the report (report.h), else NULL. Takes out_dir, archive_dir, format (format.h),
 * duplicates, front_matter, removed (in documents.jsonl), raw_csv, shard_bytes and limits.max_line_bytes of cfg. CC_E_LOCKED when
 * another process writes into the folder; CC_E_USAGE when, with CC_OUTPUT_TEXTS, the folder has a clusters.jsonl: it is of a run. */
enum cc_status cc_output_open(const struct cc_config *cfg, enum cc_output_kind kind, struct cc_state *state,
                              struct cc_output **output, struct cc_error *err);
/* *file: the name of its text file (relative, in the arena); empty when nothing is left of it.
 * CC_E_LIMIT (a record longer than max_line_bytes, a full arena): nothing of this document was
 * written, others may follow.  After any other failure only cc_output_abort() makes sense. */
enum cc_status cc_output_document(struct cc_output *output, struct cc_arena *arena,
                                  const struct cc_document *doc, struct cc_span *file,
                                  struct cc_error *err);
/* A document of another part, in its place among the documents: nothing is written, but where it has a text file, it has taken its
 * name. */
enum cc_status cc_output_namesake(struct cc_output *output, struct cc_arena *arena,
                                  const struct cc_document *doc, struct cc_error *err);
/* Removes a text file that an earlier output has put and this one does not name, and the folders
 * that this leaves empty.  Missing is fine. */
enum cc_status cc_output_forget(struct cc_output *output, struct cc_span file,
                                struct cc_error *err);
/* One member of a cluster; members of one cluster come in a row, the canonical paragraph's
 * place is the same in all.  clusters.jsonl gets one line a cluster:
 * {"cluster","canonical":{"doc","paragraph","outlet","date"},
 * "members":[{"doc","paragraph","outlet","date","similarity","relation"}]}; "cluster" is
 * cc_cluster_id(). Does nothing with CC_OUTPUT_TEXTS. */
struct cc_cluster_row; /* state/document_store.h */
enum cc_status cc_output_cluster(struct cc_output *output, const struct cc_cluster_row *row,
                                 struct cc_error *err);
/* After all documents and clusters, with CC_OUTPUT_PART: appends the sums (tally_sums.h).  Failures show in sums->status. */
void cc_output_sums(struct cc_output *output, struct cc_buf *sums);
/* Gives the collections their names.  Frees the handle in any case. */
enum cc_status cc_output_commit(struct cc_output *output, struct cc_output_counts *counts,
                                struct cc_error *err);
void cc_output_abort(struct cc_output *output); /* NULL is fine */

#endif
