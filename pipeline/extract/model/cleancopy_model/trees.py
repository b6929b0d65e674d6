"""Boosted trees with nothing but integers in them, as tree_model.c walks them and tree_tests.c asks them."""
from dataclasses import dataclass

import lightgbm as lgb
import numpy as np

LEAF_UNIT = 4096  # of log-odds
PARAMS = dict(objective="cross_entropy", num_leaves=31, learning_rate=0.12, min_data_in_leaf=40, feature_fraction=0.5,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, verbose=-1, seed=1, deterministic=True, force_row_wise=True)
TREES = 120
SEEDS = (1, 2, 3)  # of the models of a mean: tree_mean.h
MOST_TREES, MOST_LEAVES = 160, 32  # of a model of tests: tree_tests.h


@dataclass
class Trees:
    """Node i of a tree: go to left[i] when x[feature[i]] <= threshold[i], else to right[i]; a negative place is the leaf
    -1 - place.  All trees' nodes stand one after the other; places count from the tree's first."""
    first_node: list
    first_leaf: list
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    leaf: np.ndarray


def fit(x, y, weight, trees=TREES, threads=2, **params):
    """A lightgbm model of the labels y (0 to 1)."""
    data = lgb.Dataset(x.astype(np.float32), y, weight=weight, free_raw_data=True)
    return lgb.train({**PARAMS, **params, "num_threads": threads}, data, trees)


def to_integers(booster):
    """Whole numbers take the same way at a threshold and at its floor; leaves are rounded to LEAF_UNIT."""
    first_node, first_leaf = [0], [0]
    feature, threshold, left, right, leaf = [], [], [], [], []

    def walk(node):
        if "leaf_value" in node:
            leaf.append(int(round(node["leaf_value"] * LEAF_UNIT)))
            return -(len(leaf) - first_leaf[-1])
        place = len(feature)
        feature.append(node["split_feature"])
        threshold.append(int(np.floor(node["threshold"])))
        left.append(0)
        right.append(0)
        left[place] = walk(node["left_child"])
        right[place] = walk(node["right_child"])
        return place - first_node[-1]

    for tree in booster.dump_model()["tree_info"]:
        walk(tree["tree_structure"])
        first_node.append(len(feature))
        first_leaf.append(len(leaf))
    return Trees(first_node, first_leaf, *(np.array(v, np.int64) for v in (feature, threshold, left, right, leaf)))


def sums(model, x):
    """The sum of the leaves that each row of x reaches."""
    total = np.zeros(len(x), np.int64)
    for t in range(len(model.first_node) - 1):
        base = model.first_node[t]
        leaf = np.full(len(x), -1, np.int64)
        going = np.arange(len(x)) if model.first_node[t + 1] > base else np.zeros(0, np.int64)
        place = np.zeros(len(going), np.int64)
        while len(going):
            node = base + place
            place = np.where(x[going, model.feature[node]] <= model.threshold[node], model.left[node], model.right[node])
            there = place < 0
            leaf[going[there]] = place[there]
            going, place = going[~there], place[~there]
        total += model.leaf[model.first_leaf[t] - 1 - leaf]
    return total


def to_tests(model):
    """[(feature, threshold, leaves of the left side as bits, tree)], as tree_tests.c asks them: by feature, threshold, tree.  A tree's leaves stand from
    left to right, so that those of a side are neighbours."""
    tests = []

    def walk(t, place):
        """From the first leaf to behind the last."""
        if place < 0:
            return -1 - place, -place
        node = model.first_node[t] + place
        first, middle = walk(t, int(model.left[node]))
        after, last = walk(t, int(model.right[node]))
        assert after == middle
        tests.append((int(model.feature[node]), int(model.threshold[node]), (1 << middle) - (1 << first), t))
        return first, last

    for t in range(len(model.first_node) - 1):
        walk(t, 0 if model.first_node[t + 1] > model.first_node[t] else -1)
    return sorted(tests, key=lambda test: (test[0], test[1], test[3], test[2]))


def from_tests(tests, leaves):
    """The trees that to_tests made these of; leaves[t] has those of a tree, and zeros behind them."""
    made = Trees([0], [0], [], [], [], [], [])

    def build(sides, first, last):
        """The node over the leaves from first to before last has the widest of the left sides that begin there."""
        if last - first == 1:
            return -1 - first
        middle, feature, threshold = max(side[1:] for side in sides if side[0] == first and side[1] < last)
        place = len(made.feature)
        made.feature.append(feature)
        made.threshold.append(threshold)
        made.left.append(0)
        made.right.append(0)
        made.left[place] = build(sides, first, middle)
        made.right[place] = build(sides, middle, last)
        return place - made.first_node[-1]

    for t, own in enumerate(leaves):
        sides = [((left & -left).bit_length() - 1, left.bit_length(), feature, threshold)
                 for feature, threshold, left, tree in tests if tree == t]
        build(sides, 0, len(sides) + 1)
        made.leaf.extend(own[:len(sides) + 1])
        made.first_node.append(len(made.feature))
        made.first_leaf.append(len(made.leaf))
    for name in ("feature", "threshold", "left", "right", "leaf"):
        setattr(made, name, np.array(getattr(made, name), np.int64))
    return made


def fit_several(x, y, weight, seeds=SEEDS, **params):
    """The Trees of several models, whose mean is to be taken."""
    return [to_integers(fit(x, y, weight, seed=seed, **params)) for seed in seeds]


def mean_sums(models, x, sure):
    """[full, strict] of rows whose last column, the habit, is filled in here: as cc_tree_mean_sums."""
    both = []
    for habit in (0, 1):
        x[:, -1] = habit
        both.append(sums(models[0], x))
    open_ = ~np.logical_and.reduce([own < -sure for own in both]) & ~np.logical_and.reduce([own > sure for own in both])
    rows = x[open_]
    for habit, own in enumerate(both):
        rows[:, -1] = habit
        total = own[open_] + sum(sums(model, rows) for model in models[1:])
        own[open_] = np.trunc(total / len(models))  # C rounds towards zero
    return both


def limits():
    """999 sums: a score of s permille means that s of them are at most the sum."""
    s = np.arange(1, 1000) / 1000
    return np.ceil(LEAF_UNIT * np.log(s / (1 - s))).astype(np.int64)


def permille(total):
    return np.searchsorted(limits(), total, side="right")
