#include "cleancopy/extract/names.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/credit.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/person_name.h"

#define MIN_SENTENCE       20 /* bytes before the first full stop: more than "By Dr. J. R." */
#define MIN_SENTENCE_WORDS 12
#define IDEOGRAPHIC_SPACE "\xE3\x80\x80"

/* What stands before a name; compared without case, a blank or colon behind. */
static const char *const openers[] = {
    "written by", "posted by",   "published by", "words by",
    "story by",   "text by",     "reported by",  "reviewed by",
    "article by", "authored by", "by",           "author",
    "authors",    "autor",       "autoren",      "autora",
    "auteur",     "autore",      "von",          "par",
    "por",        "di",          "door",         "av",
    "af",         "od",          "door",         "tekst",
    "text",       "texto",       "redaktion",    "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
    "yazan",      "kirjoittaja", "\xE6\x96\x87", "name",
    "from",        "submitted by", "contributed by",
    "geschrieben von", "verfasst von", "ver\xC3\xB6" "ffentlicht von", "ein beitrag von",
    "ein artikel von", "scritto da", "pubblicato da", "a cura di",
    "escrito por", "publicado por", "postado por", "\xC3\xA9" "crit par", "publi\xC3\xA9 par",
    "r\xC3\xA9" "dig\xC3\xA9 par", "propos recueillis par", "geschreven door", "skriven av",
    "skrevet av",  "skrevet af",  "recipe by", "a recipe by", "une recette de", "un article de",
    "un reportage de", "un texte de", "rezept von", "ein rezept von", "eine reportage von", "una receta de",
    "un art\xC3\xAD" "culo de", "una ricetta di", "un articolo di", "ingezonden door",  "publicerad av", "scris de", "publicat de",
    "napisa\xC5\x82", "napisa\xC5\x82" "a", "napsal", "napsala", "oleh", "nap\xC3\xADsal", "nap\xC3\xADsala",
    "Írta", "írta", "Γράφει η", "Γράφει ο", "Γράφει", "Piše", "piše", "Пише", "пише", "بقلم", "كتبت", "كتب", "מאת",
};

/* What stands between two names, blanks around. */
static const char *const joiners[] = {"and",
                                      "&",
                                      "und",
                                      "et",
                                      "y",
                                      "e",
                                      "en",
                                      "och",
                                      "og",
                                      "ja",
                                      "with",
                                      "\xD0\xB8",
                                      "\xD1\x82\xD0\xB0",
                                      "oraz",
                                      "ve"};

#define IS_ONE_OF(s, list) cc_span_is_one_of_nocase((s), (list), sizeof(list) / sizeof *(list))

static struct cc_span trim_name(struct cc_span s)
{
    for (;;) {
        struct cc_span t = cc_span_trim(s);

        while (cc_span_starts(t, CC_SPAN(IDEOGRAPHIC_SPACE)))
            t = cc_span_trim(cc_span_slice(t, 3, t.len));
        while (cc_span_ends(t, CC_SPAN(IDEOGRAPHIC_SPACE)))
            t = cc_span_trim(cc_span_slice(t, 0, t.len - 3));
        while (t.len > 0 && strchr(",;:|/-*\"(", t.ptr[0]) != NULL)
            t = cc_span_slice(t, 1, t.len);
        while (t.len > 0 && strchr(",;:|/-*\"(", t.ptr[t.len - 1]) != NULL)
            t.len--;
        if (t.len == s.len)
            return t;
        s = t;
    }
}

/* Takes "By ", "Von: ", ... off the start; *had tells whether there was one. */
struct cc_span cc_names_drop_opener(struct cc_span s, bool *had)
{
    size_t i;

