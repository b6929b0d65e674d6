/* walk.h -- the files that a list of files and folders means, one after the other.
 *
 * A folder gives its files in byte order of their names, a folder inside it at its place; names
 * that start with a dot are left out, and so are links to folders, sockets, pipes and devices, and
 * what belongs to a saved page beside it (saved_folder.h); a folder that is named is walked all the same.
 * Memory is the names of the folders that are open.
 *
 * An edge: it reads folders.  Thread use: one thread at a time for each walk. */
#ifndef CLEANCOPY_SOURCE_WALK_H
#define CLEANCOPY_SOURCE_WALK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>

#define CC_WALK_MAX_DEPTH 64 /* folders in folders; a tree of saved pages has 5 */

struct cc_walk;

/* NULL when memory is short. */
struct cc_walk *cc_walk_open(void);
void cc_walk_close(struct cc_walk *walk); /* NULL is fine */

/* Sets out at `path`: the next files are this one or those below it.  Only when the last one is
 * through (cc_walk_next gave CC_END). */
enum cc_status cc_walk_start(struct cc_walk *walk, const char *path, struct cc_error *err);

/* The next file's path, NUL-ended, in the arena; "-" stays as it is.  CC_END: no more.
 * CC_E_INPUT: *path cannot be read (missing, or a folder without permission); CC_E_LIMIT: a
 * folder too deep; the walk goes on behind it.  CC_E_NOMEM. */
enum cc_status cc_walk_next(struct cc_walk *walk, struct cc_arena *arena, struct cc_span *path,
                            struct cc_error *err);

/* Whether the path that came last was met inside a folder (false: it was the start itself). */
bool cc_walk_in_folder(const struct cc_walk *walk);
/* So many bytes of it were the start. */
size_t cc_walk_named_bytes(const struct cc_walk *walk);

#endif
