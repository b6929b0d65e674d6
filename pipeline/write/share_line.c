#include "cleancopy/write/share_line.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/json_load.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>

/* ---- writing --------------------------------------------------------------------------- */

static void put_text(struct cc_buf *out, const char *key, struct cc_span text)
{
    cc_buf_add_string(out, key);
    cc_json_string(out, text);
}

void cc_share_head_write(struct cc_buf *out, const struct cc_share_head *head)
{
    cc_buf_printf(out, "{\"cleancopy_shard\":%d", CC_SHARE_VERSION);
    put_text(out, ",\"cleancopy\":", head->cleancopy);
    cc_buf_printf(out, ",\"shard\":%" PRIu32 ",\"of\":%" PRIu32, head->number, head->of);
    put_text(out, ",\"settings\":", head->settings);
    cc_buf_add_char(out, '}');
}

void cc_share_failure_write(struct cc_buf *out, const struct cc_share_failure *failure)
{
    put_text(out, "{\"failed\":", failure->source);
    put_text(out, ",\"message\":", failure->message);
    cc_buf_printf(out, ",\"no_tree\":%s,\"file\":%" PRIu64 ",\"page\":%" PRIu64 "}",
                  failure->no_tree ? "true" : "false", failure->file, failure->page);
}

void cc_share_end_write(struct cc_buf *out, const struct cc_share_end *end)
{
    cc_buf_printf(out, "{\"end\":true,\"files\":%" PRIu64 ",\"inputs\":", end->n_files);
    cc_json_hex(out, end->inputs);
    cc_buf_printf(out,
                  ",\"pages\":%" PRIu64 ",\"documents\":%" PRIu64 ",\"failed\":%" PRIu64,
                  end->n_pages, end->n_documents, end->n_failed);
    if (end->n_left_out_by_outlet + end->n_left_out_by_language > 0)
        cc_buf_printf(out, ",\"left_out_by_outlet\":%" PRIu64 ",\"left_out_by_language\":%" PRIu64,
                      end->n_left_out_by_outlet, end->n_left_out_by_language);
    cc_buf_add_string(out, ",\"checksum\":");
    cc_json_hex(out, end->checksum);
    cc_buf_add_char(out, '}');
}

uint64_t cc_share_sum(uint64_t sum, struct cc_span line)
{
    return cc_hash64_mix(sum, cc_hash64(line));
}

/* ---- reading --------------------------------------------------------------------------- */

/* Fields by name; the first that is not as it should be is remembered. */
struct reader {
    struct cc_arena *arena;
    const json_t *line;
    const char *bad;
};

static struct cc_span read_text(struct reader *r, const char *name)
{
    const json_t *value = json_object_get(r->line, name);

    if (!json_is_string(value)) {
        r->bad = r->bad != NULL ? r->bad : name;
        return CC_SPAN_EMPTY;
    }
    return cc_arena_copy(r->arena,
                         (struct cc_span){json_string_value(value), json_string_length(value)});
}

static uint64_t read_number(struct reader *r, const char *name, uint64_t min, uint64_t max)
{
    const json_t *value = json_object_get(r->line, name);
    json_int_t n = json_is_integer(value) ? json_integer_value(value) : -1;

    if (n >= 0 && (uint64_t)n >= min && (uint64_t)n <= max)
        return (uint64_t)n;
    r->bad = r->bad != NULL ? r->bad : name;
    return min;
}

/* 0 where it is missing. */
static uint64_t read_count(struct reader *r, const char *name)
{
    return json_object_get(r->line, name) != NULL ? read_number(r, name, 0, INT64_MAX) : 0;
}

static uint64_t read_hex(struct reader *r, const char *name)
{
    uint64_t value = 0;

    if (!cc_hash_from_hex(read_text(r, name), &value))
        r->bad = r->bad != NULL ? r->bad : name;
    return value;
}

static bool read_bool(struct reader *r, const char *name)
{
    const json_t *value = json_object_get(r->line, name);

    if (!json_is_boolean(value))
        r->bad = r->bad != NULL ? r->bad : name;
    return json_is_true(value);
}

