#include "cleancopy/fetch/robots.h"

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

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
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

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* RFC 3986, 2.3: encoding these changes nothing, so the normal form has them plain. */
static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~';
}

static size_t put_encoded(char *out, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";

    out[0] = '%';
    out[1] = digits[c >> 4];
    out[2] = digits[c & 15];
    return 3;
}

/* One normal form for patterns and paths: unreserved characters plain, %XX in upper case, bytes
 * outside ASCII encoded.  Stars and dollars are literal in a path, and so encoded there; in a
 * pattern they mean something ("$" at its end alone).  ptr NULL when the arena refused. */
static struct cc_span normalise(struct cc_arena *arena, struct cc_span s, bool is_pattern)
{
    struct cc_span out = {NULL, 0};
    char *to;
    size_t i, n = 0;
    int high, low;

    to = cc_arena_calloc(arena, s.len + 1, 3);
    if (to == NULL)
        return out;
    for (i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        high = c == '%' && i + 2 < s.len ? hex_value(s.ptr[i + 1]) : -1;
        low = high >= 0 ? hex_value(s.ptr[i + 2]) : -1;
        if (low >= 0) {
            c = (unsigned char)(high * 16 + low);
            i += 2;
            if (is_unreserved(c))
                to[n++] = (char)c;
            else
                n += put_encoded(to + n, c);
        } else if (c == '*' || c == '$') {
            if (is_pattern && (c == '*' || i + 1 == s.len))
                to[n++] = (char)c;
            else
                n += put_encoded(to + n, c);
        } else if (c >= 0x80 || c <= ' ' || c == 0x7F) {
            n += put_encoded(to + n, c);
        } else {
            to[n++] = (char)c;
        }
    }
    out.ptr = to;
    out.len = n;
    return out;
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
    pattern = normalise(r->arena, value, true);
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
    if (body.len > max_bytes)
        body.len = max_bytes;
    if (cc_span_starts(body, CC_SPAN("\xEF\xBB\xBF")))
        body = cc_span_slice(body, 3, body.len);
    else if (cc_span_starts(body, CC_SPAN("\xEF\xBB"))) /* a mark cut short is no text either */
        body = cc_span_slice(body, 2, body.len);
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

/* Piece by piece between stars, leftmost fit each; memmem is linear. */
static bool pattern_fits(struct cc_span pattern, struct cc_span path)
{
    bool anchored = pattern.len > 0 && pattern.ptr[pattern.len - 1] == '$';
    bool first = true, last;
    size_t at = 0, from = 0, to;
    const char *found;

    if (anchored)
        pattern.len--;
    for (;;) {
        for (to = from; to < pattern.len && pattern.ptr[to] != '*'; to++)
            ;
        last = to == pattern.len;
        if (to - from > path.len - at)
            return false;
        if (first) {
            if (memcmp(path.ptr, pattern.ptr, to) != 0)
                return false;
            at = to;
        }
        if (last && anchored) {
            if (first)
                return at == path.len;
            return memcmp(path.ptr + path.len - (to - from), pattern.ptr + from, to - from) ==
                   0;
        }
        if (!first && to > from) {
            found = memmem(path.ptr + at, path.len - at, pattern.ptr + from, to - from);
            if (found == NULL)
                return false;
            at = (size_t)(found - path.ptr) + (to - from);
        }
        if (last)
            return true;
        first = false;
        from = to + 1;
    }
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
    path = normalise(scratch, target.len > 0 ? target : CC_SPAN("/"), false);
    if (path.ptr == NULL)
        return false;
    for (i = 0; i < robots->n_rules; i++) {
        rule = &robots->rules[i];
        /* The cheap questions first: a rule that cannot win is not matched. */
        if (rule->pattern.len < longest || (rule->pattern.len == longest && !rule->allow))
            continue;
        if (pattern_fits(rule->pattern, path)) {
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
