#include "cleancopy/write/readback.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/json_load.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/record_read.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define CSV_COLUMNS 11 /* of metadata.csv: file, id, …, words is the ninth */
#define CSV_FILE    0
#define CSV_ID      1
#define CSV_WORDS   8

/* A file read line by line; the line in hand stays until it is used up. */
struct lines {
    FILE *file;
    char path[4096];
    char *line;
    size_t capacity;
    struct cc_span at; /* the line in hand, without its line feed */
    uint64_t number;
    bool held;
};

struct cc_readback {
    struct lines documents, removed, metadata, clusters;
    json_t *cluster; /* members of it still come */
    size_t n_given;
};

static enum cc_status open_lines(struct lines *lines, const char *dir, const char *name,
                                 struct cc_error *err)
{
    if (snprintf(lines->path, sizeof lines->path, "%s/%s", dir, name) >=
        (int)sizeof lines->path)
        return cc_fail(err, CC_E_INPUT, "readback", "%s: path too long", dir);
    lines->file = fopen(lines->path, "rb");
    if (lines->file == NULL)
        return cc_fail(err, CC_E_INPUT, "readback",
                       "%s: %s; give an output folder of run or corpus", lines->path,
                       strerror(errno));
    return CC_OK;
}

static void close_lines(struct lines *lines)
{
    if (lines->file != NULL)
        fclose(lines->file);
    free(lines->line); /* getline's own memory */
}

/* Takes the next line in hand; CC_END at the end of the file. */
static enum cc_status hold(struct lines *lines, struct cc_error *err)
{
    ssize_t n;

    if (lines->held)
        return CC_OK;
    errno = 0;
    n = getline(&lines->line, &lines->capacity, lines->file);
    if (n < 0)
        return ferror(lines->file) ? cc_fail(err, CC_E_INPUT, "readback", "%s: %s", lines->path,
                                             strerror(errno))
                                   : CC_END;
    lines->number++;
    if (n > 0 && lines->line[n - 1] == '\n')
        n--;
    lines->at.ptr = lines->line;
    lines->at.len = (size_t)n;
    lines->held = true;
    return CC_OK;
}

static enum cc_status damaged(const struct lines *lines, struct cc_error *err)
{
    return cc_fail(err, CC_E_INPUT, "readback", "%s:%llu: no such line as cleancopy writes",
                   lines->path, (unsigned long long)lines->number);
}

static struct cc_span get(json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);
    struct cc_span s = {json_string_value(value), json_string_length(value)};

    return s;
}

/* ---- removed.jsonl ---- */

static bool read_removed(struct cc_arena *arena, json_t *object, struct cc_removed *removed)
{
    double score = json_number_value(json_object_get(object, "score"));
    json_int_t place = json_integer_value(json_object_get(object, "place"));

    memset(removed, 0, sizeof *removed);
    removed->score = (uint16_t)(score >= 0 && score <= 1 ? lround(score * 1000) : 0);
    removed->position = place >= 0 && place <= UINT32_MAX ? (uint32_t)place : 0;
    removed->text = cc_arena_copy(arena, get(object, "text"));
    removed->path = cc_arena_copy(arena, get(object, "path"));
    return cc_reason_from_name(get(object, "reason"), &removed->reason);
}

static bool add_removed(struct cc_arena *arena, struct cc_document *doc, uint32_t *capacity,
                        json_t *object)
{
    if (!cc_span_is(get(object, "stage"), CC_SPAN("extract")))
        return true; /* a duplicate: the record has it */
    if (doc->n_removed == *capacity) {
        uint32_t grown = *capacity == 0 ? 64 : *capacity * 2;
        struct cc_removed *list =
            cc_arena_grow(arena, doc->removed, *capacity * sizeof *list, grown * sizeof *list);

        if (list == NULL)
            return false;
        doc->removed = list;
        *capacity = grown;
    }
    return read_removed(arena, object, &doc->removed[doc->n_removed++]);
}

/* All lines of this document. */
static enum cc_status take_removed(struct lines *lines, struct cc_arena *arena,
                                   struct cc_document *doc, struct cc_error *err)
{
    uint32_t capacity = 0;
    enum cc_status st;

    doc->removed = NULL;
    doc->n_removed = 0;
    for (st = hold(lines, err); st == CC_OK; st = hold(lines, err)) {
        json_t *object = cc_json_load(lines->at, JSON_ALLOW_NUL, NULL);
        uint64_t id = 0;
        bool ok = cc_hash_from_hex(get(object, "doc"), &id);
        bool mine = ok && id == doc->id;

        if (mine)
            ok = add_removed(arena, doc, &capacity, object);
        json_decref(object);
        if (!ok)
            return arena->status != CC_OK ? cc_arena_status(arena, "readback", err)
                                          : damaged(lines, err);
        if (!mine)
            return CC_OK;
        lines->held = false;
    }
    return st == CC_END ? CC_OK : st;
}

/* ---- metadata.csv ---- */

/* The fields of the row in hand (RFC 4180), in the arena.  Our fields hold no line ends (white
 * space is collapsed), so a row is a line. */
static enum cc_status split_row(struct lines *lines, struct cc_arena *arena,
                                struct cc_span fields[CSV_COLUMNS], struct cc_error *err)
{
    size_t n = 0, at = 0;
    bool quoted = false;
    struct cc_span row = lines->at;
    char *out = cc_arena_alloc(arena, row.len + 1);
    char *start = out;