static void read_head(struct reader *r, struct cc_share_line *out)
{
    out->head.of = (uint32_t)read_number(r, "of", 1, CC_MAX_SHARDS);
    out->head.number = (uint32_t)read_number(r, "shard", 1, out->head.of);
    out->head.cleancopy = read_text(r, "cleancopy");
    out->head.settings = read_text(r, "settings");
}

static void read_failure(struct reader *r, struct cc_share_line *out)
{
    out->failure.source = read_text(r, "failed");
    out->failure.message = read_text(r, "message");
    out->failure.no_tree = read_bool(r, "no_tree");
    out->failure.file = read_number(r, "file", 0, INT64_MAX);
    out->failure.page = read_number(r, "page", 0, INT64_MAX);
}

static void read_end(struct reader *r, struct cc_share_line *out)
{
    (void)read_bool(r, "end");
    out->end.n_files = read_number(r, "files", 0, INT64_MAX);
    out->end.inputs = read_hex(r, "inputs");
    out->end.n_pages = read_number(r, "pages", 0, INT64_MAX);
    out->end.n_documents = read_number(r, "documents", 0, INT64_MAX);
    out->end.n_failed = read_number(r, "failed", 0, INT64_MAX);
    out->end.n_left_out_by_outlet = read_count(r, "left_out_by_outlet");
    out->end.n_left_out_by_language = read_count(r, "left_out_by_language");
    out->end.checksum = read_hex(r, "checksum");
}

static const struct {
    const char *key; /* with which a line of the kind begins */
    enum cc_share_kind kind;
    void (*read)(struct reader *r, struct cc_share_line *out); /* NULL: not here */
} kinds[] = {
    {"{\"id\":", CC_SHARE_DOCUMENT, NULL},
    {"{\"failed\":", CC_SHARE_FAILURE, read_failure},
    {"{\"cleancopy_shard\":", CC_SHARE_HEAD, read_head},
    {"{\"end\":", CC_SHARE_END, read_end},
};
#define N_KINDS (sizeof kinds / sizeof *kinds)

static enum cc_status check_version(const json_t *line, struct cc_error *err)
{
    const json_t *version = json_object_get(line, "cleancopy_shard");

    if (json_is_integer(version) && json_integer_value(version) == CC_SHARE_VERSION)
        return CC_OK;
    return cc_fail(err, CC_E_INPUT, "shard",
                   "its lines are of another form than this program's (%d): use the cleancopy "
                   "that made it",
                   CC_SHARE_VERSION);
}

static enum cc_status read_fields(struct cc_arena *arena, const json_t *line, size_t kind,
                                  struct cc_share_line *out, struct cc_error *err)
{
    struct reader r = {.arena = arena, .line = line};
    enum cc_status st = CC_OK;

    if (kinds[kind].kind == CC_SHARE_HEAD)
        st = check_version(line, err);
    if (st != CC_OK)
        return st;
    kinds[kind].read(&r, out);
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "shard", err);
    if (r.bad != NULL)
        return cc_fail(err, CC_E_INPUT, "shard",
                       "a line whose \"%s\" is missing or out of range", r.bad);
    return CC_OK;
}

enum cc_status cc_share_line_read(struct cc_arena *arena, struct cc_span line,
                                  struct cc_share_line *out, struct cc_error *err)
{
    json_error_t why;
    enum cc_status st;
    size_t kind = 0;
    json_t *value;

    memset(out, 0, sizeof *out);
    while (kind < N_KINDS && !cc_span_starts(line, cc_span_from(kinds[kind].key)))
        kind++;
    if (kind == N_KINDS)
        return cc_fail(err, CC_E_INPUT, "shard", "a line that no shard has");
    out->kind = kinds[kind].kind;
    if (out->kind == CC_SHARE_DOCUMENT) {
        out->record = line;
        return CC_OK;
    }
    value = cc_json_load(line, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &why);
    if (value == NULL && json_error_code(&why) == json_error_out_of_memory)
        return cc_fail(err, CC_E_NOMEM, "shard", "no memory for a line of %zu bytes", line.len);
    if (value == NULL)
        return cc_fail(err, CC_E_INPUT, "shard", "a line that is no JSON: %s", why.text);
    st = read_fields(arena, value, kind, out, err);
    json_decref(value);
    return st;
}
