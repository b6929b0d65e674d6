/* block_fate_internal.h -- what the files of block_fate.h share; no other includes it. */
#ifndef CLEANCOPY_EXTRACT_BLOCK_FATE_INTERNAL_H
#define CLEANCOPY_EXTRACT_BLOCK_FATE_INTERNAL_H

#include "cleancopy/extract/bare_words.h"
#include "cleancopy/extract/block_fate.h"
#include "cleancopy/extract/count_table.h"

#define CC_FATE_TWIN_WORDS   10 /* shorter paragraphs may recur: "No comment." */
#define CC_FATE_WHOLE_WORDS  60 /* from here on also against several paragraphs: the article again, in one run */
#define CC_FATE_WHOLE_TENTHS 9  /* of its words, in runs of CC_FATE_TWIN_WORDS words that other paragraphs have */

/* What becomes of a block. */
struct cc_fate {
    struct cc_span words; /* bare; empty: dropped for another reason than its score, or short and dropped */
    uint32_t n_words;
    uint32_t place; /* among the page's texts, where it has words */
    enum cc_reason reason; /* CC_REASON_NONE: a paragraph */
    bool is_of_copy; /* a part of a text that was kept before, as one block, and is dropped for its parts */
};

struct cc_fate_work {
    uint32_t n_title_words;
    struct cc_arena *arena;
    const struct cc_dom *dom; /* NULL: flattened text */
    const struct cc_blocks *blocks;
    const struct cc_verdict *verdicts;
    enum cc_kind kind;
    struct cc_count_table runs; /* run of CC_FATE_TWIN_WORDS words: 1 + the first paragraph that has it */
    struct cc_fate *fates; /* one a block */
    uint32_t *texts;    /* the blocks that could be text, as fate.words says */
    uint32_t n_texts;
    uint32_t *kept;     /* of each paragraph: its block */
    uint32_t n_kept;
    uint32_t copied;      /* the paragraph whose copy came last; CC_NO_INDEX before any */
    uint32_t n_kept_then; /* n_kept when it came */
};

static inline struct cc_word_runs cc_fate_runs(struct cc_span words)
{
    return cc_word_runs_of(words, CC_FATE_TWIN_WORDS);
}

/* A copy for machines may stand before the paragraphs it is made of: the paragraphs are the text, all of them.  n_words: of what the
 * verdicts keep.  False when the arena refused. */
bool cc_fate_early_copies(struct cc_fate_work *work, size_t n_words);

/* Quotes whose words a longer paragraph has too.  False when the arena refused. */
bool cc_fate_pull_quotes(struct cc_fate_work *work);

#endif
