/* Records one by one through the stream's window.  A record's head is looked at first: what
 * cannot be a page is passed without being kept, so a film of 2 GB costs no memory. */
#include "cleancopy/source/warc_file.h"

#include "cleancopy/source/sniff.h"
#include "cleancopy/source/warc.h"

#include <inttypes.h>

static enum cc_status name_record(const struct cc_warc_file *file, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err)
{
    uint64_t inner, offset = cc_stream_offset(file->stream, &inner);

    if (inner == 0)
        page->source = cc_arena_printf(arena, "%s:%" PRIu64, file->path, offset);
    else
        page->source =
            cc_arena_printf(arena, "%s:%" PRIu64 "+%" PRIu64, file->path, offset, inner);
    return cc_arena_status(arena, "input", err);
}

/* Goes to the next line that starts a record.  CC_END: there is none. */
static enum cc_status find_record(struct cc_stream *stream, struct cc_error *err)
{
    static const struct cc_span mark = {"\nWARC/1.", 8};

    for (;;) {
        enum cc_status st = cc_stream_fill(stream, CC_SNIFF_BYTES, err);
        struct cc_span window = cc_stream_window(stream);
        size_t at = cc_span_find(window, mark, 0);

        if (at != (size_t)-1) {
            cc_stream_use(stream, at + 1);
            return CC_OK;
        }
        if (st != CC_OK || window.len < CC_SNIFF_BYTES)
            return st == CC_OK ? CC_END : st;
        cc_stream_use(stream, window.len - mark.len);
    }
}

/* Passes the blanks between records. */
static enum cc_status skip_blanks(struct cc_stream *stream, struct cc_error *err)
{
    for (;;) {
        enum cc_status st = cc_stream_fill(stream, 1, err);
        struct cc_span window = cc_stream_window(stream);
        size_t n = 0;

        if (st != CC_OK)
            return st;
        if (window.len == 0)
            return CC_END;
        while (n < window.len && (window.ptr[n] == '\r' || window.ptr[n] == '\n'))
            n++;
        if (n == 0)
            return CC_OK;
        cc_stream_use(stream, n);
    }
}

/* Reads on until the head of the record at the window's start is whole.  A piece at a time
 * first: in gzip that is a member at a time, and a window that holds one member knows best
 * where it is. */
static enum cc_status read_head(struct cc_stream *stream, struct cc_warc_record *record,
                                size_t *head_bytes, uint64_t *block_bytes, struct cc_error *err)
{
    enum cc_status st, filled;
    size_t want = 1;
    int tries;

    for (tries = 1;; tries++) {
        struct cc_span window;

        filled = cc_stream_fill(stream, want, err);
        window = cc_stream_window(stream);
        st = cc_warc_parse_head(window, record, head_bytes, block_bytes,
                                filled == CC_OK ? err : NULL);
        if (st == CC_OK)
            return CC_OK;
        if (filled != CC_OK)
            return filled;
        if (window.len < want || window.len > CC_WARC_MAX_HEAD_BYTES)
            return st;
        want = tries < 8 ? window.len + 1 : window.len * 2;
    }
}

/* The block of a record that may be a page, in the arena with its head: the page's spans point
 * into it and outlive the window. */
static enum cc_status keep_record(struct cc_warc_file *file, struct cc_arena *arena,
                                  size_t total, struct cc_warc_record *record,
                                  struct cc_error *err)
{
    enum cc_status st = cc_stream_fill(file->stream, total, err);
    struct cc_span bytes;
    size_t used;

    if (st != CC_OK)
        return st;
    bytes = cc_span_slice(cc_stream_window(file->stream), 0, total);
    if (bytes.len < total) /* only for the message */
        return cc_warc_parse(bytes, record, &used, err);
    bytes = cc_arena_copy(arena, bytes);
    if (bytes.ptr == NULL)
        return cc_arena_status(arena, "warc", err);
    cc_stream_use(file->stream, total);
    return cc_warc_parse(bytes, record, &used, err);
}

