/* cleancopy_dedup.c -- the library's batch: documents into a list, then the list against itself (dedup_batch.h). */
#include "cleancopy/cleancopy.h"

#include "cleancopy_internal.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/spool.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup_batch.h"
#include "cleancopy/source/text_record.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>

#define OPTIONS_LEAST_BYTES (offsetof(struct cleancopy_dedup_options, updated) + sizeof(int))

#define MAX_LINE_BYTES (SIZE_MAX / 2)

struct cleancopy_dedup {
    struct cc_config cfg;
    struct cc_document_list *documents;
    struct cc_json_scan *scan; /* NULL from a short heap: then lines are read more slowly */
    struct cc_arena arena, line_arena;
    struct cc_buf line;
    const char *spool_dir;
    uint32_t n_given; /* documents, refused ones too: notes name them by this number, from 1 */
    bool has_run;
    struct cc_error err;
};

/* ---- open and close ---- */

static enum cc_status take_prefer(struct cleancopy_dedup *dedup,
                                  const struct cleancopy_dedup_options *own)
{
    struct cc_config *cfg = &dedup->cfg;
    const char **names = cc_arena_calloc(&dedup->arena, own->n_prefer, sizeof *names);
    struct cc_span name = CC_SPAN_EMPTY;
    enum cc_status st = CC_OK;

    if (own->n_prefer > CC_MAX_PREFER)
        return cc_fail(&dedup->err, CC_E_USAGE, "library", "%zu preferred outlets: at most %d",
                       own->n_prefer, CC_MAX_PREFER);
    if (own->prefer == NULL && own->n_prefer > 0)
        return cc_fail(&dedup->err, CC_E_USAGE, "library", "prefer is NULL, n_prefer %zu", own->n_prefer);
    for (size_t i = 0; i < own->n_prefer && st == CC_OK && names != NULL; i++) {
        st = cc_library_string("prefer", own->prefer[i], &name, &dedup->err);
        names[i] = cc_arena_copy(&dedup->arena, name).ptr;
    }
    cfg->prefer = names;
    cfg->n_prefer = own->n_prefer;
    return st == CC_OK ? cc_arena_status(&dedup->arena, "library", &dedup->err) : st;
}

static enum cc_status take_options(struct cleancopy_dedup *dedup,
                                   const struct cleancopy_dedup_options *given)
{
    struct cleancopy_dedup_options own = {0};
    enum cc_status st = CC_OK;

    if (given != NULL)
        st = cc_library_copy(&own, sizeof own, OPTIONS_LEAST_BYTES, given, &dedup->err);
    if (st != CC_OK)
        return st;
    if (own.memory_bytes > 0)
        dedup->cfg.dedup.memory_bytes = own.memory_bytes;
    dedup->cfg.updated = own.updated != 0;
    dedup->spool_dir =
        cc_arena_copy(&dedup->arena, cc_span_from(own.temporary_dir != NULL ? own.temporary_dir
                                                                           : cc_spool_folder()))
            .ptr;
    return take_prefer(dedup, &own);
}

int cleancopy_dedup_open(const struct cleancopy_dedup_options *options,
                         struct cleancopy_dedup **out)
{
    struct cleancopy_dedup *dedup = cc_calloc(1, sizeof *dedup);
    enum cc_status st;

    *out = NULL;
    if (dedup == NULL)
        return CLEANCOPY_E_NOMEM;
    cc_config_defaults(&dedup->cfg);
    cc_arena_init(&dedup->arena, SIZE_MAX / 2);
    cc_arena_init(&dedup->line_arena, SIZE_MAX / 2); /* a line is in the caller's memory already */
    cc_buf_init(&dedup->line, MAX_LINE_BYTES);
    st = take_options(dedup, options);
    if (st == CC_OK) {
        dedup->documents =
            cc_document_list_open(cc_dedup_batch_text_bytes(&dedup->cfg.dedup), dedup->spool_dir);
        st = dedup->documents != NULL ? CC_OK : CC_E_NOMEM;
    }
    if (st != CC_OK) {
        cleancopy_dedup_close(dedup);
        return (int)cc_library_status(st);
    }
    cc_document_list_prefer(dedup->documents, dedup->cfg.prefer, dedup->cfg.n_prefer);
    dedup->scan = cc_json_scan_open();
    *out = dedup;
    return CLEANCOPY_OK;
}

void cleancopy_dedup_close(struct cleancopy_dedup *dedup)
{
    if (dedup == NULL)
        return;
    cc_document_list_close(dedup->documents);
    cc_json_scan_close(dedup->scan);
    cc_buf_done(&dedup->line);
    cc_arena_done(&dedup->line_arena);
    cc_arena_done(&dedup->arena);
    cc_free(dedup);
}

const char *cleancopy_dedup_message(const struct cleancopy_dedup *dedup)
{
    return dedup != NULL ? dedup->err.message : "out of memory";
}

/* ---- add ---- */

static enum cc_status add_line(struct cleancopy_dedup *dedup, struct cc_span line)
{
    struct cc_document_place place = {.line = ++dedup->n_given};
    struct cc_span written_id;
    struct cc_document doc;
    enum cc_status st;

