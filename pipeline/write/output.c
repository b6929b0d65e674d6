#include "cleancopy/write/output.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/csv.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/name_set.h"
#include "cleancopy/write/outbatch.h"
#include "cleancopy/write/outdir.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/outname.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write/report.h"
#include "cleancopy/write/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_TEXT_BYTES                                                                         \
    ((size_t)1 << 30)   /* of one document's text or removed lines: a page is 8 MiB, so never */
#define NUMBER_BYTES 21 /* of the largest count, and a NUL */

/* In the order in which they take their names. */
enum collection {
    DOCUMENTS,
    REMOVED,
    CLUSTERS,
    METADATA,
    N_COLLECTIONS
};
static const char *const names[N_COLLECTIONS] = {"documents.jsonl", "removed.jsonl",
                                                 "clusters.jsonl", "metadata.csv"};

struct cc_output {
    char *dir;
    int lock; /* the folder, locked */
    bool all, removed, front_matter;
    enum cc_format format;
    enum cc_duplicates duplicates;
    struct cc_outfile *files[N_COLLECTIONS]; /* NULL: not written */
    struct cc_outbatch *texts;
    struct cc_outnamer *namer;
    struct cc_name_set taken;
    struct cc_report *report; /* with `all`; */
    struct cc_tally *tally;   /* without, for the counts */
    uint64_t files_changed;   /* the report's not among them */
    struct cc_buf record, body, front, rest; /* of the document at hand: its line, text, front
                                                matter, other collections' lines */
    bool in_cluster;
    uint64_t cluster_doc;
    uint32_t cluster_paragraph;
};

/* ---- opening and closing ---- */

static void free_output(struct cc_output *output)
{
    for (int i = 0; i < N_COLLECTIONS; i++)
        cc_outfile_abort(output->files[i]);
    cc_outbatch_abort(output->texts);
    cc_outnamer_close(output->namer);
    cc_report_abort(output->report);
    cc_tally_close(output->tally);
    cc_name_set_done(&output->taken);
    cc_buf_done(&output->record);
    cc_buf_done(&output->body);
    cc_buf_done(&output->front);
    cc_buf_done(&output->rest);
    if (output->lock >= 0)
        (void)close(output->lock); /* gives the lock back */
    cc_free(output->dir);
    cc_free(output);
}

void cc_output_abort(struct cc_output *output)
{
    if (output != NULL)
        free_output(output);
}

static enum cc_status put_header(struct cc_output *output, struct cc_error *err)
{
    static const char *const columns[] = {"file",  "id",    "outlet",  "url",
                                          "date",  "title", "authors", "language",
                                          "words", "kept",  "dropped"};
    struct cc_span fields[sizeof columns / sizeof *columns];

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        fields[i] = cc_span_from(columns[i]);
    cc_buf_clear(&output->rest);
    cc_csv_row(&output->rest, fields, sizeof columns / sizeof *columns);
    if (output->rest.status != CC_OK)
        return cc_fail(err, output->rest.status, "output", "no memory");
    return cc_outfile_write(output->files[METADATA], cc_buf_span(&output->rest), err);
}

static enum cc_status open_parts(struct cc_output *output, struct cc_state *state,
                                 const char *archive_dir, struct cc_error *err)
{
    const struct cc_report_options report = {.dir = output->dir,
                                             .duplicates = output->duplicates,
                                             .state = state,
                                             .archive_dir = archive_dir};
    enum cc_status st = cc_outdir_lock(output->dir, &output->lock, err);

    if (st == CC_OK)
        st = cc_outbatch_open(output->dir, &output->texts, err);
    if (st == CC_OK)
        st = cc_outnamer_open(&output->namer, err);
    if (st == CC_OK && output->all)
        st = cc_report_open(&report, &output->report, err);
    else if (st == CC_OK)
        st = cc_tally_open(output->duplicates, &output->tally, err);
    for (int i = 0; i < N_COLLECTIONS && st == CC_OK; i++) {
        if (output->all || i == DOCUMENTS || i == METADATA)
            st = cc_outfile_open(output->dir, names[i], &output->files[i], err);
    }
    return st == CC_OK ? put_header(output, err) : st;
}

