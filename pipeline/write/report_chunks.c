#include "cleancopy/write/report_chunks.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/write/script.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX_CHUNK_BYTES                                                                        \
    ((size_t)1 << 30) /* one row at most: a page of 8 MiB, each byte written as six, and more  \
                       */
#define CUT_MASK   7
#define NAME_BYTES 80

struct cc_chunk_place {
    uint64_t key;
    uint32_t chunk, part, count;
};

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "report", "no memory");
}

void cc_report_chunks_init(struct cc_report_chunks *chunks, struct cc_report_files *files,
                           struct cc_span kind, struct cc_span aside_kind, bool has_places)
{
    memset(chunks, 0, sizeof *chunks);
    chunks->files = files;
    chunks->kind = kind;
    chunks->aside_kind = aside_kind;
    chunks->has_places = has_places;
    cc_buf_init(&chunks->rows, MAX_CHUNK_BYTES);
    cc_buf_init(&chunks->aside, MAX_CHUNK_BYTES);
    cc_buf_init(&chunks->script, MAX_CHUNK_BYTES);
}

void cc_report_chunks_done(struct cc_report_chunks *chunks)
{
    cc_buf_done(&chunks->rows);
    cc_buf_done(&chunks->aside);
    cc_buf_done(&chunks->script);
    cc_free(chunks->chunks);
    cc_free(chunks->places);
    memset(chunks, 0, sizeof *chunks);
}

/* Room for one more of an array's items. */
static bool make_room(void **items, size_t n, size_t *room, size_t item_bytes)
{
    size_t wanted = *room == 0 ? 256 : *room * 2;
    void *grown;

    if (n < *room)
        return true;
    grown = cc_realloc_array(*items, wanted, item_bytes);
    if (grown == NULL)
        return false;
    *items = grown;
    *room = wanted;
    return true;
}

/* ---- chunks ---- */

static void put_name(struct cc_buf *out, const char *key, const uint64_t *name)
{
    char hex[CC_HASH_HEX_BYTES];

    cc_buf_add_string(out, key);
    if (name == NULL) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_hash_hex(*name, hex);
    cc_buf_printf(out, "\"%s\"", hex);
}

static enum cc_status put_script(struct cc_report_chunks *chunks, const char *name,
                                 struct cc_error *err)
{
    char path[NAME_BYTES + sizeof "data/.js"];

    if (chunks->script.status != CC_OK)
        return cc_fail(err, chunks->script.status, "report", "%s: no memory", name);
    (void)snprintf(path, sizeof path, "data/%s.js", name); /* fits */
    return cc_report_files_put(chunks->files, cc_span_from(path), cc_buf_span(&chunks->script),
                               err);
}

static enum cc_status write_aside(struct cc_report_chunks *chunks, const char *hex,
                                  struct cc_error *err)
{
    char name[NAME_BYTES];

    if (chunks->aside.len == 0)
        return CC_OK;
    (void)snprintf(name, sizeof name, "%.*s/%s", CC_SPAN_PRINT(chunks->aside_kind),
                   hex); /* fits */
    cc_buf_clear(&chunks->script);
    cc_script_begin(&chunks->script, cc_span_from(name));
    cc_buf_add_char(&chunks->script, '[');
    cc_script_add(&chunks->script, cc_buf_span(&chunks->aside));
    cc_buf_add_char(&chunks->script, ']');
    cc_script_end(&chunks->script);
    cc_buf_clear(&chunks->aside);
    return put_script(chunks, name, err);
}

/* Writes the chunk at hand; `after` NULL: it is the last. */
static enum cc_status write_chunk(struct cc_report_chunks *chunks, const uint64_t *after,
                                  struct cc_error *err)
{
    uint64_t own = chunks->chunks[chunks->n_chunks - 1].name;
    struct cc_buf *out = &chunks->script;
    char hex[CC_HASH_HEX_BYTES], name[NAME_BYTES];
    enum cc_status st;

    cc_hash_hex(own, hex);
    st = write_aside(chunks, hex, err);
    if (st != CC_OK)
        return st;
    (void)snprintf(name, sizeof name, "%.*s/%s", CC_SPAN_PRINT(chunks->kind), hex); /* fits */
    cc_buf_clear(out);
    cc_script_begin(out, cc_span_from(name));
    put_name(out, "{\"before\":", chunks->n_chunks > 1 ? &chunks->before : NULL);
    put_name(out, ",\"after\":", after);
    cc_buf_add_string(out, ",\"items\":[");
    cc_script_add(out, cc_buf_span(&chunks->rows));
    cc_buf_add_string(out, "]}");
    cc_script_end(out);
    chunks->before = own;
    cc_buf_clear(&chunks->rows);
    return put_script(chunks, name, err);
}

