/* read_page.h -- a page of a test up to its features: what most tests of this folder start with. */
#ifndef CLEANCOPY_TESTS_READ_PAGE_H
#define CLEANCOPY_TESTS_READ_PAGE_H

#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/block.h"
#include "cleancopy/extract/features.h"

struct read_page {
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_page_hints hints;
    struct cc_class_list classes;
    struct cc_features *features;
    struct cc_error err;
};

static inline void read_page_with(struct read_page *page, const char *html, struct cc_page_hints hints)
{
    cc_config_defaults(&page->cfg);
    cc_arena_init(&page->arena, page->cfg.limits.max_arena_bytes);
    page->hints = hints;
    assert_int_equal(
        cc_dom_parse(&page->arena, &page->cfg.limits, cc_span_from(html), &page->dom, &page->err), CC_OK);
    assert_int_equal(cc_block_list(&page->arena, &page->cfg.limits, &page->dom, &page->blocks, &page->err), CC_OK);
    assert_true(cc_class_list_make(&page->arena, &page->dom, &page->blocks, &page->classes));
    assert_int_equal(cc_features_list(&page->arena, &page->dom, &page->blocks, &page->classes, &page->hints, &page->features,
                                      &page->err),
                     CC_OK);
}

/* Hints may be empty strings.  read_page_done() frees. */
static inline void read_page(struct read_page *page, const char *html, const char *title, const char *type,
                             const char *url)
{
    read_page_with(page, html, (struct cc_page_hints){.title = cc_span_from(title), .type = cc_span_from(type), .url = cc_span_from(url)});
}

static inline void read_page_of_site(struct read_page *page, const char *html, const char *title, const char *site)
{
    read_page_with(page, html, (struct cc_page_hints){.title = cc_span_from(title), .site = cc_span_from(site)});
}

static inline void read_page_done(struct read_page *page)
{
    cc_arena_done(&page->arena);
}

#endif
