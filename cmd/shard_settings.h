/* shard_settings.h -- the settings that change what becomes of a page, as words: shards of one corpus have the same.
 *
 *     scope=auto max-page-cpu-ms=2000 max-page-bytes=8M max-input-bytes=64M max-arena-bytes=192M max-depth=512 rules=none
 *
 * Behind these, where they are given: language=de,en, and outlets= and exclude-outlets= with a hash of their names.
 *
 * What only changes how long it takes (--jobs, --parser, --isolate), what becomes of the pages that fail (--keep-crashes),
 * or how documents are compared and written, is not among them: the last is the merge's. */
#ifndef CLEANCOPY_CMD_SHARD_SETTINGS_H
#define CLEANCOPY_CMD_SHARD_SETTINGS_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

/* Appends them.  `rules` is a hash of the [site] sections as they are understood, whatever file they stand in. */
void cc_shard_settings(const struct cc_config *cfg, struct cc_buf *out);

/* Whether the option is among them; for the test that every option which a cleaning command reads was thought of. */
bool cc_shard_settings_have(const char *option);

/* The first word of each that the other has not, empty behind the last; false when they are the same. */
bool cc_shard_settings_differ(struct cc_span a, struct cc_span b, struct cc_span *word_a,
                              struct cc_span *word_b);

#endif
