#include "cleancopy/fetch/robots.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/fetch/robots_pattern.h"

#include <string.h>

enum key {
    KEY_OTHER,
    KEY_AGENT,
    KEY_ALLOW,
    KEY_DISALLOW,
    KEY_CRAWL_DELAY
};

/* Misspellings as Google's parser accepts them: each was seen on many sites. */
static const struct {
    const char *name;
    enum key key;
} keys[] = {
    {"user-agent", KEY_AGENT},        {"useragent", KEY_AGENT},
    {"user agent", KEY_AGENT},        {"allow", KEY_ALLOW},
    {"disallow", KEY_DISALLOW},       {"dissallow", KEY_DISALLOW},
    {"dissalow", KEY_DISALLOW},       {"disalow", KEY_DISALLOW},
    {"diasllow", KEY_DISALLOW},       {"disallaw", KEY_DISALLOW},
    {"crawl-delay", KEY_CRAWL_DELAY}, {"crawldelay", KEY_CRAWL_DELAY},
};

/* While reading: the rules of one audience ("us" by name, or everybody). */
struct audience {
    struct cc_robots_rule *rules;
    size_t n_rules, capacity;
    int64_t crawl_delay_ms;
    bool seen; /* some group names it */
};

struct reader {
    struct cc_arena *arena;
    struct cc_span agent;
    struct audience us, all;
    bool for_us, for_all; /* whom the current group names */
    bool agents_are_done; /* a rule was read: the next User-agent line starts a new group */
};

/* A NUL is what is left of a disk block, or of another encoding. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\0';
}

static struct cc_span trim_blanks(struct cc_span s)
{
    while (s.len > 0 && is_blank(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len > 0 && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* "*" and "*" with more behind a blank: everybody.  Otherwise the letters, "-" and "_" at the
 * start are compared, so that "Foo Bar" and "Foo/1.0" name Foo. */
static void read_agent(struct reader *r, struct cc_span value)
{
    struct cc_span token;

    if (r->agents_are_done) {
        r->for_us = r->for_all = r->agents_are_done = false;
    }
    if (value.len > 0 && value.ptr[0] == '*' && (value.len == 1 || is_blank(value.ptr[1]))) {
        r->for_all = r->all.seen = true;
        return;
    }
    token = cc_robots_token(value);
    if (token.len > 0 && cc_span_is_nocase(token, r->agent))
        r->for_us = r->us.seen = true;
}

static bool add_rule(struct reader *r, struct audience *to, struct cc_span pattern, bool allow)
{
    if (to->n_rules == to->capacity) {
        size_t wanted = to->capacity == 0 ? 16 : to->capacity * 2;
        struct cc_robots_rule *grown = cc_arena_grow(
            r->arena, to->rules, to->capacity * sizeof(*grown), wanted * sizeof(*grown));

        if (grown == NULL)
            return false;
        to->rules = grown;
        to->capacity = wanted;
    }
    to->rules[to->n_rules].pattern = pattern;
    to->rules[to->n_rules].allow = allow;
    to->n_rules++;
    return true;
}

/* Google's courtesy: who allows ".../index.html" means the folder too. */
static bool add_folder_of_index(struct reader *r, struct audience *to, struct cc_span pattern)
{
    static const struct cc_span index = {"/index.htm", 10};
    size_t at = pattern.len;
    struct cc_span folder;

    while (at > 0 && pattern.ptr[at - 1] != '/')
        at--;
    if (at == 0 || !cc_span_starts(cc_span_slice(pattern, at - 1, pattern.len), index))
        return true;
    folder = cc_arena_printf(r->arena, "%.*s$", (int)at, pattern.ptr);
    return folder.ptr != NULL && add_rule(r, to, folder, true);
}

static bool read_rule(struct reader *r, struct cc_span value, bool allow)
{
    struct cc_span pattern;
    bool ok = true;

    r->agents_are_done = true;
    if (value.len == 0 || (!r->for_us && !r->for_all))
        return true;
    pattern = cc_robots_pattern(r->arena, value);
    if (pattern.ptr == NULL)
        return false;
    if (r->for_us)
        ok = add_rule(r, &r->us, pattern, allow) &&
             (!allow || add_folder_of_index(r, &r->us, pattern));
    if (ok && r->for_all)
        ok = add_rule(r, &r->all, pattern, allow) &&
             (!allow || add_folder_of_index(r, &r->all, pattern));
    return ok;
}

