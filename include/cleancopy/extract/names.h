/* names.h -- who is named in a byline.
 *
 *     "By Ann Quay, Ph.D., and Ben Dock | Harbour Post"  ->  "Ann Quay, Ph.D."  "Ben Dock"
 *
 * Words such as "by", roles, the site's name, addresses and what follows a bar or bullet are
 * left out; degrees stay with their name.  Tables hold the words of a dozen languages.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_NAMES_H
#define CLEANCOPY_EXTRACT_NAMES_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_NAMES_MAX       32
#define CC_NAMES_MAX_BYTES 200 /* longer text is no byline */

struct cc_names {
    struct cc_span list[CC_NAMES_MAX];
    uint32_t count;
};

/* Adds the names in `text` to *names, without repeats; nothing when no part reads like a name.
 * The site's name counts only where no other came before it.  Names are spans into `text`, or
 * in the arena. */
void cc_names_add(struct cc_arena *arena, struct cc_span text, struct cc_span site_name,
                  struct cc_names *names);

/* `text` without the "and", "und", ", " at its start; the same where there is none. */
struct cc_span cc_names_drop_joiner(struct cc_span text);

/* Whether the text is a name of Korean with what is put behind those of reporters, and no more: "한지우 기자". */
bool cc_names_is_titled(struct cc_span text);

#endif
