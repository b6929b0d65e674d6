/* share_line.h -- the lines of a shard: what one of many processes made of its share of the pages (source/share.h).
 *
 *     {"cleancopy_shard":1,"cleancopy":"0.1.0","shard":3,"of":16,"settings":"scope=auto …"}      the head, once
 *     {"id":"…","source":…}                                                                      a document: cc_record_store()
 *     {"failed":"SOURCE","message":"…","no_tree":false,"file":7,"page":0}                        a page that failed
 *     {"end":true,"files":12,"inputs":"…","pages":9,"documents":8,"failed":1,"checksum":"…"}     the end, once
 *
 * Documents and failures stand in the order of the inputs.  "file" and "page" are the place in the list, both from 0.  A page whose text
 * was taken without a tree counts as failed and has a document too ("no_tree" true).  Where a filter left pages out the end has
 * "left_out_by_outlet" and "left_out_by_language" behind "failed".  "inputs" is a hash of the
 * files' names and sizes, "checksum" (cc_share_sum()) one of all lines before.  A shard without an end is none.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_SHARE_LINE_H
#define CLEANCOPY_WRITE_SHARE_LINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_SHARE_VERSION 1 /* of these lines */

enum cc_share_kind {
    CC_SHARE_HEAD,
    CC_SHARE_DOCUMENT,
    CC_SHARE_FAILURE,
    CC_SHARE_END
};

struct cc_share_head {
    struct cc_span cleancopy; /* version of the program */
    uint32_t number, of;      /* 1 to `of`; at most CC_MAX_SHARDS */
    struct cc_span settings;  /* those that change documents, as NAME=VALUE, a blank between */
};

struct cc_share_failure {
    struct cc_span source, message;
    bool no_tree;
    uint64_t file, page;
};

struct cc_share_end {
    uint64_t n_files, inputs;
    uint64_t n_pages, n_documents, n_failed;
    uint64_t n_left_out_by_outlet, n_left_out_by_language; /* core/filter.h */
    uint64_t checksum;
};

struct cc_share_line {
    enum cc_share_kind kind;
    struct cc_share_head head; /* what the kind says */
    struct cc_share_failure failure;
    struct cc_share_end end;
    struct cc_span record; /* of a document: the whole line */
};

/* Append a line without its line feed.  Failures show in out->status. */
void cc_share_head_write(struct cc_buf *out, const struct cc_share_head *head);
void cc_share_failure_write(struct cc_buf *out, const struct cc_share_failure *failure);
void cc_share_end_write(struct cc_buf *out, const struct cc_share_end *end);

/* Reads any of them; a document's line is not looked into (cc_record_read() does).  `record` points into `line`, all else is
 * in the arena.  CC_E_INPUT: no such line (a field missing, of another type or out of its range), or a head
 * of another CC_SHARE_VERSION: the message says which.  CC_E_NOMEM, CC_E_LIMIT. */
enum cc_status cc_share_line_read(struct cc_arena *arena, struct cc_span line,
                                  struct cc_share_line *out, struct cc_error *err);

/* The checksum of the lines up to this one (without line feed), from that of those before it; 0 before the first. */
uint64_t cc_share_sum(uint64_t sum, struct cc_span line);

#endif
