/* licence.h -- whether a text names a licence, or only claims a right.
 *
 *     "CC BY-SA 4.0"   "https://creativecommons.org/licenses/by/4.0/"   "Public domain"    yes
 *     "(c) 2025 Harbour Post, all rights reserved"   "https://harbourpost.example/about"   no
 *
 * Pages put both under the same names (dc.rights, copyright).  The table holds licences for
 * texts, not for programs.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_LICENCE_H
#define CLEANCOPY_EXTRACT_LICENCE_H

#include "cleancopy/core/span.h"

#include <stdbool.h>

#define CC_LICENCE_MAX_BYTES 200 /* more is a notice, not a name */

bool cc_licence_is(struct cc_span text);

#endif
