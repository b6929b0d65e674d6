#include "cleancopy/extract/json_script.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/json_load.h"
#include "cleancopy/extract/json_mend.h"
#include "cleancopy/extract/json_quotes.h"

/* Without what stands behind the first value, integers as what they come to. */
static const struct cc_json_node *read_odd(struct cc_arena *arena, struct cc_span text,
                                           struct cc_json_tree **tree)
{
    json_t *value =
        cc_json_load(text, JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK | JSON_DECODE_INT_AS_REAL, NULL);
    char *plain = value != NULL ? json_dumps(value, JSON_COMPACT) : NULL;
    const struct cc_json_node *root = NULL;

    if (plain != NULL && cc_json_tree_read(arena, cc_span_from(plain), tree, &root, NULL) != CC_OK)
        root = NULL;
    cc_free(plain); /* jansson allocates by alloc.h */
    json_decref(value);
    return root;
}

static const struct cc_json_node *read_mended(struct cc_arena *arena, const struct cc_limits *limits,
                                              struct cc_span text, struct cc_json_tree **tree)
{
    const struct cc_json_node *root = NULL;
    struct cc_span mended = cc_json_mend(arena, limits, text);

    *tree = NULL;
    if (mended.len == 0)
        return NULL;
    if (cc_json_tree_read(arena, mended, tree, &root, NULL) == CC_OK)
        return root;
    return arena->status == CC_OK ? read_odd(arena, mended, tree) : NULL;
}

const struct cc_json_node *cc_json_script_read(struct cc_arena *arena, const struct cc_limits *limits,
                                               struct cc_span text, struct cc_json_tree **tree)
{
    const struct cc_json_node *root = read_mended(arena, limits, text, tree);
    struct cc_span quoted;

    if (root != NULL || *tree != NULL || arena->status != CC_OK)
        return root;
    quoted = cc_json_mend_quotes(arena, cc_span_trim(text));
    return quoted.len > 0 ? read_mended(arena, limits, quoted, tree) : NULL;
}
