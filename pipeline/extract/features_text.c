#include "cleancopy/extract/features_text.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"
#include "cleancopy/extract/text_shape.h"
#include "cleancopy/extract/vocabulary.h"

#define SHINGLE         4  /* words: BODY_SIM */
#define MAX_SIM_WORDS   60 /* longer blocks are no titles */
#define MAX_VOCAB_WORDS 30 /* longer blocks are no widget's label */
#define PARA_WORDS      15
#define LONG_PARA_WORDS 40  /* a paragraph even without a full stop */
#define PARA_LINKS      350 /* permille */

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

static size_t hash_words(struct cc_span lower, uint64_t *hashes, size_t max)
{
    struct cc_span word;
    size_t n = 0;

    while (n < max && cc_next_word(&lower, &word))
        hashes[n++] = cc_hash64(word);
    return n;
}

static bool contains(const uint64_t *hashes, size_t n, uint64_t wanted)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (hashes[i] == wanted)
            return true;
    return false;
}

/* Jaccard likeness of two short lists of words, in permille. */
static int32_t likeness(const uint64_t *a, size_t n_a, const uint64_t *b, size_t n_b)
{
    size_t i, common = 0, only_a = 0, only_b = 0;
    bool have_common = false;

    for (i = 0; i < n_a && !have_common; i++)
        have_common = contains(b, n_b, a[i]);
    if (!have_common)
        return 0; /* as most blocks are to the title */
    for (i = 0; i < n_a; i++) {
        if (contains(a, i, a[i]))
            continue; /* counted already */
        if (contains(b, n_b, a[i]))
            common++;
        else
            only_a++;
    }
    for (i = 0; i < n_b; i++)
        if (!contains(b, i, b[i]) && !contains(a, n_a, b[i]))
            only_b++;
    return permille(common, common + only_a + only_b);
}

/* All runs of SHINGLE words of `text` go into the table, or, with `fill` false, are looked up:
 * the share found, in permille. */
static int32_t shingles(struct cc_count_table *table, struct cc_span lower, bool fill)
{
    uint64_t last[SHINGLE] = {0}, run;
    uint32_t n = 0, n_runs = 0, found = 0, k;
    struct cc_span word;

    while (cc_next_word(&lower, &word)) {
        last[n++ % SHINGLE] = cc_hash64(word);
        if (n < SHINGLE)
            continue;
        run = 0;
        for (k = 0; k < SHINGLE; k++)
            run = cc_hash64_mix(run, last[(n + k) % SHINGLE]);
        n_runs++;
        if (fill)
            *cc_count_table_at(table, run) = 1;
        else
            found += cc_count_table_find(table, run);
    }
    return permille(found, n_runs);
}

static void set_shape(struct cc_features *f, const struct cc_text_shape *shape)
{
    f->value[CC_F_CHARS] = shape->chars;
    f->value[CC_F_WORD_CHARS] = shape->word_chars;
    f->value[CC_F_STOP_WORDS] = shape->stop_words;
    f->value[CC_F_COMMAS] = shape->commas;
    f->value[CC_F_SENTENCES] = shape->sentences;
    f->value[CC_F_END] = shape->end;
    f->value[CC_F_FIRST] = shape->first;
    f->value[CC_F_UPPER] = shape->upper;
    f->value[CC_F_DIGITS] = shape->digits;
    f->value[CC_F_COPYRIGHT] = shape->copyright;
    f->value[CC_F_BARS] = shape->bars;
    f->value[CC_F_DATE] = shape->date;
    f->value[CC_F_AT_SIGN] = shape->at_sign;
    f->value[CC_F_COLON_END] = shape->colon_end;
    f->value[CC_F_QUOTE_START] = shape->quote_start;
    f->value[CC_F_ELLIPSIS_END] = shape->ellipsis_end;
    f->value[CC_F_ARROW] = shape->arrow;
    f->value[CC_F_DIGITS_ONLY] = shape->digits_only;
    f->value[CC_F_DASH_START] = shape->dash_start;
    f->value[CC_F_QUESTIONS] = shape->questions;
    f->value[CC_F_URL] = shape->url;
    f->value[CC_F_SLASHES] = shape->slashes;
    f->value[CC_F_PRICE] = shape->price;
}

