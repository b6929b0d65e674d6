#include "cleancopy/extract/features_text.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"
#include "cleancopy/extract/page_name.h"
#include "cleancopy/extract/text_shape.h"
#include "cleancopy/extract/promotion.h"
#include "cleancopy/extract/vocabulary.h"

#define SHINGLE         4  /* words: BODY_SIM */
#define MAX_SIM_WORDS   60 /* longer blocks are neither title nor description, nor notes on the author */
#define MAX_VOCAB_WORDS 30 /* longer blocks are no widget's label */
#define PARA_WORDS      15
#define LONG_PARA_WORDS 40  /* a paragraph even without a full stop */
#define PARA_LINKS      350 /* permille */
#define PIECE           1024 /* words looked at in one go */

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

/* A text in lower case, and its words piece by piece: made once, for all that asks for its words.  The room is one for all blocks of a
 * page, and no larger for a text of megabytes than its bytes. */
struct low_text {
    struct cc_span text, rest; /* what is behind the piece */
    char *bytes;
    size_t n_words, n_hashes;
    struct cc_span words[PIECE];
    uint64_t hashes[SHINGLE - 1 + PIECE]; /* of the piece, behind those of the words before it that begin a shingle that ends in it */
};

static struct low_text *low_text_new(struct cc_arena *arena, size_t max_bytes)
{
    struct low_text *low = cc_arena_alloc(arena, sizeof(*low));

    if (low == NULL || (low->bytes = cc_arena_alloc(arena, CC_LOWER_ROOM(max_bytes))) == NULL)
        return NULL;
    return low;
}

static void low_text_begin(struct low_text *low, struct cc_span text)
{
    low->text = low->rest = (struct cc_span){low->bytes, cc_lower_into(low->bytes, text)};
    low->n_words = low->n_hashes = 0;
}

/* False at the end. */
static bool low_text_next(struct low_text *low)
{
    low->n_words = cc_list_words(&low->rest, low->words, PIECE);
    return low->n_words > 0;
}

/* Of each piece once, or of none. */
static void low_text_hash(struct low_text *low)
{
    size_t n_before = low->n_hashes < SHINGLE ? low->n_hashes : SHINGLE - 1, i;

    memmove(low->hashes, low->hashes + low->n_hashes - n_before, n_before * sizeof(*low->hashes));
    for (i = 0; i < low->n_words; i++)
        low->hashes[n_before + i] = cc_hash64(low->words[i]);
    low->n_hashes = n_before + low->n_words;
}

static bool contains(const uint64_t *hashes, size_t n, uint64_t wanted)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (hashes[i] == wanted)
            return true;
    return false;
}

/* One bit of 64 for each hash: a word whose bit is missing is not in the list. */
static uint64_t bits_of(const uint64_t *hashes, size_t n)
{
    uint64_t bits = 0;
    size_t i;

    for (i = 0; i < n; i++)
        bits |= (uint64_t)1 << (hashes[i] & 63);
    return bits;
}

/* A short text that blocks are compared with, by its words' hashes, each once. */
struct likened {
    uint64_t words[MAX_SIM_WORDS];
    size_t n_words;
    uint64_t bits; /* bits_of(words) */
};

/* Leaves each word once; returns how many there are. */
static size_t once_each(uint64_t *hashes, size_t n)
{
    uint64_t bits = 0, bit;
    size_t i, kept = 0;

    for (i = 0; i < n; i++) {
        bit = (uint64_t)1 << (hashes[i] & 63);
        if ((bits & bit) == 0 || !contains(hashes, kept, hashes[i]))
            hashes[kept++] = hashes[i];
        bits |= bit;
    }
    return kept;
}

/* Jaccard likeness to a short list of words that are all different, in permille. */
static int32_t likeness(const uint64_t *words, size_t n_words, const struct likened *other)
{
    size_t i, k, common = 0;

    for (i = 0; i < n_words; i++) {
        if ((other->bits >> (words[i] & 63) & 1) == 0)
            continue;
        for (k = 0; k < other->n_words && other->words[k] != words[i]; k++)
            continue;
        common += k < other->n_words;
    }
    return permille(common, n_words + other->n_words - common);
}

static uint64_t shingle(const uint64_t *hashes)
{
    return cc_hash64_mix(cc_hash64_mix(cc_hash64_mix(hashes[0], hashes[1]), hashes[2]), hashes[3]);
}

/* The text's shingles go into the table; returns the number of its words. */
static size_t note_shingles(struct cc_count_table *table, struct low_text *low)
{
    size_t n_words = 0, i;

    while (low_text_next(low)) {
        low_text_hash(low);
        for (i = 0; i + SHINGLE <= low->n_hashes; i++)
            *cc_count_table_at(table, shingle(&low->hashes[i])) = 1;
        n_words += low->n_words;
    }
    return n_words;
}

/* How many shingles that end in the piece the table has. */
static uint32_t find_shingles(const struct cc_count_table *table, const struct low_text *low)
{
    uint32_t found = 0;
    size_t i;

    for (i = 0; i + SHINGLE <= low->n_hashes; i++)
        found += cc_count_table_find(table, shingle(&low->hashes[i]));
    return found;
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
    size_t open = lower.len;
    struct cc_said said;

    if (!cc_span_ends(lower, CC_SPAN(")")))
        return false;
    while (open > 0 && lower.ptr[open - 1] != '(')
        open--;
    said = cc_vocabulary_find(cc_span_slice(lower, open, lower.len - 1), NULL);
    return open > 0 && said.hit >= CC_VOCABULARY_START && said.reason == CC_REASON_CAPTION;
}

