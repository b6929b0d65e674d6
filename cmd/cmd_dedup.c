/* cmd_dedup.c -- documents in JSON lines to duplicate paragraphs.
 *
 * All input is read first, because the order of comparison is that of dates, not of files; so
 * the output is the same for any order of the input.  Memory: the text, 130 bytes a document,
 * 16 a paragraph, and for the index about 460 bytes a paragraph (100,000 of news: 46 MB). */
#include "commands.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/compare.h"
#include "cleancopy/dedup/order.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define READ_BYTES (256u << 10)

/* Bad lines named for each file, the rest are counted: of a file of another kind all are bad.
 */
#define MAX_REPORTED_LINES 20

/* A document as it was read. */
struct entry {
    uint64_t id;            /* the number it is compared under */
    struct cc_span json_id; /* as it stood in the input: "17" and 17 are two */
    struct cc_span outlet, date, source;
    int64_t instant_s; /* of the date */
    struct cc_span *paragraphs;
    uint32_t n_paragraphs;
};

struct dedup {
    const struct cc_config *cfg;
    struct cc_arena arena; /* all that is read; as large as the input */
    struct entry *entries;
    size_t n_entries, room;
    struct entry **by_id;
    char *chunk;          /* READ_BYTES of the file in hand, … */
    uint64_t n_bad_lines; /* … and its bad lines */
    bool some_failed;
};

/* ---- one line ---- */

static struct cc_span string_of(struct cc_arena *arena, const json_t *value)
{
    struct cc_span s = {json_string_value(value), json_string_length(value)};

    return s.ptr != NULL && s.len > 0 ? cc_arena_copy(arena, s) : CC_SPAN_EMPTY;
}

/* Where the next "\n\n" begins, or the length. */
static size_t find_break(struct cc_span s, size_t from)
{
    while (from + 1 < s.len) {
        const char *lf = memchr(s.ptr + from, '\n', s.len - from - 1);

        if (lf == NULL)
            break;
        from = (size_t)(lf - s.ptr);
        if (lf[1] == '\n')
            return from;
        from++;
    }
    return s.len;
}

/* Paragraphs are what stands between blank lines; empty ones count too, so that `para` is
 * what any other program gets by splitting at "\n\n". */
static bool split_text(struct cc_arena *arena, const json_t *text, struct entry *entry)
{
    struct cc_span s = string_of(arena, text);
    size_t n = 1, from = 0;

    for (size_t at = find_break(s, 0); at < s.len; at = find_break(s, at + 2))
        n++;
    entry->paragraphs = cc_arena_calloc(arena, n, sizeof *entry->paragraphs);
    if (entry->paragraphs == NULL)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        size_t at = find_break(s, from);

        entry->paragraphs[i] = cc_span_slice(s, from, at);
        from = at + 2;
    }
    entry->n_paragraphs = (uint32_t)n;
    return true;
}

static bool take_list(struct cc_arena *arena, const json_t *list, struct entry *entry)
{
    size_t n = json_array_size(list);

    entry->paragraphs = cc_arena_calloc(arena, n, sizeof *entry->paragraphs);
    if (entry->paragraphs == NULL)
        return false;
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(list, i);

        entry->paragraphs[i] =
            string_of(arena, json_is_object(item) ? json_object_get(item, "text") : item);
    }
    entry->n_paragraphs = (uint32_t)n;
    return true;
}

static bool take_id(struct cc_arena *arena, const json_t *id, struct entry *entry)
{
    struct cc_span text = {json_string_value(id), json_string_length(id)};
    size_t len = json_dumpb(id, NULL, 0, JSON_ENCODE_ANY | JSON_COMPACT);
    char *copy = cc_arena_alloc(arena, len);

    if (copy == NULL)
        return false;
    (void)json_dumpb(id, copy, len, JSON_ENCODE_ANY | JSON_COMPACT); /* it fits */
    entry->json_id.ptr = copy;
    entry->json_id.len = len;
    if (text.ptr == NULL || !cc_hash_from_hex(text, &entry->id))
        entry->id = cc_hash64(entry->json_id);
    return true;
}

