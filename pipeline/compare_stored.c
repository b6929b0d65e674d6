#include "cleancopy/compare_stored.h"

#include "cleancopy/core/arena.h"
#include "cleancopy/core/now.h"
#include "cleancopy/dedup/compare.h"
#include "cleancopy/dedup/sketch.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/duplicate_rows.h"
#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/state/window.h"
#include "cleancopy/view.h"
#include "cleancopy/write/record_read.h"

#include <inttypes.h>

/* The state's number that is 1 from the first document compared to the last. */
#define COMPARING "comparing"
/* And the version of the normal form and tokens that its paragraphs are of. */
#define NORMAL_FORM "normal_form_version"
#define NO_INDEX    (-1) /* in its place: there are none */

/* Documents compared between two commits: few enough for a small journal, many enough that the
 * fsync of a commit does not show. */
#define DOCUMENTS_PER_COMMIT 1000

/* What the rows say that are there already. */
static enum cc_status take_given(struct cc_state *state, struct cc_arena *arena, struct cc_document *doc,
                                 struct cc_error *err)
{
    uint64_t reach = 0;
    enum cc_status st = cc_duplicate_rows_reach(state, doc->id, &reach, err);

    if (st == CC_OK && reach > doc->n_paragraphs)
        return cc_fail(err, CC_E_INPUT, "compare",
                       "document %016" PRIx64 " has %" PRIu32 " paragraphs, and what was found speaks of its paragraph %" PRIu64
                       ": compare the shards anew",
                       doc->id, doc->n_paragraphs, reach - 1);
    return st == CC_OK ? cc_document_get_duplicates(state, arena, doc, err) : st;
}

/* `index` NULL: by the rows that are there already. */
static enum cc_status compare_one(struct cc_state *state, const struct cc_config *cfg,
                                  struct cc_index *index, struct cc_arena *arena,
                                  const struct cc_stored_document *stored,
                                  struct cc_error *err)
{
    struct cc_document doc;
    enum cc_status st;

    st = cc_record_read(arena, stored->record, &doc, err);
    if (st == CC_OK)
        st = index != NULL ? cc_compare_document(arena, &cfg->dedup, index, &doc, err)
                           : take_given(state, arena, &doc, err);
    if (st == CC_OK)
        st = cc_document_set_duplicates(state, &doc, err);
    if (st == CC_OK)
        st = cc_view_learn(state, arena, &doc, err);
    return st;
}

/* One walk over the documents that are to be compared. */
static enum cc_status compare_walk(struct cc_state *state, const struct cc_config *cfg, struct cc_index *index,
                                   const struct cc_watch *watch, uint64_t done, uint64_t *n,
                                   struct cc_error *err)
{
    struct cc_document_cursor *cursor = NULL;
    struct cc_stored_document stored;
    struct cc_arena arena;
    enum cc_status st;

    *n = 0;
    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    st = cc_state_begin(state, err);
    if (st == CC_OK)
        st = cc_documents_open(state, CC_DOCUMENTS_TO_COMPARE, &cursor, err);
    if (st == CC_OK)
        cc_documents_prefer(cursor, cfg->prefer, cfg->n_prefer);
    while (st == CC_OK) {
        cc_arena_reset(&arena);
        st = cc_documents_next(cursor, &arena, &stored, err);
        if (st == CC_OK)
            st = compare_one(state, cfg, index, &arena, &stored, err);
        if (st == CC_OK && *n == 0)
            st = cc_state_set_number(state, COMPARING, 1, err);
        if (st == CC_OK && ++*n % DOCUMENTS_PER_COMMIT == 0) {
            st = cc_state_commit(state, err);
            if (st == CC_OK)
                st = cc_state_begin(state, err);
        }
        cc_watch_step(watch, done + *n);
        if (st == CC_OK && cc_watch_stops(watch))
            st = CC_END;
    }
    cc_documents_close(cursor);
    cc_arena_done(&arena);
    if (st != CC_END) {
        cc_state_rollback(state);
        return st;
    }
    return cc_state_commit(state, err);
}

static enum cc_status check_index_is_there(struct cc_state *state, struct cc_error *err)
{
    uint64_t n = 0;
    enum cc_status st = cc_documents_count(state, CC_DOCUMENTS_TO_COMPARE, &n, err);

