#include "cleancopy/extract/text_shape.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"

#include <pthread.h>
#include <string.h>

/* The commonest words of English, German, French, Spanish, Italian, Portuguese, Dutch, Polish
 * and Swedish.  Running text has 300 to 500 permille of them, menus hardly
 * any. */
static const char *const stop_words[] = {
    "a",     "aber", "about", "al",    "all",  "alla", "als",  "also", "an",    "anche",
    "and",   "ao",   "are",   "as",    "at",   "att",  "au",   "auch", "auf",   "aus",
    "aux",   "av",   "avec",  "be",    "been", "bei",  "but",  "by",   "can",   "ce",
    "cette", "che",  "com",   "como",  "con",  "da",   "dans", "das",  "dass",  "dat",
    "de",    "dei",  "del",   "della", "dem",  "den",  "der",  "des",  "det",   "di",
    "die",   "do",   "door",  "dos",   "du",   "e",    "een",  "ein",  "eine",  "einen",
    "einer", "el",   "em",    "en",    "er",   "es",   "est",  "este", "et",    "ett",
    "foi",   "for",  "from",  "fue",   "för",  "für",  "gli",  "ha",   "haben", "had",
    "har",   "has",  "hat",   "have",  "he",   "het",  "his",  "i",    "ich",   "if",
    "il",    "im",   "in",    "inte",  "is",   "ist",  "it",   "its",  "jest",  "la",
    "las",   "le",   "les",   "lo",    "los",  "ma",   "maar", "mais", "med",   "met",
    "mit",   "more", "my",    "más",   "na",   "naar", "nach", "ne",   "nel",   "nicht",
    "nie",   "niet", "noch",  "non",   "not",  "nous", "nur",  "não",  "o",     "och",
    "oder",  "of",   "om",    "on",    "one",  "ook",  "op",   "or",   "os",    "our",
    "par",   "pas",  "per",   "pero",  "più",  "plus", "pour", "på",   "que",   "qui",
    "said",  "se",   "she",   "si",    "sich", "sie",  "sind", "się",  "so",    "som",
    "son",   "sont", "su",    "sur",   "sus",  "te",   "that", "the",  "their", "there",
    "they",  "this", "till",  "to",    "um",   "uma",  "un",   "una",  "und",   "une",
    "van",   "von",  "voor",  "vor",   "vous", "w",    "war",  "was",  "we",    "werden",
    "were",  "what", "when",  "which", "who",  "wie",  "will", "wir",  "wird",  "with",
    "would", "y",    "you",   "your",  "z",    "zijn", "zu",   "è",    "über",
};

#define COUNT(array)  (sizeof(array) / sizeof((array)[0]))
#define MAX_STOP_WORD 7 /* bytes: what a number has room for */

/* The words as numbers, see key_of(). */
static struct cc_count_slot stop_slots[512];
static struct cc_count_table stop_table;
static pthread_once_t stop_once = PTHREAD_ONCE_INIT;
_Static_assert(COUNT(stop_words) <= COUNT(stop_slots) / 2, "the table is half full at most");

/* A word of up to seven bytes is a number by itself: no two have the same.  It is stirred because the table takes the lowest bits. */
static uint64_t key_of(struct cc_span word)
{
    uint64_t key = 0;
    size_t i;

    for (i = 0; i < word.len; i++)
        key = key << 8 | (unsigned char)word.ptr[i];
    key *= 0x9E3779B97F4A7C15u;
    return key << 32 | key >> 32;
}

static void make_stop_table(void)
{
    size_t i;

    cc_count_table_over(&stop_table, stop_slots, COUNT(stop_slots));
    for (i = 0; i < COUNT(stop_words); i++)
        *cc_count_table_at(&stop_table, key_of(cc_span_from(stop_words[i]))) = 1;
}

static bool is_stop_word(struct cc_span word)
{
    return word.len <= MAX_STOP_WORD && cc_count_table_find(&stop_table, key_of(word)) != 0;
}

static bool is_any_of(uint32_t c, const uint32_t *set)
{
    for (; *set != 0; set++)
        if (*set == c)
            return true;
    return false;
}

static bool is_quote(uint32_t c)
{
    static const uint32_t beyond[] = {0xAB,   0xBB,   0x2018, 0x2019, 0x201A, 0x201C, 0x201D,
                                      0x201E, 0x2039, 0x203A, 0x300C, 0x300D, 0};

    return c < 0x80 ? c == '"' || c == '\'' : is_any_of(c, beyond);
}

