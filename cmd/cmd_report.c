/* cmd_report.c -- the review page of an output folder, made again from its records. */
#include "commands.h"
#include "progress.h"

#include "cleancopy/state/document_store.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/readback.h"
#include "cleancopy/write/report.h"

#define MAX_REPORT_BYTES ((size_t)64 << 20) /* its rows are bounded: a tenth of this is much */

static enum cc_status read_documents(struct cc_readback *readback, const struct cc_config *cfg,
                                     struct cc_tally *tally, struct cc_error *err)
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
    while (st == CC_OK) {
        cc_progress_step(n++);
        cc_arena_reset(&arena);
        st = cc_readback_document(readback, &arena, &doc, &file, &words, err);
        if (st == CC_OK)
            st = cc_tally_document(tally, &doc, file, words, err);
    }
    cc_progress_end();
    cc_arena_done(&arena);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status read_clusters(struct cc_readback *readback, struct cc_tally *tally,
                                    struct cc_error *err)
{
    struct cc_cluster_row row;
    enum cc_status st = CC_OK;

    while (st == CC_OK) {
        st = cc_readback_cluster(readback, &row, err);
        if (st == CC_OK)
            st = cc_tally_cluster(tally, &row, err);
    }
    return st == CC_END ? CC_OK : st;
}

static enum cc_status write_report(const char *dir, const struct cc_tally *tally,
                                   struct cc_error *err)
{
    struct cc_buf page;
    bool changed;
    enum cc_status st;

    cc_buf_init(&page, MAX_REPORT_BYTES);
    cc_report_write(&page, tally);
    st = page.status;
    if (st == CC_OK)
        st = cc_outfile_put(dir, CC_SPAN("report/index.html"), cc_buf_span(&page), &changed, err);
    else
        (void)cc_fail(err, st, "report", "%s: the review page is too large", dir);
    cc_buf_done(&page);
    return st;
}

int cc_cmd_report(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_readback *readback = NULL;
    struct cc_tally *tally = NULL;
    struct cc_error err;
    enum cc_status st;

    if (n_args != 1) {
        cc_say("report takes one DIR: an output folder of run or corpus");
        return CC_EXIT_USAGE;
    }
    st = cc_readback_open(args[0], &readback, &err);
    if (st == CC_OK)
        st = cc_tally_open(cfg->duplicates, &tally, &err);
    if (st == CC_OK)
        st = read_documents(readback, cfg, tally, &err);
    if (st == CC_OK)
        st = read_clusters(readback, tally, &err);
    if (st == CC_OK) {
        cc_tally_finish(tally);
        st = write_report(args[0], tally, &err);
    }
    cc_tally_close(tally);
    cc_readback_close(readback);
    return st == CC_OK ? CC_EXIT_DONE : cc_say_error(&err);
}
