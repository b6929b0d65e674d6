#include "cleancopy/dedup_batch.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/compare.h"
#include "cleancopy/dedup/order.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct comparing {
    struct cc_dedup_batch *batch;
    struct cc_index index;
    struct cc_arena arena;
    struct cc_buf line;
    uint64_t n_compared;
};

size_t cc_dedup_batch_text_bytes(const struct cc_dedup_config *cfg)
{
    return cfg->memory_bytes / 3;
}

/* Of texts with other figures, an edited copy with a new figure in it is reuse and has its row; a
 * form that was filled in anew (weather, markets) is none, and has one on request only. */
static bool has_row(const struct cc_dedup_batch *batch, const struct cc_duplicate *duplicate)
{
    if (duplicate->relation == CC_RELATION_UPDATED)
        return duplicate->revised || batch->cfg->updated;
    return duplicate->relation != CC_RELATION_NONE;
}

/* Ids stand in the list as JSON already. */
static enum cc_status add_row(struct comparing *c, uint32_t document, uint32_t paragraph,
                              const struct cc_duplicate *d, struct cc_error *err)
{
    const struct cc_document_list *list = c->batch->documents;
    uint32_t canonical = (uint32_t)d->doc; /* a number in the list */
    char cluster[CC_HASH_HEX_BYTES], decimal[32]; /* in a stranger's process a comma may stand for the point */

    cc_hash_hex(cc_cluster_id(cc_document_list_id(list, canonical), d->paragraph), cluster);
    cc_buf_clear(&c->line);
    cc_buf_add_string(&c->line, "{\"doc\":");
    cc_buf_add(&c->line, cc_document_list_written_id(list, document));
    cc_buf_printf(&c->line, ",\"para\":%" PRIu32 ",\"cluster\":\"%s\",\"canonical_doc\":", paragraph,
                  cluster);
    cc_buf_add(&c->line, cc_document_list_written_id(list, canonical));
    (void)snprintf(decimal, sizeof decimal, "%.4f", d->similarity); /* 0 to 1: fits */
    cc_buf_printf(&c->line, ",\"canonical_para\":%" PRIu32 ",\"similarity\":%c.%s,\"relation\":\"%s\"}\n",
                  d->paragraph, decimal[0], decimal + strlen(decimal) - 4, cc_relation_name(d->relation));
    if (c->line.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for a row");
    return c->batch->row(c->batch->user, cc_buf_span(&c->line), err);
}

static enum cc_status compare_document(struct comparing *c, uint32_t i, struct cc_error *err)
{
    struct cc_dedup_batch *batch = c->batch;
    struct cc_document doc;
    enum cc_status st;

    memset(&doc, 0, sizeof doc);
    st = cc_document_list_get(batch->documents, i, &c->arena, &doc, err);
    if (st == CC_OK)
        st = cc_compare_document(&c->arena, &batch->cfg->dedup, &c->index, &doc, err);
    for (uint32_t k = 0; st == CC_OK && k < doc.n_paragraphs; k++) {
        if (has_row(batch, &doc.paragraphs[k].duplicate_of))
            st = add_row(c, i, k, &doc.paragraphs[k].duplicate_of, err);
    }
    c->n_compared += doc.n_paragraphs;
    return st;
}

static bool is_stopped(const struct cc_dedup_batch *batch)
{
    return batch->stop != NULL && *batch->stop != 0;
}

static enum cc_status compare_all(struct comparing *c, struct cc_error *err)
{
    struct cc_dedup_batch *batch = c->batch;
    uint32_t n = cc_document_list_count(batch->documents);
    enum cc_status st = CC_OK;

    for (uint32_t i = 0; i < n && st == CC_OK && !is_stopped(batch); i++) {
        if (cc_document_list_repeats(batch->documents, i))
            continue;
        st = compare_document(c, i, err);
        if (batch->progress != NULL)
            batch->progress(batch->user, c->n_compared);
        if (st == CC_E_LIMIT) { /* a document that is too large does not end a batch */
            batch->too_large(batch->user, i, err);
            st = CC_OK;
        }
        cc_arena_reset(&c->arena);
    }
    return st;
}

enum cc_status cc_dedup_batch_compare(struct cc_dedup_batch *batch, struct cc_error *err)
{
    const struct cc_dedup_config *cfg = &batch->cfg->dedup;
    struct comparing c = {.batch = batch};
    struct cc_memory_index *memory =
        cc_memory_index_open_spooled(&c.index, cfg->memory_bytes / 3 * 2, batch->spool_dir);
    struct cc_error own;
    enum cc_status st;

    if (memory == NULL)
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for the index of paragraphs");
    cc_arena_init(&c.arena, batch->cfg->limits.max_arena_bytes);
    cc_buf_init(&c.line, SIZE_MAX / 2); /* two ids: each was in memory before */
    st = compare_all(&c, err != NULL ? err : &own);
    batch->n_spooled = cc_memory_index_spooled(memory);
    cc_buf_done(&c.line);
    cc_arena_done(&c.arena);
    cc_memory_index_close(memory);
    return st;
}
