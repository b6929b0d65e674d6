/* xml_writer.h -- XML into a buffer, by libxml2's writer.
 *
 * What the library does not do is added here: text is made to fit XML 1.0 first (xml_text.h),
 * and the first failure of any call is kept for the end.  Line ends between elements are the
 * caller's: the library's own indentation would put blanks into mixed content.
 *
 * Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_XML_WRITER_H
#define CLEANCOPY_WRITE_XML_WRITER_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

struct cc_xml_writer;

/* NULL when there is no memory; out->status says so then.  The buffer must outlive the handle. */
struct cc_xml_writer *cc_xml_writer_open(struct cc_buf *out);

/* Names are our own, NUL-ended and valid.  `value` and `text` may hold any bytes; an attribute
 * whose value is empty is left out. */
void cc_xml_writer_start(struct cc_xml_writer *writer, const char *name);
void cc_xml_writer_attribute(struct cc_xml_writer *writer, const char *name, struct cc_span value);
void cc_xml_writer_text(struct cc_xml_writer *writer, struct cc_span text);
void cc_xml_writer_end(struct cc_xml_writer *writer);
/* The end tag and a line feed. */
void cc_xml_writer_end_line(struct cc_xml_writer *writer);
/* A line feed behind a start tag. */
void cc_xml_writer_line(struct cc_xml_writer *writer);
/* An element with text alone, on a line of its own. */
void cc_xml_writer_element(struct cc_xml_writer *writer, const char *name, struct cc_span text);

/* All bytes are in the buffer, or its status says why not.  Frees the handle; NULL is fine. */
void cc_xml_writer_close(struct cc_xml_writer *writer);

#endif
