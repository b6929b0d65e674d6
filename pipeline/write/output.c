#include "cleancopy/write/output.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/csv_rows.h"
#include "cleancopy/write/format.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/name_set.h"
#include "cleancopy/write/outdir.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/outname.h"
#include "cleancopy/write/outqueue.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write/report.h"
#include "cleancopy/write/shards.h"
#include "cleancopy/write/tally_sums.h"
#include "cleancopy/write/text.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
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
    ROWS,
    N_COLLECTIONS
};
static const char *const names[N_COLLECTIONS] = {"documents.jsonl", "removed.jsonl",
                                                 "clusters.jsonl", "metadata.csv",
                                                 "documents.csv"};

struct cc_output {
    char *dir;
    int lock; /* the folder, locked */
    bool all; /* removed.jsonl and clusters.jsonl too */
    struct cc_config cfg; /* its pointers are not used after the opening */
    struct cc_outfile *files[N_COLLECTIONS]; /* NULL: not written */
    struct cc_shards *shards;
    struct cc_outqueue *texts;
    struct cc_outnamer *namer;
    struct cc_name_set taken;
    struct cc_report *report; /* of CC_OUTPUT_ALL; */
    struct cc_tally *tally;   /* of the others, for the counts */
    uint64_t files_changed;   /* the report's not among them */
    struct cc_buf record, body, rest, row; /* of the document at hand: its line, text, lines of
                                              removed.jsonl, row of CSV */
    bool in_cluster;
    uint64_t cluster_doc;
    uint32_t cluster_paragraph;
};

/* ---- opening and closing ---- */

