#include "shard_set.h"

#include "commands.h"
#include "progress.h"
#include "shard_settings.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/share_file.h"
#include "cleancopy/state/left_out_store.h"
#include "cleancopy/write/record_read.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

#define MAX_LISTED     20 /* numbers of missing shards in a message */
#define FIRST_FAILURES 256

struct cc_shard_set {
    const struct cc_config *cfg;
    struct cc_buf settings; /* this command's */
    char **paths;           /* of shard i + 1; NULL: missing */
    uint32_t of, n_found;   /* of 0: none was found yet */
    const char *folder;     /* the first that was given; NULL: none */
    uint64_t n_documents, n_failed, sum;
    uint64_t inputs; /* after a check: their number, and what was left out */
    struct cc_left_out_counts left_out;
    struct cc_arena arena; /* failures that were not told yet */
    struct cc_share_failure *failures;
    size_t n_failures, room;
};

void cc_shard_set_close(struct cc_shard_set *set)
{
    if (set == NULL)
        return;
    for (uint32_t i = 0; i < set->of; i++)
        cc_free(set->paths[i]);
    cc_free(set->paths);
    cc_buf_done(&set->settings);
    cc_arena_done(&set->arena);
    cc_free(set);
}

/* ---- finding --------------------------------------------------------------------------- */

/* A setting that only some shards have, a filter, stands in no word. */
static struct cc_span or_none(struct cc_span word)
{
    return word.len > 0 ? word : CC_SPAN("no filter");
}

static enum cc_status check_head(struct cc_shard_set *set, const char *path,
                                 const struct cc_share_head *head, struct cc_error *err)
{
    struct cc_span theirs, ours;

    if (!cc_span_is(head->cleancopy, CC_SPAN(CC_VERSION)))
        return cc_fail(err, CC_E_INPUT, "shard",
                       "%s: was made by cleancopy %.*s, this is %s: make all shards with one "
                       "version, and merge with it",
                       path, CC_SPAN_PRINT(head->cleancopy), CC_VERSION);
    if (cc_shard_settings_differ(head->settings, cc_buf_span(&set->settings), &theirs, &ours))
        return cc_fail(err, CC_E_INPUT, "shard",
                       "%s: was made with %.*s, and this merge has %.*s: give all shards and "
                       "the merge the same options",
                       path, CC_SPAN_PRINT(or_none(theirs)), CC_SPAN_PRINT(or_none(ours)));
    return CC_OK;
}

static const char *any_path(const struct cc_shard_set *set)
{
    uint32_t i = 0;

    while (set->paths[i] == NULL)
        i++;
    return set->paths[i];
}

static enum cc_status take_place(struct cc_shard_set *set, const char *path,
                                 const struct cc_share_head *head, struct cc_error *err)
{
    char **place;

    if (set->of == 0) {
        set->paths = cc_calloc(head->of, sizeof *set->paths);
        if (set->paths == NULL)
            return cc_fail(err, CC_E_NOMEM, "shard", "no memory");
        set->of = head->of;
    }
    if (head->of != set->of)
        return cc_fail(err, CC_E_INPUT, "shard",
                       "%s is one of %" PRIu32 " shards, %s one of %" PRIu32
                       ": give those of one set",
                       any_path(set), set->of, path, head->of);
    place = &set->paths[head->number - 1];
    if (*place != NULL)
        return cc_fail(err, CC_E_INPUT, "shard", "shard %" PRIu32 " is there twice: %s and %s",
                       head->number, *place, path);
    *place = cc_strdup(path);
    set->n_found++;
    return *place != NULL ? CC_OK : cc_fail(err, CC_E_NOMEM, "shard", "no memory");
}

static enum cc_status take_file(struct cc_shard_set *set, const char *path,
                                struct cc_error *err)
{
    struct cc_share_reader *reader = NULL;
    enum cc_status st;

