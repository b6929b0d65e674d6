/* posting_page.h -- postings in few bytes: what the pages of a segment (segment.h) hold.
 *
 * A posting says "the paragraph `ref` is found under `print`".  They stand in order (print, then
 * ref), so the next one is told by its distance from the last, as numbers of 7 bits a byte
 * (LEB128), in blocks of 64 so that a lookup need not read them all:
 *
 *     base                       once a page: no ref of it is less
 *     ref - base                 the first of a block; its print is the block's
 *     gap, ref - base            another print, `gap` (not 0) above the last one
 *     0, ref - last ref          the same print again
 *     ...
 *     print, place               for each block: its first print less the page's (5 bytes), and
 *                                where it begins (2 bytes), little-endian
 *     n                          number of blocks (1 byte)
 *
 * A million paragraphs have some ten million prints: gaps of 2 bytes and refs of 3.  (Bits
 * packed by Rice's code would save half a byte a posting more.)  Without blocks half a page was
 * read for each lookup, 2 microseconds and a quarter of a whole run.
 *
 * Pure: no I/O, clock, globals or allocation. */
#ifndef CLEANCOPY_STATE_POSTING_PAGE_H
#define CLEANCOPY_STATE_POSTING_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What an SQLite page of 4,096 bytes takes as one row without an overflow page is 4,057. */
#define CC_POSTING_PAGE_BYTES 4050
#define CC_POSTING_MAX_BYTES  20 /* two numbers of at most 10 bytes */
#define CC_PAGE_BLOCK         64 /* postings: a tenth of a byte for each */
#define CC_PAGE_BLOCK_BYTES   7  /* of its entry in the table */
#define CC_PAGE_MAX_BLOCKS    48 /* two bytes a posting at least, but for a block's first */

/* A print: two bits of namespace, then the top 36 bits of a fingerprint or of a mixed key.  With
 * 36 bits one in 400 paragraphs meets a false candidate among ten million prints; each candidate
 * is verified, so all that it costs is a look.  40 bits cost a tenth more bytes. */
#define CC_PRINT_BITS 38

enum cc_print_kind {
    CC_PRINT_FINGERPRINT, /* dedup/fingerprint.h */
    CC_PRINT_KEY,         /* key of a canonical paragraph */
    CC_PRINT_DOCUMENT     /* id of the document that the paragraph stands in */
};

static inline uint64_t cc_print_of(enum cc_print_kind kind, uint64_t value)
{
    if (kind != CC_PRINT_FINGERPRINT) /* fingerprints are hashes already; winnowing made them low */
        value *= UINT64_C(0x9E3779B97F4A7C15);
    return (uint64_t)kind << 36 | value >> 28;
}

static inline enum cc_print_kind cc_print_kind_of(uint64_t print)
{
    return (enum cc_print_kind)(print >> 36);
}

struct cc_posting {
    uint64_t print, ref;
};

/* -1, 0, 1: the order of postings. */
static inline int cc_posting_compare(const struct cc_posting *a, const struct cc_posting *b)
{
    if (a->print != b->print)
        return a->print < b->print ? -1 : 1;
    return a->ref < b->ref ? -1 : a->ref > b->ref;
}

/* Writing: begin, then add until it says that the page is full (nothing was added), then end:
 * len is the whole of it. */
struct cc_page_writer {
    unsigned char bytes[CC_POSTING_PAGE_BYTES];
    size_t len, n;
    uint64_t first_print, base;
    struct cc_posting last;
    unsigned char blocks[CC_PAGE_MAX_BLOCKS][CC_PAGE_BLOCK_BYTES];
};
void cc_page_begin(struct cc_page_writer *w, uint64_t first_print, uint64_t base);
/* posting->ref must not be less than base, nor *posting come before the one added last. */
bool cc_page_add(struct cc_page_writer *w, const struct cc_posting *posting);
void cc_page_end(struct cc_page_writer *w);

/* Reading: open, perhaps seek, then next until it gives false; then `damaged` says whether the
 * bytes do not hold together.  The bytes are read in place. */
struct cc_page_reader {
    const unsigned char *at, *end; /* of the postings; the table of blocks begins at end */
    const unsigned char *bytes;
    size_t n_blocks, block, n_left; /* the block in hand, and how much of it may be left */
    uint64_t first_print, base;
    struct cc_posting last;
    bool damaged;
};
void cc_page_open(struct cc_page_reader *r, const void *bytes, size_t len,
                  uint64_t first_print);
/* Goes to a block before which there is no posting of `print`. */
void cc_page_seek(struct cc_page_reader *r, uint64_t print);
bool cc_page_next(struct cc_page_reader *r, struct cc_posting *posting);

#endif
