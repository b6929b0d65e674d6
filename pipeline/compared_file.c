#include "cleancopy/compared_file.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/sketch.h"
#include "cleancopy/source/compared_line.h"
#include "cleancopy/source/stream.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/duplicate_rows.h"
#include "cleancopy/state/part_store.h"
#include "cleancopy/write/record_read.h"

#include <inttypes.h>

/* The state's number: the sum of the file whose rows it has. */
#define COMPARED_SUM "compared_sum"

/* A walk over the lines; the first failure stays. */
struct walk {
    const struct cc_compared_file *file;
    const struct cc_config *cfg;
    struct cc_state *state; /* NULL: nothing is put */
    struct cc_arena arena;  /* of a line */
    uint64_t n_lines, n_rows, n_documents, sum, all;
    enum cc_compared_kind last;
    bool ended;
};

static enum cc_status fail_line(const struct walk *w, enum cc_status st, const struct cc_error *why,
                                struct cc_error *err)
{
    return cc_fail(err, st, "compared", "%s:%" PRIu64 ": is no line of a file of compared shards: %s",
                   w->file->path, w->n_lines, why->message);
}

static bool is_same_list(const struct cc_compared_head *head, const struct cc_config *cfg)
{
    bool same = head->n_prefer == cfg->n_prefer;

    for (uint32_t i = 0; i < head->n_prefer && same; i++)
        same = cc_span_is_nocase(head->prefer[i], cc_span_from(cfg->prefer[i]));
    return same;
}

static enum cc_status fail_part(const struct walk *w, const struct cc_compared_head *head, struct cc_error *err)
{
    const struct cc_compared_file *file = w->file;

    if (head->n_parts == 0)
        return cc_fail(err, CC_E_INPUT, "compared",
                       "%s: is of all shards, and not of part %" PRIu32 " of %" PRIu32
                       ": leave --part out, or compare anew with --parts %" PRIu32,
                       file->path, file->part, file->n_parts, file->n_parts);
    if (file->n_parts == 0)
        return cc_fail(err, CC_E_INPUT, "compared",
                       "%s: is of part %" PRIu32 " of %" PRIu32 " alone: give --part %" PRIu32 "/%" PRIu32
                       ", or compare anew without --parts",
                       file->path, head->part, head->n_parts, head->part, head->n_parts);
    return cc_fail(err, CC_E_INPUT, "compared",
                   "%s: is of part %" PRIu32 " of %" PRIu32 ", and --part is %" PRIu32 "/%" PRIu32
                   ": give the file of that part, or compare anew with --parts %" PRIu32,
                   file->path, head->part, head->n_parts, file->part, file->n_parts, file->n_parts);
}

static enum cc_status check_head(const struct walk *w, const struct cc_compared_head *head,
                                 struct cc_error *err)
{
    uint64_t shards = head->n_parts > 0 ? head->own : head->shards;
    const char *path = w->file->path;

    if (!cc_span_is(head->cleancopy, CC_SPAN(CC_VERSION)) || head->normal_form != CC_SKETCH_VERSION)
        return cc_fail(err, CC_E_INPUT, "compared",
                       "%s: is of cleancopy %.*s and normal form %" PRIu32
                       ", this is %s and %d: compare the shards anew, with one version of all",
                       path, CC_SPAN_PRINT(head->cleancopy), head->normal_form, CC_VERSION, CC_SKETCH_VERSION);
    if (head->n_parts != w->file->n_parts || head->part != w->file->part)
        return fail_part(w, head, err);
    if (shards != w->file->shards)
        return cc_fail(err, CC_E_INPUT, "compared",
                       "%s: is of other shards (%016" PRIx64 ", these are %016" PRIx64
                       "): give the shards that were compared, or compare these",
                       path, shards, w->file->shards);
    if (!is_same_list(head, w->cfg))
        return cc_fail(err, CC_E_INPUT, "compared",
                       "%s: was compared with another list of preferred outlets: give the same --prefer, "
                       "or compare anew",
                       path);
    return CC_OK;
}

/* Whose name one of this part's files may have: where both are to have a text file, the first in the order of documents has it. */
static enum cc_status put_namesake(struct walk *w, struct cc_span record, struct cc_error *err)
{
    struct cc_stored_document stored = {.record = record};
    struct cc_document doc;
    enum cc_status st = cc_record_read(&w->arena, record, &doc, err);

