#include "cleancopy/cleancopy.h"

#include "cleancopy_internal.h"

#include "cleancopy/batch.h"
#include "cleancopy/core/alloc.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/features_record.h"
#include "cleancopy/pipeline.h"
#include "cleancopy/source/sniff.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write/text.h"

/* Of the first version: a struct that is smaller is none of ours. */
#define PAGE_LEAST_BYTES (offsetof(struct cleancopy_page, removed) + sizeof(int))

#define MAX_NOTES_BYTES ((size_t)1 << 20)

const char *cleancopy_version(void)
{
    return CC_VERSION;
}

/* ---- results ---- */

struct cleancopy_result *cc_result_new(size_t max_bytes)
{
    struct cleancopy_result *result = cc_calloc(1, sizeof *result);

    if (result == NULL)
        return NULL;
    cc_buf_init(&result->record, max_bytes);
    cc_buf_init(&result->text, max_bytes);
    cc_buf_init(&result->notes, MAX_NOTES_BYTES);
    return result;
}

void cleancopy_result_free(struct cleancopy_result *result)
{
    if (result == NULL)
        return;
    cc_buf_done(&result->record);
    cc_buf_done(&result->text);
    cc_buf_done(&result->notes);
    cc_free(result);
}

enum cleancopy_status cc_library_status(enum cc_status st)
{
    switch (st) {
    case CC_OK:
        return CLEANCOPY_OK;
    case CC_E_INPUT:
        return CLEANCOPY_E_INPUT;
    case CC_E_LIMIT:
        return CLEANCOPY_E_LIMIT;
    case CC_E_USAGE:
        return CLEANCOPY_E_USAGE;
    case CC_E_NOMEM:
        return CLEANCOPY_E_NOMEM;
    default:
        return CLEANCOPY_E_IO;
    }
}

int cc_result_end(struct cleancopy_result *result, enum cc_status st, const struct cc_error *err)
{
    result->status = cc_library_status(st);
    if (st != CC_OK) {
        memcpy(result->message, err->message, sizeof result->message);
        cc_buf_done(&result->record);
        cc_buf_done(&result->text);
    }
    return (int)result->status;
}

int cleancopy_result_status(const struct cleancopy_result *result)
{
    return result != NULL ? (int)result->status : CLEANCOPY_E_NOMEM;
}

const char *cleancopy_result_message(const struct cleancopy_result *result)
{
    return result != NULL ? result->message : "out of memory";
}

/* A buffer that nothing was appended to has no memory. */
static const char *string_of(const struct cc_buf *buf, size_t *n)
{
    if (n != NULL)
        *n = buf != NULL ? buf->len : 0;
    return buf != NULL && buf->len > 0 ? buf->ptr : "";
}

const char *cleancopy_result_record(const struct cleancopy_result *result, size_t *n)
{
    return string_of(result != NULL ? &result->record : NULL, n);
}

const char *cleancopy_result_text(const struct cleancopy_result *result, size_t *n)
{
    return string_of(result != NULL ? &result->text : NULL, n);
}

const char *cleancopy_result_notes(const struct cleancopy_result *result, size_t *n)
{
    return string_of(result != NULL ? &result->notes : NULL, n);
}

/* ---- what a caller hands in ---- */

enum cc_status cc_library_copy(void *own, size_t own_bytes, size_t least, const void *given,
                               struct cc_error *err)
{
    size_t bytes = 0;

    if (given != NULL)
        memcpy(&bytes, given, sizeof bytes);
    if (bytes < least)
        return cc_fail(err, CC_E_USAGE, "library",
                       "a struct of %zu bytes: its size is to be set to sizeof, here %zu", bytes,
                       own_bytes);
    for (size_t i = own_bytes; i < bytes; i++) {
        if (((const char *)given)[i] != 0)
            return cc_fail(err, CC_E_USAGE, "library",
                           "the struct sets what this libcleancopy (%s) does not know: use a newer one",
                           CC_VERSION);
    }
    memcpy(own, given, bytes < own_bytes ? bytes : own_bytes);
    return CC_OK;
}

enum cc_status cc_library_string(const char *name, const char *given, struct cc_span *out,
                                 struct cc_error *err)
{
    size_t valid;

    *out = cc_span_from(given);
    valid = cc_utf8_valid_prefix(*out);
    if (valid < out->len)
        return cc_fail(err, CC_E_USAGE, "library", "%s is not UTF-8 at byte %zu", name, valid);
    return CC_OK;
}

static enum cc_status take_strings(const struct cleancopy_page *given, struct cc_page *page,
                                   struct cc_error *err)
{
    const struct {
        const char *name, *given;
        struct cc_span *out;
    } strings[] = {
        {"source", given->source != NULL ? given->source : "-", &page->source},
        {"url", given->url, &page->url},
        {"content_type", given->content_type, &page->content_type},
        {"outlet", given->outlet, &page->outlet},
        {"title", given->title, &page->title},
        {"date", given->date, &page->date},
    };
    enum cc_status st = CC_OK;

    for (size_t i = 0; i < sizeof strings / sizeof *strings && st == CC_OK; i++)
        st = cc_library_string(strings[i].name, strings[i].given, strings[i].out, err);
    return st;
}

/* The kinds that `clean` takes for one page are told as it tells them (source/input.c). */
enum cc_status cc_library_form(int form, struct cc_page *page, struct cc_error *err)
{
    enum cc_sniffed kind;

