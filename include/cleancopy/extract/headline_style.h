/* headline_style.h -- an element that looks like a headline without being one to HTML: large letters, or a class that says so.
 *
 *     <font size="5"><b>Ferry back after a year</b></font>   <p class="has-x-large-font-size">…   <div class="news_tytul">…   <span style="font-size:34px">…
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_HEADLINE_STYLE_H
#define CLEANCOPY_EXTRACT_HEADLINE_STYLE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>
#include <stdint.h>

/* Whether element `node` looks like one: by its class ("headline", "titulo", "tytul" …), <font size>, or font-size in its style. */
bool cc_headline_style_is(const struct cc_dom *dom, uint32_t node);

/* The first such element of several words, others than `site` (cc_title_words), that is no link and stands before the page's running text;
 * CC_NO_INDEX for none. */
uint32_t cc_headline_style_find(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span site);

#endif
