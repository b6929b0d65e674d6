#include "left_out.h"

#include "commands.h"
#include "config_site.h"

#include "cleancopy/core/url.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MAX_NAME_ARENA_BYTES ((size_t)1 << 20) /* for one name: a URL of it takes some KiB */

bool cc_left_out_take(struct cc_left_out_counts *counts, const struct cc_config *cfg,
                      const struct cc_batch_item *item)
{
    struct cc_error why;

    if (item->left_out == CC_LEFT_OUT_NOT)
        return false;
    counts->outlet += item->left_out == CC_LEFT_OUT_BY_OUTLET;
    counts->language += item->left_out == CC_LEFT_OUT_BY_LANGUAGE;
    if (cfg->verbose) {
        (void)cc_fail(&why, CC_E_INPUT, "filter", "left out: %s", item->err.message);
        cc_say_page(item->page.source, &why);
    }
    return true;
}

void cc_left_out_words(const struct cc_left_out_counts *counts, const struct cc_filter *filter,
                       char words[CC_LEFT_OUT_WORDS_BYTES])
{
    int n;

    words[0] = '\0';
    if (!cc_filter_is_set(filter))
        return;
    n = snprintf(words, CC_LEFT_OUT_WORDS_BYTES, ", %" PRIu64 " left out",
                 cc_left_out_sum(counts));
    if (cc_left_out_sum(counts) > 0 && n > 0 &&
        n < CC_LEFT_OUT_WORDS_BYTES) /* three numbers always fit */
        (void)snprintf(words + n, CC_LEFT_OUT_WORDS_BYTES - (size_t)n,
                       " (outlet %" PRIu64 ", language %" PRIu64 ")", counts->outlet,
                       counts->language);
}

/* The outlet that records of the pages of a host of that name have; empty where it is the name, or no host's. */
static struct cc_span other_name(struct cc_arena *arena, const char *name)
{
    struct cc_span host =
        strchr(name, '.') != NULL ? cc_config_host(arena, name) : CC_SPAN_EMPTY;
    struct cc_span site = host.len > 0 ? cc_url_site(arena, host) : CC_SPAN_EMPTY;

    return cc_span_is(site, cc_span_from(name)) ? CC_SPAN_EMPTY : site;
}

static void say_odd_names(const char *option, const struct cc_outlet_list *list)
{
    char first[2][CC_MAX_PREFER_BYTES + 1] = {"", ""};
    struct cc_arena arena;
    size_t n = 0;

    cc_arena_init(&arena, MAX_NAME_ARENA_BYTES);
    for (size_t i = 0; i < list->n; i++) {
        struct cc_span other;

        cc_arena_reset(&arena);
        other = other_name(&arena, list->names[i]);
        if (other.len == 0 || n++ > 0)
            continue;
        (void)snprintf(first[0], sizeof first[0], "%s", list->names[i]); /* no name is longer */
        (void)snprintf(first[1], sizeof first[1], "%.*s", CC_SPAN_PRINT(other));
    }
    cc_arena_done(&arena);
    if (n > 0)
        cc_say("%s: \"%s\"%s: the outlet of pages of that host is %s, unless their source "
               "names another",
               option, first[0], n > 1 ? " and others" : "", first[1]);
}

void cc_left_out_say_odd_names(const struct cc_config *cfg)
{
    if (cfg->quiet)
        return;
    say_odd_names("outlets", &cfg->filter.outlets);
    say_odd_names("exclude-outlets", &cfg->filter.excluded);
}
