/* json_tree.h -- a line of JSON as a tree, at the speed of simdjson.
 *
 *     {"id":"c0ffee","tags":["ferry",7]}
 *
 *     object -+- id    string  c0ffee
 *             +- tags  array  -+- string   ferry
 *                              +- integer  7
 *
 * For records, which are long and read again and again: what jansson takes for one is a third of all that `corpus` does with
 * it.  simdjson (Debian's 3.0.1) is a C++ library, json_tree.cc its only user beside source/json_scan.cc; this header is C.  What it
 * says no to, jansson is asked for the reason.
 *
 * Thread use: any thread; a tree from one thread at a time. */
#ifndef CLEANCOPY_CORE_JSON_TREE_H
#define CLEANCOPY_CORE_JSON_TREE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CC_JSON_MAX_DEPTH 1024 /* of lists and objects within one another: simdjson's own */

enum cc_json_kind {
    CC_JSON_NULL,
    CC_JSON_FALSE,
    CC_JSON_TRUE,
    CC_JSON_STRING,
    CC_JSON_INTEGER, /* from INT64_MIN to INT64_MAX */
    CC_JSON_REAL,    /* other numbers */
    CC_JSON_ARRAY,
    CC_JSON_OBJECT
};

struct cc_json_node {
    struct cc_span key; /* of an object's member */
    union {
        struct cc_span string; /* UTF-8, may have NULs */
        int64_t integer;
        double real;
        struct {
            const struct cc_json_node *list; /* items or members, in their order */
            uint32_t count;
        } items;
    } as;
    enum cc_json_kind kind;
};

struct cc_json_tree;

/* *root and what hangs below it are in the arena, strings and keys in *tree, which is to be freed (it is NULL after a
 * failure; freeing NULL is fine).  CC_E_INPUT: no JSON (err->offset: where, when it is known); CC_E_LIMIT: deeper than
 * CC_JSON_MAX_DEPTH, or the arena is full; CC_E_NOMEM. */
enum cc_status cc_json_tree_read(struct cc_arena *arena, struct cc_span text,
                                 struct cc_json_tree **tree, const struct cc_json_node **root,
                                 struct cc_error *err);
void cc_json_tree_free(struct cc_json_tree *tree);

/* The member of that name, the last of several; NULL where it is missing or null, or `object` is no object (or NULL). */
const struct cc_json_node *cc_json_member(const struct cc_json_node *object, const char *name);

/* Number of an array's items; 0 for all else, and NULL. */
uint32_t cc_json_count(const struct cc_json_node *array);

/* Of a number; 0 for all else, and NULL. */
double cc_json_number(const struct cc_json_node *node);

/* Of a string; empty for all else, and NULL. */
struct cc_span cc_json_text(const struct cc_json_node *node);

#ifdef __cplusplus
}
#endif

#endif
