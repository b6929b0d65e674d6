#include "cleancopy/dedup/shelf_packet.h"

void cc_shelf_packet_init(struct cc_shelf_packet *packet)
{
    cc_buf_init(&packet->bytes, SIZE_MAX / 2);
    packet->last = 0;
}

void cc_shelf_packet_done(struct cc_shelf_packet *packet)
{
    cc_buf_done(&packet->bytes);
}

void cc_shelf_put_number(struct cc_shelf_packet *packet, uint64_t number)
{
    char *at = cc_buf_reserve(&packet->bytes, CC_SHELF_MAX_NUMBER_BYTES);
    size_t n = 0;

    if (at == NULL)
        return;
    while (number >= 0x80) {
        at[n++] = (char)(number | 0x80);
        number >>= 7;
    }
    at[n++] = (char)number;
    packet->bytes.len += n;
}

void cc_shelf_put_ref(struct cc_shelf_packet *packet, uint64_t ref)
{
    int64_t distance = (int64_t)(ref >> CC_SHELF_DOCUMENT_BITS) - (int64_t)(packet->last >> CC_SHELF_DOCUMENT_BITS);

    cc_shelf_put_number(packet, distance < 0 ? ~(uint64_t)distance << 1 | 1 : (uint64_t)distance << 1);
    cc_shelf_put_number(packet, ref & ((UINT64_C(1) << CC_SHELF_DOCUMENT_BITS) - 1));
    packet->last = ref;
}

void cc_shelf_put_bytes(struct cc_shelf_packet *packet, uint64_t number, size_t n_bytes)
{
    char *at = cc_buf_reserve(&packet->bytes, n_bytes);

    if (at == NULL)
        return;
    for (size_t i = 0; i < n_bytes; i++)
        at[i] = (char)(number >> 8 * i);
    packet->bytes.len += n_bytes;
}

static uint64_t damage(struct cc_shelf_reader *reader)
{
    reader->damaged = true;
    return 0;
}

uint64_t cc_shelf_get_long(struct cc_shelf_reader *reader)
{
    uint64_t number = 0;

    if (reader->damaged)
        return 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        uint64_t byte;

        if (reader->at == reader->end)
            return damage(reader);
        byte = *reader->at++;
        if (shift == 63 && byte > 1)
            return damage(reader);
        number |= (byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
    return damage(reader);
}

uint64_t cc_shelf_get_bytes(struct cc_shelf_reader *reader, size_t n_bytes)
{
    uint64_t number = 0;

    if (reader->damaged || (size_t)(reader->end - reader->at) < n_bytes)
        return damage(reader);
    for (size_t i = 0; i < n_bytes; i++)
        number |= (uint64_t)*reader->at++ << 8 * i;
    return number;
}
