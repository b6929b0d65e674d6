/* share.h -- which part of the inputs one of many processes cleans.
 *
 *     cards, dealt in the order of the inputs to 4 players:
 *
 *     a.html  b.html  big.warc (700 MiB)  c.html  d.html
 *       1       2        3   4   1          2       3
 *
 * Each process walks the same list and deals it for itself, without a word to the others: names, their order and
 * sizes decide, nothing of the machine.  A file of up to CC_SHARE_PART_BYTES is one part, and who does not have it does not
 * open it.  A larger one has a part more for each such amount begun (at most one a process), and its pages go round
 * among these: each of their owners reads the whole file and cleans its pages alone.
 *
 * Why not all files page by page: reading a compressed WARC takes an eighth of the time that cleaning its pages takes (2,124 real
 * pages), so that no number of processes could be over eight times as fast.  Why not byte ranges of a large file: where a
 * record begins within one cannot be told for certain, and the pages must be those of a reader from the start.  Why not a hash
 * of the address: it is only known when the page has been read.
 *
 * Pure.  Thread use: one thread at a time for each struct. */
#ifndef CLEANCOPY_SOURCE_SHARE_H
#define CLEANCOPY_SOURCE_SHARE_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

/* 256 MiB: what reading costs for nothing stays under half of the cleaning for Common Crawl's files of 1 GB, and a single one
 * still keeps four processes busy. */
#define CC_SHARE_PART_BYTES ((uint64_t)256 << 20)

/* number from 1 to `of`; 0: deals, and takes nothing.  `of` 0: there is nobody else.  The rest zero at first. */
struct cc_share {
    uint32_t number, of;
    uint64_t n_files;      /* dealt so far */
    uint64_t inputs;       /* a hash of their names and sizes, in their order */
    uint64_t n_pages;      /* of the file that was dealt last, so far */
    uint64_t next;         /* share's own: who gets the next part, from 0, … */
    uint64_t own, n_parts; /* … and of that file this process's part and how many it has */
};

/* The next file of the list, also one that cannot be read (0 bytes).  False: it is all the others'. */
bool cc_share_file(struct cc_share *share, struct cc_span path, uint64_t bytes);

/* The next page of that file, or failure in its place.  False: another process's. */
bool cc_share_page(struct cc_share *share);

#endif
