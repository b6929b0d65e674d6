/* cleancopy_cleaner.c -- the library's batches of pages: columns in, pages through the batch (batch.h), rows out.
 *
 *     this process                          cleancopy-helper
 *     columns -> page -> shared memory -->  worker: cc_pipeline_read, record
 *     rows    <- record <- shared memory <--
 *
 * The helper loads the very library that started it (cleancopy_helper below), so both sides are of one version. */
#include "cleancopy_columns.h"
#include "cleancopy_internal.h"

#include "cleancopy/batch.h"
#include "cleancopy/core/alloc.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/isolate/workers.h"
#include "cleancopy/write/record.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define PAGES_LEAST_BYTES   (offsetof(struct cleancopy_pages, fetched_at_per_s) + sizeof(int64_t))
#define OPTIONS_LEAST_BYTES (offsetof(struct cleancopy_cleaner_options, helper) + sizeof(char *))

#define HELPER      "cleancopy-helper"
#define HELPER_DIR  "cleancopy-0/" /* with the library's soversion: two of them can be installed */
#define N_HELPER_ARGS 7            /* HELPER, library, version, process, jobs, scope, removed */

struct cleancopy_cleaner {
    struct cc_config cfg;
    int form;
    pid_t owner; /* whose workers they are; 0: there are none */
    struct cc_batch batch;
    char *helper; /* NULL: to be looked for */
    /* the rows in hand */
    const struct cleancopy_pages *pages;
    size_t next;
    struct cleancopy_rows *rows;
};

/* ---- in a worker, or here ---- */

static void write_record(const struct cc_config *cfg, struct cc_batch_item *item)
{
    item->status = cc_record_write(&item->out, &item->doc, cfg->removed, &item->err);
    if (item->status == CC_OK && item->out.status != CC_OK)
        item->status = cc_fail(&item->err, item->out.status, "library", "%s",
                               item->out.status == CC_E_LIMIT ? "record is too large" : "no memory for the record");
}

/* ---- open and close ---- */

static enum cc_status take_options(struct cleancopy_cleaner *cleaner, const struct cleancopy_cleaner_options *given,
                                   struct cc_error *err)
{
    struct cleancopy_cleaner_options own = {0};
    struct cc_config *cfg = &cleaner->cfg;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    enum cc_status st = CC_OK;

    if (given != NULL)
        st = cc_library_copy(&own, sizeof own, OPTIONS_LEAST_BYTES, given, err);
    if (st == CC_OK)
        st = cc_library_scope(own.scope, &cfg->scope, err);
    if (st != CC_OK)
        return st;
    if (own.form < CLEANCOPY_FORM_AUTO || own.form > CLEANCOPY_FORM_TEXT)
        return cc_fail(err, CC_E_USAGE, "library", "form %d: there is none of that number", own.form);
    cleaner->form = own.form;
    cfg->embedded = true;
    cfg->isolate = own.in_process == 0;
    cfg->jobs = own.jobs != 0 ? own.jobs : cores < 1 ? 1 : (uint32_t)cores; /* the helper is told the number */
    if (cfg->jobs > CC_BATCH_MAX_JOBS)
        cfg->jobs = CC_BATCH_MAX_JOBS;
    cfg->removed = own.removed != 0;
    cfg->no_paths = !cfg->removed;
    if (own.helper == NULL)
        return CC_OK;
    cleaner->helper = cc_strdup(own.helper);
    return cleaner->helper != NULL ? CC_OK : CC_E_NOMEM;
}

int cleancopy_cleaner_open(const struct cleancopy_cleaner_options *options, struct cleancopy_cleaner **out)
{
    struct cleancopy_cleaner *cleaner = cc_calloc(1, sizeof *cleaner);
    enum cc_status st;

    *out = NULL;
    if (cleaner == NULL)
        return CLEANCOPY_E_NOMEM;
    cc_config_defaults(&cleaner->cfg);
    st = take_options(cleaner, options, NULL);
    if (st != CC_OK)
        cleancopy_cleaner_close(cleaner);
    else
        *out = cleaner;
    return (int)cc_library_status(st);
}

static void end_workers(struct cleancopy_cleaner *cleaner)
{
    if (cleaner->owner == getpid())
        cc_batch_done(&cleaner->batch);
    else
        cc_batch_forget(&cleaner->batch);
    cleaner->owner = 0;
}

void cleancopy_cleaner_close(struct cleancopy_cleaner *cleaner)
{
    if (cleaner == NULL)
        return;
    end_workers(cleaner);
    cc_free(cleaner->helper);
    cc_free(cleaner);
}

