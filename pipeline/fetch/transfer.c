#include "cleancopy/fetch/transfer.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/fetch/answer.h"
#include "cleancopy/fetch/extra_header.h"
#include "cleancopy/fetch/guard.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Bodies of other answers than 200 are read so far, which keeps the connection usable; their
 * beginnings are kept. */
#define MAX_IGNORED_BYTES (256u << 10)
#define KEPT_BYTES        ((size_t)1 << 20)
#define MAX_REQUEST_BYTES (64u << 10) /* URL and validators are at most 8 KiB each */

struct cc_transfer {
    const struct cc_transfer_common *common;
    const struct cc_config *cfg; /* common's */
    CURL *easy;
    struct curl_slist *headers, *connect_to;
    struct cc_buf http, request;
    size_t head_bytes;   /* of http: up to and with the empty line */
    size_t header_bytes; /* of all header blocks, interim ones too */
    size_t ignored_bytes, max_body_bytes;
    bool cut_at_max, pages_only, is_named, may_have_secrets, http1;
    bool in_body, cut, enough, refused_address, no_memory;
    enum cc_outcome fault; /* CC_OUTCOME_STORED: none of ours */
    const char *fault_detail;
    int32_t status;
    void *owner;
    char message[CURL_ERROR_SIZE];
};

/* Returning another number than libcurl gave ends the transfer. */
static size_t give_up(struct cc_transfer *t, enum cc_outcome fault, const char *detail)
{
    t->fault = fault;
    t->fault_detail = detail;
    return 0;
}

/* No fault of the page's: the run ends, and the page is asked for again. */
static size_t run_out(struct cc_transfer *t)
{
    t->no_memory = true;
    return give_up(t, CC_OUTCOME_SIZE, "no memory");
}

static int32_t status_of(struct cc_span line)
{
    size_t at = cc_span_find(line, CC_SPAN(" "), 0), i;
    int32_t status = 0;

    if (at == (size_t)-1)
        return 0;
    for (i = at + 1; i < line.len && i < at + 4 && line.ptr[i] >= '0' && line.ptr[i] <= '9';
         i++)
        status = status * 10 + (line.ptr[i] - '0');
    return status;
}

/* The empty line: what the headers alone decide, is decided before the body is read. */
static size_t end_of_headers(struct cc_transfer *t, size_t n)
{
    struct cc_span headers = cc_buf_span(&t->http);

    t->head_bytes = t->http.len;
    if (cc_answer_length_is_ambiguous(headers))
        return give_up(t, CC_OUTCOME_DECODE, "two Content-Length headers that differ");
    if (t->status == 200 && t->pages_only &&
        !cc_answer_is_page_type(cc_answer_header(headers, CC_SPAN("Content-Type"))))
        return give_up(t, CC_OUTCOME_TYPE, "");
    return n;
}

/* HTTP/2 has no status line; libcurl makes one up.  Archives and their readers know that of
 * HTTP/1.1. */
static void add_header(struct cc_transfer *t, struct cc_span line)
{
    static const char http2[] = "HTTP/2 ";

    if (cc_span_starts(line, CC_SPAN("HTTP/2 "))) {
        cc_buf_add(&t->http, CC_SPAN("HTTP/1.1 "));
        line = cc_span_slice(line, sizeof(http2) - 1, line.len);
    }
    cc_buf_add(&t->http, line);
}

static size_t on_header(char *bytes, size_t size, size_t count, void *user)
{
    struct cc_transfer *t = user;
    size_t n = size * count;
    struct cc_span line = {bytes, n};

    t->header_bytes += n;
    if (t->header_bytes > t->cfg->fetch.max_header_bytes)
        return give_up(t, CC_OUTCOME_SIZE, "header lines over the limit");
    if (t->in_body)
        return n; /* a trailer */
    if (cc_span_starts(line, CC_SPAN("HTTP/"))) {
        cc_buf_clear(&t->http); /* what came before was an interim answer */
        t->status = status_of(line);
    }
    add_header(t, line);
    if (t->http.status != CC_OK)
        return run_out(t);
    if (cc_span_trim(line).len == 0 && t->status >= 200)
        return end_of_headers(t, n);
    return n;
}

