/* machine_summary.h -- "Summary by AI": lines above a summary that no person wrote.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_MACHINE_SUMMARY_H
#define CLEANCOPY_EXTRACT_MACHINE_SUMMARY_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

#define CC_SUMMARY_LABEL_WORDS 8 /* a label has no more */

/* Whether `label`, a line of CC_SUMMARY_LABEL_WORDS at most, names a machine and a summary ("AI-generated summary", "Zusammenfassung (KI)"), or, unless
 * it is a heading, a machine and that it wrote something ("Key points, written by our AI assistant"): headings of articles speak of such works, too. */
bool cc_is_machine_summary(struct cc_arena *arena, struct cc_span label, bool is_heading);

/* Where `line` begins with such a label and a colon: the label.  Empty otherwise. */
struct cc_span cc_machine_summary_label(struct cc_arena *arena, struct cc_span line);

#endif
