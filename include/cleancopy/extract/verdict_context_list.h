/* verdict_context_list.h -- what the first look's verdicts say about a block: name, meaning.  See verdict_context.h.
 *
 * A score is a probability in permille, a mean of scores as well.  A block's promise is its units times its score: the units of text
 * that it is expected to have.  Likely blocks have a score of CC_KEEP at least.  What does not exist is CC_NO_SUM for a sum, -1
 * for a mean or a stretch. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_CONTEXT_LIST_H
#define CLEANCOPY_EXTRACT_VERDICT_CONTEXT_LIST_H

#define CC_VERDICT_CONTEXT_LIST(X)                                                      \
    X(SUM, "its own log-odds, in CC_LEAF_UNITs")                                        \
    X(P1_SUM, "those of the block before")                                              \
    X(N1_SUM, "… behind")                                                               \
    X(P2_SUM, "… two before")                                                           \
    X(N2_SUM, "… two behind")                                                           \
    X(P3_SUM, "… three before")                                                         \
    X(N3_SUM, "… three behind")                                                         \
    X(P4_SUM, "… four before")                                                          \
    X(N4_SUM, "… four behind")                                                          \
    X(P2_PROMISE, "promise of the 2 blocks before, a unit")                             \
    X(N2_PROMISE, "… behind")                                                           \
    X(P5_PROMISE, "… of the 5 blocks before")                                           \
    X(N5_PROMISE, "… behind")                                                           \
    X(P10_PROMISE, "… of the 10 blocks before")                                         \
    X(N10_PROMISE, "… behind")                                                          \
    X(P25_PROMISE, "… of the 25 blocks before")                                         \
    X(N25_PROMISE, "… behind")                                                          \
    X(P2_SCORE, "mean score of the 2 blocks before")                                    \
    X(N2_SCORE, "… behind")                                                             \
    X(P5_SCORE, "… of the 5 blocks before")                                             \
    X(N5_SCORE, "… behind")                                                             \
    X(P10_SCORE, "… of the 10 blocks before")                                           \
    X(N10_SCORE, "… behind")                                                            \
    X(P25_SCORE, "… of the 25 blocks before")                                           \
    X(N25_SCORE, "… behind")                                                            \
    X(PROMISE_BEFORE, "promise of all blocks before, in units")                         \
    X(PROMISE_BEHIND, "… behind")                                                       \
    X(PROMISE_PLACE, "share of the page's promise before it")                           \
    X(PAGE_PROMISE, "promise of the page, in units")                                    \
    X(PAGE_LIKELY, "likely blocks of the page")                                         \
    X(PAGE_SHARE, "promise of the page, a unit")                                        \
    X(PAGE_SURE, "how far its scores are from one half: 1000 where all are 0 or 1000")  \
    X(TO_LIKELY, "blocks back to a likely one")                                         \
    X(TO_NEXT_LIKELY, "blocks on to one")                                               \
    X(TO_SURE, "blocks back to one that is very likely")                                \
    X(TO_NEXT_SURE, "blocks on to one")                                                 \
    X(STRETCH_UNITS, "units of the blocks around that are all likely, or all unlikely") \
    X(STRETCH_BLOCKS, "these blocks")                                                   \
    X(STRETCH_PROMISE, "their promise, in units")                                       \
    X(PAST_PROMISE, "promise of the stretch before, in units")                          \
    X(NEXT_PROMISE, "… behind")                                                         \
    X(PAST_BLOCKS, "blocks of the stretch before")                                      \
    X(NEXT_BLOCKS, "… behind")

#endif
