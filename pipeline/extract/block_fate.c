/* First the words of all blocks that could be text, then which are copies of what stands behind them, then block by block.
 *
 * "Contained in an earlier one" is decided by words, not bytes: each paragraph of TWIN_WORDS
 * words or more is looked up by the hash of its words; a teaser is found by its first
 * TWIN_WORDS words and then compared in full.  A long one is also looked up run by run: the
 * whole article again, without its paragraphs' edges.  Short ones say little alone, but those between two that recur
 * in the same order are of the copy. */
#include "cleancopy/extract/block_fate.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/bare_words.h"
#include "cleancopy/extract/count_table.h"
#include "cleancopy/extract/pull_quote.h"

#include <string.h>

#define TWIN_WORDS   10 /* shorter paragraphs may recur: "No comment." */
#define MAX_SAME_START 4 /* quotes that begin alike and are looked for; more are refrains */
#define WHOLE_WORDS  60 /* from here on also against several paragraphs: the article again, in one run */
#define WHOLE_TENTHS 9  /* of its words, in runs of TWIN_WORDS words that other paragraphs have */
#define WHOLE_SHARE  3  /* a block of one third of the words or more may hold the text that follows it */
#define AGAIN_WORDS  30 /* what is said again on purpose has fewer: a longer one is a copy, or a notice in the place of a picture */
#define MAX_TWIN_BYTES                                                                         \
    16384 /* longer paragraphs are not searched: 200,000 teasers times megabytes */
#define MAX_HEAD_WORDS   15 /* of section, byline and date around a title */
#define MAX_TITLE_BLOCKS 12 /* how far down the title is looked for again */

/* What becomes of a block. */
struct fate {
    struct cc_span words; /* bare; empty: dropped for another reason than its score, or short and dropped */
    uint32_t n_words;
    uint32_t place; /* among the page's texts, where it has words */
    enum cc_reason reason; /* CC_REASON_NONE: a paragraph */
    bool is_of_copy; /* a part of a text that was kept before, as one block, and is dropped for its parts */
};

struct work {
    uint32_t n_title_words;
    struct cc_arena *arena;
    const struct cc_dom *dom; /* NULL: flattened text */
    const struct cc_blocks *blocks;
    const struct cc_verdict *verdicts;
    enum cc_kind kind;
    struct cc_count_table
        runs; /* run of TWIN_WORDS words: 1 + the first paragraph that has it */
    struct fate *fates; /* one a block */
    uint32_t *texts;    /* the blocks that could be text, as fate.words says */
    uint32_t n_texts;
    uint32_t *kept;     /* of each paragraph: its block */
    uint32_t n_kept;
    uint32_t copied;      /* the paragraph whose copy came last; CC_NO_INDEX before any */
    uint32_t n_kept_then; /* n_kept when it came */
};

static struct cc_span first_run(struct cc_span words)
{
    return cc_bare_words_first(words, TWIN_WORDS);
}

static struct cc_word_runs runs_of(struct cc_span words)
{
    return cc_word_runs_of(words, TWIN_WORDS);
}

static struct cc_span words_of(const struct work *work, uint32_t paragraph)
{
    return work->fates[work->kept[paragraph]].words;
}

/* *paragraph: the earlier one that has all of the words. */
static bool is_twin(const struct work *work, struct cc_span words, uint32_t *paragraph)
{
    uint32_t first = cc_count_table_find(&work->runs, cc_hash64(first_run(words)));

    *paragraph = first - 1;
    return first > 0 && words_of(work, first - 1).len <= MAX_TWIN_BYTES &&
           cc_bare_words_hold(words_of(work, first - 1), words);
}

/* The page's paragraphs once more, as one block: a copy for machines, a print version. */
static bool is_whole_again(const struct work *work, struct cc_span words, uint32_t n_words)
{
    struct cc_word_runs runs = runs_of(words);
    struct cc_span run;
    uint64_t place = 0, end = 0, covered = 0; /* words */

    while (cc_word_runs_next(&runs, &run)) {
        if (cc_count_table_find(&work->runs, cc_hash64(run)) > 0) {
            covered += place + TWIN_WORDS - (end > place ? end : place);
            end = place + TWIN_WORDS;
        }
        place++;
    }
    return covered * 10 >= (uint64_t)n_words * WHOLE_TENTHS;
}

/* Remembers every run of TWIN_WORDS words of a kept paragraph; the first paragraph that has it
 * counts. */
