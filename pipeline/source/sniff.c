#include "cleancopy/source/sniff.h"

#include "cleancopy/source/markup.h"

#include <stdint.h>

#define NARROW_BYTES                                                                           \
    16384 /* characters of UTF-16 or UTF-32 looked at: enough for head and first lines */

/* ---- magic numbers --------------------------------------------------------------------- */

/* Only those that a text could start with or that would not show by their NULs need to be here.
 */
static const struct {
    size_t len;
    const char *bytes;
    enum cc_sniffed kind;
} magic[] = {
    {2, "\x1f\x8b", CC_SNIFF_GZIP},
    {4, "\x28\xb5\x2f\xfd", CC_SNIFF_ZSTD},
    {5, "WARC/", CC_SNIFF_WARC},
    {5, "%PDF-", CC_SNIFF_BINARY},
    {4, "%!PS", CC_SNIFF_BINARY},
    {5, "{\\rtf", CC_SNIFF_BINARY},
    {4, "PK\x03\x04", CC_SNIFF_ZIP}, /* docx, epub and SingleFile's too */
    {4, "PK\x05\x06", CC_SNIFF_ZIP}, /* without members */
    {8, "bplist00", CC_SNIFF_WEBARCHIVE},
    {8, "\x89PNG\r\n\x1a\n", CC_SNIFF_BINARY},
    {3, "\xff\xd8\xff", CC_SNIFF_BINARY}, /* JPEG */
    {6, "GIF87a", CC_SNIFF_BINARY},
    {6, "GIF89a", CC_SNIFF_BINARY},
    {4,
     "\x7f"
     "ELF",
     CC_SNIFF_BINARY},
    {3, "BZh", CC_SNIFF_BINARY},
    {6,
     "\xfd"
     "7zXZ",
     CC_SNIFF_BINARY}, /* xz; its NUL counts */
    {6, "7z\xbc\xaf\x27\x1c", CC_SNIFF_BINARY},
    {4, "\x04\x22\x4d\x18", CC_SNIFF_BINARY},                 /* lz4 */
    {8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", CC_SNIFF_BINARY}, /* old Office files */
    {16, "SQLite format 3", CC_SNIFF_BINARY},
};

static bool find_magic(struct cc_span s, enum cc_sniffed *kind)
{
    size_t i;

    for (i = 0; i < sizeof magic / sizeof magic[0]; i++) {
        if (s.len >= magic[i].len && memcmp(s.ptr, magic[i].bytes, magic[i].len) == 0) {
            *kind = magic[i].kind;
            return true;
        }
    }
    /* skippable frames of zstd, 0x184D2A50 to 0x184D2A5F: a compressed WARC may start with one
     */
    if (s.len >= 4 && ((unsigned char)s.ptr[0] & 0xf0) == 0x50 &&
        memcmp(s.ptr + 1, "\x2a\x4d\x18", 3) == 0) {
        *kind = CC_SNIFF_ZSTD;
        return true;
    }
    return false;
}

/* ---- wide characters ------------------------------------------------------------------- */

struct wide {
    size_t unit;  /* bytes a character: 2 or 4 */
    size_t low;   /* which of them is the lowest */
    size_t start; /* bytes of the mark */
};

static bool find_mark(struct cc_span s, struct wide *wide)
{
    static const struct {
        const char *mark;
        struct wide wide;
    } marks[] = {
        {"\xff\xfe\0\0", {4, 0, 4}}, /* before UTF-16's, which it starts with */
        {"\0\0\xfe\xff", {4, 3, 4}},
        {"\xff\xfe", {2, 0, 2}},
        {"\xfe\xff", {2, 1, 2}},
    };
    size_t i;

    for (i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (s.len >= marks[i].wide.start &&
            memcmp(s.ptr, marks[i].mark, marks[i].wide.start) == 0) {
            *wide = marks[i].wide;
            return true;
        }
    }
    return false;
}

/* Without a mark: ASCII made wide, NULs in all places but one.  One in ten may be something
 * else. */
static bool looks_wide(struct cc_span s, struct wide *wide)
{
    static const struct wide layouts[] = {{4, 0, 0}, {4, 3, 0}, {2, 0, 0}, {2, 1, 0}};
    size_t i, k, n, good, j;

    for (i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
        n = s.len / layouts[i].unit > 256 ? 256 : s.len / layouts[i].unit;
        good = 0;
        for (k = 0; k < n; k++) {
            const char *c = s.ptr + k * layouts[i].unit;

            for (j = 0; j < layouts[i].unit; j++) {
                if ((c[j] == '\0') == (j == layouts[i].low))
                    break;
            }
            good += j == layouts[i].unit;
        }
        if (n >= 4 && good * 10 >= n * 9) {
            *wide = layouts[i];
            return true;
        }
    }
    return false;
}

/* The characters as ASCII; what is not becomes a letter. */
static size_t make_narrow(struct cc_span s, struct wide wide, char out[NARROW_BYTES])
{
    size_t n = 0, at, j;

    for (at = wide.start; at + wide.unit <= s.len && n < NARROW_BYTES; at += wide.unit) {
        bool is_ascii = ((unsigned char)s.ptr[at + wide.low] & 0x80) == 0;

        for (j = 0; j < wide.unit; j++) {
            if (j != wide.low && s.ptr[at + j] != '\0')
                is_ascii = false;
        }
        out[n++] = is_ascii ? s.ptr[at + wide.low] : 'x';
    }
    return n;
}

/* ---- heads ----------------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static struct cc_span skip_blanks(struct cc_span s)
{
    size_t at = 0;

    while (at < s.len && is_blank(s.ptr[at]))
        at++;
    return cc_span_slice(s, at, s.len);
}

/* What the lines of a mail head say. */
struct mail_head {
    bool has_version, has_type; /* a type that is multipart or HTML */
    bool has_mailbox, has_date, has_way;
};

/* The beginnings of lines that mail programs and servers write, and nobody else together with From and Date. */
static bool shows_way(struct cc_span line)
{
    static const struct cc_span names[] = {{"message-id:", 11},   {"received:", 9},
                                           {"return-path:", 12},  {"delivered-to:", 13},
                                           {"mime-version:", 13}, {"to:", 3}};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (cc_span_starts_nocase(line, names[i]))
            return true;
    }
    return false;
}

