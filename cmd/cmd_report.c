/* cmd_report.c -- the review page of an output folder, made again from its records, or made of the sums of parts. */
#include "commands.h"
#include "progress.h"
#include "report_parts.h"

#include "cleancopy/state/document_store.h"
#include "cleancopy/state/state.h"
#include "cleancopy/write/outdir.h"
#include "cleancopy/write/readback.h"
#include "cleancopy/write/report.h"

#include <unistd.h>

static enum cc_status read_documents(struct cc_readback *readback, const struct cc_config *cfg,
                                     struct cc_report *report, struct cc_error *err)
{
    struct cc_document doc;
    struct cc_arena arena;
    struct cc_span file;
    uint64_t words;
    uint64_t n = 0;
    enum cc_status st = CC_OK;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    cc_progress_setup(cfg, false);
    cc_progress_start("reading", "documents", 0);
    while (st == CC_OK && cc_stop == 0) {
        cc_progress_step(n++);
        cc_arena_reset(&arena);
        st = cc_readback_document(readback, &arena, &doc, &file, &words, err);
        if (st == CC_OK)
            st = cc_report_add_document(report, &doc, file, words, err);
    }
    cc_progress_end();
    cc_arena_done(&arena);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status read_clusters(struct cc_readback *readback, struct cc_report *report,
                                    struct cc_error *err)
{
    struct cc_cluster_row row;
    enum cc_status st = CC_OK;

    while (st == CC_OK && cc_stop == 0) {
        st = cc_readback_cluster(readback, &row, err);
        if (st == CC_OK)
            st = cc_report_add_cluster(report, &row, err);
    }
    return st == CC_END ? CC_OK : st;
}

/* From the open folder to the page.  *counts is void when it was stopped. */
static enum cc_status make_report(struct cc_readback *readback, const struct cc_config *cfg,
                                  const struct cc_report_options *options,
                                  struct cc_output_counts *counts, struct cc_error *err)
{
    struct cc_report *report = NULL;
    enum cc_status st = cc_report_open(options, &report, err);

    if (st == CC_OK)
        st = read_documents(readback, cfg, report, err);
    if (st == CC_OK)
        st = read_clusters(readback, report, err);
    if (st == CC_OK && cc_stop == 0)
        return cc_report_close(report, counts, err);
    cc_report_abort(report);
    return st;
}

static int make_of_parts(const struct cc_config *cfg, const char *dir)
{
    struct cc_error err;

    if (cfg->state_dir != NULL) {
        cc_say("%s: has parts of a corpus, and parts keep no state: leave --state out", dir);
        return CC_EXIT_USAGE;
    }
    if (cc_report_parts_make(cfg, dir, &err) != CC_OK)
        return cc_say_error(&err);
    if (cc_stop != 0) {
        cc_say("stopped; the same command again makes the page whole");
        return CC_EXIT_NOT_DONE;
    }
    return CC_EXIT_DONE;
}

int cc_cmd_report(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_report_options options = {.duplicates = cfg->duplicates};
    struct cc_readback *readback = NULL;
    struct cc_output_counts counts;
    struct cc_error err;
    enum cc_status st;
    int lock = -1;

    if (n_args != 1) {
        cc_say("report takes one DIR: an output folder of run or corpus, or one with all parts of a corpus");
        return CC_EXIT_USAGE;
    }
    if (cc_report_has_parts(args[0]))
        return make_of_parts(cfg, args[0]);
    if (cfg->state_dir != NULL && !cc_state_is_there(cfg->state_dir)) {
        cc_say("%s: no state there; give the folder that run used (--state DIR), or none",
               cfg->state_dir);
        return CC_EXIT_NOT_DONE;
    }
    options.dir = args[0];
    options.archive_dir = cfg->archive_dir != NULL ? cfg->archive_dir : "archive";
    st = cc_readback_open(args[0], &readback, &err);
    if (st == CC_OK)
        st = cc_outdir_lock(args[0], &lock, &err);
    if (st == CC_OK && cfg->state_dir != NULL)
        st = cc_state_open_reader(cfg->state_dir, &options.state, &err);
    if (st == CC_OK)
        st = make_report(readback, cfg, &options, &counts, &err);
    cc_state_close(options.state);
    cc_readback_close(readback);
    if (lock >= 0)
        (void)close(lock); /* gives the lock back */
    if (st != CC_OK)
        return cc_say_error(&err);
    if (cc_stop != 0) {
        cc_say("stopped; the same command again makes the page whole");
        return CC_EXIT_NOT_DONE;
    }
    return CC_EXIT_DONE;
}