static size_t on_refusal(struct cc_transfer *t, const char *bytes, size_t n)
{
    size_t room = t->ignored_bytes < CC_TRANSFER_REFUSAL_BYTES
                      ? CC_TRANSFER_REFUSAL_BYTES - t->ignored_bytes
                      : 0;

    cc_buf_add(&t->http, (struct cc_span){bytes, n < room ? n : room});
    if (t->http.status != CC_OK)
        return run_out(t);
    t->ignored_bytes += n;
    t->enough = t->ignored_bytes > MAX_IGNORED_BYTES;
    return t->enough ? 0 : n;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user)
{
    struct cc_transfer *t = user;
    size_t n = size * count, have, room;

    t->in_body = true;
    if (t->status != 200)
        return on_refusal(t, bytes, n);
    have = t->http.len - t->head_bytes;
    room = t->max_body_bytes - have;
    if (n > room && !t->cut_at_max)
        return give_up(t, CC_OUTCOME_SIZE, "body over the limit");
    cc_buf_add(&t->http, (struct cc_span){bytes, n < room ? n : room});
    if (t->http.status != CC_OK)
        return run_out(t);
    if (n > room) {
        t->cut = true;
        return 0;
    }
    return n;
}

/* Kept for the archive: what opens a door is not, and HTTP/2 is written as HTTP/1.1. */
static void add_request(struct cc_transfer *t, struct cc_span head)
{
    struct cc_span line;
    bool is_first = t->request.len == 0;

    while (cc_span_next_line(&head, &line)) {
        size_t version = cc_span_find(line, CC_SPAN(" HTTP/2"), 0);

        if (cc_span_starts_nocase(line, CC_SPAN("authorization:")) ||
            cc_span_starts_nocase(line, CC_SPAN("proxy-authorization:")) ||
            cc_span_starts_nocase(line, CC_SPAN("cookie:")))
            line = cc_span_slice(line, 0, cc_span_find(line, CC_SPAN(":"), 0) + 1);
        if (is_first && version != (size_t)-1) {
            cc_buf_add(&t->request, cc_span_slice(line, 0, version));
            line = CC_SPAN(" HTTP/1.1");
        }
        is_first = false;
        cc_buf_add(&t->request, line);
        cc_buf_add(&t->request, CC_SPAN("\r\n"));
    }
}

static int on_debug(CURL *easy, curl_infotype type, char *bytes, size_t n, void *user)
{
    struct cc_transfer *t = user;

    (void)easy;
    if (type == CURLINFO_HEADER_OUT &&
        !cc_span_starts((struct cc_span){bytes, n}, CC_SPAN("CONNECT "))) /* the proxy's */
        add_request(t, (struct cc_span){bytes, n});
    return 0;
}

