#include "cleancopy/extract/names.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/credit.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/name_opener.h"
#include "cleancopy/extract/person_name.h"

#define MIN_SENTENCE       20 /* bytes before the first full stop: more than "By Dr. J. R." */
#define MIN_SENTENCE_WORDS 12
#define MIN_LAST_WORD      4 /* characters of a word that ends a byline before a full stop */
#define MAX_CHINESE_BYTES  12 /* of a name: four characters */
#define MAX_KOREAN_BYTES   15 /* of a name: five syllables */
#define IDEOGRAPHIC_SPACE "\xE3\x80\x80"

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
                                      "ve",
                                      "\xD9\x88"};

#define IS_ONE_OF(s, list) cc_span_is_one_of_nocase((s), (list), sizeof(list) / sizeof *(list))

/* Cuts the address behind a name ("Ann Quay ann@harbour.example"). */
static struct cc_span cut_email(struct cc_span s)
{
    size_t at = cc_span_find(s, CC_SPAN("@"), 0), from = at;

    if (at == (size_t)-1 || at == 0 || s.ptr[at - 1] == ' ')
        return s;
    while (from > 0 && s.ptr[from - 1] != ' ')
        from--;
    return from > 0 ? cc_name_opener_trim(cc_span_slice(s, 0, from)) : s;
}

static bool is_east_asian(uint32_t c)
{
    return cc_char_is_spaceless(c) || cc_char_is_hangul(c);
}

/* A dot between two names of Korean, Chinese or Japanese with nothing between ("한도윤·백서린"). */
static bool is_dot_of_east_asia(struct cc_span s, size_t at)
{
    static const struct cc_span dot = {"\xC2\xB7", 2};
    size_t before = at, behind = at + dot.len;

    if (at == 0 || behind >= s.len || !cc_span_starts(cc_span_slice(s, at, s.len), dot))
        return false;
    while (before > 0 && ((unsigned char)s.ptr[--before] & 0xC0) == 0x80)
        ;
    return is_east_asian(cc_utf8_next(s, &before)) && is_east_asian(cc_utf8_next(s, &behind));
}

/* What is left of "Sat, 20 Dec 2025" before its date. */
static bool is_weekday(struct cc_span s)
{
    static const char *const days[] = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
                                       "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

    while (s.len > 0 && (s.ptr[s.len - 1] == ',' || s.ptr[s.len - 1] == '.'))
        s.len--;
    return IS_ONE_OF(s, days);
}

/* Without what follows a full stop behind a whole word: "Ann Quay. Photos by others", not "J. R. Quay". */
static struct cc_span cut_sentence(struct cc_span s)
{
    size_t at = cc_span_find(s, CC_SPAN(". "), 0), word;

    while (at != (size_t)-1) {
        for (word = at; word > 0 && s.ptr[word - 1] != ' '; word--)
            ;
        if (word > 0 && cc_utf8_count(cc_span_slice(s, word, at)) >= MIN_LAST_WORD)
            return cc_span_slice(s, 0, at);
        at = cc_span_find(s, CC_SPAN(". "), at + 1);
    }
    return s;
}

/* Cuts at what ends a byline: a bar, a bullet, a date; behind "by" also at "for" and "in". */
static struct cc_span cut_byline(struct cc_arena *arena, struct cc_span s, bool by)
{
    static const struct cc_span ends[] = {
        {"|", 1},
        {" - ", 3},
        {" » ", 4},
        {" \xE2\x80\x93 ", 5},
        {" \xE2\x80\x94 ", 5},
        {"\xE2\x80\xA2", 3},
        {"\xC2\xB7", 2},
        {"\n", 1},
        {" @", 2},
        {" on behalf of ", 14},
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

        while (at != (size_t)-1 && is_dot_of_east_asia(s, at))
            at = cc_span_find(s, ends[i], at + 1);
        if (at != (size_t)-1)
            s.len = at;
    }
    if (by)
        s = cut_sentence(s);
    if (cc_date_find_at(arena, s, CC_SPAN_EMPTY, &from, &to).len > 0 && from > 0)
        s.len = from;
    return is_weekday(cc_span_trim(s)) ? CC_SPAN_EMPTY : s;
}

/* Without what Chinese puts before the name of a reporter ("记者王敬照"). */
static struct cc_span drop_chinese_title(struct cc_span s)
{
    static const char *const titles[] = {"本报记者", "本報記者", "记者", "記者", "通讯员"};
    size_t i;

