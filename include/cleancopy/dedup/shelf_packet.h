/* shelf_packet.h -- numbers and refs in few bytes: what shelf.h sends from one part to another.
 *
 * A number is 7 bits a byte, lowest first, the top bit set on all but the last (LEB128).  A ref is the distance of its document from that
 * of the ref before it in the packet, with the sign in the lowest bit, and then its place in the document.
 *
 * Thread use: one thread at a time for each packet. */
#ifndef CLEANCOPY_DEDUP_SHELF_PACKET_H
#define CLEANCOPY_DEDUP_SHELF_PACKET_H

#include "cleancopy/core/buf.h"
#include "cleancopy/dedup/shelf_items.h"

#define CC_SHELF_MAX_NUMBER_BYTES 10

/* The packet that is being written. */
struct cc_shelf_packet {
    struct cc_buf bytes;
    uint64_t last; /* ref that was written last */
};

void cc_shelf_packet_init(struct cc_shelf_packet *packet);
void cc_shelf_packet_done(struct cc_shelf_packet *packet);
void cc_shelf_put_number(struct cc_shelf_packet *packet, uint64_t number);
void cc_shelf_put_ref(struct cc_shelf_packet *packet, uint64_t ref);
void cc_shelf_put_bytes(struct cc_shelf_packet *packet, uint64_t number, size_t n_bytes); /* its lowest bytes, lowest first */

/* A packet that is being read. */
struct cc_shelf_reader {
    const unsigned char *at, *end;
    uint64_t last;
    bool damaged; /* it ended in the middle, or a number was over 64 bits; all that is read from then on is 0 */
};

static inline struct cc_shelf_reader cc_shelf_read(struct cc_span packet)
{
    const unsigned char *at = (const unsigned char *)packet.ptr;

    return (struct cc_shelf_reader){at, packet.len > 0 ? at + packet.len : at, 0, false};
}

static inline bool cc_shelf_has_more(const struct cc_shelf_reader *reader)
{
    return !reader->damaged && reader->at < reader->end;
}

uint64_t cc_shelf_get_long(struct cc_shelf_reader *reader);

static inline uint64_t cc_shelf_get_number(struct cc_shelf_reader *reader)
{
    if (reader->at < reader->end && *reader->at < 0x80 && !reader->damaged)
        return *reader->at++;
    return cc_shelf_get_long(reader);
}

static inline uint64_t cc_shelf_get_ref(struct cc_shelf_reader *reader)
{
    uint64_t distance = cc_shelf_get_number(reader), place = cc_shelf_get_number(reader);
    uint64_t document = reader->last >> CC_SHELF_DOCUMENT_BITS;

    document += (distance & 1) != 0 ? ~(distance >> 1) : distance >> 1;
    reader->last = document << CC_SHELF_DOCUMENT_BITS | (place & ((UINT64_C(1) << CC_SHELF_DOCUMENT_BITS) - 1));
    return reader->last;
}

uint64_t cc_shelf_get_bytes(struct cc_shelf_reader *reader, size_t n_bytes); /* at most 8 */

#endif
