/* vocabulary.c -- which phrase of the table a line holds.
 *
 * The table has some 21,000 phrases and a page some 300 blocks, so no line may be searched 21,000
 * times.  A phrase can only begin at a word's edge: at each edge of the line its first eight bytes, four
 * and two are looked up in a hash table of the phrases' first bytes, where most edges end.  The hash table is made from the
 * phrases when it is first asked for (pthread_once) and never changes after: it is the same in
 * every run, and could as well stand here as 21,000 numbers that nobody can read. */
#include "cleancopy/extract/vocabulary.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/line_head.h"
#include "vocabulary_table.h"

#include <pthread.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define N_PHRASES    COUNT(phrases)
#define BUCKET_BITS  14
#define N_BUCKETS    (1u << BUCKET_BITS)
#define FILTER_BITS  16
#define N_FILTER_BITS (1u << FILTER_BITS)

/* Bytes of a phrase that are its key, the most that it has: the shortest phrase is "by". */
#define LONG_KEY  8
#define MID_KEY   4
#define SHORT_KEY 2

/* Phrases by their keys' hash: those of bucket b stand from first[b] to first[b + 1].  `filter` has a bit for each key, by more of its hash: most
 * edges need no more than it, and it stays in the nearest cache. */
struct index {
    uint64_t filter[N_FILTER_BITS / 64];
    uint16_t first[N_BUCKETS + 1];
    uint64_t keys[N_PHRASES];
    uint16_t phrase_of_key[N_PHRASES];
};

/* Of those that count anywhere in a line, and of those that count at its start alone. */
static struct index anywhere, at_start;
static pthread_once_t index_once = PTHREAD_ONCE_INIT;
_Static_assert(N_PHRASES <= UINT16_MAX, "indexes of 16 bits");

struct hit {
    enum cc_vocabulary_hit hit;
    const struct phrase *phrase;
    uint16_t at; /* where it begins */
};

struct find {
    struct hit best, sure;
    uint16_t end[CC_REASON_COUNT]; /* of the phrases found so far, of each reason; 0 without any */
    bool proof[CC_REASON_COUNT];   /* a phrase that takes doubts away, or a second one behind the first */
};

static inline uint64_t key_at(const char *at, size_t size)
{
    uint64_t key = 0;

    memcpy(&key, at, size);
    return key;
}

static inline uint32_t hash_of(uint64_t key)
{
    return (uint32_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - FILTER_BITS)); /* Fibonacci hashing (Knuth, vol. 3, 6.4) */
}

static inline uint32_t bucket_of(uint32_t hash)
{
    return hash >> (FILTER_BITS - BUCKET_BITS);
}

static uint64_t key_of(const struct phrase *p)
{
    return key_at(p->text, p->len >= LONG_KEY ? LONG_KEY : p->len >= MID_KEY ? MID_KEY : SHORT_KEY);
}

static struct index *index_of(const struct phrase *p)
{
    return p->level <= CC_VOCABULARY_INSIDE ? &anywhere : &at_start;
}

/* From how many phrases each bucket has to where it ends. */
static void add_up(struct index *index)
{
    uint32_t i;

    for (i = 1; i <= N_BUCKETS; i++)
        index->first[i] = (uint16_t)(index->first[i] + index->first[i - 1]);
}

/* Counts the phrases of each bucket, and puts each, the last first, before those of its bucket that stand already. */
static void make_indexes(void)
{
    uint32_t i, hash;

    for (i = 0; i < N_PHRASES; i++)
        index_of(&phrases[i])->first[bucket_of(hash_of(key_of(&phrases[i])))]++;
    add_up(&anywhere);
    add_up(&at_start);
    for (i = N_PHRASES; i-- > 0;) {
        struct index *index = index_of(&phrases[i]);
        uint64_t key = key_of(&phrases[i]);
        uint16_t at;

        hash = hash_of(key);
        at = --index->first[bucket_of(hash)];
        index->filter[hash / 64] |= UINT64_C(1) << hash % 64;
        index->keys[at] = key;
        index->phrase_of_key[at] = (uint16_t)i;
    }
}

