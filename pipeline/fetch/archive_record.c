#include "cleancopy/fetch/archive_record.h"

#include <stdio.h>

#define CONFORMS_TO                                                                            \
    "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
#define PROFILE "http://netpreserve.org/warc/1.1/revisit/"

static const char *const profiles[] = {
    [CC_REVISIT_NOT_MODIFIED] = PROFILE "server-not-modified",
    [CC_REVISIT_IDENTICAL] = PROFILE "identical-payload-digest",
    [CC_REVISIT_SAME_DECODED] = "urn:cleancopy:warc:revisit:identical-decoded-payload",
};

/* ---- header lines ---------------------------------------------------------------------- */

/* One line: what could end it becomes a blank. */
static void add_line(struct cc_buf *out, const char *name, struct cc_span value)
{
    if (value.len == 0)
        return;
    cc_buf_add_string(out, name);
    cc_buf_add_string(out, ": ");
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];

        cc_buf_add_char(out, c < ' ' || c == 0x7F ? ' ' : (char)c);
    }
    cc_buf_add_string(out, "\r\n");
}

static void add_digest(struct cc_buf *out, const char *name, struct cc_span bytes)
{
    char digest[CC_DIGEST_BYTES];

    cc_digest_sha1(bytes, digest);
    add_line(out, name, cc_span_from(digest));
}

#define HEAD_ROOM 16384 /* for header lines: two URLs of 8 KiB at most, most need 1 KiB */

/* Writes the record; failures of `extra` and of the block's buffer become those of `out`. */
static void finish(struct cc_buf *out, const char *type, struct cc_span url, int64_t date_s,
                   uint64_t salt, const char *content_type, struct cc_buf *extra,
                   struct cc_buf *block)
{
    struct cc_span bytes = cc_buf_span(block);

    add_digest(extra, "WARC-Block-Digest", bytes);
    if (out->status == CC_OK && extra->status != CC_OK)
        out->status = extra->status;
    if (out->status == CC_OK && block->status != CC_OK)
        out->status = block->status;
    /* Exactly: a buffer that grows by doubling may take twice the page. */
    if (bytes.len > HEAD_ROOM && bytes.len < SIZE_MAX - HEAD_ROOM)
        (void)cc_buf_reserve(out, bytes.len + HEAD_ROOM); /* a refusal shows in its status */
    cc_warc_write(out, type, url, date_s, salt, content_type, cc_buf_span(extra), bytes);
    cc_buf_done(extra);
    cc_buf_done(block);
}

static void begin(struct cc_buf *extra, struct cc_buf *block, size_t max_bytes)
{
    cc_buf_init(extra, max_bytes);
    cc_buf_init(block, max_bytes);
}

/* ---- HTTP messages --------------------------------------------------------------------- */

/* False: there is no end of the header lines. */
static bool split(struct cc_span http, struct cc_span *head, struct cc_span *body)
{
    size_t end = cc_span_find(http, CC_SPAN("\r\n\r\n"), 0), gap = 4;

    if (end == (size_t)-1) {
        end = cc_span_find(http, CC_SPAN("\n\n"), 0);
        gap = 2;
    }
    *head = cc_span_slice(http, 0, end);
    *body = end == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(http, end + gap, http.len);
    return end != (size_t)-1;
}

/* The header lines as they hold for the body that follows: transfer coding is off, so its
 * header is renamed, and so is a Content-Length that says something else; the right length is
 * added. `body_bytes` NULL: no body follows, and what is said of its length stays. */
static void mend_head(struct cc_buf *out, struct cc_span head, const size_t *body_bytes)
{
    struct cc_span line;
    char length[64] = "";
    bool has_length = body_bytes == NULL;

    if (body_bytes != NULL)
        (void)snprintf(length, sizeof length, "Content-Length: %zu", *body_bytes); /* fits */
    while (cc_span_next_line(&head, &line)) {
        bool is_length =
            body_bytes != NULL && cc_span_starts_nocase(line, CC_SPAN("Content-Length:"));

        if (is_length && !has_length && cc_span_is_nocase(line, cc_span_from(length)))
            has_length = true;
        else if (is_length || cc_span_starts_nocase(line, CC_SPAN("Transfer-Encoding:")))
            cc_buf_add_string(out, "X-Archive-Orig-");
        cc_buf_add(out, line);
        cc_buf_add_string(out, "\r\n");
    }
    if (!has_length) {
        cc_buf_add_string(out, length);
        cc_buf_add_string(out, "\r\n");
    }
    cc_buf_add_string(out, "\r\n");
}

void cc_archive_payload_digest(struct cc_span http, char out[CC_DIGEST_BYTES])
{
    struct cc_span head, body;

    (void)split(http, &head, &body); /* without an end of the headers there is no body */
    cc_digest_sha1(body, out);
}

