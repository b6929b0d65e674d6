#include "sandbox_works.h"
#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/discoverer.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#define NAMED "https://harbourpost.example/feed"
#define FRONT "https://harbourpost.example/"

static struct cc_arena arena;
static struct cc_config cfg;
static struct cc_source sources[2];
static struct cc_error err;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    cc_config_defaults(&cfg);
    cfg.limits.max_page_cpu_ms = 200;
    cfg.sources = sources;
    cfg.n_sources = 2;
    sources[1].allow_hosts[0] = "partner.example";
    sources[1].n_allow_hosts = 1;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_discovery_input input_of(enum cc_discovery kind, const char *url, const char *body)
{
    return (struct cc_discovery_input){kind, CC_SPAN(NAMED), cc_span_from(url), &sources[1],
                                       CC_SPAN("text/html; charset=utf-8"), cc_span_from(body)};
}

static void assert_same(const struct cc_url_set *a, const struct cc_url_set *b)
{
    assert_int_equal(a->count, b->count);
    for (uint32_t i = 0; i < a->count; i++) {
        assert_true(cc_span_is(a->list[i], b->list[i]));
        assert_true(a->changed_at_s[i] == b->changed_at_s[i]);
    }
}

/* In a process of its own a document gives what it gives here: links, or the same words about what is wrong. */
static void assert_reads_alike(struct cc_discoverer *discoverer, struct cc_discovery_input input)
{
    struct cc_discovered here, there;
    struct cc_error why;
    enum cc_status st = cc_discover(&arena, &cfg, &input, &here, &why);

    assert_int_equal(cc_discoverer_read(discoverer, &arena, &input, &there, &err), st);
    if (st != CC_OK) {
        assert_string_equal(err.message, why.message);
        return;
    }
    assert_int_equal(there.n_refused, here.n_refused);
    assert_same(&there.pages, &here.pages);
    assert_same(&there.sitemaps, &here.sitemaps);
    assert_same(&there.feeds, &here.feeds);
    assert_same(&there.next, &here.next);
}

static void each_kind_reads_as_in_this_process(void **state)
{
    static const struct {
        enum cc_discovery kind;
        const char *url, *body;
    } cases[] = {
        {CC_DISCOVERY_FEED, NAMED,
         "<feed><entry><link href='/a'/><updated>2026-03-01T08:00:00Z</updated></entry><entry><link href='https://partner.example/b'/>"
         "</entry><entry><link href='https://elsewhere.example/c'/></entry></feed>"},
        {CC_DISCOVERY_FEED, NAMED, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"url\":\"/j\"}]}"},
        {CC_DISCOVERY_FEED, NAMED,
         "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><link>/\xEF\xEE\xF0\xF2</link></item></channel></rss>"},
        {CC_DISCOVERY_SITEMAP, NAMED, "<sitemapindex><sitemap><loc>https://harbourpost.example/1</loc></sitemap></sitemapindex>"},
        {CC_DISCOVERY_SITEMAP, NAMED, "<html><p>x</p></html>"},
        {CC_DISCOVERY_FEED, NAMED, ""},
        {CC_DISCOVERY_FRONT_PAGE, FRONT,
         "<!doctype html><meta charset=shift_jis><link rel=next href='/page/2'><link rel=alternate type='application/rss+xml' href='/f'>"
         "<a href='/news/harbour-opens-again'>\x8D\x60</a>"},
        {CC_DISCOVERY_FRONT_PAGE, FRONT, "<!doctype html><a href='https://h\xC3\xA4" "fen.example/news/harbour-opens-again'>x</a>"}};
    struct cc_discoverer *discoverer;

    (void)state;
    assert_int_equal(cc_discoverer_open(&cfg, cc_discover, &discoverer, &err), CC_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_reads_alike(discoverer, input_of(cases[i].kind, cases[i].url, cases[i].body));
    cc_discoverer_close(discoverer);
}

/* The body says how. */
static enum cc_status end(struct cc_arena *own, const struct cc_config *config,
                          const struct cc_discovery_input *input, struct cc_discovered *found,
                          struct cc_error *why)
{
    if (cc_span_is(input->body, CC_SPAN("abort")))
        abort();
    if (cc_span_is(input->body, CC_SPAN("open")))
        (void)!open("/etc/passwd", O_RDONLY);
    for (volatile unsigned i = 0; cc_span_is(input->body, CC_SPAN("turn")); i++)
        continue;
    if (cc_span_is(input->body, CC_SPAN("memory")))
        return CC_E_NOMEM;
    if (cc_span_is(input->body, CC_SPAN("lie"))) {
        static struct cc_span url;
        static int64_t changed_at_s;

        url = CC_SPAN("file:///etc/passwd");
        memset(found, 0, sizeof *found);
        found->pages = (struct cc_url_set){&url, &changed_at_s, 1};
        return CC_OK;
    }
    return cc_discover(own, config, input, found, why);
}

static size_t count_files(const char *dir)
{
    DIR *folder = opendir(dir);
    struct dirent *entry;
    size_t n = 0;

    assert_non_null(folder);
    for (entry = readdir(folder); entry != NULL; entry = readdir(folder))
        n += entry->d_name[0] != '.';
    closedir(folder);
    return n;
}

static void assert_ends(struct cc_discoverer *discoverer, const char *body, enum cc_status wanted,
                        const char *words)
{
    struct cc_discovery_input input = input_of(CC_DISCOVERY_FEED, NAMED, body);
    struct cc_discovered found;

    assert_int_equal(cc_discoverer_read(discoverer, &arena, &input, &found, &err), wanted);
    assert_int_equal(err.status, wanted);
    assert_non_null(strstr(err.message, words));
}

static void a_document_that_ends_its_process_is_reported_and_kept(void **state)
{
    char *dir = support_scratch();
    struct cc_discoverer *discoverer;

    (void)state;
    if (!sandbox_works()) {
        support_scratch_done(dir);
        skip();
    }
    cfg.crash_dir = dir;
    assert_int_equal(cc_discoverer_open(&cfg, end, &discoverer, &err), CC_OK);
    assert_ends(discoverer, "abort", CC_E_INPUT, "it ended the process that read it (crash: signal 6 (Aborted)); its bytes are in ");
    assert_ends(discoverer, "open", CC_E_INPUT, "forbidden-call: system call openat");
    assert_ends(discoverer, "turn", CC_E_LIMIT, "cpu-limit");
    assert_ends(discoverer, "memory", CC_E_LIMIT, "memory-limit");
    assert_int_equal(count_files(dir), 8); /* a page and its record each */
    assert_reads_alike(discoverer, input_of(CC_DISCOVERY_FEED, NAMED, "<rss><channel><item><link>/a</link></item></channel></rss>"));
    cc_discoverer_close(discoverer);
    cfg.crash_dir = NULL;
    support_scratch_done(dir);
}

static void an_answer_that_no_document_gives_is_not_believed(void **state)
{
    struct cc_discoverer *discoverer;

    (void)state;
    assert_int_equal(cc_discoverer_open(&cfg, end, &discoverer, &err), CC_OK);
    assert_ends(discoverer, "lie", CC_E_INPUT, "an answer that means nothing");
    cc_discoverer_close(discoverer);
}

static void closing_nothing_is_fine(void **state)
{
    (void)state;
    cc_discoverer_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_reads_as_in_this_process),
        cmocka_unit_test(a_document_that_ends_its_process_is_reported_and_kept),
        cmocka_unit_test(an_answer_that_no_document_gives_is_not_believed),
        cmocka_unit_test(closing_nothing_is_fine),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
