/* dedup_input.h -- the input of `dedup`: files of JSON lines, gzipped or not, into a list of
 * documents.
 *
 * Bad lines and unreadable files are said on standard error and passed over. */
#ifndef CLEANCOPY_CMD_DEDUP_INPUT_H
#define CLEANCOPY_CMD_DEDUP_INPUT_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/name_list.h"
#include "cleancopy/core/status.h"
#include "cleancopy/dedup/document_list.h"
#include "cleancopy/source/json_scan.h"

struct cc_dedup_input {
    const struct cc_config *cfg;
    struct cc_document_list *documents; /* filled; the caller's */
    struct cc_name_list files;          /* the numbers in the documents' places */
    uint64_t n_bad_lines;               /* of the file in hand */
    uint64_t n_failed;                  /* files and lines */
    uint64_t bytes_before, all_bytes;   /* of the files that are through, and of all (0: nobody knows) */
    char *chunk;
    struct cc_arena line_arena;
    struct cc_json_scan *scan; /* NULL from a short heap: then lines are read more slowly */
};

/* `documents` must outlive the input. */
void cc_dedup_input_init(struct cc_dedup_input *input, const struct cc_config *cfg,
                         struct cc_document_list *documents);
void cc_dedup_input_done(struct cc_dedup_input *input);

/* Reads the paths, then those that cfg->files_from lists; with neither, standard input.  Stops
 * early when cc_stop is set. */
enum cc_status cc_dedup_input_read(struct cc_dedup_input *input, int n_paths, char **paths,
                                   struct cc_error *err);

/* Says what is wrong with a document, by file and line; past 20 only counts. */
void cc_dedup_input_say_bad(struct cc_dedup_input *input, struct cc_document_place place,
                            const struct cc_error *err);
/* Says how many were only counted, and begins to count anew. */
void cc_dedup_input_say_rest(struct cc_dedup_input *input, const char *what);

#endif