static curl_socket_t on_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct cc_transfer *t = user;

    if (purpose != CURLSOCKTYPE_IPCXN)
        return CURL_SOCKET_BAD;
    /* a proxy is the user's choice; what is behind it was judged by its name */
    if (t->cfg->proxy == NULL &&
        !cc_guard_allows(t->common->guard, &address->addr, (socklen_t)address->addrlen,
                         t->is_named)) {
        t->refused_address = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* What is the same for every request.  Each setopt here fails for want of memory alone (or for
 * an option that libcurl was built without, which the version check in meson.build excludes).
 */
static bool set_up(struct cc_transfer *t)
{
    const struct cc_fetch_limits *limits = &t->cfg->fetch;
    CURLcode bad = CURLE_OK;

#define SET(option, value)                                                                     \
    if (bad == CURLE_OK)                                                                       \
    bad = curl_easy_setopt(t->easy, option, value)
    SET(CURLOPT_PRIVATE, (void *)t);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_QUICK_EXIT, 1L); /* a name server that does not answer holds up nobody else */
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_PROXY, t->cfg->proxy != NULL ? t->cfg->proxy : "");
    SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L); /* a proxy's refusal is no site's answer */
    SET(CURLOPT_NOPROXY, ""); /* the environment may not lead past it */
    SET(CURLOPT_NETRC, (long)(t->cfg->netrc_path != NULL ? CURL_NETRC_OPTIONAL : CURL_NETRC_IGNORED));
    if (t->cfg->netrc_path != NULL)
        SET(CURLOPT_NETRC_FILE, t->cfg->netrc_path);
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_PATH_AS_IS, 1L);
    SET(CURLOPT_HTTP_CONTENT_DECODING, 0L);
    SET(CURLOPT_USERAGENT, t->common->user_agent);
    SET(CURLOPT_SHARE, t->common->share);
    /* HSTS is upgrade.c's.  Alt-Svc only when told: what it names is asked past its own site's queue (its address is
     * guarded like any other); libcurl 7.88 does not go back to the origin where it fails; and what it mostly
     * offers, HTTP/3, Debian's libcurl does not speak.  What was said is known to this handle alone. */
    if (t->cfg->alt_svc)
        SET(CURLOPT_ALTSVC_CTRL, (long)(CURLALTSVC_H1 | CURLALTSVC_H2));
    SET(CURLOPT_COOKIEFILE, ""); /* none is read, but cookies are on */
    SET(CURLOPT_CONNECTTIMEOUT_MS, (long)limits->connect_timeout_ms);
    SET(CURLOPT_TIMEOUT_MS, (long)limits->total_timeout_ms);
    SET(CURLOPT_LOW_SPEED_LIMIT, (long)limits->slow_bytes_per_s);
    SET(CURLOPT_LOW_SPEED_TIME, (long)limits->slow_for_s);
    SET(CURLOPT_HEADERFUNCTION, on_header);
    SET(CURLOPT_HEADERDATA, (void *)t);
    SET(CURLOPT_WRITEFUNCTION, on_body);
    SET(CURLOPT_WRITEDATA, (void *)t);
    SET(CURLOPT_DEBUGFUNCTION, on_debug);
    SET(CURLOPT_DEBUGDATA, (void *)t);
    SET(CURLOPT_VERBOSE,
        1L); /* on_debug keeps the request for the archive; nothing is printed */
    SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
    SET(CURLOPT_OPENSOCKETDATA, (void *)t);
    SET(CURLOPT_ERRORBUFFER, t->message);
    if (t->cfg->ca_file != NULL)
        SET(CURLOPT_CAINFO, t->cfg->ca_file);
    if (t->connect_to != NULL)
        SET(CURLOPT_CONNECT_TO, t->connect_to);
#undef SET
    return bad == CURLE_OK;
}

static bool append(struct curl_slist **list, const char *line)
{
    struct curl_slist *longer = curl_slist_append(*list, line);

    if (longer == NULL)
        return false;
    *list = longer;
    return true;
}

enum cc_status cc_transfer_open(const struct cc_transfer_common *common,
                                struct cc_transfer **transfer, struct cc_error *err)
{
    const struct cc_config *cfg = common->cfg;
    struct cc_transfer *t = cc_calloc(1, sizeof(*t));
    bool ok = t != NULL;
    size_t i;

    if (ok) {
        t->common = common;
        t->cfg = cfg;
        cc_buf_init(&t->http, SIZE_MAX); /* on_header and on_body hold the limits */
        cc_buf_init(&t->request, MAX_REQUEST_BYTES);
        t->easy = curl_easy_init();
        ok = t->easy != NULL;
        for (i = 0; ok && i < cfg->n_connect_to; i++)
            ok = append(&t->connect_to, cfg->connect_to[i]);
        ok = ok && set_up(t);
    }
    if (!ok) {
        cc_transfer_close(t);
        return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for a transfer");
    }
    *transfer = t;
    return CC_OK;
}

