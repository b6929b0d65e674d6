/* cleancopy.h -- the library: a page to clean text, a batch of documents to their duplicate paragraphs.
 *
 *     cc -o demo demo.c $(pkg-config --cflags --libs cleancopy)
 *
 *     struct cleancopy_page page = {sizeof page};
 *     struct cleancopy_result *result;
 *
 *     page.bytes = html;
 *     page.n_bytes = n;
 *     if (cleancopy_clean(&page, &result) == CLEANCOPY_OK)
 *         puts(cleancopy_result_text(result, NULL));
 *     else
 *         fprintf(stderr, "%s\n", cleancopy_result_message(result));
 *     cleancopy_result_free(result);
 *
 * The only header that is installed, and the only one that promises to stay as it is.  Its names begin
 * with cleancopy_ where the program's own begin with cc_: in a stranger's process short names collide.
 * Within one soname functions and fields are added and none change: structs that a caller fills begin
 * with their size, so that a program built with an older header runs with a newer library.
 *
 * Same bytes as the program: a record is the line of `cleancopy clean --format jsonl`, features are that
 * of `cleancopy explain --features`, rows are those of `cleancopy dedup`.  What the program gathers when it
 * opens a file is its own, though: the address in a copy that a browser saved or the Wayback Machine keeps
 * (give it as `url`), and the parts of a bundle such as MHTML.
 *
 * It prints nothing, never calls exit(), handles no signal, changes no setting of the process (allocators of
 * other libraries, locale, random seed).  It reads no file but the system's tables of character sets, public
 * suffixes and time zones, loads libcurl for an odd address (nothing is fetched), and writes no file but a
 * batch's temporary one, which has no name.  It never forks.  A cleaner (cleancopy_cleaner_open) alone starts
 * something: its helper, one program by posix_spawn(), or, told to stay in this process, threads for the
 * time of a call; nothing else starts a thread or a process.
 *
 * Hostile pages.  What a page can cost is bounded: 8 MiB of it are read, 192 MiB of memory are for its
 * tree and text (besides, JSON trees, converters and the record: with none of 2,124 real pages more
 * than 256 MiB), some seconds of processor time go at the very worst.  But pages are parsed in the
 * caller's own process: a fault or a failed assertion in a parser ends that process, and nothing here
 * stops a page after 2 s as the program does.  The program cleans pages in processes of their own, behind
 * a filter of system calls, and so does a cleaner here: for pages from anybody where one may not cost the
 * others, use that, or run `cleancopy clean`.
 *
 * Text is UTF-8.  Strings that go in are NUL-ended and only looked at during the call; what comes out is
 * NUL-ended too, belongs to its result, and is good until that is freed.  NULL for a string means that
 * it is unknown.
 *
 * Thread use: all functions from any number of threads at a time, each result, batch, cleaner and set of
 * rows from one thread at a time. */
#ifndef CLEANCOPY_CLEANCOPY_H
#define CLEANCOPY_CLEANCOPY_H

#include <stddef.h>
#include <stdint.h>

#define CLEANCOPY_API __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

/* How a call ended; the words for it are cleancopy_result_message(). */
enum cleancopy_status {
    CLEANCOPY_OK = 0,
    CLEANCOPY_E_INPUT = 1, /* not a page, or not a document: leave this one out */
    CLEANCOPY_E_LIMIT = 2, /* over a named limit: leave this one out */
    CLEANCOPY_E_USAGE = 3, /* the call is wrong */
    CLEANCOPY_E_NOMEM = 4,
    CLEANCOPY_E_IO = 5     /* the temporary file of a batch; the helper of a cleaner */
};

/* What the bytes are. */
enum cleancopy_form {
    CLEANCOPY_FORM_AUTO = 0, /* told from the bytes */
    CLEANCOPY_FORM_HTML = 1,
    CLEANCOPY_FORM_TEXT = 2  /* of a page that was flattened to text */
};

/* Which of an article's parts count as its text, as --scope. */
enum cleancopy_scope {
    CLEANCOPY_SCOPE_AUTO = 0,
    CLEANCOPY_SCOPE_STRICT = 1,
    CLEANCOPY_SCOPE_FULL = 2
};

