/* Points are counted place by place, the cheap and telling places first: header lines, the URL,
 * the words.  Nearly all pages are done after the words: they have too many.  Then each needle is
 * looked for in the page's first CC_WALL_MAX_BYTES. */
#include "cleancopy/fetch/wall.h"

#include "cleancopy/core/hex.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/wall_text.h"
#include "wall_rules.h"

#include <string.h>

#define N_RULES         (sizeof(rules) / sizeof(rules[0]))
#define N_WALLS         3
#define MAX_QUERY_BYTES 4096 /* of the URL that answered: for the one that it takes along */
#define RETURNS_POINTS  2    /* that the URL that answered takes the first one along */

struct look {
    const struct cc_wall_answer *answer;
    bool refused, moved;
    struct cc_url asked, answered;
    struct cc_span page; /* what is looked at of the body */
    struct cc_wall_text text;
    unsigned points[N_WALLS][N_PLACES];
    unsigned best[N_WALLS]; /* points of the rule that `evidence` is of */
    const char *evidence[N_WALLS];
};

bool cc_wall_is_refusal(int32_t status)
{
    switch (status) {
    case 202: /* AWS WAF, SiteGround */
    case 401: /* DataDome's other */
    case 403:
    case 405: /* AWS WAF's captcha */
    case 428: /* Akamai's proof of work */
    case 429:
    case 503:
        return true;
    default:
        return false;
    }
}

/* ---- one rule ---- */

static bool header_line_is(struct cc_span line, struct cc_span needle)
{
    size_t colon = cc_span_find(needle, CC_SPAN(":"), 0) + 1;
    struct cc_span value;

    if (!cc_span_starts_nocase(line, cc_span_slice(needle, 0, colon)))
        return false;
    value = cc_span_trim(cc_span_slice(line, colon, line.len));
    return cc_span_starts_nocase(value, cc_span_slice(needle, colon, needle.len));
}

static bool has_header(struct cc_span headers, struct cc_span needle)
{
    struct cc_span line;

    while (cc_span_next_line(&headers, &line))
        if (header_line_is(line, needle))
            return true;
    return false;
}

/* Is `part` one of those that `mark` sets off? */
static bool has_part(struct cc_span list, char mark, struct cc_span part)
{
    size_t from = 0, to;

    for (to = 0; to <= list.len; to++) {
        if (to < list.len && list.ptr[to] != mark)
            continue;
        if (cc_span_is_nocase(cc_span_slice(list, from, to), part))
            return true;
        from = to + 1;
    }
    return false;
}

static bool is_at_domain(struct cc_span host, struct cc_span domain)
{
    return cc_span_ends(host, domain) &&
           (host.len == domain.len || host.ptr[host.len - domain.len - 1] == '.');
}

static bool has(struct cc_span text, struct cc_span needle)
{
    return cc_span_find(text, needle, 0) != (size_t)-1;
}

/* Where the needle is looked for: a folded one has nothing but ASCII. */
static struct cc_span shown(const struct look *look, struct cc_span needle)
{
    for (size_t i = 0; i < needle.len; i++)
        if ((unsigned char)needle.ptr[i] >= 0x80)
            return (struct cc_span){look->text.letters, look->text.n_letters};
    return (struct cc_span){look->text.bytes, look->text.len};
}

static bool holds(const struct look *look, const struct rule *rule)
{
    struct cc_span needle = cc_span_from(rule->needle);

    switch (rule->place) {
    case HEADER:
        return has_header(look->answer->headers, needle);
    case DOMAIN:
        return look->moved && is_at_domain(look->answered.host, needle) &&
               !is_at_domain(look->asked.host, needle);
    case LABEL:
        return look->moved && has_part(look->answered.host, '.', needle) &&
               !has_part(look->asked.host, '.', needle);
    case FOLDER:
        return look->moved && has_part(look->answered.path, '/', needle) &&
               !has_part(look->asked.path, '/', needle);
    case MARKUP:
    case WIDGET:
    case STUB:
        return has(look->page, needle);
    case META:
        return cc_span_find_nocase(look->page, needle, 0) != (size_t)-1;
    case TEXT:
        return has(shown(look, needle), needle);
    default:
        return false;
    }
}

