/* cmd_run.c -- the cron job: fetch, clean, compare, write.
 *
 * Each stage leaves in the state what the next one still has to do, so a run that was killed anywhere is
 * finished by the next. */
#include "commands.h"
#include "discovery.h"
#include "fetch_json.h"
#include "fetch_log.h"
#include "fetch_progress.h"
#include "ingest.h"
#include "progress.h"
#include "screen.h"
#include "stages.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/fetch/archive_read.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/state/url_store.h"

#include <inttypes.h>
#include <stdio.h>

struct run {
    const struct cc_config *cfg;
    struct cc_state *state;
    struct cc_fetch_log *log;
    struct cc_fetch_job job;
    struct cc_discoverer *discoverer;
    struct cc_ingest ingest;
    struct cc_buf last_url; /* of the page that `next` gave last: the walk over what is to clean */
    struct cc_fetch_counts fetched;
    uint64_t n_cleaned, n_changed, n_failed;
    struct cc_output_counts counts;
    bool written;
};

static void report(void *user, const struct cc_fetch_event *event)
{
    struct run *run = user;

    cc_fetch_log_add(run->log, event);
}

static void look(void *user, const struct cc_fetch_view *view)
{
    (void)user;
    cc_fetch_progress_step(view);
}

/* The next archived page that has not been cleaned. */
static enum cc_status next_archived(void *user, struct cc_arena *arena, struct cc_page *page,
                                    struct cc_error *err)
{
    struct run *run = user;
    struct cc_url_record record;
    enum cc_status st;

    st = cc_url_next_to_clean(run->state, arena, cc_buf_span(&run->last_url), &record, err);
    if (st != CC_OK)
        return st;
    cc_buf_clear(&run->last_url);
    cc_buf_add(&run->last_url, record.url);
    page->source = record.url;
    page->url = record.url;
    st = cc_archive_read(run->cfg->archive_dir, record.archive_file, record.archive_offset, arena,
                         &run->cfg->limits, page, err);
    page->source = record.url;
    page->url = record.url;
    page->outlet = record.outlet;
    return st;
}

static enum cc_status mark_cleaned(void *user, const struct cc_batch_item *item,
                                   struct cc_error *err)
{
    struct run *run = user;

    return item->left_out != CC_LEFT_OUT_NOT ? cc_url_set_left_out(run->state, item->page.url, err)
                                             : cc_url_set_cleaned(run->state, item->page.url, err);
}

static enum cc_status begin_filter(struct run *run, struct cc_error *err)
{
    enum cc_status st = cc_state_begin(run->state, err);

    if (st == CC_OK)
        st = cc_url_begin_filter(run->state, cc_filter_number(&run->cfg->filter), err);
    if (st == CC_OK)
        return cc_state_commit(run->state, err);
    cc_state_rollback(run->state);
    return st;
}

static enum cc_status clean_archived(struct run *run, struct cc_error *err)
{
    enum cc_status st;

    cc_buf_clear(&run->last_url);
    run->ingest.state = run->state;
    st = begin_filter(run, err);
    if (st == CC_OK)
        st = cc_url_count_to_clean(run->state, &run->ingest.total, err);
    if (st == CC_OK)
        st = cc_ingest_run(&run->ingest, err);
    run->n_cleaned += run->ingest.n_pages - cc_left_out_sum(&run->ingest.left_out);
    run->n_changed += run->ingest.n_changed;
    run->n_failed += run->ingest.n_failed;
    return st;
}

static enum cc_status clean_and_compare(struct run *run, struct cc_error *err)
{
    enum cc_status st = clean_archived(run, err);

    if (st == CC_OK && cc_stop == 0)
        st = cc_stage_compare(run->state, run->cfg, err);
    return st;
}

static enum cc_status run_stages(struct run *run, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    run->job.state = run->state;

    /* What a run left that was killed before it compared is cleaned and compared with what this one fetches: together they
     * are the batch that an undisturbed run would have had, in the same canonical order. */
    if (!run->cfg->dry_run)
        st = cc_stage_finish_comparing(run->state, run->cfg, err);
    cc_fetch_progress_start(run->cfg);
    if (st == CC_OK && cc_stop == 0)
        st = cc_fetch_run(&run->job, &run->fetched, err);
    cc_fetch_progress_end();
    if (st == CC_OK && !run->cfg->dry_run && cc_stop == 0)
        st = clean_and_compare(run, err);
    if (st == CC_OK && !run->cfg->dry_run && cc_stop == 0)
        st = cc_stage_write(run->state, run->cfg, &run->counts, &run->written, err);
    return st;
}

