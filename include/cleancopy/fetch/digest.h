/* digest.h -- the digest that WARC records and their indexes carry.
 *
 * SHA-1 in base 32, "sha1:" before it: what Common Crawl, Heritrix, warcio and pywb write, and
 * what pywb finds the page of a revisit record by.  It tells equal bytes, it guards nothing.
 * Nettle's own SHA-1 takes 20 us for 40 KB, its SHA-256 22, OpenSSL's SHA-1 19; Nettle's needs
 * no memory and cannot fail.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_DIGEST_H
#define CLEANCOPY_FETCH_DIGEST_H

#include "cleancopy/core/span.h"

#define CC_DIGEST_BYTES 38 /* "sha1:", 32 characters and a NUL */

void cc_digest_sha1(struct cc_span bytes, char out[CC_DIGEST_BYTES]);

#endif
