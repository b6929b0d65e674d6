/* skipped_element.h -- which elements have no text that a reader is shown: scripts, pictures, fields of forms.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_SKIPPED_ELEMENT_H
#define CLEANCOPY_EXTRACT_SKIPPED_ELEMENT_H

#include "cleancopy/extract/dom.h"

#include <stdbool.h>

/* <noscript> is among them, see below. */
bool cc_element_is_skipped(const struct cc_dom *dom, uint32_t node);

/* Some forums and shops build their pages by script and give readers without one the whole text in <noscript>: it counts when it is
 * more than a request to turn scripts on, and there is next to nothing else. */
bool cc_noscript_is_page(const struct cc_dom *dom);

#endif
