/* fetch.h -- sources to archived pages, politely: the only network code.
 *
 * One thread, libcurl's multi interface, a queue for each site (registrable domain).  Feeds, sitemaps and front
 * pages are read first and name URLs; each URL passes robots.txt, the guard against private
 * addresses and the site's delay; redirects are followed hop by hop through the same gates.  A
 * page's answer goes to the WARC archive (fetch/archive.h), its facts to the state, in that
 * order, so that a kill at any instant loses nothing.  Conditional requests (ETag,
 * Last-Modified) make unchanged pages cheap.
 *
 * Thread use: one at a time. */
#ifndef CLEANCOPY_FETCH_FETCH_H
#define CLEANCOPY_FETCH_FETCH_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/fetch/discover.h"
#include "cleancopy/state/state.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/* How one URL ended.  Words: cc_outcome_name. */
enum cc_outcome {
    CC_OUTCOME_STORED,    /* "ok": new or changed, in the archive */
    CC_OUTCOME_UNCHANGED, /* "unchanged": 304, or the same bytes again */
    CC_OUTCOME_DEFERRED,  /* "deferred": the site asked to wait past this run */
    CC_OUTCOME_ROBOTS,    /* "robots": not allowed; not a failure */
    CC_OUTCOME_URL,       /* "url": not one that can be fetched */
    CC_OUTCOME_DNS,
    CC_OUTCOME_CONNECT,
    CC_OUTCOME_TLS,
    CC_OUTCOME_TIMEOUT,
    CC_OUTCOME_HTTP_STATUS, /* "http-status" */
    CC_OUTCOME_TYPE,        /* neither HTML nor text */
    CC_OUTCOME_SIZE,
    CC_OUTCOME_DECODE,   /* damaged or cut-short body */
    CC_OUTCOME_GUARD,    /* a private address */
    CC_OUTCOME_REDIRECT, /* too many, or to nowhere */
    CC_OUTCOME_EMPTY,    /* 204 or 205: a good answer without a page; not a failure */
    CC_OUTCOME_CONSENT,  /* "consent-wall": in the page's place (fetch/wall.h) */
    CC_OUTCOME_BOT,      /* "bot-wall": likewise a challenge, or a refusal by such a service */
    CC_OUTCOME_STOPPED   /* the run was asked to stop first */
};
#define CC_OUTCOME_COUNT 19
const char *cc_outcome_name(enum cc_outcome outcome);
/* False for stored, unchanged, deferred, robots, empty, stopped. */
bool cc_outcome_is_failure(enum cc_outcome outcome);

/* How one URL ended, and what it took. */
struct cc_fetch_event {
    enum cc_outcome outcome;
    const char *kind;      /* "page", "feed", "sitemap", "front-page", "list" */
    const char *url;       /* what was asked for first (a list: the file) */
    const char *answered;  /* after redirects; `url` where there were none */
    const char *source;    /* of the configuration */
    const char *found_by;  /* who named it; empty: an earlier run knows */
    const char *detail;    /* one line, may be empty */
    int32_t http_status;   /* of the last answer, 0: none came */
    uint32_t requests;     /* tries and redirects */
    uint64_t bytes;        /* on the wire, of all answers */
    int64_t ms;            /* from the first request to the end, waits included */
};

/* Told once for each page as it ends, and for each feed, sitemap, front page or list that could
 * not be read. */
typedef void cc_fetch_report(void *user, const struct cc_fetch_event *event);

/* Told how the run stands (fetch/view.h) while it goes on. */
struct cc_fetch_view;
typedef void cc_fetch_look(void *user, const struct cc_fetch_view *view);

/* Copies of good pages besides (or instead of) the archive, under the URL that was asked for
 * first: `fetch --output`, `--pages`. */
struct cc_fetch_copies {
    /* Keeps the decoded bytes; a failure stops the run. */
    enum cc_status (*put)(void *user, const char *url, struct cc_span page,
                          struct cc_error *err);
    /* Is the copy still there, with the bytes of that XXH3-64?  Else validators are not sent. */
    bool (*has)(void *user, const char *url, uint64_t hash);
};

/* Reads a feed, sitemap or front page as cc_discover() does, somewhere else (cleancopy/discoverer.h).  CC_E_INPUT and CC_E_LIMIT
 * are the document's, other failures stop the run. */
typedef enum cc_status cc_fetch_discover(void *reader, struct cc_arena *arena,
                                         const struct cc_discovery_input *input,
                                         struct cc_discovered *found, struct cc_error *err);

struct cc_fetch_job {
    const struct cc_config *cfg; /* sources, limits, delay, user agent, archive_dir (NULL: with
                                    copies alone; else CC_E_USAGE) … */
    struct cc_state *state;
    const volatile sig_atomic_t
        *stop;               /* not 0: finish what is in flight, start nothing; NULL: never */
    cc_fetch_report *report; /* NULL: nobody asks */
    const struct cc_fetch_copies *copies; /* NULL: pages go to the archive alone */
    void *user;
    cc_fetch_look *look; /* NULL: nobody watches */
    cc_fetch_discover *discover; /* NULL: cc_discover(), in this process */
    void *reader;                /* for `discover` */
};

struct cc_fetch_counts {
    uint64_t by_outcome[CC_OUTCOME_COUNT]; /* pages, not robots files or feeds */
    uint64_t discovery_failed; /* feeds, sitemaps, front pages that could not be read */
    uint64_t bytes;            /* on the wire, all of them */
    bool out_of_time;          /* max_time_s was over before all was asked for */
};

/* All that failed, discovery too. */
uint64_t cc_fetch_failures(const struct cc_fetch_counts *counts);

/* Fetches all that cfg's sources name and that is due.  CC_OK even when pages failed (*counts
 * tells).  CC_E_IO, CC_E_STATE, CC_E_NOMEM: stopped; what was stored stays stored. */
enum cc_status cc_fetch_run(const struct cc_fetch_job *job, struct cc_fetch_counts *counts,
                            struct cc_error *err);

/* With cfg->dry_run: names what would be asked, through job->report (CC_OUTCOME_STOPPED, "would
 * be asked"), fetches only robots files and discovery documents, and writes nothing: no archive
 * is opened, the state stays as it is. */

#endif