/* A page.  All but size and bytes may be 0: {sizeof page} and the fields that are known. */
struct cleancopy_page {
    size_t size;       /* sizeof(struct cleancopy_page) */
    const char *bytes; /* HTML or flattened text in any encoding, not compressed; need not be NUL-ended */
    size_t n_bytes;
    const char *source;       /* the record's field of that name; NULL: "-" */
    const char *url;          /* where the page was fetched from */
    const char *content_type; /* the header's value: its charset counts */
    const char *outlet, *title, *date; /* known better than the page says it */
    int64_t fetched_at_s; /* Unix time; 0: unknown */
    int form;             /* enum cleancopy_form */
    int scope;            /* enum cleancopy_scope */
    int removed;          /* not 0: the record lists what was left out, with reasons, as --removed */
};

struct cleancopy_result;

/* "0.1.0": of the library that runs, which may be newer than this header. */
CLEANCOPY_API const char *cleancopy_version(void);

/* The page's record (one line of JSON, no line feed) and clean text.  *result is to be freed
 * whatever is returned; it is NULL when there was no memory for it, which all functions below take
 * for CLEANCOPY_E_NOMEM.  A page over a limit of its tree gives its text without one, CLEANCOPY_OK
 * and a note. */
CLEANCOPY_API int cleancopy_clean(const struct cleancopy_page *page,
                                  struct cleancopy_result **result);

/* The record is that of `explain --features`: each block with its features, score and verdict.
 * There is no text.  An article that stands in the data of a script alone is read from there only
 * where the tree has next to no words; cleancopy_clean does so where the verdicts keep next to none. */
CLEANCOPY_API int cleancopy_features(const struct cleancopy_page *page,
                                     struct cleancopy_result **result);

/* Of a result.  *n, which may be NULL, is the length in bytes.  "" for what there is none of.
 * message: why it failed, one line.  notes: lines that say what was passed over, or read with less
 * than a whole look, though all in all it went well. */
CLEANCOPY_API int cleancopy_result_status(const struct cleancopy_result *result);
CLEANCOPY_API const char *cleancopy_result_message(const struct cleancopy_result *result);
CLEANCOPY_API const char *cleancopy_result_record(const struct cleancopy_result *result, size_t *n);
CLEANCOPY_API const char *cleancopy_result_text(const struct cleancopy_result *result, size_t *n);
CLEANCOPY_API const char *cleancopy_result_notes(const struct cleancopy_result *result, size_t *n);
CLEANCOPY_API void cleancopy_result_free(struct cleancopy_result *result); /* NULL is fine */

/* ---- a batch of documents: add them in any order, then run once ---- */

/* 0 stands for the default of each. */
struct cleancopy_dedup_options {
    size_t size;               /* sizeof(struct cleancopy_dedup_options) */
    size_t memory_bytes;       /* for text and words, as --memory-bytes: 96 MiB; more goes to a
                                  temporary file.  Besides, some 70 bytes a document and 140 a
                                  paragraph stay in memory */
    const char *temporary_dir; /* for that file: $TMPDIR, else /var/tmp */
    const char *const *prefer; /* outlets whose copies are canonical before others', first to last,
                                  as --prefer */
    size_t n_prefer;           /* 64 at most */
    int updated;               /* not 0: rows for texts with other figures too, as --updated */
};

struct cleancopy_dedup;

/* Options are copied; NULL: all defaults.  *dedup is NULL when this fails: CLEANCOPY_E_NOMEM, or
 * CLEANCOPY_E_USAGE (a wrong size, over 64 outlets, a name that is not UTF-8). */
CLEANCOPY_API int cleancopy_dedup_open(const struct cleancopy_dedup_options *options,
                                       struct cleancopy_dedup **dedup);

/* A document; paragraphs in its text are divided by an empty line.  outlet and date (ISO 8601) may
 * be NULL.  CLEANCOPY_E_INPUT (not UTF-8, no document), CLEANCOPY_E_LIMIT (64 MiB as JSON): this one
 * was not added, and the batch is as it was. */
CLEANCOPY_API int cleancopy_dedup_add(struct cleancopy_dedup *dedup, const char *id,
                                      const char *outlet, const char *date, const char *text,
                                      size_t n_text);
/* The same from a line of JSON as `dedup` reads it: {"id","outlet","date","text"}, or "paragraphs"
 * instead of text. */
CLEANCOPY_API int cleancopy_dedup_add_line(struct cleancopy_dedup *dedup, const char *line,
                                           size_t n_line);

/* Why the last call with this batch failed: one line, good until the next. */
CLEANCOPY_API const char *cleancopy_dedup_message(const struct cleancopy_dedup *dedup);

