#include "cleancopy/write_stored.h"

#include "cleancopy/core/arena.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/left_out_store.h"
#include "cleancopy/view.h"
#include "cleancopy/write/report_left_out.h"

#include <stdio.h>
#include <unistd.h>

/* One stored document to its files; a text file whose name has changed leaves its old name. */
static enum cc_status write_one(struct cc_state *state, struct cc_view *view,
                                struct cc_output *output, struct cc_arena *arena,
                                const struct cc_stored_document *stored, struct cc_error *err)
{
    struct cc_document doc;
    struct cc_span file;
    enum cc_status st;

    st = cc_view_document(view, arena, stored, &doc, err);
    if (st == CC_OK)
        st = cc_output_document(output, arena, &doc, &file, err);
    if (st == CC_OK && !cc_span_is(file, stored->file)) {
        if (stored->file.len > 0)
            st = cc_output_forget(output, stored->file, err);
        if (st == CC_OK)
            st = cc_document_set_file(state, doc.id, file, err);
    }
    return st;
}

static enum cc_status write_documents(struct cc_state *state, const struct cc_config *cfg,
                                      const struct cc_watch *watch, struct cc_output *output,
                                      struct cc_error *err)
{
    uint64_t done = 0;
    struct cc_document_cursor *cursor = NULL;
    struct cc_stored_document stored;
    struct cc_view *view = NULL;
    struct cc_arena arena;
    enum cc_status st;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    st = cc_view_open(state, cfg, &view, err);
    if (st == CC_OK)
        st = cc_documents_open(state, CC_DOCUMENTS_ALL, &cursor, err);
    while (st == CC_OK && !cc_watch_stops(watch)) {
        cc_watch_step(watch, done++);
        cc_arena_reset(&arena);
        st = cc_documents_next(cursor, &arena, &stored, err);
        if (st == CC_OK)
            st = write_one(state, view, output, &arena, &stored, err);
    }
    cc_documents_close(cursor);
    cc_view_close(view);
    cc_arena_done(&arena);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status write_clusters(struct cc_state *state, const struct cc_config *cfg,
                                     struct cc_output *output, struct cc_error *err)
{
    struct cc_cluster_cursor *cursor = NULL;
    struct cc_cluster_row row;
    struct cc_arena arena;
    enum cc_status st;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    st = cc_clusters_open(state, &cursor, err);
    while (st == CC_OK) {
        cc_arena_reset(&arena);
        st = cc_clusters_next(cursor, &arena, &row, err);
        if (st == CC_OK)
            st = cc_output_cluster(output, &row, err);
    }
    cc_clusters_close(cursor);
    cc_arena_done(&arena);
    return st == CC_END ? CC_OK : st;
}

/* The options that change what is written, as one number; never 0.  Formats that came later have a place of
 * their own, so that the number of older ones stays what it was. */
static int64_t number_options(const struct cc_config *cfg)
{
    return 1 + (cfg->format == CC_FORMAT_MARKDOWN) + 2 * (int64_t)cfg->duplicates +
           4 * (int64_t)cfg->reprints + 8 * (int64_t)cfg->front_matter +
           16 * (int64_t)(cfg->format > CC_FORMAT_JSONL ? cfg->format : 0) +
           128 * (int64_t)cfg->raw_csv + 256 * (int64_t)cfg->shard_bytes;
}

/* True when the folder shows what the state holds, as far as can be told without reading it. */
static enum cc_status is_written(struct cc_state *state, const struct cc_config *cfg,
                                 int64_t *generation, bool *written, struct cc_error *err)
{
    char path[4096];
    int64_t shown = 0, options = 0;
    enum cc_status st;

    st = cc_state_number(state, "documents_generation", generation, err);
    if (st == CC_OK)
        st = cc_state_number(state, "written_generation", &shown, err);
    if (st == CC_OK)
        st = cc_state_number(state, "written_options", &options, err);
    if (st != CC_OK)
        return st;
    (void)snprintf(path, sizeof path, "%s/documents.jsonl", cfg->out_dir); /* cut: then it is no
                                                                              such file */
    *written = shown == *generation && options == number_options(cfg) && access(path, F_OK) == 0;
    return CC_OK;
}

static enum cc_status write_left_out(struct cc_state *state, const struct cc_config *cfg, struct cc_error *err)
{
    struct cc_left_out_sums sums;
    enum cc_status st = cc_left_out_store_sums(state, &sums, err);

    return st == CC_OK ? cc_report_left_out_put(cfg->out_dir, &sums, err) : st;
}

enum cc_status cc_write_stored(struct cc_state *state, const struct cc_config *cfg,
                               const struct cc_watch *watch, struct cc_output_counts *counts,
                               bool *written, struct cc_error *err)
{
    struct cc_output *output = NULL;
    int64_t generation = 0;
    bool already = false;
    enum cc_status st;

    *written = false;
    st = is_written(state, cfg, &generation, &already, err);
    if (st != CC_OK || already)
        return st == CC_OK ? write_left_out(state, cfg, err) : st;
    st = cc_state_begin(state, err);
    if (st != CC_OK)
        return st;
    /* Only a run knows an archive, and what became of its URLs. */
    st = cc_output_open(cfg, true, cfg->archive_dir != NULL ? state : NULL, &output, err);
    if (st == CC_OK)
        st = write_documents(state, cfg, watch, output, err);
    if (st == CC_OK && cc_watch_stops(watch)) { /* nothing of it is seen */
        cc_output_abort(output);
        cc_state_rollback(state);
        return CC_OK;
    }
    if (st == CC_OK)
        st = write_clusters(state, cfg, output, err);
    if (st == CC_OK) {
        st = cc_output_commit(output, counts, err);
        output = NULL;
    }
    if (st == CC_OK)
        st = write_left_out(state, cfg, err);
    if (st == CC_OK)
        st = cc_state_set_number(state, "written_generation", generation, err);
    if (st == CC_OK)
        st = cc_state_set_number(state, "written_options", number_options(cfg), err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st != CC_OK) {
        cc_output_abort(output);
        cc_state_rollback(state);
        return st;
    }
    *written = true;
    return CC_OK;
}
