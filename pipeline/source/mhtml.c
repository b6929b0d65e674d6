/* A walk over the lines that begin with "--", the multiparts that are open on a stack:
 *
 *     levels[1]  --inner        a border of an outer level ends all levels inside it,
 *     levels[0]  --outer        whether they were ended or not
 *
 * until the part is found that is the page.  What lies between borders is passed by memmem().
 */
#include "cleancopy/source/mhtml.h"

#include "mail_head.h"

#include "cleancopy/source/http_message.h"
#include "cleancopy/source/mail_text.h"

#include <string.h>

#define STEP            "mhtml"
#define TAIL_BYTES      1024 /* at a page's end: where its end tag is looked for */
#define MAX_SHOWN_BYTES 80   /* of a value in a message */

struct level {
    struct cc_span boundary; /* without its dashes, not empty */
    bool is_start;           /* the multipart that `start` names */
};

struct scan {
    const struct cc_mime *mime;
    struct cc_arena *arena;
    struct cc_span bytes;
    struct level levels[CC_MHTML_MAX_DEPTH];
    size_t depth;         /* levels that are open */
    struct cc_span start; /* the Content-ID of the page, without angle brackets; or empty */
    uint32_t n_parts;
    bool is_letter; /* somebody sent it: then plain text will do */
};

struct part {
    struct cc_span head, body;
    bool is_ended; /* a border came behind it */
};

/* A line that is a border. */
struct border {
    size_t at, next; /* its first byte; the line behind it */
    size_t level;
    bool is_last; /* "--boundary--" */
};

enum part_kind {
    PART_OTHER,
    PART_PAGE,
    PART_PLAIN, /* of a letter */
    PART_MULTIPART
};

static struct cc_span shown(struct cc_span s)
{
    return cc_span_slice(s, 0, MAX_SHOWN_BYTES);
}

/* ---- header lines ---------------------------------------------------------------------- */

static enum part_kind find_kind(const struct scan *s, struct cc_span head)
{
    struct cc_span value;

    if (s->is_letter && cc_header_find(head, "Content-Disposition", &value) &&
        cc_mail_is_kind(value, CC_SPAN("attachment")))
        return PART_OTHER;
    if (!cc_header_find(head, "Content-Type", &value)) /* RFC 2045: plain text */
        return s->is_letter ? PART_PLAIN : PART_OTHER;
    if (cc_span_starts_nocase(value, CC_SPAN("multipart/")))
        return PART_MULTIPART;
    if (cc_mail_is_kind(value, CC_SPAN("text/html")) ||
        cc_mail_is_kind(value, CC_SPAN("application/xhtml+xml")))
        return PART_PAGE;
    return s->is_letter && cc_mail_is_kind(value, CC_SPAN("text/plain")) ? PART_PLAIN
                                                                         : PART_OTHER;
}

static struct cc_span without_brackets(struct cc_span id)
{
    id = cc_span_trim(id);
    if (id.len >= 2 && id.ptr[0] == '<' && id.ptr[id.len - 1] == '>')
        id = cc_span_slice(id, 1, id.len - 1);
    return id;
}

static bool is_start(const struct scan *s, struct cc_span head)
{
    struct cc_span id;

    return s->start.len > 0 && cc_header_find(head, "Content-ID", &id) &&
           cc_span_is(without_brackets(id), s->start);
}

/* ---- borders --------------------------------------------------------------------------- */

/* RFC 2046: "--", the boundary, "--" behind the last part, blanks; nothing else.  A longer word
 * that begins like a boundary is text. */
static bool is_border(const struct scan *s, struct cc_span line, struct border *border)
{
    struct cc_span rest = cc_span_slice(line, 2, line.len);

    for (size_t i = s->depth; i-- > 0;) {
        struct cc_span boundary = s->levels[i].boundary, tail;

        if (!cc_span_starts(rest, boundary))
            continue;
        tail = cc_span_slice(rest, boundary.len, rest.len);
        border->is_last = cc_span_starts(tail, CC_SPAN("--"));
        if (border->is_last)
            tail = cc_span_slice(tail, 2, tail.len);
        border->level = i;
        if (cc_span_trim(tail).len == 0)
            return true;
    }
    return false;
}

/* The first border at or behind `from`, where a line begins. */
static bool find_border(const struct scan *s, size_t from, struct border *border)
{
    static const struct cc_span dashes = {"\n--", 3};

    while (from < s->bytes.len) {
        struct cc_span rest = cc_span_slice(s->bytes, from, s->bytes.len), line;

        if (!cc_span_starts(rest, CC_SPAN("--"))) {
            size_t hit = cc_span_find(rest, dashes, 0);

            if (hit == (size_t)-1)
                return false;
            from += hit + 1;
            rest = cc_span_slice(s->bytes, from, s->bytes.len);
        }
        (void)cc_span_next_line(&rest, &line); /* there is one: it begins with dashes */
        border->at = from;
        border->next = s->bytes.len - rest.len;
        if (is_border(s, line, border))
            return true;
        from = border->next;
    }
    return false;
}

