/* title_cut.h -- a declared title ("Headline | Section | Site") without what names the site, and the words by which
 * titles are compared.
 *
 * Bars part a headline from the rest; dashes stand within headlines too, so one that four or more words or a question
 * follow, or that is another sign than the one before the site, is read on over.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_TITLE_CUT_H
#define CLEANCOPY_EXTRACT_TITLE_CUT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

#define CC_TITLE_MAX_BYTES 1000 /* more is no title */

/* The words of a title: lower case, one blank between.  Of CC_TITLE_MAX_BYTES; empty when memory is short. */
struct cc_span cc_title_words(struct cc_arena *arena, struct cc_span title);

/* Whether `whole` has the words of `part` in a row; both as cc_title_words() gives them. */
bool cc_title_holds(struct cc_span whole, struct cc_span part);

/* "harbourpost" of "www.harbourpost.example": the longest label.  A span into `host`. */
struct cc_span cc_title_host_label(struct cc_span host);

/* Whether the words, written together, are the host's label: "harbour post" and "harbour-post". */
bool cc_title_is_host(struct cc_span words, struct cc_span label);

/* The first part of `title` ("Headline | Section | Site") that is not the site's name or its
 * host's; the whole where there is no other.  A span into `title`. */
struct cc_span cc_title_cut(struct cc_arena *arena, struct cc_span title,
                            struct cc_span site_name, struct cc_span host);

/* `cut`, and what follows it behind dashes when that reads on ("Ferry back - and what it will
 * cost") rather than naming a section or the site.  Both are spans into `title`. */
struct cc_span cc_title_read_on(struct cc_arena *arena, struct cc_span title, struct cc_span cut,
                                struct cc_span site_name, struct cc_span host);

/* The part of `title` from *at to the next separator; *at is moved behind that, to the end where there is none. */
struct cc_span cc_title_next_part(struct cc_span title, size_t *at);

#endif
