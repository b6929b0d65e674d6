#include "cleancopy/write/tei_header.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>
#include <stdio.h>

#define TIME_BYTES   64 /* of "2024-05-01T12:00:00Z" with quotation marks, and room */
#define NUMBER_BYTES 21 /* of the largest count, and a NUL */

/* ---- types of attributes ---- */

/* The number in `s` at `at`, of `n` digits; -1 when there is none. */
static int digits(struct cc_span s, size_t at, size_t n)
{
    int value = 0;

    for (size_t i = at; i < at + n; i++) {
        if (i >= s.len || s.ptr[i] < '0' || s.ptr[i] > '9')
            return -1;
        value = value * 10 + (s.ptr[i] - '0');
    }
    return value;
}

static bool has(struct cc_span s, size_t at, char c)
{
    return at < s.len && s.ptr[at] == c;
}

static bool is_day(struct cc_span s)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = digits(s, 0, 4), month = digits(s, 5, 2), day = digits(s, 8, 2);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    if (year < 1 || !has(s, 4, '-') || month < 1 || month > 12 || !has(s, 7, '-') || day < 1)
        return false;
    return day <= days[month - 1] + (month == 2 && leap);
}

static bool is_clock(struct cc_span s)
{
    int hour = digits(s, 1, 2), minute = digits(s, 4, 2), second = digits(s, 7, 2);

    return has(s, 0, 'T') && hour >= 0 && hour < 24 && has(s, 3, ':') && minute >= 0 &&
           minute < 60 && has(s, 6, ':') && second >= 0 && second < 60;
}

/* Nothing, Z or ±hh:mm, at most 14 hours. */
static bool is_zone(struct cc_span s)
{
    int hour = digits(s, 1, 2), minute = digits(s, 4, 2);

    if (s.len == 0 || (s.len == 1 && s.ptr[0] == 'Z'))
        return true;
    return s.len == 6 && (s.ptr[0] == '+' || s.ptr[0] == '-') && has(s, 3, ':') && hour >= 0 &&
           minute >= 0 && minute < 60 && hour * 60 + minute <= 14 * 60;
}

bool cc_tei_is_date(struct cc_span s)
{
    size_t day = sizeof "YYYY-MM-DD" - 1, clock = sizeof "Thh:mm:ss" - 1;

    if (!is_day(s))
        return false;
    if (has(s, day, 'T'))
        return is_clock(cc_span_slice(s, day, s.len)) &&
               is_zone(cc_span_slice(s, day + clock, s.len));
    return is_zone(cc_span_slice(s, day, s.len));
}

bool cc_tei_is_language(struct cc_span s)
{
    unsigned classes = CC_CHAR_LETTER;
    size_t run = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '-') {
            if (run == 0)
                return false;
            run = 0;
            classes = CC_CHAR_LETTER | CC_CHAR_DIGIT;
        } else if ((cc_ascii_classes[(unsigned char)s.ptr[i]] & classes) == 0 || ++run > 8) {
            return false;
        }
    }
    return run > 0;
}

/* ---- parts of the header ---- */

static void put_list(struct cc_xml_writer *w, const char *name, const struct cc_span *list,
                     uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        cc_xml_writer_element(w, name, list[i]);
}

/* TEI wants a title; the one of a page without is empty, and says so in its own way. */
static void put_title(struct cc_xml_writer *w, const struct cc_document *doc)
{
    cc_xml_writer_element(w, "title", doc->title);
    put_list(w, "author", doc->authors, doc->n_authors);
}

static void put_typed(struct cc_xml_writer *w, const char *name, const char *type,
                      struct cc_span text)
{
    if (text.len == 0)
        return;
    cc_xml_writer_start(w, name);
    cc_xml_writer_attribute(w, "type", cc_span_from(type));
    cc_xml_writer_text(w, text);
    cc_xml_writer_end_line(w);
}

static void put_date(struct cc_xml_writer *w, const char *type, struct cc_span date)
{
    if (date.len == 0)
        return;
    cc_xml_writer_start(w, "date");
    cc_xml_writer_attribute(w, "type", cc_span_from(type));
    if (cc_tei_is_date(date))
        cc_xml_writer_attribute(w, "when", date);
    cc_xml_writer_text(w, date);
    cc_xml_writer_end_line(w);
}

static void put_fetched(struct cc_xml_writer *w, int64_t fetched_at_s)
{
    struct cc_buf time;

    cc_buf_init(&time, TIME_BYTES);
    cc_json_time(&time, fetched_at_s);
    if (time.status == CC_OK && time.len > 2 && time.ptr[0] == '"') /* not null */
        put_date(w, "accessed", cc_span_slice(cc_buf_span(&time), 1, time.len - 1));
    cc_buf_done(&time);
}

