/* class_token.h -- the words of an element's class, id, role and itemprop, as hashes.
 *
 * A class is split at blanks into names, a name at case changes, digits and punctuation into
 * words: "ArticleBody__text-3" gives article, body, text and, whole, "articlebody__text".  The
 * model's table knows the words that many sites share; all others are unknown to it.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_CLASS_TOKEN_H
#define CLEANCOPY_EXTRACT_CLASS_TOKEN_H

#include "cleancopy/extract/dom.h"

#define CC_CLASS_TOKENS_MAX     64  /* of one element; what comes after is not looked at */
#define CC_CLASS_VALUE_MAX      600 /* bytes: longer values are generated style lists */
#define CC_CLASS_NAME_MAX       40  /* bytes: longer names are cut */
#define CC_CLASS_WORD_MAX       24  /* bytes: longer words are left out */
#define CC_CLASS_ROLE_VALUE_MAX 80  /* bytes of role, itemprop and their like */

/* Puts the tokens of the element into `out` (room for CC_CLASS_TOKENS_MAX), in the order of
 * the attributes, repeats included; returns how many. */
uint32_t cc_class_tokens(const struct cc_dom *dom, uint32_t element, uint32_t *out);

/* A hash of what the tokens are made of, 0 where there is nothing: elements with the same have the same tokens.  Most elements of a
 * page have had their like before. */
uint64_t cc_class_tokens_key(const struct cc_dom *dom, uint32_t element);

#endif