/* Compares all documents.  The record is the rows of `dedup`, a line each:
 * {"doc","para","cluster","canonical_doc","canonical_para","similarity","relation"}.  Notes name
 * documents that were passed over (they repeat an id), by their number: 1 was added first.
 * To be called once, last; *result as for cleancopy_clean(). */
CLEANCOPY_API int cleancopy_dedup_run(struct cleancopy_dedup *dedup,
                                      struct cleancopy_result **result);
CLEANCOPY_API void cleancopy_dedup_close(struct cleancopy_dedup *dedup); /* NULL is fine */

/* ---- many rows in one call, in Arrow's layout: plain pointers, no Arrow library ---- */

/* A column as Arrow lays out its variable-size arrays (binary, large_binary, utf8, large_utf8): row i is the bytes of `values` from
 * offsets[first + i] to offsets[first + i + 1].  A slice is the same buffers with another `first`.  Fixed-size values
 * (64-bit integers that go in, and what some columns of rows have) have no offsets: row i is the value first + i.
 * This struct has no size: Arrow's layout does not change. */
struct cleancopy_column {
    const void *values;
    const void *offsets;           /* 32 or 64 bits each, ascending; NULL: fixed size */
    const unsigned char *validity; /* bit first + i, lowest first: 0 is a null; NULL: there is none */
    size_t n_value_bytes;          /* of `values`: no offset may be over it */
    size_t first;
    int offset_bits;               /* 32 or 64; 0: fixed size */
};

/* What came of the rows of a call: columns of as many rows, in the order of what went in.  Which ones a call
 * gives stands at the call. */
struct cleancopy_rows;
enum cleancopy_rows_column {
    CLEANCOPY_ROWS_STATUS = 0,       /* int8: enum cleancopy_status; never null */
    CLEANCOPY_ROWS_MESSAGE = 1,      /* large_utf8: why it failed, or, with CLEANCOPY_OK, a note; else null */
    CLEANCOPY_ROWS_RECORD = 2,       /* large_utf8: a line of JSON without its line feed; null where it failed */
    CLEANCOPY_ROWS_KEY = 3,          /* 16 bytes: XXH3-128 of the normal form, high half first */
    CLEANCOPY_ROWS_WORDS = 4,        /* uint32: words of the normal form */
    CLEANCOPY_ROWS_FINGERPRINTS = 5, /* list of uint64 (32-bit offsets, counted in values): ascending, each once */
    CLEANCOPY_ROWS_RELATION = 6,     /* int8: enum cleancopy_relation */
    CLEANCOPY_ROWS_REVISED = 7,      /* int8: 1 for an updated text that is a copy, revised: these `dedup` lists without --updated */
    CLEANCOPY_ROWS_SIMILARITY = 8,   /* double, 0 to 1: printed with "%.4f" it is that of a row of `dedup` */
    CLEANCOPY_ROWS_DECIDING = 9,     /* double: of several `b` of one relation `dedup` takes that of the greatest.  In this version
                                        the same as SIMILARITY: of a PART what `b` holds of `a` */
    /* Of documents.  No number is negative but where said, and each type has a sign, for some engines have no other. */
    CLEANCOPY_ROWS_ID = 10,         /* large_utf8: as JSON, with its quotes, as in a row of `dedup` */
    CLEANCOPY_ROWS_OUTLET = 11,     /* large_utf8: "" where unknown */
    CLEANCOPY_ROWS_MOMENT = 12,     /* int64: its date, in seconds since 1970 (may be negative); INT64_MAX: unknown */
    CLEANCOPY_ROWS_PARAGRAPHS = 13, /* int32: how many it has */
    /* Of their paragraphs. */
    CLEANCOPY_ROWS_DOCUMENT = 14,   /* int32: the row of its document, */
    CLEANCOPY_ROWS_PARAGRAPH = 15,  /* int32: and its place there, from 0 */
    CLEANCOPY_ROWS_PHASE = 16,      /* int8: enum cleancopy_phase */
    CLEANCOPY_ROWS_COMPANION = 17,  /* int32: of one that stands beside another that one's place, else its own */
    CLEANCOPY_ROWS_KEY_HIGH = 18,   /* int64: bits of KEY, of any sign */
    CLEANCOPY_ROWS_KEY_LOW = 19,    /* int64, the same */
    CLEANCOPY_ROWS_SHINGLES = 20,   /* int32: runs of three words */
    CLEANCOPY_ROWS_PRINTS = 21,     /* list of int64 (32-bit offsets, counted in values): the first 36 bits of each of FINGERPRINTS,
                                       which is what `corpus` keeps of them; none of one that stands beside another */
    CLEANCOPY_ROWS_CLUSTER = 22,    /* int64, of any sign: as 16 hex digits the `cluster` of rows whose canonical paragraph it is */
    CLEANCOPY_ROWS_TEXT = 23,       /* large_utf8 */
    /* What the output in parts goes by (cmd/spark/COMPARING.md): of documents, */
    CLEANCOPY_ROWS_DATE = 24,       /* large_utf8: as in the record, "" where unknown */
    CLEANCOPY_ROWS_TITLE = 25,      /* int64, ordered as the hash without sign is: of its normal form; INT64_MIN: it has none */
    CLEANCOPY_ROWS_ARTICLE = 26,    /* int8: 1 for an article of a known outlet */
    CLEANCOPY_ROWS_NAME = 27,       /* int64, of any sign: documents whose text files could have one name have the same */
    /* and of paragraphs. */
    CLEANCOPY_ROWS_LINE = 28,       /* int64, of any sign: a hash of the normal form; 0 where it has no word */
    CLEANCOPY_ROWS_LINE_WORDS = 29, /* int32: words of the normal form, 65,535 at most */
    CLEANCOPY_ROWS_LINE_FLAGS = 30, /* int8: 1 where it could be furniture of a site, 2 for a heading, or both */
    /* Of the exchanges that find candidates. */
    CLEANCOPY_ROWS_PACKET = 31,         /* large_binary: for the part of this row's number */
    CLEANCOPY_ROWS_SUBJECT = 32,        /* int64: refs, … */
    CLEANCOPY_ROWS_CANDIDATE = 33,      /* int64 */
    CLEANCOPY_ROWS_CANDIDATE_TEXT = 34, /* int64: … the first print of the candidate's text in its document */
    CLEANCOPY_ROWS_N_SHARED = 35,       /* int32: prints that both have */
    CLEANCOPY_ROWS_LAST = 36,           /* int64: the last ref on the shelves of the subject's prints */
    CLEANCOPY_ROWS_UNTIL = 37           /* int64: the last ref for which the candidate is among the 128 that share most */
};