/* Whether one of the networks' names begins a word from `at` on. */
static bool names_network(const struct cc_line_head *head, size_t at)
{
    size_t i, k, len;

    for (i = 0; i < head->n_edges; i++) {
        if (head->edges[i] < at)
            continue;
        for (k = 0; k < COUNT(networks); k++) {
            len = strlen(networks[k]);
            if (head->edges[i] + len <= head->len && memcmp(head->text + head->edges[i], networks[k], len) == 0)
                return true;
        }
    }
    return false;
}

/* The phrase at one edge of the line. */
static enum cc_vocabulary_hit hit_at(const struct cc_line_head *head, const struct phrase *p, size_t at)
{
    enum cc_vocabulary_hit hit;

    if (at + p->len > head->len || memcmp(head->text + at, p->text, p->len) != 0)
        return CC_VOCABULARY_NONE;
    hit = at <= head->first ? CC_VOCABULARY_START : CC_VOCABULARY_INSIDE;
    if (hit == CC_VOCABULARY_START && head->whole && at + p->len >= head->last)
        hit = CC_VOCABULARY_WHOLE;
    if (hit < (enum cc_vocabulary_hit)p->level || (p->with_network && !names_network(head, at + p->len)))
        return CC_VOCABULARY_NONE;
    if (p->before_mark && hit != CC_VOCABULARY_WHOLE && !cc_line_head_parts(head, at + p->len))
        return CC_VOCABULARY_NONE;
    return hit == CC_VOCABULARY_WHOLE || cc_line_head_ends_word(head, at + p->len) ? hit
                                                                      : CC_VOCABULARY_NONE;
}

/* The stronger hit wins, then the longer phrase, then the earlier in the table. */
static bool is_better(const struct hit *hit, const struct hit *best)
{
    if (hit->hit != best->hit || hit->hit == CC_VOCABULARY_NONE)
        return hit->hit > best->hit;
    if (hit->phrase->len != best->phrase->len)
        return hit->phrase->len > best->phrase->len;
    return hit->phrase < best->phrase;
}

/* Phrases are found in the order of the edges. */
static void note_proof(const struct phrase *p, size_t at, struct find *find)
{
    uint16_t *end = &find->end[p->reason];

    if (p->level == CC_VOCABULARY_NONE || (*end > 0 && at >= *end))
        find->proof[p->reason] = true;
    if (at + p->len > *end)
        *end = (uint16_t)(at + p->len);
}

bool cc_vocabulary_promotes(enum cc_reason reason)
{
    switch (reason) {
    case CC_REASON_ADVERTISEMENT:
    case CC_REASON_APP_BANNER:
    case CC_REASON_COMMENTS:
    case CC_REASON_NEWSLETTER:
    case CC_REASON_PAYWALL:
    case CC_REASON_SOCIAL:
    case CC_REASON_WIDGET:
        return true;
    default:
        return false;
    }
}

static bool is_label(const struct cc_line_head *head, const struct hit *hit)
{
    return hit->hit == CC_VOCABULARY_START && cc_line_head_parts(head, (size_t)hit->at + hit->phrase->len);
}

/* How much can be made of a sure hit.  "Read on after the advertisement" begins like a link and is none: what only a label or the whole line may tell
 * comes last without these. */
static int weight_of(const struct cc_line_head *head, const struct hit *hit)
{
    bool tells = hit->hit == CC_VOCABULARY_WHOLE || cc_vocabulary_promotes((enum cc_reason)hit->phrase->reason) || is_label(head, hit);

    return tells ? (int)hit->hit : 0;
}

