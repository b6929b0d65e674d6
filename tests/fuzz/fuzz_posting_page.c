/* A page of the index as a damaged file may hold it.  Properties: reading ends, within the page; what the reader gives
 * without complaint is in order; a walk from a block finds what a walk from the start finds. */
#include "../../pipeline/state/posting_page.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Postings of `print`; false when the page is damaged. */
static bool count(const uint8_t *data, size_t size, bool seek, uint64_t print, size_t *n)
{
    struct cc_page_reader reader;
    struct cc_posting posting, last = {0, 0};
    size_t all = 0;

    *n = 0;
    cc_page_open(&reader, data, size, 0);
    if (seek)
        cc_page_seek(&reader, print);
    while (cc_page_next(&reader, &posting)) {
        assert(++all <= size);
        assert(all == 1 || cc_posting_compare(&last, &posting) <= 0);
        *n += posting.print == print ? 1 : 0;
        last = posting;
    }
    return !reader.damaged;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t print = size > 0 ? data[0] : 0;
    size_t whole, sought;
    uint8_t *page;

    if (size > CC_POSTING_PAGE_BYTES)
        return 0;
    page = malloc(size + 1); /* of its own, so that a read past its end is seen */
    assert(page != NULL);
    memcpy(page, data, size);
    if (count(page, size, false, print, &whole))
        assert(count(page, size, true, print, &sought) && sought == whole);
    free(page);
    return 0;
}