static size_t longest(const struct cc_blocks *blocks, const struct cc_page_hints *hints)
{
    size_t most = hints->title.len > hints->body.len ? hints->title.len : hints->body.len;
    uint32_t i;

    most = hints->description.len > most ? hints->description.len : most;
    for (i = 0; i < blocks->count; i++)
        most = blocks->list[i].text.len > most ? blocks->list[i].text.len : most;
    return most;
}

/* What the blocks are compared with. */
struct hints {
    struct likened title, description;
    struct cc_count_table body;
    bool has_body;
    struct cc_page_names names;
};

static void read_likened(struct low_text *low, struct cc_span text, struct likened *likened)
{
    low_text_begin(low, text);
    (void)low_text_next(low);
    low_text_hash(low);
    likened->n_words = low->n_words < MAX_SIM_WORDS ? low->n_words : MAX_SIM_WORDS;
    memcpy(likened->words, low->hashes, likened->n_words * sizeof(*likened->words));
    likened->n_words = once_each(likened->words, likened->n_words);
    likened->bits = bits_of(likened->words, likened->n_words);
}

static bool read_hints(struct cc_arena *arena, struct low_text *low, const struct cc_page_hints *page, struct hints *hints)
{
    read_likened(low, page->title, &hints->title);
    read_likened(low, page->description, &hints->description);
    cc_page_names_make(arena, page->site, page->authors, page->n_authors, &hints->names);
    if (!cc_count_table_make(arena, &hints->body, cc_count_words(page->body)))
        return false;
    low_text_begin(low, page->body);
    hints->has_body = note_shingles(&hints->body, low) >= SHINGLE;
    return true;
}

/* What hangs on the words one by one; returns how many of them are stop words.  `low` has begun. */
static uint32_t look_at_words(const struct hints *hints, struct low_text *low, uint32_t n_words, struct cc_features *f)
{
    bool is_short = n_words <= MAX_SIM_WORDS && hints->title.n_words + hints->description.n_words > 0;
    uint32_t n_stop = 0, n = 0, found = 0;

    while (low_text_next(low)) {
        n_stop += cc_stop_words_among(low->words, low->n_words);
        if (hints->has_body || is_short)
            low_text_hash(low);
        if (is_short && n == 0) {
            uint64_t words[MAX_SIM_WORDS];
            size_t n_likened = low->n_words < MAX_SIM_WORDS ? low->n_words : MAX_SIM_WORDS;

            memcpy(words, low->hashes, n_likened * sizeof(*words));
            n_likened = once_each(words, n_likened);
            f->value[CC_F_TITLE_SIM] = likeness(words, n_likened, &hints->title);
            f->value[CC_F_DESC_SIM] = likeness(words, n_likened, &hints->description);
        }
        if (hints->has_body)
            found += find_shingles(&hints->body, low);
        n += (uint32_t)low->n_words;
    }
    f->value[CC_F_BODY_SIM] = !hints->has_body ? -1 : n < SHINGLE ? 0 : permille(found, n - SHINGLE + 1);
    return n_stop;
}

bool cc_features_text(struct cc_arena *arena, const struct cc_blocks *blocks,
                      const struct cc_page_hints *page, struct cc_features *features, bool *is_para)
{
    struct low_text *low = low_text_new(arena, longest(blocks, page));
    struct hints hints;
    struct cc_count_table seen;
    uint64_t *key = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*key));
    uint32_t i, n_stop;

    if (key == NULL || low == NULL || !cc_count_table_make(arena, &seen, blocks->count) ||
        !read_hints(arena, low, page, &hints))
        return false;
    for (i = 0; i < blocks->count; i++) {
        const struct cc_block *block = &blocks->list[i];
        struct cc_features *f = &features[i];
        struct cc_said said = {CC_VOCABULARY_NONE, CC_REASON_NONE, 0, false, false};
        struct cc_text_shape shape;

        low_text_begin(low, block->text);
        n_stop = look_at_words(&hints, low, block->n_words, f);
        cc_text_shape_of(block->text, low->text, block->n_words, n_stop, &shape);
        set_shape(f, &shape);
        f->value[CC_F_WORDS] = (int32_t)block->n_words;
        f->value[CC_F_LINK_WORDS] = (int32_t)block->n_link_words;
        f->value[CC_F_LINK_DENSITY] = permille(block->n_link_words, block->n_words);
        if (block->n_words <= CC_PROMOTION_MAX_WORDS)
            said = cc_vocabulary_find(low->text, &f->sure);
        if (block->n_words <= MAX_VOCAB_WORDS && !cc_vocabulary_names_nobody(block->text, &said)) {
            f->value[CC_F_VOCAB_HIT] = (int32_t)said.hit;
            f->value[CC_F_VOCAB_REASON] = (int32_t)said.reason;
        }
        if (block->n_words <= MAX_VOCAB_WORDS)
            f->value[CC_F_CREDIT] = has_credit(low->text);
        if (block->n_words <= MAX_SIM_WORDS) {
            f->value[CC_F_SITE_NAMED] = cc_page_names_site(&hints.names, low->text);
            f->value[CC_F_AUTHOR_NAMED] = cc_page_names_author(&hints.names, low->text);
        }
        key[i] = cc_hash64(low->text);
        ++*cc_count_table_at(&seen, key[i]);
        is_para[i] = block->n_words >= PARA_WORDS && f->value[CC_F_LINK_DENSITY] < PARA_LINKS &&
                     (f->value[CC_F_SENTENCES] > 0 || block->n_words > LONG_PARA_WORDS);
    }
    for (i = 0; i < blocks->count; i++)
        features[i].value[CC_F_REPEATS] = (int32_t)*cc_count_table_at(&seen, key[i]);
    return true;
}