/* How a call ended as a whole: with rows that failed it ends with CLEANCOPY_OK.  *rows is to be freed whatever is returned; NULL
 * (no memory for it) is CLEANCOPY_E_NOMEM.  Columns are the rows' own, and good until these are freed.
 * CLEANCOPY_E_USAGE: there is no such column. */
CLEANCOPY_API int cleancopy_rows_status(const struct cleancopy_rows *rows);
CLEANCOPY_API const char *cleancopy_rows_message(const struct cleancopy_rows *rows);
CLEANCOPY_API size_t cleancopy_rows_count(const struct cleancopy_rows *rows); /* 0 where it failed as a whole */
CLEANCOPY_API int cleancopy_rows_column(const struct cleancopy_rows *rows, int column,
                                        struct cleancopy_column *out);
CLEANCOPY_API void cleancopy_rows_free(struct cleancopy_rows *rows); /* NULL is fine */

/* Pages.  All columns but `bytes` may be NULL, and any of their values null: then it is not known.  Nothing is copied
 * but what a page's worker gets. */
struct cleancopy_pages {
    size_t size; /* sizeof(struct cleancopy_pages) */
    size_t n;
    const struct cleancopy_column *bytes; /* fields of that name in struct cleancopy_page have the meaning */
    const struct cleancopy_column *source, *url, *content_type, *outlet, *title, *date;
    const struct cleancopy_column *fetched_at; /* 64-bit integers, … */
    int64_t fetched_at_per_s;                  /* … so many a second: 1 (0 is 1), 1000, … */
};

/* 0 stands for the default of each. */
struct cleancopy_cleaner_options {
    size_t size;    /* sizeof(struct cleancopy_cleaner_options) */
    int in_process; /* not 0: pages are parsed in this process, and a fault in a parser ends it */
    unsigned jobs;  /* pages at a time, at most 256; 0: one a core */
    int form, scope, removed; /* as in struct cleancopy_page, for all pages */
    const char *helper; /* path of cleancopy-helper; NULL: beside the library, or in cleancopy-0/ there */
};