    st = cc_share_reader_open(path, set->cfg->limits.max_line_bytes, &reader, err);
    if (st == CC_OK)
        st = check_head(set, path, cc_share_reader_head(reader), err);
    if (st == CC_OK)
        st = take_place(set, path, cc_share_reader_head(reader), err);
    cc_share_reader_close(reader);
    return st;
}

static int is_shard(const struct dirent *entry)
{
    uint32_t number, of;

    return cc_share_name_read(entry->d_name, &number, &of);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Its shards, by their names; what else lies there is not looked at. */
static enum cc_status take_folder(struct cc_shard_set *set, const char *folder,
                                  struct cc_error *err)
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, is_shard, by_name);
    enum cc_status st = CC_OK;
    struct cc_buf path;

    if (n < 0)
        return cc_fail(err, CC_E_INPUT, "shard", "%s: folder cannot be read: %s", folder,
                       strerror(errno));
    if (set->folder == NULL)
        set->folder = folder;
    cc_buf_init(&path, SIZE_MAX / 2);
    for (int i = 0; i < n; i++) {
        cc_buf_clear(&path);
        cc_buf_printf(&path, "%s/%s", folder, entries[i]->d_name);
        if (path.status != CC_OK)
            st = cc_fail(err, CC_E_NOMEM, "shard", "no memory");
        if (st == CC_OK)
            st = take_file(set, path.ptr, err);
        free(entries[i]); /* scandir's own, not cc_malloc's */
    }
    free(entries);
    cc_buf_done(&path);
    return st;
}

static enum cc_status take_path(struct cc_shard_set *set, const char *path,
                                struct cc_error *err)
{
    struct stat about;

    if (stat(path, &about) != 0)
        return cc_fail(err, CC_E_INPUT, "shard", "%s: %s", path, strerror(errno));
    return S_ISDIR(about.st_mode) ? take_folder(set, path, err) : take_file(set, path, err);
}

static enum cc_status say_missing(const struct cc_shard_set *set, struct cc_error *err)
{
    const char *folder = set->folder != NULL ? set->folder : "DIR";
    uint32_t n_missing = set->of - set->n_found, first = 0, listed = 0;
    enum cc_status st;
    struct cc_buf list;

    cc_buf_init(&list, SIZE_MAX / 2);
    for (uint32_t i = 0; i < set->of && listed < MAX_LISTED; i++) {
        if (set->paths[i] != NULL)
            continue;
        first = listed == 0 ? i + 1 : first;
        cc_buf_printf(&list, "%s%" PRIu32, listed++ > 0 ? ", " : "", i + 1);
    }
    if (listed < n_missing)
        cc_buf_printf(&list, " and %" PRIu32 " more", n_missing - listed);
    st = cc_fail(err, CC_E_INPUT, "shard",
                 "%s: %" PRIu32 " of %" PRIu32
                 " shards %s missing: %s: make %s with cleancopy corpus --shard %" PRIu32
                 "/%" PRIu32 " --out %s INPUT...",
                 folder, n_missing, set->of, n_missing > 1 ? "are" : "is",
                 list.status == CC_OK ? list.ptr : "", n_missing > 1 ? "the first" : "it",
                 first, set->of, folder);
    cc_buf_done(&list);
    return st;
}

static enum cc_status find_all(struct cc_shard_set *set, int n_args, char **args,
                               struct cc_error *err)
{
    enum cc_status st = CC_OK;

    for (int i = 0; i < n_args && st == CC_OK; i++)
        st = take_path(set, args[i], err);
    if (st == CC_OK && set->of == 0)
        return cc_fail(err, CC_E_INPUT, "shard",
                       "%s: there is no shard: make the first of N with cleancopy corpus "
                       "--shard 1/N --out %s INPUT...",
                       args[0], args[0]);
    return st == CC_OK && set->n_found < set->of ? say_missing(set, err) : st;
}

