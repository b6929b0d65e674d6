/* run.h -- what the parts of one fetch run share.
 *
 * Only files of pipeline/fetch/ include it.
 *
 *     fetch.c    the loop: whose turn it is, start, finish, wait
 *     setup.c    what a run needs, made and given back
 *     task.c     one URL on its way: made, put in line, redirected, ended
 *     line.c     how long the lines in memory are, and what waits behind them
 *     seed.c     what the configuration and the state name
 *     gate.c     sites: robots files, delays, deferral
 *     upgrade.c  hosts that want https alone (HSTS)
 *     patience.c answers that ask to wait, or that may go better the next time
 *     page.c     what came back for a page: archive, state
 *     keep.c     the records of the archive
 *     view.c     how the run stands, for who watches
 *     document.c what came back for a feed, sitemap or front page: pages are named
 *
 * Statuses that these functions return are those that stop the run; what goes wrong with one
 * URL ends that URL (cc_run_end) and is CC_OK here.
 *
 * Thread use: one thread at a time. */
#ifndef CLEANCOPY_FETCH_RUN_H
#define CLEANCOPY_FETCH_RUN_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/name_list.h"
#include "cleancopy/fetch/archive.h"
#include "cleancopy/fetch/discover.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/fetch/queue.h"
#include "cleancopy/fetch/robots.h"
#include "cleancopy/fetch/transfer.h"
#include "cleancopy/state/discovery_store.h"
#include "cleancopy/state/url_store.h"

#define CC_RUN_IN_FLIGHT    32 /* sites asked at the same time */
#define CC_RUN_TRIES        3  /* of one URL in one run, where trying again may help */
#define CC_RUN_SHORT_WAIT_S 5  /* a Retry-After up to this is waited for, once a try */
#define CC_RUN_MAX_DELAY_MS                                                                    \
    60000 /* a longer delay defers the rest of the site to the next run */
#define CC_RUN_LINE         4 /* pages of one site in memory: a few are enough for one that is asked at a time */
#define CC_RUN_LATENCIES    2 /* so that we take a third of a slow site's time at most */
#define CC_RUN_MAX_SLOWNESS 4 /* 16 times the delay */
#define CC_RUN_TOO_MANY_S     600   /* 429 without Retry-After, asked three times */
#define CC_RUN_ROBOTS_HOPS    5     /* RFC 9309, 2.3.1.2 */
#define CC_RUN_ROBOTS_FRESH_S 86400 /* RFC 9309, 2.4 */
#define CC_RUN_SITEMAP_DEPTH  3     /* an index in an index in an index is a trap */

enum cc_task_kind {
    CC_TASK_ROBOTS,
    CC_TASK_FEED,
    CC_TASK_SITEMAP,
    CC_TASK_FRONT_PAGE,
    CC_TASK_PAGE
};

struct cc_origin;

struct cc_run_task {
    struct cc_task link; /* first, as queue.h wants it */
    enum cc_task_kind kind;
    uint32_t source;          /* index in cfg->sources */
    char *url;                /* to ask now */
    char *ask;                /* url with its escapes as they were written; NULL: url itself */
    char *named;              /* what was asked for first; NULL: url itself */
    const char *found_by;     /* in run->strings, or a literal; robots: NULL */
    struct cc_queue_site *site;     /* of url */
    struct cc_queue_site *home;     /* pages: the site whose line it counts in; NULL: in none */
    struct cc_origin *origin; /* robots: whose file it is */
    uint64_t *chain;          /* hashes of the URLs asked before this one */
    uint32_t n_chain;
    uint32_t tries;
    bool http1;               /* HTTP/2 failed: asked for without it */
    uint32_t n_requests;      /* with redirects */
    int32_t http_status;      /* of the last answer */
    uint64_t wire_bytes;      /* of all answers */
    int64_t started_ms;       /* the first request; 0: none yet */
    int64_t asked_ms;         /* the last request */
    uint32_t depth; /* documents: how many others led to it from a configured one */
    uint32_t *n_sitemaps;                /* asked for below one configured sitemap */
    struct cc_run_task *before, *behind; /* in run->tasks */
};

enum cc_origin_state {
    CC_ORIGIN_NEW,
    CC_ORIGIN_ASKED,
    CC_ORIGIN_KNOWN,
    CC_ORIGIN_FAILED
};

