/* cmd_fetch.c -- download, nothing else: into the archive, or as people use curl, into a file (--output) or a folder
 * (--pages), with no trace but these where no --state and no --archive is given. */
#include "commands.h"
#include "discovery.h"
#include "fetch_json.h"
#include "fetch_log.h"
#include "fetch_progress.h"
#include "ingest.h"
#include "screen.h"
#include "stages.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/write/page_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct fetch {
    const struct cc_config *cfg;
    struct cc_fetch_log *log;
    struct cc_arena arena; /* of one file name */
};

/* --output and --pages: what the user asked for is the page itself. */
static bool wants_copies(const struct cc_config *cfg)
{
    return cfg->output_path != NULL || cfg->pages_dir != NULL;
}

static void report(void *user, const struct cc_fetch_event *event)
{
    struct fetch *fetch = user;

    cc_fetch_log_add(fetch->log, event);
}

static void look(void *user, const struct cc_fetch_view *view)
{
    (void)user;
    cc_fetch_progress_step(view);
}

/* Where the page of that URL belongs; NULL: no memory. */
static const char *path_of(struct fetch *fetch, const char *url)
{
    struct cc_span name;

    if (fetch->cfg->output_path != NULL)
        return fetch->cfg->output_path;
    cc_arena_reset(&fetch->arena);
    name = cc_page_file_name(&fetch->arena, cc_span_from(url));
    return cc_arena_printf(&fetch->arena, "%s/%s", fetch->cfg->pages_dir,
                           name.ptr != NULL ? name.ptr : "")
        .ptr;
}

static enum cc_status put_copy(void *user, const char *url, struct cc_span page,
                               struct cc_error *err)
{
    struct fetch *fetch = user;
    const char *path = path_of(fetch, url);

    cc_screen_hide(); /* the page may go to the same terminal */
    return path != NULL ? cc_page_file_put(path, page, err)
                        : cc_arena_status(&fetch->arena, "fetch", err);
}

static bool has_copy(void *user, const char *url, uint64_t hash)
{
    struct fetch *fetch = user;
    const char *path = path_of(fetch, url);

    return path != NULL && cc_page_file_has(path, hash, fetch->cfg->fetch.max_body_bytes);
}

static const struct cc_fetch_copies copies = {put_copy, has_copy};

/* The URLs among the operands become a source of their own, behind the configured ones. */
static bool add_operands(struct cc_config *cfg, int n_args, char **args)
{
    struct cc_source *all = cc_calloc(cfg->n_sources + 1, sizeof *all);
    struct cc_source *own;

    if (all == NULL)
        return false;
    if (cfg->n_sources > 0)
        memcpy(all, cfg->sources, cfg->n_sources * sizeof *all);
    own = &all[cfg->n_sources];
    own->name = "operands";
    for (int i = 0; i < n_args && i < CC_MAX_SOURCE_URLS; i++)
        own->urls[own->n_urls++] = args[i];
    cfg->sources = all;
    cfg->n_sources++;
    return true;
}

static void say_counts(const struct cc_config *cfg, const struct cc_fetch_counts *counts,
                       double seconds)
{
    if (cfg->json)
        cc_fetch_json_summary(counts, seconds, NULL);
    if (cfg->json || cfg->quiet || wants_copies(cfg))
        return;
    cc_say("%" PRIu64 " stored, %" PRIu64 " unchanged, %" PRIu64 " failed, %" PRIu64
           " not allowed, %" PRIu64 " deferred%s",
           counts->by_outcome[CC_OUTCOME_STORED], counts->by_outcome[CC_OUTCOME_UNCHANGED],
           cc_fetch_failures(counts), counts->by_outcome[CC_OUTCOME_ROBOTS],
           counts->by_outcome[CC_OUTCOME_DEFERRED],
           counts->out_of_time ? "; the time was over before all was asked for" : "");
}

