/* mirror.h -- the address of a page in a mirror of its site, told from its path.
 *
 *     saved/harbourpost.example/news/ferry?id=7.html
 *           ^ host folder       ^ path and query, as wget --mirror, HTTrack and their like write them
 *     ->  https://harbourpost.example/news/ferry?id=7
 *
 * A folder is taken for a host's only when it is named like one (lower case, a suffix of the
 * public list or one that RFC 2606 keeps for examples, no other of the list's wildcards) and
 * has what a site has at its root: robots.txt or index.html.  So `notes.archive/` or `v1.2/` is
 * none, and neither is the folder of a site's files whose name happens to be one, unless its
 * root lies there too.  The scheme is not in a path: https, but http with a port.  Names that
 * wget -E gave an ".html" keep it, unless a query stands before it: nothing tells which had one
 * of their own.
 *
 * It is the last word on an address, behind the archive's, the saver's and, within its site,
 * the canonical link.
 *
 * An edge: it looks whether files exist.  Thread use: one thread at a time for each struct. */
#ifndef CLEANCOPY_SOURCE_MIRROR_H
#define CLEANCOPY_SOURCE_MIRROR_H

#include "cleancopy/core/arena.h"

#include <stdbool.h>

/* Of a host folder's path (Linux: PATH_MAX); a longer one is no host's. */
#define CC_MIRROR_PATH_BYTES 4096

/* The folder that was looked at last: most files lie beside one another.  Zero it first. */
struct cc_mirror {
    char folder[CC_MIRROR_PATH_BYTES]; /* NUL-ended */
    bool is_host;
};

/* Where in `path` the host's folder begins and ends; false where it is in no mirror. `n_named`:
 * so many bytes of the path were named by the user, the rest was found on a walk: of the
 * folders named the last counts, of those found the first.  The file itself is no folder. */
bool cc_mirror_find(struct cc_mirror *mirror, struct cc_span path, size_t n_named, size_t *from,
                    size_t *to);

/* The address of path[from ..], in the arena: "index.html" is its folder, a "?" begins the
 * query; what an address cannot hold is escaped.  Empty with "." or ".." on the way, or where
 * the arena refused. */
struct cc_span cc_mirror_address(struct cc_arena *arena, struct cc_span path, size_t from,
                                 size_t to);

/* Whether a mirror's file is no page, by its name: style sheets, scripts, pictures, fonts,
 * sound, films, archives; robots.txt at the root; the original that wget -K keeps. */
bool cc_mirror_is_part(struct cc_span path, size_t to);

#endif
