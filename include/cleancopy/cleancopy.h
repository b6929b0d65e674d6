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
 * of `cleancopy explain --features`, rows are those of `cleancopy dedup`.
 *
 * It prints nothing, never calls exit(), starts no thread and no process, handles no signal, changes no
 * setting of the process (allocators of other libraries, locale, random seed).  It reads no file but the
 * system's tables of character sets, public suffixes and time zones, loads libcurl for an odd address (nothing
 * is fetched), and writes no file but a batch's temporary one, which has no name.
 *
 * Hostile pages.  What a page can cost is bounded: 8 MiB of it are read, 192 MiB of memory are for its
 * tree and text (besides, JSON trees, converters and the record: with none of 2,124 real pages more
 * than 256 MiB), some seconds of processor time go at the very worst.  But pages are parsed in the
 * caller's own process: a fault or a failed assertion in a parser ends that process, and nothing here
 * stops a page after 2 s as the program does.  The program cleans pages in processes of their own, behind
 * a filter of system calls; for pages from anybody where one may not cost the others, run
 * `cleancopy clean`, or call this from processes that may die.
 *
 * Text is UTF-8.  Strings that go in are NUL-ended and only looked at during the call; what comes out is
 * NUL-ended too, belongs to its result, and is good until that is freed.  NULL for a string means that
 * it is unknown.
 *
 * Thread use: all functions from any number of threads at a time, each result and each batch from one
 * thread at a time. */
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
    CLEANCOPY_E_IO = 5     /* the temporary file of a batch */
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
 * There is no text. */
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

#ifdef __cplusplus
}
#endif

#endif
