/* cmd_corpus.c -- clean and compare any number of documents, in bounded memory.
 *
 * Records go to a state of their own (DIR/.cleancopy, or --state), are compared in canonical order and then
 * written, so neither the order of files nor the number of jobs shows in the result, nor whether the pages were cleaned
 * here or in shards (shard_make.h) that are merged here. */
#include "commands.h"
#include "ingest.h"
#include "input_size.h"
#include "part_make.h"
#include "progress.h"
#include "shard_make.h"
#include "shard_set.h"
#include "stages.h"
#include "summary.h"

#include "cleancopy/compared_file.h"
#include "cleancopy/source/input.h"

#include <inttypes.h>
#include <stdio.h>

struct corpus {
    struct cc_input *input;
    uint64_t all_bytes; /* of the input; 0: nobody knows */
    struct cc_shard_set *shards; /* what is merged in its place, or NULL */
    struct cc_compared_file compared; /* path NULL: we compare ourselves */
};

static enum cc_status next_page(void *user, struct cc_arena *arena, struct cc_page *page,
                                struct cc_error *err)
{
    struct corpus *corpus = user;

    cc_progress_bytes(cc_input_bytes(corpus->input), corpus->all_bytes);
    return cc_input_next(corpus->input, arena, page, err);
}

static enum cc_status ingest_batch(struct corpus *corpus, struct cc_ingest *ingest,
                                   struct cc_error *err)
{
    return corpus->shards != NULL ? cc_ingest_records(ingest, cc_shard_set_put, corpus->shards, err)
                                  : cc_ingest_run(ingest, err);
}

/* A batch that was cut short while pages came in is completed before anything is compared: half of it in canonical
 * order is not the order of the whole. */
static enum cc_status ingest_all(struct corpus *corpus, struct cc_ingest *ingest,
                                 struct cc_error *err)
{
    int64_t open_batch = 0;
    enum cc_status st;

    st = cc_state_number(ingest->state, "batch_open", &open_batch, err);
    if (st == CC_OK && open_batch == 0 && corpus->compared.path == NULL)
        st = cc_stage_compare(ingest->state, ingest->cfg, err);
    if (st == CC_OK)
        st = cc_state_keep_number(ingest->state, "batch_open", 1, err);
    if (st == CC_OK)
        st = ingest_batch(corpus, ingest, err);
    if (st != CC_OK || cc_stop != 0)
        return st;
    return cc_state_keep_number(ingest->state, "batch_open", 0, err);
}

static enum cc_status compare(struct corpus *corpus, struct cc_ingest *ingest, struct cc_error *err)
{
    enum cc_status st;

    if (corpus->compared.path == NULL)
        return cc_stage_compare(ingest->state, ingest->cfg, err);
    st = cc_compared_file_put(&corpus->compared, ingest->cfg, ingest->state, err);
    return st == CC_OK ? cc_stage_take_compared(ingest->state, ingest->cfg, err) : st;
}

static enum cc_status build(struct corpus *corpus, const struct cc_config *cfg,
                            struct cc_ingest *ingest, struct cc_output_counts *counts,
                            bool *written, struct cc_error *err)
{
    enum cc_status st = ingest_all(corpus, ingest, err);

    if (st == CC_OK && cc_stop == 0)
        st = compare(corpus, ingest, err);
    if (st == CC_OK && cc_stop == 0)
        st = cc_stage_write(ingest->state, cfg, counts, written, err);
    return st;
}

static void tell_summary(const struct cc_ingest *ingest, const struct cc_output_counts *counts,
                         bool written)
{
    const struct cc_sum sums[] = {{"failed", ingest->n_failed},
                                  {"written", written},
                                  {"documents", counts->documents},
                                  {"text_files", counts->text_files},
                                  {"duplicates", counts->duplicates},
                                  {"clusters", counts->clusters},
                                  CC_LEFT_OUT_SUMS(&ingest->left_out)};

    cc_summary(ingest->cfg, false, "corpus", cc_progress_seconds(), sums, sizeof sums / sizeof *sums);
}

static enum cc_status open_pages(struct corpus *corpus, struct cc_ingest *ingest, int n_args,
                                 char **args, struct cc_error *err)
{
    const struct cc_config *cfg = ingest->cfg;
    enum cc_status st = cc_ingest_prepare(ingest, err);

    if (st == CC_OK)
        st = cc_input_open((const char *const *)args, (size_t)n_args, cfg->files_from, &cfg->limits,
                           &corpus->input, err);
    if (cc_progress_is_watched())
        corpus->all_bytes = cc_input_size(n_args, args, cfg->files_from);
    return st;
}

