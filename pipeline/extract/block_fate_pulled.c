#include "block_fate_internal.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/extract/pull_quote.h"

#define MAX_SAME_START 4 /* quotes that begin alike and are looked for; more are refrains */

/* The bare words of a quote that stands alone, with at most its speaker.  Headings are the text's own. */
static struct cc_span pulled_words(const struct cc_fate_work *work, uint32_t block)
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
static void drop_quotes_at(struct cc_fate_work *work, const struct pulled *pulled, uint32_t quote, uint32_t block, size_t at)
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

static bool find_pulled(const struct cc_fate_work *work, struct pulled *pulled)
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

bool cc_fate_pull_quotes(struct cc_fate_work *work)
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
