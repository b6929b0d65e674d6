#include "cleancopy/write/shards.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/zstd_out.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>

#define NAME_BYTES     64   /* of a shard's name with ".tmp", whatever its number */
#define MAX_PATH_BYTES 8192 /* of the output folder and a name: more than the system takes */

struct cc_shards {
    char *dir;
    size_t max_bytes;
    size_t used;             /* bytes in the shard at hand, before compression */
    uint64_t n;              /* shards begun */
    struct cc_outfile *file; /* of the shard at hand; NULL: none */
    struct cc_zstd_out *zstd; /* NULL: there are to be no shards */
};

static void name_shard(uint64_t number, const char *suffix, char name[NAME_BYTES])
{
    /* Holds any number; past 100,000 shards they get longer. */
    (void)snprintf(name, NAME_BYTES, "shards/documents-%05" PRIu64 ".jsonl.zst%s", number, suffix);
}

static void free_shards(struct cc_shards *shards)
{
    cc_outfile_abort(shards->file);
    cc_zstd_out_close(shards->zstd);
    cc_free(shards->dir);
    cc_free(shards);
}

void cc_shards_abort(struct cc_shards *shards)
{
    char name[NAME_BYTES];

    if (shards == NULL)
        return;
    for (uint64_t i = 0; i < shards->n; i++) { /* a leftover is replaced or removed next time */
        name_shard(i, ".tmp", name);
        (void)cc_outfile_remove(shards->dir, cc_span_from(name), NULL);
    }
    free_shards(shards);
}

enum cc_status cc_shards_open(const char *dir, size_t max_bytes, struct cc_shards **out,
                              struct cc_error *err)
{
    struct cc_shards *shards = cc_calloc(1, sizeof *shards);
    enum cc_status st;

    *out = NULL;
    if (shards == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    shards->max_bytes = max_bytes;
    shards->dir = cc_strdup(dir);
    st = shards->dir == NULL ? cc_fail(err, CC_E_NOMEM, "output", "no memory") : CC_OK;
    if (st == CC_OK && max_bytes > 0)
        st = cc_zstd_out_open(&shards->zstd, err);
    if (st != CC_OK) {
        free_shards(shards);
        return st;
    }
    *out = shards;
    return CC_OK;
}

/* The shard at hand is whole, and waits for its name. */
static enum cc_status finish(struct cc_shards *shards, struct cc_error *err)
{
    struct cc_outfile *file = shards->file;
    enum cc_status st;

    if (file == NULL)
        return CC_OK;
    st = cc_zstd_out_end(shards->zstd, file, err);
    if (st != CC_OK)
        return st;
    shards->file = NULL; /* parking frees it in any case */
    shards->used = 0;
    return cc_outfile_park(file, err);
}

enum cc_status cc_shards_add(struct cc_shards *shards, struct cc_span line, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    char name[NAME_BYTES];

    if (shards->max_bytes == 0)
        return CC_OK;
    if (shards->used > 0 &&
        (shards->used >= shards->max_bytes || line.len > shards->max_bytes - shards->used))
        st = finish(shards, err);
    if (st == CC_OK && shards->file == NULL) {
        name_shard(shards->n, "", name);
        st = cc_outfile_open(shards->dir, name, &shards->file, err);
        shards->n += st == CC_OK;
    }
    if (st == CC_OK)
        st = cc_zstd_out_write(shards->zstd, shards->file, line, err);
    shards->used += line.len;
    return st;
}

static enum cc_status is_there(struct cc_shards *shards, const char *name, bool *there,
                               struct cc_error *err)
{
    struct cc_buf path;
    struct stat found;
    enum cc_status st;

    cc_buf_init(&path, MAX_PATH_BYTES);
    cc_buf_printf(&path, "%s/%s", shards->dir, name);
    st = path.status;
    *there = st == CC_OK && lstat(path.ptr, &found) == 0;
    cc_buf_done(&path);
    return st == CC_OK ? CC_OK : cc_fail(err, st, "output", "%s: path too long", shards->dir);
}

static enum cc_status is_shard_there(struct cc_shards *shards, uint64_t number, bool *there,
                                     struct cc_error *err)
{
    char name[NAME_BYTES];
    enum cc_status st;

    name_shard(number, "", name);
    st = is_there(shards, name, there, err);
    if (st != CC_OK || *there)
        return st;
    name_shard(number, ".tmp", name);
    return is_there(shards, name, there, err);
}

/* From the last: a kill leaves no gap behind which some would be overlooked. */
static enum cc_status remove_old(struct cc_shards *shards, uint64_t *changed, struct cc_error *err)
{
    uint64_t end = shards->n;
    bool there = true;
    char name[NAME_BYTES];
    enum cc_status st = CC_OK;

    while (st == CC_OK && there) {
        st = is_shard_there(shards, end, &there, err);
        end += there;
    }
    while (st == CC_OK && end > shards->n) {
        end--;
        name_shard(end, ".tmp", name);
        st = cc_outfile_remove(shards->dir, cc_span_from(name), err);
        name_shard(end, "", name);
        if (st == CC_OK)
            st = cc_outfile_remove(shards->dir, cc_span_from(name), err);
        ++*changed;
    }
    return st;
}

static enum cc_status take_name(struct cc_shards *shards, uint64_t number, uint64_t *changed,
                                struct cc_error *err)
{
    struct cc_outfile *file;
    char name[NAME_BYTES];
    bool is_new = false;
    enum cc_status st;

    name_shard(number, "", name);
    st = cc_outfile_unpark(shards->dir, name, &file, err);
    if (st == CC_OK)
        st = cc_outfile_commit(file, &is_new, err);
    *changed += is_new;
    return st;
}

enum cc_status cc_shards_commit(struct cc_shards *shards, uint64_t *changed, struct cc_error *err)
{
    enum cc_status st = finish(shards, err);

    *changed = 0;
    for (uint64_t i = 0; i < shards->n && st == CC_OK; i++)
        st = take_name(shards, i, changed, err);
    if (st == CC_OK)
        st = remove_old(shards, changed, err);
    if (st == CC_OK)
        free_shards(shards);
    else
        cc_shards_abort(shards);
    return st;
}