    page->form = form == CLEANCOPY_FORM_HTML ? CC_FORM_HTML : CC_FORM_TEXT;
    if (form == CLEANCOPY_FORM_HTML || form == CLEANCOPY_FORM_TEXT)
        return CC_OK;
    if (form != CLEANCOPY_FORM_AUTO)
        return cc_fail(err, CC_E_USAGE, "library", "form %d: there is none of that number", form);
    kind = cc_sniff(page->bytes);
    if (kind == CC_SNIFF_HTML)
        page->form = CC_FORM_HTML;
    else if (kind != CC_SNIFF_TEXT)
        return cc_fail(err, CC_E_INPUT, "library", "%.*s: is %s: give HTML or text",
                       CC_SPAN_PRINT(page->source), cc_sniff_name(kind));
    return CC_OK;
}

enum cc_status cc_library_scope(int scope, enum cc_scope *out, struct cc_error *err)
{
    switch (scope) {
    case CLEANCOPY_SCOPE_AUTO:
        *out = CC_SCOPE_AUTO;
        return CC_OK;
    case CLEANCOPY_SCOPE_STRICT:
        *out = CC_SCOPE_STRICT;
        return CC_OK;
    case CLEANCOPY_SCOPE_FULL:
        *out = CC_SCOPE_FULL;
        return CC_OK;
    default:
        return cc_fail(err, CC_E_USAGE, "library", "scope %d: there is none of that number", scope);
    }
}

static enum cc_status take_page(const struct cleancopy_page *given, struct cc_page *page,
                                struct cc_config *cfg, struct cc_error *err)
{
    enum cc_status st;

    memset(page, 0, sizeof *page);
    page->bytes = (struct cc_span){given->bytes, given->n_bytes};
    page->fetched_at_s = given->fetched_at_s != 0 ? given->fetched_at_s : CC_NO_TIME;
    if (given->bytes == NULL && given->n_bytes > 0)
        return cc_fail(err, CC_E_USAGE, "library", "bytes is NULL, n_bytes %zu", given->n_bytes);
    st = take_strings(given, page, err);
    if (st == CC_OK && page->bytes.len > cfg->limits.max_input_bytes)
        st = cc_fail(err, CC_E_LIMIT, "library", "%.*s: more than %zu bytes",
                     CC_SPAN_PRINT(page->source), cfg->limits.max_input_bytes);
    if (st == CC_OK)
        st = cc_library_form(given->form, page, err);
    if (st == CC_OK)
        st = cc_library_scope(given->scope, &cfg->scope, err);
    return st;
}

/* ---- a page ---- */

typedef enum cc_status write_page(struct cleancopy_result *result, const struct cleancopy_page *given,
                                  const struct cc_document *doc, const struct cc_reading *reading,
                                  struct cc_error *err);

static enum cc_status write_clean(struct cleancopy_result *result,
                                  const struct cleancopy_page *given, const struct cc_document *doc,
                                  const struct cc_reading *reading, struct cc_error *err)
{
    (void)reading;
    cc_text_write(&result->text, doc, CC_DUPLICATES_DROP);
    return cc_record_write(&result->record, doc, given->removed != 0, err);
}

static enum cc_status write_features(struct cleancopy_result *result,
                                     const struct cleancopy_page *given,
                                     const struct cc_document *doc,
                                     const struct cc_reading *reading, struct cc_error *err)
{
    struct cc_buf *record = &result->record;

    (void)given;
    (void)err;
    cc_features_record_write(record, doc, reading);
    if (record->status == CC_OK)
        record->ptr[--record->len] = '\0'; /* its line feed */
    return CC_OK;
}

static enum cc_status read_page(const struct cleancopy_page *given, write_page *write,
                                struct cc_arena *arena, struct cc_config *cfg,
                                struct cleancopy_result *result, struct cc_error *err)
{
    struct cc_page page;
    struct cc_document doc;
    struct cc_reading reading;
    enum cc_status st = take_page(given, &page, cfg, err);

    if (st == CC_OK)
        st = cc_pipeline_read(arena, cfg, &page, &doc, &reading, err);
    if (st == CC_OK)
        st = write(result, given, &doc, &reading, err);
    if (st != CC_OK)
        return st;
    st = result->record.status != CC_OK ? result->record.status : result->text.status;
    if (st != CC_OK)
        return cc_fail(err, st, "library", "%.*s: %s", CC_SPAN_PRINT(page.source),
                       st == CC_E_LIMIT ? "record is too large" : "no memory for the record");
    if (reading.over_limit.status != CC_OK)
        cc_buf_printf(&result->notes, "%.*s: %s; its text was taken without a tree\n",
                      CC_SPAN_PRINT(page.source), reading.over_limit.message);
    return CC_OK;
}

static int run_page(const struct cleancopy_page *given, write_page *write,
                    struct cleancopy_result **out)
{
    struct cleancopy_result *result = cc_result_new(CC_BATCH_MAX_OUT_BYTES);
    struct cleancopy_page own = {0};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_error err;
    enum cc_status st;

    *out = result;
    if (result == NULL)
        return CLEANCOPY_E_NOMEM;
    st = cc_library_copy(&own, sizeof own, PAGE_LEAST_BYTES, given, &err);
    if (st == CC_OK) {
        cc_config_defaults(&cfg);
        cfg.features = write == write_features;
        cc_arena_init(&arena, cfg.limits.max_arena_bytes);
        st = read_page(&own, write, &arena, &cfg, result, &err);
        cc_arena_done(&arena);
    }
    return cc_result_end(result, st, &err);
}

int cleancopy_clean(const struct cleancopy_page *page, struct cleancopy_result **result)
{
    return run_page(page, write_clean, result);
}

int cleancopy_features(const struct cleancopy_page *page, struct cleancopy_result **result)
{
    return run_page(page, write_features, result);
}