static int exit_code(const struct cc_config *cfg, const struct cc_fetch_counts *counts)
{
    uint64_t missing = cc_fetch_failures(counts);

    if (cc_stop != 0)
        return CC_EXIT_NOT_DONE;
    /* A run that obeys a site is done; a file that is not there is not. */
    if (wants_copies(cfg))
        missing += counts->by_outcome[CC_OUTCOME_ROBOTS] +
                   counts->by_outcome[CC_OUTCOME_DEFERRED] + (counts->out_of_time ? 1 : 0);
    return missing > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}

static int fetch_all(const struct cc_config *cfg)
{
    struct fetch fetch = {.cfg = cfg};
    struct cc_fetch_job job = {.cfg = cfg, .stop = &cc_stop, .report = report,
                               .look = look, .user = &fetch,
                               .copies = wants_copies(cfg) ? &copies : NULL};
    struct cc_fetch_counts counts = {.bytes = 0};
    struct cc_discoverer *discoverer;
    double begun_s = cc_screen_now_s();
    struct cc_error err;
    enum cc_status st;

    cc_arena_init(&fetch.arena, (size_t)1 << 20);
    st = cc_discovery_open(cfg, &job, &discoverer, &err);
    if (st == CC_OK)
        st = cc_stage_open_state(cfg, &job.state, &err);
    if (st == CC_OK)
        st = cc_fetch_log_open(cfg, wants_copies(cfg), &fetch.log, &err);
    cc_fetch_progress_start(cfg);
    if (st == CC_OK)
        st = cc_fetch_run(&job, &counts, &err);
    cc_fetch_progress_end();
    cc_fetch_log_close(fetch.log);
    cc_state_close(job.state);
    if (discoverer != NULL)
        cc_say_unfiltered(cfg, cc_discoverer_unfiltered(discoverer));
    cc_discoverer_close(discoverer);
    cc_arena_done(&fetch.arena);
    if (st != CC_OK)
        return cc_say_error(&err);
    say_counts(cfg, &counts, cc_screen_now_s() - begun_s);
    if (wants_copies(cfg) && counts.out_of_time)
        cc_say("the time was over before all was asked for");
    return exit_code(cfg, &counts);
}

/* --output has one file, so there must be one page. */
static const char *wrong_use(const struct cc_config *cfg, int n_args)
{
    if (n_args == 0 && cfg->n_sources == 0)
        return "nothing to fetch: give URLs, --feed, --sitemap, --front-page, --url-list or -c FILE";
    if (cfg->output_path != NULL && cfg->pages_dir != NULL)
        return "--output is for one page, --pages for many: give one of them";
    if (cfg->output_path != NULL && (n_args != 1 || cfg->n_sources > 0))
        return "--output takes one URL and nothing else to fetch: give --pages DIR for more";
    if (cfg->json && cfg->output_path != NULL && strcmp(cfg->output_path, "-") == 0)
        return "--json and --output - would both write to standard output: give --output FILE";
    return NULL;
}

int cc_cmd_fetch(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    int code;

    if (wrong_use(cfg, n_args) != NULL) {
        cc_say("%s", wrong_use(cfg, n_args));
        return CC_EXIT_USAGE;
    }
    if (n_args > CC_MAX_SOURCE_URLS) {
        cc_say("more than %d URLs on the command line: put them into a file and give --url-list FILE",
               CC_MAX_SOURCE_URLS);
        return CC_EXIT_USAGE;
    }
    if (!wants_copies(cfg) && own.state_dir == NULL)
        own.state_dir = "state";
    if (!wants_copies(cfg) && own.archive_dir == NULL)
        own.archive_dir = "archive";
    (void)signal(SIGPIPE, SIG_IGN); /* a server that hangs up is no reason to die */
    if (!add_operands(&own, n_args, args)) {
        cc_say("out of memory");
        return CC_EXIT_NOT_DONE;
    }
    code = fetch_all(&own);
    cc_free(own.sources);
    return code;
}
