/* Golden test of the invented site: each page that has a .txt beside it must come out as that text.
 *
 * fixtures/site/not-yet.txt names the pages that do not, yet: one that comes out right must leave the list, so it only
 * gets shorter.  CLEANCOPY_BLESS=1 rewrites the texts; the difference is part of the commit, and somebody has to read it. */
#include "golden.h"

#include "cleancopy/pipeline.h"
#include "cleancopy/write/text.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MAX_PAGES 200

static char *found[MAX_PAGES];
static int n_found;

static int note_page(const char *path, const struct stat *st, int type, struct FTW *at)
{
    char text[4096];

    (void)st;
    (void)at;
    if (type != FTW_F || !cc_span_ends(cc_span_from(path), CC_SPAN(".html")))
        return 0;
    (void)snprintf(text, sizeof text, "%.*stxt", (int)strlen(path) - 4, path);
    if (access(text, R_OK) == 0 && n_found < MAX_PAGES)
        found[n_found++] = strdup(path);
    return 0;
}

static bool page_is_right(struct cc_arena *arena, const struct cc_config *cfg, const char *path)
{
    struct cc_page page = {.source = cc_span_from(path), .fetched_at_s = CC_NO_TIME};
    char text_path[4096];
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_buf text;
    bool right;

    cc_arena_reset(arena);
    page.bytes = support_read(arena, path);
    (void)snprintf(text_path, sizeof text_path, "%.*stxt", (int)strlen(path) - 4, path);
    assert_int_equal(cc_pipeline_read(arena, cfg, &page, &doc, &reading, NULL), CC_OK);
    cc_buf_init(&text, 1 << 20);
    cc_text_write(&text, &doc, CC_DUPLICATES_KEEP);
    right = golden_is(arena, text_path, cc_buf_span(&text));
    cc_buf_done(&text);
    return right;
}

static void every_page_of_the_site_comes_out_as_its_text(void **state)
{
    char *site = support_fixture("site");
    struct cc_config cfg;
    struct cc_arena arena, list_arena;
    struct cc_span list;
    char *list_path = support_fixture("site/not-yet.txt");
    int n_wrong = 0;

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    cc_arena_init(&list_arena, 1 << 20);
    list = support_read(&list_arena, list_path);
    assert_int_equal(nftw(site, note_page, 16, FTW_PHYS), 0);
    assert_true(n_found >= 20);
    for (int i = 0; i < n_found; i++) {
        bool right = page_is_right(&arena, &cfg, found[i]);

        if (right && golden_is_listed(list, found[i]))
            print_message("%s is right: take it off not-yet.txt\n", found[i]);
        n_wrong += right == golden_is_listed(list, found[i]);
        free(found[i]);
    }
    print_message("%d pages, %d wrong\n", n_found, n_wrong);
    cc_arena_done(&list_arena);
    cc_arena_done(&arena);
    free(list_path);
    free(site);
    assert_int_equal(n_wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_page_of_the_site_comes_out_as_its_text)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
