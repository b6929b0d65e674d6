/* An HTTP answer: header lines, an empty line, the body.  Property: values are parts of the headers without line
 * breaks, a validator may be sent back, times are in their bounds, the decoded body is within its limits, and what the
 * body is cut to gives the beginning of the whole. */
#include "cleancopy/fetch/answer.h"
#include "cleancopy/fetch/decode.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES ((size_t)100000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_headers(struct cc_arena *arena, struct cc_span headers)
{
    struct cc_span etag = cc_answer_validator(headers, CC_SPAN("ETag"));
    struct cc_span type = cc_answer_header(headers, CC_SPAN("Content-Type"));
    int64_t wait_s = cc_answer_retry_after_s(headers, 1700000000);
    struct cc_span all = cc_answer_all(arena, headers, CC_SPAN("Content-Encoding"));

    check(etag.len <= CC_ANSWER_MAX_VALIDATOR_BYTES);
    for (size_t i = 0; i < etag.len; i++)
        check((unsigned char)etag.ptr[i] >= 0x20 || etag.ptr[i] == '\t');
    check(type.len == 0 || (type.ptr >= headers.ptr && type.ptr + type.len <= headers.ptr + headers.len));
    check(type.len == 0 || memchr(type.ptr, '\n', type.len) == NULL);
    check(cc_answer_media_type(type).len <= type.len);
    (void)cc_answer_is_page_type(type);
    (void)cc_answer_length_is_ambiguous(headers);
    check(wait_s >= -1 && wait_s <= CC_ANSWER_MAX_RETRY_S);
    check(all.ptr != NULL || cc_arena_status(arena, "fuzz", NULL) != CC_OK);
}

static void check_body(struct cc_span codings, struct cc_span wire)
{
    struct cc_buf whole, cut;

    cc_buf_init(&whole, MAX_BYTES);
    cc_buf_init(&cut, 100);
    if (cc_decode_body(codings, wire, 200, 0, &whole, NULL) == CC_OK) {
        check(whole.len <= MAX_BYTES);
        check(cc_decode_body(codings, wire, 0, CC_DECODE_CUT_OUTPUT, &cut, NULL) == CC_OK);
        check(cut.len == (whole.len < 100 ? whole.len : 100));
        check(memcmp(cut.ptr != NULL ? cut.ptr : "", whole.ptr != NULL ? whole.ptr : "", cut.len) == 0);
    }
    cc_buf_done(&whole);
    cc_buf_done(&cut);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span all = {(const char *)data, size}, headers, codings;
    size_t end = cc_span_find(all, CC_SPAN("\r\n\r\n"), 0);
    struct cc_arena arena;

    cc_arena_init(&arena, 1 << 20);
    headers = cc_span_slice(all, 0, end == (size_t)-1 ? size : end + 4);
    check_headers(&arena, headers);
    codings = cc_answer_all(&arena, headers, CC_SPAN("Content-Encoding"));
    if (codings.ptr != NULL)
        check_body(codings, cc_span_slice(all, headers.len, size));
    cc_arena_done(&arena);
    return 0;
}