    if (st != CC_OK)
        return st;
    stored.id = doc.id;
    stored.outlet = doc.outlet;
    stored.date = doc.date;
    return cc_part_put_other(w->state, &stored, err);
}

static enum cc_status put_other(const struct walk *w, const struct cc_compared_line *line, struct cc_error *err)
{
    const struct cc_stored_document stored = {.id = line->doc, .outlet = line->outlet, .date = line->date};

    return cc_part_put_other(w->state, &stored, err);
}

static enum cc_status put_line(struct walk *w, const struct cc_compared_line *line, struct cc_error *err)
{
    switch (line->kind) {
    case CC_COMPARED_ELSEWHERE:
        return cc_part_leave_out(w->state, line->doc, err);
    case CC_COMPARED_DOCUMENT:
        return put_other(w, line, err);
    case CC_COMPARED_NAMESAKE:
        return put_namesake(w, line->record, err);
    case CC_COMPARED_FURNITURE:
        return cc_part_put_furniture(w->state, line->doc, line->paragraph, line->n_pages, err);
    default:
        return cc_duplicate_rows_put(w->state, line->doc, line->paragraph, &line->duplicate, err);
    }
}

static enum cc_status put_row(struct walk *w, const struct cc_compared_line *line, struct cc_error *err)
{
    struct cc_error why;
    enum cc_status st = put_line(w, line, &why);

    if (st == CC_OK)
        return CC_OK;
    return cc_fail(err, st, "compared", "%s:%" PRIu64 ": %s", w->file->path, w->n_lines, why.message);
}

static enum cc_status take_line(struct walk *w, const struct cc_compared_line *line, struct cc_error *err)
{
    if ((w->n_lines == 1) != (line->kind == CC_COMPARED_HEAD) || w->ended)
        return cc_fail(err, CC_E_INPUT, "compared", "%s:%" PRIu64 ": is no file of compared shards: %s",
                       w->file->path, w->n_lines,
                       w->n_lines == 1 ? "its first line is no head"
                                       : (w->ended ? "it goes on after its end" : "it has two heads"));
    if (line->kind == CC_COMPARED_END) {
        w->ended = true;
        if (line->n_rows == w->n_rows)
            return CC_OK;
        return cc_fail(err, CC_E_INPUT, "compared", "%s: has %" PRIu64 " rows, and should have %" PRIu64,
                       w->file->path, w->n_rows, line->n_rows);
    }
    if (line->kind == CC_COMPARED_HEAD) {
        w->n_documents = line->head.n_documents;
        w->all = line->head.shards;
        return check_head(w, &line->head, err);
    }
    if (line->kind != CC_COMPARED_ROW && w->file->n_parts == 0)
        return cc_fail(err, CC_E_INPUT, "compared", "%s:%" PRIu64 ": only a file of one part has such a line",
                       w->file->path, w->n_lines);
    if (line->kind < w->last)
        return cc_fail(err, CC_E_INPUT, "compared", "%s:%" PRIu64 ": stands behind lines that are to follow it",
                       w->file->path, w->n_lines);
    w->last = line->kind;
    w->n_rows++;
    return w->state != NULL ? put_row(w, line, err) : CC_OK;
}

static enum cc_status walk_lines(struct walk *w, struct cc_error *err)
{
    struct cc_stream *stream = NULL;
    struct cc_compared_line line;
    struct cc_span text;
    struct cc_error why;
    enum cc_status st = cc_stream_open(w->file->path, &stream, err);

    if (st != CC_OK)
        return st;
    cc_arena_init(&w->arena, w->cfg->limits.max_arena_bytes);
    while (st == CC_OK) {
        st = cc_stream_line(stream, w->cfg->limits.max_line_bytes, &text, &why);
        if (st == CC_END)
            break;
        w->n_lines++;
        w->sum = cc_hash64_mix(w->sum, st == CC_OK ? cc_hash64(text) : 0);
        cc_arena_reset(&w->arena);
        if (st == CC_OK)
            st = cc_compared_line_read(&w->arena, text, &line, &why);
        if (st != CC_OK)
            st = fail_line(w, st == CC_E_LIMIT ? CC_E_INPUT : st, &why, err);
        else
            st = take_line(w, &line, err);
    }
    cc_stream_close(stream);
    cc_arena_done(&w->arena);
    if (st != CC_END)
        return st;
    if (!w->ended)
        return cc_fail(err, CC_E_INPUT, "compared", "%s: was cut short, its end is missing: compare the shards anew",
                       w->file->path);
    return CC_OK;
}