const char *cleancopy_cleaner_unfiltered(const struct cleancopy_cleaner *cleaner)
{
    return cleaner != NULL ? cc_batch_unfiltered(&cleaner->batch) : NULL;
}

/* ---- the helper ---- */

/* Beside the library, as in a wheel, or in a folder there, as it is installed. */
static enum cc_status find_helper(const char *library, char path[PATH_MAX], struct cc_error *err)
{
    static const char *const places[] = {HELPER, HELPER_DIR HELPER};
    const char *slash = strrchr(library, '/');
    int n_dir = slash != NULL ? (int)(slash + 1 - library) : 0;

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int n = snprintf(path, PATH_MAX, "%.*s%s", n_dir, library, places[i]);

        if (n > 0 && n < PATH_MAX && access(path, X_OK) == 0)
            return CC_OK;
    }
    return cc_fail(err, CC_E_IO, "library",
                   "%.*s: no " HELPER " there that can be run, nor in " HELPER_DIR ": install it, name it, or clean in this process",
                   n_dir, library);
}

/* Starts the helper unless it runs, with pages in hand of no earlier call. */
static enum cc_status start_helper(struct cleancopy_cleaner *cleaner, struct cc_error *err)
{
    static const char here_is[] = "in the library's file";
    char path[PATH_MAX], numbers[4][16];
    char name[] = HELPER, version[] = CC_VERSION;
    Dl_info here;
    char *args[N_HELPER_ARGS + 1] = {name, NULL, version, numbers[0], numbers[1], numbers[2], numbers[3]};
    const struct cc_workers_program program = {cleaner->helper != NULL ? cleaner->helper : path, args};
    const long values[] = {(long)getpid(), (long)cleaner->cfg.jobs, (long)cleaner->cfg.scope, cleaner->cfg.removed};
    enum cc_status st = CC_OK;

    if (dladdr(here_is, &here) == 0 || here.dli_fname == NULL)
        return cc_fail(err, CC_E_IO, "library", "the library's own file is not known: clean in this process");
    args[1] = (char *)(uintptr_t)here.dli_fname;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        (void)snprintf(numbers[i], sizeof numbers[i], "%ld", values[i]); /* 11 bytes at most */
    if (cleaner->helper == NULL)
        st = find_helper(here.dli_fname, path, err);
    if (st != CC_OK)
        return st;
    cleaner->batch.program = &program;
    st = cc_batch_prepare(&cleaner->batch, err);
    cleaner->batch.program = NULL;
    cleaner->owner = getpid();
    return st;
}

int cleancopy_helper(int n_args, char **args)
{
    struct cc_config cfg;
    struct cc_batch batch = {.cfg = &cfg, .work = write_record};
    long values[N_HELPER_ARGS - 3];

    if (n_args != N_HELPER_ARGS || strcmp(args[2], CC_VERSION) != 0)
        return 2;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        values[i] = strtol(args[3 + i], NULL, 10);
    cc_config_defaults(&cfg);
    cfg.embedded = cfg.isolate = true;
    cfg.jobs = (uint32_t)values[1];
    cfg.scope = (enum cc_scope)values[2];
    cfg.removed = values[3] != 0;
    cfg.no_paths = !cfg.removed;
    (void)cc_batch_serve(&batch, (pid_t)values[0], NULL); /* the code says that it could not begin */
    return 3;
}

/* ---- a batch ---- */

static enum cc_status take_strings(const struct cleancopy_pages *pages, size_t i, struct cc_page *page,
                                   struct cc_error *err)
{
    const struct {
        const char *name;
        const struct cleancopy_column *column;
        struct cc_span *out;
    } strings[] = {
        {"source", pages->source, &page->source}, {"url", pages->url, &page->url},
        {"content_type", pages->content_type, &page->content_type}, {"outlet", pages->outlet, &page->outlet},
        {"title", pages->title, &page->title}, {"date", pages->date, &page->date},
    };

    for (size_t k = 0; k < sizeof strings / sizeof *strings; k++) {
        size_t valid;

        (void)cc_column_bytes(strings[k].column, i, strings[k].out); /* a null is an unknown one */
        valid = cc_utf8_valid_prefix(*strings[k].out);
        if (valid < strings[k].out->len)
            return cc_fail(err, CC_E_INPUT, "library", "%s is not UTF-8 at byte %zu", strings[k].name, valid);
    }
    if (page->source.len == 0)
        page->source = CC_SPAN("-");
    return CC_OK;
}

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

static enum cc_status next_page(void *user, struct cc_arena *arena, struct cc_page *page, struct cc_error *err)
{
    struct cleancopy_cleaner *cleaner = user;
    const struct cleancopy_pages *pages = cleaner->pages;
    size_t i = cleaner->next;
    int64_t at;
    enum cc_status st;