static enum cc_status read_object(struct cc_arena *arena, const json_t *object,
                                  struct entry *entry, struct cc_error *err)
{
    const json_t *id = json_object_get(object, "id"), *text = json_object_get(object, "text");
    const json_t *list = json_object_get(object, "paragraphs");
    bool has_list = json_array_size(list) > 0;

    if (!json_is_object(object))
        return cc_fail(err, CC_E_INPUT, "dedup", "not a JSON object");
    if (!json_is_string(id) && !json_is_integer(id))
        return cc_fail(err, CC_E_INPUT, "dedup", "no \"id\" (a string or a whole number)");
    if (!has_list && !json_is_string(text))
        return cc_fail(err, CC_E_INPUT, "dedup", "no \"text\" and no \"paragraphs\"");
    if (take_id(arena, id, entry) &&
        (has_list ? take_list(arena, list, entry) : split_text(arena, text, entry))) {
        entry->outlet = string_of(arena, json_object_get(object, "outlet"));
        entry->date = string_of(arena, json_object_get(object, "date"));
        entry->instant_s = cc_date_instant(entry->date);
    }
    return cc_arena_status(arena, "dedup", err);
}

static enum cc_status add_entry(struct dedup *dedup, const struct entry *entry,
                                struct cc_error *err)
{
    if (dedup->n_entries == dedup->room) {
        size_t room = dedup->room == 0 ? 1024 : dedup->room * 2;
        struct entry *moved = cc_realloc_array(dedup->entries, room, sizeof *moved);

        if (moved == NULL)
            return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for %zu documents", room);
        dedup->entries = moved;
        dedup->room = room;
    }
    dedup->entries[dedup->n_entries++] = *entry;
    return CC_OK;
}

static void say_bad(struct dedup *dedup, const struct entry *entry, const struct cc_error *err)
{
    if (dedup->n_bad_lines++ < MAX_REPORTED_LINES)
        cc_say_page(entry->source, err);
    dedup->some_failed = true;
}

static void say_rest(struct dedup *dedup, const char *what)
{
    if (dedup->n_bad_lines > MAX_REPORTED_LINES)
        cc_say("%s: %" PRIu64 " more bad lines", what, dedup->n_bad_lines - MAX_REPORTED_LINES);
    dedup->n_bad_lines = 0;
}

/* A bad line is reported and passed over: CC_OK. */
static enum cc_status read_line(struct dedup *dedup, struct cc_span line, const char *path,
                                uint64_t number, struct cc_error *err)
{
    struct entry entry = {.n_paragraphs = 0};
    json_error_t why;
    json_t *object;
    enum cc_status st = CC_E_INPUT;

    if (cc_span_trim(line).len == 0)
        return CC_OK;
    entry.source = cc_arena_printf(&dedup->arena, "%s:%" PRIu64, path, number);
    if (entry.source.ptr == NULL)
        return cc_arena_status(&dedup->arena, "dedup", err);
    object = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, &why);
    if (object != NULL)
        st = read_object(&dedup->arena, object, &entry, err);
    else if (json_error_code(&why) == json_error_out_of_memory)
        st = cc_fail(err, CC_E_NOMEM, "dedup", "no memory for a line");
    else
        (void)cc_fail(err, st, "dedup", "broken JSON in column %d: %s", why.column, why.text);
    json_decref(object);
    if (st == CC_OK)
        return add_entry(dedup, &entry, err);
    if (st != CC_E_INPUT)
        return st;
    say_bad(dedup, &entry, err);
    return CC_OK;
}

/* ---- files ---- */

static void report(struct dedup *dedup, const char *path, const struct cc_error *err)
{
    cc_say_page(cc_span_from(path), err);
    dedup->some_failed = true;
}

