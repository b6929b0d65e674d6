/* pipeline.c -- the flow.  Everything that happens to a page happens in this order:
 *
 *   bytes -> charset -> HTML?  dom -> metadata -> block -> features -> verdict -> site rules --+-> paragraph -> language -> document
 *                       text?  line blocks with verdicts (flat) -------------------------------+
 *   documents -> compare (in canonical order) -> duplicates, clusters -> output folder
 *
 * This file is the first two lines; compare_stored.c and write_stored.c are the third.
 *
 * A tree that keeps next to no text is read once more with the article of its scripts' data
 * (page_data.h), unless the configuration has rules for the site: what they leave out stays out.  Where features are asked for, a
 * tree that has next to no words is.
 */
#include "cleancopy/pipeline.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/access.h"
#include "cleancopy/extract/block.h"
#include "cleancopy/extract/charset.h"
#include "cleancopy/extract/correction.h"
#include "cleancopy/extract/flat.h"
#include "cleancopy/extract/language.h"
#include "cleancopy/extract/link.h"
#include "cleancopy/extract/metadata.h"
#include "cleancopy/extract/page_data.h"
#include "cleancopy/extract/paragraph.h"
#include "cleancopy/extract/site_metadata.h"
#include "cleancopy/extract/site_rules.h"
#include "cleancopy/extract/verdict.h"
#include "cleancopy/source/sniff.h"

/* The tree's blocks, and which of them are the document. */
static enum cc_status read_blocks(struct cc_arena *arena, const struct cc_config *cfg,
                                  struct cc_document *doc, struct cc_reading *r,
                                  struct cc_error *err)
{
    enum cc_status st;

    st = cc_block_list(arena, &cfg->limits, &r->dom, &r->blocks, err);
    if (st == CC_OK && !cc_class_list_make(arena, &r->dom, &r->blocks, &r->classes))
        st = cc_arena_status(arena, "class list", err);
    if (st == CC_OK)
        st = cc_features_list(arena, &r->dom, &r->blocks, &r->classes, &r->hints, &r->features, err);
    if (st == CC_OK)
        st = cc_corrections_mark(arena, &r->dom, &r->classes, &r->blocks, err);
    if (st == CC_OK)
        st = cc_verdict_list(arena, cfg->scope, &r->dom, &r->blocks, &r->classes, &r->hints, r->features,
                             &r->verdicts, &doc->kind, &doc->quality, err);
    if (st == CC_OK && doc->access == CC_ACCESS_UNKNOWN)
        doc->access = cc_access_shown(&r->blocks, r->verdicts);
    if (st == CC_OK)
        st = cc_site_rules_apply(arena, &r->blocks, r->features, r->verdicts, &r->rules, err);
    if (st == CC_OK)
        st = cc_paragraph_list(arena, &r->dom, &r->blocks, r->verdicts, !cfg->no_paths, doc, err);
    return st;
}

/* What says whether a page is drawn by script; `enough` words need not be counted further.  Models are learnt from the features:
 * whose features they are must not hang on verdicts, so there all words of the tree are counted. */
static size_t count_page_words(const struct cc_config *cfg, const struct cc_document *doc, const struct cc_reading *r,
                               size_t enough)
{
    size_t n = 0;

    if (cfg->features)
        return r->blocks.count > 0 ? (size_t)r->features[0].value[CC_F_PAGE_WORDS] : 0;
    for (uint32_t i = 0; i < doc->n_paragraphs && n < enough; i++)
        n += cc_count_words(doc->paragraphs[i].text);
    return n;
}

static enum cc_status parse(struct cc_arena *arena, const struct cc_config *cfg,
                            struct cc_span html, struct cc_dom *dom, struct cc_error *err)
{
    if (cfg->parser == CC_PARSER_PLAIN)
        return cc_dom_parse_plain(arena, &cfg->limits, html, dom, err);
    return cc_dom_parse(arena, &cfg->limits, html, dom, err);
}

/* A page that keeps next to nothing may be drawn by script: it is read again with the article
 * out of its data, where that is more.  Over a limit with it, it stays as it was. */
static enum cc_status read_data(struct cc_arena *arena, const struct cc_config *cfg,
                                struct cc_document *doc, struct cc_reading *r,
                                struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    struct cc_document before_doc = *doc;
    struct cc_reading before = *r;
    struct cc_span html = CC_SPAN_EMPTY;
    size_t n_words = count_page_words(cfg, doc, r, CC_PAGE_DATA_FEW_WORDS);
    enum cc_status st;

    if (n_words >= CC_PAGE_DATA_FEW_WORDS || r->rules.site != NULL)
        return CC_OK;
    st = cc_page_data_find(arena, &cfg->limits, &r->dom, r->utf8, doc->title, n_words, &html,
                           &r->data, err);
    if (st == CC_OK && html.len > 0)
        st = parse(arena, cfg, html, &r->dom, err);
    if (st == CC_OK && html.len > 0)
        st = read_blocks(arena, cfg, doc, r, err);
    if (st == CC_E_LIMIT || (st == CC_OK && count_page_words(cfg, doc, r, n_words + 1) <= n_words)) {
        cc_arena_rewind(arena, mark);
        *doc = before_doc;
        *r = before;
        return CC_OK;
    }
    return st;
}