enum cc_status cc_output_open(const struct cc_config *cfg, bool all, struct cc_state *state,
                              struct cc_output **out, struct cc_error *err)
{
    struct cc_output *output = cc_calloc(1, sizeof *output);
    enum cc_status st = CC_OK;

    *out = NULL;
    if (output == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    output->lock = -1;
    output->all = all;
    output->removed = cfg->removed;
    output->front_matter = cfg->front_matter;
    output->format = cfg->format;
    output->duplicates = cfg->duplicates;
    cc_name_set_init(&output->taken);
    cc_buf_init(&output->record, cfg->limits.max_line_bytes);
    cc_buf_init(&output->body, MAX_TEXT_BYTES);
    cc_buf_init(&output->front, MAX_TEXT_BYTES);
    cc_buf_init(&output->rest, MAX_TEXT_BYTES);
    output->dir = cc_strdup(cfg->out_dir);
    if (output->dir == NULL)
        st = cc_fail(err, CC_E_NOMEM, "output", "no memory");
    if (st == CC_OK)
        st = open_parts(output, state, cfg->archive_dir, err);
    if (st == CC_OK)
        *out = output;
    else
        free_output(output);
    return st;
}

/* ---- one document ---- */

/* A name that no document before has: more digits of the id while it is taken. */
static enum cc_status choose_name(struct cc_output *output, struct cc_arena *arena,
                                  const struct cc_document *doc, struct cc_span *file,
                                  struct cc_error *err)
{
    const char *extension = output->format == CC_FORMAT_MARKDOWN ? "md" : "txt";
    struct cc_name_entry *entry;
    unsigned attempt = 0;
    bool added = false;
    enum cc_status st;

    while (!added) {
        st = cc_outname(output->namer, arena, doc, attempt, extension, file, err);
        if (st != CC_OK)
            return st;
        entry = cc_name_set_add(&output->taken, *file, &added);
        if (entry == NULL)
            return cc_fail(err, CC_E_NOMEM, "output", "no memory");
        /* The same id again and again (ten thousand saves of one page): do not count from 2
         * each time. */
        if (!added && attempt == CC_OUTNAME_WHOLE_ID) {
            attempt += entry->uses;
            entry->uses++;
        }
        attempt++;
    }
    return CC_OK;
}

/* Text and front matter.  Words are those of the text, whatever the format. */
static void make_text(struct cc_output *output, const struct cc_document *doc, uint64_t *words)
{
    cc_buf_clear(&output->body);
    cc_buf_clear(&output->front);
    *words = 0;
    if (doc->reprint_of.dropped)
        return;
    cc_text_write(&output->body, doc, output->duplicates);
    *words = cc_count_words(cc_buf_span(&output->body));
    if (output->body.len == 0)
        return;
    if (output->format == CC_FORMAT_MARKDOWN) {
        cc_buf_clear(&output->body);
        cc_markdown_write(&output->body, doc, output->duplicates);
    } else if (output->front_matter) {
        cc_front_matter_write(&output->front, doc);
        cc_buf_add(&output->front, cc_buf_span(&output->body));
        cc_buf_clear(&output->body);
        cc_buf_add(&output->body, cc_buf_span(&output->front));
    }
}

/* The lines of removed.jsonl, and their number. */
static enum cc_status make_removed(struct cc_output *output, const struct cc_document *doc,
                                   struct cc_error *err)
{
    enum cc_status st = CC_OK;