static void count(struct look *look, enum place place)
{
    for (size_t i = 0; i < N_RULES; i++) {
        const struct rule *rule = &rules[i];
        unsigned points = look->refused ? rule->points_refused : rule->points;
        unsigned *sum = &look->points[rule->wall][place];

        if (rule->place != place || points == 0 || !holds(look, rule))
            continue;
        if (place == TEXT || place == META)
            *sum += points;
        else if (points > *sum)
            *sum = points;
        if (points > look->best[rule->wall]) {
            look->best[rule->wall] = points;
            look->evidence[rule->wall] = rule->evidence;
        }
    }
}

/* ---- the URL that answered ---- */

/* Takes one layer of percent escapes off, in place. */
static size_t unescape(char *bytes, size_t n)
{
    size_t from = 0, to = 0;
    int high, low;

    while (from < n) {
        high = bytes[from] == '%' && from + 2 < n ? cc_hex_value(bytes[from + 1]) : -1;
        low = high >= 0 ? cc_hex_value(bytes[from + 2]) : -1;
        bytes[to++] = low >= 0 ? (char)(high * 16 + low) : bytes[from];
        from += low >= 0 ? 3 : 1;
    }
    return to;
}

/* The URL that answered has the one that was asked for in its query, to go back to it. */
static bool takes_along(const struct look *look)
{
    struct cc_span query = cc_span_slice(look->answered.query, 0, MAX_QUERY_BYTES);
    bool same_host = cc_span_is(look->asked.host, look->answered.host);
    char bytes[MAX_QUERY_BYTES];
    struct cc_span plain = {bytes, query.len};

    if (query.len == 0)
        return false;
    memcpy(bytes, query.ptr, query.len);
    for (int layer = 0; layer < 3; layer++) { /* written plainly, escaped, and in a URL that is */
        if (look->asked.path.len > 1 && has(plain, look->asked.path))
            return true;
        if (!same_host && has(plain, look->asked.host))
            return true;
        plain.len = unescape(bytes, plain.len);
    }
    return false;
}

static unsigned url_points(const struct look *look, enum cc_wall wall)
{
    const unsigned *points = look->points[wall];
    unsigned best = points[DOMAIN];

    best = points[LABEL] > best ? points[LABEL] : best;
    best = points[FOLDER] > best ? points[FOLDER] : best;
    return best > 0 && takes_along(look) ? best + RETURNS_POINTS : best;
}

static void look_at_urls(struct look *look)
{
    look->moved = cc_url_split(look->answer->asked, &look->asked) &&
                  cc_url_split(look->answer->answered, &look->answered) &&
                  !cc_span_is(look->answer->asked, look->answer->answered);
    if (!look->moved)
        return;
    count(look, DOMAIN);
    count(look, LABEL);
    count(look, FOLDER);
}

/* ---- the page ---- */

static bool is_marked_as_article(const struct look *look)
{
    for (size_t i = 0; i < sizeof(article_marks) / sizeof(article_marks[0]); i++)
        if (has(look->page, cc_span_from(article_marks[i])))
            return true;
    return false;
}

/* `line` is folded, `letters` the same one that is not. */
static bool is_about(struct cc_span line, struct cc_span letters, enum cc_wall wall)
{
    for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++)
        if (topics[i].wall == wall && (has(line, cc_span_from(topics[i].word)) ||
                                       has(letters, cc_span_from(topics[i].word))))
            return true;
    return false;
}

/* Blanks, and where none are written two characters (of three bytes in UTF-8) count as a word. */
static size_t count_words(struct cc_span letters)
{
    size_t n_blanks = 0, n_dense = 0;

    for (size_t i = 0; i < letters.len; i++) {
        n_blanks += letters.ptr[i] == ' ';
        n_dense += ((unsigned char)letters.ptr[i] & 0xF0u) == 0xE0;
    }
    return n_blanks + n_dense / 2;
}

/* A paragraph that speaks of something else than walls do: so there is an article, if a short
 * one. */
static bool has_other_paragraph(const struct look *look, enum cc_wall wall)
{
    struct cc_span rest = {look->text.bytes, look->text.len}, line;
    struct cc_span rest_letters = {look->text.letters, look->text.n_letters}, letters;

    while (cc_span_next_line(&rest, &line)) {
        if (!cc_span_next_line(&rest_letters, &letters))
            letters = line; /* beyond its room */
        if (count_words(letters) >= CC_WALL_MAX_OTHER_WORDS && !is_about(line, letters, wall))
            return true;
    }
    return false;
}

