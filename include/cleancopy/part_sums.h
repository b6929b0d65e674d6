/* part_sums.h -- sums.json, which a part of a corpus (write_part.h) has in the place of a report.
 *
 *     {"cleancopy_sums":1,"cleancopy":"0.1.0","part":2,"parts":3,"corpus":"…","made_of":"…","whole":true,
 *      "failed":4,"left_out_by_outlet":0,"left_out_by_language":0,"sums":{…}}
 *
 * "corpus": a number of all shards and of the options of writing, which parts of one corpus have in common; "made_of": one of the part's own shards and what
 * was told of them besides.  It stands there from the beginning, with "whole" false and no sums, and is whole when all else is: so a part
 * that was cut short is told from a whole one, and whose files are in a folder.  "sums" are tally_sums.h's.
 *
 * Thread use: any thread, a folder from one at a time. */
#ifndef CLEANCOPY_PART_SUMS_H
#define CLEANCOPY_PART_SUMS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/json_tree.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_PART_SUMS_VERSION 1 /* of the file */
#define CC_PART_SUMS_NAME    "sums.json"
#define CC_PART_SUMS_BYTES   ((size_t)64 << 20) /* of the file: the tally's bounded rows take some 20 MB at most */
#define CC_PART_NAME_BYTES   32

struct cc_part_sums {
    uint32_t part, n_parts; /* 1 to n_parts, at most CC_MAX_SHARDS */
    uint64_t corpus, made_of;
    bool whole;
    uint64_t n_failed, n_left_out_by_outlet, n_left_out_by_language;
};

/* "part-0002-of-0003", the folder of a part, and back: false for what is no such name. */
void cc_part_name(uint32_t part, uint32_t n_parts, char name[CC_PART_NAME_BYTES]);
bool cc_part_name_read(const char *name, uint32_t *part, uint32_t *n_parts);

/* Writes DIR/sums.json, whole or as it was; `sums` is put in where `about` is whole. */
enum cc_status cc_part_sums_put(const char *dir, const struct cc_part_sums *about, struct cc_span sums,
                                struct cc_error *err);

/* The text of such a file.  *sums is in the arena (NULL where it is not whole), its strings in *tree, which is to be freed.  CC_E_INPUT: it is none, or
 * another version's; the message says why.  CC_E_NOMEM, CC_E_LIMIT. */
enum cc_status cc_part_sums_parse(struct cc_arena *arena, struct cc_span text, struct cc_json_tree **tree,
                                  struct cc_part_sums *about, const struct cc_json_node **sums, struct cc_error *err);
/* The same of DIR/sums.json, which messages name; CC_END: there is none. */
enum cc_status cc_part_sums_read(struct cc_arena *arena, const char *dir, struct cc_json_tree **tree,
                                 struct cc_part_sums *about, const struct cc_json_node **sums, struct cc_error *err);

#endif
