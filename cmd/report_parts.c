#include "report_parts.h"

#include "commands.h"

#include "cleancopy/part_sums.h"
#include "cleancopy/write/outdir.h"
#include "cleancopy/write/report.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_PATH_BYTES 4096

/* How many parts the folder's parts say that there are: 0 where there is none; *same false where they do not agree. */
static uint32_t count_parts(const char *dir, bool *same)
{
    uint32_t part, n_parts, found = 0;
    const struct dirent *entry;
    DIR *folder = opendir(dir);

    *same = true;
    if (folder == NULL)
        return 0;
    while ((entry = readdir(folder)) != NULL) {
        if (!cc_part_name_read(entry->d_name, &part, &n_parts))
            continue;
        *same = *same && (found == 0 || found == n_parts);
        found = n_parts;
    }
    (void)closedir(folder); /* it was read */
    return found;
}

bool cc_report_has_parts(const char *dir)
{
    bool same;

    return count_parts(dir, &same) > 0;
}

/* A part is there, whole, and of the corpus that `first` is of. */
static enum cc_status check_part(const char *path, const struct cc_part_sums *there, uint32_t part, uint32_t n_parts,
                                 const struct cc_part_sums *first, struct cc_error *err)
{
    if (there->part != part || there->n_parts != n_parts)
        return cc_fail(err, CC_E_INPUT, "report", "%s: is part %" PRIu32 " of %" PRIu32 ": give the folder its own name again",
                       path, there->part, there->n_parts);
    if (!there->whole)
        return cc_fail(err, CC_E_INPUT, "report", "%s: is not whole: give the command of this part again, --part %" PRIu32 "/%" PRIu32,
                       path, part, n_parts);
    if (there->corpus != first->corpus)
        return cc_fail(err, CC_E_INPUT, "report",
                       "%s: is of other shards, or was written with other options, than part 1: make both anew", path);
    return CC_OK;
}

static enum cc_status add_part(struct cc_report *report, const char *dir, uint32_t part, uint32_t n_parts,
                               struct cc_part_sums *first, struct cc_error *err)
{
    char name[CC_PART_NAME_BYTES], path[MAX_PATH_BYTES], folder[CC_PART_NAME_BYTES + 1];
    struct cc_json_tree *tree = NULL;
    const struct cc_json_node *sums;
    struct cc_part_sums there;
    struct cc_arena arena;
    struct cc_error why;
    enum cc_status st;

    cc_part_name(part, n_parts, name);
    (void)snprintf(folder, sizeof folder, "%s/", name); /* fits */
    if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path)
        return cc_fail(err, CC_E_INPUT, "report", "%s: path too long", dir);
    cc_arena_init(&arena, 8 * CC_PART_SUMS_BYTES);
    st = cc_part_sums_read(&arena, path, &tree, &there, &sums, err);
    if (st == CC_END)
        st = cc_fail(err, CC_E_INPUT, "report", "%s: is not there: make it with cleancopy corpus --merge SHARDS --compared FILE --part %" PRIu32 "/%" PRIu32 " --out %s",
                     path, part, n_parts, dir);
    if (st == CC_OK && part == 1)
        *first = there;
    if (st == CC_OK)
        st = check_part(path, &there, part, n_parts, first, err);
    if (st == CC_OK) {
        const struct cc_report_parts counts = {1, there.n_failed, there.n_left_out_by_outlet, there.n_left_out_by_language};

        st = cc_report_add_sums(report, &arena, sums, cc_span_from(folder), &counts, &why);
        if (st != CC_OK)
            (void)cc_fail(err, st, "report", "%s/" CC_PART_SUMS_NAME ": %s", path, why.message);
    }
    cc_json_tree_free(tree);
    cc_arena_done(&arena);
    return st;
}

static enum cc_status make(const struct cc_report_options *options, uint32_t n_parts, struct cc_error *err)
{
    struct cc_report *report = NULL;
    struct cc_output_counts counts;
    struct cc_part_sums first;
    enum cc_status st = cc_report_open(options, &report, err);

    for (uint32_t part = 1; part <= n_parts && st == CC_OK && cc_stop == 0; part++)
        st = add_part(report, options->dir, part, n_parts, &first, err);
    if (st == CC_OK && cc_stop == 0)
        return cc_report_close(report, &counts, err);
    cc_report_abort(report);
    return st;
}

enum cc_status cc_report_parts_make(const struct cc_config *cfg, const char *dir, struct cc_error *err)
{
    const struct cc_report_options options = {.dir = dir, .duplicates = cfg->duplicates};
    bool same;
    uint32_t n_parts = count_parts(dir, &same);
    enum cc_status st;
    int lock = -1;

    if (!same)
        return cc_fail(err, CC_E_INPUT, "report", "%s: has parts of corpora that were cut differently: leave those of one there", dir);
    st = cc_outdir_lock(dir, &lock, err);
    if (st == CC_OK)
        st = make(&options, n_parts, err);
    if (lock >= 0)
        (void)close(lock); /* gives the lock back */
    return st;
}
