/* Property: whatever the line, it is refused with a reason, or all that it says is within its range. */
#include "cleancopy/core/config.h"
#include "cleancopy/source/compared_line.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_line(const struct cc_compared_line *line)
{
    switch (line->kind) {
    case CC_COMPARED_HEAD:
        check(line->head.n_prefer == 0 || line->head.prefer != NULL);
        check(line->head.n_documents <= INT64_MAX);
        check(line->head.part <= line->head.n_parts && line->head.n_parts <= CC_MAX_SHARDS);
        check((line->head.part == 0) == (line->head.n_parts == 0));
        for (uint32_t i = 0; i < line->head.n_prefer; i++)
            check(line->head.prefer[i].ptr != NULL);
        break;
    case CC_COMPARED_ELSEWHERE:
    case CC_COMPARED_DOCUMENT:
        break;
    case CC_COMPARED_NAMESAKE:
        check(line->record.len > 0 && line->record.ptr != NULL);
        break;
    case CC_COMPARED_FURNITURE:
        check(line->paragraph != UINT32_MAX && line->n_pages > 0);
        break;
    case CC_COMPARED_ROW:
        check(line->paragraph != UINT32_MAX && line->duplicate.paragraph != UINT32_MAX);
        check(line->duplicate.relation > CC_RELATION_NONE && line->duplicate.relation <= CC_RELATION_UPDATED);
        check(line->duplicate.similarity > 0 && line->duplicate.similarity <= 1);
        break;
    case CC_COMPARED_END:
        check(line->n_rows <= INT64_MAX);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_compared_line line;
    struct cc_arena arena;
    struct cc_error err;
    enum cc_status st;

    cc_arena_init(&arena, 1 << 24);
    st = cc_compared_line_read(&arena, (struct cc_span){(const char *)data, size}, &line, &err);
    check(st == CC_OK || ((st == CC_E_INPUT || st == CC_E_LIMIT) && err.message[0] != '\0'));
    if (st == CC_OK)
        check_line(&line);
    cc_arena_done(&arena);
    return 0;
}
