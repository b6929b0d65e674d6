"""Boosted trees with nothing but integers in them, as tree_model.c walks them."""
from dataclasses import dataclass

import lightgbm as lgb
import numpy as np

LEAF_UNIT = 4096  # of log-odds
PARAMS = dict(objective="cross_entropy", num_leaves=31, learning_rate=0.12, min_data_in_leaf=40, feature_fraction=0.5,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, verbose=-1, seed=1, deterministic=True, force_row_wise=True)
TREES = 120


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


def limits():
    """999 sums: a score of s permille means that s of them are at most the sum."""
    s = np.arange(1, 1000) / 1000
    return np.ceil(LEAF_UNIT * np.log(s / (1 - s))).astype(np.int64)


def permille(total):
    return np.searchsorted(limits(), total, side="right")