/* Cleans batches of pages in processes of their own, as the program does: a page that crashes its process, takes over 2 s of
 * processor time or too much memory, or asks the system for what cleaning needs none of, fails its row, and the others
 * are none the worse.
 *
 * This process is not forked for it: in a stranger's process other threads may hold any lock, and gigabytes may be
 * mapped.  The first batch starts a program, cleancopy-helper, by posix_spawn(), and the workers come from there; it has no descriptor
 * of this process but standard error, no signal blocked or ignored, and passes over SIGINT and SIGTERM.  It ends with
 * cleancopy_cleaner_close(), or when this process ends, whatever of (within 5 s where a fork of it lives on).  Its end is waited for by its number, and sends SIGCHLD,
 * which may be ignored or handled; a caller that waits for any child may see it.  Descriptors here: two a job
 * and one more, all closed on exec.  Memory that a worker and this process share: 20 MiB a job at most, as pages need it.
 *
 * In a fork of this process the cleaner may be used, and starts a helper of its own; close it there too. */
struct cleancopy_cleaner;

/* Options are copied; NULL: all defaults.  Starts nothing.  *cleaner is NULL when this fails: CLEANCOPY_E_NOMEM, or CLEANCOPY_E_USAGE (a
 * wrong size, a form or scope that there is none of). */
CLEANCOPY_API int cleancopy_cleaner_open(const struct cleancopy_cleaner_options *options,
                                         struct cleancopy_cleaner **cleaner);

/* RECORD as cleancopy_clean() makes it, STATUS, MESSAGE.  A page that is null fails as an empty one does.  CLEANCOPY_E_USAGE: a column
 * that contradicts itself; CLEANCOPY_E_IO: no helper or no worker to be had; after a failure the next call begins anew. */
CLEANCOPY_API int cleancopy_cleaner_run(struct cleancopy_cleaner *cleaner,
                                        const struct cleancopy_pages *pages,
                                        struct cleancopy_rows **rows);
/* Why system calls of the workers are not filtered on this system, or NULL: known once pages were cleaned. */
CLEANCOPY_API const char *cleancopy_cleaner_unfiltered(const struct cleancopy_cleaner *cleaner);
CLEANCOPY_API void cleancopy_cleaner_close(struct cleancopy_cleaner *cleaner); /* NULL is fine */

/* What cleancopy-helper does; of no use to anybody else. */
CLEANCOPY_API int cleancopy_helper(int n_args, char **args);

/* Paragraphs (UTF-8), one a row: KEY, WORDS and FINGERPRINTS as `dedup` compares by them, STATUS, MESSAGE.  Equal keys are equal words.
 * There are fingerprints for 6 to 4,096 words: of others `dedup` compares the words as a whole, from 5 on.  Two
 * paragraphs that share 7 words in a row share a fingerprint; `dedup` verifies those that share a fifth of what the smaller
 * one may have.  A null gives nulls. */
CLEANCOPY_API int cleancopy_paragraphs(const struct cleancopy_column *texts, size_t n,
                                       struct cleancopy_rows **rows);

/* How `a` is related to an earlier `b`; "none" is not to be taken for a copy. */
enum cleancopy_relation {
    CLEANCOPY_RELATION_NONE = 0,
    CLEANCOPY_RELATION_EXACT = 1,
    CLEANCOPY_RELATION_NEAR = 2,
    CLEANCOPY_RELATION_PART = 3,
    CLEANCOPY_RELATION_UPDATED = 4 /* same sentences, other figures or names, or a "not" */
};

/* Pairs of paragraphs: RELATION, SIMILARITY, DECIDING and REVISED as `dedup` decides for `a`, the later one, against `b`; STATUS, MESSAGE.
 * Short paragraphs of equal words are EXACT here whatever their number: `dedup` takes those of fewer than 5 only
 * beside a neighbour that is a copy too.  A null on either side gives nulls.  Fastest where equal `a` are neighbours. */
CLEANCOPY_API int cleancopy_pairs(const struct cleancopy_column *a, const struct cleancopy_column *b,
                                  size_t n, struct cleancopy_rows **rows);

/* When a paragraph is compared. */
enum cleancopy_phase {
    CLEANCOPY_PHASE_ALONE = 0,  /* by key and prints */
    CLEANCOPY_PHASE_BESIDE = 1, /* when all of those are decided: by its key and that of its companion */
    CLEANCOPY_PHASE_NEVER = 2   /* too few words, or no companion in the document; its key may be a companion's */
};