    if (out == NULL)
        return cc_arena_status(arena, "readback", err);
    if (row.len > 0 && row.ptr[row.len - 1] == '\r')
        row.len--;
    for (;; at++) {
        bool end = at >= row.len;

        if (end && quoted)
            return damaged(lines, err);
        if (end || (!quoted && row.ptr[at] == ',')) {
            if (n == CSV_COLUMNS)
                return damaged(lines, err);
            fields[n].ptr = start;
            fields[n++].len = (size_t)(out - start);
            start = out;
            if (end)
                break;
        } else if (row.ptr[at] == '"') {
            if (quoted && at + 1 < row.len && row.ptr[at + 1] == '"')
                *out++ = row.ptr[at++];
            else
                quoted = !quoted;
        } else {
            *out++ = row.ptr[at];
        }
    }
    return n == CSV_COLUMNS ? CC_OK : damaged(lines, err);
}

static enum cc_status take_metadata(struct lines *lines, struct cc_arena *arena, uint64_t doc,
                                    struct cc_span *file, uint64_t *words, struct cc_error *err)
{
    struct cc_span fields[CSV_COLUMNS];
    uint64_t id = 0;
    enum cc_status st = hold(lines, err);

    *file = CC_SPAN_EMPTY;
    *words = 0;
    if (st != CC_OK)
        return st == CC_END ? CC_OK : st;
    st = split_row(lines, arena, fields, err);
    if (st != CC_OK)
        return st;
    if (!cc_hash_from_hex(fields[CSV_ID], &id))
        return damaged(lines, err);
    if (id != doc)
        return CC_OK; /* this document has no text file */
    lines->held = false;
    *file = fields[CSV_FILE];
    for (size_t i = 0; i < fields[CSV_WORDS].len; i++)
        *words = *words * 10 + (uint64_t)(fields[CSV_WORDS].ptr[i] - '0');
    return CC_OK;
}

/* ---- clusters.jsonl ---- */

static bool read_place(json_t *object, uint64_t *doc, uint32_t *paragraph,
                       struct cc_span *outlet, struct cc_span *date)
{
    *paragraph = (uint32_t)json_integer_value(json_object_get(object, "paragraph"));
    *outlet = get(object, "outlet");
    *date = get(object, "date");
    return cc_hash_from_hex(get(object, "doc"), doc);
}

static enum cc_status next_cluster(struct cc_readback *readback, struct cc_error *err)
{
    struct lines *lines = &readback->clusters;
    enum cc_status st = hold(lines, err);

    json_decref(readback->cluster);
    readback->cluster = NULL;
    readback->n_given = 0;
    if (st != CC_OK)
        return st;
    lines->held = false;
    readback->cluster = cc_json_load(lines->at, JSON_ALLOW_NUL, NULL);
    if (json_array_size(json_object_get(readback->cluster, "members")) == 0)
        return damaged(lines, err);
    return CC_OK;
}

enum cc_status cc_readback_cluster(struct cc_readback *readback, struct cc_cluster_row *row,
                                   struct cc_error *err)
{
    json_t *member;
    bool ok;

    if (readback->n_given == json_array_size(json_object_get(readback->cluster, "members"))) {
        enum cc_status st = next_cluster(readback, err);

        if (st != CC_OK)
            return st;
    }
    member = json_array_get(json_object_get(readback->cluster, "members"), readback->n_given++);
    memset(row, 0, sizeof *row);
    ok = read_place(json_object_get(readback->cluster, "canonical"), &row->canonical_doc,
                    &row->canonical_paragraph, &row->canonical_outlet, &row->canonical_date) &&
         read_place(member, &row->doc, &row->paragraph, &row->outlet, &row->date) &&
         cc_relation_from_name(get(member, "relation"), &row->relation);
    row->similarity = json_number_value(json_object_get(member, "similarity"));
    return ok ? CC_OK : damaged(&readback->clusters, err);
}

/* ---- the folder ---- */

enum cc_status cc_readback_open(const char *dir, struct cc_readback **out, struct cc_error *err)
{
    struct cc_readback *readback = cc_calloc(1, sizeof *readback);
    enum cc_status st;

    if (readback == NULL)
        return cc_fail(err, CC_E_NOMEM, "readback", "out of memory");
    st = open_lines(&readback->documents, dir, "documents.jsonl", err);
    if (st == CC_OK)
        st = open_lines(&readback->removed, dir, "removed.jsonl", err);
    if (st == CC_OK)
        st = open_lines(&readback->metadata, dir, "metadata.csv", err);
    if (st == CC_OK)
        st = open_lines(&readback->clusters, dir, "clusters.jsonl", err);
    if (st == CC_OK)
        st = hold(&readback->metadata, err); /* the head row */
    if (st == CC_END)
        st = damaged(&readback->metadata, err);
    if (st != CC_OK) {
        cc_readback_close(readback);
        return st;
    }
    readback->metadata.held = false;
    *out = readback;
    return CC_OK;
}

enum cc_status cc_readback_document(struct cc_readback *readback, struct cc_arena *arena,
                                    struct cc_document *doc, struct cc_span *file,
                                    uint64_t *words, struct cc_error *err)
{
    enum cc_status st = hold(&readback->documents, err);

    if (st != CC_OK)
        return st;
    readback->documents.held = false;
    if (cc_record_read(arena, readback->documents.at, doc, NULL) != CC_OK)
        return arena->status != CC_OK ? cc_arena_status(arena, "readback", err)
                                      : damaged(&readback->documents, err);
    st = take_removed(&readback->removed, arena, doc, err);
    if (st == CC_OK)
        st = take_metadata(&readback->metadata, arena, doc->id, file, words, err);
    return st;
}

void cc_readback_close(struct cc_readback *readback)
{
    if (readback == NULL)
        return;
    close_lines(&readback->documents);
    close_lines(&readback->removed);
    close_lines(&readback->metadata);
    close_lines(&readback->clusters);
    json_decref(readback->cluster);
    cc_free(readback);
}
