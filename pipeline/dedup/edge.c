#include "cleancopy/dedup/edge.h"

#include <stdbool.h>

#define LEAST_BYTES 16 /* of text that stays: three words */

static const char *const dashes[] = {" - ", " -- ", " \u2013 ", " \u2014 ", " \u2015 "};

/* Agencies that put their bare name behind the last full stop. */
static const char *const agencies[] = {
    "AAP", "AFP",  "ANI",  "ANSA",     "AP",      "APA",  "Associated Press", "Bernama", "CNA",
    "dpa", "DPA",  "EFE",  "IANS",     "Interfax", "Kyodo", "PA",             "PA Media", "PTI",
    "Reuter", "REUTER", "Reuters", "REUTERS", "TASS", "UNN", "UPI",           "Xinhua",  "Yonhap"};

static const char *const teasers[] = {"Read more",   "Read More",        "READ MORE", "read more",
                                      "More",        "(more)",           "[more]",    "Read on",
                                      "Continue reading", "Continue Reading", "Weiterlesen",
                                      "Mehr lesen",  "Lire la suite",    "Leer m\u00E1s",
                                      "Leggi tutto", "Lees meer",        "Ler mais"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static struct cc_span without_start(struct cc_span s, size_t n)
{
    return cc_span_trim(cc_span_slice(s, n, s.len));
}

static struct cc_span without_end(struct cc_span s, size_t n)
{
    return cc_span_trim(cc_span_slice(s, 0, s.len - n));
}

static bool is_upper(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80; /* capitals of other alphabets */
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- the head ---- */

/* Do all words begin with a capital or a digit? */
static bool has_only_names(struct cc_span s)
{
    bool in_word = false;

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ' ' || s.ptr[i] == ',' || s.ptr[i] == '.' || s.ptr[i] == '/') {
            in_word = false;
        } else if (!in_word) {
            if (!is_upper(s.ptr[i]) && !is_digit(s.ptr[i]))
                return false;
            in_word = true;
        }
    }
    return true;
}

static bool has_digit(struct cc_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (is_digit(s.ptr[i]))
            return true;
    }
    return false;
}

/* Names, and a date behind them: "OSLO, May 3", "MOSCOW. Feb 3".  The figures of "Size 42 (Blue) - " and
 * "Pages 166-167 (Plates 12-13) - " are what the line is about. */
static bool is_place_and_date(struct cc_span s)
{
    size_t at = 0;

    while (at < s.len && s.ptr[at] != ',' && s.ptr[at] != '.')
        at++;
    return has_only_names(s) && !has_digit(cc_span_slice(s, 0, at));
}

/* What stands before the dash: "OSLO, May 3 (Coast Wire)", "OSLO, Norway", "(Coast Wire)". */
static bool is_dateline(struct cc_span head)
{
    size_t bracket;

    if (head.len == 0)
        return false;
    if (head.ptr[head.len - 1] == ')') {
        bracket = cc_span_find(head, CC_SPAN("("), 0);
        return bracket != (size_t)-1 && is_place_and_date(cc_span_slice(head, 0, bracket)) &&
               !has_digit(cc_span_slice(head, bracket, head.len));
    }
    return head.len > 3 && is_upper(head.ptr[0]) && is_upper(head.ptr[1]) &&
           cc_span_find(head, CC_SPAN(","), 0) != (size_t)-1 && is_place_and_date(head);
}

static struct cc_span trim_dateline(struct cc_span s)
{
    struct cc_span start = cc_span_slice(s, 0, CC_EDGE_MAX_BYTES);

    for (size_t at = 0; at + 1 < start.len; at++) {
        struct cc_span rest = cc_span_slice(start, at, start.len);

        if (rest.ptr[0] != ' ' || (rest.ptr[1] != '-' && rest.ptr[1] != '\xE2'))
            continue;
        for (size_t i = 0; i < COUNT(dashes); i++) {
            struct cc_span dash = cc_span_from(dashes[i]);

            if (cc_span_starts(rest, dash))
                return is_dateline(cc_span_slice(start, 0, at)) ? without_start(s, at + dash.len)
                                                                : s;
        }
    }
    return s;
}

