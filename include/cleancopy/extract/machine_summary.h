/* machine_summary.h -- "Summary by AI": lines above a summary that no person wrote.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_MACHINE_SUMMARY_H
#define CLEANCOPY_EXTRACT_MACHINE_SUMMARY_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

#define CC_SUMMARY_LABEL_WORDS 8 /* a label has no more */

/* Whether `label`, a line of CC_SUMMARY_LABEL_WORDS at most, names a machine and a summary ("AI-generated summary", "Zusammenfassung (KI)"), or, a
 * machine and that it wrote something ("Written by our AI assistant").  Headings of articles speak of such works, too: there what was written has
 * to be points or the like ("Highlights, written by AI"). */
bool cc_is_machine_summary(struct cc_arena *arena, struct cc_span label, bool is_heading);

/* Where `line` begins with such a label and a colon: the label.  Empty otherwise. */
struct cc_span cc_machine_summary_label(struct cc_arena *arena, struct cc_span line);

#endif
