/* page_file.h -- a fetched page as a file of its own, and its name made from the URL.
 *
 *     http://www.harbour.example/news/2026/Ferry%20sails?id=7
 *     www.harbour.example_news-2026-ferry-20sails-id-7_91c4b3a0d2e85f67.html
 *
 * A name is made of [a-z0-9._-] alone and at most 120 bytes long; host and path are cut to fit, the 16 hex digits
 * are the XXH3-64 of the whole URL, so that two URLs have two names, also where upper and lower case are one.  It
 * starts with a letter, a digit or "_" and ends with ".html", so it is no name that Windows or a shell takes for
 * something else, and no path.
 *
 * An edge.  Thread use: any thread may call it. */
#ifndef CLEANCOPY_WRITE_PAGE_FILE_H
#define CLEANCOPY_WRITE_PAGE_FILE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_PAGE_FILE_NAME_BYTES 120 /* leaves room for what other tools append */

/* The name, NUL-ended, in the arena.  ptr NULL: the arena refused. */
struct cc_span cc_page_file_name(struct cc_arena *arena, struct cc_span url);

/* Writes the page to `path`: a regular file (or a new one) is whole or as it was, folders on the way are made
 * (outfile.h); "-" is standard output; into a device or pipe the bytes are written.  A symbolic link stays, and the
 * file that it leads to is written in the same way; made, if it is missing, but not its folder.  CC_E_IO names the
 * path. */
enum cc_status cc_page_file_put(const char *path, struct cc_span page, struct cc_error *err);

/* Does the file at `path` have bytes of that XXH3-64?  False for what is no regular file or larger than max_bytes. */
bool cc_page_file_has(const char *path, uint64_t hash, size_t max_bytes);

#endif