static bool is_arrow(uint32_t c)
{
    static const uint32_t beyond[] = {0xAB,   0xBB,   0x2039, 0x203A, 0x2190, 0x2192,
                                      0x25B6, 0x25B8, 0x25BA, 0x276F, 0};

    return c < 0x80 ? c == '<' || c == '>' : is_any_of(c, beyond);
}

static bool is_bullet(uint32_t c)
{
    static const uint32_t beyond[] = {0xB7, 0x2013, 0x2014, 0x2022, 0x25AA, 0x25CF, 0};

    return c < 0x80 ? c == '-' || c == '*' : is_any_of(c, beyond);
}

static bool is_comma(uint32_t c)
{
    return c == ',' || c == 0xFF0C || c == 0x3001 || c == 0x060C;
}

/* Digits from `at` on: how many, at most 5, and their value. */
static size_t digits_at(struct cc_span s, size_t at, uint32_t *value)
{
    size_t n = 0;

    *value = 0;
    while (n < 5 && at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9') {
        *value = *value * 10 + (uint32_t)(s.ptr[at + n] - '0');
        n++;
    }
    return n;
}

/* A year (1900-2099), "12:30", "3/4/25" or "3.4.2025" somewhere. */
static bool has_date(struct cc_span s)
{
    size_t at = 0;

    while (at < s.len) {
        uint32_t a, b;
        size_t n = digits_at(s, at, &a), m;

        if (n == 0) {
            at++;
            continue;
        }
        at += n;
        if (n == 4 && a >= 1900 && a <= 2099)
            return true;
        if (n <= 2 && at < s.len && strchr(":./-", s.ptr[at]) != NULL && s.ptr[at] != '\0') {
            m = digits_at(s, at + 1, &b);
            if (s.ptr[at] == ':' && m == 2)
                return true;
            if (m >= 1 && m <= 2 && s.ptr[at] != ':' && at + 1 + m < s.len &&
                s.ptr[at + 1 + m] == s.ptr[at] && digits_at(s, at + 2 + m, &b) >= 2)
                return true;
        }
        while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
            at++; /* the rest of a longer number is no date */
    }
    return false;
}

/* The signs of the currencies that have one. */
static bool is_currency(uint32_t c)
{
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
}

static bool has(struct cc_span s, struct cc_span needle)
{
    return cc_span_find(s, needle, 0) != (size_t)-1;
}

/* Asked of every line, most of which are short: without a branch a byte compilers make vectors of it. */
static bool has_http(struct cc_span s)
{
    const char *c = s.ptr;
    unsigned found = 0;
    size_t i;

    for (i = 0; i + 3 < s.len; i++)
        found |= (unsigned)(c[i] == 'h') & (c[i + 1] == 't') & (c[i + 2] == 't') & (c[i + 3] == 'p');
    return found != 0;
}

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

uint32_t cc_stop_words_among(const struct cc_span *words, size_t n)
{
    uint32_t n_stop = 0;
    size_t i;

    (void)pthread_once(&stop_once, make_stop_table); /* fails for a bad control alone */
    for (i = 0; i < n; i++)
        n_stop += is_stop_word(words[i]);
    return n_stop;
}

uint32_t cc_stop_words_count(struct cc_span lower)
{
    struct cc_span word;
    uint32_t n_stop = 0;

    while (cc_next_word(&lower, &word))
        n_stop += cc_stop_words_among(&word, 1);
    return n_stop;
}

/* What depends on the first and the last character. */
static void look_at_edges(struct cc_text_shape *shape, uint32_t first, uint32_t last)
{
    shape->first = cc_char_is_upper(first) ? 2 : cc_char_is_letter(first) ? 1 : 0;
    if (cc_char_is_spaceless(first))
        shape->first = 0;
    shape->quote_start = is_quote(first);
    shape->dash_start = is_bullet(first);
    shape->colon_end = last == ':' || last == 0xFF1A;
    shape->end = cc_char_ends_sentence(last) || is_quote(last)                   ? 2
                 : shape->colon_end || last == ';' || last == ')' || last == ',' ? 1
                                                                                 : 0;
    shape->arrow = is_arrow(first) || is_arrow(last);
}

