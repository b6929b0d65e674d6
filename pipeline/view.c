#include "cleancopy/view.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/reprint.h"
#include "cleancopy/write/record.h"

struct cc_view {
    struct cc_state *state;
    const struct cc_config *cfg;
};

enum cc_status cc_view_open(struct cc_state *state, const struct cc_config *cfg,
                            struct cc_view **out, struct cc_error *err)
{
    struct cc_view *view = cc_calloc(1, sizeof *view);

    *out = NULL;
    if (view == NULL)
        return cc_fail(err, CC_E_NOMEM, "view", "no memory");
    view->state = state;
    view->cfg = cfg;
    *out = view;
    return CC_OK;
}

void cc_view_close(struct cc_view *view)
{
    cc_free(view);
}

static enum cc_status find_reprint(const struct cc_view *view, struct cc_arena *arena,
                                   struct cc_document *doc, struct cc_error *err)
{
    struct cc_reprint_source sources[CC_REPRINT_SOURCES];
    uint64_t ids[CC_REPRINT_SOURCES];
    uint32_t min_words = view->cfg->dedup.min_exact_words;
    size_t n = cc_reprint_sources(doc, min_words, ids);
    bool copied = false;
    enum cc_status st = CC_OK;

    for (size_t i = 0; i < n && st == CC_OK; i++) {
        struct cc_duplicate *copies = NULL;

        st = cc_document_list_copies(view->state, arena, ids[i], &copies, &sources[i].n_copies,
                                     err);
        sources[i].doc = ids[i];
        sources[i].copies = copies;
    }
    if (st != CC_OK)
        return st;
    cc_reprint_find(doc, min_words, sources, n, &doc->reprint_of);
    if (doc->reprint_of.relation == CC_RELATION_NONE || view->cfg->reprints == CC_REPRINTS_KEEP)
        return CC_OK;
    st = cc_document_is_copied(view->state, doc->id, &copied, err);
    doc->reprint_of.dropped = !copied;
    return st;
}

enum cc_status cc_view_document(struct cc_view *view, struct cc_arena *arena,
                                const struct cc_stored_document *stored,
                                struct cc_document *doc, struct cc_error *err)
{
    enum cc_status st = cc_record_read(arena, stored->record, doc, err);

    if (st == CC_OK)
        st = cc_document_get_duplicates(view->state, arena, doc, err);
    if (st == CC_OK)
        st = find_reprint(view, arena, doc, err);
    return st;
}