static enum cc_status end_line(struct dedup *dedup, struct cc_buf *line, const char *path,
                               uint64_t number, struct cc_error *err)
{
    enum cc_status st = line->status;

    if (st == CC_OK) {
        st = read_line(dedup, cc_buf_span(line), path, number, err);
    } else if (st == CC_E_LIMIT) {
        (void)cc_fail(err, CC_E_LIMIT, "dedup", "line %" PRIu64 " is longer than %zu bytes",
                      number, line->max_bytes);
        report(dedup, path, err);
        st = CC_OK;
    } else {
        (void)cc_fail(err, st, "dedup", "no memory for line %" PRIu64 " of %s", number, path);
    }
    cc_buf_clear(line);
    return st;
}

/* The lines of a file, gzipped or not (zlib reads both). */
static enum cc_status read_lines(struct dedup *dedup, gzFile file, const char *path,
                                 struct cc_buf *line, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    uint64_t number = 1;
    int n, code = Z_OK;

    errno = 0;
    for (n = gzread(file, dedup->chunk, READ_BYTES); n > 0 && st == CC_OK && cc_stop == 0;
         n = gzread(file, dedup->chunk, READ_BYTES)) {
        struct cc_span rest = {dedup->chunk, (size_t)n};

        for (size_t end = cc_span_find(rest, CC_SPAN("\n"), 0);
             end != (size_t)-1 && st == CC_OK; end = cc_span_find(rest, CC_SPAN("\n"), 0)) {
            cc_buf_add(line, cc_span_slice(rest, 0, end));
            st = end_line(dedup, line, path, number++, err);
            rest = cc_span_slice(rest, end + 1, rest.len);
        }
        cc_buf_add(line, rest);
    }
    (void)gzerror(file, &code);               /* only the code is of interest */
    if (st == CC_OK && (n < 0 || code < 0)) { /* what stands in `line` is cut */
        (void)cc_fail(err, CC_E_INPUT, "dedup", "cannot be read to its end: %s",
                      code == Z_ERRNO       ? strerror(errno)
                      : code == Z_BUF_ERROR ? "the gzip data is cut short"
                                            : "the gzip data is damaged");
        report(dedup, path, err);
    } else if (st == CC_OK && (line->len > 0 || line->status != CC_OK) && cc_stop == 0) {
        st = end_line(dedup, line, path, number, err);
    }
    return st;
}

static enum cc_status read_file(struct dedup *dedup, const char *path, struct cc_error *err)
{
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    struct cc_buf line;
    gzFile file;
    enum cc_status st;

    if (fd < 0) {
        (void)cc_fail(err, CC_E_INPUT, "dedup", "cannot be opened: %s", strerror(errno));
        report(dedup, path, err);
        return CC_OK;
    }
    file = gzdopen(fd, "rb");
    if (file == NULL) {
        (void)close(fd); /* nothing was written to it */
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory to read %s", path);
    }
    (void)gzbuffer(file, READ_BYTES); /* only a matter of speed */
    cc_buf_init(&line, dedup->cfg->limits.max_line_bytes);
    st = read_lines(dedup, file, path, &line, err);
    cc_buf_done(&line);
    say_rest(dedup, path);
    (void)gzclose(file); /* what it could tell was asked of gzerror */
    return st;
}

static enum cc_status read_list(struct dedup *dedup, const char *list, struct cc_error *err)
{
    FILE *f = strcmp(list, "-") == 0 ? stdin : fopen(list, "r");
    enum cc_status st = CC_OK;
    char *path = NULL;
    size_t room = 0;

    if (f == NULL)
        return cc_fail(err, CC_E_INPUT, "dedup", "%s: %s", list, strerror(errno));
    while (st == CC_OK && cc_stop == 0 && getline(&path, &room, f) >= 0) {
        path[strcspn(path, "\n")] = '\0';
        if (path[0] != '\0')
            st = read_file(dedup, path, err);
    }
    if (st == CC_OK && ferror(f))
        st = cc_fail(err, CC_E_INPUT, "dedup", "%s: %s", list, strerror(errno));
    free(path);
    if (f != stdin)
        (void)fclose(f); /* was only read */
    return st;
}