static struct cc_span publisher(const struct cc_document *doc)
{
    if (doc->site_name.len > 0)
        return doc->site_name;
    return doc->outlet.len > 0 ? doc->outlet : CC_SPAN("unknown");
}

static void put_extent(struct cc_xml_writer *w, uint64_t words)
{
    char number[NUMBER_BYTES];

    (void)snprintf(number, sizeof number, "%" PRIu64, words); /* holds any number */
    cc_xml_writer_start(w, "extent");
    cc_xml_writer_start(w, "measure");
    cc_xml_writer_attribute(w, "unit", CC_SPAN("words"));
    cc_xml_writer_attribute(w, "quantity", cc_span_from(number));
    cc_xml_writer_text(w, cc_span_from(number));
    cc_xml_writer_end(w);
    cc_xml_writer_end_line(w);
}

static void put_publication(struct cc_xml_writer *w, const struct cc_document *doc)
{
    char id[CC_HASH_HEX_BYTES];

    cc_hash_hex(doc->id, id);
    cc_xml_writer_start(w, "publicationStmt");
    cc_xml_writer_line(w);
    cc_xml_writer_element(w, "publisher", publisher(doc));
    put_typed(w, "idno", "cleancopy", cc_span_from(id));
    if (doc->licence.len > 0) {
        cc_xml_writer_start(w, "availability");
        cc_xml_writer_start(w, "licence");
        cc_xml_writer_text(w, doc->licence);
        cc_xml_writer_end(w);
        cc_xml_writer_end_line(w);
    }
    cc_xml_writer_end_line(w);
}

static void put_source(struct cc_xml_writer *w, const struct cc_document *doc)
{
    cc_xml_writer_start(w, "sourceDesc");
    cc_xml_writer_line(w);
    cc_xml_writer_start(w, "bibl");
    cc_xml_writer_line(w);
    put_title(w, doc);
    cc_xml_writer_element(w, "publisher", publisher(doc));
    put_typed(w, "idno", "outlet", doc->outlet);
    put_typed(w, "idno", "URL", doc->url.len > 0 ? doc->url : doc->canonical_url);
    put_date(w, "published", doc->date);
    put_date(w, "modified", doc->modified);
    put_fetched(w, doc->fetched_at_s);
    cc_xml_writer_end_line(w);
    cc_xml_writer_end_line(w);
}

static void put_file_desc(struct cc_xml_writer *w, const struct cc_document *doc, uint64_t words)
{
    cc_xml_writer_start(w, "fileDesc");
    cc_xml_writer_line(w);
    cc_xml_writer_start(w, "titleStmt");
    cc_xml_writer_line(w);
    put_title(w, doc);
    cc_xml_writer_end_line(w);
    put_extent(w, words);
    put_publication(w, doc);
    put_source(w, doc);
    cc_xml_writer_end_line(w);
}

static void put_language(struct cc_xml_writer *w, struct cc_span language)
{
    if (!cc_tei_is_language(language))
        return;
    cc_xml_writer_start(w, "langUsage");
    cc_xml_writer_start(w, "language");
    cc_xml_writer_attribute(w, "ident", language);
    cc_xml_writer_text(w, language);
    cc_xml_writer_end(w);
    cc_xml_writer_end_line(w);
}

static void put_classes(struct cc_xml_writer *w, const struct cc_document *doc)
{
    cc_xml_writer_start(w, "textClass");
    cc_xml_writer_line(w);
    if (doc->n_tags > 0) {
        cc_xml_writer_start(w, "keywords");
        cc_xml_writer_line(w);
        put_list(w, "term", doc->tags, doc->n_tags);
        cc_xml_writer_end_line(w);
    }
    cc_xml_writer_start(w, "classCode");
    cc_xml_writer_attribute(w, "scheme", CC_SPAN("#cleancopy-kind"));
    cc_xml_writer_text(w, cc_span_from(cc_kind_name(doc->kind)));
    cc_xml_writer_end_line(w);
    cc_xml_writer_end_line(w);
}

void cc_tei_header_write(struct cc_xml_writer *writer, const struct cc_document *doc,
                         uint64_t words)
{
    cc_xml_writer_start(writer, "teiHeader");
    cc_xml_writer_line(writer);
    put_file_desc(writer, doc, words);
    cc_xml_writer_start(writer, "profileDesc");
    cc_xml_writer_line(writer);
    put_language(writer, doc->language);
    put_classes(writer, doc);
    cc_xml_writer_end_line(writer);
    cc_xml_writer_end_line(writer);
}
