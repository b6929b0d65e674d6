#include "dedup_input.h"

#include "commands.h"
#include "input_size.h"
#include "progress.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/source/text_record.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define READ_BYTES (256u << 10)

/* Bad lines named for each file, the rest are counted: of a file of another kind all are bad.
 */
#define MAX_REPORTED_LINES 20

void cc_dedup_input_init(struct cc_dedup_input *input, const struct cc_config *cfg,
                         struct cc_document_list *documents)
{
    memset(input, 0, sizeof *input);
    input->cfg = cfg;
    input->documents = documents;
    cc_name_list_init(&input->files);
    input->scan = cc_json_scan_open();
    cc_arena_init(&input->line_arena, SIZE_MAX / 2); /* a line is bounded by max_line_bytes */
}

void cc_dedup_input_done(struct cc_dedup_input *input)
{
    cc_name_list_done(&input->files);
    cc_arena_done(&input->line_arena);
    cc_json_scan_close(input->scan);
    cc_free(input->chunk);
}

/* ---- reports ---- */

static void say_file(struct cc_dedup_input *input, const char *path, const struct cc_error *err)
{
    cc_say_page(cc_span_from(path), err);
    cc_progress_failed(++input->n_failed);
}

void cc_dedup_input_say_bad(struct cc_dedup_input *input, struct cc_document_place place,
                            const struct cc_error *err)
{
    struct cc_span file = cc_name_list_get(&input->files, place.file);
    char source[4096 + 32];

    cc_progress_failed(++input->n_failed);
    if (input->n_bad_lines++ >= MAX_REPORTED_LINES)
        return;
    (void)snprintf(source, sizeof source, "%.*s:%" PRIu32, CC_SPAN_PRINT(file), place.line);
    cc_say_page(cc_span_from(source), err);
}

void cc_dedup_input_say_rest(struct cc_dedup_input *input, const char *what)
{
    if (input->n_bad_lines > MAX_REPORTED_LINES)
        cc_say("%s: %" PRIu64 " more bad lines", what,
               input->n_bad_lines - MAX_REPORTED_LINES);
    input->n_bad_lines = 0;
}

/* ---- lines ---- */

/* A bad line is reported and passed over: CC_OK. */
static enum cc_status read_line(struct cc_dedup_input *input, struct cc_span line,
                                struct cc_document_place place, struct cc_error *err)
{
    struct cc_span written_id;
    struct cc_document doc;
    enum cc_status st;

    if (cc_span_trim(line).len == 0)
        return CC_OK;
    st = cc_text_record_read(&input->line_arena, input->scan, line, &doc, &written_id, err);
    if (st == CC_OK)
        st = cc_document_list_add(input->documents, &doc, written_id, place, err);
    cc_arena_reset(&input->line_arena);
    cc_progress_step(cc_document_list_count(input->documents));
    if (st != CC_E_INPUT)
        return st;
    cc_dedup_input_say_bad(input, place, err);
    return CC_OK;
}

static enum cc_status end_line(struct cc_dedup_input *input, struct cc_buf *line,
                               const char *path, struct cc_document_place place,
                               struct cc_error *err)
{
    enum cc_status st = line->status;

    if (st == CC_OK) {
        st = read_line(input, cc_buf_span(line), place, err);
    } else if (st == CC_E_LIMIT) {
        (void)cc_fail(err, CC_E_LIMIT, "dedup", "line %" PRIu32 " is longer than %zu bytes",
                      place.line, line->max_bytes);
        say_file(input, path, err);
        st = CC_OK;
    } else {
        (void)cc_fail(err, st, "dedup", "no memory for line %" PRIu32 " of %s", place.line,
                      path);
    }
    cc_buf_clear(line);
    return st;
}

/* Read of the file, compression still on. */
static uint64_t raw_bytes(gzFile file)
{
    z_off_t at = gzoffset(file);

    return at > 0 ? (uint64_t)at : 0; /* -1: standard input that is a pipe */
}

/* The lines of a file, gzipped or not (zlib reads both). */
static enum cc_status read_lines(struct cc_dedup_input *input, gzFile file, const char *path,
                                 struct cc_document_place place, struct cc_buf *line,
                                 struct cc_error *err)
{
    enum cc_status st = CC_OK;
    int n, code = Z_OK;

