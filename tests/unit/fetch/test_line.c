/* Lines of pages: a few in memory, the rest in the state's frontier. */
#include "fetch_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_PAGES 20 /* far more than a line in memory holds */

/* A list of N_PAGES URLs at either host, of which `path` names the file. */
static void write_list(struct fixture *f, char *path, size_t room)
{
    char text[N_PAGES * 2 * 64];
    size_t len = 0;

    for (unsigned i = 0; i < N_PAGES; i++) {
        char page_path[32];

        snprintf(page_path, sizeof(page_path), "/p%%2f%u", i);
        http_server_page(f->server, HOST, page_path, "text/html", NULL, CC_SPAN(PAGE));
        http_server_page(f->server, OTHER, page_path, "text/html", NULL, CC_SPAN(PAGE));
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s\nhttp://%s%s\n", BASE,
                                page_path, OTHER, page_path);
    }
    snprintf(path, room, "%s/list", f->dir);
    support_write(path, (struct cc_span){text, len});
    f->sources[0].url_lists[f->sources[0].n_url_lists++] = path;
}

/* As they were written, too: the server knows "%2f" alone. */
static void each_site_is_asked_for_all_of_its_pages_in_their_order(void **state)
{
    struct fixture *f = *state;
    char path[512], wanted[32];
    struct http_log *log;
    unsigned next = 0;
    size_t n;

    write_list(f, path, sizeof(path));
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2 * N_PAGES);
    log = http_server_log(f->server, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(log[i].host, HOST) != 0 || strcmp(log[i].path, "/robots.txt") == 0)
            continue;
        snprintf(wanted, sizeof(wanted), "/p%%2f%u", next++);
        assert_string_equal(log[i].path, wanted);
    }
    assert_int_equal(next, N_PAGES);
    free(log);
}

/* Whoever is first in line at one site and is sent to another must not keep the line waiting. */
static void a_line_goes_on_when_its_pages_move_away(void **state)
{
    struct fixture *f = *state;
    char path[512], from[32], to[64];

    write_list(f, path, sizeof(path));
    for (unsigned i = 0; i < N_PAGES; i++) {
        snprintf(from, sizeof(from), "/p%%2f%u", i);
        snprintf(to, sizeof(to), "Location: http://%s/moved/%u\r\n", OTHER, i);
        http_server_status(f->server, HOST, from, 0, 301, to);
        snprintf(to, sizeof(to), "/moved/%u", i);
        http_server_page(f->server, OTHER, to, "text/html", NULL, CC_SPAN(PAGE));
    }
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2 * N_PAGES);
}

static void what_a_closed_site_has_in_line_ends_with_it(void **state)
{
    struct fixture *f = *state;
    char path[512];

    write_list(f, path, sizeof(path));
    http_server_page(f->server, HOST, "/robots.txt", "text/plain", NULL,
                     CC_SPAN("User-agent: *\nDisallow: /\n"));
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], N_PAGES);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_ROBOTS], N_PAGES);
}

/* A list without an end of line at its end, with one that is longer than any URL. */
static void lists_are_read_in_pieces(void **state)
{
    struct fixture *f = *state;
    static char text[300000];
    char path[512];

    memset(text, 'x', sizeof(text));
    memcpy(text, BASE "/a\n", sizeof(BASE "/a\n") - 1);
    memcpy(text + sizeof(text) - sizeof("\n" BASE "/b") + 1, "\n" BASE "/b", sizeof("\n" BASE "/b") - 1);
    page(f, "/a", NULL);
    page(f, "/b", NULL);
    snprintf(path, sizeof(path), "%s/list", f->dir);
    support_write(path, (struct cc_span){text, sizeof(text)});
    f->sources[0].url_lists[f->sources[0].n_url_lists++] = path;
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2);
    assert_true(f->counts.by_outcome[CC_OUTCOME_URL] > 0);
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(each_site_is_asked_for_all_of_its_pages_in_their_order),
        WITH_SERVER(a_line_goes_on_when_its_pages_move_away),
        WITH_SERVER(what_a_closed_site_has_in_line_ends_with_it),
        WITH_SERVER(lists_are_read_in_pieces),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