static enum cc_status open_shards(struct corpus *corpus, struct cc_ingest *ingest, int n_args,
                                  char **args, struct cc_error *err)
{
    enum cc_status st = cc_shard_set_open(ingest->cfg, n_args, args, &corpus->shards, err);

    if (st == CC_OK)
        st = cc_shard_set_check(corpus->shards, &ingest->n_failed, &ingest->left_out, err);
    if (st != CC_OK || cc_stop != 0 || corpus->compared.path == NULL)
        return st;
    corpus->compared.shards = cc_shard_set_sum(corpus->shards);
    return cc_compared_file_check(&corpus->compared, ingest->cfg, err);
}

static void say_done(const struct cc_ingest *ingest, const struct cc_output_counts *counts,
                     bool written)
{
    const struct cc_config *cfg = ingest->cfg;
    char left_out[CC_LEFT_OUT_WORDS_BYTES];

    if (cfg->quiet || cfg->json)
        return;
    cc_left_out_words(&ingest->left_out, &cfg->filter, left_out);
    if (written)
        cc_say("%s: %" PRIu64 " documents, %" PRIu64 " text files, %" PRIu64
               " duplicate paragraphs in %" PRIu64 " clusters; %" PRIu64 " pages failed%s",
               cfg->out_dir, counts->documents, counts->text_files, counts->duplicates,
               counts->clusters, ingest->n_failed, left_out);
    else
        cc_say("%s: nothing new; %" PRIu64 " pages failed%s", cfg->out_dir, ingest->n_failed, left_out);
}

static int build_corpus(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_ingest ingest = {.cfg = cfg, .same_batch = true, .next = next_page};
    struct corpus corpus = {.input = NULL, .compared = {.path = cfg->compared_path}};
    struct cc_output_counts counts = {.documents = 0};
    struct cc_error err;
    bool written = false;
    enum cc_status st;

    ingest.user = &corpus;
    cc_progress_setup(cfg, false);
    st = cfg->merge ? open_shards(&corpus, &ingest, n_args, args, &err)
                    : open_pages(&corpus, &ingest, n_args, args, &err);
    if (st == CC_OK && cc_stop == 0)
        st = cc_state_open(cfg->state_dir, &ingest.state, &err);
    if (st == CC_OK && cc_stop == 0)
        st = build(&corpus, cfg, &ingest, &counts, &written, &err);
    cc_ingest_done(&ingest);
    cc_state_close(ingest.state);
    cc_input_close(corpus.input);
    cc_shard_set_close(corpus.shards);
    if (st != CC_OK)
        return cc_say_error(&err);
    tell_summary(&ingest, &counts, written);
    if (cc_stop != 0) {
        cc_say("stopped; give the same command again to go on");
        return CC_EXIT_NOT_DONE;
    }
    say_done(&ingest, &counts, written);
    return ingest.n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}

int cc_cmd_corpus(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    char state_dir[4096];

    if (cfg->out_dir == NULL) {
        cc_say("corpus needs an output folder: give --out DIR");
        return CC_EXIT_USAGE;
    }
    if (cfg->merge && (cfg->n_shards > 0 || cfg->files_from != NULL || n_args == 0)) {
        cc_say("--merge takes shards, or folders of them, as INPUT, and neither --shard nor --files-from");
        return CC_EXIT_USAGE;
    }
    if (cfg->compared_path != NULL && !cfg->merge) {
        cc_say("--compared goes with --merge: the file is of the shards that were compared");
        return CC_EXIT_USAGE;
    }
    if (cfg->n_parts > 0 && (cfg->compared_path == NULL || cfg->shard_bytes > 0 || cfg->state_dir != NULL)) {
        cc_say("--part goes with --merge and --compared, and neither with --shard-bytes nor --state: a part keeps none");
        return CC_EXIT_USAGE;
    }
    if (cfg->dry_run && cfg->n_shards == 0) {
        cc_say("corpus has --dry-run for --shard alone");
        return CC_EXIT_USAGE;
    }
    if (n_args == 0 && cfg->files_from == NULL) {
        cc_say("corpus needs INPUT: files, folders, - or --files-from LIST");
        return CC_EXIT_USAGE;
    }
    cc_left_out_say_odd_names(cfg);
    if (cfg->n_shards > 0)
        return cc_shard_make(cfg, n_args, args);
    if (cfg->n_parts > 0)
        return cc_part_make(cfg, n_args, args);
    if (own.state_dir == NULL) {
        if (snprintf(state_dir, sizeof state_dir, "%s/.cleancopy", cfg->out_dir) >=
            (int)sizeof state_dir) {
            cc_say("%s: path too long", cfg->out_dir);
            return CC_EXIT_USAGE;
        }
        own.state_dir = state_dir;
    }
    return build_corpus(&own, n_args, args);
}
