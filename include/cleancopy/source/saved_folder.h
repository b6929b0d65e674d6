/* saved_folder.h -- which names in a folder are no pages of their own, but belong to what lies
 * beside them.
 *
 *     ferry.html   ferry_files/              "save page as, complete": pictures, and frames
 *                                            (advertisements) as .html
 *     faehre.htm   faehre-Dateien/           the same by a German Internet Explorer, Firefox or Office
 *     index.html   hts-log.txt  hts-cache/   HTTrack's log, store and two pictures (not its list,
 *                                            index.html)
 *     ferry.html   ferry.html.orig           the page as it was before wget -k -K turned its links
 *
 * Chromium and its kin write "_files" in each language; Firefox and Office translate it, and so
 * did Internet Explorer.  Source: the names by which Windows takes a folder and a page for one
 * ("connected files").
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_SAVED_FOLDER_H
#define CLEANCOPY_SOURCE_SAVED_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* `names`: all in the folder, NUL-ended, in byte order; `name`: one of them, a folder or a
 * file. */
bool cc_saved_folder_is_part(const char *const *names, size_t count, const char *name,
                             bool is_folder);

#endif
