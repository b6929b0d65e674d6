/* vocabulary.c -- which phrase of the table a line holds.
 *
 * The table has some 21,000 phrases and a page some 300 blocks, so no line may be searched 21,000
 * times.  A phrase can only begin at a word's edge: at each edge of the line its first bytes
 * are looked up in a hash table of the phrases' first bytes.  The hash table is made from the
 * phrases when it is first asked for (pthread_once) and never changes after: it is the same in
 * every run, and could as well stand here as 21,000 numbers that nobody can read.  Measured: 0.1
 * to 3 us a line. */
#include "cleancopy/extract/vocabulary.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"
#include "vocabulary_table.h"

#include <pthread.h>

#define COUNT(array)    (sizeof(array) / sizeof((array)[0]))
#define N_PHRASES       COUNT(phrases)
#define N_NAMES         1024
#define MAX_HEAD_BYTES  300 /* as the header says: widgets say what they are at once */
#define KEY_BYTES       4
#define SHORT_KEY_BYTES 2     /* the shortest phrase: "by" */
#define BUCKET_BITS     14
#define N_BUCKETS       (1u << BUCKET_BITS)
#define NO_PHRASE       UINT16_MAX
#define MAX_TOKEN_WORDS 24 /* more words than that say nothing new */
#define MAX_TOKEN_BYTES 24 /* the longest word of the token table has 15 */

/* Phrases by their first four bytes, in chains; the few shorter ones by their first two, in buckets of their own. */
static uint16_t first_of_bucket[N_BUCKETS], first_of_short[N_BUCKETS], next_of_phrase[N_PHRASES];
static uint32_t key_of_phrase[N_PHRASES];
static pthread_once_t index_once = PTHREAD_ONCE_INIT;

/* The words of class and id attributes by their hash: bits, and from FIRST_TOKEN on 1 + a token's place. */
enum {
    CONTAINER = 1,
    SETTING = 2,
    FIRST_TOKEN = 4
};
static uint64_t name_keys[N_NAMES];
static uint32_t name_values[N_NAMES];
static struct cc_count_table names;
_Static_assert(N_PHRASES < NO_PHRASE, "indexes of 16 bits");
_Static_assert(COUNT(tokens) + COUNT(container_words) + COUNT(setting_words) <= N_NAMES / 2,
               "the table is half full at most");

/* The start of a line, made comparable: curly apostrophes plain, other blanks a space. */
struct head {
    char text[MAX_HEAD_BYTES];
    uint16_t len;
    uint16_t edges[MAX_HEAD_BYTES]; /* offsets where a phrase may begin */
    uint16_t n_edges;
    uint16_t first, last; /* the first letter's offset; one past the last letter's */
    bool whole;           /* the head is all of the line */
};

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

/* `n` is KEY_BYTES or SHORT_KEY_BYTES. */
static uint32_t key_at(const char *at, size_t n)
{
    uint32_t key = 0;

    memcpy(&key, at, n);
    return key;
}

static uint32_t bucket_of(uint32_t key)
{
    return (uint32_t)(key * 2654435761u) >> (32 - BUCKET_BITS); /* Knuth's multiplier */
}

static void name_words(const char *const *words, size_t n, uint32_t mark)
{
    size_t i;

    for (i = 0; i < n; i++)
        *cc_count_table_at(&names, cc_hash64(cc_span_from(words[i]))) |= mark;
}

/* Of a word that stands twice among the tokens the first counts. */
static void make_names(void)
{
    uint32_t i, *known;

    cc_count_table_over(&names, name_keys, name_values, N_NAMES);
    name_words(container_words, COUNT(container_words), CONTAINER);
    name_words(setting_words, COUNT(setting_words), SETTING);
    for (i = 0; i < COUNT(tokens); i++) {
        known = cc_count_table_at(&names, cc_hash64(cc_span_from(tokens[i].text)));
        if (*known < FIRST_TOKEN)
            *known |= (i + 1) * FIRST_TOKEN;
    }
}