/* Lines of JSON, each a document: all that another engine compares documents by.  With `roles`, records of `clean`, `corpus` or a shard,
 * as `corpus` compares them: short headings, quotes, items and rows of tables stand beside a companion.  Without, whatever
 * `dedup` reads, as `dedup` compares it: each paragraph alone.  What must be done with it stands in cmd/spark/COMPARING.md.
 *
 * documents: a row for each line: ID, OUTLET, MOMENT, PARAGRAPHS, DATE, TITLE, ARTICLE, NAME, STATUS, MESSAGE.  paragraphs: a row for each paragraph of each line that could be
 * read, in their order: DOCUMENT, PARAGRAPH, PHASE, COMPANION, KEY_HIGH, KEY_LOW, WORDS, SHINGLES, PRINTS, CLUSTER, TEXT,
 * LINE, LINE_WORDS, LINE_FLAGS.
 * What is no document, or over a limit (64 MiB), fails its row and has no paragraphs; a null gives nulls.  Either
 * of both has the call's status and message; both are to be freed. */
CLEANCOPY_API int cleancopy_sketches(const struct cleancopy_column *records, size_t n, int roles,
                                     struct cleancopy_rows **documents, struct cleancopy_rows **paragraphs);

/* The candidates of all paragraphs at once, where work is dealt out to parts (machines, or one after the other).  A ref orders paragraphs: (number of
 * the document) * 2^27, and the place there.  A print's shelf has its 64 lowest refs.  Three steps; between them a caller carries packets to
 * the part whose number is that of their row (empty ones need not be), in any order:
 *
 *     cleancopy_shelf_post()   some paragraphs           PACKET for each of n_parts parts of prints
 *     cleancopy_shelf_lists()  all packets of one part   PACKET for each of n_parts parts of subjects
 *     cleancopy_shelf_find()   all packets of one part   pairs, and what later prints may need
 *
 * All postings of a print come to one part.  Where these are more than memory has room for, cleancopy_shelf_trim() makes one PACKET of some packets, of what can stand on
 * a shelf: trimmed piece by piece, with what was trimmed before, it is the `shelves` with which cleancopy_shelf_lists() takes packets piece by piece (one row; NULL: the
 * packets are all of the part).
 *
 * Postings: of paragraphs that are found by their prints, each once: ref, first_ref (of the first print of its text, in the same document), shingles (SHINGLES),
 * followed (not 0: later prints of its text may ask) are 64-bit integers; prints are the bytes of PRINTS, 8 each.  A row without prints is passed over.
 *
 * pairs: SUBJECT, CANDIDATE, CANDIDATE_TEXT, N_SHARED: those that `dedup` verifies, candidates before the subject, by both.  later: these columns, LAST and UNTIL: of
 * subjects that are followed, candidates on the whole shelves; a later print of its text at `ref` has those of other documents with CANDIDATE < ref <= UNTIL.
 * A call ends with the subject at which it has some two million rows: *from, 0 at first, is the ref to go on from, INT64_MAX when all are told.
 *
 * CLEANCOPY_E_USAGE: not 1 to 1,000,000 parts, or columns that contradict themselves; CLEANCOPY_E_LIMIT: a ref or print over what stands in
 * dedup/shelf.h; CLEANCOPY_E_INPUT: a packet is damaged.  Packets are of this version and kind of machine. */
CLEANCOPY_API int cleancopy_shelf_post(const struct cleancopy_column *ref, const struct cleancopy_column *first_ref,
                                       const struct cleancopy_column *shingles, const struct cleancopy_column *followed,
                                       const struct cleancopy_column *prints, size_t n, size_t n_parts,
                                       struct cleancopy_rows **rows);
CLEANCOPY_API int cleancopy_shelf_trim(const struct cleancopy_column *packets, size_t n, struct cleancopy_rows **rows);
CLEANCOPY_API int cleancopy_shelf_lists(const struct cleancopy_column *packets, size_t n, const struct cleancopy_column *shelves,
                                        size_t n_parts, struct cleancopy_rows **rows);
CLEANCOPY_API int cleancopy_shelf_find(const struct cleancopy_column *packets, size_t n, int64_t *from,
                                       struct cleancopy_rows **pairs, struct cleancopy_rows **later);

/* Changes when keys, prints or the answers for pairs do: what was kept under another is worth nothing. */
CLEANCOPY_API int cleancopy_normal_form(void);

#ifdef __cplusplus
}
#endif

#endif
