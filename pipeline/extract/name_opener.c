#include "cleancopy/extract/name_opener.h"

#include <string.h>

#define IDEOGRAPHIC_SPACE "\xE3\x80\x80"
#define IS_ONE_OF(s, list) cc_span_is_one_of_nocase((s), (list), sizeof(list) / sizeof *(list))

/* What stands before a name; compared without case, a blank or colon behind. */
static const char *const openers[] = {
    "written by", "posted by",   "published by", "words by",
    "story by",   "text by",     "reported by",  "reviewed by",
    "article by", "authored by", "by",           "author",
    "authors",    "autor",       "autoren",      "autora",
    "auteur",     "autore",      "von",          "par",
    "por",        "di",          "door",         "av",
    "af",         "od",          "tekst",
    "text",       "texto",       "redaktion",    "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
    "yazan",      "kirjoittaja", "\xE6\x96\x87", "name",
    "A consemnat", "От", "Записал", "Записала", "Подготовил", "Подготовила", "Rozmawiał", "Rozmawiała", "Autorica", "Авторка",
    "this post was written by", "this article was written by", "this story was written by", "guest blog by", "guest post by",
    "blog by", "post by", "interview by", "analysis by", "opinion by", "column by",
    "from",        "submitted by", "contributed by",
    "geschrieben von", "verfasst von", "ver\xC3\xB6" "ffentlicht von", "ein beitrag von",
    "ein artikel von", "artikel von", "scritto da", "pubblicato da", "a cura di",
    "escrito por", "publicado por", "postado por", "\xC3\xA9" "crit par", "publi\xC3\xA9 par",
    "r\xC3\xA9" "dig\xC3\xA9 par", "propos recueillis par", "geschreven door", "skriven av",
    "skrevet av",  "skrevet af",  "recipe by", "a recipe by", "une recette de", "un article de",
    "un reportage de", "un texte de", "rezept von", "ein rezept von", "eine reportage von", "una receta de",
    "un art\xC3\xAD" "culo de", "una ricetta di", "un articolo di", "ingezonden door",  "publicerad av", "scris de", "publicat de",
    "napisa\xC5\x82", "napisa\xC5\x82" "a", "napsal", "napsala", "oleh", "nap\xC3\xADsal", "nap\xC3\xADsala",
    "Írta", "írta", "Γράφει η", "Γράφει ο", "Γράφει", "Piše", "piše", "Пише", "пише", "Автор", "Аутор", "аутор", "Аўтар",
    "โดย", "เขียนโดย", "기자명", "بقلم", "كتبت", "كتب", "מאת", "به قلم", "گزارش از", "द्वारा", "nga", "eftir", "bởi",
    "napsal(a)", "napísal(a)", "napisał(a)", "napisao", "napisala", "napisao/la", "parašė", "aprašė", "kirjutas",
};

struct cc_span cc_name_opener_trim(struct cc_span s)
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
        if (t.len > 0 && t.ptr[t.len - 1] == ')' && memchr(t.ptr, '(', t.len) == NULL)
            t.len--;
        if (t.len == s.len)
            return t;
        s = t;
    }
}

struct cc_span cc_name_opener_drop(struct cc_span s, bool *had)
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
            s = cc_name_opener_trim(cc_span_slice(s, opener.len, s.len));
            if (cc_span_starts(s, CC_SPAN("\xEF\xBC\x9A"))) /* full-width colon */
                s = cc_span_slice(s, 3, s.len);
            i = (size_t)-1; /* "Author: By Ann" */
        }
    }
    return s;
}

bool cc_name_opener_is(struct cc_span s)
{
    static const char *const alone[] = {
        "this post was written by", "this article was written by", "this story was written by",
        "by",  "written by", "posted by", "words by", "article by", "author", "story by",
        "von", "par",        "por",       "autor",    "text by",    "door",
        "di",  "scritto da", "a cura di", "escrito por", "geschreven door", "ingezonden door", "geschrieben von",
        "verfasst von", "publicado por", "écrit par", "publié par", "pubblicato da", "skriven av", "skrevet av", "skrevet af",
        "autora", "autore", "auteur", "автор", "записал", "записала", "подготовил", "подготовила", "napsal", "napsala", "napsal(a)",
        "napísal", "napísala", "napísal(a)", "napisał", "napisała", "napisał(a)", "írta", "γράφει", "γράφει ο", "γράφει η", "piše",
        "пише", "oleh", "yazan", "scris de", "publicat de", "द्वारा", "بقلم", "به قلم", "گزارش از"};

    while (s.len > 0 && (s.ptr[s.len - 1] == ':' || s.ptr[s.len - 1] == ' '))
        s.len--;
    return IS_ONE_OF(s, alone);
}