/* scheme://host:port, and its robots file. */
struct cc_origin {
    struct cc_origin *next;
    char *name;
    struct cc_queue_site *site;
    enum cc_origin_state state;
    struct cc_arena arena; /* of the rules */
    struct cc_robots robots;
    bool keep;           /* the rules are not to be had from the state again */
    enum cc_outcome why; /* failed: how */
    char detail[160];
};

/* cc_queue_site.owner */
struct cc_site_facts {
    struct cc_origin *origins;
    int64_t delay_ms;
    int64_t not_before_s; /* as the state has it, CC_NO_TIME: nothing known */
    bool deferred;        /* everything in line waits for another run */
    uint32_t n_in_line;   /* pages in memory, from line to end */
    uint64_t n_behind;    /* pages in the frontier */
    uint64_t n_ended;     /* pages that were asked of it last, or would have been */
    int64_t first_ms;     /* the first request of this run; 0: none yet */
    uint32_t slowness;    /* 429s and 503s of late: each doubles the delay, a good answer halves it */
};

struct cc_run {
    const struct cc_fetch_job *job;
    const struct cc_config *cfg;
    struct cc_state *state;
    struct cc_archive *archive; /* NULL in a dry run, and where copies are all that is wanted */
    struct cc_archive_crawler crawler;
    struct cc_fetch_counts *counts;
    struct cc_queue *queue;
    CURLM *multi;
    CURLSH *share; /* cookies */
    struct cc_guard *guard;
    struct cc_transfer_common common;
    struct cc_transfer *transfers[CC_RUN_IN_FLIGHT];
    struct cc_transfer *idle[CC_RUN_IN_FLIGHT];
    size_t n_idle;
    struct cc_arena scratch; /* emptied for each answer */
    struct cc_arena strings; /* names of feeds and the like: as long as the run */
    struct cc_buf body;      /* decoded, of the answer in hand */
    struct cc_run_task
        *tasks; /* all that live, wherever they are: a failure leaves none behind */
    const char *user_agent;
    struct cc_span token;
    struct cc_name_list found_by; /* of what waits in the frontier */
    uint64_t n_put_behind;
    struct cc_name_list named; /* hosts and origins of the configuration and the operands */
    int64_t started_s;
    int64_t end_ms;   /* max_time_s is over */
    int64_t until_ms; /* what is in flight may still come in; 0: the run goes on */
    uint64_t n_pages, n_behind; /* pages that have not ended: in memory, in the frontier */
    int64_t begun_ms, look_ms;  /* the run; the last look at it */
    bool in_transaction;
};

/* fetch.c */
int64_t cc_run_now_ms(void); /* a clock that runs forward */
int64_t cc_run_now_s(const struct cc_run *run); /* Unix time (core/now.h) */
/* Someone wants the run to end. */
bool cc_run_is_told(const struct cc_run *run);
/* Opens the transaction that the loop commits, the archive synced, before it waits. */
enum cc_status cc_run_begin(struct cc_run *run, struct cc_error *err);

/* setup.c */
/* *run is to be closed even when this fails (NULL: there is none). */
enum cc_status cc_run_set_up(const struct cc_fetch_job *job, struct cc_fetch_counts *counts,
                           struct cc_run **run, struct cc_error *err);
/* With all that lives in it; what was not committed is undone.  NULL is fine. */
void cc_run_take_down(struct cc_run *run);
/* Is nothing under way in this one of the run's transfers? */
bool cc_run_is_idle(const struct cc_run *run, const struct cc_transfer *transfer);

/* task.c */
/* Makes a task for `url` (normal form; `written` as it was found, or empty) and puts it in line. */
enum cc_status cc_run_add(struct cc_run *run, enum cc_task_kind kind, uint32_t source,
                          struct cc_span url, struct cc_span written, const char *found_by,
                          struct cc_run_task **task, struct cc_error *err);
void cc_run_free_task(struct cc_run *run, struct cc_run_task *task);
/* Puts a task back in line, first of its level, at the site of its url. */
enum cc_status cc_run_requeue(struct cc_run *run, struct cc_run_task *task,
                              struct cc_error *err);
/* Tells and counts how the task's URL ended, frees the task.  Writes nothing. */
void cc_run_end(struct cc_run *run, struct cc_run_task *task, enum cc_outcome outcome,
                const char *detail);
/* What was asked for first. */
const char *cc_run_named(const struct cc_run_task *task);
/* The site that the URL's queue is named after: its registrable domain, in run->scratch.  ptr NULL: no
 * memory, or no URL. */