/* ---- records --------------------------------------------------------------------------- */

void cc_archive_record_info(struct cc_buf *out, const struct cc_archive_crawler *crawler,
                            const char *file, int64_t date_s)
{
    struct cc_buf extra, block;

    begin(&extra, &block, out->max_bytes);
    add_line(&block, "software", CC_SPAN("cleancopy/" CC_VERSION));
    add_line(&block, "format", CC_SPAN("WARC File Format 1.1"));
    add_line(&block, "conformsTo", CC_SPAN(CONFORMS_TO));
    add_line(&block, "robots", CC_SPAN("obeyed, by RFC 9309"));
    add_line(&block, "http-header-user-agent", crawler->user_agent);
    add_line(&block, "operator", crawler->contact);
    add_line(&extra, "WARC-Filename", cc_span_from(file));
    finish(out, "warcinfo", CC_SPAN_EMPTY, date_s, 0, "application/warc-fields", &extra,
           &block);
}

void cc_archive_record_response(struct cc_buf *out, const struct cc_archive_page *page,
                                uint64_t salt, char id[CC_WARC_ID_BYTES])
{
    struct cc_buf extra, block;
    struct cc_span head, body;

    begin(&extra, &block, out->max_bytes);
    if (split(page->http, &head, &body)) {
        (void)cc_buf_reserve(&block, page->http.len + 64); /* as in finish() */
        mend_head(&block, head, &body.len);
        cc_buf_add(&block, body);
        add_digest(&extra, "WARC-Payload-Digest", body);
    } else {
        cc_buf_add(&block, page->http);
    }
    add_line(&extra, "WARC-Truncated", page->truncated);
    add_line(&extra, "WARC-IP-Address", page->ip);
    add_line(&extra, CC_WARC_ROLE, page->role);
    cc_warc_id(id, "response", page->url, page->date_s, salt, cc_buf_span(&block));
    finish(out, "response", page->url, page->date_s, salt, "application/http; msgtype=response",
           &extra, &block);
}

void cc_archive_record_request(struct cc_buf *out, const struct cc_archive_page *page,
                               uint64_t salt, const char *response_id)
{
    struct cc_buf extra, block;

    begin(&extra, &block, out->max_bytes);
    cc_buf_add(&block, page->request);
    add_line(&extra, "WARC-Concurrent-To", cc_span_from(response_id));
    finish(out, "request", page->url, page->date_s, salt, "application/http; msgtype=request",
           &extra, &block);
}

void cc_archive_record_revisit(struct cc_buf *out, const struct cc_archive_page *page,
                               uint64_t salt, enum cc_archive_revisit kind,
                               const struct cc_archive_origin *origin)
{
    struct cc_buf extra, block;
    struct cc_span head, body;

    begin(&extra, &block, out->max_bytes);
    (void)split(page->http, &head, &body); /* without an end it is all head */
    mend_head(&block, head, kind == CC_REVISIT_NOT_MODIFIED ? NULL : &body.len);
    add_line(&extra, "WARC-Profile", cc_span_from(profiles[kind]));
    add_line(&extra, "WARC-Refers-To", origin->id);
    add_line(&extra, "WARC-Refers-To-Target-URI", origin->url);
    add_line(&extra, "WARC-Refers-To-Date", origin->date);
    add_line(&extra, "WARC-Payload-Digest", origin->digest);
    if (kind != CC_REVISIT_NOT_MODIFIED)
        add_line(&extra, "WARC-Truncated", CC_SPAN("length"));
    add_line(&extra, "WARC-IP-Address", page->ip);
    add_line(&extra, CC_WARC_ROLE, page->role);
    finish(out, "revisit", page->url, page->date_s, salt, "application/http; msgtype=response",
           &extra, &block);
}

/* Heritrix' letters, in the order of the way: L a link, R a redirect. */
static void add_hops(struct cc_buf *out, const struct cc_archive_refusal *refusal)
{
    cc_buf_add_string(out, "hopsFromSeed: ");
    for (uint32_t i = 0; i < refusal->n_links; i++)
        cc_buf_add_char(out, 'L');
    for (uint32_t i = 0; i < refusal->n_redirects; i++)
        cc_buf_add_char(out, 'R');
    cc_buf_add_string(out, "\r\n");
}

void cc_archive_record_refusal(struct cc_buf *out, const struct cc_archive_refusal *refusal,
                               uint64_t salt)
{
    struct cc_buf extra, block;

    begin(&extra, &block, out->max_bytes);
    add_line(&block, "refusal", refusal->reason);
    add_line(&block, "detail", refusal->detail);
    add_line(&block, "via", refusal->via);
    add_hops(&block, refusal);
    finish(out, "metadata", refusal->url, refusal->date_s, salt, "application/warc-fields",
           &extra, &block);
}
