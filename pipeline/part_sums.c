#include "cleancopy/part_sums.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/source/stream.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/tally_sums.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void cc_part_name(uint32_t part, uint32_t n_parts, char name[CC_PART_NAME_BYTES])
{
    (void)snprintf(name, CC_PART_NAME_BYTES, "part-%04" PRIu32 "-of-%04" PRIu32, part, n_parts); /* fits */
}

bool cc_part_name_read(const char *name, uint32_t *part, uint32_t *n_parts)
{
    char again[CC_PART_NAME_BYTES];

    if (sscanf(name, "part-%5" SCNu32 "-of-%5" SCNu32, part, n_parts) != 2 || *part < 1 || *part > *n_parts ||
        *n_parts > CC_MAX_SHARDS)
        return false;
    cc_part_name(*part, *n_parts, again);
    return strcmp(name, again) == 0;
}

/* ---- writing ---- */

enum cc_status cc_part_sums_put(const char *dir, const struct cc_part_sums *about, struct cc_span sums,
                                struct cc_error *err)
{
    enum cc_status st;
    struct cc_buf out;
    bool changed;

    cc_buf_init(&out, SIZE_MAX / 2);
    cc_buf_printf(&out, "{\"cleancopy_sums\":%d,\"cleancopy\":\"" CC_VERSION "\",\"part\":%" PRIu32 ",\"parts\":%" PRIu32,
                  CC_PART_SUMS_VERSION, about->part, about->n_parts);
    cc_buf_add_string(&out, ",\"corpus\":");
    cc_json_hex(&out, about->corpus);
    cc_buf_add_string(&out, ",\"made_of\":");
    cc_json_hex(&out, about->made_of);
    cc_buf_printf(&out, ",\"whole\":%s", about->whole ? "true" : "false");
    if (about->whole) {
        cc_buf_printf(&out,
                      ",\n\"failed\":%" PRIu64 ",\"left_out_by_outlet\":%" PRIu64 ",\"left_out_by_language\":%" PRIu64
                      ",\n\"sums\":",
                      about->n_failed, about->n_left_out_by_outlet, about->n_left_out_by_language);
        cc_buf_add(&out, sums);
    }
    cc_buf_add_string(&out, "}\n");
    st = out.status == CC_OK ? cc_outfile_put(dir, CC_SPAN(CC_PART_SUMS_NAME), cc_buf_span(&out), &changed, err)
                             : cc_fail(err, CC_E_NOMEM, "sums", "no memory");
    cc_buf_done(&out);
    return st;
}

/* ---- reading ---- */

/* The first field that is not as it should be is remembered. */
static uint64_t read_number(const struct cc_json_node *file, const char *name, uint64_t max, const char **bad)
{
    const struct cc_json_node *value = cc_json_member(file, name);

    if (value != NULL && value->kind == CC_JSON_INTEGER && value->as.integer >= 0 && (uint64_t)value->as.integer <= max)
        return (uint64_t)value->as.integer;
    *bad = *bad != NULL ? *bad : name;
    return 0;
}

static uint64_t read_hex(const struct cc_json_node *file, const char *name, const char **bad)
{
    uint64_t value = 0;

    if (!cc_hash_from_hex(cc_json_text(cc_json_member(file, name)), &value))
        *bad = *bad != NULL ? *bad : name;
    return value;
}

static enum cc_status read_about(const struct cc_json_node *file, struct cc_part_sums *about, struct cc_error *err)
{
    const struct cc_json_node *whole = cc_json_member(file, "whole");
    const char *bad = NULL;