struct cc_span cc_run_site(struct cc_run *run, struct cc_span url);
/* Asks with the percent escapes as they were written (cc_url_as_written). */
enum cc_status cc_run_ask_as(struct cc_run *run, struct cc_run_task *task,
                             struct cc_span written, struct cc_error *err);
/* Points the task at `url`, remembering where it came from. */
enum cc_status cc_run_move(struct cc_run_task *task, struct cc_span url, struct cc_error *err);
/* Location of a 3xx as a hop that may be taken: CC_OK; CC_E_INPUT with the reason: none. */
enum cc_status cc_run_next_hop(struct cc_run *run, const struct cc_run_task *task,
                               const struct cc_answer *answer, uint32_t max_hops,
                               struct cc_span *url, struct cc_error *err);
/* The decoded body of a 200 in run->body. */
enum cc_status cc_run_decode(struct cc_run *run, const struct cc_answer *answer,
                             size_t max_bytes, unsigned flags, struct cc_error *err);
/* Is the answer a wall (fetch/wall.h)?  CC_OUTCOME_CONSENT or CC_OUTCOME_BOT, *detail in
 * run->scratch; CC_OUTCOME_STORED: no.  The body of a 200 must be decoded already; that of any
 * other status takes its place. */
enum cc_outcome cc_run_wall(struct cc_run *run, const struct cc_run_task *task,
                            const struct cc_answer *answer, const char **detail);

/* line.c */
/* A page gets in its site's line, or waits behind it in the state (state/frontier.h). */
enum cc_status cc_run_line_up(struct cc_run *run, uint32_t source, struct cc_span url,
                              struct cc_span written, const char *found_by,
                              struct cc_error *err);
/* Fills the site's line from what waits behind it, when the line has come to its end. */
enum cc_status cc_run_refill(struct cc_run *run, struct cc_queue_site *site, struct cc_error *err);

/* seed.c */
enum cc_status cc_run_seed(struct cc_run *run, struct cc_error *err);
/* Names a page: its row is made if there is none, and when it is due it gets in line.
 * `configured`: due whatever happened before.  Each URL gets in line once a run.
 * `written`: as in cc_run_add.  `changed_at_s`: when the page was changed, as the document says;
 * CC_NO_TIME: it does not. */
enum cc_status cc_run_name_page(struct cc_run *run, uint32_t source, struct cc_span url,
                                struct cc_span written, const char *found_by, bool configured,
                                int64_t changed_at_s, struct cc_error *err);
/* Names a feed, sitemap or front page. */
enum cc_status cc_run_name_document(struct cc_run *run, enum cc_task_kind kind, uint32_t source,
                                    struct cc_span url, const char *found_by, uint32_t depth,
                                    uint32_t *n_sitemaps, struct cc_error *err);
/* Did the configuration or an operand name the URL's host; and its scheme and port, too? */
bool cc_run_host_is_named(const struct cc_run *run, struct cc_span url);
bool cc_run_origin_is_named(struct cc_run *run, struct cc_span url);
/* A copy that lives as long as the run; NULL: no memory. */
const char *cc_run_keep(struct cc_run *run, struct cc_span s);

/* gate.c */
enum cc_gate {
    CC_GATE_OPEN,  /* ask now */
    CC_GATE_WAIT,  /* the task was put back, or its robots file was put in line */
    CC_GATE_CLOSED /* *outcome and *detail say why not */
};
/* May the task's URL be asked now?  CC_GATE_WAIT: *next_ms says when the site goes on. */
enum cc_status cc_run_gate(struct cc_run *run, struct cc_run_task *task, enum cc_gate *gate,
                           enum cc_outcome *outcome, const char **detail, int64_t *next_ms,
                           struct cc_error *err);
/* *next_ms: when its site may be asked again; later when the file asks for a longer delay. */
enum cc_status cc_run_robots_answer(struct cc_run *run, struct cc_run_task *task,
                                    const struct cc_answer *answer, int64_t *next_ms,
                                    struct cc_error *err);
/* The robots file itself may not be asked for (its site, after a redirect, wants to be left
 * alone). */
void cc_run_robots_closed(struct cc_run *run, struct cc_run_task *task, enum cc_outcome outcome,
                          const char *detail);
/* The facts about a site, made at need; NULL: no memory. */
struct cc_site_facts *cc_run_facts(struct cc_run *run, struct cc_queue_site *site);
/* Nothing more is asked of the site in this run, and nothing before `until_s` in later ones. */
enum cc_status cc_run_defer(struct cc_run *run, struct cc_queue_site *site, int64_t until_s,
                            struct cc_error *err);
