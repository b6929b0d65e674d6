/* archive_record.h -- the WARC records that the archive is made of.
 *
 *     warcinfo   first in each file: who wrote it, and how
 *     response   an answer with its body, as it came over the wire: a page, a redirect, a robots
 *                file, a feed, a sitemap, a front page
 *     request    what was asked, linked to its response by WARC-Concurrent-To
 *     revisit    the same page again: the answer's headers and a pointer to the earlier record
 *     metadata   a URL that was not fetched, or not kept, and why
 *
 * Source: WARC 1.1 (ISO 28500:2017), annotated version of the IIPC; digests as digest.h says.
 * Records are appended uncompressed to a buffer; failures show in its status.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_ARCHIVE_RECORD_H
#define CLEANCOPY_FETCH_ARCHIVE_RECORD_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"
#include "cleancopy/fetch/digest.h"
#include "cleancopy/source/warc.h"

#include <stdint.h>

/* Who fetches; empty spans are left out of the warcinfo record. */
struct cc_archive_crawler {
    struct cc_span user_agent, contact;
};

/* One answer.  `http` is the response as it came over the wire: status line, header lines, body
 * with its content coding (transfer coding taken off, as libcurl gives it; the headers that no
 * longer hold are renamed X-Archive-Orig-…). */
struct cc_archive_page {
    struct cc_span url;
    int64_t date_s;
    struct cc_span request; /* as it was sent; empty: no request record is written */
    struct cc_span http;
    struct cc_span ip; /* the server's address in digits; empty: not known */
    struct cc_span role; /* CC_WARC_ROLE (source/warc.h) of what is no page: "robots", "feed", … */
    struct cc_span truncated; /* why http is not all of it: "length", "disconnect"; empty: it is */
};

enum cc_archive_revisit {
    CC_REVISIT_NOT_MODIFIED, /* 304: the server says so */
    CC_REVISIT_IDENTICAL,    /* the body came again, and its bytes are the same */
    CC_REVISIT_SAME_DECODED  /* the same once the content coding is off: gzip with another time
                                or padding.  No profile of the standard says that: ours. */
};

/* The record that a revisit points to, its fields as they are written there; those that are not
 * known are empty. */
struct cc_archive_origin {
    struct cc_span id, url, date, digest;
};

/* A URL of which nothing was kept. */
struct cc_archive_refusal {
    struct cc_span url;
    int64_t date_s;
    struct cc_span reason; /* "robots", "guard", "type", "size", … */
    struct cc_span detail; /* one line or empty */
    struct cc_span
        via; /* what led to it: a feed, a page, an address that redirects; or empty */
    uint32_t n_links, n_redirects; /* on the way from what was configured */
};

void cc_archive_record_info(struct cc_buf *out, const struct cc_archive_crawler *crawler,
                            const char *file, int64_t date_s);
/* `salt` of these: as cc_warc_id wants it.  `id` gets the record's. */
void cc_archive_record_response(struct cc_buf *out, const struct cc_archive_page *page,
                                uint64_t salt, char id[CC_WARC_ID_BYTES]);
/* `response_id`: of the record that it belongs to. */
void cc_archive_record_request(struct cc_buf *out, const struct cc_archive_page *page,
                               uint64_t salt, const char *response_id);
void cc_archive_record_revisit(struct cc_buf *out, const struct cc_archive_page *page,
                               uint64_t salt, enum cc_archive_revisit kind,
                               const struct cc_archive_origin *origin);
void cc_archive_record_refusal(struct cc_buf *out, const struct cc_archive_refusal *refusal,
                               uint64_t salt);

/* The digest that the page's response record would have for its payload (the body, content
 * coding on). */
void cc_archive_payload_digest(struct cc_span http, char out[CC_DIGEST_BYTES]);

#endif
