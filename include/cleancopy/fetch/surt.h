/* surt.h -- the key by which an index of web archives is sorted (Sort-friendly URI Reordering
 * Transform).
 *
 *     https://www.Example.test:8080/A//b/?z=1&a=2  ->  test,example:8080)/a/b?a=2&z=1
 *
 * The same bytes as the Python package surt 0.3 gives, which pywb and cdxj-indexer look pages
 * up with: escapes undone and made anew, letters lower case, "www." and its like off,
 * parameters in order, session ids that the Internet Archive knows taken out.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_SURT_H
#define CLEANCOPY_FETCH_SURT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

/* Appends the key of a URL in normal form (core/url.h); of anything else the URL itself, blanks
 * left out.  The key has no blank and no control character.  Failures: out->status. */
void cc_surt_add(struct cc_buf *out, struct cc_span url);

#endif
