#include "cleancopy/source/warc_place.h"

#include "cleancopy/source/stream.h"
#include "cleancopy/source/warc_file.h"

/* Takes digits, and the mark before them, off the end; false and *text as it was where they are
 * not there. */
static bool take_number(struct cc_span *text, char mark, uint64_t *number)
{
    size_t at = text->len;

    while (at > 0 && text->ptr[at - 1] >= '0' && text->ptr[at - 1] <= '9')
        at--;
    if (at == text->len || at == 0 || text->ptr[at - 1] != mark)
        return false;
    *number = 0;
    for (size_t i = at; i < text->len; i++) {
        uint64_t digit = (uint64_t)(text->ptr[i] - '0');

        if (*number > (INT64_MAX - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    text->len = at - 1;
    return true;
}

bool cc_warc_place_split(struct cc_span text, struct cc_warc_place *place)
{
    uint64_t inner = 0;

    (void)take_number(&text, '+', &inner); /* most have none */
    if (!take_number(&text, ':', &place->offset) || text.len == 0)
        return false;
    place->inner = inner;
    place->path = text;
    return true;
}

enum cc_status cc_warc_place_read(const struct cc_warc_place *place,
                                  const struct cc_limits *limits, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err)
{
    struct cc_span path = cc_arena_copy(arena, place->path);
    struct cc_warc_file file = {.path = path.ptr, .limits = limits};
    enum cc_status st;

    memset(page, 0, sizeof *page);
    page->fetched_at_s = CC_NO_TIME;
    if (path.ptr == NULL)
        return cc_arena_status(arena, "warc", err);
    st = cc_stream_open_at(path.ptr, place->offset, &file.stream, err);
    if (st != CC_OK)
        return st;
    st = cc_stream_skip(file.stream, place->inner, err);
    if (st == CC_OK)
        st = cc_warc_file_here(&file, arena, page, err);
    cc_stream_close(file.stream);
    return st;
}
