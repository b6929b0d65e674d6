#include "part_make.h"

#include "commands.h"
#include "ingest.h"
#include "progress.h"
#include "shard_set.h"
#include "stages.h"
#include "summary.h"

#include "cleancopy/compared_file.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/part_sums.h"
#include "cleancopy/write_stored.h"

#include <inttypes.h>
#include <stdio.h>

#define MAX_PATH_BYTES 4096

struct making {
    struct cc_config cfg; /* its folder is the part's own */
    char dir[MAX_PATH_BYTES], state_dir[MAX_PATH_BYTES];
    struct cc_ingest ingest;
    struct cc_shard_set *shards;
    struct cc_compared_file compared;
    struct cc_part_sums about;
    struct cc_output_counts counts;
    bool written;
};

static enum cc_status name_folders(struct making *making, const char *out, struct cc_error *err)
{
    char name[CC_PART_NAME_BYTES];

    cc_part_name(making->cfg.part_number, making->cfg.n_parts, name);
    if (snprintf(making->dir, sizeof making->dir, "%s/%s", out, name) >= (int)sizeof making->dir ||
        snprintf(making->state_dir, sizeof making->state_dir, "%s/.cleancopy", making->dir) >= (int)sizeof making->state_dir)
        return cc_fail(err, CC_E_USAGE, "part", "%s: path too long", out);
    making->cfg.out_dir = making->dir;
    making->cfg.state_dir = making->state_dir;
    return CC_OK;
}

/* What parts of one corpus have in common. */
static uint64_t number_corpus(const struct making *making)
{
    const struct cc_config *cfg = &making->cfg;
    uint64_t number = cc_hash64_mix(making->compared.all, (uint64_t)cc_write_options(cfg));

    for (size_t i = 0; i < cfg->n_prefer; i++)
        number = cc_hash64_mix(number, cc_hash64(cc_span_from(cfg->prefer[i])));
    return number;
}

/* The shards, and what was found in them, are whole and fit together. */
static enum cc_status check(struct making *making, int n_args, char **args, struct cc_error *err)
{
    const struct cc_config *cfg = &making->cfg;
    struct cc_part_sums *about = &making->about;
    uint64_t options = (uint64_t)cc_write_options(cfg);
    enum cc_status st = cc_shard_set_open(cfg, n_args, args, &making->shards, err);

    if (st == CC_OK)
        st = cc_shard_set_check(making->shards, &making->ingest.n_failed, &making->ingest.left_out, err);
    if (st != CC_OK || cc_stop != 0)
        return st;
    making->compared = (struct cc_compared_file){.path = cfg->compared_path,
                                                 .shards = cc_shard_set_sum(making->shards),
                                                 .part = cfg->part_number,
                                                 .n_parts = cfg->n_parts};
    st = cc_compared_file_check(&making->compared, cfg, err);
    *about = (struct cc_part_sums){
        .part = cfg->part_number,
        .n_parts = cfg->n_parts,
        .corpus = number_corpus(making),
        .made_of = cc_hash64_mix(cc_hash64_mix(making->compared.shards, making->compared.sum), options),
        .n_failed = making->ingest.n_failed,
        .n_left_out_by_outlet = making->ingest.left_out.outlet,
        .n_left_out_by_language = making->ingest.left_out.language};
    return st;
}

/* What the part's folder holds.  CC_E_INPUT: another part of another corpus. */
static enum cc_status look(const struct making *making, bool *whole, struct cc_error *err)
{
    struct cc_json_tree *tree = NULL;
    const struct cc_json_node *sums;
    struct cc_part_sums there;
    struct cc_arena arena;
    enum cc_status st;