static void say_summary(const struct run *run)
{
    char left_out[CC_LEFT_OUT_WORDS_BYTES];

    cc_left_out_words(&run->ingest.left_out, &run->cfg->filter, left_out);
    cc_say("%" PRIu64 " pages new or changed, %" PRIu64 " unchanged, %" PRIu64 " failed, %" PRIu64
           " not allowed, %" PRIu64 " deferred%s",
           run->fetched.by_outcome[CC_OUTCOME_STORED],
           run->fetched.by_outcome[CC_OUTCOME_UNCHANGED],
           cc_fetch_failures(&run->fetched) + run->n_failed,
           run->fetched.by_outcome[CC_OUTCOME_ROBOTS],
           run->fetched.by_outcome[CC_OUTCOME_DEFERRED], left_out);
    if (run->written)
        cc_say("%s: %" PRIu64 " documents, %" PRIu64 " text files (%" PRIu64
               " new or changed), %" PRIu64 " duplicate paragraphs in %" PRIu64 " clusters",
               run->cfg->out_dir, run->counts.documents, run->counts.text_files,
               run->counts.files_changed, run->counts.duplicates, run->counts.clusters);
    else if (!run->cfg->dry_run && cc_stop == 0)
        cc_say("%s: nothing new", run->cfg->out_dir);
}

static void tell_summary(const struct run *run, double seconds)
{
    struct cc_fetch_json_run more = {.n_cleaned = run->n_cleaned, .n_failed = run->n_failed,
                                     .left_out = &run->ingest.left_out,
                                     .counts = run->written ? &run->counts : NULL};

    if (run->cfg->json)
        cc_fetch_json_summary(&run->fetched, seconds, &more);
    else if (!run->cfg->quiet)
        say_summary(run);
}

static int run_exit(const struct run *run)
{
    if (cc_stop != 0) {
        cc_say("stopped; the next run goes on from here");
        return CC_EXIT_NOT_DONE;
    }
    return cc_fetch_failures(&run->fetched) + run->n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}

int cc_cmd_run(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    struct run run = {.cfg = &own};
    double begun_s = cc_screen_now_s();
    struct cc_error err;
    enum cc_status st;
    int code;

    if (n_args > 0) {
        cc_say("run takes no INPUT (\"%s\"): name sources in the configuration (-c FILE)", args[0]);
        return CC_EXIT_USAGE;
    }
    if (cfg->n_sources == 0) {
        cc_say("no sources: give a configuration with at least one [source NAME] section (-c FILE); cleancopy init writes one");
        return CC_EXIT_USAGE;
    }
    if (own.out_dir == NULL)
        own.out_dir = "out";
    if (own.state_dir == NULL)
        own.state_dir = "state";
    if (own.archive_dir == NULL)
        own.archive_dir = "archive";
    cc_progress_setup(&own, false);
    cc_left_out_say_odd_names(&own);
    (void)signal(SIGPIPE, SIG_IGN); /* a server that hangs up is no reason to die */
    cc_buf_init(&run.last_url, (size_t)1 << 20);
    run.ingest = (struct cc_ingest){.cfg = &own, .user = &run, .next = next_archived,
                                    .stored = mark_cleaned};
    run.job = (struct cc_fetch_job){.cfg = &own, .stop = &cc_stop, .report = report, .look = look, .user = &run};
    st = cc_discovery_open(&own, &run.job, &run.discoverer, &err);
    if (st == CC_OK && !own.dry_run)
        st = cc_ingest_prepare(&run.ingest, &err);
    if (st == CC_OK)
        st = cc_stage_open_state(&own, &run.state, &err);
    if (st == CC_OK)
        st = cc_fetch_log_open(&own, false, &run.log, &err);
    if (st == CC_OK)
        st = run_stages(&run, &err);
    cc_ingest_done(&run.ingest);
    cc_discoverer_close(run.discoverer);
    cc_fetch_log_close(run.log);
    if (st != CC_OK) {
        code = cc_say_error(&err);
    } else {
        tell_summary(&run, cc_screen_now_s() - begun_s);
        code = run_exit(&run);
    }
    cc_state_close(run.state);
    cc_buf_done(&run.last_url);
    return code;
}
