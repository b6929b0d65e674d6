/* class_reason.c -- what the words of a class or id say of an element.
 *
 * The words are looked up by hash in a table that is made from class_reason_table.h when it is first asked for and never changes after. */
#include "cleancopy/extract/class_reason.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"
#include "class_reason_table.h"

#include <pthread.h>

#define COUNT(array)    (sizeof(array) / sizeof((array)[0]))
#define N_NAMES         1024
#define BYTE_CLASSES    32 /* ASCII letters are all different */
#define MAX_TOKEN_WORDS 24 /* more words than that say nothing new */
#define MAX_TOKEN_BYTES 24 /* the longest word of the token table has 15 */

/* The words of class and id attributes by their hash: bits, and from FIRST_TOKEN on 1 + a token's place. */
enum {
    CONTAINER = 1,
    SETTING = 2,
    FIRST_TOKEN = 4
};
static struct cc_count_slot name_slots[N_NAMES];
static struct cc_count_table names;
/* By the first two bytes of a word, a bit for each length that words of the table have: most words of a page's classes are told by it. */
static uint32_t lengths_of[BYTE_CLASSES][BYTE_CLASSES];
static pthread_once_t names_once = PTHREAD_ONCE_INIT;
_Static_assert(COUNT(tokens) + COUNT(container_words) + COUNT(setting_words) <= N_NAMES / 2,
               "the table is half full at most");

static uint32_t *lengths_at(const char *word)
{
    return &lengths_of[(unsigned char)word[0] % BYTE_CLASSES][(unsigned char)word[1] % BYTE_CLASSES];
}

/* The word's bits, 0 at first.  It has two bytes or more and is no longer than a token. */
static uint32_t *name_word(const char *word)
{
    *lengths_at(word) |= UINT32_C(1) << strlen(word);
    return cc_count_table_at(&names, cc_hash64(cc_span_from(word)));
}

static void name_words(const char *const *words, size_t n, uint32_t mark)
{
    size_t i;

    for (i = 0; i < n; i++)
        *name_word(words[i]) |= mark;
}

/* Of a word that stands twice among the tokens the first counts. */
static void make_names(void)
{
    uint32_t i, *known;

    cc_count_table_over(&names, name_slots, N_NAMES);
    name_words(container_words, COUNT(container_words), CONTAINER);
    name_words(setting_words, COUNT(setting_words), SETTING);
    for (i = 0; i < COUNT(tokens); i++) {
        known = name_word(tokens[i].text);
        if (*known < FIRST_TOKEN)
            *known |= (i + 1) * FIRST_TOKEN;
    }
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
    if (word->len < 2 || (*lengths_at(word->text) >> word->len & 1) == 0)
        return 0;
    return cc_count_table_find(&names, cc_hash64((struct cc_span){word->text, word->len}));
}

enum cc_reason cc_class_reason(struct cc_span class_or_id)
{
    struct token_word words[MAX_TOKEN_WORDS];
    uint32_t known[MAX_TOKEN_WORDS], all = 0;
    size_t n = split_words(class_or_id, words), i;
    const struct token *token;

    (void)pthread_once(&names_once, make_names); /* fails for a bad control alone */
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
