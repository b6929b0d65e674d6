/* What a run tells about itself while it goes on. */
#include "fetch_fixture.h"

#include "cleancopy/fetch/view.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define N_PAGES  6 /* more than a line in memory holds */
#define DELAY_MS 300

static struct {
    unsigned n_looks, n_asking, n_waiting, n_deferred, n_stopping;
    int64_t last_ms, longest_ms;
    bool stops;
} seen;

static int64_t now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void check_site(const struct cc_site_view *site)
{
    assert_true(strcmp(site->name, HOST) == 0 || strcmp(site->name, OTHER) == 0);
    assert_int_equal(site->n_done + site->n_left, N_PAGES);
    assert_true(site->ms >= 0);
    seen.n_asking += site->doing == CC_SITE_ASKING;
    seen.n_waiting += site->doing == CC_SITE_WAITING;
    seen.n_deferred += site->doing == CC_SITE_DEFERRED;
    if (site->doing == CC_SITE_ASKING && site->ms > seen.longest_ms)
        seen.longest_ms = site->ms;
    if (site->doing == CC_SITE_WAITING)
        assert_true(site->ms < 3000); /* twice what the slow page took */
    assert_true(site->per_s >= 0 && (site->n_done == 0) == (site->per_s <= 0));
}

static void look(void *user, const struct cc_fetch_view *view)
{
    struct fixture *f = user;
    uint64_t n_ended = 0;

    for (int i = 0; i < CC_OUTCOME_COUNT; i++)
        n_ended += view->counts->by_outcome[i];
    assert_int_equal(n_ended + view->n_left, 2 * N_PAGES);
    assert_true(view->n_sites <= 2 && view->n_shown == view->n_sites);
    assert_true(view->n_asking <= view->n_sites);
    assert_true(seen.n_looks == 0 || now_ms() - seen.last_ms >= CC_FETCH_VIEW_MS - 1);
    for (size_t i = 0; i < view->n_shown; i++) {
        assert_true((view->sites[i].doing == CC_SITE_ASKING) == (i < view->n_asking));
        check_site(&view->sites[i]);
    }
    seen.last_ms = now_ms();
    seen.n_looks++;
    seen.n_stopping += view->is_stopping;
    f->stop = seen.stops ? 1 : 0;
}

static int set_up(void **state)
{
    static char path[512];
    char text[N_PAGES * 2 * 64];
    struct fixture *f;
    size_t len = 0;

    memset(&seen, 0, sizeof(seen));
    if (fetch_set_up(state) != 0)
        return -1;
    f = *state;
    for (unsigned i = 0; i < N_PAGES; i++) {
        char page_path[32];

        snprintf(page_path, sizeof(page_path), "/p%u", i);
        http_server_page(f->server, HOST, page_path, "text/html", NULL, CC_SPAN(PAGE));
        http_server_page(f->server, OTHER, page_path, "text/html", NULL, CC_SPAN(PAGE));
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s\nhttp://%s%s\n", BASE,
                                page_path, OTHER, page_path);
    }
    snprintf(path, sizeof(path), "%s/list", f->dir);
    support_write(path, (struct cc_span){text, len});
    f->sources[0].url_lists[f->sources[0].n_url_lists++] = path;
    f->cfg.delay_ms = DELAY_MS;
    f->look = look;
    return 0;
}

static void what_is_told_adds_up_at_every_moment(void **state)
{
    struct fixture *f = *state;

    http_server_wait(f->server, HOST, "/p1", 900, false);
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2 * N_PAGES);
    assert_true(seen.n_looks >= 4);
    assert_true(seen.n_asking > 0 && seen.n_waiting > 0);
    assert_true(seen.longest_ms >= CC_FETCH_VIEW_MS && seen.longest_ms < 5000);
    assert_int_equal(seen.n_deferred + seen.n_stopping, 0);
}

static void a_site_that_wants_to_be_left_alone_is_named_so(void **state)
{
    struct fixture *f = *state;

    f->cfg.delay_ms = 2 * DELAY_MS;
    http_server_status(f->server, HOST, "/p0", 0, 429, "Retry-After: 3600\r\n");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_DEFERRED], N_PAGES);
    assert_true(seen.n_deferred > 0);
}

static void a_run_that_ends_says_so_while_it_waits_for_what_is_under_way(void **state)
{
    struct fixture *f = *state;

    seen.stops = true;
    http_server_status(f->server, HOST, "/robots.txt", 0, 404, "");
    http_server_wait(f->server, HOST, "/robots.txt", 1500, false);
    run(f);
    assert_true(seen.n_stopping > 1);
}

int main(void)
{
#define WITH_SITES(test) cmocka_unit_test_setup_teardown(test, set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SITES(what_is_told_adds_up_at_every_moment),
        WITH_SITES(a_site_that_wants_to_be_left_alone_is_named_so),
        WITH_SITES(a_run_that_ends_says_so_while_it_waits_for_what_is_under_way),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
