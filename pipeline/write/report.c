#include "cleancopy/write/report.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/url_store.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/report_assets.h"
#include "cleancopy/write/report_chunks.h"
#include "cleancopy/write/report_document.h"
#include "cleancopy/write/report_left_out.h"
#include "cleancopy/write/report_page.h"
#include "cleancopy/write/report_summary.h"
#include "cleancopy/write/script.h"

#include <inttypes.h>
#include <stdio.h>

#define MAX_ROW_BYTES                                                                          \
    ((size_t)1 << 30) /* a document: a page is 8 MiB, each byte written as six at most */
#define MAX_ARENA_BYTES ((size_t)64 << 20) /* what the state says of one URL */

struct cc_report {
    struct cc_report_options options;
    struct cc_tally *tally;
    struct cc_report_files *files;
    struct cc_report_chunks documents, list, clusters;
    struct cc_buf row, archived, script;
    struct cc_arena arena;
    /* the cluster at hand: its row, without its end, in `row` */
    uint64_t cluster_doc, n_members, n_earlier; /* … members dated before the copy that is kept */
    uint32_t cluster_paragraph;
    int64_t cluster_moment; /* the kept copy's; INT64_MAX: not known */
};

void cc_report_abort(struct cc_report *report)
{
    if (report == NULL)
        return;
    cc_tally_close(report->tally);
    cc_report_files_abort(report->files);
    cc_report_chunks_done(&report->documents);
    cc_report_chunks_done(&report->list);
    cc_report_chunks_done(&report->clusters);
    cc_buf_done(&report->row);
    cc_buf_done(&report->archived);
    cc_buf_done(&report->script);
    cc_arena_done(&report->arena);
    cc_free(report);
}

enum cc_status cc_report_open(const struct cc_report_options *options, struct cc_report **out,
                              struct cc_error *err)
{
    struct cc_report *report = cc_calloc(1, sizeof *report);
    enum cc_status st;

    *out = NULL;
    if (report == NULL)
        return cc_fail(err, CC_E_NOMEM, "report", "no memory");
    report->options = *options;
    cc_buf_init(&report->row, MAX_ROW_BYTES);
    cc_buf_init(&report->archived, MAX_ROW_BYTES);
    cc_buf_init(&report->script, MAX_ROW_BYTES);
    cc_arena_init(&report->arena, MAX_ARENA_BYTES);
    st = cc_tally_open(options->duplicates, &report->tally, err);
    if (st == CC_OK)
        st = cc_report_files_open(options->dir, &report->files, err);
    cc_report_chunks_init(&report->documents, report->files, CC_SPAN("documents"),
                          CC_SPAN("archived"), true);
    cc_report_chunks_init(&report->list, report->files, CC_SPAN("list"), CC_SPAN_EMPTY, false);
    cc_report_chunks_init(&report->clusters, report->files, CC_SPAN("clusters"), CC_SPAN_EMPTY,
                          true);
    if (st == CC_OK)
        *out = report;
    else
        cc_report_abort(report);
    return st;
}

/* ---- documents ---- */

/* ["ID","NAME.warc.gz:OFFSET"], in the arena; empty where the page is not archived, or nobody
 * knows. */
static enum cc_status find_archived(struct cc_report *report, const struct cc_document *doc,
                                    struct cc_span *archived, struct cc_error *err)
{
    struct cc_buf *out = &report->archived;
    struct cc_url_record record;
    enum cc_status st;

    *archived = CC_SPAN_EMPTY;
    if (report->options.state == NULL || doc->url.len == 0)
        return CC_OK;
    cc_arena_reset(&report->arena);
    st = cc_url_get(report->options.state, &report->arena, doc->url, &record, err);
    if (st != CC_OK || record.archive_file.len == 0)
        return st == CC_END ? CC_OK : st;
    cc_buf_clear(out);
    cc_buf_add_char(out, '[');
    cc_json_hex(out, doc->id);
    cc_buf_add_string(out, ",\"");
    cc_json_string_part(out, record.archive_file);
    cc_buf_printf(out, ":%" PRIu64 "\"]", record.archive_offset);
    *archived = cc_buf_span(out);
    return out->status == CC_OK
               ? CC_OK
               : cc_fail(err, out->status, "report", "no memory for a row of the report");
}

/* Adds report->row, which json stands for. */
static enum cc_status add_row(struct cc_report *report, struct cc_report_chunks *chunks,
                              struct cc_chunk_row *row, struct cc_error *err)
{
    if (report->row.status != CC_OK)
        return cc_fail(err, report->row.status, "report", "no memory for a row of the report");
    row->json = cc_buf_span(&report->row);
    return cc_report_chunks_add(chunks, row, err);
}