static void remember(struct work *work, struct cc_span words, uint32_t paragraph)
{
    struct cc_word_runs runs = runs_of(words);
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
static bool repeats_title(const struct work *work, const struct cc_block *block,
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

/* ---- the text once more before itself ---- */

/* Words of `words` in runs that later blocks have; *n_parts: how often these go over from one block to another. */
static uint64_t covered_later(const struct cc_count_table *last, struct cc_span words,
                              uint32_t block, uint32_t *n_parts)
{
    struct cc_word_runs runs = runs_of(words);
    struct cc_span run;
    uint64_t place = 0, end = 0, covered = 0;
    uint32_t part = 0;

    *n_parts = 0;
    for (; cc_word_runs_next(&runs, &run); place++) {
        uint32_t later = cc_count_table_find(last, cc_hash64(run));

        if (later <= block + 1)
            continue;
        covered += place + TWIN_WORDS - (end > place ? end : place);
        end = place + TWIN_WORDS;
        *n_parts += later != part;
        part = later;
    }
    return covered;
}

/* True when a block's words are all in `runs`. */
static bool stands_in(const struct cc_count_table *runs, const struct fate *fate)
{
    struct cc_word_runs own = runs_of(fate->words);
    struct cc_span run;

    if (fate->n_words < TWIN_WORDS)
        return false;
    while (cc_word_runs_next(&own, &run))
        if (cc_count_table_find(runs, cc_hash64(run)) == 0)
            return false;
    return true;
}

/* Could be a paragraph of `whole`, which stands before it: what the verdicts think of its words they said of that. */
static bool may_be_part(const struct work *work, const struct cc_count_table *whole, uint32_t block)
{
    return work->verdicts[block].keep ||
           (work->verdicts[block].reason == CC_REASON_LOW_SCORE && stands_in(whole, &work->fates[block]));
}

/* Of each run of the block: 1 + the last block behind it that has the run, or its own. */
static bool find_parts(const struct work *work, uint32_t block, struct cc_count_table *last)
{
    struct cc_word_runs runs = runs_of(work->fates[block].words);
    struct cc_span run;
    uint32_t i;

    if (!cc_count_table_make(work->arena, last, work->fates[block].n_words))
        return false;
    while (cc_word_runs_next(&runs, &run))
        *cc_count_table_at(last, cc_hash64(run)) = block + 1;
    for (i = block + 1; i < work->blocks->count; i++) {
        if (!may_be_part(work, last, i))
            continue;
        runs = runs_of(work->fates[i].words);
        while (cc_word_runs_next(&runs, &run))
            if (cc_count_table_find(last, cc_hash64(run)) > 0)
                *cc_count_table_at(last, cc_hash64(run)) = i + 1;
    }
    return true;
}

/* A copy for machines may stand before the paragraphs it is made of: the paragraphs are the text, all of them. */
static bool drop_early_copies(struct work *work, size_t n_words)
{
    struct cc_count_table last;
    uint32_t i, k, n_parts;

    for (i = 0; i < work->blocks->count; i++) {
        struct fate *fate = &work->fates[i];

        if (!work->verdicts[i].keep || fate->n_words < WHOLE_WORDS || (uint64_t)fate->n_words * WHOLE_SHARE < n_words)
            continue;
        if (!find_parts(work, i, &last))
            return false;
        if (covered_later(&last, fate->words, i, &n_parts) * 10 < (uint64_t)fate->n_words * WHOLE_TENTHS || n_parts <= 1)
            continue;
        fate->reason = CC_REASON_REPEATED_IN_PAGE;
        for (k = i + 1; k < work->blocks->count; k++)
            work->fates[k].is_of_copy = work->fates[k].is_of_copy || may_be_part(work, &last, k);
    }
    return true;
}

/* ---- pull quotes ---- */

/* The bare words of a quote that stands alone, with at most its speaker.  Headings are the text's own. */
static struct cc_span pulled_words(const struct work *work, uint32_t block)
{
    enum cc_role role = work->blocks->list[block].role;
    struct cc_span quoted = role == CC_ROLE_P || role == CC_ROLE_QUOTE ? cc_pull_quote_words(work->blocks->list[block].text) : CC_SPAN_EMPTY, words;
    uint32_t n_words;

    if (!work->verdicts[block].keep || work->fates[block].reason != CC_REASON_NONE || quoted.len == 0)
        return CC_SPAN_EMPTY;
    words = cc_bare_words(work->arena, quoted, &n_words);
    return n_words >= CC_PULL_MIN_WORDS ? words : CC_SPAN_EMPTY;
}

/* Quotes that stand alone, by their first words: the table has 1 + the first block of each, `next` likewise those that begin as it does. */
struct pulled {
    struct cc_span *words; /* of each block; empty for one that is none */
    uint32_t *next;
    struct cc_count_table first;
};

/* `at` is where words like those of some quotes begin in the paragraph `block`. */
static void drop_quotes_at(struct work *work, const struct pulled *pulled, uint32_t quote, uint32_t block, size_t at)
{
    struct cc_span rest = cc_span_slice(work->fates[block].words, at, work->fates[block].words.len), words;

    for (; quote != 0; quote = pulled->next[quote - 1]) {
        words = pulled->words[quote - 1];
        if (work->fates[block].n_words > work->fates[quote - 1].n_words && cc_span_starts(rest, words) &&
            (rest.len == words.len || rest.ptr[words.len] == ' '))
            work->fates[quote - 1].reason = CC_REASON_REPEATED_IN_PAGE;
    }
}

static void note_quote(struct pulled *pulled, uint32_t block)
{
    uint32_t *place = cc_count_table_at(&pulled->first, cc_hash64(cc_bare_words_first(pulled->words[block], CC_PULL_MIN_WORDS)));
    uint32_t n = 0;

    for (; *place != 0; place = &pulled->next[*place - 1])
        if (++n == MAX_SAME_START)
            return;
    *place = block + 1;
}

static bool find_pulled(const struct work *work, struct pulled *pulled)
{
    size_t room = (size_t)work->blocks->count + 1;
    uint32_t i, n = 0;

    pulled->words = cc_arena_calloc(work->arena, room, sizeof(*pulled->words));
    pulled->next = cc_arena_calloc(work->arena, room, sizeof(*pulled->next));
    if (pulled->words == NULL || pulled->next == NULL)
        return false;
    for (i = 0; i < work->blocks->count; i++)
        n += (pulled->words[i] = pulled_words(work, i)).len > 0;
    if (!cc_count_table_make(work->arena, &pulled->first, n))
        return false;
    for (i = 0; i < work->blocks->count; i++)
        if (pulled->words[i].len > 0)
            note_quote(pulled, i);
    return true;
}

/* Quotes whose words a longer paragraph has too. */
static bool drop_pull_quotes(struct work *work)
{
    struct pulled pulled;
    struct cc_span run;
    struct cc_word_runs runs;
    uint32_t i, quote;
    size_t at;

    if (!find_pulled(work, &pulled))
        return false;
    for (i = 0; i < work->blocks->count; i++) {
        if (!work->verdicts[i].keep || work->fates[i].reason != CC_REASON_NONE)
            continue;
        runs = cc_word_runs_of(work->fates[i].words, CC_PULL_MIN_WORDS);
        for (at = 0; cc_word_runs_next(&runs, &run); at = runs.at) {
            quote = cc_count_table_find(&pulled.first, cc_hash64(run));
            if (quote != 0)
                drop_quotes_at(work, &pulled, quote, i, at);
        }
    }
    return true;
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

/* How many texts behind those at `first` and `again` (step 1) or before them (-1) are the same, up to the first one of TWIN_WORDS
 * words, which sets *is_longer_copy. */
static uint32_t count_alike(const struct work *work, uint32_t first, uint32_t again, int step, bool *is_longer_copy)
{
    uint32_t n = 0, a = first + (uint32_t)step, b = again + (uint32_t)step; /* before 0 is past the end as well */

    for (; a < work->n_texts && b < work->n_texts && a != again && b != first && !*is_longer_copy; n++) {
        const struct fate *fate = &work->fates[work->texts[a]];

        if (!cc_span_is(fate->words, work->fates[work->texts[b]].words))
            break;
        *is_longer_copy = fate->n_words >= TWIN_WORDS;
        a += (uint32_t)step;
        b += (uint32_t)step;
    }
    return n;
}

/* A condition in each of two offers, the same exercise on Monday and on Friday, the head of a second table: not a copy, for
 * it is made like its first one and stands alone: among other text, not right behind the first with the same heading.
 * Documentation says longer texts and whole passages again: there one of the two is enough. */
static bool is_said_again(const struct work *work, uint32_t first, uint32_t again)
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
static bool may_be_of_copy(const struct work *work, uint32_t block)
{
    enum cc_role role = work->blocks->list[block].role;

    return work->fates[block].n_words < TWIN_WORDS && role != CC_ROLE_TABLE &&
           role != CC_ROLE_CODE;
}

/* The copy of paragraph `i` stands behind the last paragraph.  Where the short ones since the copy before are those that stand
 * between the two paragraphs themselves, or some of them in their order, they are of the copy. */
static void take_back(struct work *work, uint32_t i)
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

static bool is_repeated(struct work *work, uint32_t block)
{
    const struct fate *fate = &work->fates[block];
    uint32_t twin;

    if (fate->n_words < TWIN_WORDS)
        return false;
    if (!is_twin(work, fate->words, &twin))
        return fate->n_words >= WHOLE_WORDS &&
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

static void decide(struct work *work, uint32_t i, struct cc_span title)
{
    const struct cc_block *block = &work->blocks->list[i];
    struct fate *fate = &work->fates[i];

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
        if (fate->n_words >= TWIN_WORDS)
            remember(work, fate->words, work->n_kept);
        work->n_kept++;
    }
}

static bool find_fates(struct work *work, struct cc_span page_title)
{
    struct cc_span title = cc_bare_words(work->arena, page_title, &work->n_title_words);
    size_t n_words = 0, n_all_words = 0; /* of what is kept; and of what is dropped for its score */
    uint32_t i;

    for (i = 0; i < work->blocks->count; i++) {
        struct fate *fate = &work->fates[i];

        if (!work->verdicts[i].keep && (work->verdicts[i].reason != CC_REASON_LOW_SCORE ||
                                        work->blocks->list[i].n_words < TWIN_WORDS))
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
        !drop_early_copies(work, n_words))
        return false;
    if (work->kind == CC_KIND_ARTICLE && !drop_pull_quotes(work))
        return false;
    for (i = 0; i < work->blocks->count; i++)
        decide(work, i, title);
    return work->arena->status == CC_OK;
}

bool cc_block_fates(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_blocks *blocks,
                    const struct cc_verdict *verdicts, struct cc_span title, enum cc_kind kind, enum cc_reason *reasons)
{
    struct work work;
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
