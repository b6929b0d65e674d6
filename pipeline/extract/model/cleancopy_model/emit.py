"""The model as C: tables that pipeline/extract includes."""
import os

import numpy as np

from . import quality, trees

HEAD = "/* {name} -- {what}\n * Written by model/cleancopy_model (README.md there); not for editing. */\n"
WIDTH = 96


def _rows(items, indent="    "):
    lines, line = [], indent
    for item in items:
        if len(line) + len(item) + 2 > WIDTH:
            lines.append(line.rstrip())
            line = indent
        line += item + ", "
    return "\n".join(lines + [line.rstrip()]) + "\n"


def _write(folder, name, what, body):
    with open(os.path.join(folder, name), "w", encoding="ascii") as out:
        out.write(HEAD.format(name=name, what=what) + body)


def _model_arrays(prefix, models):
    """Nodes, leaves and trees of several models, one after the other; the models themselves are left to the caller."""
    nodes, leaves, starts, spans = [], [], [], []
    for model in models:
        first_tree = len(starts)
        for t in range(len(model.first_node) - 1):
            a, b = model.first_node[t], model.first_node[t + 1]
            starts.append((len(nodes), len(leaves), b - a))
            nodes += [(int(model.threshold[i]), int(model.feature[i]), int(model.left[i]), int(model.right[i]))
                      for i in range(a, b)]
            leaves += [int(v) for v in model.leaf[model.first_leaf[t]:model.first_leaf[t + 1]]]
        spans.append((first_tree, len(starts) - first_tree))
    assert all(-32768 <= v <= 32767 for v in leaves)
    assert all(abs(n[0]) < 2**31 and n[1] < 256 and -128 <= n[2] < 128 and -128 <= n[3] < 128 for n in nodes)
    text = f"static const struct cc_tree_node {prefix}_nodes[] = {{\n" + _rows("{%d, %d, %d, %d}" % n for n in nodes) + "};\n\n"
    text += f"static const int16_t {prefix}_leaves[] = {{\n" + _rows(map(str, leaves)) + "};\n\n"
    text += f"static const struct cc_tree {prefix}_trees[] = {{\n" + _rows("{%d, %d, %d}" % s for s in starts) + "};\n\n"
    return text, spans


def _model(prefix, span):
    return f"{{{prefix}_trees + {span[0]}, {span[1]}, {prefix}_nodes, {prefix}_leaves}}"


def _tests(prefix, model, n_features):
    """A model of tree_tests.h; behind the features is the habit."""
    tests, n_trees = trees.to_tests(model), len(model.first_node) - 1
    leaves = [model.leaf[a:b].tolist() for a, b in zip(model.first_leaf, model.first_leaf[1:])]
    starts = np.searchsorted([t[0] for t in tests], range(n_features + 2)).tolist()
    assert n_trees <= trees.MOST_TREES and max(map(len, leaves)) <= trees.MOST_LEAVES and starts[-1] == len(tests) < 65536
    assert all(0 <= t[1] < 1 for t in tests[starts[-2]:])
    assert all(-32768 <= v <= 32767 for tree in leaves for v in tree) and all(abs(t[1]) < 2**31 for t in tests)
    text = f"static const struct cc_tree_test {prefix}_tests[] = {{\n"
    text += _rows("{%d, 0x%Xu, %d}" % t[1:] for t in tests) + f"}};\n\nstatic const uint16_t {prefix}_starts[] = {{\n"
    text += _rows(map(str, starts)) + f"}};\n\nstatic const int16_t {prefix}_leaves[][CC_TREE_MAX_LEAVES] = {{\n"
    text += _rows("{" + ", ".join(map(str, tree)) + "}" for tree in leaves) + "};\n\n"
    return text + (f"static const struct cc_tree_tests {prefix}_model = {{{prefix}_tests, {prefix}_starts, {n_features}, {n_trees},\n"
                   f"    {prefix}_leaves}};\n")


def _several(prefix, models, n_features):
    """The models of a mean: tree_mean.h."""
    names = ["%s_%d" % (prefix, i + 1) for i in range(len(models))]
    text = "\n".join(_tests(name, model, n_features) for name, model in zip(names, models))
    return text + f"\nstatic const struct cc_tree_tests *const {prefix}_models[] = {{" + ", ".join(f"&{name}_model" for name in names) + "};\n"


def write_verdict(folder, first, again, n_features, n_context):
    _write(folder, "verdict_table.h", "trees that tell text from everything else", _several("verdict", first, n_features))
    _write(folder, "verdict_again_table.h", "trees that look a second time at what the first were not sure of",
           _several("verdict_again", again, n_features + n_context))


def _kind_words(prefix, table):
    """The words of one of the two tables, with a weight for each kind."""
    token, weight = table
    text = f"#define {prefix.upper()}_COUNT {len(token)}\n\nstatic const uint32_t {prefix}_hash[] = {{\n"
    text += _rows("0x%08Xu" % t for t in token) + "};\n\n"
    text += f"static const int8_t {prefix}_weight[][{weight.shape[1]}] = {{\n"
    return text + _rows("{" + ", ".join(map(str, w)) + "}" for w in weight.tolist()) + "};\n"


def write_kinds(folder, models, table, class_table):
    text, spans = _model_arrays("kind", models)
    text += "static const struct cc_tree_model kind_models[] = {\n" + "".join(
        f"    {_model('kind', s)},\n" for s in spans) + "};\n\n"
    text += _kind_words("kind_token", table) + "\n" + _kind_words("kind_class", class_table)
    _write(folder, "kind_table.h", "trees and words that tell what a page is", text)


def _words(folder, prefix, what, table):
    token, weight = table
    text = f"#define {prefix.upper()}_COUNT {len(token)}\n\nstatic const uint32_t {prefix}_hash[] = {{\n"
    text += _rows("0x%08Xu" % t for t in token) + f"}};\n\nstatic const int8_t {prefix}_weight[] = {{\n"
    text += _rows(map(str, weight.tolist())) + "};\n"
    _write(folder, prefix + "_table.h", what, text)


def write_tokens(folder, table):
    _words(folder, "class_token", "words of class and id, as hashes, with their weights", table)


def write_flat_words(folder, table):
    _words(folder, "flat_word", "words of flattened lines, as hashes, with their weights", table)


def write_logistic(folder):
    text = "static const int32_t logistic_limits[] = {\n" + _rows(map(str, trees.limits().tolist())) + "};\n"
    _write(folder, "logistic_table.h", "the sums from which a probability is 1, 2, ... 999 permille", text)


def write_quality(folder, tables):
    text = f"#define QUALITY_STEPS {quality.STEPS}\n\n/* [0] articles, [1] other kinds: permille of right words */\n"
    text += "static const uint16_t quality_table[][QUALITY_STEPS] = {\n"
    text += "".join("    {\n" + _rows(map(str, t), "        ") + "    },\n" for t in tables) + "};\n"
    _write(folder, "quality_table.h", "what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages", text)


def write_flat(folder, first, again, n_values, n_context):
    _write(folder, "flat_table.h", "trees that tell the lines of a flattened page's text from all others",
           _several("flat", first, n_values))
    _write(folder, "flat_again_table.h", "trees that look at them a second time", _several("flat_again", again, n_values + n_context))


def write_flat_quality(folder, table):
    text = "/* permille of right words; QUALITY_STEPS of quality_table.h */\nstatic const uint16_t flat_quality_table[] = {\n"
    _write(folder, "flat_quality_table.h", "what an expected F1 was worth on unseen flattened pages",
           text + _rows(map(str, table)) + "};\n")