enum cc_status cc_report_add_document(struct cc_report *report, const struct cc_document *doc,
                                      struct cc_span file, uint64_t words, struct cc_error *err)
{
    const struct cc_report_facts facts = {
        .file = file, .words = words, .duplicates = report->options.duplicates};
    struct cc_chunk_row row = {.cut = doc->id, .key = doc->id};
    enum cc_status st = cc_tally_document(report->tally, doc, file, words, err);

    if (st == CC_OK)
        st = find_archived(report, doc, &row.aside, err);
    if (st != CC_OK)
        return st;
    cc_buf_clear(&report->row);
    cc_report_document(&report->row, doc, &facts);
    st = add_row(report, &report->documents, &row, err);
    if (st != CC_OK)
        return st;
    cc_buf_clear(&report->row);
    cc_report_row(&report->row, doc, &facts);
    row.aside = CC_SPAN_EMPTY;
    return add_row(report, &report->list, &row, err);
}

/* ---- clusters ---- */

static void put_place(struct cc_buf *out, uint64_t doc, uint32_t paragraph,
                      struct cc_span outlet, struct cc_span date)
{
    cc_buf_add_char(out, '[');
    cc_json_hex(out, doc);
    cc_buf_printf(out, ",%" PRIu32 ",", paragraph);
    cc_json_string(out, outlet.len > 0 ? outlet : CC_SPAN("unknown"));
    cc_buf_add_char(out, ',');
    cc_json_string(out, date);
}

/* {"id","first":PLACE,"members":[[PLACE…,similarity,relation]],"n"}, and "earlier" where members are
 * dated before the first: how many of the n. */
static enum cc_status end_cluster(struct cc_report *report, struct cc_error *err)
{
    struct cc_chunk_row row = {
        .cut = cc_cluster_id(report->cluster_doc, report->cluster_paragraph),
        .key = report->cluster_doc,
        .part = report->cluster_paragraph,
        .count = report->n_members > UINT32_MAX ? UINT32_MAX : (uint32_t)report->n_members};

    if (report->n_members == 0)
        return CC_OK;
    cc_buf_printf(&report->row, "],\"n\":%" PRIu64, report->n_members);
    if (report->n_earlier > 0)
        cc_buf_printf(&report->row, ",\"earlier\":%" PRIu64, report->n_earlier);
    cc_buf_add_char(&report->row, '}');
    report->n_members = 0;
    return add_row(report, &report->clusters, &row, err);
}

static void begin_cluster(struct cc_report *report, const struct cc_cluster_row *row)
{
    cc_buf_clear(&report->row);
    cc_buf_add_string(&report->row, "{\"id\":");
    cc_json_hex(&report->row, cc_cluster_id(row->canonical_doc, row->canonical_paragraph));
    cc_buf_add_string(&report->row, ",\"first\":");
    put_place(&report->row, row->canonical_doc, row->canonical_paragraph, row->canonical_outlet,
              row->canonical_date);
    cc_buf_add_string(&report->row, "],\"members\":[");
    report->cluster_doc = row->canonical_doc;
    report->cluster_paragraph = row->canonical_paragraph;
    report->cluster_moment = cc_date_instant(row->canonical_date);
    report->n_earlier = 0;
}

static void put_member(struct cc_buf *out, const struct cc_cluster_row *row)
{
    put_place(out, row->doc, row->paragraph, row->outlet, row->date);
    cc_buf_add_char(out, ',');
    cc_json_decimal(out, row->similarity, 4);
    cc_buf_printf(out, ",\"%s\"]", cc_relation_name(row->relation));
}

enum cc_status cc_report_add_cluster(struct cc_report *report, const struct cc_cluster_row *row,
                                     struct cc_error *err)
{
    enum cc_status st = cc_tally_cluster(report->tally, row, err);

    if (st == CC_OK && report->n_members > 0 &&
        (report->cluster_doc != row->canonical_doc ||
         report->cluster_paragraph != row->canonical_paragraph))
        st = end_cluster(report, err);
    if (st != CC_OK)
        return st;
    if (report->n_members == 0)
        begin_cluster(report, row);
    if (report->n_members < CC_REPORT_MEMBERS) {
        cc_buf_add_string(&report->row, report->n_members > 0 ? "," : "");
        put_member(&report->row, row);
    }
    report->n_members++;
    report->n_earlier += report->cluster_moment != INT64_MAX &&
                         cc_date_instant(row->date) < report->cluster_moment;
    return CC_OK;
}

