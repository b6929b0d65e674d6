/* ferry_pages.h -- two pages of two invented outlets that share a paragraph. */
#ifndef CLEANCOPY_TESTS_FERRY_PAGES_H
#define CLEANCOPY_TESTS_FERRY_PAGES_H

#include "cleancopy/core/document.h"

#define SHARED                                                                                     \
    "The ferry Amalia will be taken out of service on Monday for a month of repairs to her "       \
    "engine, the harbour board said, and two smaller boats will sail in her place."
#define TAIL                                                                                       \
    "Passengers who hold a ticket for the morning sailing can use it on either boat, and the "     \
    "board asks them to come half an hour early."

static const char *const pages[][2] = {
    {"https://harbourpost.example/2026/03/02/ferry", "<!doctype html><html lang=en><head><title>Ferry out of service</title>"
     "<meta property='article:published_time' content='2026-03-02T08:00:00Z'></head><body><nav><ul><li><a href=/>Home</a></li><li><a href=/s>Sport</a></li></ul></nav>"
     "<article><h1>Ferry out of service</h1><p>" SHARED "</p><p>" TAIL "</p></article><footer>© Harbour Post</footer></body></html>"},
    {"https://valleytimes.example/ferry-amalia", "<!doctype html><html lang=en><head><title>Amalia to be repaired</title>"
     "<meta property='article:published_time' content='2026-03-03T10:00:00Z'></head><body>"
     "<article><h1>Amalia to be repaired</h1><p>" SHARED "</p><p>In the valley, farmers who bring their milk to the island by ferry said they "
     "would manage for a month but not for two of them.</p></article></body></html>"},
};

static inline struct cc_page page_of(size_t i)
{
    struct cc_page page = {.source = cc_span_from(pages[i][0]), .url = cc_span_from(pages[i][0]),
                           .bytes = cc_span_from(pages[i][1]), .fetched_at_s = 1772600000};

    return page;
}

#endif