/* "The north pier (Photo: A. Name)": does the text end so? */
static bool has_credit(struct cc_span lower)
{
    enum cc_reason reason = CC_REASON_NONE;
    size_t open = lower.len;
    struct cc_span inner;

    if (!cc_span_ends(lower, CC_SPAN(")")))
        return false;
    while (open > 0 && lower.ptr[open - 1] != '(')
        open--;
    inner = cc_span_slice(lower, open, lower.len - 1);
    return open > 0 && cc_vocabulary_find(inner, &reason) >= CC_VOCABULARY_START &&
           reason == CC_REASON_CAPTION;
}

bool cc_features_text(struct cc_arena *arena, const struct cc_blocks *blocks,
                      struct cc_span title, struct cc_span body_hint,
                      struct cc_features *features, bool *is_para)
{
    struct cc_span lower_title = cc_lower(arena, title),
                   lower_body = cc_lower(arena, body_hint);
    uint64_t title_words[MAX_SIM_WORDS], words[MAX_SIM_WORDS];
    size_t n_title = hash_words(lower_title, title_words, MAX_SIM_WORDS), n;
    size_t n_body = cc_count_words(lower_body);
    struct cc_count_table seen, body;
    uint64_t *key = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*key));
    uint32_t i;

    if (key == NULL || !cc_count_table_make(arena, &seen, blocks->count) ||
        !cc_count_table_make(arena, &body, n_body))
        return false;
    (void)shingles(&body, lower_body, true);
    for (i = 0; i < blocks->count; i++) {
        const struct cc_block *block = &blocks->list[i];
        struct cc_features *f = &features[i];
        struct cc_span lower = cc_lower(arena, block->text);
        enum cc_reason reason = CC_REASON_NONE;
        struct cc_text_shape shape;

        if (lower.ptr == NULL)
            return false;
        cc_text_shape_of(block->text, lower, block->n_words, &shape);
        set_shape(f, &shape);
        f->value[CC_F_WORDS] = (int32_t)block->n_words;
        f->value[CC_F_LINK_WORDS] = (int32_t)block->n_link_words;
        f->value[CC_F_LINK_DENSITY] = permille(block->n_link_words, block->n_words);
        f->value[CC_F_BODY_SIM] = n_body >= SHINGLE ? shingles(&body, lower, false) : -1;
        if (block->n_words <= MAX_SIM_WORDS && n_title > 0) {
            n = hash_words(lower, words, MAX_SIM_WORDS);
            f->value[CC_F_TITLE_SIM] = likeness(words, n, title_words, n_title);
        }
        if (block->n_words <= MAX_VOCAB_WORDS)
            f->value[CC_F_VOCAB_HIT] = (int32_t)cc_vocabulary_find(lower, &reason);
        f->value[CC_F_VOCAB_REASON] = f->value[CC_F_VOCAB_HIT] > 0 ? (int32_t)reason : 0;
        if (block->n_words <= MAX_VOCAB_WORDS)
            f->value[CC_F_CREDIT] = has_credit(lower);
        key[i] = cc_hash64(lower);
        ++*cc_count_table_at(&seen, key[i]);
        is_para[i] = block->n_words >= PARA_WORDS && f->value[CC_F_LINK_DENSITY] < PARA_LINKS &&
                     (f->value[CC_F_SENTENCES] > 0 || block->n_words > LONG_PARA_WORDS);
    }
    for (i = 0; i < blocks->count; i++)
        features[i].value[CC_F_REPEATS] = (int32_t)*cc_count_table_at(&seen, key[i]);
    return true;
}