/* ---- the end ---- */

static enum cc_status put_script(struct cc_report *report, const char *name,
                                 struct cc_error *err)
{
    char path[64];

    cc_buf_clear(&report->script);
    cc_script_begin(&report->script, cc_span_from(name));
    cc_script_add(&report->script, cc_buf_span(&report->row));
    cc_script_end(&report->script);
    if (report->row.status != CC_OK || report->script.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "report", "no memory for %s.js", name);
    (void)snprintf(path, sizeof path, "data/%s.js", name); /* fits */
    return cc_report_files_put(report->files, cc_span_from(path), cc_buf_span(&report->script),
                               err);
}

/* {"archive":DIR or null,"outcomes":[[NAME,N],…]}: what only a run's state knows, and what two
 * runs over the same pages do not share; so it stands in a file of its own. */
static enum cc_status put_fetch(struct cc_report *report, struct cc_error *err)
{
    bool has_state = report->options.state != NULL;
    struct cc_url_reason *reasons = NULL;
    struct cc_buf *out = &report->row;
    enum cc_status st = CC_OK;
    size_t n = 0;

    cc_arena_reset(&report->arena);
    if (has_state)
        st = cc_url_count_reasons(report->options.state, &report->arena, &reasons, &n, err);
    if (st != CC_OK)
        return st;
    cc_buf_clear(out);
    cc_buf_add_string(out, "{\"archive\":");
    cc_json_or_null(out, has_state ? cc_span_from(report->options.archive_dir) : CC_SPAN_EMPTY);
    cc_buf_add_string(out, ",\"outcomes\":[");
    for (size_t i = 0; i < n; i++) {
        cc_buf_add_string(out, i > 0 ? ",[" : "[");
        cc_json_string(out, reasons[i].name);
        cc_buf_printf(out, ",%" PRIu64 "]", reasons[i].n);
    }
    cc_buf_add_string(out, "]}");
    return put_script(report, "fetch", err);
}

static enum cc_status put_sums(struct cc_report *report, struct cc_error *err)
{
    const struct cc_report_summary summary = {.tally = report->tally,
                                              .documents = &report->documents,
                                              .list = &report->list,
                                              .clusters = &report->clusters};
    enum cc_status st;

    cc_buf_clear(&report->row);
    cc_report_summary(&report->row, &summary);
    st = put_script(report, "summary", err);
    if (st != CC_OK)
        return st;
    cc_buf_clear(&report->row);
    cc_report_cells(&report->row, report->tally);
    st = put_script(report, "cells", err);
    return st == CC_OK ? put_fetch(report, err) : st;
}

static enum cc_status put_page(struct cc_report *report, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    char path[64];

    for (size_t i = 0; i < cc_n_report_assets && st == CC_OK; i++) {
        const struct cc_report_asset *asset = &cc_report_assets[i];
        struct cc_span bytes = {asset->bytes, asset->len};

        (void)snprintf(path, sizeof path, "app/%s", asset->name); /* fits: the names are ours */
        st = cc_report_files_put(report->files, cc_span_from(path), bytes, err);
    }
    if (st != CC_OK)
        return st;
    cc_buf_clear(&report->row);
    cc_report_page(&report->row, report->tally);
    if (report->row.status != CC_OK)
        return cc_fail(err, report->row.status, "report", "no memory for index.html");
    return cc_report_files_put(report->files, CC_SPAN("index.html"), cc_buf_span(&report->row),
                               err);
}

enum cc_status cc_report_close(struct cc_report *report, struct cc_output_counts *counts,
                               struct cc_error *err)
{
    struct cc_report_files *files = report->files;
    enum cc_status st = end_cluster(report, err);
    bool changed = false;

    cc_tally_finish(report->tally);
    if (st == CC_OK)
        st = cc_report_chunks_end(&report->documents, err);
    if (st == CC_OK)
        st = cc_report_chunks_end(&report->list, err);
    if (st == CC_OK)
        st = cc_report_chunks_end(&report->clusters, err);
    if (st == CC_OK)
        st = put_sums(report, err);
    if (st == CC_OK)
        st = put_page(report, err);
    if (st == CC_OK) {
        report->files = NULL; /* the close frees it in any case */
        st = cc_report_files_close(files, &changed, err);
    }
    if (st == CC_OK) {
        st = cc_report_left_out_keep(report->options.dir, err);
    }
    *counts = report->tally->counts;
    counts->files_changed = changed;
    cc_report_abort(report);
    return st;
}
