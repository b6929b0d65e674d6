/* The part of the page that a reader would call its text, in final form.
 *
 * "Contained in an earlier one" is decided by words, not bytes: each paragraph of TWIN_WORDS
 * words or more is looked up by the hash of its words; a teaser is found by its first
 * TWIN_WORDS words and then compared in full.  A long one is also looked up run by run: the
 * whole article again, without its paragraphs' edges. */
#include "cleancopy/extract/paragraph.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"

#include <string.h>

#define TWIN_WORDS   10 /* shorter paragraphs may recur: "No comment." */
#define WHOLE_WORDS  60 /* from here on also against several paragraphs: the article again, in one run */
#define WHOLE_TENTHS 9  /* of its words, in runs of TWIN_WORDS words that earlier paragraphs have */
#define MAX_TWIN_BYTES                                                                         \
    16384 /* longer paragraphs are not searched: 200,000 teasers times megabytes */
#define MAX_HEAD_WORDS   15 /* of section, byline and date around a title */
#define MAX_TITLE_BLOCKS 12 /* how far down the title is looked for again */

struct work {
    uint32_t n_title_words;
    struct cc_arena *arena;
    const struct cc_dom *dom;
    const struct cc_blocks *blocks;
    const struct cc_verdict *verdicts;
    struct cc_document *doc;
    struct cc_count_table
        runs; /* run of TWIN_WORDS words: 1 + the first paragraph that has it */
    struct cc_span
        *lower; /* of each kept paragraph: its words in lower case, one blank between */
};

/* The words alone, in lower case: what two copies share when quotes and dashes differ. */
static struct cc_span bare_words(struct cc_arena *arena, struct cc_span text, uint32_t *n_words)
{
    struct cc_span lower = cc_lower(arena, text), rest = lower, word;
    char *out =
        cc_arena_alloc(arena, lower.len * 2 + 1); /* a Han character is a word: a blank each */
    size_t len = 0;

    *n_words = 0;
    if (lower.ptr == NULL || out == NULL)
        return CC_SPAN_EMPTY;
    while (cc_next_word(&rest, &word)) {
        if (len > 0)
            out[len++] = ' ';
        memcpy(out + len, word.ptr, word.len);
        len += word.len;
        ++*n_words;
    }
    return (struct cc_span){out, len};
}

/* Byte length of the first TWIN_WORDS words. */
static struct cc_span first_run(struct cc_span words)
{
    size_t i, n = 0;

    for (i = 0; i < words.len; i++)
        if (words.ptr[i] == ' ' && ++n == TWIN_WORDS)
            break;
    return cc_span_slice(words, 0, i);
}

/* True when `part` stands in `whole` at word edges. */
static bool holds_words(struct cc_span whole, struct cc_span part)
{
    size_t at = cc_span_find(whole, part, 0);

    while (at != (size_t)-1) {
        if ((at == 0 || whole.ptr[at - 1] == ' ') &&
            (at + part.len == whole.len || whole.ptr[at + part.len] == ' '))
            return true;
        at = cc_span_find(whole, part, at + 1);
    }
    return false;
}

static bool is_twin(const struct work *work, struct cc_span words)
{
    uint32_t first = cc_count_table_find(&work->runs, cc_hash64(first_run(words)));

    return first > 0 && work->lower[first - 1].len <= MAX_TWIN_BYTES &&
           holds_words(work->lower[first - 1], words);
}

/* The next run of TWIN_WORDS words of `words`, `*at` behind its first word; false when the last one was given. */
static bool next_run(struct cc_span words, size_t *at, struct cc_span *run)
{
    struct cc_span rest;

    if (*at > words.len)
        return false;
    rest = cc_span_slice(words, *at, words.len);
    *run = first_run(rest);
    *at = run->len == rest.len ? words.len + 1 : cc_span_find(words, CC_SPAN(" "), *at) + 1;
    return true;
}

