/* url_list.h -- a file with a URL a line.
 *
 * Empty lines and lines that start with "#" are passed over; so are a byte order mark and white
 * space around a URL.  A "#" inside a line belongs to the URL.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_URL_LIST_H
#define CLEANCOPY_SOURCE_URL_LIST_H

#include "cleancopy/core/span.h"

#include <stdbool.h>

/* Takes the next URL off *rest: true and *url (a view, never empty), or false at the end. */
bool cc_url_list_next(struct cc_span *rest, struct cc_span *url);

#endif