static unsigned text_points(const struct look *look, enum cc_wall wall)
{
    unsigned points = look->points[wall][TEXT];

    return !look->refused && points > MAX_TEXT ? MAX_TEXT : points;
}

static bool is_bot_wall(const struct look *look)
{
    const unsigned *points = look->points[CC_WALL_BOT];
    unsigned sum = points[HEADER] + url_points(look, CC_WALL_BOT) + points[MARKUP] +
                   points[WIDGET] + points[META] + text_points(look, CC_WALL_BOT);

    if (sum < CC_WALL_ENOUGH || look->text.n_words > CC_WALL_MAX_BOT_WORDS)
        return false;
    return look->refused || points[MARKUP] >= CC_WALL_ENOUGH ||
           !has_other_paragraph(look, CC_WALL_BOT);
}

static bool is_consent_wall(const struct look *look)
{
    const unsigned *points = look->points[CC_WALL_CONSENT];
    unsigned url = url_points(look, CC_WALL_CONSENT);

    if (url + points[STUB] + text_points(look, CC_WALL_CONSENT) < CC_WALL_ENOUGH ||
        (url == 0 && look->text.n_words > CC_WALL_MAX_CONSENT_WORDS))
        return false;
    return !has_other_paragraph(look, CC_WALL_CONSENT);
}

/* Could needles decide anything?  Of the pages with few words most end here. */
static bool may_be_wall(struct look *look)
{
    uint32_t max_words = CC_WALL_MAX_BOT_WORDS > CC_WALL_MAX_CONSENT_WORDS
                             ? CC_WALL_MAX_BOT_WORDS
                             : CC_WALL_MAX_CONSENT_WORDS;

    if (look->text.n_words > max_words && url_points(look, CC_WALL_CONSENT) == 0)
        return false;
    return look->refused || !is_marked_as_article(look);
}

static enum cc_wall decide(struct look *look)
{
    const struct cc_wall_answer *answer = look->answer;

    count(look, HEADER);
    if (look->points[CC_WALL_BOT][HEADER] >= CC_WALL_ENOUGH)
        return CC_WALL_BOT;
    if (answer->status != 200 && !look->refused)
        return CC_WALL_NONE;
    look_at_urls(look);
    cc_wall_text_read(answer->body, &look->text);
    if (look->text.is_long)
        return CC_WALL_NONE;
    if (url_points(look, CC_WALL_BOT) >= CC_WALL_ENOUGH)
        return CC_WALL_BOT;
    if (url_points(look, CC_WALL_CONSENT) >= CC_WALL_ENOUGH)
        return CC_WALL_CONSENT;
    look->page = cc_span_slice(answer->body, 0, CC_WALL_MAX_BYTES);
    if (!may_be_wall(look))
        return CC_WALL_NONE;
    for (int place = MARKUP; place <= TEXT; place++)
        count(look, (enum place)place);
    if (is_bot_wall(look))
        return CC_WALL_BOT;
    return is_consent_wall(look) ? CC_WALL_CONSENT : CC_WALL_NONE;
}

enum cc_wall cc_wall_find(const struct cc_wall_answer *answer, const char **evidence)
{
    struct look look;
    enum cc_wall wall;

    memset(&look, 0, sizeof(look));
    look.answer = answer;
    look.refused = cc_wall_is_refusal(answer->status);
    wall = decide(&look);
    if (wall != CC_WALL_NONE && evidence != NULL)
        *evidence = look.evidence[wall];
    return wall;
}

enum cc_wall cc_wall_of_redirect(struct cc_span asked, struct cc_span answered)
{
    struct cc_wall_answer answer = {200, CC_SPAN_EMPTY, asked, answered, CC_SPAN_EMPTY};
    struct look look;

    memset(&look, 0, sizeof(look));
    look.answer = &answer;
    look_at_urls(&look);
    if (!look.moved)
        return CC_WALL_NONE;
    if (url_points(&look, CC_WALL_BOT) >= CC_WALL_ENOUGH)
        return CC_WALL_BOT;
    /* A host of that name is enough here: nothing has been seen that speaks against it. */
    return url_points(&look, CC_WALL_CONSENT) >= CC_WALL_ENOUGH - 1 ? CC_WALL_CONSENT
                                                                    : CC_WALL_NONE;
}
