/* compared_line.h -- the lines of a file in which another engine tells what it found when it compared the paragraphs of shards.
 *
 *     {"cleancopy_compared":1,"cleancopy":"0.1.0","normal_form":7,"shards":"…","prefer":["apnews.com"],"documents":812}   the head, once
 *     {"doc":"…","para":3,"canonical_doc":"…","canonical_para":2,"similarity":0.9583333333333334,"relation":"near"}        a duplicate
 *     {"end":true,"rows":5120}                                                                                            the end, once
 *
 * "shards": the checksums of all shards, each as one number, put together by exclusive or: 16 hexadecimal digits.  "prefer": the
 * outlets whose copies are kept, best first.  "documents": how many were compared, each id once.  A duplicate has the fields of a row
 * of `dedup --updated`; its similarity must be the very number, not four digits of it, for some of what is
 * written hangs on it.  "cluster" may be there and is not looked at.
 *
 * A file of one part of the shards alone (compared_file.h) says so in its head, where "documents" are then the part's own, and tells besides
 * what the part cannot know by itself, in this order:
 *
 *     {"cleancopy_compared":1,…,"documents":271,"part":2,"parts":3,"own":"…"}
 *     {"elsewhere":"…"}                                          a document of this part whose id is another part's, too: that one counts
 *     {"document":"…","outlet":"bay.example","date":"2024-05-01"}   a document of another part that rows speak of
 *     {"namesake":"{\"id\":…}"}                                  the record of one whose text file may have the name of one of this part's
 *     {"furniture":"…","para":3,"pages":17}                      a paragraph that repeats across its site, on so many pages
 *     {"doc":…}                                                  rows: of the part's documents, of what they copy, and of what copies them
 *     {"end":true,"rows":5120}                                   all lines between head and end are counted
 *
 * "own": as "shards", of the part's own alone.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_COMPARED_LINE_H
#define CLEANCOPY_SOURCE_COMPARED_LINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

#define CC_COMPARED_VERSION 1 /* of these lines */

enum cc_compared_kind {
    CC_COMPARED_HEAD,
    CC_COMPARED_ELSEWHERE,
    CC_COMPARED_DOCUMENT,
    CC_COMPARED_NAMESAKE,
    CC_COMPARED_FURNITURE,
    CC_COMPARED_ROW,
    CC_COMPARED_END
};

struct cc_compared_head {
    struct cc_span cleancopy; /* version of the program that made the shards */
    uint32_t normal_form;     /* CC_SKETCH_VERSION */
    uint64_t shards;
    uint64_t n_documents;
    struct cc_span *prefer;
    uint32_t n_prefer;
    uint32_t part, n_parts; /* from 1; n_parts 0: the file is of all shards */
    uint64_t own;           /* of a part */
};

struct cc_compared_line {
    enum cc_compared_kind kind;
    struct cc_compared_head head;  /* what the kind says */
    uint64_t doc;                  /* of all others but namesakes and the end: the document, */
    uint32_t paragraph;            /* its paragraph (rows, furniture), … */
    struct cc_duplicate duplicate; /* … of a row: what that is a copy of; outlet empty */
    uint32_t n_pages;              /* of furniture: at least 1 */
    struct cc_span outlet, date;   /* of a document; empty: unknown */
    struct cc_span record;         /* of a namesake: its line in the shard */
    uint64_t n_rows;               /* of the end */
};

/* Spans are in the arena.  CC_E_INPUT: no such line (a field missing, of another type or out of its range), or a head of another
 * CC_COMPARED_VERSION: the message says which.  CC_E_NOMEM, CC_E_LIMIT. */
enum cc_status cc_compared_line_read(struct cc_arena *arena, struct cc_span line,
                                     struct cc_compared_line *out, struct cc_error *err);

#endif
