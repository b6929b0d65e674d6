/* Property: whatever the line, it is none of a shard's, and the message says why, or what it says is written as a line that
 * says the same again; numbers are within their ranges. */
#include "cleancopy/write/share_line.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void write_again(struct cc_buf *out, const struct cc_share_line *line)
{
    switch (line->kind) {
    case CC_SHARE_HEAD:
        check(line->head.of >= 1 && line->head.of <= CC_MAX_SHARDS);
        check(line->head.number >= 1 && line->head.number <= line->head.of);
        cc_share_head_write(out, &line->head);
        break;
    case CC_SHARE_FAILURE:
        cc_share_failure_write(out, &line->failure);
        break;
    case CC_SHARE_END:
        cc_share_end_write(out, &line->end);
        break;
    case CC_SHARE_DOCUMENT:
        cc_buf_add(out, line->record);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span text = {(const char *)data, size};
    struct cc_share_line line, again;
    struct cc_buf first, second;
    struct cc_arena arena;
    struct cc_error err;
    enum cc_status st;

    cc_arena_init(&arena, 1 << 24);
    cc_buf_init(&first, 1 << 26);
    cc_buf_init(&second, 1 << 26);
    st = cc_share_line_read(&arena, text, &line, &err);
    check(st == CC_OK || (st == CC_E_INPUT && err.message[0] != '\0'));
    if (st == CC_OK) {
        write_again(&first, &line);
        check(cc_share_line_read(&arena, cc_buf_span(&first), &again, &err) == CC_OK);
        check(again.kind == line.kind);
        write_again(&second, &again);
        check(cc_span_is(cc_buf_span(&first), cc_buf_span(&second)));
        check(line.kind == CC_SHARE_DOCUMENT || memchr(first.ptr, '\n', first.len) == NULL);
    }
    cc_buf_done(&first);
    cc_buf_done(&second);
    cc_arena_done(&arena);
    return 0;
}