    for (i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct cc_span title = cc_span_from(titles[i]);

        if (cc_span_starts(s, title) && s.len > title.len && s.len <= title.len + MAX_CHINESE_BYTES)
            return cc_span_slice(s, title.len, s.len);
    }
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

/* What stands behind a name and begins small where the name does not: "Ann Quay, our correspondent on the island". */
static bool is_small_behind(struct cc_span s, struct cc_span name)
{
    size_t at = 0, of_name = 0;
    uint32_t c = s.len > 0 ? cc_utf8_next(s, &at) : 0, first = cc_utf8_next(name, &of_name);

    return s.len > 0 && cc_char_is_upper(first) && cc_char_is_letter(c) && cc_char_has_case(c) && !cc_char_is_upper(c) && memchr(s.ptr, ' ', s.len) != NULL;
}

/* `first`: the part stands first in its byline, where "AFP" is an agency and no degree. */
static void add_name(struct cc_arena *arena, struct cc_span s, bool first,
                     struct cc_span site_name, struct cc_names *names)
{
    struct cc_span joined;
    uint32_t i;

    s = drop_title(drop_chinese_title(cc_name_opener_trim(s)));
    if (!first && names->count > 0 && is_small_behind(s, names->list[names->count - 1]))
        return;
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
    if (!cc_name_is_one(s) || cc_name_opener_is(s) || cc_name_has_role(s) ||
        (names->count > 0 && cc_span_is_nocase(s, site_name)) || names->count == CC_NAMES_MAX)
        return;
    for (i = 0; i < names->count; i++)
        if (cc_span_is_nocase(names->list[i], s))
            return;
    names->list[names->count++] = s;
}

/* The "and" of Hebrew and Arabic, which is a name's first letter: "יערה בן-סימול ואורי פלדהורן".  Two words stand on either side: Wael and Vered
 * begin with it too. */
static bool is_joined_letter(struct cc_span s, size_t at)
{
    struct cc_span rest = cc_span_slice(s, at + 1, s.len);

    return (cc_span_starts(rest, CC_SPAN("\xD7\x95")) || cc_span_starts(rest, CC_SPAN("\xD9\x88"))) && rest.len > 2 &&
           rest.ptr[2] != ' ' && memchr(s.ptr, ' ', at) != NULL && memchr(rest.ptr, ' ', rest.len) != NULL;
}

/* Length of the joiner at s[at], blanks included; 0 for none. */
static size_t joiner_at(struct cc_span s, size_t at)
{
    size_t i;

    if (s.ptr[at] == ',' || s.ptr[at] == ';' || s.ptr[at] == '/')
        return 1;
    if (is_dot_of_east_asia(s, at))
        return 2;
    if (s.ptr[at] != ' ')
        return 0;
    for (i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        struct cc_span joiner = cc_span_from(joiners[i]);
        size_t end = at + 1 + joiner.len;

        if (end < s.len && s.ptr[end] == ' ' &&
            cc_span_is_nocase(cc_span_slice(s, at + 1, end), joiner))
            return joiner.len + 2;
    }
    if (is_joined_letter(s, at))
        return 3;
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

/* Without the article of a Greek genitive: "Της Ευανθίας Καλλιγέρη". */
static struct cc_span drop_greek_article(struct cc_span s)
{
    static const char *const articles[] = {"Της ", "Του ", "Των ", "ΤΗΣ ", "ΤΟΥ ", "ΤΩΝ "};
    size_t i;

    for (i = 0; i < sizeof articles / sizeof *articles; i++) {
        struct cc_span article = cc_span_from(articles[i]);

        if (cc_span_starts(s, article) && memchr(s.ptr + article.len, ' ', s.len - article.len) != NULL)
            return cc_span_slice(s, article.len, s.len);
    }
    return s;
}

void cc_names_add(struct cc_arena *arena, struct cc_span text, struct cc_span site_name,
                  struct cc_names *names)
{
    struct cc_credit credit;
    size_t at, from = 0;
    bool had;

    text = cc_name_opener_trim(text);
    if (text.len > CC_NAMES_MAX_BYTES || is_sentences(text) || cc_span_find(text, CC_SPAN("://"), 0) != (size_t)-1)
        return;
    credit = cc_credit_read(text);
    text = cc_name_opener_drop(cc_name_opener_trim(credit.writers), &had);
    text = drop_greek_article(cut_byline(arena, cut_email(text), had));
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

bool cc_names_is_titled(struct cc_span text)
{
    struct cc_span name = drop_title(text);
    size_t at = 0;

    return name.len > 0 && name.len < text.len && name.len <= MAX_KOREAN_BYTES && memchr(name.ptr, ' ', name.len) == NULL &&
           cc_char_is_hangul(cc_utf8_next(name, &at));
}
