#include "support.h"

#include "cleancopy/fetch/queue.h"

#include <stdio.h>
#include <stdlib.h>

struct item {
    struct cc_task link;
    int id;
    struct cc_queue_site *site;
};

static struct cc_queue *queue;

static int set_up(void **state)
{
    (void)state;
    queue = cc_queue_open();
    return queue == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    cc_queue_close(queue);
    return 0;
}

static int take(int64_t now_ms, struct cc_queue_site **site)
{
    struct item *item = (struct item *)cc_queue_take(queue, now_ms, site);

    return item == NULL ? -1 : item->id;
}

static void a_site_in_flight_gives_nothing_until_released(void **state)
{
    struct item items[3] = {{{NULL}, 0, NULL}, {{NULL}, 1, NULL}, {{NULL}, 2, NULL}};
    struct cc_queue_site *a = cc_queue_site(queue, CC_SPAN("a.example")), *site;
    int i;

    (void)state;
    assert_ptr_equal(a, cc_queue_site(queue, CC_SPAN("a.example")));
    for (i = 0; i < 3; i++)
        cc_queue_add(queue, a, &items[i].link, 2, false);
    assert_int_equal(take(0, &site), 0);
    assert_ptr_equal(site, a);
    assert_int_equal(take(0, &site), -1);
    assert_true(cc_queue_next_ms(queue) == CC_QUEUE_NEVER);
    cc_queue_release(queue, a, 50);
    assert_int_equal(cc_queue_next_ms(queue), 50);
    assert_int_equal(take(49, &site), -1);
    assert_int_equal(take(50, &site), 1);
    cc_queue_release(queue, a, 0);
    assert_false(cc_queue_site_is_idle(a));
    assert_int_equal(take(50, &site), 2);
    assert_false(cc_queue_site_is_idle(a));
    cc_queue_release(queue, a, 0);
    assert_true(cc_queue_site_is_idle(a));
}

static void levels_go_in_order_and_first_goes_first(void **state)
{
    struct item items[4] = {
        {{NULL}, 0, NULL}, {{NULL}, 1, NULL}, {{NULL}, 2, NULL}, {{NULL}, 3, NULL}};
    struct cc_queue_site *a = cc_queue_site(queue, CC_SPAN("a.example")), *site;
    static const int wanted[] = {3, 1, 2, 0};
    int i;

    (void)state;
    cc_queue_add(queue, a, &items[0].link, 2, false);
    cc_queue_add(queue, a, &items[2].link, 1, false);
    cc_queue_add(queue, a, &items[1].link, 1, true);
    cc_queue_add(queue, a, &items[3].link, 0, false);
    for (i = 0; i < 4; i++) {
        assert_int_equal(take(0, &site), wanted[i]);
        cc_queue_release(queue, a, 0);
    }
}

static void a_blocked_site_gives_out_level_0_only(void **state)
{
    struct item page = {{NULL}, 1, NULL}, robots = {{NULL}, 2, NULL};
    struct cc_queue_site *a = cc_queue_site(queue, CC_SPAN("a.example")), *site;

    (void)state;
    cc_queue_add(queue, a, &page.link, 2, false);
    cc_queue_block(queue, a, true);
    assert_int_equal(take(0, &site), -1);
    cc_queue_add(queue, a, &robots.link, 0, false);
    assert_int_equal(take(0, &site), 2);
    cc_queue_release(queue, a, 0);
    assert_int_equal(take(0, &site), -1);
    cc_queue_block(queue, a, false);
    assert_int_equal(take(0, &site), 1);
}

/* Random operations against what must hold: the earliest site goes first, none twice at a time,
 * nothing is lost. */
