/* pipeline.c -- the flow.  Everything that happens to a page happens in this order:
 *
 *   bytes -> charset -> HTML?  dom -> metadata -> block -> features -> verdict -> site rules --+-> paragraph -> language -> document
 *                       text?  line blocks with verdicts (flat) -------------------------------+
 *   documents -> compare (in canonical order) -> duplicates, clusters -> output folder
 *
 * A tree that keeps next to no text is read once more with the article of its scripts' data
 * (page_data.h), unless the configuration has rules for the site: what they leave out stays out.
 */
#include "cleancopy/pipeline.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup/compare.h"
#include "cleancopy/dedup/sketch.h"
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
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/state/window.h"
#include "cleancopy/view.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/record.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* The state's number that is 1 from the first document compared to the last. */
#define COMPARING "comparing"

/* Documents compared between two commits: few enough for a small journal, many enough that the
 * fsync of a commit does not show. */
#define DOCUMENTS_PER_COMMIT 1000

/* The tree's blocks, and which of them are the document. */
static enum cc_status read_blocks(struct cc_arena *arena, const struct cc_config *cfg,
                                  struct cc_document *doc, struct cc_reading *r,
                                  struct cc_error *err)
{
    enum cc_status st;

    st = cc_block_list(arena, &cfg->limits, &r->dom, &r->blocks, err);
    if (st == CC_OK)
        st = cc_features_list(arena, &r->dom, &r->blocks, &r->hints, &r->features, err);
    if (st == CC_OK)
        st = cc_corrections_mark(arena, &r->dom, &r->blocks, err);
    if (st == CC_OK)
        st = cc_verdict_list(arena, cfg->scope, &r->dom, &r->blocks, &r->hints, r->features,
                             &r->verdicts, &doc->kind, &doc->quality, err);
    if (st == CC_OK && doc->access == CC_ACCESS_UNKNOWN)
        doc->access = cc_access_shown(&r->blocks, r->verdicts);
    if (st == CC_OK)
        st = cc_site_rules_apply(arena, &r->blocks, r->features, r->verdicts, &r->rules, err);
    if (st == CC_OK)
        st = cc_paragraph_list(arena, &r->dom, &r->blocks, r->verdicts, doc, err);
    return st;
}

