#include "cleancopy/write/report_files.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/outqueue.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define NAME_BYTES 600 /* "data/", two names of at most 255 bytes */

/* Folders that only reports write to. */
static const char *const folders[] = {"data/documents", "data/archived", "data/list",
                                      "data/clusters", "data/places"};

struct cc_report_files {
    char *dir; /* DIR/report */
    struct cc_outqueue *queue;
    uint64_t *names; /* hash table of the names' hashes, 0 empty */
    size_t n_names, n_places;
    bool changed;
};

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "report", "no memory");
}

void cc_report_files_abort(struct cc_report_files *files)
{
    if (files == NULL)
        return;
    cc_outqueue_abort(files->queue);
    cc_free(files->names);
    cc_free(files->dir);
    cc_free(files);
}

enum cc_status cc_report_files_open(const char *dir, struct cc_report_files **out,
                                    struct cc_error *err)
{
    struct cc_report_files *files = cc_calloc(1, sizeof *files);
    size_t bytes = strlen(dir) + sizeof "/report";
    enum cc_status st = CC_OK;

    *out = NULL;
    if (files == NULL)
        return no_memory(err);
    files->n_places = 1024;
    files->dir = cc_malloc(bytes);
    files->names = cc_calloc(files->n_places, sizeof *files->names);
    if (files->dir == NULL || files->names == NULL)
        st = no_memory(err);
    if (st == CC_OK) {
        (void)snprintf(files->dir, bytes, "%s/report", dir); /* fits */
        st = cc_outqueue_open(files->dir, &files->queue, err);
    }
    if (st == CC_OK)
        *out = files;
    else
        cc_report_files_abort(files);
    return st;
}

static uint64_t hash_name(struct cc_span name)
{
    uint64_t hash = cc_hash64(name);

    return hash == 0 ? 1 : hash;
}

/* The name's place, or the empty one where it belongs. */
static uint64_t *find_name(const struct cc_report_files *files, uint64_t hash)
{
    size_t at = (size_t)hash & (files->n_places - 1);

    while (files->names[at] != 0 && files->names[at] != hash)
        at = (at + 1) & (files->n_places - 1);
    return &files->names[at];
}

static bool grow(struct cc_report_files *files)
{
    struct cc_report_files old = *files;

    files->n_places *= 2;
    files->names = cc_calloc(files->n_places, sizeof *files->names);
    if (files->names == NULL) {
        *files = old;
        return false;
    }
    for (size_t i = 0; i < old.n_places; i++) {
        if (old.names[i] != 0)
            *find_name(files, old.names[i]) = old.names[i];
    }
    cc_free(old.names);
    return true;
}

enum cc_status cc_report_files_put(struct cc_report_files *files, struct cc_span name,
                                   struct cc_span content, struct cc_error *err)
{
    uint64_t hash = hash_name(name), *place;

    if (2 * files->n_names >= files->n_places && !grow(files))
        return no_memory(err);
    place = find_name(files, hash);
    if (*place != 0)
        return CC_OK;
    *place = hash;
    files->n_names++;
    return cc_outqueue_put(files->queue, name, content, err);
}

/* Removes a file of data that this report did not put. */
static enum cc_status sweep_file(struct cc_report_files *files, const char *folder,
                                 const char *name, struct cc_error *err)
{
    char path[NAME_BYTES];
    struct cc_span whole;
    enum cc_status st;

    (void)snprintf(path, sizeof path, "%s/%s", folder, name); /* fits */
    whole = cc_span_from(path);
    if (!cc_span_ends(whole, CC_SPAN(".js")) || *find_name(files, hash_name(whole)) != 0)
        return CC_OK;
    st = cc_outfile_remove(files->dir, whole, err);
    files->changed = true;
    return st;
}

static enum cc_status sweep(struct cc_report_files *files, const char *folder,
                            struct cc_error *err)
{
    char *path = cc_malloc(strlen(files->dir) + NAME_BYTES);
    enum cc_status st = CC_OK;
    struct dirent *entry;
    DIR *handle;

    if (path == NULL)
        return no_memory(err);
    (void)sprintf(path, "%s/%s", files->dir, folder); /* fits */
    handle = opendir(path);
    cc_free(path);
    if (handle == NULL)
        return CC_OK; /* nothing was ever put there */
    for (entry = readdir(handle); entry != NULL && st == CC_OK; entry = readdir(handle))
        st = sweep_file(files, folder, entry->d_name, err);
    (void)closedir(handle); /* only read */
    return st;
}

enum cc_status cc_report_files_close(struct cc_report_files *files, bool *changed,
                                     struct cc_error *err)
{
    struct cc_outqueue *queue = files->queue;
    uint64_t n_changed = 0;
    enum cc_status st;

    files->queue = NULL; /* the close frees it in any case */
    st = cc_outqueue_close(queue, &n_changed, err);
    files->changed = n_changed > 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders && st == CC_OK; i++)
        st = sweep(files, folders[i], err);
    *changed = st == CC_OK && files->changed;
    cc_report_files_abort(files);
    return st;
}