    *had = false;
    for (i = 0; i < sizeof openers / sizeof *openers; i++) {
        struct cc_span opener = cc_span_from(openers[i]);

        if (cc_span_starts_nocase(s, opener) && s.len > opener.len &&
            (s.ptr[opener.len] == ' ' || s.ptr[opener.len] == ':' ||
             cc_span_starts(cc_span_slice(s, opener.len, s.len), CC_SPAN("\xC2\xA0")) ||
             cc_span_starts(cc_span_slice(s, opener.len, s.len), CC_SPAN("\xEF\xBC\x9A")))) {
            *had = true;
            s = trim_name(cc_span_slice(s, opener.len, s.len));
            if (cc_span_starts(s, CC_SPAN("\xEF\xBC\x9A"))) /* full-width colon */
                s = cc_span_slice(s, 3, s.len);
            i = (size_t)-1; /* "Author: By Ann" */
        }
    }
    return s;
}

/* Cuts the address behind a name ("Ann Quay ann@harbour.example"). */
static struct cc_span cut_email(struct cc_span s)
{
    size_t at = cc_span_find(s, CC_SPAN("@"), 0), from = at;

    if (at == (size_t)-1 || at == 0 || s.ptr[at - 1] == ' ')
        return s;
    while (from > 0 && s.ptr[from - 1] != ' ')
        from--;
    return from > 0 ? trim_name(cc_span_slice(s, 0, from)) : s;
}

/* Cuts at what ends a byline: a bar, a bullet, a date; behind "by" also at "for" and "in". */
static struct cc_span cut_byline(struct cc_arena *arena, struct cc_span s, bool by)
{
    static const struct cc_span ends[] = {
        {"|", 1},
        {" - ", 3},
        {" \xE2\x80\x93 ", 5},
        {" \xE2\x80\x94 ", 5},
        {"\xE2\x80\xA2", 3},
        {"\xC2\xB7", 2},
        {"\n", 1},
        {" @", 2},
        {"<", 1},
        {" (", 2},
        {" Updated", 8},
        {" Published", 10},
        {" Posted", 7},
        {" Last ", 6},
        {"\xE2\x9C\x89", 3},
        /* these behind "by" alone */
        {" on ", 4},
        {" for ", 5},
        {" in ", 4},
        {" at ", 4},
    };
    size_t i, from, to;

    for (i = 0; i < sizeof ends / sizeof *ends - (by ? 0 : 4); i++) {
        size_t at = cc_span_find(s, ends[i], 1);

        if (at != (size_t)-1)
            s.len = at;
    }
    if (cc_date_find_at(arena, s, CC_SPAN_EMPTY, &from, &to).len > 0 && from > 0)
        s.len = from;
    return s;
}

/* Without what Korean puts behind the name of a reporter, and what follows that ("다른기사 보기", other articles). */
static struct cc_span drop_title(struct cc_span s)
{
    static const char *const titles[] = {"기자", "선임기자", "인턴기자", "객원기자", "특파원", "논설위원"};
    size_t i;

    for (i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct cc_span title = cc_span_from(titles[i]);
        size_t at = cc_span_find(s, title, 1);

        if (at != (size_t)-1 && s.ptr[at - 1] == ' ' && (at + title.len == s.len || s.ptr[at + title.len] == ' '))
            return cc_span_trim(cc_span_slice(s, 0, at));
    }
    return s;
}

/* `first`: the part stands first in its byline, where "AFP" is an agency and no degree. */
static void add_name(struct cc_arena *arena, struct cc_span s, bool first,
                     struct cc_span site_name, struct cc_names *names)
{
    struct cc_span joined;
    uint32_t i;

    s = drop_title(trim_name(s));
    if (!first && cc_name_is_degree(s)) {
        if (names->count == 0)
            return;

        joined =
            cc_arena_printf(arena, "%.*s, %.*s", CC_SPAN_PRINT(names->list[names->count - 1]),
                            CC_SPAN_PRINT(s));
        if (joined.ptr != NULL)
            names->list[names->count - 1] = joined;
        return;
    }
    if (!cc_name_is_one(s) || cc_names_is_opener(s) || cc_name_has_role(s) ||
        (names->count > 0 && cc_span_is_nocase(s, site_name)) || names->count == CC_NAMES_MAX)
        return;
    for (i = 0; i < names->count; i++)
        if (cc_span_is_nocase(names->list[i], s))
            return;
    names->list[names->count++] = s;
}