static void free_output(struct cc_output *output)
{
    for (int i = 0; i < N_COLLECTIONS; i++)
        cc_outfile_abort(output->files[i]);
    cc_shards_abort(output->shards);
    cc_outqueue_abort(output->texts);
    cc_outnamer_close(output->namer);
    cc_report_abort(output->report);
    cc_tally_close(output->tally);
    cc_name_set_done(&output->taken);
    cc_buf_done(&output->record);
    cc_buf_done(&output->body);
    cc_buf_done(&output->rest);
    cc_buf_done(&output->row);
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

/* Collections that begin with the names of their columns. */
static enum cc_status put_heads(struct cc_output *output, struct cc_error *err)
{
    enum cc_status st =
        cc_outfile_write(output->files[METADATA], CC_SPAN(CC_CSV_METADATA_HEAD), err);

    if (st == CC_OK && output->files[ROWS] != NULL)
        st = cc_outfile_write(output->files[ROWS], CC_SPAN(CC_CSV_DOCUMENT_HEAD), err);
    return st;
}

static bool has_collection(const struct cc_output *output, int i)
{
    if (i == ROWS)
        return output->cfg.format == CC_FORMAT_CSV;
    return output->all || i == DOCUMENTS || i == METADATA;
}

/* `clean` would put its few documents in the place of a run's, and the next run, where nothing is new, would not notice. */
static enum cc_status refuse_another_s(const struct cc_output *output, struct cc_error *err)
{
    struct stat there;

    if (output->all || fstatat(output->lock, names[CLUSTERS], &there, AT_SYMLINK_NOFOLLOW) != 0)
        return CC_OK;
    return cc_fail(err, CC_E_USAGE, "output",
                   "%s: run or corpus made this folder (it has %s), and clean would replace "
                   "their records: give another --out",
                   output->dir, names[CLUSTERS]);
}

static enum cc_status open_files(struct cc_output *output, enum cc_output_kind kind, struct cc_state *state,
                                 const char *archive_dir, struct cc_error *err)
{
    const struct cc_report_options report = {.dir = output->dir,
                                             .duplicates = output->cfg.duplicates,
                                             .state = state,
                                             .archive_dir = archive_dir};
    enum cc_status st = cc_outdir_lock(output->dir, &output->lock, err);

    if (st == CC_OK)
        st = refuse_another_s(output, err);
    if (st == CC_OK)
        st = cc_outqueue_open(output->dir, &output->texts, err);
    if (st == CC_OK)
        st = cc_outnamer_open(&output->namer, err);
    if (st == CC_OK && kind == CC_OUTPUT_ALL)
        st = cc_report_open(&report, &output->report, err);
    else if (st == CC_OK)
        st = cc_tally_open(output->cfg.duplicates, &output->tally, err);
    for (int i = 0; i < N_COLLECTIONS && st == CC_OK; i++) {
        if (has_collection(output, i))
            st = cc_outfile_open(output->dir, names[i], &output->files[i], err);
    }
    if (st == CC_OK)
        st = cc_shards_open(output->dir, output->cfg.shard_bytes, &output->shards, err);
    return st == CC_OK ? put_heads(output, err) : st;
}

enum cc_status cc_output_open(const struct cc_config *cfg, enum cc_output_kind kind, struct cc_state *state,
                              struct cc_output **out, struct cc_error *err)
{
    struct cc_output *output = cc_calloc(1, sizeof *output);
    enum cc_status st = CC_OK;

    *out = NULL;
    if (output == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    output->lock = -1;
    output->all = kind != CC_OUTPUT_TEXTS;
    output->cfg = *cfg;
    cc_name_set_init(&output->taken);
    cc_buf_init(&output->record, cfg->limits.max_line_bytes);
    cc_buf_init(&output->body, MAX_TEXT_BYTES);
    cc_buf_init(&output->rest, MAX_TEXT_BYTES);
    cc_buf_init(&output->row, MAX_TEXT_BYTES);
    output->dir = cc_strdup(cfg->out_dir);
    if (output->dir == NULL)
        st = cc_fail(err, CC_E_NOMEM, "output", "no memory");
    if (st == CC_OK)
        st = open_files(output, kind, state, cfg->archive_dir, err);
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
    const char *extension = cc_format_extension(output->cfg.format);
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

/* True when the text file is the text and nothing else: the usual case is not written twice. */
static bool is_plain(const struct cc_config *cfg)
{
    return !cfg->front_matter && (cfg->format == CC_FORMAT_TEXT || cfg->format == CC_FORMAT_JSONL ||
                                  cfg->format == CC_FORMAT_CSV);
}

/* The text file.  Words are those of the text, whatever the format. */
static void make_text(struct cc_output *output, const struct cc_document *doc, uint64_t *words)
{
    cc_buf_clear(&output->body);
    *words = 0;
    if (doc->reprint_of.dropped)
        return;
    cc_text_write(&output->body, doc, output->cfg.duplicates);
    *words = cc_count_words(cc_buf_span(&output->body));
    if (output->body.len == 0 || is_plain(&output->cfg))
        return;
    cc_buf_clear(&output->body);
    cc_format_file(&output->body, doc, &output->cfg);
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
        if (!cc_text_drops(&doc->paragraphs[i], output->cfg.duplicates))
            continue;
        st = cc_record_duplicate(&output->rest, doc, i, err);
        cc_buf_add_char(&output->rest, '\n');
    }
    return st;
}

/* The text file and its row. */
static enum cc_status write_text(struct cc_output *output, const struct cc_document *doc,
                                 struct cc_span file, uint64_t words, struct cc_error *err)
{
    enum cc_status st = cc_outqueue_put(output->texts, file, cc_buf_span(&output->body), err);

    if (st != CC_OK)
        return st;
    cc_buf_clear(&output->row);
    cc_csv_metadata_row(&output->row, doc, file, words, output->cfg.duplicates,
                        output->cfg.raw_csv);
    if (output->row.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    return cc_outfile_write(output->files[METADATA], cc_buf_span(&output->row), err);
}

/* Everything that the page's own size can make fail: done before the first byte is written. */
static enum cc_status prepare(struct cc_output *output, struct cc_arena *arena,
                              const struct cc_document *doc, struct cc_span *file,
                              uint64_t *words, struct cc_error *err)
{
    enum cc_status st;

    *file = CC_SPAN_EMPTY;
    cc_buf_clear(&output->record);
    st = cc_record_write(&output->record, doc, output->cfg.removed, err);
    if (st == CC_OK) {
        cc_buf_add_char(&output->record, '\n');
        make_text(output, doc, words);
        st = make_removed(output, doc, err);
        cc_buf_clear(&output->row);
        if (output->files[ROWS] != NULL)
            cc_csv_document_row(&output->row, doc, output->cfg.duplicates, output->cfg.raw_csv);
    }
    if (st == CC_OK && output->record.status != CC_OK)
        st = output->record.status;
    if (st == CC_OK && output->row.status != CC_OK)
        st = output->row.status;
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
    if (st == CC_OK)
        st = cc_shards_add(output->shards, cc_buf_span(&output->record), err);
    if (st == CC_OK && output->all)
        st = cc_outfile_write(output->files[REMOVED], cc_buf_span(&output->rest), err);
    if (st == CC_OK && output->files[ROWS] != NULL)
        st = cc_outfile_write(output->files[ROWS], cc_buf_span(&output->row), err);
    if (st == CC_OK && file->len > 0)
        st = write_text(output, doc, *file, words, err);
    if (st != CC_OK)
        return st;
    return output->report != NULL ? cc_report_add_document(output->report, doc, *file, words, err)
                                  : cc_tally_document(output->tally, doc, *file, words, err);
}

enum cc_status cc_output_namesake(struct cc_output *output, struct cc_arena *arena,
                                  const struct cc_document *doc, struct cc_error *err)
{
    struct cc_span file;
    uint64_t words;

    make_text(output, doc, &words);
    if (output->body.status != CC_OK)
        return cc_fail(err, output->body.status, "output",
                       output->body.status == CC_E_LIMIT ? "%.*s: its text is too large" : "%.*s: no memory for its text",
                       CC_SPAN_PRINT(doc->source));
    return output->body.len > 0 ? choose_name(output, arena, doc, &file, err) : CC_OK;
}

enum cc_status cc_output_forget(struct cc_output *output, struct cc_span file,
                                struct cc_error *err)
{
    return cc_outqueue_remove(output->texts, file, err);
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
    if (st != CC_OK)
        return st;
    return output->report != NULL ? cc_report_add_cluster(output->report, row, err)
                                  : cc_tally_cluster(output->tally, row, err);
}

/* ---- the end ---- */

void cc_output_sums(struct cc_output *output, struct cc_buf *sums)
{
    cc_tally_finish(output->tally);
    cc_tally_sums_write(sums, output->tally);
}

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

    if (report != NULL) {
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
    struct cc_outqueue *texts = output->texts;
    struct cc_shards *shards = output->shards;
    enum cc_status st = CC_OK;
    uint64_t n_changed = 0;

    if (output->in_cluster)
        st = cc_outfile_write(output->files[CLUSTERS], CC_SPAN("]}\n"), err);
    if (st == CC_OK) {
        output->texts = NULL; /* the close frees it in any case */
        st = cc_outqueue_close(texts, &n_changed, err);
        output->files_changed += n_changed;
    }
    for (int i = 0; i < N_COLLECTIONS && st == CC_OK; i++)
        st = commit_collection(output, i, err);
    if (st == CC_OK) {
        output->shards = NULL; /* the commit frees them in any case */
        st = cc_shards_commit(shards, &n_changed, err);
        output->files_changed += n_changed;
    }
    if (st == CC_OK)
        st = end_counts(output, counts, err);
    free_output(output);
    return st;
}