/* After a request: when the site may be asked again; long delays are kept in the state.  The
 * delay grows where the site is slow (CC_RUN_LATENCIES times what the answer took) or says that it
 * is asked too much. */
enum cc_status cc_run_pause(struct cc_run *run, struct cc_queue_site *site, uint32_t tries,
                            const struct cc_answer *answer, int64_t *next_ms,
                            struct cc_error *err);
/* Frees rules of sites that have nothing in line (they are in the state), or all. */
void cc_run_forget_site(struct cc_queue_site *site, bool for_good);

/* upgrade.c */
/* Moves the task to https where its host wants that; it stays at the same site. */
enum cc_status cc_run_upgrade(struct cc_run *run, struct cc_run_task *task, struct cc_error *err);
/* Keeps what the answer, come over https, says of it. */
enum cc_status cc_run_note_hsts(struct cc_run *run, const struct cc_run_task *task,
                                const struct cc_answer *answer, struct cc_error *err);

/* patience.c */
/* Ends a task that is not to be asked for, or no more in this run. */
enum cc_status cc_run_close(struct cc_run *run, struct cc_run_task *task,
                            enum cc_outcome outcome, const char *detail, struct cc_error *err);
/* What holds for every kind of task: the site asks for patience, or something may go better the
 * next time. *done: the task is in line again, or has ended. */
enum cc_status cc_run_be_patient(struct cc_run *run, struct cc_run_task *task,
                                 const struct cc_answer *answer, int64_t *next_ms, bool *done,
                                 struct cc_error *err);

/* page.c */
/* Is the page of that row still where it was put: in the archive, and as the copy that is wanted? */
bool cc_run_holds(const struct cc_run *run, const struct cc_run_task *task,
                  const struct cc_url_record *row);
enum cc_status cc_run_page_answer(struct cc_run *run, struct cc_run_task *task,
                                  const struct cc_answer *answer, struct cc_error *err);
/* Writes down that a page was not got, and ends its task. */
enum cc_status cc_run_page_failed(struct cc_run *run, struct cc_run_task *task,
                                  enum cc_outcome outcome, int32_t http_status,
                                  const char *detail, struct cc_error *err);

/* keep.c */
/* The answer's records; *file (good until the next call) and *offset point to the response.
 * CC_E_LIMIT: it is larger than a record may be. */
enum cc_status cc_run_keep_answer(struct cc_run *run, const struct cc_run_task *task,
                                  const struct cc_answer *answer, struct cc_span *file,
                                  uint64_t *offset, struct cc_error *err);
/* That what was kept at that place came again, by a 304 or the same bytes.  CC_END: the record
 * that this would point to cannot be read, and the answer is no 304. */
enum cc_status cc_run_keep_revisit(struct cc_run *run, const struct cc_run_task *task,
                                   const struct cc_answer *answer, struct cc_span file,
                                   uint64_t offset, struct cc_error *err);
/* What shows the way to a page or forbids it: redirects and robots files; nothing for any other
 * answer. */
enum cc_status cc_run_keep_signpost(struct cc_run *run, const struct cc_run_task *task,
                                    const struct cc_answer *answer, struct cc_error *err);
/* A feed, sitemap or front page that came, or came again; sets its place in the row. */
enum cc_status cc_run_keep_document(struct cc_run *run, const struct cc_run_task *task,
                                    const struct cc_answer *answer, bool is_changed,
                                    struct cc_discovery_record *row, struct cc_error *err);
/* Why nothing was kept, unless the row (of the URL that was asked for first) says the same of
 * the last time. */
enum cc_status cc_run_keep_refusal(struct cc_run *run, const struct cc_run_task *task,
                                   const struct cc_url_record *row, enum cc_outcome outcome,
                                   int32_t http_status, const char *detail,
                                   struct cc_error *err);

/* view.c */
/* Tells job->look how the run stands, when it is time for that. */
void cc_run_look(struct cc_run *run, bool is_stopping);

/* document.c */
/* Sets the validators of the feed, sitemap or front page, where what it named is known. */
enum cc_status cc_run_document_validators(struct cc_run *run, const struct cc_run_task *task,
                                          struct cc_transfer_request *request,
                                          struct cc_error *err);
enum cc_status cc_run_document_answer(struct cc_run *run, struct cc_run_task *task,
                                      const struct cc_answer *answer, struct cc_error *err);

#endif
