/* tei_header.h -- what a TEI file says of its document.
 *
 *     <teiHeader>
 *     <fileDesc>       title, authors · number of words · outlet, id, licence · the page: title,
 *                      authors, outlet, address, date, time of the copy
 *     <profileDesc>    language · tags, kind
 *
 * An attribute of TEI has a type, and a page may say what it likes: a date that is none in the
 * calendar stands as text alone, a language that is no tag is left out.
 *
 * Failures show when the writer is closed.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_TEI_HEADER_H
#define CLEANCOPY_WRITE_TEI_HEADER_H

#include "cleancopy/core/document.h"
#include "cleancopy/write/xml_writer.h"

#include <stdbool.h>
#include <stdint.h>

/* `words`: of the text that follows. */
void cc_tei_header_write(struct cc_xml_writer *writer, const struct cc_document *doc,
                         uint64_t words);

/* YYYY-MM-DD of the calendar, perhaps with Thh:mm:ss, perhaps with Z or ±hh:mm: what the
 * attribute `when` takes. */
bool cc_tei_is_date(struct cc_span s);
/* Letters and digits, 1 to 8 between hyphens, the first ones letters: what xml:lang takes. */
bool cc_tei_is_language(struct cc_span s);

#endif
