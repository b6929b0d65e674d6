/* byline_signature.h -- the name below the text: where many papers of Asia, of Eastern Europe and of France sign.
 *
 *     <article> ... <p style="text-align:right"><b>Ann Quay</b></p></article>
 *     <div> <p>...</p> <p>...</p> <p><b>Ann Quay</b></p> <p>Share</p> </div>
 *     <div> <p>...</p> <p>... on the sand. (Ann Quay)</p> </div>
 *
 * Thread use: pure, one arena and one set of signs a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_SIGNATURE_H
#define CLEANCOPY_EXTRACT_BYLINE_SIGNATURE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/byline_sign.h"
#include "cleancopy/extract/names.h"

#include <stdint.h>

/* Adds to *authors the names of the first paragraph behind `headline` that is a signature: at the right margin, in bold or italic letters as a
 * whole, or in brackets, behind paragraphs of text and with none behind it. */
void cc_byline_signature(struct cc_arena *arena, struct cc_byline_signs *signs, uint32_t headline, struct cc_span site_name,
                         struct cc_names *authors);

#endif
