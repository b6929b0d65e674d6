#include "cleancopy/extract/title_cut.h"

#include "cleancopy/core/utf8.h"

#define MIN_TAIL_WORDS 4 /* behind a dash: sites and sections have one to three */

struct cc_span cc_title_words(struct cc_arena *arena, struct cc_span s)
{
    struct cc_span out = {NULL, 0}, lower, word;
    char *to;

    s = cc_span_slice(
        s, 0, cc_utf8_floor(s, CC_TITLE_MAX_BYTES)); /* an unclosed <title> is the page */
    lower = cc_lower(arena, s);
    to = cc_arena_alloc(arena, 2 * lower.len + 1);
    if (lower.ptr == NULL || to == NULL)
        return CC_SPAN_EMPTY;
    out.ptr = to;
    while (cc_next_word(&lower, &word)) {
        if (out.len > 0)
            to[out.len++] = ' ';
        memcpy(to + out.len, word.ptr, word.len);
        out.len += word.len;
    }
    return out;
}

bool cc_title_holds(struct cc_span whole, struct cc_span part)
{
    size_t at = 0;

    if (part.len == 0)
        return false;
    for (;;) {
        at = cc_span_find(whole, part, at);
        if (at == (size_t)-1)
            return false;
        if ((at == 0 || whole.ptr[at - 1] == ' ') &&
            (at + part.len == whole.len || whole.ptr[at + part.len] == ' '))
            return true;
        at++;
    }
}

struct cc_span cc_title_host_label(struct cc_span host)
{
    struct cc_span best = CC_SPAN_EMPTY;
    size_t from = 0, i;

    for (i = 0; i <= host.len; i++) {
        if (i < host.len && host.ptr[i] != '.')
            continue;
        if (i - from > best.len)
            best = cc_span_slice(host, from, i);
        from = i + 1;
    }
    return best;
}

bool cc_title_is_host(struct cc_span words, struct cc_span label)
{
    size_t i, at = 0;

    for (i = 0; i < words.len; i++) {
        if (words.ptr[i] == ' ')
            continue;
        while (at < label.len && label.ptr[at] == '-')
            at++;
        if (at >= label.len || label.ptr[at] != words.ptr[i])
            return false;
        at++;
    }
    return label.len > 0 && at == label.len;
}

/* The separators of titles, with the blanks around them; dashes first, since they stand within
 * headlines too. */
#define N_DASHES 3
static const struct cc_span separators[] = {
    {" - ", 3},
    {" \xE2\x80\x93 ", 5},
    {" \xE2\x80\x94 ", 5},
    {" | ", 3},
    {" \xC2\xB7 ", 4},
    {" \xE2\x80\xA2 ", 5},
    {" \xC2\xBB ", 4},
    {" \xC2\xAB ", 4},
    {" :: ", 4},
    {" : ", 3},
    {" / ", 3},
    {" // ", 4},
    {" \xE2\x80\xBA ", 5},
    {" > ", 3},
    {" \xE2\x8B\x85 ", 5},
    {" ~ ", 3},
    {" \xEF\xBD\x9C ", 5},
};

/* The first separator at or after `from`: its place and length, or false. */
static bool next_separator(struct cc_span s, size_t from, size_t *at, size_t *len,
                           bool *is_dash)
{
    size_t i;

    for (; from < s.len; from++) {
        bool is_wide = cc_span_starts(cc_span_slice(s, from, s.len), CC_SPAN("\xEF\xBD\x9C"));

        if (s.ptr[from] == '|' || is_wide) {
            *at = from;
            *len = is_wide ? 3 : 1;
            *is_dash = false;
            return true;
        }
        if (s.ptr[from] != ' ')
            continue;
        for (i = 0; i < sizeof separators / sizeof *separators; i++) {
            if (cc_span_starts(cc_span_slice(s, from, s.len), separators[i])) {
                *at = from;
                *len = separators[i].len;
                *is_dash = i < N_DASHES;
                return true;
            }
        }
    }
    return false;
}

static bool is_site(struct cc_arena *arena, struct cc_span part, struct cc_span site_words,
                    struct cc_span label)
{
    struct cc_span words = cc_title_words(arena, part);

    if (words.len == 0)
        return true;
    return (site_words.len > 0 &&
            (cc_span_is(words, site_words) || cc_title_holds(site_words, words) ||
             (cc_title_holds(words, site_words) && words.len < site_words.len + 16))) ||
           cc_title_is_host(words, label);
}

/* "Ferry back: Harbour Post" -> "Ferry back" */
static struct cc_span without_site_behind(struct cc_span title, struct cc_span site_name)
{
    size_t at = title.len - site_name.len;

    if (site_name.len == 0 || site_name.len + 2 >= title.len || !cc_span_is_nocase(cc_span_slice(title, at, title.len), site_name) ||
        !cc_span_ends(cc_span_slice(title, 0, at), CC_SPAN(": ")))
        return title;
    return cc_span_trim(cc_span_slice(title, 0, at - 2));
}

struct cc_span cc_title_cut(struct cc_arena *arena, struct cc_span title,
                               struct cc_span site_name, struct cc_span host)
{
    struct cc_span site_words = cc_title_words(arena, site_name), label = cc_title_host_label(host);
    size_t at, len, from = 0;
    bool is_dash;

    if (title.len > CC_TITLE_MAX_BYTES)
        return title;
    title = without_site_behind(title, site_name);
    while (next_separator(title, from, &at, &len, &is_dash)) {
        struct cc_span part = cc_span_slice(title, from, at);

        if (!is_site(arena, part, site_words, label))
            return cc_span_trim(part);
        from = at + len;
    }
    return from < title.len ? cc_span_trim(cc_span_slice(title, from, title.len)) : title;
}

/* Whether what stands behind a dash is of the headline: four words, a question, or parted by another dash than what comes next is from it
 * ("Limescale – vinegar or acid? - Steam Forum").  `dash` is the sign before it, `next` what follows it. */
static bool reads_on(struct cc_span tail, struct cc_span dash, struct cc_span next)
{
    if (cc_count_words(tail) >= MIN_TAIL_WORDS || cc_span_ends(tail, CC_SPAN("?")))
        return true;
    return cc_span_starts(next, separators[0]) && !cc_span_starts(dash, separators[0]);
}

struct cc_span cc_title_read_on(struct cc_arena *arena, struct cc_span title, struct cc_span cut,
                                struct cc_span site_name, struct cc_span host)
{
    struct cc_span site_words = cc_title_words(arena, site_name);
    struct cc_span label = cc_title_host_label(host), rest, tail;
    size_t at, len, next, next_len;
    bool is_dash, next_is_dash;

    for (;;) {
        rest = cc_span_slice(title, (size_t)(cut.ptr - title.ptr) + cut.len, title.len);
        if (!next_separator(rest, 0, &at, &len, &is_dash) || at > 0 || !is_dash)
            return cut;
        if (!next_separator(rest, len, &next, &next_len, &next_is_dash))
            next = rest.len;
        tail = cc_span_trim(cc_span_slice(rest, len, next));
        if (is_site(arena, tail, site_words, label) || !reads_on(tail, rest, cc_span_slice(rest, next, rest.len)))
            return cut;
        cut.len = (size_t)(tail.ptr - cut.ptr) + tail.len;
    }
}

struct cc_span cc_title_next_part(struct cc_span title, size_t *at)
{
    size_t from = *at, end, len;
    bool is_dash;

    if (!next_separator(title, from, &end, &len, &is_dash)) {
        *at = title.len;
        return cc_span_slice(title, from, title.len);
    }
    *at = end + len;
    return cc_span_slice(title, from, end);
}