void cc_transfer_close(struct cc_transfer *t)
{
    if (t == NULL)
        return;
    curl_easy_cleanup(t->easy);
    curl_slist_free_all(t->headers);
    curl_slist_free_all(t->connect_to);
    cc_buf_done(&t->http);
    cc_buf_done(&t->request);
    cc_free(t);
}

static bool append_validator(struct cc_transfer *t, const char *name, struct cc_span value)
{
    char line[CC_ANSWER_MAX_VALIDATOR_BYTES + 64];
    int n;

    if (value.len == 0)
        return true;
    n = snprintf(line, sizeof(line), "%s: %.*s", name, CC_SPAN_PRINT(value));
    return n > 0 && (size_t)n < sizeof(line) && append(&t->headers, line);
}

static bool append_extra(struct cc_transfer *t)
{
    for (size_t i = 0; i < t->cfg->n_headers; i++) {
        struct cc_span line = cc_span_from(t->cfg->headers[i]);

        if (cc_extra_header_is_private(line) && !t->may_have_secrets)
            continue;
        if (!append(&t->headers, line.ptr))
            return false;
    }
    return true;
}

enum cc_status cc_transfer_start(struct cc_transfer *t, CURLM *multi,
                                 const struct cc_transfer_request *request,
                                 struct cc_error *err)
{
    bool ok;

    if (t->http.capacity > KEPT_BYTES) { /* a large body once is not kept room for ever */
        cc_buf_done(&t->http);
        cc_buf_init(&t->http, SIZE_MAX);
    }
    cc_buf_clear(&t->http);
    cc_buf_clear(&t->request);
    curl_slist_free_all(t->headers);
    t->headers = NULL;
    t->head_bytes = t->header_bytes = t->ignored_bytes = 0;
    t->in_body = t->cut = t->enough = t->refused_address = t->no_memory = false;
    t->fault = CC_OUTCOME_STORED;
    t->fault_detail = "";
    t->status = 0;
    t->message[0] = '\0';
    t->max_body_bytes = request->max_body_bytes;
    t->cut_at_max = request->cut_at_max;
    t->pages_only = request->pages_only;
    t->is_named = request->is_named;
    t->may_have_secrets = request->may_have_secrets;
    t->owner = request->owner;
    t->http1 = t->cfg->http1 || request->http1;
    ok = append(&t->headers, "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,"
                             "text/plain;q=0.8,*/*;q=0.5") &&
         append(&t->headers, "Accept-Encoding: gzip, deflate, br, zstd") &&
         append_extra(t) && append_validator(t, "If-None-Match", request->etag) &&
         append_validator(t, "If-Modified-Since", request->last_modified) &&
         curl_easy_setopt(t->easy, CURLOPT_URL, request->url) == CURLE_OK &&
         curl_easy_setopt(t->easy, CURLOPT_HTTP_VERSION,
                          (long)(t->http1 ? CURL_HTTP_VERSION_1_1
                                          : CURL_HTTP_VERSION_2TLS)) == CURLE_OK &&
         curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers) == CURLE_OK &&
         curl_easy_setopt(t->easy, CURLOPT_MAXFILESIZE_LARGE,
                          request->cut_at_max
                              ? (curl_off_t)0
                              : (curl_off_t)request->max_body_bytes) == CURLE_OK &&
         curl_multi_add_handle(multi, t->easy) == CURLM_OK;
    return ok ? CC_OK : cc_fail(err, CC_E_NOMEM, "fetch", "%s: no memory", request->url);
}

struct cc_transfer *cc_transfer_of(CURL *easy)
{
    char *t = NULL;