static bool begins_chunk(const struct cc_report_chunks *chunks, uint64_t cut)
{
    if (chunks->n_chunks == 0)
        return true;
    return chunks->rows.len >= CC_CHUNK_MAX_BYTES ||
           (chunks->rows.len >= CC_CHUNK_BYTES && (cut & CUT_MASK) == 0);
}

static enum cc_status begin_chunk(struct cc_report_chunks *chunks, uint64_t name,
                                  struct cc_error *err)
{
    enum cc_status st = chunks->n_chunks > 0 ? write_chunk(chunks, &name, err) : CC_OK;
    void *list = chunks->chunks;

    if (st != CC_OK)
        return st;
    if (!make_room(&list, chunks->n_chunks, &chunks->chunk_room, sizeof *chunks->chunks))
        return no_memory(err);
    chunks->chunks = list;
    chunks->chunks[chunks->n_chunks++] = (struct cc_chunk){name, 0};
    return CC_OK;
}

static bool add_place(struct cc_report_chunks *chunks, const struct cc_chunk_row *row)
{
    void *list = chunks->places;

    if (!make_room(&list, chunks->n_places, &chunks->place_room, sizeof *chunks->places))
        return false;
    chunks->places = list;
    chunks->places[chunks->n_places++] = (struct cc_chunk_place){
        row->key, (uint32_t)(chunks->n_chunks - 1), row->part, row->count};
    return true;
}

static void add_item(struct cc_buf *list, struct cc_span json)
{
    if (list->len > 0 && json.len > 0)
        cc_buf_add_string(list, ",\n");
    cc_buf_add(list, json);
}

enum cc_status cc_report_chunks_add(struct cc_report_chunks *chunks,
                                    const struct cc_chunk_row *row, struct cc_error *err)
{
    enum cc_status st =
        begins_chunk(chunks, row->cut) ? begin_chunk(chunks, row->cut, err) : CC_OK;

    if (st != CC_OK)
        return st;
    add_item(&chunks->rows, row->json);
    add_item(&chunks->aside, row->aside);
    chunks->chunks[chunks->n_chunks - 1].n_rows++;
    if (chunks->rows.status != CC_OK || chunks->aside.status != CC_OK ||
        (chunks->has_places && !add_place(chunks, row)))
        return no_memory(err);
    return CC_OK;
}

/* ---- places ---- */

static int compare_places(const void *x, const void *y)
{
    const struct cc_chunk_place *a = x, *b = y;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->chunk != b->chunk)
        return a->chunk < b->chunk ? -1 : 1;
    return a->part < b->part ? -1 : a->part > b->part;
}

/* Writes the places from `at` on that share their first digits; returns where they end. */
static size_t put_places(struct cc_report_chunks *chunks, size_t at, unsigned shift)
{
    struct cc_buf *out = &chunks->script;
    uint64_t prefix = shift == 64 ? 0 : chunks->places[at].key >> shift;
    size_t from = at;

    for (; at < chunks->n_places; at++) {
        const struct cc_chunk_place *place = &chunks->places[at];

        if (shift < 64 && place->key >> shift != prefix)
            break;
        if (at == from || place->key != place[-1].key)
            put_name(out, at == from ? "{" : "],\n", &place->key);
        cc_buf_printf(out, "%s[%" PRIu32 ",%" PRIu32 ",",
                      at == from || place->key != place[-1].key ? ":[" : ",", place->part,
                      place->count);
        put_name(out, "", &chunks->chunks[place->chunk].name);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_string(out, "]}");
    return at;
}

static enum cc_status write_places(struct cc_report_chunks *chunks, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    char name[NAME_BYTES], hex[CC_HASH_HEX_BYTES];
    unsigned shift;

    for (size_t n = chunks->n_places; n > CC_CHUNK_PLACES && chunks->digits < 4; n /= 16)
        chunks->digits++;
    shift = 64 - 4 * chunks->digits;
    if (chunks->n_places > 0)
        qsort(chunks->places, chunks->n_places, sizeof *chunks->places, compare_places);
    for (size_t at = 0; at < chunks->n_places && st == CC_OK;) {
        cc_hash_hex(chunks->places[at].key, hex);
        (void)snprintf(name, sizeof name, "places/%.*s-%.*s", CC_SPAN_PRINT(chunks->kind),
                       (int)chunks->digits, hex); /* fits */
        cc_buf_clear(&chunks->script);
        cc_script_begin(&chunks->script, cc_span_from(name));
        at = put_places(chunks, at, shift);
        cc_script_end(&chunks->script);
        st = put_script(chunks, name, err);
    }
    return st;
}

enum cc_status cc_report_chunks_end(struct cc_report_chunks *chunks, struct cc_error *err)
{
    enum cc_status st = chunks->n_chunks > 0 ? write_chunk(chunks, NULL, err) : CC_OK;

    return st == CC_OK && chunks->has_places ? write_places(chunks, err) : st;
}