/* The page's paragraphs once more, as one block: a copy for machines, a print version. */
static bool is_whole_again(const struct work *work, struct cc_span words, uint32_t n_words)
{
    struct cc_span run;
    size_t at = 0;
    uint64_t place = 0, end = 0, covered = 0; /* words */

    while (next_run(words, &at, &run)) {
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
    struct cc_span run;
    size_t at = 0;

    work->lower[paragraph] = words;
    while (next_run(words, &at, &run)) {
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

    if (title.len == 0 || (block->role != CC_ROLE_HEADING && work->doc->n_paragraphs > 0) ||
        work->doc->n_paragraphs > MAX_TITLE_BLOCKS)
        return false;
    words = bare_words(work->arena, block->text, &n);
    if (n == 0)
        return false;
    /* "Title | Site": the metadata's title may have more than the heading, or the other way */
    if (work->doc->n_paragraphs == 0 && holds_words(words, title) &&
        n <= work->n_title_words + MAX_HEAD_WORDS && !ends_sentence(block->text))
        return true; /* section, title and byline in one run, parted by single <br> */
    return cc_span_is(words, title) ||
           (block->role == CC_ROLE_HEADING && n >= 4 &&
            (holds_words(title, words) || (block->level == 1 && holds_words(words, title))));
}

static void remove_block(struct work *work, const struct cc_block *block, enum cc_reason reason,
                         uint16_t score)
{
    struct cc_removed *removed = &work->doc->removed[work->doc->n_removed++];

    removed->text = block->text;
    removed->reason = reason;
    removed->score = score;
    removed->position = block->position;
    removed->path = work->dom == NULL || block->element == CC_NO_ELEMENT
                        ? CC_SPAN("line")
                        : cc_dom_path(work->arena, work->dom, block->element);
}

static bool keep_block(struct work *work, const struct cc_block *block, struct cc_span words,
                       uint32_t n_words)
{
    struct cc_paragraph *paragraph = &work->doc->paragraphs[work->doc->n_paragraphs];

    memset(paragraph, 0, sizeof(*paragraph));
    paragraph->text = cc_nfc(work->arena, block->lines.len > 0 ? block->lines : block->text);
    paragraph->role = block->role;
    paragraph->level = block->level;
    if (paragraph->text.ptr == NULL)
        return false;
    if (n_words >= TWIN_WORDS)
        remember(work, words, work->doc->n_paragraphs);
    work->doc->n_paragraphs++;
    return true;
}

static bool take(struct work *work, uint32_t i, struct cc_span title)
{
    const struct cc_block *block = &work->blocks->list[i];
    const struct cc_verdict *verdict = &work->verdicts[i];
    uint32_t n_words;
    struct cc_span words;

    if (!verdict->keep) {
        bool is_title =
            verdict->reason == CC_REASON_LOW_SCORE && repeats_title(work, block, title);

        remove_block(work, block, is_title ? CC_REASON_HEADER : verdict->reason,
                     verdict->score);
        return work->arena->status == CC_OK;
    }
    if (repeats_title(work, block, title)) {
        remove_block(work, block, CC_REASON_HEADER, verdict->score);
        return work->arena->status == CC_OK;
    }
    words = bare_words(work->arena, block->text, &n_words);
    if (words.ptr == NULL)
        return false;
    if ((n_words >= TWIN_WORDS && is_twin(work, words)) ||
        (n_words >= WHOLE_WORDS && is_whole_again(work, words, n_words))) {
        remove_block(work, block, CC_REASON_REPEATED_IN_PAGE, verdict->score);
        return work->arena->status == CC_OK;
    }
    return keep_block(work, block, words, n_words);
}

enum cc_status cc_paragraph_list(struct cc_arena *arena, const struct cc_dom *dom,
                                 const struct cc_blocks *blocks,
                                 const struct cc_verdict *verdicts, struct cc_document *doc,
                                 struct cc_error *err)
{
    struct work work;
    size_t n = (size_t)blocks->count + 1, n_words = 0;
    struct cc_span title;
    uint32_t i;
    bool ok;

    memset(&work, 0, sizeof(work));
    work.arena = arena;
    work.dom = dom;
    work.blocks = blocks;
    work.verdicts = verdicts;
    work.doc = doc;
    for (i = 0; i < blocks->count; i++)
        n_words += verdicts[i].keep ? cc_count_words(blocks->list[i].text) : 0;
    doc->n_paragraphs = doc->n_removed = 0;
    doc->paragraphs = cc_arena_calloc(arena, n, sizeof(*doc->paragraphs));
    doc->removed = cc_arena_calloc(arena, n, sizeof(*doc->removed));
    work.lower = cc_arena_calloc(arena, n, sizeof(*work.lower));
    title = bare_words(arena, doc->title, &work.n_title_words);
    ok = doc->paragraphs != NULL && doc->removed != NULL && work.lower != NULL &&
         cc_count_table_make(arena, &work.runs, n_words);
    for (i = 0; ok && i < blocks->count; i++)
        ok = take(&work, i, title);
    if (!ok)
        return cc_arena_status(arena, "paragraph", err);
    if (doc->n_paragraphs == 0)
        doc->kind = CC_KIND_EMPTY;
    return CC_OK;
}