/* False where a line is none of a mail head. */
static bool read_mail_head(struct cc_span rest, struct mail_head *head)
{
    struct cc_span line;
    bool in_type = false, in_from = false;

    while (cc_span_next_line(&rest, &line) && line.len > 0) {
        if (!is_blank(line.ptr[0])) {
            if (cc_span_find(line, CC_SPAN(":"), 0) == (size_t)-1)
                return false;
            if (cc_span_starts_nocase(line, CC_SPAN("mime-version:")))
                head->has_version = true;
            in_type = cc_span_starts_nocase(line, CC_SPAN("content-type:"));
            in_from = cc_span_starts_nocase(line, CC_SPAN("from:"));
            head->has_date = head->has_date || cc_span_starts_nocase(line, CC_SPAN("date:"));
            head->has_way = head->has_way || shows_way(line);
        }
        if (in_type && (cc_span_find_nocase(line, CC_SPAN("multipart/"), 0) != (size_t)-1 ||
                        cc_span_find_nocase(line, CC_SPAN("text/html"), 0) != (size_t)-1))
            head->has_type = true;
        if (in_from && memchr(line.ptr, '@', line.len) != NULL)
            head->has_mailbox = true;
    }
    return true;
}

/* A saved page or letter: header lines.  A page has MIME-Version and its type, a letter a sender, a date and a sign of its
 * way; a mailbox has a line that begins with "From " before them.  TEXT for what is neither. */
static enum cc_sniffed sniff_mail(struct cc_span s)
{
    struct mail_head head = {false, false, false, false, false};
    struct cc_span line;

    if (cc_span_starts(s, CC_SPAN("From ")))
        (void)cc_span_next_line(&s, &line);
    if (!read_mail_head(s, &head))
        return CC_SNIFF_TEXT;
    if (head.has_mailbox && head.has_date && head.has_way)
        return CC_SNIFF_MAIL;
    return head.has_version && head.has_type ? CC_SNIFF_MHTML : CC_SNIFF_TEXT;
}

/* A string of JSON at s.ptr[at], a quotation mark: the place behind it, or 0. */
static size_t skip_string(struct cc_span s, size_t at)
{
    for (at++; at < s.len; at++) {
        if (s.ptr[at] == '\\')
            at++;
        else if (s.ptr[at] == '"')
            return at + 1;
    }
    return 0;
}

static bool is_key(struct cc_span s, size_t from, size_t to)
{
    while (to < s.len && is_blank(s.ptr[to]))
        to++;
    return to < s.len && s.ptr[to] == ':' && from < to;
}

/* A list of JSON starts here: "[" and then an object, a list or the end.  ("[Advertisement]" is
 * text, and so is a list of mere words.) */