    if (st != CC_OK || n == 0)
        return st;
    return cc_fail(err, CC_E_STATE, "compare",
                   "the state has no index of paragraphs, for they were compared elsewhere: give the merge with "
                   "--compared again, or cleancopy index compact (--state DIR), which makes an index");
}

/* Token hashes of another normal form would match nothing, silently. */
static enum cc_status check_normal_form(struct cc_state *state, struct cc_error *err)
{
    int64_t version = 0;
    enum cc_status st = cc_state_number(state, NORMAL_FORM, &version, err);

    if (st != CC_OK || version == CC_SKETCH_VERSION)
        return st;
    if (version == NO_INDEX)
        return check_index_is_there(state, err);
    if (version != 0)
        return cc_fail(err, CC_E_STATE, "compare",
                       "the state's paragraphs are of normal form %d, this program makes %d: "
                       "cleancopy index compact (--state DIR) makes them anew",
                       (int)version, CC_SKETCH_VERSION);
    return cc_state_keep_number(state, NORMAL_FORM, CC_SKETCH_VERSION, err);
}

/* After all was compared: what is older than the window leaves the index. */
static enum cc_status apply_window(struct cc_state *state, const struct cc_config *cfg, struct cc_error *err)
{
    int64_t n = 0;
    enum cc_status st;

    if (cfg->window_s == 0)
        return CC_OK;
    st = cc_state_begin(state, err);
    if (st == CC_OK)
        st = cc_window_apply(state, cfg->window_s, cc_now_s(cfg->clock_offset_s), &n, err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st != CC_OK)
        cc_state_rollback(state);
    return st;
}

static enum cc_status end_comparing(struct cc_state *state, struct cc_error *err)
{
    int64_t comparing = 0;
    enum cc_status st = cc_state_number(state, COMPARING, &comparing, err);

    return st == CC_OK && comparing != 0 ? cc_state_keep_number(state, COMPARING, 0, err) : st;
}

enum cc_status cc_compare_stored(struct cc_state *state, const struct cc_config *cfg,
                                 const struct cc_watch *watch, uint64_t *n, struct cc_error *err)
{
    uint64_t walked = 1;
    struct cc_index index;
    enum cc_status st = check_normal_form(state, err);

    cc_paragraph_store_index(state, &index);

    *n = 0;
    /* comparing one document can put others back: a canonical copy that went away */
    while (st == CC_OK && walked > 0 && !cc_watch_stops(watch)) {
        st = compare_walk(state, cfg, &index, watch, *n, &walked, err);
        *n += walked;
    }
    if (st != CC_OK || cc_watch_stops(watch))
        return st;
    st = apply_window(state, cfg, err);
    return st == CC_OK ? end_comparing(state, err) : st;
}

enum cc_status cc_compare_stored_given(struct cc_state *state, const struct cc_config *cfg,
                                       const struct cc_watch *watch, uint64_t *n, struct cc_error *err)
{
    enum cc_status st = cc_state_keep_number(state, NORMAL_FORM, NO_INDEX, err);

    *n = 0;
    if (st == CC_OK)
        st = compare_walk(state, cfg, NULL, watch, 0, n, err);
    if (st != CC_OK || cc_watch_stops(watch))
        return st;
    return end_comparing(state, err);
}

enum cc_status cc_compare_stored_finish(struct cc_state *state, const struct cc_config *cfg,
                                 const struct cc_watch *watch, uint64_t *n, struct cc_error *err)
{
    int64_t comparing = 0;
    enum cc_status st = cc_state_number(state, COMPARING, &comparing, err);

    *n = 0;
    return st == CC_OK && comparing != 0 ? cc_compare_stored(state, cfg, watch, n, err) : st;
}

enum cc_status cc_compare_stored_anew(struct cc_state *state, const struct cc_config *cfg,
                                 const struct cc_watch *watch, uint64_t *n, struct cc_error *err)
{
    enum cc_status st = cc_state_begin(state, err);

    *n = 0;
    if (st == CC_OK)
        st = cc_documents_compare_again(state, err);
    if (st == CC_OK) /* nothing of an older one is left */
        st = cc_state_set_number(state, NORMAL_FORM, CC_SKETCH_VERSION, err);
    if (st == CC_OK)
        st = cc_state_set_number(state, COMPARING, 1, err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st != CC_OK) {
        cc_state_rollback(state);
        return st;
    }
    return cc_compare_stored(state, cfg, watch, n, err);
}
