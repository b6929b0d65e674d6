/* warc.h -- WARC records, read from memory and made in memory (versions 1.0 and 1.1).
 *
 * Source: ISO 28500:2017.  Pure: no file is touched here (source/input.c reads, fetch/archive.c
 * writes).
 *
 * Thread use: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_WARC_H
#define CLEANCOPY_SOURCE_WARC_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

/* Our own header line of records that hold what led to pages: its value is "robots", "feed",
 * "sitemap" or "front-page". */
#define CC_WARC_ROLE "Cleancopy-Role"

#define CC_WARC_MAX_HEAD_BYTES 65536 /* version and header lines; real ones have 1,000 */

struct cc_warc_record {
    struct cc_span type; /* "response", "request", "warcinfo", "revisit", "metadata", … */
    struct cc_span target_uri;   /* angle brackets of wget 1.19 taken off */
    struct cc_span date;         /* WARC-Date as written */
    struct cc_span id;           /* WARC-Record-ID, with its angle brackets */
    struct cc_span content_type; /* of the record's block */
    struct cc_span headers;      /* all header lines of the record */
    struct cc_span block;
};

/* The record at the head of `bytes` (uncompressed).  *used: its length with the two empty lines
 * behind it (fewer are accepted).  CC_END: nothing but white space is left.  CC_E_INPUT: no
 * record, or cut short. */
enum cc_status cc_warc_parse(struct cc_span bytes, struct cc_warc_record *record, size_t *used,
                             struct cc_error *err);

/* Like cc_warc_parse for the head alone, so that a record can be judged before its block is
 * read: block stays empty, *head_bytes is the block's place, *block_bytes its length. */
enum cc_status cc_warc_parse_head(struct cc_span bytes, struct cc_warc_record *record,
                                  size_t *head_bytes, uint64_t *block_bytes,
                                  struct cc_error *err);

/* False where the record's head alone says that it holds no page, or none to read: its type, its
 * CC_WARC_ROLE, or that it is a site's robots.txt, which other crawlers archive too. */
bool cc_warc_may_be_page(const struct cc_warc_record *record);

/* The page in a response record's HTTP message: status line and headers read, transfer coding
 * (chunked) and content coding (gzip, deflate, zstd, br) taken off.
 * Also resource records (block is the body).  CC_END when the record is no page (another type,
 * no block, a status other than 200, a content type other than HTML or plain text; without one, bytes
 * that are neither).  CC_E_INPUT also for an empty body and for one whose bytes are no text.
 * page->source is left alone; spans point into the record or the arena. */
enum cc_status cc_warc_page(struct cc_arena *arena, const struct cc_limits *limits,
                            const struct cc_warc_record *record, struct cc_page *page,
                            struct cc_error *err);

#define CC_WARC_ID_BYTES 48 /* "<urn:uuid:…>" and a NUL */
/* The id of the record that cc_warc_write makes of the same: a UUID (version 8 layout, RFC
 * 9562) of two seeded XXH3-64 over type, target_uri, date, salt and block: no random numbers,
 * same input, same bytes.  `salt` tells apart records that are alike in all else (a page asked
 * for twice in a second, since a run was killed): made of the record's place. */
void cc_warc_id(char out[CC_WARC_ID_BYTES], const char *type, struct cc_span target_uri,
                int64_t date_s, uint64_t salt, struct cc_span block);

/* Appends one WARC 1.1 record to `out` (uncompressed).  `extra` holds further header lines,
 * each ended by CR LF, or is empty.  date_s: Unix time, written in UTC with seconds. */
void cc_warc_write(struct cc_buf *out, const char *type, struct cc_span target_uri,
                   int64_t date_s, uint64_t salt, const char *content_type,
                   struct cc_span extra, struct cc_span block);

/* Unix time of "YYYY-MM-DD[Thh:mm[:ss[.fraction]][Z|±hh:mm]]" (no zone: UTC); CC_NO_TIME for
 * anything else. */
int64_t cc_warc_time(struct cc_span date);

#endif
