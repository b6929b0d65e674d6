#include "cleancopy/extract/tree_model.h"

#include "logistic_table.h"

#include <stddef.h>

static int next_place(const struct cc_tree_node *node, int32_t value)
{
    return value <= node->threshold ? node->left : node->right;
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

/* The leaf's place from `place` on, for one of the two values. */
static int walk_way(const struct cc_tree_node *nodes, int place, const int32_t *values,
                    uint8_t two_way, int32_t value)
{
    while (place >= 0)
        place = next_place(&nodes[place], nodes[place].feature == two_way
                                              ? value
                                              : values[nodes[place].feature]);
    return place;
}

void cc_tree_model_sum_both(const struct cc_tree_model *model, const int32_t *values,
                            uint8_t two_way, int32_t *zero, int32_t *one)
{
    int32_t sum = 0, one_more = 0;
    uint32_t t;

    for (t = 0; t < model->n_trees; t++) {
        const struct cc_tree *tree = &model->trees[t];
        const struct cc_tree_node *nodes = &model->nodes[tree->first_node];
        int place = root_of(tree);
        int32_t leaf;

        while (place >= 0 && nodes[place].feature != two_way)
            place = next_place(&nodes[place], values[nodes[place].feature]);
        leaf = leaf_at(model, tree, place >= 0 ? walk_way(nodes, place, values, two_way, 0) : place);
        sum += leaf;
        if (place >= 0)
            one_more += leaf_at(model, tree, walk_way(nodes, place, values, two_way, 1)) - leaf;
    }
    *zero = sum;
    *one = sum + one_more;
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
