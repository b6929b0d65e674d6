#include "cleancopy/write/report_document.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write/tally.h"
#include "cleancopy/write/text.h"

#include <inttypes.h>

static void put_text(struct cc_buf *out, const char *key, struct cc_span value)
{
    cc_buf_add_string(out, key);
    cc_json_or_null(out, value);
}

/* Why a paragraph is in no text file; CC_REASON_NONE: it is in one. */
static enum cc_reason left_out(const struct cc_document *doc, uint32_t i,
                               enum cc_duplicates duplicates)
{
    const struct cc_paragraph *p = &doc->paragraphs[i];

    if (p->left_out != CC_REASON_NONE)
        return p->left_out;
    return doc->reprint_of.dropped || cc_text_drops(p, duplicates) ? CC_REASON_DUPLICATE
                                                                   : CC_REASON_NONE;
}

static void put_paragraph(struct cc_buf *out, const struct cc_document *doc, uint32_t i,
                          enum cc_duplicates duplicates)
{
    const struct cc_paragraph *p = &doc->paragraphs[i];
    enum cc_reason left = left_out(doc, i, duplicates);

    cc_buf_printf(out, "{\"n\":%" PRIu32 ",\"role\":\"%s\"", i, cc_role_name(p->role));
    if (p->score > 0) {
        cc_buf_add_string(out, ",\"score\":");
        cc_json_decimal(out, p->score / 1000.0, 3);
    }
    if (left != CC_REASON_NONE)
        cc_buf_printf(out, ",\"left\":\"%s\"", cc_reason_name(left));
    if (p->left_out != CC_REASON_NONE)
        cc_buf_printf(out, ",\"pages\":%" PRIu32, p->n_pages);
    if (p->duplicate_of.relation != CC_RELATION_NONE) {
        cc_buf_add_string(out, ",\"of\":");
        cc_record_put_duplicate_of(out, &p->duplicate_of);
    }
    put_text(out, ",\"text\":", p->text);
    cc_buf_add_char(out, '}');
}

static void put_removed(struct cc_buf *out, const struct cc_removed *removed)
{
    cc_buf_printf(out, "{\"at\":%" PRIu32 ",\"left\":\"%s\",\"score\":", removed->position,
                  cc_reason_name(removed->reason));
    cc_json_decimal(out, removed->score / 1000.0, 3);
    put_text(out, ",\"path\":", removed->path);
    put_text(out, ",\"text\":", removed->text);
    cc_buf_add_char(out, '}');
}

/* Whether places count lines. */
static bool is_flattened(const struct cc_document *doc)
{
    return doc->n_removed > 0 && cc_span_is(doc->removed[0].path, CC_SPAN("line"));
}

/* Paragraphs that stand before a place with so many free places before it, of `all_free` before
 * the last removed block. */
static uint64_t paragraphs_before(const struct cc_document *doc, uint64_t free_before,
                                  uint64_t all_free)
{
    if (is_flattened(doc) && all_free > doc->n_paragraphs)
        return free_before * doc->n_paragraphs / all_free;
    return free_before;
}

static void put_blocks(struct cc_buf *out, const struct cc_document *doc,
                       enum cc_duplicates duplicates)
{
    uint32_t last = doc->n_removed > 0 ? doc->removed[doc->n_removed - 1].position : 0, n = 0;
    uint64_t all_free = last >= doc->n_removed ? (uint64_t)last + 1 - doc->n_removed : 0;

    cc_buf_printf(out, ",\"approximate\":%s,\"blocks\":[",
                  is_flattened(doc) ? "true" : "false");
    for (uint32_t i = 0; i < doc->n_removed; i++) {
        uint64_t place = doc->removed[i].position;
        uint64_t before = paragraphs_before(doc, place > i ? place - i : 0, all_free);

        for (; n < doc->n_paragraphs && n < before; n++) {
            put_paragraph(out, doc, n, duplicates);
            cc_buf_add_char(out, ',');
        }
        put_removed(out, &doc->removed[i]);
        if (i + 1 < doc->n_removed || n < doc->n_paragraphs)
            cc_buf_add_char(out, ',');
    }
    for (; n < doc->n_paragraphs; n++) {
        put_paragraph(out, doc, n, duplicates);
        if (n + 1 < doc->n_paragraphs)
            cc_buf_add_char(out, ',');
    }
    cc_buf_add_char(out, ']');
}

static void put_authors(struct cc_buf *out, const struct cc_document *doc)
{
    cc_buf_add_string(out, ",\"authors\":[");
    for (uint32_t i = 0; i < doc->n_authors; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        cc_json_string(out, doc->authors[i]);
    }
    cc_buf_add_char(out, ']');
}

void cc_report_document(struct cc_buf *out, const struct cc_document *doc,
                        const struct cc_report_facts *facts)
{
    cc_buf_add_string(out, "{\"id\":");
    cc_json_hex(out, doc->id);
    put_text(out, ",\"source\":", doc->source);
    put_text(out, ",\"url\":", doc->url);
    put_text(out, ",\"canonical_url\":", doc->canonical_url);
    put_text(out, ",\"outlet\":", doc->outlet);
    cc_buf_printf(out, ",\"kind\":\"%s\"", cc_kind_name(doc->kind));
    put_text(out, ",\"language\":", doc->language);
    put_text(out, ",\"title\":", doc->title);
    put_authors(out, doc);
    put_text(out, ",\"date\":", doc->date);
    put_text(out, ",\"modified\":", doc->modified);
    cc_buf_add_string(out, ",\"fetched_at\":");
    cc_json_time(out, doc->fetched_at_s);
    put_text(out, ",\"licence\":", doc->licence);
    cc_buf_printf(out, ",\"access\":\"%s\",\"quality\":", cc_access_name(doc->access));
    cc_json_decimal(out, doc->quality, 3);
    cc_buf_add_string(out, ",\"reprint_of\":");
    cc_record_put_reprint(out, &doc->reprint_of);
    put_text(out, ",\"file\":", facts->file);
    cc_buf_printf(out, ",\"words\":%" PRIu64, facts->words);
    put_blocks(out, doc, facts->duplicates);
    cc_buf_add_char(out, '}');
}

static void put_short(struct cc_buf *out, struct cc_span text)
{
    if (text.len > CC_TALLY_TEXT_BYTES)
        text.len = cc_utf8_floor(text, CC_TALLY_TEXT_BYTES);
    cc_json_string(out, text);
    cc_buf_add_char(out, ',');
}

void cc_report_row(struct cc_buf *out, const struct cc_document *doc,
                   const struct cc_report_facts *facts)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        kept += left_out(doc, i, facts->duplicates) == CC_REASON_NONE;
    cc_buf_add_char(out, '[');
    cc_json_hex(out, doc->id);
    cc_buf_add_char(out, ',');
    put_short(out, doc->title);
    put_short(out, doc->outlet);
    put_short(out, doc->date);
    cc_buf_printf(out, "%" PRIu64 ",%" PRIu32 ",%" PRIu64 ",", facts->words, kept,
                  (uint64_t)doc->n_paragraphs - kept + doc->n_removed);
    cc_json_decimal(out, doc->quality, 3);
    cc_buf_printf(out, ",\"%s\",%d]", cc_kind_name(doc->kind),
                  doc->reprint_of.relation != CC_RELATION_NONE);
}
