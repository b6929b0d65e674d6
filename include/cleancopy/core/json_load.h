/* json_load.h -- json_loadb() that a short heap cannot fool.
 *
 * jansson 2.14's lexer does not look whether a byte could be appended to a string (lex_save), so that a value
 * comes back with a byte missing; and what it says of a short heap is often nothing, or "invalid token".  The
 * allocator knows better (core/alloc.h).
 *
 * Thread use: any thread; another thread's refusal meanwhile counts as one of this call. */
#ifndef CLEANCOPY_CORE_JSON_LOAD_H
#define CLEANCOPY_CORE_JSON_LOAD_H

#include "cleancopy/core/span.h"

#include <jansson.h>
#include <stddef.h>

/* The value, to be given back with json_decref(), or NULL.  `flags`: json_loadb()'s.  `why` may be NULL; for
 * want of memory json_error_code() says so, whatever jansson says. */
json_t *cc_json_load(struct cc_span text, size_t flags, json_error_t *why);

#endif