/* A record that is no page, or too large for one, is passed.  CC_END: it is no page. */
static enum cc_status pass_record(struct cc_warc_file *file, bool is_page, size_t head_bytes,
                                  uint64_t block_bytes, struct cc_error *err)
{
    enum cc_status st;

    cc_stream_use(file->stream, head_bytes);
    st = cc_stream_skip(file->stream, block_bytes, err);
    if (st != CC_OK) {
        file->is_damaged = true;
        return st;
    }
    if (!is_page)
        return CC_END;
    return cc_fail(err, CC_E_LIMIT, "warc", "a record of %" PRIu64 " bytes (at most %zu)",
                   block_bytes, file->limits->max_input_bytes);
}

/* One record.  CC_END: it is no page. */
static enum cc_status next_record(struct cc_warc_file *file, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err)
{
    struct cc_warc_record record;
    uint64_t block_bytes;
    size_t head_bytes;
    enum cc_status st;

    st = read_head(file->stream, &record, &head_bytes, &block_bytes, err);
    if (st != CC_OK) {
        file->is_damaged = true;
        return st;
    }
    if (!cc_warc_may_be_page(&record) || block_bytes > file->limits->max_input_bytes)
        return pass_record(file, cc_warc_may_be_page(&record), head_bytes, block_bytes, err);
    st = keep_record(file, arena, head_bytes + (size_t)block_bytes, &record, err);
    if (st != CC_OK) {
        file->is_damaged = true;
        return st;
    }
    return cc_warc_page(arena, file->limits, &record, page, err);
}

/* After a failure: on to what looks like a record.  False: there is none. */
static bool recover(struct cc_warc_file *file)
{
    file->is_damaged = false;
    for (;;) {
        enum cc_status st = find_record(file->stream, NULL);

        if (st == CC_OK)
            return true;
        if (st == CC_END || !cc_stream_resync(file->stream))
            break;
        /* a member starts with its record, with no line feed before it */
        if (cc_stream_fill(file->stream, 8, NULL) == CC_OK &&
            cc_span_starts(cc_stream_window(file->stream), CC_SPAN("WARC/1.")))
            return true;
    }
    return false;
}

enum cc_status cc_warc_file_next(struct cc_warc_file *file, struct cc_arena *arena,
                                 struct cc_page *page, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    enum cc_status st, named;
    struct cc_error inner;

    for (;;) {
        if (file->is_damaged && !recover(file))
            return CC_END;
        st = skip_blanks(file->stream, &inner);
        if (st == CC_END)
            return CC_END;
        named = name_record(file, arena, page, err);
        if (named != CC_OK)
            return named;
        if (st == CC_OK)
            st = next_record(file, arena, page, &inner);
        else
            file->is_damaged = true;
        if (st == CC_OK)
            return CC_OK;
        if (st != CC_END)
            return cc_fail(err, st, inner.step, "%.*s: %s", CC_SPAN_PRINT(page->source),
                           inner.message);
        cc_arena_rewind(arena, mark); /* many records in a row may be no pages */
    }
}

enum cc_status cc_warc_file_here(struct cc_warc_file *file, struct cc_arena *arena,
                                 struct cc_page *page, struct cc_error *err)
{
    enum cc_status st = name_record(file, arena, page, err);
    struct cc_error inner;

    if (st != CC_OK)
        return st;
    st = cc_stream_fill(file->stream, 8, &inner);
    if (st == CC_OK && !cc_span_starts(cc_stream_window(file->stream), CC_SPAN("WARC/1.")))
        st = cc_fail(&inner, CC_E_INPUT, "warc", "no record begins there");
    if (st == CC_OK)
        st = next_record(file, arena, page, &inner);
    if (st == CC_END)
        st = cc_fail(&inner, CC_E_INPUT, "warc", "the record there holds no page");
    return st == CC_OK ? st
                       : cc_fail(err, st, inner.step, "%.*s: %s", CC_SPAN_PRINT(page->source),
                                 inner.message);
}