static void thousands_of_sites_are_served_by_time(void **state)
{
    enum {
        HOSTS = 700,
        EACH = 5
    };
    struct item *items = calloc(HOSTS * EACH, sizeof(*items));
    struct cc_queue_site *in_flight[16], *site;
    int64_t now = 0, last;
    int n_flying = 0, served = 0, i;
    char name[32];

    (void)state;
    assert_non_null(items);
    srand(1);
    for (i = 0; i < HOSTS * EACH; i++) {
        snprintf(name, sizeof(name), "h%d.example", i % HOSTS);
        site = cc_queue_site(queue, cc_span_from(name));
        items[i].id = i;
        items[i].site = site;
        cc_queue_add(queue, site, &items[i].link, (unsigned)(i % 3), false);
    }
    while (served < HOSTS * EACH) {
        if (n_flying < 16 && (i = take(now, &site)) >= 0) {
            assert_ptr_equal(items[i].site, site);
            assert_true(site->next_ms <= now);
            assert_true(site->in_flight);
            in_flight[n_flying++] = site;
            served++;
            continue;
        }
        last = now;
        if (n_flying > 0) {
            i = rand() % n_flying;
            cc_queue_release(queue, in_flight[i], now + rand() % 100);
            in_flight[i] = in_flight[--n_flying];
        } else {
            now = cc_queue_next_ms(queue);
            assert_true(now > last && now != CC_QUEUE_NEVER);
        }
    }
    free(items);
}

static void sites_with_the_same_time_take_turns(void **state)
{
    struct item items[4] = {
        {{NULL}, 0, NULL}, {{NULL}, 1, NULL}, {{NULL}, 2, NULL}, {{NULL}, 3, NULL}};
    struct cc_queue_site *a = cc_queue_site(queue, CC_SPAN("a")),
                   *b = cc_queue_site(queue, CC_SPAN("b"));
    struct cc_queue_site *site, *before;

    (void)state;
    cc_queue_add(queue, a, &items[0].link, 2, false);
    cc_queue_add(queue, a, &items[1].link, 2, false);
    cc_queue_add(queue, b, &items[2].link, 2, false);
    cc_queue_add(queue, b, &items[3].link, 2, false);
    assert_true(take(0, &before) >= 0);
    cc_queue_release(queue, before, 0);
    assert_true(take(0, &site) >= 0);
    assert_ptr_not_equal(site, before);
}

/* Against the order in which they then are taken; the one whose turn came is in flight, no more in line. */
static void who_comes_next_is_told_in_the_order_of_the_turns(void **state)
{
    static struct item items[1000];
    const struct cc_queue_site *next[CC_QUEUE_PEEK];
    struct cc_queue_site *site;
    char name[32];

    (void)state;
    assert_int_equal(cc_queue_peek(queue, CC_QUEUE_PEEK, next), 0);
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof(name), "site%d.example", i);
        site = cc_queue_site(queue, cc_span_from(name));
        cc_queue_add(queue, site, &items[i].link, 2, false);
        cc_queue_block(queue, site, i % 10 == 0);
        cc_queue_release(queue, site, (i * 7919) % 1000);
    }
    assert_int_equal(cc_queue_waiting(queue), 900);
    assert_int_equal(cc_queue_peek(queue, 3, next), 3);
    for (int left = 900; left > 0;) {
        size_t n = cc_queue_peek(queue, 2 * CC_QUEUE_PEEK, next);

        assert_int_equal(n, left < CC_QUEUE_PEEK ? left : CC_QUEUE_PEEK);
        for (size_t i = 0; i < n; i++, left--) {
            assert_non_null(cc_queue_take(queue, 1000, &site));
            assert_ptr_equal(site, next[i]);
        }
    }
    assert_int_equal(cc_queue_waiting(queue), 0);
}

static void a_url_is_seen_once(void **state)
{
    bool no_memory = true;
    uint64_t i;

    (void)state;
    assert_false(cc_queue_has_seen(queue, 0));
    for (i = 0; i < 5000; i++)
        assert_true(cc_queue_see(queue, i * 0x9E3779B97F4A7C15u, &no_memory));
    assert_false(no_memory);
    assert_true(cc_queue_has_seen(queue, 0) && cc_queue_has_seen(queue, 0x9E3779B97F4A7C15u));
    assert_false(cc_queue_has_seen(queue, 7));
    for (i = 0; i < 5000; i++)
        assert_false(cc_queue_see(queue, i * 0x9E3779B97F4A7C15u, &no_memory));
}

int main(void)
{
#define WITH_QUEUE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_QUEUE(a_site_in_flight_gives_nothing_until_released),
        WITH_QUEUE(levels_go_in_order_and_first_goes_first),
        WITH_QUEUE(a_blocked_site_gives_out_level_0_only),
        WITH_QUEUE(thousands_of_sites_are_served_by_time),
        WITH_QUEUE(sites_with_the_same_time_take_turns),
        WITH_QUEUE(who_comes_next_is_told_in_the_order_of_the_turns),
        WITH_QUEUE(a_url_is_seen_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
