#include "posting_page.h"

#include <assert.h>
#include <string.h>

static void put_le(unsigned char *out, uint64_t value, size_t n_bytes)
{
    for (size_t i = 0; i < n_bytes; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

static uint64_t get_le(const unsigned char *in, size_t n_bytes)
{
    uint64_t value = 0;

    for (size_t i = 0; i < n_bytes; i++)
        value |= (uint64_t)in[i] << (8 * i);
    return value;
}

static size_t put_number(unsigned char *out, uint64_t value)
{
    size_t n = 0;

    while (value >= 0x80) {
        out[n++] = (unsigned char)(value | 0x80);
        value >>= 7;
    }
    out[n++] = (unsigned char)value;
    return n;
}

/* False, the reader marked as damaged, where the bytes end first or the number is too long. */
static inline bool get_number(struct cc_page_reader *r, uint64_t *value)
{
    uint64_t got = 0;
    unsigned shift = 0;

    while (r->at < r->end && shift < 64) {
        unsigned char byte = *r->at++;

        got |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            *value = got;
            return true;
        }
        shift += 7;
    }
    r->damaged = true;
    return false;
}

/* ---- writing --------------------------------------------------------------------------- */

void cc_page_begin(struct cc_page_writer *w, uint64_t first_print, uint64_t base)
{
    w->len = put_number(w->bytes, base);
    w->n = 0;
    w->first_print = first_print;
    w->base = base;
    w->last.print = first_print;
    w->last.ref = base;
}

bool cc_page_add(struct cc_page_writer *w, const struct cc_posting *posting)
{
    size_t n_blocks = w->n / CC_PAGE_BLOCK + 1;
    bool begins_block = w->n % CC_PAGE_BLOCK == 0;
    uint64_t gap = posting->print - w->last.print;
    uint64_t from = gap != 0 || begins_block ? w->base : w->last.ref;

    assert(posting->print >= w->last.print && posting->ref >= from);
    if (n_blocks > CC_PAGE_MAX_BLOCKS ||
        w->len + CC_POSTING_MAX_BYTES + n_blocks * CC_PAGE_BLOCK_BYTES + 1 > sizeof w->bytes)
        return false;
    if (begins_block) {
        put_le(w->blocks[n_blocks - 1], posting->print - w->first_print, 5);
        put_le(w->blocks[n_blocks - 1] + 5, w->len, 2);
    } else {
        w->len += put_number(w->bytes + w->len, gap);
    }
    w->len += put_number(w->bytes + w->len, posting->ref - from);
    w->last = *posting;
    w->n++;
    return true;
}

void cc_page_end(struct cc_page_writer *w)
{
    size_t n_blocks = (w->n + CC_PAGE_BLOCK - 1) / CC_PAGE_BLOCK;

    memcpy(w->bytes + w->len, w->blocks, n_blocks * CC_PAGE_BLOCK_BYTES);
    w->len += n_blocks * CC_PAGE_BLOCK_BYTES;
    w->bytes[w->len++] = (unsigned char)n_blocks;
}

/* ---- reading --------------------------------------------------------------------------- */

static uint64_t print_of_block(const struct cc_page_reader *r, size_t block)
{
    return r->first_print + get_le(r->end + block * CC_PAGE_BLOCK_BYTES, 5);
}

static size_t place_of_block(const struct cc_page_reader *r, size_t block)
{
    return (size_t)get_le(r->end + block * CC_PAGE_BLOCK_BYTES + 5, 2);
}

static void go_to_block(struct cc_page_reader *r, size_t block)
{
    size_t place = place_of_block(r, block);

    r->block = block;
    r->n_left = CC_PAGE_BLOCK;
    if (place < (size_t)(r->end - r->bytes))
        r->at = r->bytes + place;
    else
        r->damaged = true;
}

void cc_page_open(struct cc_page_reader *r, const void *bytes, size_t len, uint64_t first_print)
{
    size_t table;

    memset(r, 0, sizeof *r);
    r->at = r->bytes = bytes;
    r->end = r->at;
    r->first_print = first_print;
    if (len == 0) {
        r->damaged = true;
        return;
    }
    r->n_blocks = r->bytes[len - 1];
    table = r->n_blocks * CC_PAGE_BLOCK_BYTES + 1;
    if (r->n_blocks == 0 || table >= len) {
        r->n_blocks = 0;
        r->damaged = true;
        return;
    }
    r->end = r->bytes + len - table;
    if (!get_number(r, &r->base))
        return;
    if (place_of_block(r, 0) == (size_t)(r->at - r->bytes))
        go_to_block(r, 0);
    else
        r->damaged = true;
}

void cc_page_seek(struct cc_page_reader *r, uint64_t print)
{
    size_t low = 0, high = r->n_blocks;

    if (r->damaged)
        return;
    while (high - low > 1) { /* the first print of `low` is less; a list may begin in it */
        size_t middle = low + (high - low) / 2;

        if (print_of_block(r, middle) < print)
            low = middle;
        else
            high = middle;
    }
    go_to_block(r, low);
}

bool cc_page_next(struct cc_page_reader *r, struct cc_posting *posting)
{
    uint64_t gap = 0, distance = 0, from;
    struct cc_posting next = r->last;

    if (r->damaged)
        return false;
    if (r->at == r->end) {
        r->damaged = r->n_blocks > 0 && r->block + 1 != r->n_blocks;
        return false;
    }
    if (r->n_left == 0) {
        if (r->block + 1 == r->n_blocks ||
            place_of_block(r, r->block + 1) != (size_t)(r->at - r->bytes)) {
            r->damaged = true;
            return false;
        }
        r->block++;
        r->n_left = CC_PAGE_BLOCK;
    }
    if (r->n_left == CC_PAGE_BLOCK) {
        next.print = print_of_block(r, r->block);
        from = r->base;
    } else {
        if (!get_number(r, &gap))
            return false;
        next.print += gap;
        from = gap != 0 ? r->base : r->last.ref;
    }
    if (!get_number(r, &distance))
        return false;
    next.ref = from + distance;
    if (next.ref < from || cc_posting_compare(&next, &r->last) < 0) {
        r->damaged = true; /* numbers that run over, or blocks out of order */
        return false;
    }
    r->last = next;
    r->n_left--;
    *posting = r->last;
    return true;
}
