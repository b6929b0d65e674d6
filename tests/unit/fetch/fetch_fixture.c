#include "fetch_fixture.h"

#include "cleancopy/core/alloc_install.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

bool fetch_global_init(void)
{
    cc_alloc_install();
    return cc_alloc_install_curl(NULL) == CC_OK && curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static void on_report(void *user, const struct cc_fetch_event *event)
{
    struct fixture *f = user;
    size_t len = strlen(f->log);

    snprintf(f->log + len, sizeof(f->log) - len, "%s %s %s\n", cc_outcome_name(event->outcome),
             event->url, event->detail);
    if (f->stop_at_first)
        f->stop = 1;
}

static enum cc_status put_copy(void *user, const char *url, struct cc_span bytes,
                               struct cc_error *err)
{
    struct fixture *f = user;

    (void)url, (void)bytes, (void)err;
    f->n_copies++;
    return CC_OK;
}

static bool has_copy(void *user, const char *url, uint64_t hash)
{
    (void)user, (void)url, (void)hash;
    return false;
}

int fetch_set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    assert_non_null(f);
    f->server = http_server_start();
    f->dir = support_scratch();
    assert_true(asprintf(&f->state_dir, "%s/state", f->dir) > 0);
    assert_true(asprintf(&f->archive_dir, "%s/archive", f->dir) > 0);
    if (cc_state_open(f->state_dir, &f->state, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    cc_arena_init(&f->arena, 64u << 20);
    cc_config_defaults(&f->cfg);
    f->connect_to[0] = http_server_connect_to(f->server);
    f->cfg.connect_to = f->connect_to;
    f->cfg.n_connect_to = 1;
    f->cfg.allow_private = true;
    f->cfg.delay_ms = 0;
    f->cfg.archive_dir = f->archive_dir;
    f->cfg.contact = "https://desk.example/bot";
    f->cfg.sources = f->sources;
    f->cfg.n_sources = 1;
    f->sources[0].name = "harbour";
    f->sources[1].name = "valley";
    *state = f;
    return 0;
}

int fetch_tear_down(void **state)
{
    struct fixture *f = *state;

    cc_state_close(f->state);
    http_server_stop(f->server);
    cc_arena_done(&f->arena);
    support_scratch_done(f->dir);
    free(f->state_dir);
    free(f->archive_dir);
    free(f);
    return 0;
}

void ask(struct fixture *f, const char *url)
{
    f->sources[0].urls[f->sources[0].n_urls++] = url;
}

void at_time(struct fixture *f, int64_t now_s)
{
    f->cfg.clock_offset_s = now_s - (int64_t)time(NULL);
}

void run(struct fixture *f)
{
    static const struct cc_fetch_copies copies = {put_copy, has_copy};
    struct cc_fetch_job job = {.cfg = &f->cfg, .state = f->state, .stop = &f->stop, .report = on_report,
                               .copies = f->wants_copies ? &copies : NULL, .user = f, .look = f->look};

    f->log[0] = '\0';
    if (cc_fetch_run(&job, &f->counts, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
}

void assert_log(struct fixture *f, const char *start)
{
    if (strncmp(f->log, start, strlen(start)) != 0)
        fail_msg("got \"%s\", wanted \"%s\"", f->log, start);
}

struct cc_url_record row(struct fixture *f, const char *url)
{
    struct cc_url_record r;

    if (cc_url_get(f->state, &f->arena, cc_span_from(url), &r, &f->err) != CC_OK)
        fail_msg("no row for %s", url);
    return r;
}

void page(struct fixture *f, const char *path, const char *etag)
{
    http_server_page(f->server, HOST, path, "text/html", etag, CC_SPAN(PAGE));
}