static bool is_json_list(struct cc_span s)
{
    struct cc_span rest = skip_blanks(cc_span_slice(s, 1, s.len));

    if (rest.len == 0 || s.ptr[0] != '[')
        return false;
    if (rest.ptr[0] == ']')
        return skip_blanks(cc_span_slice(rest, 1, rest.len)).len == 0;
    if (rest.ptr[0] != '{')
        return false;
    rest = skip_blanks(cc_span_slice(rest, 1, rest.len));
    return rest.len > 0 && (rest.ptr[0] == '"' || rest.ptr[0] == '}');
}

/* Looks for the keys of the object in the first line.  TEXT: it is no object of JSON. */
static enum cc_sniffed sniff_json(struct cc_span s)
{
    struct cc_span rest = skip_blanks(cc_span_slice(s, 1, s.len));
    size_t at = 1, depth = 1, end;
    bool has_key = false;

    if (s.ptr[0] != '{')
        return is_json_list(s) ? CC_SNIFF_JSON : CC_SNIFF_TEXT;
    if (rest.len > 0 && rest.ptr[0] == '}')
        return skip_blanks(cc_span_slice(rest, 1, rest.len)).len == 0 ? CC_SNIFF_JSON
                                                                      : CC_SNIFF_TEXT;
    if (rest.len == 0 || rest.ptr[0] != '"')
        return CC_SNIFF_TEXT;
    while (at < s.len && depth > 0) {
        switch (s.ptr[at]) {
        case '"':
            end = skip_string(s, at);
            if (end == 0) /* a string longer than what is looked at: a document, most likely */
                return has_key ? CC_SNIFF_JSONL : CC_SNIFF_TEXT;
            if (depth == 1 && is_key(s, at, end)) {
                struct cc_span key = cc_span_slice(s, at + 1, end - 1);

                has_key = true;
                if (cc_span_is(key, CC_SPAN("text")) || cc_span_is(key, CC_SPAN("html")))
                    return CC_SNIFF_JSONL;
            }
            at = end;
            continue;
        case '{':
        case '[':
            depth++;
            break;
        case '}':
        case ']':
            depth--;
            break;
        case '\n': /* an object over several lines */
            return has_key || is_key(rest, 0, skip_string(rest, 0)) ? CC_SNIFF_JSON
                                                                    : CC_SNIFF_TEXT;
        default:
            break;
        }
        at++;
    }
    if (!has_key)
        return CC_SNIFF_TEXT;
    return depth > 0 ? CC_SNIFF_JSONL : CC_SNIFF_JSON;
}

/* ---- markup ---------------------------------------------------------------------------- */

/* Without the declarations, comments and blanks before the first element. */
static struct cc_span skip_prolog(struct cc_span s, bool *is_xml)
{
    size_t end;

    for (;;) {
        s = skip_blanks(s);
        if (cc_span_starts(s, CC_SPAN("<?"))) {
            *is_xml = *is_xml || cc_span_starts_nocase(s, CC_SPAN("<?xml"));
            end = cc_span_find(s, CC_SPAN(">"), 0);
        } else if (cc_span_starts(s, CC_SPAN("<!--"))) {
            end = cc_span_find(s, CC_SPAN("-->"), 2);
            end = end == (size_t)-1 ? end : end + 2;
        } else {
            return s;
        }
        if (end == (size_t)-1)
            return cc_span_slice(s, s.len, s.len);
        s = cc_span_slice(s, end + 1, s.len);
    }
}

static bool starts_with_word(struct cc_span s, const char *word)
{
    struct cc_span w = cc_span_from(word);

    return cc_span_starts_nocase(s, w) && (s.len == w.len || is_blank(s.ptr[w.len]) ||
                                           s.ptr[w.len] == '>' || s.ptr[w.len] == '/');
}

static bool starts_with_one_of(struct cc_span s, const char *const *words, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (starts_with_word(s, words[i]))
            return true;
    }
    return false;
}

/* A drawing and nothing else: pages without a head often start with one. */
static bool is_drawing(struct cc_span s)
{
    size_t end = cc_span_find_nocase(s, CC_SPAN("</svg>"), 0);

    return starts_with_word(s, "<svg") &&
           (end == (size_t)-1 || skip_blanks(cc_span_slice(s, end + 6, s.len)).len == 0);
}

/* The first element decides: a page, other XML, or TEXT for "cannot tell yet". */
static enum cc_sniffed sniff_first_element(struct cc_span s)
{
    static const char *const pages[] = {"<html", "<head", "<body"};
    static const char *const others[] = {"<rss",     "<feed", "<urlset", "<sitemapindex",
                                         "<rdf:rdf", "<opml", "<channel"};
    bool is_xml = false;
    struct cc_span first = skip_prolog(s, &is_xml);

