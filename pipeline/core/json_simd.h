/* json_simd.h -- what json_tree.c has of simdjson: the one place where C++ is spoken.
 *
 * Thread use: any thread. */
#ifndef CLEANCOPY_CORE_JSON_SIMD_H
#define CLEANCOPY_CORE_JSON_SIMD_H

#include "cleancopy/core/json_tree.h"

#ifdef __cplusplus
extern "C" {
#endif

/* As cc_json_tree_read(), but that CC_E_INPUT has no reason: no JSON for simdjson (it may be for others). */
enum cc_status cc_json_simd_read(struct cc_arena *arena, struct cc_span text,
                                 struct cc_json_tree **tree, const struct cc_json_node **root);

#ifdef __cplusplus
}
#endif

#endif
