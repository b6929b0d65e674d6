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

#include "cleancopy/dedup/compare.h"
#include "cleancopy/dedup/document_list.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
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

/* Of texts with other figures, an edited copy with a new figure in it is reuse and has its row; a
 * form that was filled in anew (weather, markets) is none, and has one on request only. */
static bool has_row(const struct dedup *dedup, const struct cc_duplicate *duplicate)
{
    if (duplicate->relation == CC_RELATION_UPDATED)
        return duplicate->revised || dedup->cfg->updated;
    return duplicate->relation != CC_RELATION_NONE;
}

static enum cc_status add_row(struct dedup *dedup, uint32_t document, uint32_t paragraph,
                              const struct cc_duplicate *duplicate, struct cc_error *err)
{
    uint32_t canonical = (uint32_t)duplicate->doc; /* a number in the list */
    struct cc_dedup_row row = {cc_document_list_written_id(dedup->documents, document),
                               cc_document_list_written_id(dedup->documents, canonical),
                               cc_document_list_id(dedup->documents, canonical), paragraph,
                               duplicate};

    dedup->n_rows++;
    return cc_dedup_rows_add(&dedup->rows, &row, err);
}

static enum cc_status compare_document(struct dedup *dedup, uint32_t i,
                                       struct cc_index *index, struct cc_arena *arena,
                                       uint64_t *n_compared, struct cc_error *err)
{
    struct cc_document doc;
    enum cc_status st;

    memset(&doc, 0, sizeof doc);
    st = cc_document_list_get(dedup->documents, i, arena, &doc, err);

    if (st == CC_OK)
        st = cc_compare_document(arena, &dedup->cfg->dedup, index, &doc, err);
    for (uint32_t k = 0; st == CC_OK && k < doc.n_paragraphs; k++) {
        if (has_row(dedup, &doc.paragraphs[k].duplicate_of))
            st = add_row(dedup, i, k, &doc.paragraphs[k].duplicate_of, err);
    }
    *n_compared += doc.n_paragraphs;
    return st;
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
    uint32_t n = dedup->n_documents;
    struct cc_index index;
    struct cc_memory_index *memory = cc_memory_index_open_spooled(
        &index, dedup->cfg->dedup.memory_bytes / 3 * 2, dedup->spool_dir);
    struct cc_arena arena;
    uint64_t n_compared = 0;
    enum cc_status st = CC_OK;

    if (memory == NULL)
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for the index of paragraphs");
    cc_arena_init(&arena, dedup->cfg->limits.max_arena_bytes);
    cc_progress_start(!dedup->input.shows_progress, "comparing", "paragraphs",
                      dedup->n_paragraphs);
    for (uint32_t i = 0; i < n && st == CC_OK && cc_stop == 0; i++) {
        if (cc_document_list_repeats(dedup->documents, i))
            continue;
        st = compare_document(dedup, i, &index, &arena, &n_compared, err);
        cc_progress_step(n_compared);
        if (st == CC_E_LIMIT) { /* a document that is too large does not end a batch */
            cc_dedup_input_say_bad(&dedup->input, cc_document_list_place(dedup->documents, i),
                                   err);
            st = CC_OK;
        }
        cc_arena_reset(&arena);
    }
    cc_progress_end();
    cc_arena_done(&arena);
    if (dedup->cfg->verbose)
        cc_say("temporary files: %" PRIu64 " bytes of text, %" PRIu64 " of words",
               cc_document_list_spooled(dedup->documents), cc_memory_index_spooled(memory));
    cc_memory_index_close(memory);
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

/* For large files: /tmp is held in memory on many systems, /var/tmp on none (SQLite has the same
 * order). */
static const char *temporary_folder(void)
{
    const char *named = getenv("TMPDIR");

    if (named != NULL && named[0] != '\0')
        return named;
    return access("/var/tmp", W_OK | X_OK) == 0 ? "/var/tmp" : "/tmp";
}

int cc_cmd_dedup(const struct cc_config *cfg, int n_args, char **args)
{
    struct dedup dedup = {.cfg = cfg, .spool_dir = temporary_folder()};
    struct cc_error err;
    enum cc_status st;

    cc_say_waiting(cfg, "dedup", n_args);
    dedup.documents = cc_document_list_open(cfg->dedup.memory_bytes / 3, dedup.spool_dir);
    if (dedup.documents == NULL) {
        (void)cc_fail(&err, CC_E_NOMEM, "dedup", "no memory for the list of documents");
        return cc_say_error(&err);
    }
    cc_document_list_prefer(dedup.documents, cfg->prefer, cfg->n_prefer);
    cc_dedup_input_init(&dedup.input, cfg, dedup.documents);
    /* rows that run over the screen say enough */
    dedup.input.shows_progress =
        !cfg->quiet && (cfg->rows_path != NULL || !isatty(STDOUT_FILENO));
    st = run(&dedup, n_args, args, &err);
    cc_dedup_input_done(&dedup.input);
    cc_document_list_close(dedup.documents);
    if (st != CC_OK)
        return cc_say_error(&err);
    if (cc_stop != 0) {
        cc_say("stopped before all was compared; run it again");
        return CC_EXIT_NOT_DONE;
    }
    if (cfg->rows_path != NULL && !cfg->quiet)
        cc_say("%s: %" PRIu64 " rows for %" PRIu64 " paragraphs in %" PRIu32 " documents",
               cfg->rows_path, dedup.n_rows, dedup.n_paragraphs, dedup.n_documents);
    return dedup.input.some_failed ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}