/* The header lines from `at` to an empty line, a border or the end; *at: behind them. */
static enum cc_status read_head(const struct scan *s, size_t *at, struct cc_span *head,
                                struct cc_error *err)
{
    size_t from = *at, end = from + CC_MHTML_MAX_HEAD_BYTES + 2; /* and an empty line */
    struct cc_span rest = cc_span_slice(s->bytes, from, end), line;
    struct border border;

    while (cc_span_next_line(&rest, &line)) {
        size_t line_at = (size_t)(line.ptr - s->bytes.ptr);
        bool is_empty = line.len == 0;

        if (line_at - from > CC_MHTML_MAX_HEAD_BYTES)
            break;
        if (is_empty || (cc_span_starts(line, CC_SPAN("--")) && is_border(s, line, &border))) {
            *head = cc_span_slice(s->bytes, from, line_at);
            *at = is_empty ? (end < s->bytes.len ? end : s->bytes.len) - rest.len : line_at;
            return CC_OK;
        }
    }
    if (s->bytes.len - from > CC_MHTML_MAX_HEAD_BYTES)
        return cc_fail(err, CC_E_LIMIT, STEP,
                       "the header of the %s has more than %d bytes: save the page as HTML",
                       s->depth == 0 ? "file" : "part", CC_MHTML_MAX_HEAD_BYTES);
    *head = cc_span_slice(s->bytes, from, s->bytes.len);
    *at = s->bytes.len;
    return CC_OK;
}

/* ---- parts ----------------------------------------------------------------------------- */

/* What the multipart of that head says of itself. */
static enum cc_status open_level(struct scan *s, struct cc_span head, struct cc_error *err)
{
    struct level *level = &s->levels[s->depth];
    GMimeContentType *type;
    struct cc_span value;

    if (s->depth == CC_MHTML_MAX_DEPTH)
        return cc_fail(err, CC_E_LIMIT, STEP,
                       "more than %d multiparts in one another: save the page as HTML",
                       CC_MHTML_MAX_DEPTH);
    if (cc_header_find(head, "Content-Type", &value) && value.len > CC_MHTML_MAX_TYPE_BYTES)
        return cc_fail(err, CC_E_LIMIT, STEP,
                       "a Content-Type of %zu bytes (at most %d): save the page as HTML",
                       value.len, CC_MHTML_MAX_TYPE_BYTES);
    value = cc_mail_field(s->arena, head, "Content-Type", CC_MHTML_MAX_TYPE_BYTES);
    if (value.ptr == NULL)
        return cc_arena_status(s->arena, STEP, err);
    type = s->mime->g_mime_content_type_parse(NULL, value.ptr);
    level->is_start = is_start(s, head);
    level->boundary = cc_span_trim(cc_arena_copy(
        s->arena, cc_span_from(s->mime->g_mime_content_type_get_parameter(type, "boundary"))));
    if (s->start.len == 0)
        s->start = without_brackets(cc_arena_copy(
            s->arena, cc_span_from(s->mime->g_mime_content_type_get_parameter(type, "start"))));
    s->mime->g_object_unref(type);
    if (s->arena->status != CC_OK)
        return cc_arena_status(s->arena, STEP, err);
    if (level->boundary.len == 0)
        return cc_fail(err, CC_E_INPUT, STEP,
                       "\"%.*s\" names no boundary: save the page again, or as HTML",
                       CC_SPAN_PRINT(shown(value)));
    s->depth++;
    return CC_OK;
}

/* The body ends before the line feed that belongs to the border. */
static void read_body(const struct scan *s, size_t at, struct part *part)
{
    struct border border;
    size_t end = s->bytes.len;

    part->is_ended = find_border(s, at, &border);
    if (part->is_ended) {
        end = border.at;
        if (end > at && s->bytes.ptr[end - 1] == '\n')
            end--;
        if (end > at && s->bytes.ptr[end - 1] == '\r')
            end--;
    }
    part->body = cc_span_slice(s->bytes, at, end);
}

/* In the part that `start` names, or without such a word anywhere. */
static bool is_wanted(const struct scan *s, struct cc_span head)
{
    bool wanted = s->start.len == 0 || is_start(s, head);

    for (size_t i = 0; i < s->depth; i++)
        wanted = wanted || s->levels[i].is_start;
    return wanted;
}