    cc_buf_clear(&output->rest);
    for (uint32_t i = 0; i < doc->n_removed && output->all && st == CC_OK; i++) {
        st = cc_record_removed(&output->rest, doc, &doc->removed[i], err);
        cc_buf_add_char(&output->rest, '\n');
    }
    for (uint32_t i = 0; i < doc->n_paragraphs && output->all && st == CC_OK; i++) {
        if (!cc_text_drops(&doc->paragraphs[i], output->duplicates))
            continue;
        st = cc_record_duplicate(&output->rest, doc, i, err);
        cc_buf_add_char(&output->rest, '\n');
    }
    return st;
}

static struct cc_span join_authors(struct cc_buf *out, const struct cc_document *doc)
{
    cc_buf_clear(out);
    for (uint32_t i = 0; i < doc->n_authors; i++) {
        if (i > 0)
            cc_buf_add_string(out, "; ");
        cc_buf_add(out, doc->authors[i]);
    }
    return cc_buf_span(out);
}

/* The row of metadata.csv, to output->rest. */
static void make_row(struct cc_output *output, const struct cc_document *doc,
                     struct cc_span file, uint64_t words)
{
    char id[CC_HASH_HEX_BYTES], n_words[NUMBER_BYTES], n_kept[NUMBER_BYTES],
        n_dropped[NUMBER_BYTES];
    uint32_t kept = 0;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        kept += !cc_text_drops(&doc->paragraphs[i], output->duplicates);
    cc_hash_hex(doc->id, id);
    /* The sizes hold any number. */
    (void)snprintf(n_words, sizeof n_words, "%" PRIu64, words);
    (void)snprintf(n_kept, sizeof n_kept, "%" PRIu32, kept);
    (void)snprintf(n_dropped, sizeof n_dropped, "%" PRIu64,
                   (uint64_t)doc->n_paragraphs - kept + doc->n_removed);
    {
        const struct cc_span fields[] = {file,
                                         cc_span_from(id),
                                         doc->outlet,
                                         doc->url.len > 0 ? doc->url : doc->canonical_url,
                                         doc->date,
                                         doc->title,
                                         join_authors(&output->front, doc),
                                         doc->language,
                                         cc_span_from(n_words),
                                         cc_span_from(n_kept),
                                         cc_span_from(n_dropped)};

        cc_buf_clear(&output->rest);
        cc_csv_row(&output->rest, fields, sizeof fields / sizeof *fields);
    }
}

/* The text file and its row. */
static enum cc_status write_text(struct cc_output *output, const struct cc_document *doc,
                                 struct cc_span file, uint64_t words, struct cc_error *err)
{
    enum cc_status st;
    bool changed;

    st = cc_outbatch_put(output->texts, file, cc_buf_span(&output->body), &changed, err);
    if (st != CC_OK)
        return st;
    output->files_changed += changed;
    make_row(output, doc, file, words);
    if (output->rest.status != CC_OK || output->front.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    return cc_outfile_write(output->files[METADATA], cc_buf_span(&output->rest), err);
}

/* Everything that the page's own size can make fail: done before the first byte is written. */
static enum cc_status prepare(struct cc_output *output, struct cc_arena *arena,
                              const struct cc_document *doc, struct cc_span *file,
                              uint64_t *words, struct cc_error *err)
{
    enum cc_status st;

    *file = CC_SPAN_EMPTY;
    cc_buf_clear(&output->record);
    st = cc_record_write(&output->record, doc, output->removed, err);
    if (st == CC_OK) {
        cc_buf_add_char(&output->record, '\n');
        make_text(output, doc, words);
        st = make_removed(output, doc, err);
    }
    if (st == CC_OK && output->record.status != CC_OK)
        st = output->record.status;
    if (st == CC_OK && output->front.status != CC_OK)
        st = output->front.status;
    if (st == CC_OK && output->body.status != CC_OK)
        st = output->body.status;
    if (st == CC_OK && output->rest.status != CC_OK)
        st = output->rest.status;
    if (st != CC_OK)
        return cc_fail(err, st, "output", "%.*s: its text or record is too large",
                       CC_SPAN_PRINT(doc->source));
    return output->body.len > 0 ? choose_name(output, arena, doc, file, err) : CC_OK;
}

enum cc_status cc_output_document(struct cc_output *output, struct cc_arena *arena,
                                  const struct cc_document *doc, struct cc_span *file,
                                  struct cc_error *err)
{
    enum cc_status st;
    uint64_t words = 0;

