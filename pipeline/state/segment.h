/* segment.h -- the postings of the index on disk: sorted, never changed, merged as they grow.
 *
 *     a transaction's postings      segments, oldest first         (postings in each)
 *     (posting_buffer.h)  ------>   1,000,000   100,000   10,000
 *                          commit: newer ones that together with the buffer are more than an
 *                          eighth of the next older one are merged with it
 *
 * So there are few segments (log9 of all commits at most), each posting is written some twenty
 * times, in order, and a lookup reads one page of each segment.  This is the log-structured
 * merge tree of O'Neil and others (1996) without its levels on several disks: in one file,
 * inside the transaction of the paragraphs themselves, so that a kill leaves both or neither.
 * Rows (fingerprint, ref) in an SQLite table cost 18 bytes each and a random page each.
 *
 * A page (posting_page.h) is a row of the table `posting`; its row number says it all:
 *
 *     slot of the segment, 6 bits | print that it begins with, 38 | part, 18
 *
 * `part` is 0 where the page begins with a new print, else it counts the pages on which a long
 * list goes on.  The numbers of a segment's pages, its directory, are a blob in the table
 * `segment` and are kept in memory: 8 bytes for 4 KB.  Segments hold refs in order of age: all
 * of an older one are less than any of a newer one.
 *
 * Thread use: one thread at a time for each state.  Calls belong inside a transaction. */
#ifndef CLEANCOPY_STATE_SEGMENT_H
#define CLEANCOPY_STATE_SEGMENT_H

#include "gone.h"
#include "page_cache.h"
#include "posting_buffer.h"
#include "posting_page.h"

#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

/* Eight times as large each as the next: 20 hold more than any disk.  Slots are reused. */
#define CC_SEGMENTS_MAX 64

struct cc_segment {
    uint32_t slot;
    uint64_t n_postings, low_ref; /* no ref of it is less */
    uint64_t serial;              /* of this program's run: a slot used again is another one */
    int64_t *pages;               /* the directory: row numbers, ascending */
    size_t n_pages;
};

struct cc_segments {
    struct cc_segment list[CC_SEGMENTS_MAX]; /* oldest first */
    size_t n;
    uint64_t last_serial;
    struct cc_page_cache cache;
};

/* Zeroed is empty.  done frees, and empties. */
void cc_segments_done(struct cc_segments *segments);

const char *cc_segments_schema(void);
enum cc_status cc_segments_load(struct cc_state *state, struct cc_segments *segments,
                                struct cc_error *err);

/* Refs under the print that are not gone, lowest first, at most `max`; *n their number. */
enum cc_status cc_segments_find(struct cc_state *state, struct cc_segments *segments,
                                const struct cc_gone *gone, uint64_t print, uint64_t *refs,
                                size_t max, size_t *n, struct cc_error *err);

/* Writes the buffer's postings (it is sorted, then emptied), merged with as many segments as
 * they outweigh; `all`: with every one.  What is gone is left out, and forgotten once every
 * segment was merged.  `low_ref`: no ref in the buffer is less. */
enum cc_status cc_segments_write(struct cc_state *state, struct cc_segments *segments,
                                 struct cc_gone *gone, struct cc_posting_buffer *buffer,
                                 uint64_t low_ref, bool all, struct cc_error *err);

/* For segment_merge.c: row numbers, a directory's row and memory, the failure for what does not
 * hold together. */
#define CC_SEGMENT_PART_BITS 18
#define CC_SEGMENT_MAX_PART  ((1 << CC_SEGMENT_PART_BITS) - 1)
int64_t cc_segment_page_number(uint32_t slot, uint64_t print, uint32_t part);
uint64_t cc_segment_page_print(int64_t page);
int64_t cc_segment_page_part(int64_t page);
enum cc_status cc_segment_save(struct cc_state *state, const struct cc_segment *segment,
                               int64_t age, struct cc_error *err);
void cc_segment_free_directory(struct cc_segment *segment);
enum cc_status cc_segment_fail(struct cc_error *err);

/* Walks a segment's postings in order.  next: CC_OK, CC_END, or CC_E_STATE for a damaged page.
 * `take` removes the pages behind it. */
struct cc_segment_cursor {
    struct cc_state *state;
    bool take;
    int64_t page, end; /* row numbers: the page in hand, and where the segment ends */
    struct cc_page_reader reader;
    unsigned char bytes[CC_POSTING_PAGE_BYTES];
};
void cc_segment_walk(struct cc_state *state, uint32_t slot, bool take,
                     struct cc_segment_cursor *cursor);
enum cc_status cc_segment_next(struct cc_segment_cursor *cursor, struct cc_posting *posting,
                               struct cc_error *err);

#endif