    (void)arena;
    if (i == pages->n)
        return CC_END;
    cleaner->next++;
    (void)cc_column_bytes(pages->bytes, i, &page->bytes); /* a null is an empty one */
    page->fetched_at_s = CC_NO_TIME;
    if (cc_column_integer(pages->fetched_at, i, &at))
        page->fetched_at_s = floor_divide(at, pages->fetched_at_per_s);
    st = take_strings(pages, i, page, err);
    if (st == CC_OK && page->bytes.len > cleaner->cfg.limits.max_input_bytes)
        st = cc_fail(err, CC_E_LIMIT, "library", "%.*s: more than %zu bytes", CC_SPAN_PRINT(page->source),
                     cleaner->cfg.limits.max_input_bytes);
    return st == CC_OK ? cc_library_form(cleaner->form, page, err) : st;
}

static enum cc_status emit_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct cleancopy_cleaner *cleaner = user;
    const struct cc_error *over = &item->reading.over_limit;
    char note[CC_ERROR_MESSAGE_BYTES + 64] = "";

    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT) {
        cc_rows_next(cleaner->rows, item->status, item->err.message);
        return CC_OK;
    }
    if (item->status != CC_OK) {
        *err = item->err;
        return item->status;
    }
    if (over->status != CC_OK)
        (void)snprintf(note, sizeof note, "%s; its text was taken without a tree", over->message); /* fits */
    cc_rows_add(cleaner->rows, CLEANCOPY_ROWS_RECORD, item->out.ptr, item->out.len);
    cc_rows_next(cleaner->rows, CC_OK, note);
    return CC_OK;
}

static enum cc_status check_pages(struct cleancopy_pages *pages, struct cc_error *err)
{
    const struct {
        const char *name;
        const struct cleancopy_column *column;
    } columns[] = {
        {"bytes", pages->bytes}, {"source", pages->source}, {"url", pages->url}, {"content_type", pages->content_type},
        {"outlet", pages->outlet}, {"title", pages->title}, {"date", pages->date},
    };
    enum cc_status st = CC_OK;

    if (pages->fetched_at_per_s == 0)
        pages->fetched_at_per_s = 1;
    if (pages->fetched_at_per_s < 0)
        return cc_fail(err, CC_E_USAGE, "library", "fetched_at_per_s is below 0");
    for (size_t i = 0; i < sizeof columns / sizeof *columns && st == CC_OK; i++)
        st = cc_column_check(columns[i].column, pages->n, columns[i].name, err);
    return st == CC_OK ? cc_column_check_integers(pages->fetched_at, pages->n, "fetched_at", err) : st;
}

static enum cc_status run(struct cleancopy_cleaner *cleaner, const struct cleancopy_pages *given, struct cc_error *err)
{
    struct cleancopy_pages own = {0};
    enum cc_status st = cc_library_copy(&own, sizeof own, PAGES_LEAST_BYTES, given, err);

    if (st == CC_OK)
        st = check_pages(&own, err);
    if (st != CC_OK || own.n == 0)
        return st;
    if (cleaner->owner != getpid())
        end_workers(cleaner);
    if (cleaner->owner == 0) {
        cleaner->batch = (struct cc_batch){.cfg = &cleaner->cfg, .user = cleaner, .next = next_page,
                                           .work = write_record, .emit = emit_page};
        st = cleaner->cfg.isolate ? start_helper(cleaner, err) : CC_OK;
    }
    if (st == CC_OK) {
        cleaner->pages = &own;
        cleaner->next = 0;
        st = cc_batch_run(&cleaner->batch, err);
        cleaner->pages = NULL;
    }
    if (st != CC_OK) /* some have pages that nobody waits for */
        end_workers(cleaner);
    return st;
}

int cleancopy_cleaner_run(struct cleancopy_cleaner *cleaner, const struct cleancopy_pages *pages,
                          struct cleancopy_rows **out)
{
    struct cleancopy_rows *rows = cc_rows_new(UINT64_C(1) << CLEANCOPY_ROWS_RECORD);
    struct cc_error err;
    enum cc_status st;

    *out = rows;
    if (rows == NULL)
        return CLEANCOPY_E_NOMEM;
    if (cleaner == NULL)
        return cc_rows_end(rows, CC_E_USAGE, &(struct cc_error){.message = "no cleaner"});
    cleaner->rows = rows;
    st = run(cleaner, pages, &err);
    cleaner->rows = NULL;
    return cc_rows_end(rows, st, &err);
}
