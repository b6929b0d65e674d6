/* char_ref.h -- character references: "&amp;", "&#8217;", "&eacute" in text and in attributes.
 *
 * Source: HTML Living Standard, "character reference state", and gumbo 0.10.1's char_ref.c, with which it agrees
 * on everything that it decodes (a test asks gumbo about each name).  Numbers are decoded by the standard's
 * rules; of the 2,231 names, the 24 commonest come from a table here and the 253 of HTML 4 from libxml2.  A name
 * in neither is not decoded: the caller is told, and lets gumbo read the page.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_CHAR_REF_H
#define CLEANCOPY_EXTRACT_CHAR_REF_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdint.h>

enum cc_char_ref_kind {
    CC_CHAR_REF_NONE,   /* the "&" stands for itself */
    CC_CHAR_REF_KNOWN,  /* *c and *taken are set */
    CC_CHAR_REF_UNKNOWN /* "&name;" with a name in no table here, or a number past 2^31 */
};

/* Reads the reference that begins at s.ptr[at], which is "&".  `s` ends where its text or its
 * attribute's value ends.  In an attribute, a name without ";" before "=" or a letter is none ("?a=1&copy=2").
 * *taken: bytes of the reference; never fewer than *c takes in UTF-8. */
enum cc_char_ref_kind cc_char_ref_read(struct cc_span s, size_t at, bool in_attribute,
                                       uint32_t *c, size_t *taken);

/* The text with all its references decoded; `s` itself where it has none.  False when one is unknown, or
 * the arena refused (out->ptr is NULL then, else it is not set). */
bool cc_char_refs_decode(struct cc_arena *arena, struct cc_span s, bool in_attribute,
                         struct cc_span *out);

#endif
