#include "stages.h"

#include "commands.h"
#include "progress.h"

#include "cleancopy/compare_stored.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/write_part.h"
#include "cleancopy/write_stored.h"

static const struct cc_watch watch = {&cc_stop, cc_progress_step};

typedef enum cc_status compare_function(struct cc_state *state, const struct cc_config *cfg,
                                        const struct cc_watch *watch, uint64_t *n,
                                        struct cc_error *err);

static enum cc_status compare(struct cc_state *state, const struct cc_config *cfg,
                              compare_function *function, enum cc_document_set set,
                              struct cc_error *err)
{
    uint64_t total = 0, n;
    enum cc_status st = cc_documents_count(state, set, &total, err);

    if (st != CC_OK)
        return st;
    cc_progress_start("comparing", "documents", total);
    st = function(state, cfg, &watch, &n, err);
    cc_progress_end();
    return st;
}

enum cc_status cc_stage_open_state(const struct cc_config *cfg, struct cc_state **state,
                                   struct cc_error *err)
{
    if (cfg->state_dir == NULL || (cfg->dry_run && !cc_state_is_there(cfg->state_dir)))
        return cc_state_open_temporary(state, err);
    return cfg->dry_run ? cc_state_open_reader(cfg->state_dir, state, err)
                        : cc_state_open(cfg->state_dir, state, err);
}

enum cc_status cc_stage_compare(struct cc_state *state, const struct cc_config *cfg,
                                struct cc_error *err)
{
    return compare(state, cfg, cc_compare_stored, CC_DOCUMENTS_TO_COMPARE, err);
}

enum cc_status cc_stage_take_compared(struct cc_state *state, const struct cc_config *cfg,
                                      struct cc_error *err)
{
    return compare(state, cfg, cc_compare_stored_given, CC_DOCUMENTS_TO_COMPARE, err);
}

enum cc_status cc_stage_finish_comparing(struct cc_state *state, const struct cc_config *cfg,
                                         struct cc_error *err)
{
    return compare(state, cfg, cc_compare_stored_finish, CC_DOCUMENTS_TO_COMPARE, err);
}

enum cc_status cc_stage_compare_anew(struct cc_state *state, const struct cc_config *cfg,
                                     struct cc_error *err)
{
    return compare(state, cfg, cc_compare_stored_anew, CC_DOCUMENTS_ALL, err);
}

enum cc_status cc_stage_write(struct cc_state *state, const struct cc_config *cfg,
                              struct cc_output_counts *counts, bool *written,
                              struct cc_error *err)
{
    uint64_t total = 0;
    enum cc_status st = cc_documents_count(state, CC_DOCUMENTS_ALL, &total, err);

    if (st != CC_OK)
        return st;
    cc_progress_start("writing", "documents", total);
    st = cc_write_stored(state, cfg, &watch, counts, written, err);
    cc_progress_end();
    return st;
}

enum cc_status cc_stage_write_part(struct cc_state *state, const struct cc_config *cfg, const struct cc_part_sums *about,
                                   struct cc_output_counts *counts, struct cc_error *err)
{
    uint64_t total = 0;
    enum cc_status st = cc_documents_count(state, CC_DOCUMENTS_ALL, &total, err);

    if (st != CC_OK)
        return st;
    cc_progress_start("writing", "documents", total);
    st = cc_write_part(state, cfg, &watch, about, counts, err);
    cc_progress_end();
    return st;
}

static bool tick(void)
{
    cc_progress_step(0);
    return cc_stop != 0;
}

enum cc_status cc_stage_check(struct cc_state *state, char problem[256], struct cc_error *err)
{
    enum cc_status st;

    cc_progress_start("checking", NULL, 0);
    cc_state_watch(state, tick);
    st = cc_paragraph_store_check(state, problem, err);
    cc_state_watch(state, NULL);
    cc_progress_end();
    return st;
}

enum cc_status cc_stage_compact(struct cc_state *state, struct cc_error *err)
{
    enum cc_status st;

    cc_progress_start("compacting", NULL, 0);
    cc_state_watch(state, tick);
    st = cc_paragraph_store_compact(state, err);
    cc_state_watch(state, NULL);
    cc_progress_end();
    return st;
}
