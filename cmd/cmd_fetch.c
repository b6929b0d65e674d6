/* cmd_fetch.c -- download into the archive, nothing else. */
#include "commands.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/state/state.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void report_url(void *user, enum cc_outcome outcome, const char *url, const char *detail)
{
    const struct cc_config *cfg = user;

    if (cc_outcome_is_failure(outcome) || cfg->verbose || cfg->dry_run)
        cc_say("%s: %s%s%s", url, cc_outcome_name(outcome), detail[0] ? ": " : "", detail);
}

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

static int fetch(const struct cc_config *cfg)
{
    struct cc_fetch_job job = {.cfg = cfg, .stop = &cc_stop, .report = report_url,
                               .user = (void *)(uintptr_t)cfg};
    struct cc_fetch_counts counts = {.bytes = 0};
    struct cc_error err;
    enum cc_status st;
    uint64_t failed;

    st = cc_state_open(cfg->state_dir, &job.state, &err);
    if (st == CC_OK)
        st = cc_fetch_run(&job, &counts, &err);
    cc_state_close(job.state);
    if (st != CC_OK)
        return cc_say_error(&err);
    failed = counts.discovery_failed;
    for (int i = 0; i < CC_OUTCOME_COUNT; i++) {
        if (cc_outcome_is_failure((enum cc_outcome)i))
            failed += counts.by_outcome[i];
    }
    if (!cfg->quiet)
        cc_say("%" PRIu64 " stored, %" PRIu64 " unchanged, %" PRIu64 " failed, %" PRIu64
               " not allowed, %" PRIu64 " deferred",
               counts.by_outcome[CC_OUTCOME_STORED], counts.by_outcome[CC_OUTCOME_UNCHANGED], failed,
               counts.by_outcome[CC_OUTCOME_ROBOTS], counts.by_outcome[CC_OUTCOME_DEFERRED]);
    if (cc_stop != 0)
        return CC_EXIT_NOT_DONE;
    return failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}

int cc_cmd_fetch(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    int code;

    if (n_args == 0 && cfg->n_sources == 0) {
        cc_say("nothing to fetch: give URLs, --feed, --sitemap, --front-page, --url-list or -c FILE");
        return CC_EXIT_USAGE;
    }
    if (n_args > CC_MAX_SOURCE_URLS) {
        cc_say("more than %d URLs on the command line: put them into a file and give --url-list FILE",
               CC_MAX_SOURCE_URLS);
        return CC_EXIT_USAGE;
    }
    if (own.state_dir == NULL)
        own.state_dir = "state";
    if (own.archive_dir == NULL)
        own.archive_dir = "archive";
    (void)signal(SIGPIPE, SIG_IGN); /* a server that hangs up is no reason to die */
    if (!add_operands(&own, n_args, args)) {
        cc_say("out of memory");
        return CC_EXIT_NOT_DONE;
    }
    code = fetch(&own);
    cc_free(own.sources);
    return code;
}
