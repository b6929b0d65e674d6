#include "cleancopy/extract/person_name.h"

#include "cleancopy/core/utf8.h"

#include <stdint.h>
#include <string.h>

#define MAX_NAME_BYTES 100
#define MAX_NAME_WORDS 7
#define MAX_WORDS_ALONE 4
#define MAX_DIGITS     4 /* of a name, … */
#define MAX_LOGIN_DIGITS 8 /* … and of one word: "user3080392" */

/* Words of a part that is no name; most are also met with an "s" behind. */
static const char *const role_words[] = {
    "writer",       "reporter",    "correspondent", "editor",
    "editors",      "journalist",  "columnist",     "contributor",
    "contributing", "photographer",  "producer",
    "redakteur",    "redakteurin", "korrespondent", "korrespondentin",
    "director",     "manager",     "specialist",    "analyst",
    "chief",        "senior",      "updated",       "published",
    "minutes",      "read",        "min",           "posted",
    "comments",     "share",       "follow",        "subscribe",
    "login",        "view",        "profile",       "about",
    "photo",       "image",         "more",
    "http",         "https",       "www",           "illustration",
    "adviser",      "advisor",     "coordinator", "officer",
    "member",       "joined",      "wrote",         "offline",
    "despre",       "über",        "sobre",         "acerca",
    "kontakt",      "contact",     "contacto",      "contatto",
};

static const char *const no_names[] = {
    "admin", "administrator", "unknown", "anonymous",  "none",   "null", "undefined",
    "n/a",   "guest",         "staff",   "editor",     "author", "user", "webmaster",
    "false", "true",          "name",    "super user", "test"};

/* What stands small in names. */
static const char *const particles[] = {"de", "la", "las", "los", "del", "da", "do", "dos", "das", "di", "du", "des", "le", "van", "von", "der", "den",
                                        "zu", "ter", "ten", "af", "al", "el", "bin", "bint", "ibn", "y", "e", "i"};

/* Words of sections and labels that stand beside dates as names do: "Local News", "Press Release". */
static const char *const section_words[] = {
    "news", "press", "release", "stories", "story", "sport", "sports", "politics", "business", "world", "local", "national", "international", "region",
    "league", "opinion", "culture", "technology", "events", "event", "blog", "magazine", "update", "updates", "breaking", "live", "interview", "exclusive",
    "special", "report", "review", "newsroom", "services", "research", "health", "travel", "education", "science", "company",
    "nachrichten", "aktuelles", "politik", "wirtschaft", "kultur", "pressemitteilung", "noticias", "notícias", "actualités", "actualité", "notizie",
    "nieuws", "nyheter", "nyheder", "wiadomości", "aktuality", "новости", "новини", "общество", "вести", "haberler", "berita"};

#define IS_ONE_OF(s, list) cc_span_is_one_of_nocase((s), (list), sizeof(list) / sizeof *(list))

bool cc_name_is_degree(struct cc_span s)
{
    size_t i, n_upper = 0, n_lower = 0, n_space = 0;

    if (s.len == 0 || s.len > 12)
        return false;
    if (cc_span_is_nocase(s, CC_SPAN("jr")) || cc_span_is_nocase(s, CC_SPAN("jr.")) ||
        cc_span_is_nocase(s, CC_SPAN("phd")))
        return true;
    for (i = 0; i < s.len; i++) {
        n_upper += s.ptr[i] >= 'A' && s.ptr[i] <= 'Z';
        n_lower += s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
        n_space += s.ptr[i] == ' ';
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    }
    return n_upper > 0 && n_space <= 1 &&
           (n_lower == 0 ? n_upper <= 6 : memchr(s.ptr, '.', s.len) != NULL && n_lower <= 3);
}

bool cc_name_has_role(struct cc_span s)
{
    struct cc_span word;

    while (cc_next_word(&s, &word))
        if (IS_ONE_OF(word, role_words) ||
            (cc_span_ends(word, CC_SPAN("s")) &&
             IS_ONE_OF(cc_span_slice(word, 0, word.len - 1), role_words)))
            return true;
    return false;
}

/* "admin2" */
static bool is_numbered_admin(struct cc_span s)
{
    size_t at = CC_SPAN("admin").len;

    if (!cc_span_starts_nocase(s, CC_SPAN("admin")))
        return false;
    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    return at == s.len;
}