    (void)curl_easy_getinfo(easy, CURLINFO_PRIVATE, &t); /* was set at open */
    return (struct cc_transfer *)(void *)t;
}

void *cc_transfer_owner(const struct cc_transfer *t)
{
    return t->owner;
}

static enum cc_outcome outcome_of(const struct cc_transfer *t, CURLcode code)
{
    if (t->fault != CC_OUTCOME_STORED)
        return t->fault;
    if (code == CURLE_OK || t->cut || t->enough)
        return CC_OUTCOME_STORED;
    /* Of any answer but a 200 the status is all that is wanted, and that came. */
    if (t->head_bytes > 0 && t->status != 200)
        return CC_OUTCOME_STORED;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return CC_OUTCOME_DNS;
    case CURLE_OPERATION_TIMEDOUT:
        return CC_OUTCOME_TIMEOUT;
    case CURLE_FILESIZE_EXCEEDED:
        return CC_OUTCOME_SIZE;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return CC_OUTCOME_TLS;
    case CURLE_URL_MALFORMAT:
        return CC_OUTCOME_URL;
    case CURLE_UNSUPPORTED_PROTOCOL: /* also for what is no HTTP ("HTTP/0.9"); the URL was
                                        checked before */
    case CURLE_WEIRD_SERVER_REPLY:
        return CC_OUTCOME_DECODE;
    case CURLE_COULDNT_CONNECT:
        return t->refused_address ? CC_OUTCOME_GUARD : CC_OUTCOME_CONNECT;
    default:
        return t->status != 0 ? CC_OUTCOME_DECODE : CC_OUTCOME_CONNECT;
    }
}

/* In the words of the WARC standard. */
static const char *truncation(const struct cc_transfer *t, CURLcode code)
{
    if (t->cut || t->ignored_bytes > CC_TRANSFER_REFUSAL_BYTES)
        return "length";
    return code != CURLE_OK && t->head_bytes > 0 ? "disconnect" : NULL;
}

static int64_t took_ms(CURL *easy)
{
    curl_off_t us = 0;

    (void)curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &us); /* stays 0 where it is not known */
    return (int64_t)us / 1000;
}

void cc_transfer_end(struct cc_transfer *t, CURLM *multi, CURLcode code,
                     struct cc_answer *answer)
{
    struct cc_span all = cc_buf_span(&t->http), body = CC_SPAN_EMPTY;
    char *ip = NULL;

    if (t->head_bytes > 0)
        body = cc_span_slice(all, t->head_bytes, all.len);
    (void)curl_multi_remove_handle(multi,
                                   t->easy); /* fails for a handle that is not in it only */
    memset(answer, 0, sizeof(*answer));
    answer->outcome = outcome_of(t, code);
    answer->status = t->status;
    answer->headers = cc_span_slice(all, 0, t->head_bytes);
    answer->whole = all;
    answer->truncated = truncation(t, code);
    if (t->status == 200)
        answer->body = body;
    else
        answer->refusal = body;
    answer->request = cc_buf_span(&t->request);
    (void)curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &ip); /* else it stays NULL */
    answer->ip = ip != NULL ? ip : "";
    answer->no_memory = t->no_memory || code == CURLE_OUT_OF_MEMORY;
    answer->http2_failed = code == CURLE_HTTP2 || code == CURLE_HTTP2_STREAM;
    answer->cut = t->cut;
    answer->had_status = t->status != 0;
    answer->ms = took_ms(t->easy);
    answer->wire_bytes = t->header_bytes + t->ignored_bytes + answer->body.len;
    if (t->fault != CC_OUTCOME_STORED)
        answer->detail = t->fault_detail;
    else if (answer->outcome == CC_OUTCOME_GUARD)
        answer->detail = "its address is private or reserved";
    else if (answer->outcome != CC_OUTCOME_STORED)
        answer->detail = t->message[0] != '\0' ? t->message : curl_easy_strerror(code);
    else
        answer->detail = "";
}
