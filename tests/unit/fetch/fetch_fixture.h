/* fetch_fixture.h -- a fetch run against a server of our own: what the tests of the run's parts share. */
#ifndef CLEANCOPY_TESTS_FETCH_FIXTURE_H
#define CLEANCOPY_TESTS_FETCH_FIXTURE_H

#include "support.h"

#include "http_server.h"

#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/state/state.h"
#include "cleancopy/state/url_store.h"

#include <stdbool.h>

#define HOST  "harbourpost.example"
#define OTHER "valleyecho.example"
#define BASE  "http://" HOST
#define PAGE                                                                                   \
    "<!doctype html><html><head><title>Harbour opens</title></head><body><article>"            \
    "<h1>Harbour opens</h1><p>The harbour of the town was opened again on Tuesday after "      \
    "forty days of work, the council said.</p></article></body></html>\n"

/* The server, a state, an archive, two sources ("harbour", "valley"; one is configured) without delay. */
struct fixture {
    struct http_server *server;
    char *dir, *state_dir, *archive_dir;
    struct cc_state *state;
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_source sources[2];
    const char *connect_to[1];
    struct cc_fetch_counts counts;
    struct cc_error err;
    char log[8192]; /* of the last run: "OUTCOME URL detail" lines */
    volatile sig_atomic_t stop;
    bool stop_at_first; /* stop is set by the first URL that ends */
    bool wants_copies;  /* which are counted, and never there any more */
    unsigned n_copies;
    cc_fetch_look *look; /* gets the fixture */
};

/* For main(): failing allocations, libcurl. */
bool fetch_global_init(void);
int fetch_set_up(void **state);
int fetch_tear_down(void **state);

/* A URL of the first source. */
void ask(struct fixture *f, const char *url);
/* From now on runs begin at that time (--now). */
void at_time(struct fixture *f, int64_t now_s);
/* One run, which must end well. */
void run(struct fixture *f);
void assert_log(struct fixture *f, const char *start);
/* The state's row of that URL; fails the test when there is none. */
struct cc_url_record row(struct fixture *f, const char *url);
/* PAGE at HOST. */
void page(struct fixture *f, const char *path, const char *etag);

#endif