/* Seconds, with a fraction.  Of several, the largest holds: who asks twice means the slower. */
static void read_crawl_delay(struct reader *r, struct cc_span value)
{
    int64_t ms = 0, scale = 1000;
    size_t i = 0, digits = 0;

    for (; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9'; i++, digits++)
        if (ms < CC_ROBOTS_MAX_DELAY_MS)
            ms = ms * 10 + (value.ptr[i] - '0') * 1000;
    if (i < value.len && (value.ptr[i] == '.' || value.ptr[i] == ','))
        for (i++; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9'; i++, digits++) {
            scale /= 10;
            ms += (value.ptr[i] - '0') * scale;
        }
    if (digits == 0)
        return;
    if (ms > CC_ROBOTS_MAX_DELAY_MS)
        ms = CC_ROBOTS_MAX_DELAY_MS;
    if (r->for_us && ms > r->us.crawl_delay_ms)
        r->us.crawl_delay_ms = ms;
    if (r->for_all && ms > r->all.crawl_delay_ms)
        r->all.crawl_delay_ms = ms;
}

/* "key: value", or two words without the colon. */
static bool split_line(struct cc_span line, struct cc_span *key, struct cc_span *value)
{
    size_t at = cc_span_find(line, CC_SPAN(":"), 0);
    size_t i;

    if (at == (size_t)-1) {
        line = trim_blanks(line);
        for (at = 0; at < line.len && !is_blank(line.ptr[at]); at++)
            ;
        for (i = at; i < line.len && is_blank(line.ptr[i]); i++)
            ;
        for (; i < line.len; i++)
            if (is_blank(line.ptr[i]))
                return false; /* three words are a sentence */
        if (at == line.len)
            return false;
    }
    *key = trim_blanks(cc_span_slice(line, 0, at));
    *value = trim_blanks(cc_span_slice(line, at + 1, line.len));
    return key->len > 0;
}

static enum key key_of(struct cc_span name)
{
    size_t i;

    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (cc_span_is_nocase(name, cc_span_from(keys[i].name)))
            return keys[i].key;
    return KEY_OTHER;
}

/* False when the arena refused. */
static bool read_line(struct reader *r, struct cc_span line)
{
    struct cc_span key, value;
    const char *comment;

    if (line.len > CC_ROBOTS_MAX_LINE_BYTES)
        line.len = CC_ROBOTS_MAX_LINE_BYTES;
    comment = line.len > 0 ? memchr(line.ptr, '#', line.len) : NULL;
    if (comment != NULL)
        line.len = (size_t)(comment - line.ptr);
    if (!split_line(line, &key, &value))
        return true;
    switch (key_of(key)) {
    case KEY_AGENT:
        read_agent(r, value);
        break;
    case KEY_ALLOW:
        return read_rule(r, value, true);
    case KEY_DISALLOW:
        return read_rule(r, value, false);
    case KEY_CRAWL_DELAY:
        read_crawl_delay(r, value);
        break;
    case KEY_OTHER: /* Sitemap and strangers do not end a list of agents (RFC 9309, 2.2.4) */
        break;
    }
    return true;
}

/* Lines end with LF, CR LF or CR. */
static struct cc_span next_line(struct cc_span *rest)
{
    struct cc_span line = {rest->ptr, 0};
    size_t skip;

    while (line.len < rest->len && rest->ptr[line.len] != '\n' && rest->ptr[line.len] != '\r')
        line.len++;
    skip = line.len < rest->len ? 1 : 0;
    if (skip == 1 && rest->ptr[line.len] == '\r' && line.len + 1 < rest->len &&
        rest->ptr[line.len + 1] == '\n')
        skip = 2;
    *rest = cc_span_slice(*rest, line.len + skip, rest->len);
    return line;
}

struct cc_span cc_robots_whole_lines(struct cc_span body)
{
    while (body.len > 0 && body.ptr[body.len - 1] != '\n' && body.ptr[body.len - 1] != '\r')
        body.len--;
    return body;
}

/* The place of the low byte in each pair of UTF-16, by the mark or by the NULs that its ASCII
 * letters have; -1: it is none. */
static int find_utf16(struct cc_span s)
{
    if (s.len < 4)
        return -1;
    if (cc_span_starts(s, CC_SPAN("\xFF\xFE")) || (s.ptr[0] != 0 && s.ptr[1] == 0))
        return 0;
    if (cc_span_starts(s, CC_SPAN("\xFE\xFF")) || (s.ptr[0] == 0 && s.ptr[1] != 0))
        return 1;
    return -1;
}

/* UTF-16 as UTF-8, unpaired surrogates as U+FFFD.  ptr NULL when the arena refused. */
static struct cc_span from_utf16(struct cc_arena *arena, struct cc_span s, int low)
{
    struct cc_span out = {NULL, 0};
    char *to = cc_arena_calloc(arena, s.len / 2 + 1, 3);
    size_t i;

    if (to == NULL)
        return out;
    out.ptr = to;
    for (i = 0; i + 1 < s.len; i += 2) {
        uint32_t c = (unsigned char)s.ptr[i + (size_t)low] |
                     (uint32_t)(unsigned char)s.ptr[i + (size_t)(1 - low)] << 8;

        if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.len) {
            uint32_t next = (unsigned char)s.ptr[i + 2 + (size_t)low] |
                            (uint32_t)(unsigned char)s.ptr[i + 2 + (size_t)(1 - low)] << 8;

            if (next >= 0xDC00 && next < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
                i += 2;
            }
        }
        if (c != 0xFEFF || i > 0) /* the mark */
            out.len += cc_utf8_put(c, to + out.len);
    }
    return out;
}

