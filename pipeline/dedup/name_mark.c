#include "cleancopy/dedup/name_mark.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup/edge.h"
#include "cleancopy/dedup/normal.h"

/* Tokens that a name is looked for among, behind the place where words and tokens would stand
 * side by side: a character of a script without spaces is a token that is no word of its own,
 * and a word that a character reference was left in has none. */
#define LOOK_AHEAD 24

/* A word before a full stop of at most so many letters shortens a title or a name. */
#define MAX_SHORT_LETTERS 3

#define MAX_ASCII_BYTES 64 /* of a name that is looked at without a normal form */

/* A word with a capital. */
struct word {
    struct cc_span text;
    bool is_first; /* of a sentence */
};

/* Where the text is read, and what the tokens behind it are known to be. */
struct reader {
    struct cc_span text;
    size_t at;
    bool at_head;      /* of a sentence */
    struct cc_span last; /* the word before `at`, where it has a capital */
    uint32_t n_words;  /* so far, … */
    uint32_t n_names;  /* … and those with capitals where none is due */
    uint32_t token_at; /* the token after the last one that was found */
    uint32_t word_at;  /* the number of words when it was found */
};

/* What a byte is: of a word, the capital that begins one, or part of a longer character. */
enum byte_class {
    GAP,
    WORD,
    CAPITAL,
    LONG
};

static enum byte_class class_at(struct cc_span s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at], lower = c | 0x20;

    if (c >= 0x80)
        return LONG;
    if (lower >= 'a' && lower <= 'z')
        return c == lower ? WORD : CAPITAL;
    return c >= '0' && c <= '9' ? WORD : GAP;
}

static bool is_word_ascii(enum byte_class class)
{
    return class == WORD || class == CAPITAL;
}

/* Takes in what stands between two words. */
static void read_gap(struct reader *r, uint32_t c)
{
    if (c == '.' && r->last.len > 0 && cc_utf8_count(r->last) <= MAX_SHORT_LETTERS)
        return; /* "Mr.", "U.S." */
    if (cc_char_ends_sentence(c) || c == ':' || c == '\n')
        r->at_head = true;
}

/* Moves over what is no word; false at the end of the text. */
static bool skip_gap(struct reader *r)
{
    while (r->at < r->text.len) {
        enum byte_class class = class_at(r->text, r->at);
        size_t next = r->at + 1;
        uint32_t c = (unsigned char)r->text.ptr[r->at];

        if (is_word_ascii(class))
            return true;
        if (class == LONG) {
            next = r->at;
            c = cc_utf8_next(r->text, &next);
            if (cc_char_is_word(c))
                return true;
        }
        if (c != ' ' && c != ',')
            read_gap(r, c);
        r->at = next;
    }
    return false;
}

/* Behind the ASCII letters and digits that stand at `at`: nine bytes in ten of most texts. */
static size_t skip_ascii(struct cc_span s, size_t at)
{
    while (at < s.len) {
        unsigned char c = (unsigned char)s.ptr[at];

        if ((unsigned char)((c | 0x20) - 'a') >= 26 && (unsigned char)(c - '0') >= 10)
            break;
        at++;
    }
    return at;
}

/* The end of the word at `at`: an apostrophe is in it when a letter follows. */
static size_t skip_word(struct cc_span s, size_t at)
{
    for (;;) {
        size_t next, after;
        uint32_t c;

        next = at = skip_ascii(s, at);
        if (at == s.len || (class_at(s, at) == GAP && s.ptr[at] != '\''))
            return at;
        c = cc_utf8_next(s, &next);
        after = next;
        if (c != '\'' && c != 0x2019 ? !cc_char_is_word(c)
                                     : next >= s.len || !cc_char_is_letter(cc_utf8_next(s, &after)))
            return at;
        at = next;
    }
}

/* The next word with a capital; *is_alone where one without comes before it. */
static bool next_capital(struct reader *r, struct word *word, bool *is_alone)
{
    *is_alone = false;
    while (skip_gap(r)) {
        size_t from = r->at, at = from;
        enum byte_class class = class_at(r->text, from);
        bool has_capital = class == CAPITAL || (class == LONG && cc_char_is_upper(cc_utf8_next(
                                                                     r->text, &at)));

        word->is_first = r->at_head;
        r->at_head = false;
        r->at = skip_word(r->text, from);
        r->last.len = 0;
        r->n_words++;
        if (has_capital) {
            word->text = r->last = cc_span_slice(r->text, from, r->at);
            return true;
        }
        *is_alone = true;
    }
    return false;
}

/* Marks the token of a name: the first one of its hash that stands where it may. */
static void mark_token(struct reader *r, uint32_t token, struct cc_tokens tokens)
{
    uint32_t from = r->token_at, end = from + (r->n_words - r->word_at) + LOOK_AHEAD;

    for (uint32_t i = from; i < end && i < tokens.count; i++) {
        if (cc_token_word(tokens.list[i]) != token)
            continue;
        tokens.list[i] |= CC_TOKEN_NAME;
        r->token_at = i + 1;
        r->word_at = r->n_words;
        return;
    }
}

/* Names in ASCII, which most are, need no normal form.  False for others. */
static bool mark_ascii(struct reader *r, struct cc_span word, struct cc_tokens tokens)
{
    char lower[MAX_ASCII_BYTES];
    struct cc_span normal = {lower, 0};

    if (word.len > sizeof lower)
        return false;
    for (size_t i = 0; i < word.len; i++) {
        if (class_at(word, i) == LONG)
            return false;
        if (word.ptr[i] != '\'')
            lower[normal.len++] = word.ptr[i] | 0x20; /* digits have that bit */
    }
    mark_token(r, cc_token_of_ascii(normal), tokens);
    return true;
}

static enum cc_status mark_word(struct cc_arena *arena, struct reader *r, struct cc_span word,
                                struct cc_tokens tokens, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    struct cc_tokens own;
    struct cc_span normal;
    enum cc_status st;

    r->n_names++;
    if (mark_ascii(r, word, tokens))
        return CC_OK;
    st = cc_normal_form(arena, word, &normal, err);
    if (st == CC_OK)
        st = cc_token_list(arena, normal, &own, err);
    for (uint32_t i = 0; st == CC_OK && i < own.count; i++)
        mark_token(r, own.list[i], tokens);
    if (st == CC_OK)
        cc_arena_rewind(arena, mark);
    return st;
}

static void clear_marks(struct cc_tokens tokens)
{
    for (uint32_t i = 0; i < tokens.count; i++)
        tokens.list[i] = cc_token_word(tokens.list[i]);
}

enum cc_status cc_name_mark(struct cc_arena *arena, struct cc_span text,
                            struct cc_tokens tokens, struct cc_error *err)
{
    struct reader r = {.text = cc_edge_trim(text), .at_head = true};
    struct word word, head = {.text = CC_SPAN_EMPTY}; /* a capital at the head, not yet sure */
    enum cc_status st = CC_OK;
    bool is_alone;

    while (st == CC_OK && next_capital(&r, &word, &is_alone)) {
        if (word.is_first) {
            head = word;
            continue;
        }
        if (head.text.len > 0 && !is_alone)
            st = mark_word(arena, &r, head.text, tokens, err);
        if (st == CC_OK)
            st = mark_word(arena, &r, word.text, tokens, err);
        head.text = CC_SPAN_EMPTY;
    }
    if (st == CC_OK && r.n_names * 2 > r.n_words)
        clear_marks(tokens);
    return st;
}
