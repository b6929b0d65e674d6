/* site_metadata.h -- title, authors and date from where a site's rules say they stand.
 *
 *     [site example.com]
 *     title = h1.story-title           the first element that has text
 *     author = .writer a               the names in all of them
 *     date = .stamp time               the first in which a date can be read
 *
 * Of a <meta> its content is read, for a date also the datetime of an element; else the text.
 * What the source itself says (a field of JSON lines) goes before, what metadata.h found stays
 * where a rule gives nothing.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_SITE_METADATA_H
#define CLEANCOPY_EXTRACT_SITE_METADATA_H

#include "cleancopy/extract/site_rules.h"

/* Replaces doc->title, authors and date; counts in reading->counts what each rule met. *reading
 * comes from cc_site_begin(). */
enum cc_status cc_site_metadata_read(struct cc_arena *arena, const struct cc_page *page,
                                     struct cc_document *doc, struct cc_site_reading *reading,
                                     struct cc_error *err);

#endif
