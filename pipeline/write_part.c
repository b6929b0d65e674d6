#include "cleancopy/write_part.h"

#include "cleancopy/core/arena.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/duplicate_rows.h"
#include "cleancopy/state/part_store.h"
#include "cleancopy/view.h"

#include <inttypes.h>

struct writing {
    struct cc_state *state;
    const struct cc_config *cfg;
    const struct cc_watch *watch;
    struct cc_output *output;
    struct cc_view *view;
    struct cc_arena arena; /* of the document or row in hand */
};

/* What points at the document fits it. */
static enum cc_status check_reach(const struct writing *w, const struct cc_document *doc, struct cc_error *err)
{
    uint64_t reach = 0;
    enum cc_status st = cc_duplicate_rows_reach(w->state, doc->id, &reach, err);

    if (st != CC_OK || reach <= doc->n_paragraphs)
        return st;
    return cc_fail(err, CC_E_INPUT, "part",
                   "document %016" PRIx64 " has %" PRIu32 " paragraphs, and what was found speaks of its paragraph %" PRIu64
                   ": compare the shards anew",
                   doc->id, doc->n_paragraphs, reach - 1);
}

static enum cc_status view(struct writing *w, const struct cc_stored_document *stored, struct cc_document *doc,
                           struct cc_error *err)
{
    struct cc_error why;
    enum cc_status st = cc_view_document(w->view, &w->arena, stored, doc, &why);

    if (st == CC_OK)
        st = check_reach(w, doc, &why);
    return st == CC_OK ? CC_OK : cc_fail(err, st, "part", "%s: %s", w->cfg->compared_path, why.message);
}

static enum cc_status write_one(struct writing *w, const struct cc_stored_document *stored, struct cc_error *err)
{
    struct cc_document doc;
    struct cc_span file;
    bool other = false;
    enum cc_status st = cc_part_is_other(w->state, stored->id, &other, err);

    if (st == CC_OK)
        st = view(w, stored, &doc, err);
    if (st != CC_OK)
        return st;
    return other ? cc_output_namesake(w->output, &w->arena, &doc, err)
                 : cc_output_document(w->output, &w->arena, &doc, &file, err);
}

static enum cc_status write_documents(struct writing *w, struct cc_error *err)
{
    struct cc_document_cursor *cursor = NULL;
    struct cc_stored_document stored;
    uint64_t done = 0;
    enum cc_status st = cc_documents_open(w->state, CC_DOCUMENTS_ALL, &cursor, err);

    while (st == CC_OK && !cc_watch_stops(w->watch)) {
        cc_watch_step(w->watch, done++);
        cc_arena_reset(&w->arena);
        st = cc_documents_next(cursor, &w->arena, &stored, err);
        if (st == CC_OK && stored.record.len > 0) /* others' without a record have nothing to show */
            st = write_one(w, &stored, err);
    }
    cc_documents_close(cursor);
    return st == CC_END ? CC_OK : st;
}

/* Those of this part's copies: rows of one cluster come in a row. */
static enum cc_status write_clusters(struct writing *w, struct cc_error *err)
{
    struct cc_cluster_cursor *cursor = NULL;
    struct cc_cluster_row row;
    uint64_t at = 0;
    bool is_first = true, other = false;
    enum cc_status st = cc_clusters_open(w->state, &cursor, err);

    while (st == CC_OK && !cc_watch_stops(w->watch)) {
        cc_arena_reset(&w->arena);
        st = cc_clusters_next(cursor, &w->arena, &row, err);
        if (st == CC_OK && (is_first || row.canonical_doc != at))
            st = cc_part_is_other(w->state, row.canonical_doc, &other, err);
        is_first = false;
        at = row.canonical_doc;
        if (st == CC_OK && !other)
            st = cc_output_cluster(w->output, &row, err);
    }
    cc_clusters_close(cursor);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status write_all(struct writing *w, struct cc_error *err)
{
    enum cc_status st;

    cc_arena_init(&w->arena, w->cfg->limits.max_arena_bytes);
    st = cc_view_open_part(w->state, w->cfg, &w->view, err);
    if (st == CC_OK)
        st = write_documents(w, err);
    if (st == CC_OK && !cc_watch_stops(w->watch))
        st = write_clusters(w, err);
    cc_view_close(w->view);
    cc_arena_done(&w->arena);
    return st;
}

/* All collections take their names, then the sums theirs. */
static enum cc_status commit(struct writing *w, const struct cc_part_sums *about, struct cc_output_counts *counts,
                             struct cc_error *err)
{
    struct cc_part_sums whole = *about;
    struct cc_output *output = w->output;
    enum cc_status st = CC_OK;
    struct cc_buf sums;

    whole.whole = true;
    cc_buf_init(&sums, CC_PART_SUMS_BYTES);
    cc_output_sums(output, &sums);
    if (sums.status != CC_OK)
        st = cc_fail(err, CC_E_NOMEM, "part", "no memory for the sums");
    if (st == CC_OK) {
        w->output = NULL; /* the commit frees it in any case */
        st = cc_output_commit(output, counts, err);
    }
    if (st == CC_OK)
        st = cc_part_sums_put(w->cfg->out_dir, &whole, cc_buf_span(&sums), err);
    cc_buf_done(&sums);
    return st;
}

enum cc_status cc_write_part(struct cc_state *state, const struct cc_config *cfg, const struct cc_watch *watch,
                             const struct cc_part_sums *about, struct cc_output_counts *counts, struct cc_error *err)
{
    struct writing w = {.state = state, .cfg = cfg, .watch = watch};
    struct cc_part_sums begun = *about;
    enum cc_status st;

    begun.whole = false;
    st = cc_part_sums_put(cfg->out_dir, &begun, CC_SPAN_EMPTY, err);
    if (st == CC_OK)
        st = cc_output_open(cfg, CC_OUTPUT_PART, NULL, &w.output, err);
    if (st == CC_OK)
        st = write_all(&w, err);
    if (st == CC_OK && !cc_watch_stops(watch))
        st = commit(&w, about, counts, err);
    cc_output_abort(w.output);
    return st;
}