enum cc_status cc_shard_set_open(const struct cc_config *cfg, int n_args, char **args,
                                 struct cc_shard_set **out, struct cc_error *err)
{
    struct cc_shard_set *set = cc_calloc(1, sizeof *set);
    enum cc_status st = CC_OK;

    *out = NULL;
    if (set == NULL)
        return cc_fail(err, CC_E_NOMEM, "shard", "no memory");
    set->cfg = cfg;
    cc_arena_init(&set->arena, CC_SHARD_FAILURE_BYTES);
    cc_buf_init(&set->settings, SIZE_MAX / 2);
    cc_shard_settings(cfg, &set->settings);
    if (set->settings.status != CC_OK)
        st = cc_fail(err, CC_E_NOMEM, "shard", "no memory");
    if (st == CC_OK)
        st = find_all(set, n_args, args, err);
    if (st != CC_OK) {
        cc_shard_set_close(set);
        return st;
    }
    *out = set;
    return CC_OK;
}

/* ---- failures -------------------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const struct cc_share_failure *x = a, *y = b;

    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    return x->page < y->page ? -1 : x->page > y->page;
}

static void tell_failures(struct cc_shard_set *set)
{
    if (set->n_failures > 0)
        qsort(set->failures, set->n_failures, sizeof *set->failures, by_place);
    for (size_t i = 0; i < set->n_failures; i++) {
        const struct cc_share_failure *failure = &set->failures[i];
        struct cc_error why;

        (void)cc_fail(&why, CC_E_INPUT, "shard", "%.*s", CC_SPAN_PRINT(failure->message));
        if (failure->no_tree)
            cc_say_no_tree(failure->source, &why);
        else
            cc_say_page(failure->source, &why);
    }
    set->failures = NULL;
    set->n_failures = set->room = 0;
    cc_arena_reset(&set->arena);
}

/* False: the arena is full. */
static bool keep_failure(struct cc_shard_set *set, const struct cc_share_failure *failure)
{
    struct cc_share_failure kept = *failure;

    if (set->n_failures == set->room) {
        size_t room = set->room == 0 ? FIRST_FAILURES : set->room * 2;
        struct cc_share_failure *grown = cc_arena_grow(
            &set->arena, set->failures, set->room * sizeof *grown, room * sizeof *grown);

        if (grown == NULL)
            return false;
        set->failures = grown;
        set->room = room;
    }
    kept.source = cc_arena_copy(&set->arena, failure->source);
    kept.message = cc_arena_copy(&set->arena, failure->message);
    if (kept.source.ptr == NULL || kept.message.ptr == NULL)
        return false;
    set->failures[set->n_failures++] = kept;
    return true;
}

static enum cc_status add_failure(struct cc_shard_set *set,
                                  const struct cc_share_failure *failure, struct cc_error *err)
{
    if (keep_failure(set, failure))
        return CC_OK;
    if (set->arena.status == CC_E_LIMIT)
        tell_failures(set);
    return keep_failure(set, failure) ? CC_OK : cc_arena_status(&set->arena, "shard", err);
}

/* ---- reading --------------------------------------------------------------------------- */

/* All failures of a shard, and its end. */
static enum cc_status check_one(struct cc_shard_set *set, const char *path,
                                struct cc_share_end *end, struct cc_error *err)
{
    struct cc_share_reader *reader = NULL;
    struct cc_share_line line;
    enum cc_status st;

