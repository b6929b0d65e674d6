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

/* A text in lower case: made once, for all that asks for its words.  The room is one for all blocks of a page. */
struct low_text {
    struct cc_span text;
    char *bytes;
    struct cc_span *words;
    uint64_t *hashes; /* of as many words as were hashed */
    size_t n_words, n_hashes;
};

static bool low_text_make(struct cc_arena *arena, size_t max_bytes, struct low_text *low)
{
    low->bytes = cc_arena_alloc(arena, CC_LOWER_ROOM(max_bytes));
    low->words = cc_arena_alloc(arena, CC_WORDS_ROOM(2 * max_bytes) * sizeof(*low->words));
    low->hashes = cc_arena_alloc(arena, CC_WORDS_ROOM(2 * max_bytes) * sizeof(*low->hashes));
    return low->bytes != NULL && low->words != NULL && low->hashes != NULL;
}

static void low_text_read(struct low_text *low, struct cc_span text)
{
    low->text = (struct cc_span){low->bytes, cc_lower_into(low->bytes, text)};
    low->n_words = cc_list_words(low->text, low->words);
    low->n_hashes = 0;
}

/* The hashes of the first `most` words, or of all. */
static size_t low_text_hash(struct low_text *low, size_t most)
{
    size_t n = most < low->n_words ? most : low->n_words;

    for (; low->n_hashes < n; low->n_hashes++)
        low->hashes[low->n_hashes] = cc_hash64(low->words[low->n_hashes]);
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

static uint64_t shingle(const uint64_t *hashes)
{
    return cc_hash64_mix(cc_hash64_mix(cc_hash64_mix(hashes[0], hashes[1]), hashes[2]), hashes[3]);
}

static void note_shingles(struct cc_count_table *table, struct low_text *low)
{
    size_t n = low_text_hash(low, low->n_words), i;

    for (i = 0; i + SHINGLE <= n; i++)
        *cc_count_table_at(table, shingle(&low->hashes[i])) = 1;
}

/* The share of the text's shingles that the table has, in permille. */
static int32_t find_shingles(const struct cc_count_table *table, struct low_text *low)
{
    size_t n = low_text_hash(low, low->n_words), i;
    uint32_t found = 0;

    for (i = 0; i + SHINGLE <= n; i++)
        found += cc_count_table_find(table, shingle(&low->hashes[i]));
    return n < SHINGLE ? 0 : permille(found, n - SHINGLE + 1);
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

static size_t longest(const struct cc_blocks *blocks, struct cc_span title, struct cc_span body_hint)
{
    size_t most = title.len > body_hint.len ? title.len : body_hint.len;
    uint32_t i;

    for (i = 0; i < blocks->count; i++)
        most = blocks->list[i].text.len > most ? blocks->list[i].text.len : most;
    return most;
}

bool cc_features_text(struct cc_arena *arena, const struct cc_blocks *blocks,
                      struct cc_span title, struct cc_span body_hint,
                      struct cc_features *features, bool *is_para)
{
    uint64_t title_words[MAX_SIM_WORDS];
    size_t n_title, n_body;
    struct low_text low;
    struct cc_count_table seen, body;
    uint64_t *key = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*key));
    uint32_t i;

    if (key == NULL || !low_text_make(arena, longest(blocks, title, body_hint), &low) ||
        !cc_count_table_make(arena, &seen, blocks->count))
        return false;
    low_text_read(&low, title);
    n_title = low_text_hash(&low, MAX_SIM_WORDS);
    memcpy(title_words, low.hashes, n_title * sizeof(*title_words));
    low_text_read(&low, body_hint);
    n_body = low.n_words;
    if (!cc_count_table_make(arena, &body, n_body))
        return false;
    note_shingles(&body, &low);
    for (i = 0; i < blocks->count; i++) {
        const struct cc_block *block = &blocks->list[i];
        struct cc_features *f = &features[i];
        enum cc_reason reason = CC_REASON_NONE;
        struct cc_text_shape shape;

        low_text_read(&low, block->text);
        cc_text_shape_of(block->text, low.text, block->n_words,
                         cc_stop_words_among(low.words, low.n_words), &shape);
        set_shape(f, &shape);
        f->value[CC_F_WORDS] = (int32_t)block->n_words;
        f->value[CC_F_LINK_WORDS] = (int32_t)block->n_link_words;
        f->value[CC_F_LINK_DENSITY] = permille(block->n_link_words, block->n_words);
        f->value[CC_F_BODY_SIM] = n_body >= SHINGLE ? find_shingles(&body, &low) : -1;
        if (block->n_words <= MAX_SIM_WORDS && n_title > 0)
            f->value[CC_F_TITLE_SIM] =
                likeness(low.hashes, low_text_hash(&low, MAX_SIM_WORDS), title_words, n_title);
        if (block->n_words <= MAX_VOCAB_WORDS)
            f->value[CC_F_VOCAB_HIT] = (int32_t)cc_vocabulary_find(low.text, &reason);
        f->value[CC_F_VOCAB_REASON] = f->value[CC_F_VOCAB_HIT] > 0 ? (int32_t)reason : 0;
        if (block->n_words <= MAX_VOCAB_WORDS)
            f->value[CC_F_CREDIT] = has_credit(low.text);
        key[i] = cc_hash64(low.text);
        ++*cc_count_table_at(&seen, key[i]);
        is_para[i] = block->n_words >= PARA_WORDS && f->value[CC_F_LINK_DENSITY] < PARA_LINKS &&
                     (f->value[CC_F_SENTENCES] > 0 || block->n_words > LONG_PARA_WORDS);
    }
    for (i = 0; i < blocks->count; i++)
        features[i].value[CC_F_REPEATS] = (int32_t)*cc_count_table_at(&seen, key[i]);
    return true;
}