/* The text as UTF-8 without its mark, up to the limit. */
static struct cc_span text_of(struct cc_arena *arena, struct cc_span body, size_t max_bytes)
{
    bool cut = body.len > max_bytes;
    int low;

    if (cut)
        body.len = max_bytes;
    low = find_utf16(body);
    if (low >= 0)
        body = from_utf16(arena, body, low);
    else if (cc_span_starts(body, CC_SPAN("\xEF\xBB\xBF")))
        body = cc_span_slice(body, 3, body.len);
    else if (cc_span_starts(body, CC_SPAN("\xEF\xBB"))) /* a mark cut short is no text either */
        body = cc_span_slice(body, 2, body.len);
    return cut ? cc_robots_whole_lines(body) : body;
}

enum cc_status cc_robots_parse(struct cc_arena *arena, struct cc_span body,
                               struct cc_span agent, size_t max_bytes, struct cc_robots *robots,
                               struct cc_error *err)
{
    struct reader r;
    struct audience *who;

    memset(&r, 0, sizeof(r));
    r.arena = arena;
    r.agent = agent;
    r.us.crawl_delay_ms = r.all.crawl_delay_ms = -1;
    body = text_of(arena, body, max_bytes);
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "robots", err);
    while (body.len > 0)
        if (!read_line(&r, next_line(&body)))
            return cc_arena_status(arena, "robots", err);
    who = r.us.seen ? &r.us : &r.all;
    robots->rules = who->rules;
    robots->n_rules = who->n_rules;
    robots->crawl_delay_ms = who->crawl_delay_ms;
    robots->disallow_all = false;
    return CC_OK;
}

void cc_robots_none(struct cc_robots *robots)
{
    memset(robots, 0, sizeof(*robots));
    robots->crawl_delay_ms = -1;
}

void cc_robots_unreachable(struct cc_robots *robots)
{
    cc_robots_none(robots);
    robots->disallow_all = true;
}

bool cc_robots_allows(const struct cc_robots *robots, struct cc_arena *scratch,
                      struct cc_span target)
{
    const struct cc_robots_rule *rule;
    struct cc_span path;
    size_t i, longest = 0;
    bool allow = true;

    if (cc_span_is(target, CC_SPAN("/robots.txt")))
        return true;
    if (robots->disallow_all)
        return false;
    if (robots->n_rules == 0)
        return true;
    path = cc_robots_path(scratch, target.len > 0 ? target : CC_SPAN("/"));
    if (path.ptr == NULL)
        return false;
    for (i = 0; i < robots->n_rules; i++) {
        rule = &robots->rules[i];
        /* The cheap questions first: a rule that cannot win is not matched. */
        if (rule->pattern.len < longest || (rule->pattern.len == longest && !rule->allow))
            continue;
        if (cc_robots_pattern_fits(rule->pattern, path)) {
            longest = rule->pattern.len;
            allow = rule->allow;
        }
    }
    return allow;
}

struct cc_span cc_robots_target(struct cc_span url)
{
    size_t from = cc_span_find(url, CC_SPAN("://"), 0);

    if (from == (size_t)-1)
        return CC_SPAN("/");
    from += 3;
    while (from < url.len && url.ptr[from] != '/')
        from++;
    return from < url.len ? cc_span_slice(url, from, url.len) : CC_SPAN("/");
}

struct cc_span cc_robots_token(struct cc_span user_agent)
{
    size_t n = 0;

    while (n < user_agent.len) {
        char c = user_agent.ptr[n];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'))
            break;
        n++;
    }
    return cc_span_slice(user_agent, 0, n);
}
