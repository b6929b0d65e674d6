#include "cleancopy/core/document_pack.h"

/* Packs when `out` is there, else unpacks. */
struct packer {
    struct cc_buf *out;
    struct cc_arena *arena;
    struct cc_span in; /* what is left */
    bool bad;
};

/* ---- single values ---- */

static void bytes(struct packer *p, void *field, size_t size)
{
    if (p->out != NULL) {
        cc_buf_add(p->out, (struct cc_span){field, size});
    } else if (p->bad || p->in.len < size) {
        p->bad = true;
        memset(field, 0, size);
    } else {
        memcpy(field, p->in.ptr, size);
        p->in = cc_span_slice(p->in, size, p->in.len);
    }
}

/* A whole number from 0 to max. */
static uint32_t whole(struct packer *p, uint32_t value, uint32_t max)
{
    bytes(p, &value, sizeof value);
    if (value > max) {
        p->bad = true;
        return 0;
    }
    return value;
}

static bool yes_no(struct packer *p, bool value)
{
    return whole(p, value, 1) != 0;
}

static void span(struct packer *p, struct cc_span *s)
{
    uint64_t len = s->len;

    bytes(p, &len, sizeof len);
    if (p->out != NULL) {
        cc_buf_add(p->out, *s);
    } else if (p->bad || p->in.len < len) {
        p->bad = true;
        *s = CC_SPAN_EMPTY;
    } else {
        *s = cc_span_slice(p->in, 0, (size_t)len);
        p->in = cc_span_slice(p->in, (size_t)len, p->in.len);
    }
}

/* A list's length; in unpacking also its items, zeroed.  Each of them takes a byte and more, so that no
 * length asks for much more memory than there are bytes. */
static uint32_t list(struct packer *p, uint32_t n, size_t item_bytes, void **items)
{
    n = whole(p, n, CC_NO_INDEX - 1);
    if (p->out != NULL)
        return n;
    *items = NULL;
    if (n > p->in.len)
        p->bad = true;
    if (p->bad || n == 0)
        return 0;
    *items = cc_arena_calloc(p->arena, n, item_bytes);
    return *items != NULL ? n : 0;
}

static uint32_t spans(struct packer *p, struct cc_span **s, uint32_t n)
{
    void *items = *s;

    n = list(p, n, sizeof **s, &items);
    *s = items;
    for (uint32_t i = 0; i < n; i++)
        span(p, &(*s)[i]);
    return n;
}

/* ---- the nouns ---- */

static void duplicate(struct packer *p, struct cc_duplicate *d)
{
    d->relation = (enum cc_relation)whole(p, d->relation, CC_RELATION_UPDATED);
    if (d->relation == CC_RELATION_NONE)
        return;
    bytes(p, &d->doc, sizeof d->doc);
    d->paragraph = whole(p, d->paragraph, UINT32_MAX);
    span(p, &d->outlet);
    bytes(p, &d->similarity, sizeof d->similarity);
    d->revised = yes_no(p, d->revised);
}

static void links(struct packer *p, struct cc_paragraph *paragraph)
{
    void *items = paragraph->links;
    size_t from = 0;

    paragraph->n_links = list(p, paragraph->n_links, sizeof *paragraph->links, &items);
    paragraph->links = items;
    for (uint32_t i = 0; i < paragraph->n_links; i++) {
        struct cc_link *link = &paragraph->links[i];

        link->at = whole(p, link->at, UINT32_MAX);
        link->len = whole(p, link->len, UINT32_MAX);
        span(p, &link->url);
        if (link->at < from || link->len == 0 ||
            (size_t)link->at + link->len > paragraph->text.len)
            p->bad = true;
        from = (size_t)link->at + link->len;
    }
}

