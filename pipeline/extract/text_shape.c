#include "cleancopy/extract/text_shape.h"

#include "cleancopy/core/utf8.h"

#include <string.h>

/* The commonest words of English, German, French, Spanish, Italian, Portuguese, Dutch, Polish
 * and Swedish, sorted by bytes.  Running text has 300 to 500 permille of them, menus hardly
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

static bool is_stop_word(struct cc_span word)
{
    size_t low = 0, high = sizeof(stop_words) / sizeof(stop_words[0]);

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = cc_span_compare(word, cc_span_from(stop_words[middle]));

        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
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
    static const uint32_t set[] = {'"',    '\'',   0xAB,   0xBB,   0x2018,
                                   0x2019, 0x201A, 0x201C, 0x201D, 0x201E,
                                   0x2039, 0x203A, 0x300C, 0x300D, 0};

    return is_any_of(c, set);
}

static bool is_arrow(uint32_t c)
{
    static const uint32_t set[] = {'<',    '>',    0xAB,   0xBB,   0x2039, 0x203A, 0x2190,
                                   0x2192, 0x25B6, 0x25B8, 0x25BA, 0x276F, 0};

    return is_any_of(c, set);
}

static bool is_bullet(uint32_t c)
{
    static const uint32_t set[] = {'-', '*', 0xB7, 0x2013, 0x2014, 0x2022, 0x25AA, 0x25CF, 0};

    return is_any_of(c, set);
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

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

static void look_at_words(struct cc_span lower, uint32_t n_words, struct cc_text_shape *shape)
{
    struct cc_span word;
    uint32_t n_stop = 0;

    while (cc_next_word(&lower, &word))
        n_stop += is_stop_word(word);
    shape->stop_words = permille(n_stop, n_words);
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

void cc_text_shape_of(struct cc_span text, struct cc_span lower, uint32_t n_words,
                      struct cc_text_shape *shape)
{
    uint32_t c = 0, before = 0, beyond = 0, first = 0, n_upper = 0, n_digits = 0, n_letters = 0;
    bool ended = false;
    size_t at = 0;

    memset(shape, 0, sizeof(*shape));
    while (at < text.len) {
        beyond = before;
        before = c;
        c = cc_utf8_next(text, &at);
        if (first == 0)
            first = c;
        shape->chars++;
        shape->price |= (cc_char_is_digit(c) && (is_currency(before) || is_currency(beyond))) ||
                        (is_currency(c) && (cc_char_is_digit(before) || cc_char_is_digit(beyond)));
        n_upper += cc_char_is_upper(c);
        n_digits += cc_char_is_digit(c);
        n_letters += cc_char_is_letter(c);
        shape->commas += is_comma(c);
        shape->bars += c == '|' || c == 0xB7 || c == 0x2022;
        shape->slashes += c == '/';
        shape->questions += c == '?' || c == 0xFF1F;
        shape->at_sign |= c == '@';
        shape->copyright |= c == 0xA9;
        /* a sentence ends before a blank, a closing quote or the end; in Han and Kana at once
         */
        if (ended &&
            (cc_char_is_space(c) || is_quote(c) || c == ')' || cc_char_is_spaceless(c)))
            shape->sentences++;
        ended = cc_char_ends_sentence(c);
    }
    shape->sentences += ended;
    look_at_edges(shape, first, c);
    shape->upper = permille(n_upper, (uint64_t)shape->chars);
    shape->digits = permille(n_digits, (uint64_t)shape->chars);
    shape->word_chars = (int32_t)((uint64_t)shape->chars * 10 / (n_words > 0 ? n_words : 1));
    shape->digits_only = n_letters == 0;
    shape->date = has_date(text);
    shape->ellipsis_end = cc_span_ends(text, CC_SPAN("...")) || c == 0x2026;
    shape->copyright |= has(lower, CC_SPAN("(c)"));
    shape->url = has(lower, CC_SPAN("http")) || has(lower, CC_SPAN("www."));
    look_at_words(lower, n_words, shape);
}