static enum cc_status fail_to_find(const struct scan *s, struct cc_error *err)
{
    if (s->n_parts == 0)
        return cc_fail(err, CC_E_INPUT, STEP,
                       "the boundary \"%.*s\" never comes, cut short or damaged: save the "
                       "page again",
                       CC_SPAN_PRINT(shown(s->levels[0].boundary)));
    return cc_fail(err, CC_E_INPUT, STEP,
                   "none of %u parts is a page (text/html): save the page as HTML", s->n_parts);
}

/* `at`: behind the file's header, whose level is open. */
static enum cc_status find_page(struct scan *s, size_t at, struct part *page,
                                struct cc_error *err)
{
    struct part part, first = {CC_SPAN_EMPTY, CC_SPAN_EMPTY, false}, plain = first;
    struct border border;
    bool has_first = false, has_plain = false;
    enum cc_status st;

    while (s->depth > 0 && find_border(s, at, &border)) {
        enum part_kind kind;

        s->depth = border.level + (border.is_last ? 0 : 1);
        at = border.next;
        if (border.is_last)
            continue;
        if (++s->n_parts > CC_MHTML_MAX_PARTS)
            return cc_fail(err, CC_E_LIMIT, STEP,
                           "no page in the first %d parts: save the page as HTML",
                           CC_MHTML_MAX_PARTS);
        st = read_head(s, &at, &part.head, err);
        if (st != CC_OK)
            return st;
        kind = find_kind(s, part.head);
        if (kind == PART_MULTIPART)
            st = open_level(s, part.head, err);
        if (st != CC_OK)
            return st;
        if (kind == PART_OTHER || kind == PART_MULTIPART || (kind == PART_PLAIN && has_plain))
            continue;
        read_body(s, at, &part);
        if (kind == PART_PAGE && is_wanted(s, part.head)) {
            *page = part;
            return CC_OK;
        }
        if (kind == PART_PLAIN)
            plain = part;
        else if (!has_first)
            first = part;
        has_plain = has_plain || kind == PART_PLAIN;
        has_first = has_first || kind == PART_PAGE;
    }
    *page = has_first ? first : plain;
    return has_first || has_plain ? CC_OK : fail_to_find(s, err);
}

/* ---- the page's own part --------------------------------------------------------------- */

/* Some writers pad each line, and GMime 3.2.13 stops at the first padding: so a piece at a
 * time, each to behind its padding.  base64 without its last padding is read, but one character
 * alone is no byte.  `to` has room for the whole. */
static bool decode_base64(const struct scan *s, GMimeEncoding *coder, struct cc_span in,
                          char *to, size_t *len)
{
    while (in.len > 0) {
        const char *padding = memchr(in.ptr, '=', in.len);
        size_t n = padding != NULL ? (size_t)(padding - in.ptr) : in.len;

        while (n < in.len && in.ptr[n] == '=')
            n++;
        s->mime->g_mime_encoding_reset(coder);
        *len += s->mime->g_mime_encoding_step(coder, in.ptr, n, to + *len);
        in = cc_span_slice(in, n, in.len);
    }
    if (coder->state > 1)
        *len += s->mime->g_mime_encoding_step(coder, "==", 4 - (size_t)coder->state, to + *len);
    return coder->state != 1;
}

static enum cc_status decode(const struct scan *s, const struct part *part,
                             struct cc_span *bytes, struct cc_error *err)
{
    struct cc_span name = cc_mail_field(s->arena, part->head, "Content-Transfer-Encoding",
                                        CC_MHTML_MAX_TYPE_BYTES);
    GMimeContentEncoding encoding = GMIME_CONTENT_ENCODING_8BIT;
    GMimeEncoding coder;
    size_t len = 0;
    char *to;

    if (name.len > 0)
        encoding = s->mime->g_mime_content_encoding_from_string(name.ptr);
    if (encoding == GMIME_CONTENT_ENCODING_DEFAULT ||
        encoding == GMIME_CONTENT_ENCODING_UUENCODE)
        return cc_fail(err, CC_E_INPUT, STEP,
                       "the transfer encoding \"%.*s\" is not read: save the page as HTML",
                       CC_SPAN_PRINT(shown(name)));
    s->mime->g_mime_encoding_init_decode(&coder, encoding);
    to = cc_arena_alloc(s->arena, s->mime->g_mime_encoding_outlen(&coder, part->body.len) + 4);
    if (to == NULL)
        return cc_arena_status(s->arena, STEP, err);
    if (encoding != GMIME_CONTENT_ENCODING_BASE64 && part->body.len > 0)
        len = s->mime->g_mime_encoding_step(&coder, part->body.ptr, part->body.len, to);
    if (encoding == GMIME_CONTENT_ENCODING_BASE64 &&
        !decode_base64(s, &coder, part->body, to, &len))
        return cc_fail(err, CC_E_INPUT, STEP,
                       "the page's base64 is cut short: save the page again");
    to[len] = '\0';
    bytes->ptr = to;
    bytes->len = len;
    return CC_OK;
}