/* ---- order ---- */

static int compare_texts(const struct entry *a, const struct entry *b)
{
    uint32_t n = a->n_paragraphs < b->n_paragraphs ? a->n_paragraphs : b->n_paragraphs;

    for (uint32_t i = 0; i < n; i++) {
        int order = cc_span_compare(a->paragraphs[i], b->paragraphs[i]);

        if (order != 0)
            return order;
    }
    return a->n_paragraphs < b->n_paragraphs ? -1 : a->n_paragraphs > b->n_paragraphs;
}

/* As cc_document_compare() has it: date, outlet, id (as they are written); records of one id by their text, so that the one that stays does not depend
 * on the order of input. */
static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order;

    if (x->instant_s != y->instant_s)
        return x->instant_s < y->instant_s ? -1 : 1;
    order = cc_span_compare(x->outlet, y->outlet);
    if (order == 0)
        order = cc_span_compare(x->json_id, y->json_id);
    if (order == 0)
        order = compare_texts(x, y);
    return order != 0 ? order : cc_span_compare(x->source, y->source);
}

/* By number, then by place in the array, which is canonical by then. */
static int compare_ids(const void *a, const void *b)
{
    const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;

    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return x < y ? -1 : x > y;
}

static bool are_ordered(const struct dedup *dedup)
{
    for (size_t i = 1; i < dedup->n_entries; i++) {
        if (compare_entries(&dedup->entries[i - 1], &dedup->entries[i]) > 0)
            return false;
    }
    return true;
}

/* Sorts the entries, and makes those that repeat an id empty. */
static enum cc_status order_entries(struct dedup *dedup, struct cc_error *err)
{
    size_t n = dedup->n_entries;

    dedup->by_id = cc_arena_calloc(&dedup->arena, n, sizeof *dedup->by_id);
    if (dedup->by_id == NULL)
        return cc_arena_status(&dedup->arena, "dedup", err);
    if (!are_ordered(dedup)) /* what comes by date need not be moved */
        qsort(dedup->entries, n, sizeof *dedup->entries, compare_entries);
    for (size_t i = 0; i < n; i++)
        dedup->by_id[i] = &dedup->entries[i];
    if (n > 0)
        qsort(dedup->by_id, n, sizeof *dedup->by_id, compare_ids);
    for (size_t i = 1; i < n; i++) {
        const struct entry *first = dedup->by_id[i - 1];
        struct entry *again = dedup->by_id[i];

        if (again->id != first->id)
            continue;
        (void)cc_fail(err, CC_E_INPUT, "dedup", "id %.*s is already that of %.*s",
                      CC_SPAN_PRINT(again->json_id), CC_SPAN_PRINT(first->source));
        say_bad(dedup, again, err);
        again->n_paragraphs = 0;
    }
    say_rest(dedup, "repeated ids");
    return CC_OK;
}