    memset(about, 0, sizeof *about);
    about->n_parts = (uint32_t)read_number(file, "parts", CC_MAX_SHARDS, &bad);
    about->part = (uint32_t)read_number(file, "part", about->n_parts, &bad);
    about->corpus = read_hex(file, "corpus", &bad);
    about->made_of = read_hex(file, "made_of", &bad);
    about->whole = whole != NULL && whole->kind == CC_JSON_TRUE;
    if (about->whole) {
        about->n_failed = read_number(file, "failed", CC_TALLY_SUMS_MAX, &bad);
        about->n_left_out_by_outlet = read_number(file, "left_out_by_outlet", CC_TALLY_SUMS_MAX, &bad);
        about->n_left_out_by_language = read_number(file, "left_out_by_language", CC_TALLY_SUMS_MAX, &bad);
        if (cc_json_member(file, "sums") == NULL)
            bad = bad != NULL ? bad : "sums";
    }
    if (bad == NULL && about->part == 0)
        bad = "part";
    if (bad == NULL)
        return CC_OK;
    return cc_fail(err, CC_E_INPUT, "sums", "\"%s\" is missing or not as it should be", bad);
}

static enum cc_status read_file(const struct cc_json_node *file, struct cc_part_sums *about, struct cc_error *err)
{
    const struct cc_json_node *version = cc_json_member(file, "cleancopy_sums");
    struct cc_span cleancopy = cc_json_text(cc_json_member(file, "cleancopy"));

    if (version == NULL || version->kind != CC_JSON_INTEGER)
        return cc_fail(err, CC_E_INPUT, "sums", "is no file of sums");
    if (version->as.integer != CC_PART_SUMS_VERSION || !cc_span_is(cleancopy, CC_SPAN(CC_VERSION)))
        return cc_fail(err, CC_E_INPUT, "sums", "is of cleancopy %.*s, this is %s: make all parts with one version",
                       CC_SPAN_PRINT(cleancopy), CC_VERSION);
    return read_about(file, about, err);
}

enum cc_status cc_part_sums_parse(struct cc_arena *arena, struct cc_span text, struct cc_json_tree **tree,
                                  struct cc_part_sums *about, const struct cc_json_node **sums, struct cc_error *err)
{
    const struct cc_json_node *file;
    enum cc_status st = cc_json_tree_read(arena, text, tree, &file, err);

    if (st != CC_OK)
        return st;
    st = read_file(file, about, err);
    if (st != CC_OK) {
        cc_json_tree_free(*tree);
        *tree = NULL;
        return st;
    }
    *sums = about->whole ? cc_json_member(file, "sums") : NULL;
    return CC_OK;
}

static enum cc_status parse_stream(struct cc_arena *arena, struct cc_stream *stream, struct cc_json_tree **tree,
                                   struct cc_part_sums *about, const struct cc_json_node **sums, struct cc_error *err)
{
    enum cc_status st = cc_stream_fill(stream, CC_PART_SUMS_BYTES + 1, err);
    struct cc_span text = cc_stream_window(stream);

    if (st == CC_OK && text.len > CC_PART_SUMS_BYTES)
        st = cc_fail(err, CC_E_INPUT, "sums", "is over %zu bytes, and no file of sums is", CC_PART_SUMS_BYTES);
    return st == CC_OK ? cc_part_sums_parse(arena, text, tree, about, sums, err) : st;
}

enum cc_status cc_part_sums_read(struct cc_arena *arena, const char *dir, struct cc_json_tree **tree,
                                 struct cc_part_sums *about, const struct cc_json_node **sums, struct cc_error *err)
{
    struct cc_span path = cc_arena_printf(arena, "%s/" CC_PART_SUMS_NAME, dir);
    struct cc_stream *stream = NULL;
    struct cc_error why;
    enum cc_status st;

    *tree = NULL;
    if (path.ptr == NULL)
        return cc_arena_status(arena, "sums", err);
    if (access(path.ptr, F_OK) != 0)
        return CC_END;
    st = cc_stream_open(path.ptr, &stream, err);
    if (st != CC_OK)
        return st;
    st = parse_stream(arena, stream, tree, about, sums, &why);
    cc_stream_close(stream);
    return st == CC_OK ? CC_OK : cc_fail(err, st, "sums", "%s: %s: if it was damaged, remove its folder and make this part anew", path.ptr, why.message);
}