    st = prepare(output, arena, doc, file, &words, err);
    if (st == CC_OK)
        st = cc_outfile_write(output->files[DOCUMENTS], cc_buf_span(&output->record), err);
    if (st == CC_OK && output->all)
        st = cc_outfile_write(output->files[REMOVED], cc_buf_span(&output->rest), err);
    if (st == CC_OK && file->len > 0)
        st = write_text(output, doc, *file, words, err);
    if (st != CC_OK)
        return st;
    return output->all ? cc_report_add_document(output->report, doc, *file, words, err)
                       : cc_tally_document(output->tally, doc, *file, words, err);
}

/* ---- clusters ---- */

/* A paragraph's place, the object's end left open. */
static void put_place(struct cc_buf *out, uint64_t doc, uint32_t paragraph,
                      struct cc_span outlet, struct cc_span date)
{
    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, doc);
    cc_buf_printf(out, ",\"paragraph\":%" PRIu32 ",\"outlet\":", paragraph);
    cc_json_or_null(out, outlet);
    cc_buf_add_string(out, ",\"date\":");
    cc_json_or_null(out, date);
}

static void put_cluster_start(struct cc_output *output, const struct cc_cluster_row *row)
{
    struct cc_buf *out = &output->rest;

    cc_buf_add_string(out, output->in_cluster ? "]}\n{\"cluster\":" : "{\"cluster\":");
    cc_json_hex(out, cc_cluster_id(row->canonical_doc, row->canonical_paragraph));
    cc_buf_add_string(out, ",\"canonical\":");
    put_place(out, row->canonical_doc, row->canonical_paragraph, row->canonical_outlet,
              row->canonical_date);
    cc_buf_add_string(out, "},\"members\":[");
    output->in_cluster = true;
    output->cluster_doc = row->canonical_doc;
    output->cluster_paragraph = row->canonical_paragraph;
}

/* Members go out one by one: a cluster may have as many as there are documents. */
enum cc_status cc_output_cluster(struct cc_output *output, const struct cc_cluster_row *row,
                                 struct cc_error *err)
{
    struct cc_buf *out = &output->rest;
    enum cc_status st;

    if (!output->all)
        return CC_OK;
    cc_buf_clear(out);
    if (!output->in_cluster || output->cluster_doc != row->canonical_doc ||
        output->cluster_paragraph != row->canonical_paragraph)
        put_cluster_start(output, row);
    else
        cc_buf_add_char(out, ',');
    put_place(out, row->doc, row->paragraph, row->outlet, row->date);
    cc_buf_add_string(out, ",\"similarity\":");
    cc_json_decimal(out, row->similarity, 4);
    cc_buf_printf(out, ",\"relation\":\"%s\"}", cc_relation_name(row->relation));
    if (out->status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    st = cc_outfile_write(output->files[CLUSTERS], cc_buf_span(out), err);
    return st == CC_OK ? cc_report_add_cluster(output->report, row, err) : st;
}

/* ---- the end ---- */

static enum cc_status commit_collection(struct cc_output *output, int i, struct cc_error *err)
{
    struct cc_outfile *file = output->files[i];
    enum cc_status st;
    bool changed;

    if (file == NULL)
        return CC_OK;
    output->files[i] = NULL; /* the commit frees it in any case */
    st = cc_outfile_commit(file, &changed, err);
    output->files_changed += changed;
    return st;
}

/* The report comes last: it shows what is there. */
static enum cc_status end_counts(struct cc_output *output, struct cc_output_counts *counts,
                                 struct cc_error *err)
{
    struct cc_report *report = output->report;
    enum cc_status st = CC_OK;

    if (output->all) {
        output->report = NULL; /* the close frees it in any case */
        st = cc_report_close(report, counts, err);
    } else {
        *counts = output->tally->counts;
    }
    counts->files_changed += output->files_changed;
    return st;
}

enum cc_status cc_output_commit(struct cc_output *output, struct cc_output_counts *counts,
                                struct cc_error *err)
{
    struct cc_outbatch *texts = output->texts;
    enum cc_status st = CC_OK;

    if (output->in_cluster)
        st = cc_outfile_write(output->files[CLUSTERS], CC_SPAN("]}\n"), err);
    if (st == CC_OK) {
        output->texts = NULL; /* the close frees it in any case */
        st = cc_outbatch_close(texts, err);
    }
    for (int i = 0; i < N_COLLECTIONS && st == CC_OK; i++)
        st = commit_collection(output, i, err);
    if (st == CC_OK)
        st = end_counts(output, counts, err);
    free_output(output);
    return st;
}
