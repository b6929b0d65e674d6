#include "cleancopy/extract/person_name.h"

#include "cleancopy/core/utf8.h"

#include <stdint.h>
#include <string.h>

#define MAX_NAME_BYTES 100
#define MAX_NAME_WORDS 7

/* Words of a part that is no name; most are also met with an "s" behind. */
static const char *const role_words[] = {
    "writer",       "reporter",    "correspondent", "editor",
    "editors",      "journalist",  "columnist",     "contributor",
    "contributing", "columnist",   "photographer",  "producer",
    "redakteur",    "redakteurin", "korrespondent", "korrespondentin",
    "director",     "manager",     "specialist",    "analyst",
    "chief",        "senior",      "updated",       "published",
    "minutes",      "read",        "min",           "posted",
    "comments",     "share",       "follow",        "subscribe",
    "login",        "view",        "profile",       "about",
    "the author",   "photo",       "image",         "more",
    "http",         "https",       "www",           "illustration",
    "member",       "joined",      "wrote",         "offline",
};

static const char *const no_names[] = {
    "admin", "administrator", "unknown", "anonymous",  "none",   "null", "undefined",
    "n/a",   "guest",         "staff",   "editor",     "author", "user", "webmaster",
    "false", "true",          "name",    "super user", "test"};

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

bool cc_name_is_one(struct cc_span s)
{
    struct cc_span rest = s, word;
    size_t n = 0, at = 0, n_digits = 0, n_letters = 0;

    if (s.len < 2 || s.len > MAX_NAME_BYTES || memchr(s.ptr, '@', s.len) != NULL ||
        cc_span_find(s, CC_SPAN("://"), 0) != (size_t)-1 || IS_ONE_OF(s, no_names))
        return false;
    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);

        n_digits += cc_char_is_digit(c);
        n_letters += cc_char_is_letter(c);
        if (c == '{' || c == '}' || c == '[' || c == 0x3092 || /* を, which no name has */ c == '<' || c == '>' || c == '=' || c == '?' || c == '!')
            return false;
    }
    if (n_letters < 2 || n_digits > 4)
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
    if (cc_char_is_spaceless(first) || (first >= 0xAC00 && first < 0xD7A4 && s.len <= 15)) /* Hangul: one word of 2 to 5 */
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
                                        "toimittaja",    "journalisti",    "reportteri", "kirjeenvaihtaja"};
    struct cc_span word;
    bool is_role = false;

    if (s.len > 60 || cc_count_words(s) > 6)
        return false;
    while (cc_next_word(&s, &word))
        is_role |= IS_ONE_OF(word, roles);
    return is_role;
}
