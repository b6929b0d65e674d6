/* Property: whatever the record, the index gets no line or one: ASCII, a key without
 * blanks, a timestamp, an object that ends it; and the line tells where its record ends.  What
 * is no record, is taken for a URL: its key has no blank either, and is longer than three times
 * the URL and a few bytes never. */
#include "cleancopy/fetch/cdxj.h"
#include "cleancopy/fetch/surt.h"
#include "cleancopy/source/sniff.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_ascii(struct cc_span s)
{
    for (size_t i = 0; i < s.len; i++)
        check((unsigned char)s.ptr[i] >= ' ' && (unsigned char)s.ptr[i] <= 0x7F);
}

static void check_line(struct cc_span line)
{
    size_t key = cc_span_find(line, CC_SPAN(" "), 0);
    uint64_t end = 0;

    check(line.ptr[line.len - 1] == '\n');
    check(key != (size_t)-1);
    check(cc_sniff(line) == CC_SNIFF_CDXJ || key == 0);
    line.len--;
    check(cc_span_find(line, CC_SPAN("\n"), 0) == (size_t)-1);
    check(cc_span_find(line, CC_SPAN(" {\""), key) == key + 15);
    check(cc_cdxj_end(line, &end) && end == 1234567890123u + 77u);
    check_ascii(line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_cdxj_place place = {1234567890123u, 77, CC_SPAN("cleancopy-00000.warc.gz")};
    struct cc_span bytes = {(const char *)data, size};
    struct cc_buf out;

    cc_buf_init(&out, 1 << 24);
    cc_cdxj_add(&out, bytes, &place);
    check(out.status == CC_OK);
    if (out.len > 0) {
        check_line(cc_buf_span(&out));
    } else {
        cc_surt_add(&out, bytes);
        check(out.status == CC_OK && out.len <= size * 3 + 8);
        check(cc_span_find(cc_buf_span(&out), CC_SPAN(" "), 0) == (size_t)-1);
        check(cc_span_find(cc_buf_span(&out), CC_SPAN("\n"), 0) == (size_t)-1);
    }
    cc_buf_done(&out);
    return 0;
}