bool cc_name_is_one(struct cc_span s)
{
    struct cc_span rest = s, word;
    size_t n = 0, at = 0, n_digits = 0, n_letters = 0;

    if (s.len < 2 || s.len > MAX_NAME_BYTES || memchr(s.ptr, '@', s.len) != NULL ||
        cc_span_find(s, CC_SPAN("://"), 0) != (size_t)-1 || IS_ONE_OF(s, no_names) || is_numbered_admin(s))
        return false;
    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);

        n_digits += cc_char_is_digit(c);
        n_letters += cc_char_is_letter(c);
        if (c == 0xFF08 || c == 0xFF09 || /* half of a pair of full-width brackets */ c == '{' || c == '}' || c == '[' || c == 0x3092 || /* を, which no name has */ c == '<' || c == '>' || c == '=' || c == '?' || c == '!')
            return false;
    }
    if (n_letters < 2 || (n_digits > MAX_DIGITS && memchr(s.ptr, ' ', s.len) != NULL) || n_digits > MAX_LOGIN_DIGITS)
        return false;
    at = 0;
    if (cc_char_is_spaceless(cc_utf8_next(s, &at)))
        return n_letters <= 20;
    while (cc_next_word(&rest, &word)) {
        if (word.ptr[0] >= '0' && word.ptr[0] <= '9')
            return false; /* "August 28", "5 min" */
        n++;
    }
    return n <= MAX_NAME_WORDS;
}

bool cc_name_is_like_person(struct cc_span s)
{
    size_t at = 0, n = 0;
    struct cc_span word;
    uint32_t first;
    bool is_upper = true;

    s = cc_span_trim(s);
    if (s.len == 0)
        return false;
    first = cc_utf8_next(s, &at);
    if (!cc_char_is_letter(first))
        return false;
    if (cc_char_is_spaceless(first) || (cc_char_is_hangul(first) && s.len <= 15)) /* Hangul: one word of 2 to 5 */
        return s.len < 60;
    while (cc_next_word(&s, &word)) {
        at = 0;
        first = cc_utf8_next(word, &at);
        if (n == 0 || s.len == 0)
            is_upper &= cc_char_is_upper(first) || !cc_char_has_case(first);
        n++;
    }
    return n >= 2 && n <= 8 && is_upper;
}

bool cc_name_is_press_role(struct cc_span s)
{
    static const char *const roles[] = {"correspondent", "reporter",       "columnist",  "redakteur",
                                        "redakteurin",   "korrespondent",  "korrespondentin",
                                        "correspondante", "corresponsal",  "correspondente", "corrispondente",
                                        "journalist",    "journaliste",   "periodista", "giornalista",   "redaktør",
                                        "dziennikarz",   "dziennikarka",  "gazeteci",   "журналист",     "журналистка", "koresponden",
                                        "toimittaja",    "journalisti",    "reportteri", "kirjeenvaihtaja"};
    struct cc_span word;
    bool is_role = false;

    if (s.len > 60 || cc_count_words(s) > 6)
        return false;
    while (cc_next_word(&s, &word))
        is_role |= IS_ONE_OF(word, roles);
    return is_role;
}

bool cc_name_is_person_alone(struct cc_span name)
{
    struct cc_span rest = name, word;
    size_t n = 0, longest = 0;
    bool is_small = false;

    if (!cc_name_is_like_person(name) || memchr(name.ptr, ' ', name.len) == NULL || memchr(name.ptr, ',', name.len) != NULL ||
        cc_span_find(name, CC_SPAN("\xD8\x8C"), 0) != (size_t)-1)
        return false;
    while (cc_next_word(&rest, &word)) {
        size_t at = 0;
        uint32_t c = cc_utf8_next(word, &at);

        if (cc_char_has_case(c) && !cc_char_is_upper(c) &&
            !cc_span_is_one_of(word, particles, sizeof particles / sizeof *particles))
            return false;
        if (cc_span_is_one_of_nocase(word, section_words, sizeof section_words / sizeof *section_words))
            return false;
        longest = word.len > longest ? word.len : longest;
        is_small = cc_char_has_case(c) && !cc_char_is_upper(c);
        n++;
    }
    return n <= MAX_WORDS_ALONE && longest > 2 && !is_small; /* the last one is no "von" */
}
