/* script.h -- JSON as a script that a page opened from disk can load.
 *
 * A page under file:// may not fetch files, but it may add a script element.  So each file of
 * data is one call of one function: cleancopy("NAME",JSON);  Inside, "<" is written \u003C and
 * U+2028 and U+2029 as escapes: no text of a page can end a script element, open a comment, or
 * end a line, whatever reads the file.
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_SCRIPT_H
#define CLEANCOPY_WRITE_SCRIPT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

/* `name`: letters, digits, "/" and "-". */
void cc_script_begin(struct cc_buf *out, struct cc_span name);
/* Appends JSON, whole or in pieces (a piece ends between characters), with these escapes. */
void cc_script_add(struct cc_buf *out, struct cc_span json);
void cc_script_end(struct cc_buf *out);

#endif