/* Length of the joiner at s[at], blanks included; 0 for none. */
static size_t joiner_at(struct cc_span s, size_t at)
{
    size_t i;

    if (s.ptr[at] == ',' || s.ptr[at] == ';' || s.ptr[at] == '/')
        return 1;
    if (s.ptr[at] != ' ')
        return 0;
    for (i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        struct cc_span joiner = cc_span_from(joiners[i]);
        size_t end = at + 1 + joiner.len;

        if (end < s.len && s.ptr[end] == ' ' &&
            cc_span_is_nocase(cc_span_slice(s, at + 1, end), joiner))
            return joiner.len + 2;
    }
    return 0;
}

/* Length of a blank at s[at], or of the ideographic one; 0 for none. */
static size_t blank_at(struct cc_span s, size_t at)
{
    if (cc_span_starts(cc_span_slice(s, at, s.len), CC_SPAN(IDEOGRAPHIC_SPACE)))
        return 3;
    return s.ptr[at] == ' ';
}

/* "Writes for us since 1996. Lives with two cats.": about an author, no list of names. */
static bool is_sentences(struct cc_span s)
{
    size_t at = cc_span_find(s, CC_SPAN(". "), 0);

    return cc_span_ends(s, CC_SPAN(".")) && at != (size_t)-1 && at > MIN_SENTENCE && cc_count_words(s) >= MIN_SENTENCE_WORDS;
}

void cc_names_add(struct cc_arena *arena, struct cc_span text, struct cc_span site_name,
                  struct cc_names *names)
{
    struct cc_credit credit;
    size_t at, from = 0;
    bool had;

    text = trim_name(text);
    if (text.len > CC_NAMES_MAX_BYTES || is_sentences(text) || cc_span_find(text, CC_SPAN("://"), 0) != (size_t)-1)
        return;
    credit = cc_credit_read(text);
    text = cc_names_drop_opener(trim_name(credit.writers), &had);
    text = cut_byline(arena, cut_email(text), had);
    for (at = 0; at < text.len;) {
        size_t n = joiner_at(text, at);

        if (n == 0 && credit.parts_by_blanks)
            n = blank_at(text, at);
        if (n == 0) {
            at++;
            continue;
        }
        add_name(arena, cc_span_slice(text, from, at), from == 0, site_name, names);
        from = at += n;
    }
    add_name(arena, cc_span_slice(text, from, text.len), from == 0, site_name, names);
}

struct cc_span cc_names_drop_joiner(struct cc_span s)
{
    size_t i;

    if (s.len > 0 && (s.ptr[0] == ',' || s.ptr[0] == '/' || s.ptr[0] == '&'))
        return cc_span_trim(cc_span_slice(s, 1, s.len));
    for (i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        struct cc_span joiner = cc_span_from(joiners[i]);

        if (cc_span_starts_nocase(s, joiner) && (s.len == joiner.len || s.ptr[joiner.len] == ' '))
            return cc_span_trim(cc_span_slice(s, joiner.len, s.len));
    }
    return s;
}

bool cc_names_is_opener(struct cc_span s)
{
    static const char *const alone[] = {
        "by",  "written by", "posted by", "words by", "article by", "author", "story by",
        "von", "par",        "por",       "autor",    "text by",    "door",
        "di",  "scritto da", "a cura di", "escrito por", "geschreven door", "ingezonden door", "geschrieben von"};

    while (s.len > 0 && (s.ptr[s.len - 1] == ':' || s.ptr[s.len - 1] == ' '))
        s.len--;
    return IS_ONE_OF(s, alone);
}
