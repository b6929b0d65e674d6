/* First the words of all blocks that could be text, then which are copies of what stands behind them (block_fate_early.c) or quotes pulled
 * out of it (block_fate_pulled.c), then block by block.
 *
 * "Contained in an earlier one" is decided by words, not bytes: each paragraph of CC_FATE_TWIN_WORDS
 * words or more is looked up by the hash of its words; a teaser is found by its first
 * CC_FATE_TWIN_WORDS words and then compared in full.  A long one is also looked up run by run: the
 * whole article again, without its paragraphs' edges.  Short ones say little alone, but those between two that recur
 * in the same order are of the copy. */
#include "block_fate_internal.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"

#include <string.h>

#define AGAIN_WORDS      30 /* what is said again on purpose has fewer: a longer one is a copy, or a notice in the place of a picture */
#define MAX_TWIN_BYTES   16384 /* longer paragraphs are not searched: 200,000 teasers times megabytes */
#define MAX_HEAD_WORDS   15 /* of section, byline and date around a title */
#define MAX_TITLE_BLOCKS 12 /* how far down the title is looked for again */
#define HEADLINE_WORDS   25 /* a headline of more is a whole post … */
#define POST_LABEL_WORDS 3  /* … where the page has no more than this besides: the name of the site it links to */

static struct cc_span first_run(struct cc_span words)
{
    return cc_bare_words_first(words, CC_FATE_TWIN_WORDS);
}

static struct cc_span words_of(const struct cc_fate_work *work, uint32_t paragraph)
{
    return work->fates[work->kept[paragraph]].words;
}

/* *paragraph: the earlier one that has all of the words. */
static bool is_twin(const struct cc_fate_work *work, struct cc_span words, uint32_t *paragraph)
{
    uint32_t first = cc_count_table_find(&work->runs, cc_hash64(first_run(words)));

    *paragraph = first - 1;
    return first > 0 && words_of(work, first - 1).len <= MAX_TWIN_BYTES &&
           cc_bare_words_hold(words_of(work, first - 1), words);
}

/* The page's paragraphs once more, as one block: a copy for machines, a print version. */
static bool is_whole_again(const struct cc_fate_work *work, struct cc_span words, uint32_t n_words)
{
    struct cc_word_runs runs = cc_fate_runs(words);
    struct cc_span run;
    uint64_t place = 0, end = 0, covered = 0; /* words */

    while (cc_word_runs_next(&runs, &run)) {
        if (cc_count_table_find(&work->runs, cc_hash64(run)) > 0) {
            covered += place + CC_FATE_TWIN_WORDS - (end > place ? end : place);
            end = place + CC_FATE_TWIN_WORDS;
        }
        place++;
    }
    return covered * 10 >= (uint64_t)n_words * CC_FATE_WHOLE_TENTHS;
}

/* Remembers every run of CC_FATE_TWIN_WORDS words of a kept paragraph; the first paragraph that has it
 * counts. */
static void remember(struct cc_fate_work *work, struct cc_span words, uint32_t paragraph)
{
    struct cc_word_runs runs = cc_fate_runs(words);
    struct cc_span run;

    while (cc_word_runs_next(&runs, &run)) {
        uint32_t *first = cc_count_table_at(&work->runs, cc_hash64(run));

        if (*first == 0)
            *first = paragraph + 1;
    }
}

static bool ends_sentence(struct cc_span text)
{
    size_t at = cc_utf8_floor(text, text.len > 0 ? text.len - 1 : 0);

    return text.len > 0 && cc_char_ends_sentence(cc_utf8_next(text, &at));
}

/* The page's own title again: a heading, or a line near the top that says nothing else. */
static bool repeats_title(const struct cc_fate_work *work, const struct cc_block *block,
                          struct cc_span title)
{
    uint32_t n;
    struct cc_span words;

    if (title.len == 0 || (block->role != CC_ROLE_HEADING && work->n_kept > 0) ||
        work->n_kept > MAX_TITLE_BLOCKS)
        return false;
    words = cc_bare_words(work->arena, block->text, &n);
    if (n == 0)
        return false;
    /* "Title | Site": the metadata's title may have more than the heading, or the other way */
    if (work->n_kept == 0 && cc_bare_words_hold(words, title) &&
        n <= work->n_title_words + MAX_HEAD_WORDS && !ends_sentence(block->text))
        return true; /* section, title and byline in one run, parted by single <br> */
    return cc_span_is(words, title) ||
           (block->role == CC_ROLE_HEADING && n >= 4 &&
            (cc_bare_words_hold(title, words) || (block->level == 1 && cc_bare_words_hold(words, title))));
}

