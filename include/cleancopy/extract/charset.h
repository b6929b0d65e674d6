/* charset.h -- a page's bytes to UTF-8.
 *
 * The encoding is told as the HTML standard tells it: byte order mark, Content-Type header,
 * <meta charset> (or the XML declaration) in the first 1,024 bytes, valid UTF-8, a <meta>
 * further down, and only then a guess (uchardet); last resort windows-1252.  Labels are those
 * of the Encoding Standard ("latin1" means windows-1252).  iconv converts; bytes that do not
 * fit become U+FFFD.  A declared charset over bytes that are valid multi-byte UTF-8 is taken
 * for what it is: UTF-8 (one character is enough where a single-byte charset was declared,
 * eight where a multi-byte one was), and bytes that are declared to be UTF-8 and mostly are not
 * count as undeclared.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_CHARSET_H
#define CLEANCOPY_EXTRACT_CHARSET_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

#define CC_CHARSET_MIN_BYTES_PER_NUL                                                           \
    256 /* a page with more NULs than one in so many bytes is binary */

/* *utf8 is valid UTF-8 without a byte order mark and without NULs; it is page->bytes themselves
 * where these are that already (less the mark), else in the arena.  CC_E_INPUT when the bytes
 * are no text (binary: many NULs in what is not UTF-16 or UTF-32, or a known magic number),
 * CC_E_LIMIT when over limits->max_page_bytes (before or after), or the arena's cap. */
enum cc_status cc_charset_decode(struct cc_arena *arena, const struct cc_limits *limits,
                                 const struct cc_page *page, struct cc_span *utf8,
                                 struct cc_error *err);

#endif
