#include "explain_copies.h"

#include "cleancopy/dedup/compare.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/record_read.h"

#include <inttypes.h>

/* ---- looking ---- */

/* Takes the place of the index's own: a document that is only looked at is not remembered. */
static enum cc_status add_nothing(void *self, const struct cc_known *known,
                                  const uint64_t *fingerprints, size_t n_fingerprints,
                                  uint64_t *ref, struct cc_error *err)
{
    (void)self;
    (void)known;
    (void)fingerprints;
    (void)n_fingerprints;
    (void)err;
    *ref = 0;
    return CC_OK;
}

/* Whether the stored document is this one: the page may have been cleaned with other rules, or
 * have changed. */
static bool is_same(const struct cc_document *doc, const struct cc_document *stored)
{
    if (doc->n_paragraphs != stored->n_paragraphs)
        return false;
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (!cc_span_is(doc->paragraphs[i].text, stored->paragraphs[i].text))
            return false;
    }
    return true;
}

/* CC_END: the state does not hold it as it is. */
static enum cc_status look_up(struct cc_state *state, struct cc_arena *arena,
                              struct cc_document *doc, struct cc_error *err)
{
    struct cc_stored_document stored;
    struct cc_document known;
    enum cc_status st = cc_document_get(state, arena, doc->id, &stored, err);

    if (st == CC_OK)
        st = cc_record_read(arena, stored.record, &known, err);
    if (st != CC_OK)
        return st;
    return is_same(doc, &known) ? cc_document_get_duplicates(state, arena, doc, err) : CC_END;
}

static enum cc_status compare(struct cc_state *state, const struct cc_config *cfg,
                              struct cc_arena *arena, struct cc_document *doc,
                              struct cc_error *err)
{
    struct cc_index index;

    cc_paragraph_store_index(state, &index);
    index.add = add_nothing;
    return cc_compare_document(arena, &cfg->dedup, &index, doc, err);
}

/* ---- what is told of a copy ---- */

/* The address and the title of the document that holds it; whole records go to `scratch`. */
static enum cc_status describe(struct cc_state *state, struct cc_arena *arena,
                               struct cc_arena *scratch, struct cc_explain_copy *copy,
                               struct cc_error *err)
{
    struct cc_stored_document stored;
    struct cc_document doc;
    enum cc_status st;

    cc_arena_reset(scratch);
    st = cc_document_get(state, scratch, copy->place.doc, &stored, err);
    if (st == CC_OK)
        st = cc_record_read(scratch, stored.record, &doc, err);
    if (st != CC_OK)
        return st == CC_END ? CC_OK : st;
    copy->place.outlet = cc_arena_copy(arena, stored.outlet);
    copy->date = cc_arena_copy(arena, stored.date);
    copy->url = cc_arena_copy(arena, doc.canonical_url.len > 0 ? doc.canonical_url : doc.url);
    copy->title = cc_arena_copy(arena, doc.title);
    return cc_arena_status(arena, "explain", err);
}

static enum cc_status describe_all(struct cc_state *state, struct cc_arena *arena,
                                   struct cc_explain_copies *copies, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    struct cc_arena scratch;

    cc_arena_init(&scratch, arena->max_bytes);
    for (size_t i = 0; i < copies->n && st == CC_OK; i++)
        st = describe(state, arena, &scratch, &copies->list[i], err);
    cc_arena_done(&scratch);
    return st;
}

static enum cc_status list_one(struct cc_state *state, struct cc_arena *arena, uint64_t id,
                               uint32_t paragraph, const struct cc_duplicate *of,
                               struct cc_explain_copies *copies, struct cc_error *err)
{
    bool is_copy = of->relation != CC_RELATION_NONE;
    struct cc_cluster_row *rows;
    size_t n;
    enum cc_status st =
        cc_document_list_copied(state, arena, is_copy ? of->doc : id,
                                is_copy ? of->paragraph : paragraph, &rows, &n, err);

    if (st != CC_OK)
        return st;
    copies->list = cc_arena_calloc(arena, n + 1, sizeof *copies->list);
    if (copies->list == NULL)
        return cc_arena_status(arena, "explain", err);
    if (is_copy)
        copies->list[copies->n++] = (struct cc_explain_copy){.place = *of, .is_kept = true};
    for (size_t i = 0; i < n; i++) {
        if (rows[i].doc == id) /* it itself */
            continue;
        copies->list[copies->n++].place =
            (struct cc_duplicate){.doc = rows[i].doc,
                                  .paragraph = rows[i].paragraph,
                                  .outlet = rows[i].outlet,
                                  .similarity = rows[i].similarity,
                                  .relation = rows[i].relation};
    }
    return describe_all(state, arena, copies, err);
}

enum cc_status cc_explain_copies_find(struct cc_state *state, const struct cc_config *cfg,
                                      struct cc_arena *arena, struct cc_document *doc,
                                      struct cc_explain_copies **out, struct cc_error *err)
{
    struct cc_explain_copies *copies =
        cc_arena_calloc(arena, (size_t)doc->n_paragraphs + 1, sizeof *copies);
    enum cc_status st;

    if (copies == NULL)
        return cc_arena_status(arena, "explain", err);
    st = cc_state_begin(state, err);
    if (st != CC_OK)
        return st;
    st = look_up(state, arena, doc, err);
    if (st == CC_END)
        st = compare(state, cfg, arena, doc, err);
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++)
        st = list_one(state, arena, doc->id, i, &doc->paragraphs[i].duplicate_of, &copies[i],
                      err);
    cc_state_rollback(state);
    *out = copies;
    return st;
}

void cc_explain_copies_json(struct cc_buf *out, const struct cc_explain_copies *copies)
{
    cc_buf_add_char(out, '[');
    for (size_t i = 0; i < copies->n; i++) {
        const struct cc_explain_copy *copy = &copies->list[i];

        cc_buf_printf(out, "%s{\"kept\":%s,\"doc\":", i > 0 ? "," : "",
                      copy->is_kept ? "true" : "false");
        cc_json_hex(out, copy->place.doc);
        cc_buf_printf(out, ",\"paragraph\":%" PRIu32 ",\"outlet\":", copy->place.paragraph);
        cc_json_or_null(out, copy->place.outlet);
        cc_buf_add_string(out, ",\"date\":");
        cc_json_or_null(out, copy->date);
        cc_buf_add_string(out, ",\"url\":");
        cc_json_or_null(out, copy->url);
        cc_buf_add_string(out, ",\"title\":");
        cc_json_or_null(out, copy->title);
        cc_buf_add_string(out, ",\"similarity\":");
        cc_json_decimal(out, copy->place.similarity, 4);
        cc_buf_printf(out, ",\"relation\":\"%s\"}", cc_relation_name(copy->place.relation));
    }
    cc_buf_add_char(out, ']');
}