/* ---- said again on purpose ---- */

/* The same names and first classes on the way up, to where both meet.  Lines of flattened text have no make; blocks that are of no
 * element, none that can be told. */
static bool is_same_make(const struct cc_dom *dom, uint32_t a, uint32_t b)
{
    if (dom == NULL)
        return true;
    if (a == CC_NO_ELEMENT || b == CC_NO_ELEMENT)
        return false;
    for (; a != b; a = dom->nodes[a].parent, b = dom->nodes[b].parent)
        if (a == CC_NO_INDEX || b == CC_NO_INDEX ||
            !cc_span_is(dom->nodes[a].name, dom->nodes[b].name) ||
            !cc_span_is(cc_dom_first_class(dom, a), cc_dom_first_class(dom, b)))
            return false;
    return true;
}

/* How many texts behind those at `first` and `again` (step 1) or before them (-1) are the same, up to the first one of CC_FATE_TWIN_WORDS
 * words, which sets *is_longer_copy. */
static uint32_t count_alike(const struct cc_fate_work *work, uint32_t first, uint32_t again, int step, bool *is_longer_copy)
{
    uint32_t n = 0, a = first + (uint32_t)step, b = again + (uint32_t)step; /* before 0 is past the end as well */

    for (; a < work->n_texts && b < work->n_texts && a != again && b != first && !*is_longer_copy; n++) {
        const struct cc_fate *fate = &work->fates[work->texts[a]];

        if (!cc_span_is(fate->words, work->fates[work->texts[b]].words))
            break;
        *is_longer_copy = fate->n_words >= CC_FATE_TWIN_WORDS;
        a += (uint32_t)step;
        b += (uint32_t)step;
    }
    return n;
}

/* A condition in each of two offers, the same exercise on Monday and on Friday, the head of a second table: not a copy, for
 * it is made like its first one and stands alone: among other text, not right behind the first with the same heading.
 * Documentation says longer texts and whole passages again: there one of the two is enough. */
static bool is_said_again(const struct cc_fate_work *work, uint32_t first, uint32_t again)
{
    const struct cc_block *list = work->blocks->list;
    uint32_t from = work->fates[first].place, to = work->fates[again].place, n_alike;
    bool is_longer_copy = false, is_alone, is_same = is_same_make(work->dom, list[first].element, list[again].element);

    n_alike = count_alike(work, from, to, -1, &is_longer_copy) + count_alike(work, from, to, 1, &is_longer_copy);
    is_alone = !is_longer_copy && to - from > n_alike + 1;
    if (work->kind == CC_KIND_DOCUMENTATION)
        return is_same || is_alone;
    return is_same && is_alone && list[again].n_words < AGAIN_WORDS;
}

/* ---- the fate of each block ---- */

/* Rows and lines of code recur where they are needed again. */
static bool may_be_of_copy(const struct cc_fate_work *work, uint32_t block)
{
    enum cc_role role = work->blocks->list[block].role;

    return work->fates[block].n_words < CC_FATE_TWIN_WORDS && role != CC_ROLE_TABLE &&
           role != CC_ROLE_CODE;
}

/* The copy of paragraph `i` stands behind the last paragraph.  Where the short ones since the copy before are those that stand
 * between the two paragraphs themselves, or some of them in their order, they are of the copy. */
static void take_back(struct cc_fate_work *work, uint32_t i)
{
    uint32_t n = work->n_kept - work->n_kept_then, at = i, k;

    if (work->copied == CC_NO_INDEX || n == 0 || i <= work->copied)
        return;
    for (k = 1; k <= n; k++) {
        if (!may_be_of_copy(work, work->kept[work->n_kept - k]))
            return;
        do {
            if (--at <= work->copied)
                return;
        } while (!cc_span_is(words_of(work, work->n_kept - k), words_of(work, at)));
    }
    for (k = 0; k < n; k++)
        work->fates[work->kept[--work->n_kept]].reason = CC_REASON_REPEATED_IN_PAGE;
}

static bool is_repeated(struct cc_fate_work *work, uint32_t block)
{
    const struct cc_fate *fate = &work->fates[block];
    uint32_t twin;

    if (fate->n_words < CC_FATE_TWIN_WORDS)
        return false;
    if (!is_twin(work, fate->words, &twin))
        return fate->n_words >= CC_FATE_WHOLE_WORDS &&
               is_whole_again(work, fate->words, fate->n_words);
    if (cc_span_is(fate->words, words_of(work, twin))) {
        if (work->verdicts[block].keep && is_said_again(work, work->kept[twin], block))
            return false;
        take_back(work, twin);
        work->copied = twin;
        work->n_kept_then = work->n_kept;
    }
    return true;
}

