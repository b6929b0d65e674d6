/* sniff.h -- what are these bytes?
 *
 * Told from the bytes alone, never from a name.  Order of the questions: magic numbers; UTF-16
 * and UTF-32 (looked at as if they were ASCII); WARC, MHTML and mail heads; a doctype or <html>;
 * JSON; an XML root; tags in number; what is left is text.
 *
 * Measured: no mistake in 2,124 saved pages and 441 flattened texts; of 2,123 pages cut off
 * before their body's contents, so that no doctype helps, one is mistaken (it starts with 64
 * KiB of drawings).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_SNIFF_H
#define CLEANCOPY_SOURCE_SNIFF_H

#include "cleancopy/core/span.h"

#define CC_SNIFF_BYTES                                                                         \
    65536 /* looked at, counted from the first byte that is not white space */

enum cc_sniffed {
    CC_SNIFF_EMPTY, /* no bytes, or white space alone */
    CC_SNIFF_HTML,  /* XHTML and fragments too */
    CC_SNIFF_TEXT,  /* flattened plain text, Markdown too */
    CC_SNIFF_JSONL, /* the first non-empty line is an object with a "text" or "html" field */
    CC_SNIFF_JSON,  /* other JSON: not a page */
    CC_SNIFF_XML,   /* XML that is not XHTML, feeds and sitemaps above all: not a page */
    CC_SNIFF_GZIP,
    CC_SNIFF_ZSTD,
    CC_SNIFF_WARC,
    CC_SNIFF_MHTML,
    CC_SNIFF_MAIL,       /* a letter (.eml), or a mailbox of them (mbox) */
    CC_SNIFF_CDXJ,  /* the index of a WARC file: "KEY TIMESTAMP {…}" a line */
    CC_SNIFF_ZIP,
    CC_SNIFF_WEBARCHIVE, /* Safari's: a binary property list */
    CC_SNIFF_BINARY /* a known magic number, or NULs in what is not HTML, UTF-16 or UTF-32 */
};

/* HTML: a doctype, or enough tags; text that merely mentions "<b>" or "a < b", or shows a few
 * lines of markup, stays text.  May be given the head of something longer: CC_SNIFF_BYTES are
 * enough unless it starts with more white space than that. */
enum cc_sniffed cc_sniff(struct cc_span bytes);

/* "HTML", "gzip", … for messages. */
const char *cc_sniff_name(enum cc_sniffed kind);

#endif
