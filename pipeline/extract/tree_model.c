#include "cleancopy/extract/tree_model.h"

#include "logistic_table.h"

#include <stddef.h>

/* Without a branch, of which a processor would guess every second or third wrong. */
static int next_place(const struct cc_tree_node *node, int32_t value)
{
    int is_left = value <= node->threshold;

    return node->right ^ ((node->left ^ node->right) & -is_left);
}

static int root_of(const struct cc_tree *tree)
{
    return tree->n_nodes > 0 ? 0 : -1;
}

static int32_t leaf_at(const struct cc_tree_model *model, const struct cc_tree *tree, int place)
{
    return model->leaves[tree->first_leaf + (uint32_t)(-1 - place)];
}

int32_t cc_tree_model_sum(const struct cc_tree_model *model, const int32_t *values)
{
    int32_t sum = 0;
    uint32_t t;

    for (t = 0; t < model->n_trees; t++) {
        const struct cc_tree *tree = &model->trees[t];
        const struct cc_tree_node *nodes = &model->nodes[tree->first_node];
        int place = root_of(tree);

        while (place >= 0)
            place = next_place(&nodes[place], values[nodes[place].feature]);
        sum += leaf_at(model, tree, place);
    }
    return sum;
}

uint16_t cc_tree_model_permille(int32_t sum)
{
    size_t low = 0, high = sizeof(logistic_limits) / sizeof(logistic_limits[0]);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (logistic_limits[middle] <= sum)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint16_t)low;
}

int32_t cc_tree_model_limit(uint16_t permille)
{
    return logistic_limits[permille - 1];
}