static void decide(struct cc_fate_work *work, uint32_t i, struct cc_span title)
{
    const struct cc_block *block = &work->blocks->list[i];
    struct cc_fate *fate = &work->fates[i];

    if (!work->verdicts[i].keep && !fate->is_of_copy) {
        fate->reason = work->verdicts[i].reason;
        if (fate->reason == CC_REASON_LOW_SCORE && repeats_title(work, block, title))
            fate->reason = CC_REASON_HEADER;
        if (fate->reason == CC_REASON_LOW_SCORE && fate->words.len > 0 &&
            is_repeated(work, i))
            fate->reason = CC_REASON_REPEATED_IN_PAGE;
        return;
    }
    if (fate->reason != CC_REASON_NONE)
        return;
    if (repeats_title(work, block, title)) {
        fate->reason = CC_REASON_HEADER;
    } else if (is_repeated(work, i)) {
        fate->reason = CC_REASON_REPEATED_IN_PAGE;
    } else {
        work->kept[work->n_kept] = i;
        if (fate->n_words >= CC_FATE_TWIN_WORDS)
            remember(work, fate->words, work->n_kept);
        work->n_kept++;
    }
}

/* A post without a title of its own has all its words in the headline. */
static void keep_post(struct cc_fate_work *work)
{
    uint32_t i, n_words = 0;

    for (i = 0; i < work->n_kept; i++)
        n_words += work->fates[work->kept[i]].n_words;
    if (n_words > POST_LABEL_WORDS)
        return;
    for (i = 0; i < work->blocks->count; i++) {
        struct cc_fate *fate = &work->fates[i];

        if (fate->reason == CC_REASON_HEADER && work->verdicts[i].keep && fate->n_words > HEADLINE_WORDS) {
            fate->reason = CC_REASON_NONE;
            return;
        }
    }
}

static bool find_fates(struct cc_fate_work *work, struct cc_span page_title)
{
    struct cc_span title = cc_bare_words(work->arena, page_title, &work->n_title_words);
    size_t n_words = 0, n_all_words = 0; /* of what is kept; and of what is dropped for its score */
    uint32_t i;

    for (i = 0; i < work->blocks->count; i++) {
        struct cc_fate *fate = &work->fates[i];

        if (!work->verdicts[i].keep && (work->verdicts[i].reason != CC_REASON_LOW_SCORE ||
                                        work->blocks->list[i].n_words < CC_FATE_TWIN_WORDS))
            continue;
        fate->words = cc_bare_words(work->arena, work->blocks->list[i].text, &fate->n_words);
        if (fate->words.ptr == NULL)
            return false;
        if (fate->n_words > 0) {
            fate->place = work->n_texts;
            work->texts[work->n_texts++] = i;
        }
        n_words += work->verdicts[i].keep ? fate->n_words : 0;
        n_all_words += fate->n_words;
    }
    if (!cc_count_table_make(work->arena, &work->runs, n_all_words) ||
        !cc_fate_early_copies(work, n_words))
        return false;
    if (work->kind == CC_KIND_ARTICLE && !cc_fate_pull_quotes(work))
        return false;
    for (i = 0; i < work->blocks->count; i++)
        decide(work, i, title);
    keep_post(work);
    return work->arena->status == CC_OK;
}

bool cc_block_fates(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_blocks *blocks,
                    const struct cc_verdict *verdicts, struct cc_span title, enum cc_kind kind, enum cc_reason *reasons)
{
    struct cc_fate_work work;
    size_t n = (size_t)blocks->count + 1;
    uint32_t i;

    memset(&work, 0, sizeof(work));
    work.arena = arena;
    work.dom = dom;
    work.blocks = blocks;
    work.verdicts = verdicts;
    work.kind = kind;
    work.copied = CC_NO_INDEX;
    work.fates = cc_arena_calloc(arena, n, sizeof(*work.fates));
    work.texts = cc_arena_calloc(arena, n, sizeof(*work.texts));
    work.kept = cc_arena_calloc(arena, n, sizeof(*work.kept));
    if (work.fates == NULL || work.texts == NULL || work.kept == NULL || !find_fates(&work, title))
        return false;
    for (i = 0; i < blocks->count; i++)
        reasons[i] = work.fates[i].reason;
    return true;
}
