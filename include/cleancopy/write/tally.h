/* tally.h -- what the report shows, gathered document by document in bounded memory.
 *
 * Totals are exact whatever the number of documents.  Rows are bounded: CC_TALLY_OUTLETS
 * outlets (further ones together in one row), CC_TALLY_PAIRS pairs of outlets, CC_TALLY_DOCUMENTS
 * documents of each kind that a reviewer wants to see first (enum cc_tally_list), lowest quality
 * first, the CC_TALLY_CLUSTERS largest clusters.  Ties go to what came first, so the same
 * documents in the same order give the same rows.
 *
 * No I/O.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_TALLY_H
#define CLEANCOPY_WRITE_TALLY_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/write/output.h"
#include "cleancopy/write/tally_cells.h"
#include "cleancopy/write/tally_days.h"
#include "cleancopy/write/tally_languages.h"

#define CC_TALLY_OUTLETS         4096
#define CC_TALLY_PAIRS           65536
#define CC_TALLY_PAIR_PLACES (2 * CC_TALLY_PAIRS) /* of their hash table, a power of two */
#define CC_TALLY_DOCUMENTS       500
#define CC_TALLY_CLUSTERS        200
#define CC_TALLY_TEXT_BYTES      300 /* of a title or name are kept */
#define CC_TALLY_QUALITIES       20  /* equal steps from 0 to 1 */
#define CC_TALLY_LENGTHS        22  /* no word; 1; 2 to 3; 4 to 7; ...; 2^20 and more */
#define CC_TALLY_PAYWALL_WORDS   100 /* fewer beside a paywall's text: the rest is behind it */

/* What a reviewer looks at first.  A document may be in several. */
enum cc_tally_list {
    CC_TALLY_LOWEST,  /* of all documents */
    CC_TALLY_EMPTY,   /* no paragraph was found */
    CC_TALLY_CONSENT, /* its consent texts have more words than its paragraphs */
    CC_TALLY_PAYWALL  /* it says so, or few words stand beside a paywall's text */
};
#define CC_TALLY_LISTS 4

struct cc_tally_outlet {
    char *
        name; /* "unknown" where documents name none; NULL for the row of all further outlets */
    uint64_t documents, words;
    uint64_t words_removed; /* counted as in cc_output_counts */
    uint64_t duplicates; /* its paragraphs that copy another's */
    uint64_t
        copied; /* paragraphs elsewhere (or in its own other documents) that copy one of its */
};

struct cc_tally_pair {
    uint32_t copier, source; /* numbers of outlets */
    uint64_t count;          /* paragraphs; 0: an empty place */
    uint64_t reprints;       /* whole documents of the copier that are reprints of the source's */
};

struct cc_tally_document {
    uint64_t id;
    char *title, *outlet, *date, *file; /* "" where absent */
    uint64_t words;
    uint32_t kept, dropped; /* paragraphs in the text, blocks and paragraphs left out */
    double quality;
};

struct cc_tally_cluster {
    uint64_t doc;
    uint32_t paragraph;
    uint32_t source;     /* number of the canonical copy's outlet */
    char *outlet, *date; /* of the canonical copy */
    uint64_t members;
};

/* Read it, do not change it.  Rows live until the close. */
struct cc_tally {
    struct cc_output_counts counts;
    enum cc_duplicates duplicates;
    struct cc_tally_outlet
        *outlets;                /* [0] is the row of further outlets; in order of appearance */
    uint32_t n_outlets;          /* with [0] */
    struct cc_tally_pair *pairs; /* hash table of CC_TALLY_PAIR_PLACES */
    uint32_t n_pairs;
    struct {
        struct cc_tally_document rows[CC_TALLY_DOCUMENTS]; /* lowest quality first */
        uint32_t n_rows;
        uint64_t n; /* documents of the kind, shown or not */
    } lists[CC_TALLY_LISTS];
    uint64_t reason_words[CC_REASON_COUNT]; /* beside counts.by_reason */
    uint64_t qualities[CC_TALLY_QUALITIES];
    uint64_t lengths[CC_TALLY_LENGTHS]; /* of text files: words, each step twice as long */
    uint64_t kinds[CC_KIND_EMPTY + 1];
    struct cc_tally_languages languages;
    struct cc_tally_days *days;
    struct cc_tally_cells *cells;
    struct cc_tally_cluster clusters[CC_TALLY_CLUSTERS]; /* largest first */
    uint32_t n_clusters;
    struct cc_tally_cluster open; /* members of it still come; members 0: none */
    uint32_t *outlet_places;      /* hash table: number of an outlet, 0 empty */
};

enum cc_status cc_tally_open(enum cc_duplicates duplicates, struct cc_tally **tally,
                             struct cc_error *err);
void cc_tally_close(struct cc_tally *tally); /* NULL is fine */

/* Counts a document, its paragraphs and removed blocks.  `file`: its text file's name, empty
 * for none; `words`: that file's.  counts.files_changed is left to the caller. */
enum cc_status cc_tally_document(struct cc_tally *tally, const struct cc_document *doc,
                                 struct cc_span file, uint64_t words, struct cc_error *err);
/* The outlet's number, a new one if need be ("unknown" for the empty name); 0 once there are
 * too many. */
enum cc_status cc_tally_find_outlet(struct cc_tally *tally, struct cc_span outlet,
                                    uint32_t *number, struct cc_error *err);
/* Counts a member; those of one cluster come in a row. */
enum cc_status cc_tally_cluster(struct cc_tally *tally, const struct cc_cluster_row *row,
                                struct cc_error *err);
/* The last cluster is complete too.  Call before the rows are read. */
void cc_tally_finish(struct cc_tally *tally);

/* For sums of other tallies (tally_sums.h). */
char *cc_tally_text(struct cc_span text); /* as a row has it: cut, NUL-ended; NULL: no memory */
void cc_tally_add_pair(struct cc_tally *tally, const struct cc_tally_pair *pair);
/* Puts a row before row `at`, 0 to n_rows (n_clusters), the last one going where there is no room, or the row itself.  Its strings are the
 * tally's from then on, in any case.  CC_E_NOMEM: one of them is NULL. */
enum cc_status cc_tally_insert_document(struct cc_tally *tally, enum cc_tally_list list, uint32_t at,
                                        struct cc_tally_document *row, struct cc_error *err);
void cc_tally_insert_cluster(struct cc_tally *tally, uint32_t at, struct cc_tally_cluster *row);

#endif