/* "By our staff correspondent", in any case. */
static struct cc_span trim_byline(struct cc_span s)
{
    static const char *const words[] = {"by ", "our ", "own ", "staff ", "special "};
    static const char *const writers[] = {"correspondent", "reporter"};
    size_t at = 0;

    for (size_t i = 0; i < COUNT(words); i++) {
        struct cc_span word = cc_span_from(words[i]);

        if (cc_span_starts_nocase(cc_span_slice(s, at, s.len), word))
            at += word.len;
        else if (i < 2) /* "by" and "our" must be there */
            return s;
    }
    for (size_t i = 0; i < COUNT(writers); i++) {
        struct cc_span writer = cc_span_from(writers[i]);

        if (cc_span_starts_nocase(cc_span_slice(s, at, s.len), writer))
            return without_start(s, at + writer.len);
    }
    return s;
}

/* ---- the tail ---- */

/* A full stop, question or exclamation mark, a closing quote behind it or not. */
static bool ends_sentence(struct cc_span s)
{
    if (cc_span_ends(s, CC_SPAN("\"")) || cc_span_ends(s, CC_SPAN("'")))
        s.len--;
    else if (cc_span_ends(s, CC_SPAN("\u201D")) || cc_span_ends(s, CC_SPAN("\u2019")))
        s.len -= 3;
    return cc_span_ends(s, CC_SPAN(".")) || cc_span_ends(s, CC_SPAN("!")) ||
           cc_span_ends(s, CC_SPAN("?"));
}

static bool is_cut(struct cc_span s)
{
    return cc_span_ends(s, CC_SPAN("\u2026")) || cc_span_ends(s, CC_SPAN("...")) ||
           cc_span_ends(s, CC_SPAN("[...]")) || cc_span_ends(s, CC_SPAN("[\u2026]"));
}

static struct cc_span trim_teaser(struct cc_span s)
{
    for (size_t i = 0; i < COUNT(teasers); i++) {
        struct cc_span teaser = cc_span_from(teasers[i]);

        if (cc_span_ends(s, teaser) && is_cut(without_end(s, teaser.len)))
            return without_end(s, teaser.len);
    }
    return s;
}

/* "(CW)", "(Coast Wire)". */
static struct cc_span trim_brackets(struct cc_span s)
{
    size_t at = s.len, n_spaces = 0;
    struct cc_span rest;

    if (!cc_span_ends(s, CC_SPAN(")")))
        return s;
    while (at > 0 && s.ptr[at - 1] != '(' && s.len - at < CC_EDGE_MAX_BYTES / 2) {
        at--;
        n_spaces += s.ptr[at] == ' ' ? 1 : 0;
    }
    if (at == 0 || s.ptr[at - 1] != '(' || n_spaces > 2 || has_digit(cc_span_slice(s, at, s.len)))
        return s;
    rest = without_end(s, s.len - at + 1);
    return ends_sentence(rest) ? rest : s;
}

/* " — CW", or a named agency alone. */
static struct cc_span trim_agency(struct cc_span s)
{
    for (size_t i = 0; i < COUNT(agencies); i++) {
        struct cc_span rest, agency = cc_span_from(agencies[i]);

        if (!cc_span_ends(s, agency))
            continue;
        rest = without_end(s, agency.len);
        if (rest.len + agency.len == s.len)
            continue; /* the end of a longer word */
        for (size_t d = 0; d < COUNT(dashes); d++) {
            struct cc_span dash = cc_span_trim(cc_span_from(dashes[d]));

            if (cc_span_ends(rest, dash)) {
                rest = without_end(rest, dash.len);
                break;
            }
        }
        if (ends_sentence(rest))
            return rest;
    }
    return s;
}

struct cc_span cc_edge_trim(struct cc_span text)
{
    struct cc_span s = cc_span_trim(text);
    char last;

    if (s.len < LEAST_BYTES)
        return text;
    if (s.ptr[0] == '(' || is_upper(s.ptr[0]))
        s = trim_dateline(trim_byline(s));
    if (s.len < LEAST_BYTES)
        return text;
    last = s.ptr[s.len - 1];
    if (last != '.' && last != '"') { /* most paragraphs end here */
        s = trim_teaser(s);
        s = trim_brackets(s);
        s = trim_agency(s);
    }
    return s.len < LEAST_BYTES ? text : s;
}
