#include "cleancopy/share_file.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/source/stream.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/zstd_out.h"

#include <inttypes.h>
#include <stdio.h>

/* Of a head or a failure: two paths of 64 KiB, escaped, and words. */
#define MAX_LINE_BYTES ((size_t)1 << 20)
/* What reading such a line may take. */
#define MAX_ARENA_BYTES ((size_t)4 << 20)

void cc_share_name(uint32_t number, uint32_t of, char name[CC_SHARE_NAME_BYTES])
{
    /* Holds any two numbers. */
    (void)snprintf(name, CC_SHARE_NAME_BYTES, "shard-%04" PRIu32 "-of-%04" PRIu32 ".jsonl.zst",
                   number, of);
}

bool cc_share_name_read(const char *name, uint32_t *number, uint32_t *of)
{
    char again[CC_SHARE_NAME_BYTES];

    if (sscanf(name, "shard-%5" SCNu32 "-of-%5" SCNu32, number, of) != 2 || *number < 1 ||
        *number > *of || *of > CC_MAX_SHARDS)
        return false;
    cc_share_name(*number, *of, again);
    return strcmp(name, again) == 0;
}

/* ---- writing --------------------------------------------------------------------------- */

struct cc_share_writer {
    struct cc_outfile *file;
    struct cc_zstd_out *zstd;
    struct cc_buf line;
    uint64_t sum, n_documents, n_failed;
};

static void free_writer(struct cc_share_writer *writer)
{
    cc_zstd_out_close(writer->zstd);
    cc_buf_done(&writer->line);
    cc_free(writer);
}

void cc_share_writer_abort(struct cc_share_writer *writer)
{
    if (writer == NULL)
        return;
    cc_outfile_abort(writer->file);
    free_writer(writer);
}

static enum cc_status put_line(struct cc_share_writer *writer, struct cc_span line,
                               struct cc_error *err)
{
    enum cc_status st = cc_zstd_out_write(writer->zstd, writer->file, line, err);

    writer->sum = cc_share_sum(writer->sum, line);
    return st == CC_OK ? cc_zstd_out_write(writer->zstd, writer->file, CC_SPAN("\n"), err) : st;
}

static enum cc_status put_own_line(struct cc_share_writer *writer, struct cc_error *err)
{
    if (writer->line.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "shard", "no memory for a line");
    return put_line(writer, cc_buf_span(&writer->line), err);
}

enum cc_status cc_share_writer_open(const char *dir, const struct cc_share_head *head,
                                    struct cc_share_writer **out, struct cc_error *err)
{
    struct cc_share_writer *writer = cc_calloc(1, sizeof *writer);
    char name[CC_SHARE_NAME_BYTES];
    enum cc_status st;

    *out = NULL;
    if (writer == NULL)
        return cc_fail(err, CC_E_NOMEM, "shard", "no memory");
    cc_buf_init(&writer->line, MAX_LINE_BYTES);
    cc_share_name(head->number, head->of, name);
    st = cc_zstd_out_open(&writer->zstd, err);
    if (st == CC_OK)
        st = cc_outfile_open_alone(dir, name, &writer->file, err);
    if (st == CC_OK) {
        cc_share_head_write(&writer->line, head);
        st = put_own_line(writer, err);
    }
    if (st != CC_OK) {
        cc_share_writer_abort(writer);
        return st;
    }
    *out = writer;
    return CC_OK;
}

enum cc_status cc_share_writer_document(struct cc_share_writer *writer, struct cc_span record,
                                        struct cc_error *err)
{
    writer->n_documents++;
    return put_line(writer, record, err);
}

enum cc_status cc_share_writer_failure(struct cc_share_writer *writer,
                                       const struct cc_share_failure *failure,
                                       struct cc_error *err)
{
    writer->n_failed++;
    cc_buf_clear(&writer->line);
    cc_share_failure_write(&writer->line, failure);
    return put_own_line(writer, err);
}

enum cc_status cc_share_writer_commit(struct cc_share_writer *writer, struct cc_share_end *end,
                                      struct cc_error *err)
{
    struct cc_outfile *file = writer->file;
    enum cc_status st;
    bool changed;

    end->n_documents = writer->n_documents;
    end->n_failed = writer->n_failed;
    end->checksum = writer->sum;
    cc_buf_clear(&writer->line);
    cc_share_end_write(&writer->line, end);
    st = put_own_line(writer, err);
    if (st == CC_OK)
        st = cc_zstd_out_end(writer->zstd, file, err);
    free_writer(writer);
    if (st == CC_OK)
        return cc_outfile_commit(file, &changed, err);
    cc_outfile_abort(file);
    return st;
}

/* ---- reading --------------------------------------------------------------------------- */

struct cc_share_reader {
    const char *path;
    size_t max_line_bytes;
    struct cc_stream *stream;
    struct cc_arena head_arena, arena;
    struct cc_share_head head;
    uint64_t sum, n_documents, n_failed;
};

void cc_share_reader_close(struct cc_share_reader *reader)
{
    if (reader == NULL)
        return;
    cc_stream_close(reader->stream);
    cc_arena_done(&reader->head_arena);
    cc_arena_done(&reader->arena);
    cc_free(reader);
}

