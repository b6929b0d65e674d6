#include "cleancopy/write/outbatch.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/write/outdir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define TMP_NAME_BYTES 40

struct cc_outbatch {
    int root;
    size_t n;                       /* files that wait */
    char *names[CC_OUTBATCH_FILES]; /* their names; file i waits as tmp_name(i) */
    bool renamed;                   /* something took its name since the last sync */
};

static void tmp_name(size_t i, char out[TMP_NAME_BYTES])
{
    (void)snprintf(out, TMP_NAME_BYTES, ".cleancopy-%zu.tmp", i); /* holds any number */
}

static void forget(struct cc_outbatch *batch, size_t from)
{
    char tmp[TMP_NAME_BYTES];

    for (size_t i = from; i < CC_OUTBATCH_FILES; i++) {
        tmp_name(i, tmp);
        (void)unlinkat(batch->root, tmp, 0); /* most are not there */
    }
    for (size_t i = 0; i < batch->n; i++)
        cc_free(batch->names[i]);
    batch->n = 0;
}

enum cc_status cc_outbatch_open(const char *dir, struct cc_outbatch **batch,
                                struct cc_error *err)
{
    enum cc_status st;

    *batch = cc_calloc(1, sizeof **batch);
    if (*batch == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    st = cc_outdir_open(dir, &(*batch)->root, err);
    if (st == CC_OK) {
        forget(*batch, 0); /* leftovers of a run that was killed */
        return CC_OK;
    }
    cc_free(*batch);
    *batch = NULL;
    return st;
}

void cc_outbatch_abort(struct cc_outbatch *batch)
{
    if (batch == NULL)
        return;
    forget(batch, 0);
    (void)close(batch->root); /* only read */
    cc_free(batch);
}

static enum cc_status sync_all(const struct cc_outbatch *batch, struct cc_error *err)
{
    if (syncfs(batch->root) == 0)
        return CC_OK;
    return cc_fail(err, CC_E_IO, "output", "text files cannot be written to the disk: %s",
                   strerror(errno));
}

static enum cc_status take_name(struct cc_outbatch *batch, size_t i, struct cc_error *err)
{
    struct cc_span name = cc_span_from(batch->names[i]);
    char tmp[TMP_NAME_BYTES];
    enum cc_status st;
    size_t last;
    int folder;

    st = cc_outdir_folder(batch->root, name, true, &folder, &last, err);
    if (st != CC_OK)
        return st;
    tmp_name(i, tmp);
    if (renameat(batch->root, tmp, folder, name.ptr + last) != 0)
        st = cc_fail(err, CC_E_IO, "output", "%s: cannot take its name: %s", name.ptr,
                     strerror(errno));
    (void)close(folder); /* only read */
    return st;
}

static enum cc_status flush(struct cc_outbatch *batch, struct cc_error *err)
{
    enum cc_status st;

    if (batch->n == 0)
        return CC_OK;
    st = sync_all(batch, err);
    for (size_t i = 0; i < batch->n && st == CC_OK; i++)
        st = take_name(batch, i, err);
    batch->renamed = true;
    forget(batch, st == CC_OK ? CC_OUTBATCH_FILES : 0);
    return st;
}

/* True when the file is there already with these bytes. */
static enum cc_status find_same(const struct cc_outbatch *batch, const char *name,
                                struct cc_span content, bool *same, struct cc_error *err)
{
    enum cc_status st;
    size_t last;
    int folder;

    *same = false;
    st = cc_outdir_folder(batch->root, cc_span_from(name), false, &folder, &last, err);
    if (st != CC_OK || folder < 0)
        return st;
    *same = cc_outdir_holds(folder, name + last, content);
    (void)close(folder); /* only read */
    return CC_OK;
}

static enum cc_status write_tmp(struct cc_outbatch *batch, struct cc_span content,
                                struct cc_error *err)
{
    char tmp[TMP_NAME_BYTES];
    enum cc_status st;
    int fd;

    tmp_name(batch->n, tmp);
    st = cc_outdir_create(batch->root, tmp, &fd, err);
    if (st != CC_OK)
        return st;
    st = cc_outdir_write(fd, tmp, content, err);
    if (close(fd) != 0 && st == CC_OK)
        st = cc_fail(err, CC_E_IO, "output", "%s: cannot be written: %s", tmp, strerror(errno));
    if (st != CC_OK)
        (void)unlinkat(batch->root, tmp, 0); /* a leftover is removed next time */
    return st;
}

enum cc_status cc_outbatch_put(struct cc_outbatch *batch, struct cc_span name,
                               struct cc_span content, bool *changed, struct cc_error *err)
{
    bool same = false;
    enum cc_status st;
    char *copy;

    *changed = false;
    st = cc_outdir_check(name, err);
    if (st == CC_OK && batch->n == CC_OUTBATCH_FILES)
        st = flush(batch, err);
    if (st != CC_OK)
        return st;
    copy = cc_strndup(name.ptr, name.len);
    if (copy == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    st = find_same(batch, copy, content, &same, err);
    if (st == CC_OK && !same)
        st = write_tmp(batch, content, err);
    if (st != CC_OK || same) {
        cc_free(copy);
        return st;
    }
    batch->names[batch->n] = copy;
    batch->n++;
    *changed = true;
    return CC_OK;
}

enum cc_status cc_outbatch_close(struct cc_outbatch *batch, struct cc_error *err)
{
    enum cc_status st = flush(batch, err);

    if (st == CC_OK && batch->renamed)
        st = sync_all(batch, err); /* the names themselves */
    cc_outbatch_abort(batch);
    return st;
}