enum cc_status cc_compared_file_check(struct cc_compared_file *file, const struct cc_config *cfg,
                                      struct cc_error *err)
{
    struct walk w = {.file = file, .cfg = cfg};
    enum cc_status st = walk_lines(&w, err);

    file->sum = w.sum;
    file->all = w.all;
    file->n_documents = w.n_documents;
    file->n_rows = w.n_rows;
    return st;
}

/* The state has the documents that were compared, and no others. */
static enum cc_status check_documents(const struct cc_compared_file *file, struct cc_state *state,
                                      struct cc_error *err)
{
    uint64_t n = 0;
    enum cc_status st = cc_documents_count(state, CC_DOCUMENTS_ALL, &n, err);

    if (st != CC_OK || n == file->n_documents)
        return st;
    return cc_fail(err, CC_E_INPUT, "compared",
                   "%s: is of %" PRIu64 " documents, and the state holds %" PRIu64
                   ": merge into a folder (--out) and state of its own",
                   file->path, file->n_documents, n);
}

static enum cc_status is_there(const struct cc_compared_file *file, struct cc_state *state, bool *there,
                               struct cc_error *err)
{
    uint64_t n_to_compare = 0;
    int64_t sum = 0;
    enum cc_status st = cc_state_number(state, COMPARED_SUM, &sum, err);

    if (st == CC_OK)
        st = cc_documents_count(state, CC_DOCUMENTS_TO_COMPARE, &n_to_compare, err);
    *there = (uint64_t)sum == file->sum && n_to_compare == 0;
    return st;
}

/* All lines, and what they make is whole. */
static enum cc_status put_lines(const struct cc_compared_file *file, const struct cc_config *cfg,
                                struct cc_state *state, struct cc_error *err)
{
    struct walk w = {.file = file, .cfg = cfg, .state = state};
    char problem[256];
    enum cc_status st = walk_lines(&w, err);

    if (st == CC_OK)
        st = cc_duplicate_rows_check(state, problem, err);
    if (st != CC_OK)
        return st;
    if (problem[0] != '\0')
        return cc_fail(err, CC_E_INPUT, "compared", "%s: %s: compare the shards anew", file->path, problem);
    if (w.sum != file->sum)
        return cc_fail(err, CC_E_INPUT, "compared", "%s: was changed while it was read", file->path);
    return CC_OK;
}

static enum cc_status put_all(const struct cc_compared_file *file, const struct cc_config *cfg,
                              struct cc_state *state, struct cc_error *err)
{
    enum cc_status st = cc_documents_compare_again(state, err);

    if (st == CC_OK)
        st = cc_duplicate_rows_clear(state, err);
    if (st == CC_OK)
        st = put_lines(file, cfg, state, err);
    return st == CC_OK ? cc_state_set_number(state, COMPARED_SUM, (int64_t)file->sum, err) : st;
}

enum cc_status cc_compared_file_put_part(const struct cc_compared_file *file, const struct cc_config *cfg,
                                         struct cc_state *state, struct cc_error *err)
{
    uint64_t n = 0;
    enum cc_status st = cc_part_store_open(state, err);

    if (st == CC_OK)
        st = put_lines(file, cfg, state, err);
    if (st == CC_OK)
        st = cc_documents_count(state, CC_DOCUMENTS_TO_COMPARE, &n, err);
    if (st != CC_OK || n == file->n_documents)
        return st;
    return cc_fail(err, CC_E_INPUT, "compared",
                   "%s: is of %" PRIu64 " documents, and the part's shards have %" PRIu64 ": compare the shards anew",
                   file->path, file->n_documents, n);
}

enum cc_status cc_compared_file_put(const struct cc_compared_file *file, const struct cc_config *cfg,
                                    struct cc_state *state, struct cc_error *err)
{
    bool there = false;
    enum cc_status st = check_documents(file, state, err);

    if (st == CC_OK)
        st = is_there(file, state, &there, err);
    if (st == CC_OK && !there)
        st = cc_state_begin(state, err);
    if (st != CC_OK || there)
        return st;
    st = put_all(file, cfg, state, err);
    if (st == CC_OK)
        return cc_state_commit(state, err);
    cc_state_rollback(state);
    return st;
}