    errno = 0;
    for (n = gzread(file, input->chunk, READ_BYTES); n > 0 && st == CC_OK && cc_stop == 0;
         n = gzread(file, input->chunk, READ_BYTES)) {
        struct cc_span rest = {input->chunk, (size_t)n};

        cc_progress_bytes(input->bytes_before + raw_bytes(file), input->all_bytes);
        for (size_t end = cc_span_find(rest, CC_SPAN("\n"), 0);
             end != (size_t)-1 && st == CC_OK; end = cc_span_find(rest, CC_SPAN("\n"), 0)) {
            cc_buf_add(line, cc_span_slice(rest, 0, end));
            st = end_line(input, line, path, place, err);
            place.line += place.line < UINT32_MAX; /* stays at the last number there is */
            rest = cc_span_slice(rest, end + 1, rest.len);
        }
        cc_buf_add(line, rest);
    }
    (void)gzerror(file, &code);               /* only the code is of interest */
    if (st == CC_OK && (n < 0 || code < 0)) { /* what stands in `line` is cut */
        (void)cc_fail(err, CC_E_INPUT, "dedup", "cannot be read to its end: %s",
                      code == Z_ERRNO       ? strerror(errno)
                      : code == Z_BUF_ERROR ? "the gzip data is cut short"
                                            : "the gzip data is damaged");
        say_file(input, path, err);
    } else if (st == CC_OK && (line->len > 0 || line->status != CC_OK) && cc_stop == 0) {
        st = end_line(input, line, path, place, err);
    }
    return st;
}

/* ---- files ---- */

static enum cc_status read_file(struct cc_dedup_input *input, const char *path,
                                struct cc_error *err)
{
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    struct cc_document_place place = {.line = 1};
    struct cc_buf line;
    gzFile file;
    enum cc_status st;

    if (fd < 0) {
        (void)cc_fail(err, CC_E_INPUT, "dedup", "cannot be opened: %s", strerror(errno));
        say_file(input, path, err);
        return CC_OK;
    }
    file = gzdopen(fd, "rb");
    if (file == NULL || !cc_name_list_number(&input->files, cc_span_from(path), &place.file)) {
        if (file != NULL)
            (void)gzclose(file); /* it was not read */
        else
            (void)close(fd);
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory to read %s", path);
    }
    (void)gzbuffer(file, READ_BYTES); /* only a matter of speed */
    cc_buf_init(&line, input->cfg->limits.max_line_bytes);
    st = read_lines(input, file, path, place, &line, err);
    cc_buf_done(&line);
    cc_dedup_input_say_rest(input, path);
    input->bytes_before += raw_bytes(file);
    (void)gzclose(file); /* what it could tell was asked of gzerror */
    return st;
}

static enum cc_status read_list(struct cc_dedup_input *input, const char *list,
                                struct cc_error *err)
{
    FILE *f = strcmp(list, "-") == 0 ? stdin : fopen(list, "r");
    enum cc_status st = CC_OK;
    char *path = NULL;
    size_t room = 0;

    if (f == NULL)
        return cc_fail(err, CC_E_INPUT, "dedup", "%s: %s", list, strerror(errno));
    while (st == CC_OK && cc_stop == 0 && getline(&path, &room, f) >= 0) {
        path[strcspn(path, "\n")] = '\0';
        if (path[0] != '\0')
            st = read_file(input, path, err);
    }
    if (st == CC_OK && ferror(f))
        st = cc_fail(err, CC_E_INPUT, "dedup", "%s: %s", list, strerror(errno));
    free(path);
    if (f != stdin)
        (void)fclose(f); /* was only read */
    return st;
}

enum cc_status cc_dedup_input_read(struct cc_dedup_input *input, int n_paths, char **paths,
                                   struct cc_error *err)
{
    enum cc_status st = CC_OK;

    input->chunk = cc_malloc(READ_BYTES);
    if (input->chunk == NULL)
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory to read anything");
    if (cc_progress_is_watched() && (n_paths > 0 || input->cfg->files_from != NULL))
        input->all_bytes = cc_input_size(n_paths, paths, input->cfg->files_from);
    cc_progress_start("reading", "documents", 0);
    for (int i = 0; i < n_paths && st == CC_OK && cc_stop == 0; i++)
        st = read_file(input, paths[i], err);
    if (st == CC_OK && input->cfg->files_from != NULL)
        st = read_list(input, input->cfg->files_from, err);
    else if (st == CC_OK && n_paths == 0)
        st = read_file(input, "-", err);
    cc_progress_end();
    return st;
}