static void paragraphs(struct packer *p, struct cc_document *doc)
{
    void *items = doc->paragraphs;

    doc->n_paragraphs = list(p, doc->n_paragraphs, sizeof *doc->paragraphs, &items);
    doc->paragraphs = items;
    for (uint32_t i = 0; i < doc->n_paragraphs && !p->bad; i++) {
        struct cc_paragraph *paragraph = &doc->paragraphs[i];

        span(p, &paragraph->text);
        paragraph->role = (enum cc_role)whole(p, paragraph->role, CC_ROLE_CORRECTION);
        paragraph->level = (uint8_t)whole(p, paragraph->level, UINT8_MAX);
        paragraph->score = (uint16_t)whole(p, paragraph->score, 1000);
        paragraph->position = whole(p, paragraph->position, UINT32_MAX);
        duplicate(p, &paragraph->duplicate_of);
        paragraph->left_out = (enum cc_reason)whole(p, paragraph->left_out, CC_REASON_COUNT - 1);
        paragraph->n_pages = whole(p, paragraph->n_pages, UINT32_MAX);
        links(p, paragraph);
    }
}

static void removed(struct packer *p, struct cc_document *doc)
{
    void *items = doc->removed;

    doc->n_removed = list(p, doc->n_removed, sizeof *doc->removed, &items);
    doc->removed = items;
    for (uint32_t i = 0; i < doc->n_removed && !p->bad; i++) {
        struct cc_removed *block = &doc->removed[i];

        span(p, &block->text);
        block->reason = (enum cc_reason)whole(p, block->reason, CC_REASON_COUNT - 1);
        block->score = (uint16_t)whole(p, block->score, 1000);
        span(p, &block->path);
        block->position = whole(p, block->position, UINT32_MAX);
    }
}

static void reprint(struct packer *p, struct cc_reprint *r)
{
    r->relation = (enum cc_relation)whole(p, r->relation, CC_RELATION_UPDATED);
    if (r->relation == CC_RELATION_NONE)
        return;
    bytes(p, &r->doc, sizeof r->doc);
    span(p, &r->outlet);
    bytes(p, &r->share, sizeof r->share);
    r->dropped = yes_no(p, r->dropped);
}

static void policy(struct packer *p, struct cc_policy *rules)
{
    rules->rules = whole(p, rules->rules, (1u << CC_POLICY_RULE_COUNT) - 1);
    span(p, &rules->unavailable_after);
    rules->tdm = (enum cc_tdm)whole(p, rules->tdm, CC_TDM_RESERVED);
    span(p, &rules->tdm_policy);
}

/* Every field of struct cc_document, in its order. */
static void document(struct packer *p, struct cc_document *doc)
{
    bytes(p, &doc->id, sizeof doc->id);
    span(p, &doc->source);
    span(p, &doc->url);
    span(p, &doc->canonical_url);
    span(p, &doc->outlet);
    doc->kind = (enum cc_kind)whole(p, doc->kind, CC_KIND_EMPTY);
    span(p, &doc->language);
    span(p, &doc->title);
    doc->n_authors = spans(p, &doc->authors, doc->n_authors);
    span(p, &doc->date);
    span(p, &doc->site_name);
    span(p, &doc->description);
    bytes(p, &doc->fetched_at_s, sizeof doc->fetched_at_s);
    paragraphs(p, doc);
    removed(p, doc);
    bytes(p, &doc->quality, sizeof doc->quality);
    span(p, &doc->modified);
    doc->n_tags = spans(p, &doc->tags, doc->n_tags);
    span(p, &doc->image);
    span(p, &doc->licence);
    doc->access = (enum cc_access)whole(p, doc->access, CC_ACCESS_PAYWALLED);
    reprint(p, &doc->reprint_of);
    policy(p, &doc->policy);
}

void cc_document_pack(struct cc_buf *out, const struct cc_document *doc)
{
    struct packer p = {.out = out};
    struct cc_document same = *doc; /* nothing of it is changed in this direction */

    document(&p, &same);
}

enum cc_status cc_document_unpack(struct cc_arena *arena, struct cc_span packed,
                                  struct cc_document *doc, struct cc_error *err)
{
    struct packer p = {.arena = arena, .in = packed};

    memset(doc, 0, sizeof *doc);
    document(&p, doc);
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "document", err);
    if (p.bad || p.in.len > 0)
        return cc_fail(err, CC_E_INPUT, "document", "%zu bytes that are no document", packed.len);
    return CC_OK;
}
