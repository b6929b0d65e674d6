/* outname.h -- the name of a document's text file.
 *
 *     text/<outlet>/<yyyy>/<date>_<outlet>_<slug>_<8 hex of id>.txt
 *
 * The slug is the title in ASCII (ICU: Hiragana-Katakana; Any-Latin; Latin-ASCII; Any-Lower),
 * words joined by hyphens, "untitled" where nothing is left of it; unknown dates are "nodate"
 * (folder and name), unknown outlets "unknown".  Each part of the path is at most 120 bytes,
 * made of [a-z0-9._-] alone, never starts with "-" or ends with ".", is never "." or "..", nor
 * a name reserved on Windows.  Long outlets and titles are cut.  The slugs of other scripts
 * come from ICU's tables: another version of ICU may spell them otherwise.
 *
 * Opening ICU's transliterator costs 29 ms (ICU 72), and its library some more; both are put off until a title needs them; so
 * there is a handle. Thread use: one thread at a time for each handle; no file, no clock. */
#ifndef CLEANCOPY_WRITE_OUTNAME_H
#define CLEANCOPY_WRITE_OUTNAME_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

#define CC_OUTNAME_PART_BYTES                                                                  \
    120 /* a folder's or file's name: leaves room for what other tools append */
#define CC_OUTNAME_TITLE_CHARS                                                                 \
    100 /* of the title are read: more than a slug holds; ICU takes up to 20 µs each */

struct cc_outnamer;
enum cc_status cc_outnamer_open(struct cc_outnamer **namer, struct cc_error *err);
void cc_outnamer_close(struct cc_outnamer *namer); /* NULL is fine */

/* The name, in the arena.  `attempt` counts from 0 and is raised while the name is taken: 8,
 * 12, then all 16 digits of the id, then these followed by "-2", "-3", … (the same page saved
 * twice).  `extension`: "txt" or "md".  CC_E_NOMEM, CC_E_LIMIT (arena), CC_E_IO (ICU's tables
 * or that library are missing). */
#define CC_OUTNAME_WHOLE_ID 2 /* the attempt that has all digits */
enum cc_status cc_outname(struct cc_outnamer *namer, struct cc_arena *arena,
                          const struct cc_document *doc, unsigned attempt,
                          const char *extension, struct cc_span *name, struct cc_error *err);

#endif
