#include "cleancopy/fetch/archive_read.h"

#include "cleancopy/fetch/gzip_member.h"
#include "cleancopy/source/http_message.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#define START_BYTES 16384 /* of a record: a URL of 8 KiB and a dozen short lines */

static enum cc_status explain(enum cc_member member, const char *path, uint64_t offset,
                              size_t max_bytes, struct cc_error *err)
{
    switch (member) {
    case CC_MEMBER_IO:
        return cc_fail(err, CC_E_IO, "archive", "%s: cannot read it: %s", path,
                       strerror(errno));
    case CC_MEMBER_NO_MEMORY:
        return cc_fail(err, CC_E_NOMEM, "archive", "%s: no memory", path);
    case CC_MEMBER_TOO_LONG:
        return cc_fail(err, CC_E_LIMIT, "archive",
                       "%s: the record at byte %" PRIu64 " is over %zu bytes", path, offset,
                       max_bytes);
    default:
        return cc_fail(err, CC_E_INPUT, "archive", "%s: the record at byte %" PRIu64 " is %s",
                       path, offset, member == CC_MEMBER_CUT ? "cut short" : "damaged");
    }
}

/* The record's bytes, in the arena: all, or its first max_bytes or less. */
static enum cc_status read_record(const char *path, uint64_t offset, struct cc_arena *arena,
                                  enum cc_member_part part, size_t max_bytes,
                                  struct cc_span *record, struct cc_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    uint64_t end = offset;
    enum cc_member member;
    struct cc_buf buf;
    enum cc_status st = CC_OK;

    if (fd < 0)
        return cc_fail(err, CC_E_INPUT, "archive", "%s: cannot open it: %s", path,
                       strerror(errno));
    cc_buf_init(&buf, max_bytes);
    member = cc_member_read(fd, &end, part, &buf);
    if (member != CC_MEMBER_WHOLE) {
        st = explain(member, path, offset, max_bytes, err);
    } else {
        *record = cc_arena_copy(arena, cc_buf_span(&buf));
        if (record->ptr == NULL)
            st = cc_arena_status(arena, "archive", err);
    }
    cc_buf_done(&buf);
    (void)close(fd); /* nothing was written */
    return st;
}

enum cc_status cc_archive_record(const char *dir, struct cc_span file, uint64_t offset,
                                 struct cc_arena *arena, const struct cc_limits *limits,
                                 struct cc_warc_record *record, struct cc_error *err)
{
    struct cc_span path = cc_arena_printf(arena, "%s/%.*s", dir, CC_SPAN_PRINT(file)), bytes;
    enum cc_status st;
    size_t used;

    if (path.ptr == NULL)
        return cc_arena_status(arena, "archive", err);
    st = read_record(path.ptr, offset, arena, CC_MEMBER_ALL, limits->max_input_bytes, &bytes,
                     err);
    if (st == CC_OK)
        st = cc_warc_parse(bytes, record, &used, err);
    if (st == CC_END)
        return cc_fail(err, CC_E_INPUT, "archive", "%s: no page at byte %" PRIu64, path.ptr,
                       offset);
    return st;
}

enum cc_status cc_archive_read(const char *dir, struct cc_span file, uint64_t offset,
                               struct cc_arena *arena, const struct cc_limits *limits,
                               struct cc_page *page, struct cc_error *err)
{
    struct cc_span source =
        cc_arena_printf(arena, "%.*s:%" PRIu64, CC_SPAN_PRINT(file), offset);
    struct cc_warc_record record;
    enum cc_status st;

    if (source.ptr == NULL)
        return cc_arena_status(arena, "archive", err);
    st = cc_archive_record(dir, file, offset, arena, limits, &record, err);
    if (st != CC_OK)
        return st;
    memset(page, 0, sizeof(*page));
    st = cc_warc_page(arena, limits, &record, page, err);
    if (st == CC_END)
        return cc_fail(err, CC_E_INPUT, "archive", "%s/%.*s: no page at byte %" PRIu64, dir,
                       CC_SPAN_PRINT(file), offset);
    if (st == CC_OK)
        page->source = source;
    return st;
}

enum cc_status cc_archive_find(const char *dir, struct cc_span file, uint64_t offset,
                               struct cc_arena *arena, struct cc_archive_origin *origin,
                               struct cc_error *err)
{
    struct cc_span path = cc_arena_printf(arena, "%s/%.*s", dir, CC_SPAN_PRINT(file)), bytes;
    struct cc_warc_record record;
    uint64_t block_bytes;
    size_t head_bytes;
    enum cc_status st;

    memset(origin, 0, sizeof *origin);
    if (path.ptr == NULL)
        return cc_arena_status(arena, "archive", err);
    st = read_record(path.ptr, offset, arena, CC_MEMBER_START, START_BYTES, &bytes, err);
    if (st == CC_OK)
        st = cc_warc_parse_head(bytes, &record, &head_bytes, &block_bytes, NULL);
    if (st != CC_OK)
        return st == CC_E_NOMEM ? st : CC_END;
    if (!cc_span_is(record.type, CC_SPAN("response")))
        return CC_END;
    origin->id = record.id;
    origin->url = record.target_uri;
    origin->date = record.date;
    (void)cc_header_find(record.headers, "WARC-Payload-Digest",
                         &origin->digest); /* absent: stays empty */
    return CC_OK;
}