static bool is_surer(const struct cc_line_head *head, const struct hit *hit, const struct hit *best)
{
    int weight, weight_of_best;

    if (best->hit == CC_VOCABULARY_NONE)
        return true;
    weight = weight_of(head, hit);
    weight_of_best = weight_of(head, best);
    return weight != weight_of_best ? weight > weight_of_best : is_better(hit, best);
}

static void note_phrase(const struct cc_line_head *head, size_t at, const struct phrase *p, struct find *find)
{
    struct hit hit = {hit_at(head, p, at), p, (uint16_t)at};

    if (hit.hit == CC_VOCABULARY_NONE)
        return;
    note_proof(p, at, find);
    if (p->level == CC_VOCABULARY_NONE)
        return;
    if (is_better(&hit, &find->best))
        find->best = hit;
    if (p->is_sure && is_surer(head, &hit, &find->sure))
        find->sure = hit;
}

static inline void search_key(const struct index *index, const struct cc_line_head *head, size_t at, size_t size, struct find *find)
{
    uint64_t key;
    uint32_t hash;
    uint16_t i;

    if (at + size > head->len)
        return;
    key = key_at(head->text + at, size);
    hash = hash_of(key);
    if ((index->filter[hash / 64] >> hash % 64 & 1) == 0)
        return;
    for (i = index->first[bucket_of(hash)]; i < index->first[bucket_of(hash) + 1]; i++)
        if (index->keys[i] == key)
            note_phrase(head, at, &phrases[index->phrase_of_key[i]], find);
}

static inline void search(const struct index *index, const struct cc_line_head *head, size_t at, struct find *find)
{
    search_key(index, head, at, LONG_KEY, find);
    search_key(index, head, at, MID_KEY, find);
    search_key(index, head, at, SHORT_KEY, find);
}

static struct cc_said said_by(const struct cc_line_head *head, const struct hit *hit, const struct find *find)
{
    struct cc_said said = {hit->hit, CC_REASON_NONE, 0, false, false};

    if (hit->hit == CC_VOCABULARY_NONE)
        return said;
    said.reason = (enum cc_reason)hit->phrase->reason;
    said.phrase_words = (uint8_t)cc_count_words((struct cc_span){hit->phrase->text, hit->phrase->len});
    said.is_label = is_label(head, hit);
    said.is_double = find->proof[said.reason];
    return said;
}

struct cc_said cc_vocabulary_find(struct cc_span lower, struct cc_said *sure)
{
    static const struct hit none = {CC_VOCABULARY_NONE, NULL, 0};
    struct find find = {none, none, {0}, {false}};
    struct cc_line_head head;
    size_t i;

    (void)pthread_once(&index_once, make_indexes); /* fails for a bad control alone */
    cc_line_head_make(lower, &head);
    for (i = 0; i < head.n_edges; i++) {
        search(&anywhere, &head, head.edges[i], &find);
        if (head.edges[i] <= head.first)
            search(&at_start, &head, head.edges[i], &find);
    }
    if (sure != NULL) {
        if (find.best.hit != CC_VOCABULARY_NONE && find.proof[find.best.phrase->reason] && is_surer(&head, &find.best, &find.sure))
            find.sure = find.best;
        if (find.sure.hit != CC_VOCABULARY_WHOLE && find.sure.hit != CC_VOCABULARY_NONE && cc_line_head_is_quoted(&head))
            find.sure = none;
        *sure = said_by(&head, &find.sure, &find);
    }
    return said_by(&head, &find.best, &find);
}

bool cc_vocabulary_names_nobody(struct cc_span text, const struct cc_said *said)
{
    struct cc_span word;
    size_t at = 0;
    uint32_t c;

    if (said->reason != CC_REASON_BYLINE || said->hit != CC_VOCABULARY_START || said->phrase_words != 1 || said->is_label ||
        !cc_next_word(&text, &word) || !cc_next_word(&text, &word))
        return false;
    c = cc_utf8_next(word, &at);
    return cc_char_has_case(c) && cc_char_is_letter(c) && !cc_char_is_upper(c);
}
