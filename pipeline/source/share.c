#include "cleancopy/source/share.h"

#include "cleancopy/core/hash.h"

static uint64_t count_parts(const struct cc_share *share, uint64_t bytes)
{
    uint64_t n = bytes == 0 ? 1 : (bytes - 1) / CC_SHARE_PART_BYTES + 1;

    return n < share->of ? n : share->of;
}

bool cc_share_file(struct cc_share *share, struct cc_span path, uint64_t bytes)
{
    uint64_t first = share->next;

    share->n_pages = 0;
    if (share->of == 0)
        return true;
    share->n_files++;
    share->inputs = cc_hash64_mix(cc_hash64_mix(share->inputs, cc_hash64(path)), bytes);
    share->n_parts = count_parts(share, bytes);
    share->next = (first + share->n_parts) % share->of;
    if (share->number == 0) {
        share->own = share->n_parts; /* nobody's */
        return false;
    }
    share->own = (share->number - 1 + share->of - first) % share->of;
    return share->own < share->n_parts;
}

bool cc_share_page(struct cc_share *share)
{
    uint64_t page = share->n_pages++;

    return share->of == 0 || page % share->n_parts == share->own;
}