static void make_index(void)
{
    uint16_t *first, i;
    bool is_short;

    for (i = 0; i < N_BUCKETS; i++)
        first_of_bucket[i] = first_of_short[i] = NO_PHRASE;
    for (i = 0; i < N_PHRASES; i++) {
        is_short = phrases[i].len < KEY_BYTES;
        key_of_phrase[i] = key_at(phrases[i].text, is_short ? SHORT_KEY_BYTES : KEY_BYTES);
        first = &(is_short ? first_of_short : first_of_bucket)[bucket_of(key_of_phrase[i])];
        next_of_phrase[i] = *first;
        *first = i;
    }
    make_names();
}

static bool is_hangul(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

static bool is_free_script(uint32_t c)
{
    return c >= 0x0E00 && cc_char_is_spaceless(c); /* Thai is the first of them */
}

/* Of a character beyond ASCII. */
static uint32_t comparable(uint32_t c)
{
    if (c == 0x2019 || c == 0x02BC || c == 0x2018)
        return '\'';
    return c == 0xA0 ? ' ' : c;
}

/* What head_make() knows of the character before. */
struct before {
    uint32_t c;
    bool is_word;
};

/* A character of `n` bytes, of class `class`, was put at the head's end. */
static inline void note(struct head *head, struct before *before, uint32_t c, uint32_t class, size_t n)
{
    bool word = (class & CC_CHAR_WORD) != 0;

    if (word || c == 0xA9) { /* "©" begins phrases too */
        if (!before->is_word || is_free_script(before->c) || is_free_script(c))
            head->edges[head->n_edges++] = head->len;
        if ((class & CC_CHAR_DIGIT) == 0) {
            if (head->first == MAX_HEAD_BYTES)
                head->first = head->len;
            head->last = (uint16_t)(head->len + n);
        }
    }
    head->len = (uint16_t)(head->len + n);
    before->c = c;
    before->is_word = word;
}

/* Copies the head and notes word edges and the letters' bounds. */
static void head_make(struct cc_span lower, struct head *head)
{
    struct before before = {' ', false};
    size_t at = 0;

    head->len = head->n_edges = head->last = 0;
    head->first = MAX_HEAD_BYTES;
    while (at < lower.len && head->len + 4u <= MAX_HEAD_BYTES) {
        unsigned char byte = (unsigned char)lower.ptr[at];

        if (byte < 0x80) {
            head->text[head->len] = byte == '\t' ? ' ' : (char)byte;
            note(head, &before, byte, cc_ascii_classes[byte], 1);
            at++;
        } else {
            uint32_t c = cc_utf8_next(lower, &at);

            note(head, &before, c, cc_char_class(c), cc_utf8_put(comparable(c), head->text + head->len));
        }
    }
    head->whole = at >= lower.len;
}

/* Whether a phrase that ends at `end` ends a word there.  Korean hangs its particles on the
 * word, and scripts without spaces have no edges to ask for. */
static bool ends_word(const struct head *head, size_t end)
{
    struct cc_span text = {head->text, head->len};
    uint32_t before, after;
    size_t at;

    if (end >= head->len)
        return true;
    at = end - 1;
    while (at > 0 && ((unsigned char)head->text[at] & 0xC0) == 0x80)
        at--;
    before = cc_utf8_next(text, &at);
    at = end;
    after = cc_utf8_next(text, &at);
    if (!cc_char_is_word(before) || !cc_char_is_word(after))
        return true;
    return is_free_script(before) || is_free_script(after) ||
           (is_hangul(before) && is_hangul(after));
}

/* Whether one of the networks' names begins a word from `at` on. */
static bool names_network(const struct head *head, size_t at)
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

/* Whether what stands behind a phrase that ends at `end` parts it from the rest of the line. */
static bool parts(const struct head *head, size_t end)
{
    static const uint32_t marks[] = {':', '|', '>', ']', 0xBB /* » */, 0x2013, 0x2014 /* dashes */, 0x2192 /* arrow */, 0x25B6, 0x25BA,
                                     0x279C, 0x27A1, 0x3011, 0xFF1A, 0xFF5C};
    struct cc_span text = {head->text, head->len};
    size_t at = end, i;
    uint32_t c;

    while (at < head->len && head->text[at] == ' ')
        at++;
    if (at == head->len)
        return false;
    if (head->text[at] == '-')
        return at > end; /* not of a compound */
    c = cc_utf8_next(text, &at);
    for (i = 0; i < COUNT(marks); i++)
        if (c == marks[i])
            return true;
    return false;
}

/* The phrase at one edge of the line. */
static enum cc_vocabulary_hit hit_at(const struct head *head, const struct phrase *p, size_t at)
{
    enum cc_vocabulary_hit hit;

    if (at + p->len > head->len || memcmp(head->text + at, p->text, p->len) != 0)
        return CC_VOCABULARY_NONE;
    hit = at <= head->first ? CC_VOCABULARY_START : CC_VOCABULARY_INSIDE;
    if (hit == CC_VOCABULARY_START && head->whole && at + p->len >= head->last)
        hit = CC_VOCABULARY_WHOLE;
    if (hit < (enum cc_vocabulary_hit)p->level || (p->with_network && !names_network(head, at + p->len)))
        return CC_VOCABULARY_NONE;
    if (p->before_mark && hit != CC_VOCABULARY_WHOLE && !parts(head, at + p->len))
        return CC_VOCABULARY_NONE;
    return hit == CC_VOCABULARY_WHOLE || ends_word(head, at + p->len) ? hit
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

static bool is_label(const struct head *head, const struct hit *hit)
{
    return hit->hit == CC_VOCABULARY_START && parts(head, (size_t)hit->at + hit->phrase->len);
}

/* How much can be made of a sure hit.  "Read on after the advertisement" begins like a link and is none: what only a label or the whole line may tell
 * comes last without these. */
static int weight_of(const struct head *head, const struct hit *hit)
{
    bool tells = hit->hit == CC_VOCABULARY_WHOLE || cc_vocabulary_promotes((enum cc_reason)hit->phrase->reason) || is_label(head, hit);

    return tells ? (int)hit->hit : 0;
}

static bool is_surer(const struct head *head, const struct hit *hit, const struct hit *best)
{
    int weight, weight_of_best;

    if (best->hit == CC_VOCABULARY_NONE)
        return true;
    weight = weight_of(head, hit);
    weight_of_best = weight_of(head, best);
    return weight != weight_of_best ? weight > weight_of_best : is_better(hit, best);
}

static bool is_word_at(struct cc_span text, size_t at)
{
    return cc_char_is_word(cc_utf8_next(text, &at));
}

/* Whether the line begins with words in quotes: somebody else says them.  Single quotes are apostrophes here, which stand within words too.  A quote
 * whose end lies behind the head is one as well. */
static bool is_quoted(const struct head *head)
{
    static const struct {
        uint32_t open, close[3];
    } marks[] = {{'"', {'"', 0, 0}},          {'\'', {'\'', 0, 0}},         {0x201A, {'\'', 0, 0}},
                 {0x201C, {0x201D, 0, 0}},    {0x201D, {0x201D, 0, 0}},     {0x201E, {0x201C, 0x201D, '"'}},
                 {0xAB, {0xBB, 0, 0}},        {0xBB, {0xAB, 0xBB, 0}},      {0x2039, {0x203A, 0, 0}},
                 {0x300C, {0x300D, 0, 0}},    {0x300E, {0x300F, 0, 0}}};
    struct cc_span text = {head->text, head->len};
    size_t at = 0, i, k;
    uint32_t first = cc_utf8_next(text, &at), c;

    for (i = 0; i < COUNT(marks) && marks[i].open != first; i++)
        continue;
    if (i == COUNT(marks))
        return false;
    while (at < head->len) {
        c = cc_utf8_next(text, &at);
        for (k = 0; k < COUNT(marks[i].close); k++)
            if (c == marks[i].close[k] && c != 0 && (c != '\'' || at == head->len || !is_word_at(text, at)))
                return true;
    }
    return !head->whole && first != '\'' && first != 0xBB;
}

static inline void search_chain(const struct head *head, size_t at, const uint16_t *first, uint32_t key, struct find *find)
{
    uint16_t i = first[bucket_of(key)];

    for (; i != NO_PHRASE; i = next_of_phrase[i]) {
        const struct phrase *p = &phrases[i];
        struct hit hit = {CC_VOCABULARY_NONE, p, (uint16_t)at};

        if (key_of_phrase[i] != key)
            continue;
        hit.hit = hit_at(head, p, at);
        if (hit.hit == CC_VOCABULARY_NONE)
            continue;
        note_proof(p, at, find);
        if (p->level == CC_VOCABULARY_NONE)
            continue;
        if (is_better(&hit, &find->best))
            find->best = hit;
        if (p->is_sure && is_surer(head, &hit, &find->sure))
            find->sure = hit;
    }
}

static struct cc_said said_by(const struct head *head, const struct hit *hit, const struct find *find)
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
    struct head head;
    uint16_t i, at;

    (void)pthread_once(&index_once, make_index); /* fails for a bad control alone */
    head_make(lower, &head);
    for (i = 0; i < head.n_edges; i++) {
        at = head.edges[i];
        if (at + KEY_BYTES <= head.len)
            search_chain(&head, at, first_of_bucket, key_at(head.text + at, KEY_BYTES), &find);
        if (at + SHORT_KEY_BYTES <= head.len)
            search_chain(&head, at, first_of_short, key_at(head.text + at, SHORT_KEY_BYTES), &find);
    }
    if (sure != NULL) {
        if (find.best.hit != CC_VOCABULARY_NONE && find.proof[find.best.phrase->reason] && is_surer(&head, &find.best, &find.sure))
            find.sure = find.best;
        if (find.sure.hit != CC_VOCABULARY_WHOLE && find.sure.hit != CC_VOCABULARY_NONE && is_quoted(&head))
            find.sure = none;
        *sure = said_by(&head, &find.sure, &find);
    }
    return said_by(&head, &find.best, &find);
}

/* One word of a class or id attribute, in lower case. */
struct token_word {
    char text[MAX_TOKEN_BYTES];
    uint8_t len;
};

static bool is_ascii_upper(unsigned char c)
{
    return (cc_ascii_classes[c] & CC_CHAR_UPPER) != 0;
}

static bool is_token_letter(unsigned char c)
{
    return (cc_ascii_classes[c] & CC_CHAR_LETTER) != 0 || c >= 0x80;
}

/* Splits at everything that is no letter and where a small letter meets a capital
 * ("newsletterBox").  Over-long words are cut: no word of the table is as long. */
static size_t split_words(struct cc_span s, struct token_word *words)
{
    size_t i, n = 0;
    unsigned char c, before = 0;

    for (i = 0; i < s.len; i++) {
        c = (unsigned char)s.ptr[i];
        if (is_token_letter(c)) {
            if (!is_token_letter(before) || (is_ascii_upper(c) && !is_ascii_upper(before))) {
                if (n == MAX_TOKEN_WORDS)
                    return n;
                words[n++].len = 0;
            }
            if (words[n - 1].len < MAX_TOKEN_BYTES)
                words[n - 1].text[words[n - 1].len++] = (char)(is_ascii_upper(c) ? c + 32 : c);
        }
        before = c;
    }
    return n;
}

static uint32_t look_up(const struct token_word *word)
{
    return cc_count_table_find(&names, cc_hash64((struct cc_span){word->text, word->len}));
}

enum cc_reason cc_vocabulary_token(struct cc_span class_or_id)
{
    struct token_word words[MAX_TOKEN_WORDS];
    uint32_t known[MAX_TOKEN_WORDS], all = 0;
    size_t n = split_words(class_or_id, words), i;
    const struct token *token;

    (void)pthread_once(&index_once, make_index); /* fails for a bad control alone */
    for (i = 0; i < n; i++) {
        known[i] = look_up(&words[i]);
        all |= known[i];
    }
    for (i = 0; i < n; i++) {
        if (known[i] < FIRST_TOKEN || (i > 0 && (known[i - 1] & SETTING) != 0))
            continue;
        token = &tokens[known[i] / FIRST_TOKEN - 1];
        if (token->rule == TOKEN_NOT_OF_TEXT && (all & CONTAINER) != 0)
            continue;
        return (enum cc_reason)token->reason;
    }
    return CC_REASON_NONE;
}
