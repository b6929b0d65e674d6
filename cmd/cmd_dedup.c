/* cmd_dedup.c -- documents in JSON lines to duplicate paragraphs.
 *
 * All input is read first (dedup_input.c), because the order of comparison is that of dates, not of
 * files; so the output is the same for any order of the input.  Past memory_bytes, text goes to a
 * temporary file meanwhile, and so do the words of paragraphs that were compared: what stays in
 * memory is some 80 bytes a document and, for the index, 120 to 140 a paragraph. */
#include "commands.h"
#include "dedup_input.h"
#include "dedup_rows.h"
#include "progress.h"
#include "summary.h"

#include "cleancopy/core/spool.h"
#include "cleancopy/dedup_batch.h"

#include <inttypes.h>
#include <unistd.h>

struct dedup {
    const struct cc_config *cfg;
    const char *spool_dir;
    struct cc_document_list *documents;
    struct cc_dedup_input input;
    struct cc_dedup_rows rows;
    uint64_t n_rows, n_paragraphs;
    uint32_t n_documents;
};

static enum cc_status add_row(void *user, struct cc_span line, struct cc_error *err)
{
    struct dedup *dedup = user;

    dedup->n_rows++;
    return cc_dedup_rows_add(&dedup->rows, line, err);
}

static void say_too_large(void *user, uint32_t i, const struct cc_error *err)
{
    struct dedup *dedup = user;

    cc_dedup_input_say_bad(&dedup->input, cc_document_list_place(dedup->documents, i), err);
}

static void show_progress(void *user, uint64_t n_paragraphs)
{
    (void)user;
    cc_progress_step(n_paragraphs);
}

/* Documents that repeat an id are said and left out. */
static void say_repeated(void *user, uint32_t i, uint32_t first)
{
    struct dedup *dedup = user;
    struct cc_span id = cc_document_list_written_id(dedup->documents, i), file;
    struct cc_document_place place = cc_document_list_place(dedup->documents, first);
    struct cc_error err;

    file = cc_name_list_get(&dedup->input.files, place.file);
    (void)cc_fail(&err, CC_E_INPUT, "dedup", "id %.*s is already that of %.*s:%" PRIu32,
                  CC_SPAN_PRINT(id), CC_SPAN_PRINT(file), place.line);
    cc_dedup_input_say_bad(&dedup->input, cc_document_list_place(dedup->documents, i), &err);
}

static enum cc_status sort_documents(struct dedup *dedup, struct cc_error *err)
{
    enum cc_status st = cc_document_list_sort(dedup->documents, say_repeated, dedup, err);

    cc_dedup_input_say_rest(&dedup->input, "repeated ids");
    dedup->n_documents = cc_document_list_count(dedup->documents);
    dedup->n_paragraphs = cc_document_list_paragraphs(dedup->documents);
    return st;
}

static enum cc_status compare_all(struct dedup *dedup, struct cc_error *err)
{
    struct cc_dedup_batch batch = {.cfg = dedup->cfg, .spool_dir = dedup->spool_dir,
                                   .documents = dedup->documents, .stop = &cc_stop, .user = dedup,
                                   .row = add_row, .too_large = say_too_large,
                                   .progress = show_progress};
    enum cc_status st;

    cc_progress_start("comparing", "paragraphs", dedup->n_paragraphs);
    st = cc_dedup_batch_compare(&batch, err);
    cc_progress_end();
    if (dedup->cfg->verbose)
        cc_say("temporary files: %" PRIu64 " bytes of text, %" PRIu64 " of words",
               cc_document_list_spooled(dedup->documents), batch.n_spooled);
    return st;
}

static enum cc_status run(struct dedup *dedup, int n_args, char **args, struct cc_error *err)
{
    enum cc_status st = cc_dedup_rows_open(&dedup->rows, dedup->cfg->rows_path, err);
    bool whole;

    if (st != CC_OK)
        return st;
    st = cc_dedup_input_read(&dedup->input, n_args, args, err);
    if (st == CC_OK && cc_stop == 0)
        st = sort_documents(dedup, err);
    if (st == CC_OK && cc_stop == 0)
        st = compare_all(dedup, err);
    whole = st == CC_OK && cc_stop == 0;
    if (st == CC_OK)
        return cc_dedup_rows_close(&dedup->rows, whole, err);
    (void)cc_dedup_rows_close(&dedup->rows, false, NULL); /* the first failure is to be told */
    return st;
}

int cc_cmd_dedup(const struct cc_config *cfg, int n_args, char **args)
{
    struct dedup dedup = {.cfg = cfg, .spool_dir = cc_spool_folder()};
    struct cc_error err;
    enum cc_status st;

    cc_say_waiting(cfg, "dedup", n_args);
    dedup.documents = cc_document_list_open(cc_dedup_batch_text_bytes(&cfg->dedup), dedup.spool_dir);
    if (dedup.documents == NULL) {
        (void)cc_fail(&err, CC_E_NOMEM, "dedup", "no memory for the list of documents");
        return cc_say_error(&err);
    }
    cc_document_list_prefer(dedup.documents, cfg->prefer, cfg->n_prefer);
    cc_dedup_input_init(&dedup.input, cfg, dedup.documents);
    cc_progress_setup(cfg, cfg->rows_path == NULL);
    st = run(&dedup, n_args, args, &err);
    cc_dedup_input_done(&dedup.input);
    cc_document_list_close(dedup.documents);
    if (st != CC_OK)
        return cc_say_error(&err);
    cc_summary(cfg, cfg->rows_path == NULL, "dedup", cc_progress_seconds(),
               (struct cc_sum[]){{"documents", dedup.n_documents}, {"paragraphs", dedup.n_paragraphs},
                                 {"rows", dedup.n_rows}, {"failed", dedup.input.n_failed}},
               4);
    if (cc_stop != 0) {
        cc_say("stopped before all was compared; run it again");
        return CC_EXIT_NOT_DONE;
    }
    if (cfg->rows_path != NULL && !cfg->quiet && !cfg->json)
        cc_say("%s: %" PRIu64 " rows for %" PRIu64 " paragraphs in %" PRIu32 " documents",
               cfg->rows_path, dedup.n_rows, dedup.n_paragraphs, dedup.n_documents);
    return dedup.input.n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}
