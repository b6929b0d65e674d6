/* Property: every input has a kind with a name, the same one each time and whatever stands
 * behind the first 64 KiB; white space before what is not empty, wide or a magic number changes
 * nothing; what is covered by elements is never more than what is there. */
#include "cleancopy/core/alloc.h"
#include "cleancopy/source/markup.h"
#include "cleancopy/source/sniff.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_markup(struct cc_span bytes)
{
    struct cc_markup markup;
    size_t end = 0;

    cc_markup_measure(bytes, &markup);
    check(markup.covered <= bytes.len && markup.n_words <= bytes.len);
    check(markup.n_elements <= bytes.len);
    if (cc_markup_starts(bytes, &end))
        check(end > 2 && end <= bytes.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size};
    enum cc_sniffed kind = cc_sniff(bytes);
    struct cc_span longer;
    char *copy;

    check(cc_sniff_name(kind)[0] != '\0');
    check_markup(bytes);
    if (kind == CC_SNIFF_HTML && memchr(data, '\0', size) == NULL && size < CC_SNIFF_BYTES) {
        copy = cc_malloc(size + 2);
        check(copy != NULL);
        copy[0] = '\n';
        copy[1] = ' ';
        memcpy(copy + 2, data, size);
        longer.ptr = copy;
        longer.len = size + 2;
        if (data[0] < 0x80)
            check(cc_sniff(longer) == CC_SNIFF_HTML);
        cc_free(copy);
    }
    if (size > CC_SNIFF_BYTES && data[0] > ' ' && data[0] < 0x80)
        check(cc_sniff(cc_span_slice(bytes, 0, CC_SNIFF_BYTES)) == kind);
    return 0;
}
