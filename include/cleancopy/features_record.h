/* features_record.h -- a page's blocks with the values that their verdicts were told from, as one line of JSON.
 *
 * What `explain --features` prints and the model is trained on: features are computed here alone, so
 * that training and use cannot differ.
 *
 *     {"source","kind","title","form","features_version","names":[…],
 *      "blocks":[{"position","text","role","words","keep","score","reason","values":[…]}],
 *      html: "page_tokens","elements","places","likes" · text: "line_words"}
 *
 * The form is "html" or "text", as the page was read; values are in the order of names
 * (extract/feature_list.h, extract/flat_value_list.h).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FEATURES_RECORD_H
#define CLEANCOPY_FEATURES_RECORD_H

#include "cleancopy/core/buf.h"
#include "cleancopy/pipeline.h"

/* Appends the line with its line feed; doc and reading are of one page.  A buffer that is full, or a heap that is
 * short, shows in out->status. */
void cc_features_record_write(struct cc_buf *out, const struct cc_document *doc,
                              const struct cc_reading *reading);

#endif
