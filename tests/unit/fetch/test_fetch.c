/* The run as a whole. */
#include "fetch_fixture.h"

#include "cleancopy/core/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void a_private_address_is_never_connected_to(void **state)
{
    struct fixture *f = *state;
    char url[64];

    f->cfg.allow_private = false;
    page(f, "/a", NULL);
    ask(f, BASE "/a"); /* a public name that leads to the loopback address */
    f->cfg.n_connect_to = 1;
    snprintf(url, sizeof(url), "http://127.0.0.1:%u/a", (unsigned)http_server_port(f->server));
    f->sources[0].urls[f->sources[0].n_urls++] = url;
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_GUARD], 2);
    assert_int_equal(http_server_count(f->server, HOST, ""), 0);
    assert_int_equal(http_server_count(f->server, "127.0.0.1", ""), 0);
}

static void a_run_that_is_told_to_stop_asks_for_nothing(void **state)
{
    struct fixture *f = *state;

    page(f, "/a", NULL);
    ask(f, BASE "/a");
    f->stop = 1;
    run(f);
    assert_log(f, "");
    assert_int_equal(http_server_count(f->server, HOST, ""), 0);
    f->stop = 0;
    run(f);
    assert_log(f, "ok " BASE "/a");
}

static void an_archive_that_cannot_be_made_stops_the_run(void **state)
{
    struct fixture *f = *state;
    struct cc_fetch_job job = {.cfg = &f->cfg, .state = f->state};

    f->cfg.archive_dir = "/dev/null/archive";
    ask(f, BASE "/a");
    assert_int_equal(cc_fetch_run(&job, &f->counts, &f->err), CC_E_IO);
    f->cfg.archive_dir = f->archive_dir;
    f->cfg.ca_file = "/nonexistent/ca.pem";
    assert_int_equal(cc_fetch_run(&job, &f->counts, &f->err), CC_E_USAGE);
    f->cfg.ca_file = NULL;
    f->cfg.netrc_path = "/nonexistent/netrc";
    assert_int_equal(cc_fetch_run(&job, &f->counts, &f->err), CC_E_USAGE);
}

/* Each allocation of a run fails in turn (every 41st is tried): the run ends with an error or
 * without that page, nothing leaks, and an undisturbed run after it gets everything. */
static void a_failed_allocation_leaves_a_state_that_the_next_run_goes_on_from(void **state)
{
    struct fixture *f = *state;
    struct cc_fetch_job job = {.cfg = &f->cfg, .state = f->state, .stop = &f->stop};
    uint64_t before = cc_alloc_count(), n_allocations, nth;
    enum cc_status st;

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/one</link></item></channel></rss>"));
    page(f, "/one", NULL);
    f->sources[0].feeds[f->sources[0].n_feeds++] = BASE "/feed";
    run(f);
    n_allocations = cc_alloc_count() - before;
    for (nth = 1; nth < n_allocations; nth += 41) {
        cc_state_close(f->state);
        support_scratch_done(f->dir);
        f->dir = support_scratch();
        free(f->state_dir);
        free(f->archive_dir);
        assert_true(asprintf(&f->state_dir, "%s/state", f->dir) > 0);
        assert_true(asprintf(&f->archive_dir, "%s/archive", f->dir) > 0);
        f->cfg.archive_dir = f->archive_dir;
        assert_int_equal(cc_state_open(f->state_dir, &f->state, &f->err), CC_OK);
        job.state = f->state;
        cc_alloc_fail_at(nth, false);
        st = cc_fetch_run(&job, &f->counts, &f->err);
        cc_alloc_fail_at(0, false);
        if (st != CC_OK && st != CC_E_NOMEM && st != CC_E_STATE && st != CC_E_LIMIT)
            fail_msg("allocation %llu: %s: %s", (unsigned long long)nth, cc_status_name(st),
                     f->err.message);
        run(f);
        if (row(f, BASE "/one").fetched_at_s == CC_NO_TIME)
            fail_msg("allocation %llu: the page is lost", (unsigned long long)nth);
        http_server_forget_log(f->server);
    }
}

static void outcomes_have_names_and_know_whether_they_failed(void **state)
{
    (void)state;
    assert_string_equal(cc_outcome_name(CC_OUTCOME_STORED), "ok");
    assert_string_equal(cc_outcome_name(CC_OUTCOME_HTTP_STATUS), "http-status");
    assert_string_equal(cc_outcome_name(CC_OUTCOME_STOPPED), "stopped");
    assert_false(cc_outcome_is_failure(CC_OUTCOME_DEFERRED));
    assert_false(cc_outcome_is_failure(CC_OUTCOME_ROBOTS));
    assert_true(cc_outcome_is_failure(CC_OUTCOME_GUARD));
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_private_address_is_never_connected_to),
        WITH_SERVER(a_run_that_is_told_to_stop_asks_for_nothing),
        WITH_SERVER(an_archive_that_cannot_be_made_stops_the_run),
        WITH_SERVER(a_failed_allocation_leaves_a_state_that_the_next_run_goes_on_from),
        cmocka_unit_test(outcomes_have_names_and_know_whether_they_failed),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