static size_t count_kept_words(const struct cc_document *doc)
{
    size_t n = 0;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        n += cc_count_words(doc->paragraphs[i].text);
    return n;
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
    size_t n_words = count_kept_words(doc);
    enum cc_status st;

    if (n_words >= CC_PAGE_DATA_FEW_WORDS || r->rules.site != NULL)
        return CC_OK;
    st = cc_page_data_find(arena, &cfg->limits, &r->dom, r->utf8, doc->title, n_words, &html,
                           &r->data, err);
    if (st == CC_OK && html.len > 0)
        st = cc_dom_parse(arena, &cfg->limits, html, &r->dom, err);
    if (st == CC_OK && html.len > 0)
        st = read_blocks(arena, cfg, doc, r, err);
    if (st == CC_E_LIMIT || (st == CC_OK && count_kept_words(doc) <= n_words)) {
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
        st = cc_corrections_mark(arena, NULL, &r->blocks, err);
    if (st == CC_OK)
        st = cc_paragraph_list(arena, NULL, &r->blocks, r->verdicts, doc, err);
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

enum cc_status cc_pipeline_read(struct cc_arena *arena, const struct cc_config *cfg,
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
    st = cc_dom_parse(arena, &cfg->limits, reading->utf8, &reading->dom,
                      &reading->over_limit);
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

/* ---- pages against each other ---- */

static enum cc_status compare_one(struct cc_state *state, const struct cc_config *cfg,
                                  struct cc_index *index, struct cc_arena *arena,
                                  const struct cc_stored_document *stored,
                                  struct cc_error *err)
{
    struct cc_document doc;
    enum cc_status st;

    st = cc_record_read(arena, stored->record, &doc, err);
    if (st == CC_OK)
        st = cc_compare_document(arena, &cfg->dedup, index, &doc, err);
    if (st == CC_OK)
        st = cc_document_set_duplicates(state, &doc, err);
    if (st == CC_OK)
        st = cc_view_learn(state, arena, &doc, err);
    return st;
}

/* One walk over the documents that are to be compared. */
static enum cc_status compare_walk(struct cc_state *state, const struct cc_config *cfg,
                                   uint64_t *n, struct cc_error *err)
{
    struct cc_document_cursor *cursor = NULL;
    struct cc_stored_document stored;
    struct cc_index index;
    struct cc_arena arena;
    enum cc_status st;

    *n = 0;
    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    cc_paragraph_store_index(state, &index);
    st = cc_state_begin(state, err);
    if (st == CC_OK)
        st = cc_documents_open(state, CC_DOCUMENTS_TO_COMPARE, &cursor, err);
    if (st == CC_OK)
        cc_documents_prefer(cursor, cfg->prefer, cfg->n_prefer);
    while (st == CC_OK) {
        cc_arena_reset(&arena);
        st = cc_documents_next(cursor, &arena, &stored, err);
        if (st == CC_OK)
            st = compare_one(state, cfg, &index, &arena, &stored, err);
        if (st == CC_OK && *n == 0)
            st = cc_state_set_number(state, COMPARING, 1, err);
        if (st == CC_OK && ++*n % DOCUMENTS_PER_COMMIT == 0) {
            st = cc_state_commit(state, err);
            if (st == CC_OK)
                st = cc_state_begin(state, err);
        }
    }
    cc_documents_close(cursor);
    cc_arena_done(&arena);
    if (st != CC_END) {
        cc_state_rollback(state);
        return st;
    }
    return cc_state_commit(state, err);
}

/* Token hashes of another normal form would match nothing, silently. */
static enum cc_status check_normal_form(struct cc_state *state, struct cc_error *err)
{
    int64_t version = 0;
    enum cc_status st = cc_state_number(state, "normal_form_version", &version, err);

    if (st != CC_OK || version == CC_SKETCH_VERSION)
        return st;
    if (version != 0)
        return cc_fail(err, CC_E_STATE, "compare",
                       "the state's paragraphs are of normal form %d, this program makes %d: start "
                       "with a new state folder (--state DIR)",
                       (int)version, CC_SKETCH_VERSION);
    return cc_state_keep_number(state, "normal_form_version", CC_SKETCH_VERSION, err);
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
        st = cc_window_apply(state, cfg->window_s, (int64_t)time(NULL), &n, err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st != CC_OK)
        cc_state_rollback(state);
    return st;
}

enum cc_status cc_pipeline_compare(struct cc_state *state, const struct cc_config *cfg,
                                   uint64_t *n, struct cc_error *err)
{
    uint64_t walked = 1;
    int64_t comparing = 0;
    enum cc_status st = check_normal_form(state, err);

    *n = 0;
    while (st == CC_OK && walked > 0) { /* comparing one document can put others back: a
                                           canonical copy that went away */
        st = compare_walk(state, cfg, &walked, err);
        *n += walked;
    }
    if (st == CC_OK)
        st = apply_window(state, cfg, err);
    if (st == CC_OK)
        st = cc_state_number(state, COMPARING, &comparing, err);
    return st == CC_OK && comparing != 0 ? cc_state_keep_number(state, COMPARING, 0, err) : st;
}

enum cc_status cc_pipeline_finish_comparing(struct cc_state *state, const struct cc_config *cfg,
                                            uint64_t *n, struct cc_error *err)
{
    int64_t comparing = 0;
    enum cc_status st = cc_state_number(state, COMPARING, &comparing, err);

    *n = 0;
    return st == CC_OK && comparing != 0 ? cc_pipeline_compare(state, cfg, n, err) : st;
}

enum cc_status cc_pipeline_compare_anew(struct cc_state *state, const struct cc_config *cfg,
                                        uint64_t *n, struct cc_error *err)
{
    enum cc_status st = cc_state_begin(state, err);

    *n = 0;
    if (st == CC_OK)
        st = cc_documents_compare_again(state, err);
    if (st == CC_OK)
        st = cc_state_set_number(state, COMPARING, 1, err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st != CC_OK) {
        cc_state_rollback(state);
        return st;
    }
    return cc_pipeline_compare(state, cfg, n, err);
}

/* ---- the output folder ---- */

/* One stored document to its files; a text file whose name has changed leaves its old name. */
static enum cc_status write_one(struct cc_state *state, const struct cc_config *cfg,
                                struct cc_view *view, struct cc_output *output, struct cc_arena *arena,
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
            st = cc_outfile_remove(cfg->out_dir, stored->file, err);
        if (st == CC_OK)
            st = cc_document_set_file(state, doc.id, file, err);
    }
    return st;
}

static enum cc_status write_documents(struct cc_state *state, const struct cc_config *cfg,
                                      struct cc_output *output, struct cc_error *err)
{
    struct cc_document_cursor *cursor = NULL;
    struct cc_stored_document stored;
    struct cc_view *view = NULL;
    struct cc_arena arena;
    enum cc_status st;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    st = cc_view_open(state, cfg, &view, err);
    if (st == CC_OK)
        st = cc_documents_open(state, CC_DOCUMENTS_ALL, &cursor, err);
    while (st == CC_OK) {
        cc_arena_reset(&arena);
        st = cc_documents_next(cursor, &arena, &stored, err);
        if (st == CC_OK)
            st = write_one(state, cfg, view, output, &arena, &stored, err);
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

/* The options that change what is written, as one number; never 0. */
static int64_t number_options(const struct cc_config *cfg)
{
    return 1 + (cfg->format == CC_FORMAT_MARKDOWN) + 2 * (int64_t)cfg->duplicates +
           4 * (int64_t)cfg->reprints + 8 * (int64_t)cfg->front_matter;
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

enum cc_status cc_pipeline_write(struct cc_state *state, const struct cc_config *cfg,
                                 struct cc_output_counts *counts, bool *written,
                                 struct cc_error *err)
{
    struct cc_output *output = NULL;
    int64_t generation = 0;
    bool already = false;
    enum cc_status st;

    *written = false;
    st = is_written(state, cfg, &generation, &already, err);
    if (st != CC_OK || already)
        return st;
    st = cc_state_begin(state, err);
    if (st != CC_OK)
        return st;
    st = cc_output_open(cfg, true, &output, err);
    if (st == CC_OK)
        st = write_documents(state, cfg, output, err);
    if (st == CC_OK)
        st = write_clusters(state, cfg, output, err);
    if (st == CC_OK) {
        st = cc_output_commit(output, counts, err);
        output = NULL;
    }
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
