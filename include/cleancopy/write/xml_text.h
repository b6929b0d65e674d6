/* xml_text.h -- text that may be hostile, for formats that look like XML.
 *
 * XML 1.0 has no way to write most control characters, U+FFFE and U+FFFF, not even as a
 * reference.  Control characters become blanks (in text they stand for one, or for nothing),
 * U+FFFE, U+FFFF and broken UTF-8 become U+FFFD, which says that something was there.
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_XML_TEXT_H
#define CLEANCOPY_WRITE_XML_TEXT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

/* Appends what XML 1.0 can hold, not escaped; tabs stay, line ends become line feeds. */
void cc_xml_clean(struct cc_buf *out, struct cc_span s);

/* Appends one line: as above, and tabs, line ends of any kind (U+0085, U+2028 and U+2029 are
 * some) and the control characters above ASCII become blanks too; & < > and " are escaped. */
void cc_xml_line(struct cc_buf *out, struct cc_span s);

#endif
