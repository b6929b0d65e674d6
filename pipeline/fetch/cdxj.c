#include "cleancopy/fetch/cdxj.h"

#include "cleancopy/core/document.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/fetch/digest.h"
#include "cleancopy/fetch/surt.h"
#include "cleancopy/source/http_message.h"
#include "cleancopy/source/warc.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <time.h>

/* ---- making ---------------------------------------------------------------------------- */

static int sink(const char *bytes, size_t n, void *user)
{
    struct cc_buf *out = user;

    cc_buf_add(out, (struct cc_span){bytes, n});
    return out->status == CC_OK ? 0 : -1;
}

/* False: no memory.  An empty value is left out. */
static bool set(json_t *object, const char *key, struct cc_span value)
{
    if (value.len == 0 || cc_utf8_valid_prefix(value) != value.len)
        return true;
    return json_object_set_new(object, key, json_stringn(value.ptr, value.len)) == 0;
}

static bool set_number(json_t *object, const char *key, uint64_t value)
{
    char digits[24];

    (void)snprintf(digits, sizeof digits, "%" PRIu64, value); /* fits */
    return set(object, key, cc_span_from(digits));
}

/* "text/html; charset=utf-8" as "text/html". */
static struct cc_span media_type(struct cc_span type)
{
    size_t end = 0;

    while (end < type.len && type.ptr[end] != ';' && (unsigned char)type.ptr[end] > ' ')
        end++;
    return cc_span_slice(type, 0, end);
}

struct entry {
    struct cc_warc_record record;
    struct cc_span mime, status, digest;
    char own_digest[CC_DIGEST_BYTES], own_status[4];
};

static void read_message(struct entry *entry, bool is_whole)
{
    struct cc_http_message message;

    if (!cc_http_split(entry->record.block, &message))
        return;
    (void)cc_header_find(message.headers, "Content-Type",
                         &entry->mime); /* absent: stays empty */
    (void)snprintf(entry->own_status, sizeof entry->own_status, "%03u",
                   (unsigned)message.status % 1000u);
    entry->status = cc_span_from(entry->own_status);
    if (entry->digest.len == 0 && is_whole) {
        cc_digest_sha1(message.body, entry->own_digest);
        entry->digest = cc_span_from(entry->own_digest);
    }
}

/* False: not in the index. */
static bool read_entry(struct cc_span bytes, struct entry *entry)
{
    uint64_t block_bytes;
    size_t head_bytes;
    bool is_revisit;

    memset(entry, 0, sizeof *entry);
    if (cc_warc_parse_head(bytes, &entry->record, &head_bytes, &block_bytes, NULL) != CC_OK)
        return false;
    is_revisit = cc_span_is(entry->record.type, CC_SPAN("revisit"));
    if (!is_revisit && !cc_span_is(entry->record.type, CC_SPAN("response")))
        return false;
    entry->record.block = cc_span_slice(bytes, head_bytes, bytes.len);
    if (entry->record.block.len > block_bytes)
        entry->record.block.len = (size_t)block_bytes;
    (void)cc_header_find(entry->record.headers, "WARC-Payload-Digest", &entry->digest);
    read_message(entry, entry->record.block.len == block_bytes);
    if (is_revisit)
        entry->mime = CC_SPAN("warc/revisit");
    return entry->record.target_uri.len > 0 &&
           cc_utf8_valid_prefix(entry->record.target_uri) == entry->record.target_uri.len &&
           cc_warc_time(entry->record.date) != CC_NO_TIME;
}

static void add_timestamp(struct cc_buf *out, struct cc_span date)
{
    time_t t = (time_t)cc_warc_time(date);
    struct tm tm;

    if (gmtime_r(&t, &tm) != NULL) /* years have four digits: cc_warc_time saw to it */
        cc_buf_printf(out, "%04d%02d%02d%02d%02d%02d", tm.tm_year + 1900, tm.tm_mon + 1,
                      tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

void cc_cdxj_add(struct cc_buf *out, struct cc_span record, const struct cc_cdxj_place *place)
{
    struct entry entry;
    json_t *object;
    bool ok;

    if (out->status != CC_OK || !read_entry(record, &entry))
        return;
    object = json_object();
    ok = object != NULL && set(object, "url", entry.record.target_uri) &&
         set(object, "mime", media_type(entry.mime)) && set(object, "status", entry.status) &&
         set(object, "digest", entry.digest) && set_number(object, "length", place->length) &&
         set_number(object, "offset", place->offset) && set(object, "filename", place->file);
    if (ok) {
        cc_surt_add(out, entry.record.target_uri);
        cc_buf_add_char(out, ' ');
        add_timestamp(out, entry.record.date);
        cc_buf_add_char(out, ' ');
        ok = json_dump_callback(object, sink, out, JSON_ENSURE_ASCII) == 0;
        cc_buf_add_char(out, '\n');
    }
    json_decref(object);
    if (!ok && out->status == CC_OK)
        out->status = CC_E_NOMEM;
}

/* ---- reading --------------------------------------------------------------------------- */

/* The number behind `key` and before a quotation mark.  Quotation marks inside a value have a
 * backslash before them, so the key is found nowhere else. */
static bool find_number(struct cc_span line, struct cc_span key, uint64_t *number)
{
    size_t at = cc_span_find(line, key, 0), i;

    *number = 0;
    if (at == (size_t)-1)
        return false;
    for (i = at + key.len; i < line.len && line.ptr[i] >= '0' && line.ptr[i] <= '9'; i++) {
        if (*number > UINT64_MAX / 100)
            return false;
        *number = *number * 10 + (uint64_t)(line.ptr[i] - '0');
    }
    return i > at + key.len && i < line.len && line.ptr[i] == '"';
}

bool cc_cdxj_end(struct cc_span line, uint64_t *end)
{
    uint64_t length, offset;

    if (!cc_span_ends(line, CC_SPAN("}")) ||
        !find_number(line, CC_SPAN(", \"length\": \""), &length) ||
        !find_number(line, CC_SPAN(", \"offset\": \""), &offset))
        return false;
    *end = length + offset;
    return true;
}