    if (dedup->has_run)
        return cc_fail(&dedup->err, CC_E_USAGE, "library", "the batch has run: open another");
    if (line.len > dedup->cfg.limits.max_line_bytes)
        return cc_fail(&dedup->err, CC_E_LIMIT, "library", "a document of more than %zu bytes",
                       dedup->cfg.limits.max_line_bytes);
    st = cc_text_record_read(&dedup->line_arena, dedup->scan, line, &doc, &written_id, &dedup->err);
    if (st == CC_OK)
        st = cc_document_list_add(dedup->documents, &doc, written_id, place, &dedup->err);
    cc_arena_reset(&dedup->line_arena);
    return st;
}

static int refuse_null(struct cleancopy_dedup *dedup, const char *what)
{
    return (int)cc_library_status(
        cc_fail(&dedup->err, CC_E_USAGE, "library", "%s is NULL", what));
}

int cleancopy_dedup_add_line(struct cleancopy_dedup *dedup, const char *line, size_t n_line)
{
    struct cc_span s = {line, n_line};

    if (dedup == NULL)
        return CLEANCOPY_E_USAGE;
    if (line == NULL && n_line > 0)
        return refuse_null(dedup, "line");
    return (int)cc_library_status(add_line(dedup, s));
}

/* `"name":"value",`, nothing without a value. */
static enum cc_status put_field(struct cleancopy_dedup *dedup, const char *name,
                                struct cc_span value)
{
    size_t valid = cc_utf8_valid_prefix(value);

    if (valid < value.len)
        return cc_fail(&dedup->err, CC_E_INPUT, "library", "%s is not UTF-8 at byte %zu", name,
                       valid);
    cc_buf_printf(&dedup->line, "%s\"%s\":", dedup->line.len > 1 ? "," : "", name);
    cc_json_string(&dedup->line, value);
    return CC_OK;
}

/* By way of a line, so that a document is read in one place alone. */
int cleancopy_dedup_add(struct cleancopy_dedup *dedup, const char *id, const char *outlet,
                        const char *date, const char *text, size_t n_text)
{
    struct cc_span s = {text, n_text};
    enum cc_status st;

    if (dedup == NULL)
        return CLEANCOPY_E_USAGE;
    if (id == NULL || (text == NULL && n_text > 0))
        return refuse_null(dedup, id == NULL ? "id" : "text");
    cc_buf_clear(&dedup->line);
    cc_buf_add_char(&dedup->line, '{');
    st = put_field(dedup, "id", cc_span_from(id));
    if (st == CC_OK && outlet != NULL)
        st = put_field(dedup, "outlet", cc_span_from(outlet));
    if (st == CC_OK && date != NULL)
        st = put_field(dedup, "date", cc_span_from(date));
    if (st == CC_OK)
        st = put_field(dedup, "text", s);
    cc_buf_add_char(&dedup->line, '}');
    if (st == CC_OK && dedup->line.status != CC_OK)
        st = cc_fail(&dedup->err, CC_E_NOMEM, "library", "no memory for a document");
    if (st == CC_OK)
        st = add_line(dedup, cc_buf_span(&dedup->line));
    else
        dedup->n_given++;
    return (int)cc_library_status(st);
}

/* ---- run ---- */

struct running {
    struct cleancopy_dedup *dedup;
    struct cleancopy_result *result;
};

static void note_repeated(void *user, uint32_t i, uint32_t first)
{
    struct running *run = user;
    const struct cc_document_list *list = run->dedup->documents;

    cc_buf_printf(&run->result->notes,
                  "document %" PRIu32 ": id %.*s is already that of document %" PRIu32 "\n",
                  cc_document_list_place(list, i).line,
                  CC_SPAN_PRINT(cc_document_list_written_id(list, i)),
                  cc_document_list_place(list, first).line);
}

static void note_too_large(void *user, uint32_t i, const struct cc_error *err)
{
    struct running *run = user;

    cc_buf_printf(&run->result->notes, "document %" PRIu32 ": %s\n",
                  cc_document_list_place(run->dedup->documents, i).line, err->message);
}

static enum cc_status add_row(void *user, struct cc_span line, struct cc_error *err)
{
    struct running *run = user;

    cc_buf_add(&run->result->record, line);
    if (run->result->record.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "library", "no memory for %zu bytes of rows",
                       run->result->record.len);
    return CC_OK;
}

static enum cc_status run_all(struct cleancopy_dedup *dedup, struct cleancopy_result *result,
                              struct cc_error *err)
{
    struct running run = {dedup, result};
    struct cc_dedup_batch batch = {.cfg = &dedup->cfg, .spool_dir = dedup->spool_dir,
                                   .documents = dedup->documents, .user = &run, .row = add_row,
                                   .too_large = note_too_large};
    enum cc_status st;

    if (dedup->has_run)
        return cc_fail(err, CC_E_USAGE, "library", "the batch has run: open another");
    dedup->has_run = true;
    st = cc_document_list_sort(dedup->documents, note_repeated, &run, err);
    return st == CC_OK ? cc_dedup_batch_compare(&batch, err) : st;
}

int cleancopy_dedup_run(struct cleancopy_dedup *dedup, struct cleancopy_result **out)
{
    struct cleancopy_result *result = cc_result_new(SIZE_MAX / 2);
    enum cc_status st;

    *out = result;
    if (result == NULL)
        return CLEANCOPY_E_NOMEM;
    if (dedup == NULL)
        return cc_result_end(result, CC_E_USAGE, &(struct cc_error){.message = "no batch"});
    st = run_all(dedup, result, &dedup->err);
    return cc_result_end(result, st, &dedup->err);
}