static const struct entry *find_entry(const struct dedup *dedup, uint64_t id)
{
    size_t low = 0, high = dedup->n_entries;

    while (low < high) { /* the first one of this id: the one that was compared */
        size_t middle = low + (high - low) / 2;

        if (dedup->by_id[middle]->id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return dedup->by_id[low]; /* ids in matches come from here: it is there */
}

/* ---- comparison ---- */

static void print_row(const struct dedup *dedup, const struct entry *entry, uint32_t paragraph,
                      const struct cc_duplicate *duplicate)
{
    const struct entry *canonical = find_entry(dedup, duplicate->doc);
    char cluster[CC_HASH_HEX_BYTES];

    cc_hash_hex(cc_cluster_id(duplicate->doc, duplicate->paragraph), cluster);
    fputs("{\"doc\":", stdout);
    fwrite(entry->json_id.ptr, 1, entry->json_id.len, stdout);
    printf(",\"para\":%" PRIu32 ",\"cluster\":\"%s\",\"canonical_doc\":", paragraph, cluster);
    fwrite(canonical->json_id.ptr, 1, canonical->json_id.len, stdout);
    printf(",\"canonical_para\":%" PRIu32 ",\"similarity\":%.4f,\"relation\":\"%s\"}\n",
           duplicate->paragraph, duplicate->similarity, cc_relation_name(duplicate->relation));
}

/* Texts with other figures are no duplicates: no row. */
static enum cc_status compare_entry(const struct dedup *dedup, const struct entry *entry,
                                    struct cc_index *index, struct cc_arena *arena,
                                    struct cc_error *err)
{
    struct cc_document doc = {.id = entry->id,
                              .outlet = entry->outlet,
                              .date = entry->date,
                              .n_paragraphs = entry->n_paragraphs};
    enum cc_status st;

    doc.paragraphs = cc_arena_calloc(arena, doc.n_paragraphs, sizeof *doc.paragraphs);
    if (doc.paragraphs == NULL)
        return cc_arena_status(arena, "dedup", err);
    for (uint32_t i = 0; i < doc.n_paragraphs; i++)
        doc.paragraphs[i].text = entry->paragraphs[i];
    st = cc_compare_document(arena, &dedup->cfg->dedup, index, &doc, err);
    for (uint32_t i = 0; i < doc.n_paragraphs && st == CC_OK; i++) {
        const struct cc_duplicate *duplicate = &doc.paragraphs[i].duplicate_of;

        if (duplicate->relation != CC_RELATION_NONE &&
            duplicate->relation != CC_RELATION_UPDATED)
            print_row(dedup, entry, i, duplicate);
    }
    return st;
}

static enum cc_status compare_all(struct dedup *dedup, struct cc_error *err)
{
    struct cc_index index;
    struct cc_memory_index *memory = cc_memory_index_open(&index);
    struct cc_arena arena;
    enum cc_status st = CC_OK;

    if (memory == NULL)
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for the index of paragraphs");
    cc_arena_init(&arena, dedup->cfg->limits.max_arena_bytes);
    for (size_t i = 0; i < dedup->n_entries && st == CC_OK && cc_stop == 0 && !ferror(stdout);
         i++) {
        st = compare_entry(dedup, &dedup->entries[i], &index, &arena, err);
        if (st == CC_E_LIMIT) { /* a document that is too large does not end a batch */
            say_bad(dedup, &dedup->entries[i], err);
            st = CC_OK;
        }
        cc_arena_reset(&arena);
    }
    cc_arena_done(&arena);
    cc_memory_index_close(memory);
    return st;
}

static enum cc_status run(struct dedup *dedup, int n_args, char **args, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    dedup->chunk = cc_arena_alloc(&dedup->arena, READ_BYTES);
    if (dedup->chunk == NULL)
        return cc_arena_status(&dedup->arena, "dedup", err);
    for (int i = 0; i < n_args && st == CC_OK && cc_stop == 0; i++)
        st = read_file(dedup, args[i], err);
    if (st == CC_OK && dedup->cfg->files_from != NULL)
        st = read_list(dedup, dedup->cfg->files_from, err);
    else if (st == CC_OK && n_args == 0)
        st = read_file(dedup, "-", err);
    if (st == CC_OK && cc_stop == 0)
        st = order_entries(dedup, err);
    if (st == CC_OK && cc_stop == 0)
        st = compare_all(dedup, err);
    if (st == CC_OK)
        st = cc_stdout_done(err);
    return st;
}

int cc_cmd_dedup(const struct cc_config *cfg, int n_args, char **args)
{
    struct dedup dedup = {.cfg = cfg};
    struct cc_error err;
    enum cc_status st;

    cc_arena_init(&dedup.arena, SIZE_MAX / 2); /* as much as there is */
    st = run(&dedup, n_args, args, &err);
    cc_arena_done(&dedup.arena);
    cc_free(dedup.entries);
    if (st != CC_OK)
        return cc_say_error(&err);
    if (cc_stop != 0) {
        cc_say("stopped before all was compared; run it again");
        return CC_EXIT_NOT_DONE;
    }
    return dedup.some_failed ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}