static enum cc_status damaged(const struct cc_share_reader *reader, const char *why,
                              struct cc_error *err)
{
    return cc_fail(err, CC_E_INPUT, "shard",
                   "%s: is damaged or cut short: %s: make this shard again", reader->path, why);
}

/* The stream names its file too. */
static const char *without_path(const struct cc_share_reader *reader, const char *message)
{
    size_t n = strlen(reader->path);

    return strncmp(message, reader->path, n) == 0 && strncmp(message + n, ": ", 2) == 0
               ? message + n + 2
               : message;
}

/* The next line, and *sum, the checksum of those before it. */
static enum cc_status read_line(struct cc_share_reader *reader, struct cc_arena *arena,
                                struct cc_share_line *line, uint64_t *sum, struct cc_error *err)
{
    struct cc_error inner;
    struct cc_span text;
    enum cc_status st;

    st = cc_stream_line(reader->stream, reader->max_line_bytes, &text, &inner);
    if (st == CC_E_NOMEM)
        return cc_fail(err, st, "shard", "%s", inner.message);
    if (st != CC_OK)
        return damaged(
            reader, st == CC_END ? "its end is missing" : without_path(reader, inner.message),
            err);
    *sum = reader->sum;
    reader->sum = cc_share_sum(reader->sum, text);
    st = cc_share_line_read(arena, text, line, &inner);
    if (st == CC_E_INPUT)
        return damaged(reader, inner.message, err);
    return st == CC_OK ? CC_OK
                       : cc_fail(err, st, "shard", "%s: %s", reader->path, inner.message);
}

/* A file that begins otherwise never was a shard, or is another version's. */
static enum cc_status read_head(struct cc_share_reader *reader, struct cc_error *err)
{
    struct cc_share_line line;
    struct cc_error inner;
    struct cc_span text;
    enum cc_status st;

    st = cc_stream_line(reader->stream, MAX_LINE_BYTES, &text, &inner);
    if (st == CC_E_INPUT)
        return damaged(reader, without_path(reader, inner.message), err);
    if (st == CC_OK) {
        reader->sum = cc_share_sum(0, text);
        st = cc_share_line_read(&reader->head_arena, text, &line, &inner);
    }
    if (st == CC_OK && line.kind == CC_SHARE_HEAD) {
        reader->head = line.head;
        return CC_OK;
    }
    if (st == CC_E_NOMEM)
        return cc_fail(err, st, "shard", "%s: no memory", reader->path);
    return cc_fail(err, CC_E_INPUT, "shard", "%s: is no shard of a corpus: %s", reader->path,
                   st == CC_OK || st == CC_END ? "it has no head" : inner.message);
}

enum cc_status cc_share_reader_open(const char *path, size_t max_line_bytes,
                                    struct cc_share_reader **out, struct cc_error *err)
{
    struct cc_share_reader *reader = cc_calloc(1, sizeof *reader);
    enum cc_status st;

    *out = NULL;
    if (reader == NULL)
        return cc_fail(err, CC_E_NOMEM, "shard", "no memory");
    reader->path = path;
    reader->max_line_bytes = max_line_bytes;
    cc_arena_init(&reader->head_arena, MAX_ARENA_BYTES);
    cc_arena_init(&reader->arena, MAX_ARENA_BYTES);
    st = cc_stream_open(path, &reader->stream, err);
    if (st == CC_OK)
        st = read_head(reader, err);
    if (st != CC_OK) {
        cc_share_reader_close(reader);
        return st;
    }
    *out = reader;
    return CC_OK;
}

const struct cc_share_head *cc_share_reader_head(const struct cc_share_reader *reader)
{
    return &reader->head;
}

/* Behind the end line. */
static enum cc_status check_end(struct cc_share_reader *reader, const struct cc_share_end *end,
                                uint64_t sum, struct cc_error *err)
{
    struct cc_error inner;
    struct cc_span text;
    enum cc_status st;

    if (end->checksum != sum)
        return damaged(reader, "its checksum is not that of its lines", err);
    if (end->n_documents != reader->n_documents || end->n_failed != reader->n_failed)
        return damaged(reader, "its end counts other lines", err);
    st = cc_stream_line(reader->stream, MAX_LINE_BYTES, &text, &inner);
    if (st == CC_OK)
        return damaged(reader, "there is something behind its end", err);
    return st == CC_END ? CC_END : damaged(reader, without_path(reader, inner.message), err);
}

enum cc_status cc_share_reader_next(struct cc_share_reader *reader, struct cc_share_line *line,
                                    struct cc_error *err)
{
    uint64_t sum = 0;
    enum cc_status st;

    cc_arena_reset(&reader->arena);
    st = read_line(reader, &reader->arena, line, &sum, err);
    if (st != CC_OK)
        return st;
    if (line->kind == CC_SHARE_END)
        return check_end(reader, &line->end, sum, err);
    reader->n_documents += line->kind == CC_SHARE_DOCUMENT;
    reader->n_failed += line->kind == CC_SHARE_FAILURE;
    return line->kind != CC_SHARE_HEAD ? CC_OK : damaged(reader, "it has two heads", err);
}
