/* record_policy.h -- the field `policy` of a record, and back.
 *
 *     {"noindex":true,"noai":true,"unavailable_after":"2026-06-25","tdm":{"reservation":1,
 *      "policy":"https://harbourpost.example/terms"}}
 *
 * Only what the page declares is there; null where it declares nothing.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_RECORD_POLICY_H
#define CLEANCOPY_WRITE_RECORD_POLICY_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/json_tree.h"

#include <stdbool.h>

void cc_record_policy_put(struct cc_buf *out, const struct cc_policy *policy);

/* `value` NULL or null: nothing declared.  Spans go into the arena.  False when something in it
 * has another type; unknown members are passed over.  Where the arena refused, its status
 * tells. */
bool cc_record_policy_get(struct cc_arena *arena, const struct cc_json_node *value,
                          struct cc_policy *policy);

#endif