/* A figure at most one character away from a currency's sign: "$5", "5 €". */
static bool has_price(struct cc_span text)
{
    uint32_t c = 0, before = 0, beyond = 0;
    size_t at = 0;

    while (at < text.len) {
        beyond = before;
        before = c;
        c = cc_utf8_next(text, &at);
        if (cc_char_is_digit(c) ? is_currency(before) || is_currency(beyond)
                                : is_currency(c) &&
                                      (cc_char_is_digit(before) || cc_char_is_digit(beyond)))
            return true;
    }
    return false;
}

/* How often the characters of a text are there. */
struct tally {
    uint32_t ascii[128];
    uint32_t beyond, upper, digits, letters, commas, bars, questions, copyrights, currencies;
    uint32_t first, last, sentences;
};

static void count_beyond(struct tally *tally, uint32_t c)
{
    uint32_t class = cc_char_class(c);

    tally->beyond++;
    tally->upper += (class & CC_CHAR_UPPER) != 0;
    tally->digits += (class & CC_CHAR_DIGIT) != 0;
    tally->letters += (class & CC_CHAR_LETTER) != 0;
    tally->commas += is_comma(c);
    tally->bars += c == 0xB7 || c == 0x2022;
    tally->questions += c == 0xFF1F;
    tally->copyrights += c == 0xA9;
    tally->currencies += is_currency(c);
}

/* A sentence ends before a blank, a closing quote or the end; in Han and Kana at once. */
static bool may_follow_sentence(uint32_t c)
{
    return cc_char_is_space(c) || is_quote(c) || c == ')' || cc_char_is_spaceless(c);
}

static void count_characters(struct cc_span text, struct tally *tally)
{
    uint32_t c = 0;
    bool ended = false;
    size_t at = 0;

    while (tally->first == 0 && at < text.len)
        tally->first = cc_utf8_next(text, &at);
    at = 0;
    while (at < text.len) {
        c = cc_utf8_next(text, &at);
        if (ended && may_follow_sentence(c))
            tally->sentences++;
        if (c < 0x80) {
            tally->ascii[c]++;
            ended = (cc_ascii_classes[c] & CC_CHAR_STOP) != 0;
        } else {
            count_beyond(tally, c);
            ended = cc_char_ends_sentence(c);
        }
    }
    tally->sentences += ended;
    tally->last = c;
}

static uint32_t sum_ascii(const struct tally *tally, int first, int last)
{
    uint32_t sum = 0;
    int c;

    for (c = first; c <= last; c++)
        sum += tally->ascii[c];
    return sum;
}

void cc_text_shape_of(struct cc_span text, struct cc_span lower, uint32_t n_words,
                      uint32_t n_stop_words, struct cc_text_shape *shape)
{
    struct tally tally;
    const uint32_t *ascii = tally.ascii;
    uint32_t upper, digits, chars;

    memset(shape, 0, sizeof(*shape));
    memset(&tally, 0, sizeof(tally));
    count_characters(text, &tally);
    chars = tally.beyond + sum_ascii(&tally, 0, 127);
    upper = sum_ascii(&tally, 'A', 'Z');
    digits = sum_ascii(&tally, '0', '9');
    shape->chars = (int32_t)chars;
    shape->sentences = (int32_t)tally.sentences;
    shape->upper = permille(tally.upper + upper, chars);
    shape->digits = permille(tally.digits + digits, chars);
    shape->digits_only = tally.letters + upper + sum_ascii(&tally, 'a', 'z') == 0;
    shape->word_chars = (int32_t)((uint64_t)chars * 10 / (n_words > 0 ? n_words : 1));
    shape->commas = (int32_t)(tally.commas + ascii[',']);
    shape->bars = (int32_t)(tally.bars + ascii['|']);
    shape->slashes = (int32_t)ascii['/'];
    shape->questions = (int32_t)(tally.questions + ascii['?']);
    shape->at_sign = ascii['@'] > 0;
    shape->copyright = tally.copyrights > 0 || (ascii['('] > 0 && has(lower, CC_SPAN("(c)")));
    shape->price = tally.currencies + ascii['$'] > 0 && tally.digits + digits > 0 && has_price(text);
    shape->date = digits > 0 && has_date(text);
    shape->url = has_http(lower) || (ascii['.'] > 0 && has(lower, CC_SPAN("www.")));
    shape->ellipsis_end = cc_span_ends(text, CC_SPAN("...")) || tally.last == 0x2026;
    look_at_edges(shape, tally.first, tally.last);
    shape->stop_words = permille(n_stop_words, n_words);
}
