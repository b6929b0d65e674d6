/* Property: whatever a feed, sitemap or front page names, what comes out are normal URLs of its site or of an allowed
 * host, no more of them than the limits say.  The first byte chooses the kind. */
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/discover.h"
#include "cleancopy/source/site_scope.h"

#include <assert.h>
#include <string.h>

#define URL CC_SPAN("http://www.h.example/news/")

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct cc_arena *arena, const struct cc_site_scope *scope,
                  const struct cc_url_set *set, uint32_t most)
{
    struct cc_span again;

    assert(set->count <= most);
    for (uint32_t i = 0; i < set->count; i++) {
        assert(cc_site_scope_has(scope, arena, set->list[i]));
        assert(cc_url_normal(arena, CC_SPAN_EMPTY, set->list[i], 8192, &again, NULL) == CC_OK);
        assert(cc_span_is(again, set->list[i]));
        assert(set->list[i].ptr[set->list[i].len] == '\0');
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct cc_source source;
    struct cc_discovery_input input = {.named = URL, .url = URL, .source = &source};
    struct cc_discovered found;
    struct cc_site_scope scope;
    struct cc_config cfg;
    struct cc_arena arena;

    if (size == 0)
        return 0;
    cc_config_defaults(&cfg);
    cfg.fetch.max_feed_entries = 50;
    cfg.fetch.max_sitemaps = 10;
    cfg.fetch.max_body_bytes = 1 << 20;
    source.allow_hosts[0] = "partner.example";
    source.n_allow_hosts = 1;
    input.kind = (enum cc_discovery)(data[0] % 3);
    input.body = (struct cc_span){(const char *)data + 1, size - 1};
    cc_arena_init(&arena, 32 << 20);
    if (cc_discover(&arena, &cfg, &input, &found, NULL) == CC_OK) {
        cc_site_scope_init(&scope, &arena, URL, CC_SPAN_EMPTY);
        scope.allow_hosts = source.allow_hosts;
        scope.n_allow_hosts = 1;
        check(&arena, &scope, &found.pages, 50);
        check(&arena, &scope, &found.sitemaps, 10);
        check(&arena, &scope, &found.feeds, cfg.fetch.max_page_feeds);
        check(&arena, &scope, &found.next, 1);
    }
    cc_arena_done(&arena);
    return 0;
}