    if (starts_with_word(first, "<!doctype")) {
        first = skip_blanks(cc_span_slice(first, 9, first.len));
        return starts_with_word(first, "html") ? CC_SNIFF_HTML : CC_SNIFF_XML;
    }
    if (starts_with_one_of(first, pages, sizeof pages / sizeof pages[0]))
        return CC_SNIFF_HTML;
    if (starts_with_one_of(first, others, sizeof others / sizeof others[0]) ||
        is_drawing(first))
        return CC_SNIFF_XML;
    return is_xml ? CC_SNIFF_XML : CC_SNIFF_TEXT;
}

/* Elements in number: one to at most ten words.  Fragments have one to eight, texts that show
 * markup one to forty. */
static bool is_dense(const struct cc_markup *markup)
{
    return markup->n_elements * 10 >= markup->n_words;
}

/* No doctype, no root.  What starts like a page needs little more; what starts with words needs
 * most of its bytes to be inside elements. */
static bool is_fragment(struct cc_span s)
{
    static const char *const heads[] = {"<meta",   "<link",  "<style",
                                        "<script", "<title", "<noscript"};
    bool is_xml = false, is_full = s.len == CC_SNIFF_BYTES;
    struct cc_span first = skip_prolog(s, &is_xml);
    struct cc_markup markup;
    size_t end = 0;

    cc_markup_measure(s, &markup);
    if (markup.n_elements == 0)
        return false;
    if (!cc_markup_starts(first, &end))
        return markup.n_elements >= 3 &&
               (markup.covered / 7 >= s.len / 10 || is_dense(&markup));
    if (markup.is_page || is_dense(&markup) || markup.covered >= s.len / 2 ||
        starts_with_one_of(first, heads, sizeof heads / sizeof heads[0]))
        return true;
    return memchr(first.ptr, '=', end) != NULL && (is_full || markup.covered >= s.len / 10);
}

/* "example,harbourpost)/tide 20260202024000 {"url": …" */
static bool is_cdxj(struct cc_span s)
{
    size_t key = cc_span_find(s, CC_SPAN(" "), 0), i;
    struct cc_span rest = cc_span_slice(s, key, s.len); /* empty where there is no blank */

    for (i = 1; i < rest.len && rest.ptr[i] >= '0' && rest.ptr[i] <= '9'; i++)
        continue;
    return i == 15 && cc_span_starts(cc_span_slice(rest, i, rest.len), CC_SPAN(" {\"")) &&
           memchr(s.ptr, '\n', key) == NULL;
}

static enum cc_sniffed sniff_narrow(struct cc_span s)
{
    enum cc_sniffed kind;

    if (cc_span_starts(s, CC_SPAN("\xef\xbb\xbf")))
        s = cc_span_slice(s, 3, s.len);
    s = skip_blanks(s);
    if (s.len == 0)
        return CC_SNIFF_EMPTY;
    s = cc_span_slice(s, 0, CC_SNIFF_BYTES);
    kind = sniff_mail(s);
    if (kind != CC_SNIFF_TEXT)
        return kind;
    if (is_cdxj(s))
        return CC_SNIFF_CDXJ;
    kind = s.ptr[0] == '<' ? sniff_first_element(s) : CC_SNIFF_TEXT;
    if (s.ptr[0] == '{' || s.ptr[0] == '[')
        kind = sniff_json(s);
    if (kind != CC_SNIFF_TEXT)
        return kind;
    if (is_fragment(s))
        return CC_SNIFF_HTML;
    return memchr(s.ptr, '\0', s.len) != NULL ? CC_SNIFF_BINARY : CC_SNIFF_TEXT;
}

enum cc_sniffed cc_sniff(struct cc_span bytes)
{
    char narrow[NARROW_BYTES];
    struct cc_span as_narrow = {narrow, 0};
    enum cc_sniffed kind;
    struct wide wide;

    if (bytes.len == 0)
        return CC_SNIFF_EMPTY;
    if (find_magic(bytes, &kind))
        return kind;
    if (!find_mark(bytes, &wide) && !looks_wide(bytes, &wide))
        return sniff_narrow(bytes);
    as_narrow.len = make_narrow(bytes, wide, narrow);
    return sniff_narrow(as_narrow);
}

const char *cc_sniff_name(enum cc_sniffed kind)
{
    static const char *const names[] = {"empty", "HTML", "text", "JSONL", "JSON",  "XML",
                                        "gzip",  "zstd", "WARC", "MHTML", "mail", "WARC index",
                                        "a ZIP archive", "a web archive of Safari", "binary"};

    return names[kind];
}