    cc_arena_init(&arena, making->cfg.limits.max_arena_bytes);
    st = cc_part_sums_read(&arena, making->dir, &tree, &there, &sums, err);
    cc_json_tree_free(tree);
    cc_arena_done(&arena);
    *whole = st == CC_OK && there.whole;
    if (st == CC_OK && there.made_of != making->about.made_of)
        return cc_fail(err, CC_E_INPUT, "part",
                       "%s: is of other shards, other rows or other options: remove it, or give another --out", making->dir);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status fill_state(struct making *making, struct cc_error *err)
{
    struct cc_state *state = making->ingest.state;
    enum cc_status st = cc_ingest_records(&making->ingest, cc_shard_set_put, making->shards, err);

    if (st != CC_OK || cc_stop != 0)
        return st;
    st = cc_state_begin(state, err); /* to the end: what reads the state wants it as it is */
    return st == CC_OK ? cc_compared_file_put_part(&making->compared, &making->cfg, state, err) : st;
}

static enum cc_status make(struct making *making, struct cc_error *err)
{
    enum cc_status st = cc_state_open_scratch(making->state_dir, &making->ingest.state, err);

    if (st != CC_OK)
        return st;
    st = fill_state(making, err);
    if (st == CC_OK && cc_stop == 0)
        st = cc_stage_write_part(making->ingest.state, &making->cfg, &making->about, &making->counts, err);
    making->written = st == CC_OK && cc_stop == 0;
    cc_state_close_scratch(making->ingest.state, making->state_dir);
    return st;
}

static enum cc_status make_unless_there(struct making *making, int n_args, char **args, struct cc_error *err)
{
    bool whole = false;
    enum cc_status st = check(making, n_args, args, err);

    if (st == CC_OK && cc_stop == 0)
        st = look(making, &whole, err);
    return st == CC_OK && cc_stop == 0 && !whole ? make(making, err) : st;
}

static int tell(const struct making *making)
{
    const struct cc_config *cfg = &making->cfg;
    const struct cc_output_counts *counts = &making->counts;
    const struct cc_sum sums[] = {{"failed", making->ingest.n_failed},
                                  {"written", making->written},
                                  {"documents", counts->documents},
                                  {"text_files", counts->text_files},
                                  {"duplicates", counts->duplicates},
                                  {"clusters", counts->clusters},
                                  {"part", cfg->part_number},
                                  {"parts", cfg->n_parts},
                                  CC_LEFT_OUT_SUMS(&making->ingest.left_out)};
    char left_out[CC_LEFT_OUT_WORDS_BYTES];

    cc_summary(cfg, false, "corpus", cc_progress_seconds(), sums, sizeof sums / sizeof *sums);
    if (cc_stop != 0) {
        cc_say("stopped; give the same command again to make this part");
        return CC_EXIT_NOT_DONE;
    }
    cc_left_out_words(&making->ingest.left_out, &cfg->filter, left_out);
    if (!cfg->quiet && !cfg->json && making->written)
        cc_say("%s: %" PRIu64 " documents, %" PRIu64 " text files, %" PRIu64 " duplicate paragraphs; %" PRIu64
               " clusters begin here; %" PRIu64 " pages failed%s",
               cfg->out_dir, counts->documents, counts->text_files, counts->duplicates, counts->clusters,
               making->ingest.n_failed, left_out);
    else if (!cfg->quiet && !cfg->json)
        cc_say("%s: nothing new; %" PRIu64 " pages failed%s", cfg->out_dir, making->ingest.n_failed, left_out);
    return making->ingest.n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}

int cc_part_make(const struct cc_config *cfg, int n_args, char **args)
{
    struct making making = {.cfg = *cfg};
    struct cc_error err;
    enum cc_status st;

    making.ingest = (struct cc_ingest){.cfg = &making.cfg, .same_batch = true};
    cc_progress_setup(cfg, false);
    st = name_folders(&making, cfg->out_dir, &err);
    if (st == CC_OK)
        st = make_unless_there(&making, n_args, args, &err);
    cc_ingest_done(&making.ingest);
    cc_shard_set_close(making.shards);
    return st == CC_OK ? tell(&making) : cc_say_error(&err);
}