    st = cc_share_reader_open(path, set->cfg->limits.max_line_bytes, &reader, err);
    while (st == CC_OK && cc_stop == 0) {
        st = cc_share_reader_next(reader, &line, err);
        if (st == CC_OK && line.kind == CC_SHARE_FAILURE)
            st = add_failure(set, &line.failure, err);
    }
    if (st == CC_END)
        *end = line.end;
    cc_share_reader_close(reader);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status check_inputs(const struct cc_shard_set *set, uint32_t i,
                                   const struct cc_share_end *first,
                                   const struct cc_share_end *end, struct cc_error *err)
{
    if (end->inputs == first->inputs && end->n_files == first->n_files)
        return CC_OK;
    return cc_fail(err, CC_E_INPUT, "shard",
                   "%s and %s are of different inputs (%" PRIu64 " files, %" PRIu64
                   "): give each shard the same list, and make those of old inputs again",
                   set->paths[0], set->paths[i], first->n_files, end->n_files);
}

enum cc_status cc_shard_set_check(struct cc_shard_set *set, uint64_t *n_failed,
                                  struct cc_left_out_counts *left_out, struct cc_error *err)
{
    struct cc_left_out_counts more;
    struct cc_share_end first = {.n_files = 0}, end = {.n_files = 0};
    enum cc_status st = CC_OK;

    cc_progress_start("checking", "shards", set->of);
    for (uint32_t i = 0; i < set->of && st == CC_OK && cc_stop == 0; i++) {
        st = check_one(set, set->paths[i], &end, err);
        if (i == 0)
            first = end;
        if (st == CC_OK && cc_stop == 0)
            st = check_inputs(set, i, &first, &end, err);
        set->n_documents += end.n_documents;
        set->n_failed += end.n_failed;
        more = cc_left_out_of_share(&end);
        set->left_out.outlet += more.outlet;
        set->left_out.language += more.language;
        set->sum ^= end.checksum;
        cc_progress_step(i + 1);
    }
    cc_progress_end();
    *n_failed = set->n_failed;
    *left_out = set->left_out;
    set->inputs = first.inputs;
    if (st == CC_OK && cc_stop == 0)
        tell_failures(set);
    return st;
}

uint64_t cc_shard_set_sum(const struct cc_shard_set *set)
{
    return set->sum;
}

static enum cc_status put_document(const char *path, struct cc_ingest *ingest,
                                   struct cc_arena *arena, struct cc_span record,
                                   struct cc_error *err)
{
    struct cc_stored_document stored = {.record = record};
    struct cc_document doc;
    struct cc_error inner;
    enum cc_status st;

    cc_arena_reset(arena);
    st = cc_record_read(arena, record, &doc, &inner);
    if (st != CC_OK)
        return cc_fail(err, st, "shard", "%s: %s: make this shard again", path, inner.message);
    stored.id = doc.id;
    stored.outlet = doc.outlet;
    stored.date = doc.date;
    return cc_ingest_put(ingest, &stored, err);
}

static enum cc_status put_one(struct cc_shard_set *set, const char *path,
                              struct cc_ingest *ingest, struct cc_arena *arena,
                              struct cc_error *err)
{
    struct cc_share_reader *reader = NULL;
    struct cc_share_line line;
    enum cc_status st;

    st = cc_share_reader_open(path, set->cfg->limits.max_line_bytes, &reader, err);
    while (st == CC_OK && cc_stop == 0) {
        st = cc_share_reader_next(reader, &line, err);
        if (st == CC_OK && line.kind == CC_SHARE_DOCUMENT)
            st = put_document(path, ingest, arena, line.record, err);
    }
    cc_share_reader_close(reader);
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_shard_set_put(void *user, struct cc_ingest *ingest, struct cc_error *err)
{
    struct cc_shard_set *set = user;
    const struct cc_left_out_sums left_out = {set->left_out.outlet, set->left_out.language};
    enum cc_status st = CC_OK;
    struct cc_arena arena;

    cc_arena_init(&arena, set->cfg->limits.max_arena_bytes);
    cc_progress_start("merging", "documents", set->n_documents);
    for (uint32_t i = 0; i < set->of && st == CC_OK && cc_stop == 0; i++)
        st = put_one(set, set->paths[i], ingest, &arena, err);
    cc_progress_end();
    cc_arena_done(&arena);
    return st == CC_OK ? cc_left_out_store_put_set(ingest->state, set->inputs, &left_out, err) : st;
}
