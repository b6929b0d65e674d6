/* Property: a record lies inside the bytes it was read from, its fields inside the record, and
 * `used` moves forward; a record written again from its parts is read back the same; a page's
 * body is at most max_input_bytes.  A record that lacks its last byte is noticed. */
#include "cleancopy/source/warc.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static bool lies_in(struct cc_span part, struct cc_span whole)
{
    return part.len == 0 ||
           (part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len);
}

static void write_again(const struct cc_warc_record *record)
{
    struct cc_warc_record back;
    struct cc_buf buf;
    size_t used;

    cc_buf_init(&buf, 1 << 24);
    cc_warc_write(&buf, "response", record->target_uri, cc_warc_time(record->date), 0, "text/html",
                  CC_SPAN_EMPTY, record->block);
    check(buf.status == CC_OK);
    check(cc_warc_parse(cc_buf_span(&buf), &back, &used, NULL) == CC_OK);
    check(used == buf.len && cc_span_is(back.block, record->block));
    /* four bytes are the empty lines behind the block: the fifth is the block's last, or its
     * head's */
    check(cc_warc_parse(cc_span_slice(cc_buf_span(&buf), 0, buf.len - 5), &back, &used, NULL) ==
          CC_E_INPUT);
    cc_buf_done(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size};
    struct cc_limits limits = {.max_input_bytes = 100000};
    struct cc_warc_record record;
    struct cc_arena arena;
    size_t used;

    cc_arena_init(&arena, 1 << 24);
    while (cc_warc_parse(bytes, &record, &used, NULL) == CC_OK) {
        struct cc_page page = {.source = CC_SPAN("x")};
        struct cc_error err;

        check(used > 0 && used <= bytes.len);
        check(lies_in(record.headers, bytes) && lies_in(record.block, bytes));
        check(lies_in(record.type, record.headers) && lies_in(record.date, record.headers));
        check(lies_in(record.target_uri, record.headers));
        write_again(&record);
        if (cc_warc_page(&arena, &limits, &record, &page, &err) == CC_OK)
            check(page.bytes.len > 0 && page.bytes.len <= limits.max_input_bytes &&
                  page.form != CC_FORM_AUTO);
        check(cc_span_is(page.source, CC_SPAN("x")));
        bytes = cc_span_slice(bytes, used, bytes.len);
    }
    cc_arena_done(&arena);
    return 0;
}