/* A page that lacks only its last border ends with "</html". */
static bool is_whole(const struct part *part, struct cc_span bytes)
{
    struct cc_span tail =
        cc_span_slice(bytes, bytes.len > TAIL_BYTES ? bytes.len - TAIL_BYTES : 0, bytes.len);

    return part->is_ended || cc_span_find_nocase(tail, CC_SPAN("</html"), 0) != (size_t)-1;
}

static void read_saved(const struct cc_mail_head *head, const struct cc_mail_head *part,
                       struct cc_page *page)
{
    page->url = cc_mail_url(head, "Snapshot-Content-Location");
    if (page->url.len == 0)
        page->url = cc_mail_url(part, "Content-Location");
    if (page->url.len == 0)
        page->url = cc_mail_url(head, "Content-Location");
    page->fetched_at_s = cc_mail_date(head);
}

/* What a letter says of itself: it is its sender's. */
static void read_letter(const struct cc_mail_head *head, struct cc_page *page)
{
    page->title = cc_mail_text(head, "Subject");
    page->date = cc_mail_field(head->arena, head->lines, "Date", CC_MHTML_MAX_SUBJECT_BYTES);
    page->outlet = cc_mail_outlet(head);
}

static enum cc_status take_page(const struct scan *s, struct cc_span head,
                                const struct part *part, struct cc_page *page,
                                struct cc_error *err)
{
    const struct cc_mail_head own = {s->mime, s->arena, head},
                              of_part = {s->mime, s->arena, part->head};
    bool is_plain = find_kind(s, part->head) == PART_PLAIN;
    enum cc_status st = decode(s, part, &page->bytes, err);

    if (st != CC_OK)
        return st;
    if (cc_span_trim(page->bytes).len == 0)
        return cc_fail(err, CC_E_INPUT, STEP, "the page is empty: save it again, or as HTML");
    if (!is_whole(part, page->bytes))
        return cc_fail(err, CC_E_INPUT, STEP,
                       "ends in the middle of the page, cut short: save the page again");
    page->form = is_plain ? CC_FORM_TEXT : CC_FORM_HTML;
    page->content_type =
        cc_mail_field(s->arena, part->head, "Content-Type", CC_MHTML_MAX_TYPE_BYTES);
    if (is_plain)
        page->bytes = cc_mail_text_join(
            s->arena, page->bytes,
            cc_span_find_nocase(page->content_type, CC_SPAN("format=flowed"), 0) != (size_t)-1);
    read_saved(&own, &of_part, page);
    if (s->is_letter && page->url.len == 0) /* else somebody sent a page by mail */
        read_letter(&own, page);
    return cc_arena_status(s->arena, STEP, err);
}

enum cc_status cc_mhtml_page(struct cc_arena *arena, struct cc_span bytes, struct cc_page *page,
                             struct cc_error *err)
{
    struct scan scan = {.arena = arena, .bytes = bytes};
    struct part part = {CC_SPAN_EMPTY, CC_SPAN_EMPTY, true};
    struct cc_span head;
    enum part_kind kind;
    enum cc_status st;
    size_t at = 0, start;

    st = cc_mime_load(&scan.mime, err);
    if (st != CC_OK)
        return st;
    if (cc_span_starts(bytes, CC_SPAN("\xef\xbb\xbf")))
        at = 3;
    while (at < bytes.len && strchr(" \t\r\n\f\v", bytes.ptr[at]) != NULL &&
           bytes.ptr[at] != '\0')
        at++;
    start = at;
    at = cc_mail_skip_from_line(bytes, start);
    if (at > start && cc_mail_has_more(bytes, at))
        return cc_fail(err, CC_E_INPUT, STEP,
                       "a mailbox of several letters: split it (git mailsplit -oDIR FILE) and "
                       "give the folder");
    st = read_head(&scan, &at, &head, err);
    if (st != CC_OK)
        return st;
    scan.is_letter = cc_mail_is_letter(head);
    kind = find_kind(&scan, head);
    if (kind == PART_OTHER)
        return cc_fail(err, CC_E_INPUT, STEP,
                       "no Content-Type of MHTML (multipart/related): save the page again, or "
                       "as HTML");
    part.head = head;
    part.body = cc_span_slice(bytes, at, bytes.len);
    if (kind == PART_MULTIPART) {
        st = open_level(&scan, head, err);
        if (st == CC_OK)
            st = find_page(&scan, at, &part, err);
    }
    return st == CC_OK ? take_page(&scan, head, &part, page, err) : st;
}