/* A page with a tree. */
static enum cc_status read_html(struct cc_arena *arena, const struct cc_config *cfg,
                                const struct cc_page *page, struct cc_document *doc,
                                struct cc_reading *r, struct cc_error *err)
{
    enum cc_status st;

    st = cc_metadata_read(arena, &cfg->limits, page, &r->dom, doc, &r->hints.body,
                          &r->hints.type, err);
    if (st == CC_OK)
        st = cc_site_begin(arena, cfg->sites, cfg->n_sites, doc, &r->dom, &r->rules, err);
    if (st == CC_OK)
        st = cc_site_metadata_read(arena, page, doc, &r->rules, err);
    r->hints.title = doc->title;
    r->hints.url = doc->canonical_url.len > 0 ? doc->canonical_url : doc->url;
    r->hints.description = doc->description;
    r->hints.site = doc->site_name;
    r->hints.authors = doc->authors;
    r->hints.n_authors = doc->n_authors;
    if (st == CC_OK)
        st = read_blocks(arena, cfg, doc, r, err);
    if (st == CC_OK)
        st = read_data(arena, cfg, doc, r, err);
    if (st == CC_OK && cfg->links)
        st = cc_link_find(arena, &r->dom, &r->blocks, doc, err);
    if (st == CC_OK)
        st = cc_language_find(arena, doc, err);
    return st;
}

/* A page that somebody flattened, or that is over a limit of the tree: lines are its blocks. */
static enum cc_status read_flat(struct cc_arena *arena, const struct cc_config *cfg,
                                const struct cc_page *page, struct cc_span text,
                                struct cc_document *doc, struct cc_reading *r,
                                struct cc_error *err)
{
    enum cc_status st;

    st = cc_metadata_plain(arena, page, doc, err);
    if (st == CC_OK)
        st = cc_flat_read(arena, &cfg->limits, cfg->scope, text, doc, &r->blocks, &r->verdicts,
                          &r->flat_values, err);
    if (st == CC_OK)
        st = cc_corrections_mark(arena, NULL, NULL, &r->blocks, err);
    if (st == CC_OK)
        st = cc_paragraph_list(arena, NULL, &r->blocks, r->verdicts, !cfg->no_paths, doc, err);
    if (st == CC_OK)
        st = cc_language_find(arena, doc, err);
    return st;
}

static enum cc_status read_stripped(struct cc_arena *arena, const struct cc_config *cfg,
                                    const struct cc_page *page, struct cc_document *doc,
                                    struct cc_reading *r, struct cc_error *err)
{
    struct cc_span text = cc_dom_strip(arena, r->utf8);

    if (text.ptr == NULL)
        return cc_arena_status(arena, "dom", err);
    return read_flat(arena, cfg, page, text, doc, r, err);
}

static enum cc_status read_page(struct cc_arena *arena, const struct cc_config *cfg,
                                const struct cc_page *page, struct cc_document *doc,
                                struct cc_reading *reading, struct cc_error *err)
{
    struct cc_arena_mark mark;
    enum cc_status st;

    memset(doc, 0, sizeof *doc);
    memset(reading, 0, sizeof *reading);
    st = cc_charset_decode(arena, &cfg->limits, page, &reading->utf8, err);
    if (st != CC_OK)
        return st;
    if (page->form == CC_FORM_TEXT ||
        (page->form == CC_FORM_AUTO && cc_sniff(reading->utf8) != CC_SNIFF_HTML))
        return read_flat(arena, cfg, page, reading->utf8, doc, reading, err);

    mark = cc_arena_mark(arena);
    st = parse(arena, cfg, reading->utf8, &reading->dom, &reading->over_limit);
    if (st == CC_OK) {
        reading->has_dom = true;
        st = read_html(arena, cfg, page, doc, reading, &reading->over_limit);
    }
    if (st == CC_E_LIMIT) { /* too dear with a tree: its text without one */
        cc_arena_rewind(arena, mark);
        reading->has_dom = false;
        reading->features = NULL;
        memset(doc, 0, sizeof *doc);
        return read_stripped(arena, cfg, page, doc, reading, err);
    }
    if (st != CC_OK && err != NULL)
        *err = reading->over_limit;
    return st;
}

enum cc_status cc_pipeline_read(struct cc_arena *arena, const struct cc_config *cfg,
                                const struct cc_page *page, struct cc_document *doc,
                                struct cc_reading *reading, struct cc_error *err)
{
    uint64_t refusals = cc_alloc_refusals();
    enum cc_status st = read_page(arena, cfg, page, doc, reading, err);

    /* steps pass over what they cannot read, such as a date; but not because the heap is short just now */
    if (st == CC_OK && cc_alloc_refusals() != refusals)
        return cc_fail(err, CC_E_NOMEM, "pipeline", "no memory for all of the page");
    return st;
}
