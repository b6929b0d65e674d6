/* Property: whatever the text, it is refused with a reason, or its sums are added to a tally, which is then as bounded as it was and can be
 * written; what is written is read again and is the same. */
#include "cleancopy/core/config.h"
#include "cleancopy/part_sums.h"
#include "cleancopy/write/tally_sums.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_tally(struct cc_arena *arena, struct cc_tally *tally)
{
    const struct cc_json_node *sums;
    struct cc_json_tree *tree = NULL;
    struct cc_buf out;

    check(tally->n_outlets <= CC_TALLY_OUTLETS + 1 && tally->n_clusters <= CC_TALLY_CLUSTERS);
    for (uint32_t i = 0; i < CC_TALLY_LISTS; i++)
        check(tally->lists[i].n_rows <= CC_TALLY_DOCUMENTS);
    cc_buf_init(&out, CC_PART_SUMS_BYTES);
    cc_tally_sums_write(&out, tally);
    check(out.status == CC_OK);
    check(cc_json_tree_read(arena, cc_buf_span(&out), &tree, &sums, NULL) == CC_OK);
    cc_json_tree_free(tree);
    cc_buf_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct cc_json_node *sums = NULL;
    struct cc_json_tree *tree = NULL;
    struct cc_tally *tally = NULL;
    struct cc_part_sums about;
    struct cc_arena arena;
    struct cc_error err;
    enum cc_status st;

    cc_arena_init(&arena, 1 << 26);
    st = cc_part_sums_parse(&arena, (struct cc_span){(const char *)data, size}, &tree, &about, &sums, &err);
    check(st == CC_OK || ((st == CC_E_INPUT || st == CC_E_LIMIT) && err.message[0] != '\0'));
    if (st == CC_OK) {
        check(about.part >= 1 && about.part <= about.n_parts && about.n_parts <= CC_MAX_SHARDS);
        check(about.whole == (sums != NULL));
    }
    if (st == CC_OK && sums != NULL) {
        check(cc_tally_open(CC_DUPLICATES_DROP, &tally, NULL) == CC_OK);
        st = cc_tally_sums_add(tally, &arena, sums, CC_SPAN("part/"), &err);
        check(st == CC_OK || ((st == CC_E_INPUT || st == CC_E_LIMIT) && err.message[0] != '\0'));
        if (st == CC_OK)
            check_tally(&arena, tally);
    }
    cc_tally_close(tally);
    cc_json_tree_free(tree);
    cc_arena_done(&arena);
    return 0;
}
