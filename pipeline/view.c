#include "cleancopy/view.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/furniture.h"
#include "cleancopy/dedup/normal.h"
#include "cleancopy/dedup/reprint.h"
#include "cleancopy/state/line_store.h"
#include "cleancopy/write/record_read.h"
#include "cleancopy/write/text.h"

struct cc_view {
    struct cc_state *state;
    const struct cc_config *cfg;
    struct cc_furniture *furniture;
};

/* ---- furniture ---- */

/* The keys of other outlets' paragraphs that this one's are near to or part of, behind its lines. */
static enum cc_status add_carried(struct cc_state *state, const struct cc_document *doc,
                                  struct cc_line *lines, uint32_t *n, struct cc_error *err)
{
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        const struct cc_duplicate *of = &doc->paragraphs[i].duplicate_of;
        struct cc_line carried = {0, 0, CC_LINE_CARRIED};
        enum cc_status st;

        if ((lines[i].flags & CC_LINE_FOREIGN) == 0 || of->relation == CC_RELATION_EXACT)
            continue; /* an exact copy has the same key */
        st = cc_lines_key(state, of->doc, of->paragraph, &carried.key, err);
        if (st == CC_OK)
            lines[(*n)++] = carried;
        else if (st != CC_END)
            return st;
    }
    return CC_OK;
}

enum cc_status cc_view_learn(struct cc_state *state, struct cc_arena *arena,
                             const struct cc_document *doc, struct cc_error *err)
{
    struct cc_page_lines page = {.outlet = cc_hash64(doc->outlet),
                                 .article = doc->kind == CC_KIND_ARTICLE && doc->outlet.len > 0,
                                 .n_lines = doc->n_paragraphs};
    struct cc_span title;
    struct cc_line *lines;
    enum cc_status st = cc_line_list(arena, doc, doc->n_paragraphs, &lines, err);

    if (st == CC_OK)
        st = add_carried(state, doc, lines, &page.n_lines, err);
    if (st == CC_OK)
        st = cc_normal_form(arena, doc->title, &title, err);
    if (st != CC_OK)
        return st;
    page.title = title.len > 0 ? cc_hash64(title) : 0;
    page.lines = lines;
    return cc_lines_put(state, doc->id, &page, err);
}

/* One pass over the lines of all documents, by id. */
static enum cc_status learn_pass(struct cc_view *view, struct cc_error *err)
{
    struct cc_page_lines page;
    struct cc_arena arena;
    uint64_t doc = 0;
    enum cc_status st;

    cc_arena_init(&arena, view->cfg->limits.max_arena_bytes);
    st = cc_lines_next(view->state, &arena, true, &doc, &page, err);
    while (st == CC_OK) {
        st = cc_furniture_page(view->furniture, &page, err);
        cc_arena_reset(&arena);
        if (st == CC_OK)
            st = cc_lines_next(view->state, &arena, false, &doc, &page, err);
    }
    cc_arena_done(&arena);
    return st == CC_END ? cc_furniture_end_pass(view->furniture, err) : st;
}

static enum cc_status learn(struct cc_view *view, struct cc_error *err)
{
    uint64_t n_lines = 0;
    enum cc_status st = cc_lines_count(view->state, &n_lines, err);

    if (st == CC_OK)
        st = cc_furniture_open(n_lines, &view->furniture, err);
    while (st == CC_OK && cc_furniture_wants_pass(view->furniture))
        st = learn_pass(view, err);
    return st;
}

/* How many pages have paragraph i, or the furniture that it is a copy of; 0: it is no furniture. */
static enum cc_status count_pages(const struct cc_view *view, const struct cc_document *doc,
                                  const struct cc_page_lines *page, uint32_t i, uint32_t *n,
                                  struct cc_error *err)
{
    const struct cc_paragraph *p = &doc->paragraphs[i];
    bool is_dropped = cc_text_drops(p, CC_DUPLICATES_DROP);
    uint64_t key = 0;
    enum cc_status st;

    *n = 0;
    if ((page->lines[i].flags & CC_LINE_JUDGED) == 0)
        return CC_OK;
    if (page->article || is_dropped)
        *n = cc_furniture_find(view->furniture, page->lines[i].key);
    if (*n > 0 || !is_dropped || (page->lines[i].flags & CC_LINE_COPY) == 0)
        return CC_OK;
    st = cc_lines_key(view->state, p->duplicate_of.doc, p->duplicate_of.paragraph, &key, err);
    if (st == CC_OK)
        *n = cc_furniture_find(view->furniture, key);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status mark_furniture(const struct cc_view *view, struct cc_arena *arena,
                                     struct cc_document *doc, struct cc_error *err)
{
    struct cc_page_lines page;
    uint32_t n_marked = 0;
    enum cc_status st;

    if (cc_furniture_count(view->furniture) == 0)
        return CC_OK;
    st = cc_lines_get(view->state, arena, doc->id, &page, err);
    if (st != CC_OK || page.n_lines < doc->n_paragraphs)
        return st == CC_END ? CC_OK : st;
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++) {
        st = count_pages(view, doc, &page, i, &doc->paragraphs[i].n_pages, err);
        n_marked += doc->paragraphs[i].n_pages > 0;
    }
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (n_marked == doc->n_paragraphs) /* nothing else would be left */
            doc->paragraphs[i].n_pages = 0;
        else if (doc->paragraphs[i].n_pages > 0)
            doc->paragraphs[i].left_out = CC_REASON_REPEATED_ACROSS_SITE;
    }
    return st;
}

/* ---- reprints ---- */

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

/* ---- the view ---- */

enum cc_status cc_view_open(struct cc_state *state, const struct cc_config *cfg,
                            struct cc_view **out, struct cc_error *err)
{
    struct cc_view *view = cc_calloc(1, sizeof *view);
    enum cc_status st;

    *out = NULL;
    if (view == NULL)
        return cc_fail(err, CC_E_NOMEM, "view", "no memory");
    view->state = state;
    view->cfg = cfg;
    st = learn(view, err);
    if (st != CC_OK) {
        cc_view_close(view);
        return st;
    }
    *out = view;
    return CC_OK;
}

void cc_view_close(struct cc_view *view)
{
    if (view == NULL)
        return;
    cc_furniture_close(view->furniture);
    cc_free(view);
}

enum cc_status cc_view_document(struct cc_view *view, struct cc_arena *arena,
                                const struct cc_stored_document *stored,
                                struct cc_document *doc, struct cc_error *err)
{
    enum cc_status st = cc_record_read(arena, stored->record, doc, err);

    if (st == CC_OK)
        st = cc_document_get_duplicates(view->state, arena, doc, err);
    if (st == CC_OK)
        st = mark_furniture(view, arena, doc, err);
    if (st == CC_OK)
        st = find_reprint(view, arena, doc, err);
    return st;
}
