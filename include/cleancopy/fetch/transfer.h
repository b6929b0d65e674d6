/* transfer.h -- one request and its answer, by libcurl, within limits.
 *
 * A transfer is a reusable handle for libcurl's multi interface.  libcurl's own limits do not
 * hold for chunked bodies (7.88), so bytes are counted here.  Redirects are not followed,
 * cookies live as long as the run, proxies of the environment not used (a proxy would hide the address from
 * the guard), content codings not taken off: the caller gets the bytes as they came, transfer
 * coding taken off.  The guard (fetch/guard.h) looks at each address at the moment of
 * connecting.
 *
 * An edge.  Thread use: one thread at a time. */
#ifndef CLEANCOPY_FETCH_TRANSFER_H
#define CLEANCOPY_FETCH_TRANSFER_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/fetch/guard.h"

#include <curl/curl.h>
#include <stdbool.h>

#define CC_TRANSFER_REFUSAL_BYTES ((size_t)64 << 10) /* challenge pages have some 10 KB */

struct cc_transfer;

struct cc_transfer_request {
    const char *url;                    /* in normal form */
    struct cc_span etag, last_modified; /* empty: not sent */
    size_t max_body_bytes;
    bool cut_at_max; /* a longer body is cut there, which is no failure (robots files) */
    bool pages_only; /* a 200 of another type than a page's ends at its headers */
    bool http1;      /* HTTP/2 failed before */
    bool is_named;   /* the user named the URL's host (guard.h) … */
    bool may_have_secrets; /* … and its scheme and port (extra_header.h) */
    void *owner;     /* the caller's; cc_transfer_owner() gives it back */
};

struct cc_answer {
    /* CC_OUTCOME_STORED: an answer came in whole (whatever its status); else why there is none:
     * DNS, CONNECT, TLS, TIMEOUT, GUARD, SIZE, DECODE (cut short, damaged), TYPE, URL. */
    enum cc_outcome outcome;
    int32_t status;
    struct cc_span headers; /* status line and header lines, the empty line included */
    struct cc_span body;    /* of a 200 alone */
    struct cc_span refusal; /* of any other answer's body the first CC_TRANSFER_REFUSAL_BYTES */
    struct cc_span whole;   /* headers and body, or refusal, in one piece */
    const char *truncated;  /* why `whole` is not all that the server has: "length", "disconnect";
                               NULL: it is */
    struct cc_span request; /* as it was sent */
    const char *ip;         /* the server's address in digits; "": there was no connection */
    bool no_memory;    /* to take the answer in: nothing else in here is to be believed */
    bool http2_failed; /* what is behind the host may still understand HTTP/1.1 */
    bool cut;
    bool had_status;     /* the connection broke after an answer had begun */
    uint64_t wire_bytes; /* headers and body */
    int64_t ms;          /* the request took */
    const char *detail;  /* libcurl's words, may be empty */
};

/* What all transfers of a run have in common; all of it must outlive them. */
struct cc_transfer_common {
    const struct cc_config *cfg;
    const char *user_agent;
    struct cc_guard *guard;
    CURLSH *share; /* cookies, by libcurl's rules (public suffixes too); gone with the run */
};
/* CC_E_NOMEM. */
enum cc_status cc_transfer_open(const struct cc_transfer_common *common,
                                struct cc_transfer **transfer, struct cc_error *err);
void cc_transfer_close(struct cc_transfer *transfer); /* NULL is fine */

/* Starts the request in `multi`.  *request need not live on, its url and validators neither. */
enum cc_status cc_transfer_start(struct cc_transfer *transfer, CURLM *multi,
                                 const struct cc_transfer_request *request,
                                 struct cc_error *err);
/* The transfer whose easy handle a CURLMSG_DONE names. */
struct cc_transfer *cc_transfer_of(CURL *easy);
void *cc_transfer_owner(const struct cc_transfer *transfer);

/* Takes the finished (or abandoned) transfer out of `multi`; *answer is good until the next
 * start or close. */
void cc_transfer_end(struct cc_transfer *transfer, CURLM *multi, CURLcode code,
                     struct cc_answer *answer);

#endif
