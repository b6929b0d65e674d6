#include "cleancopy/write/record.h"

#include "cleancopy/core/config.h"
#include "cleancopy/dedup/reprint.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/record_policy.h"

static enum cc_status finish(const struct cc_buf *out, const struct cc_document *doc,
                             struct cc_error *err)
{
    if (out->status == CC_OK)
        return CC_OK;
    return cc_fail(err, out->status, "record", "%.*s: its record is %s",
                   CC_SPAN_PRINT(doc->source),
                   out->status == CC_E_LIMIT ? "larger than the limit for a line"
                                             : "more than memory holds");
}

static void put_text(struct cc_buf *out, const char *key, struct cc_span value)
{
    cc_buf_add_string(out, key);
    cc_json_or_null(out, value);
}

void cc_record_put_duplicate_of(struct cc_buf *out, const struct cc_duplicate *duplicate)
{
    if (duplicate->relation == CC_RELATION_NONE) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, duplicate->doc);
    cc_buf_printf(out, ",\"paragraph\":%u", duplicate->paragraph);
    put_text(out, ",\"outlet\":", duplicate->outlet);
    cc_buf_add_string(out, ",\"similarity\":");
    cc_json_decimal(out, duplicate->similarity, 4);
    cc_buf_printf(out, ",\"relation\":\"%s\"}", cc_relation_name(duplicate->relation));
}

void cc_record_put_reprint(struct cc_buf *out, const struct cc_reprint *reprint)
{
    if (reprint->relation == CC_RELATION_NONE) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, reprint->doc);
    put_text(out, ",\"outlet\":", reprint->outlet);
    cc_buf_printf(out, ",\"relation\":\"%s\",\"share\":", cc_relation_name(reprint->relation));
    cc_json_decimal(out, reprint->share, 4);
    cc_buf_add_string(out, reprint->dropped ? ",\"dropped\":true}" : ",\"dropped\":false}");
}

static void put_list(struct cc_buf *out, const char *key, const struct cc_span *list,
                     uint32_t n)
{
    cc_buf_add_string(out, key);
    cc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        cc_json_string(out, list[i]);
    }
    cc_buf_add_char(out, ']');
}

/* Escaping goes character by character, so the joined text is the joined escapes: no copy of
 * the whole text is needed. */
static void put_joined(struct cc_buf *out, const struct cc_document *doc)
{
    cc_buf_add_string(out, ",\"text\":");
    if (doc->n_paragraphs == 0) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_add_char(out, '"');
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (i > 0)
            cc_buf_add_string(out, "\\n\\n");
        cc_json_string_part(out, doc->paragraphs[i].text);
    }
    cc_buf_add_char(out, '"');
}

static void put_paragraphs(struct cc_buf *out, const struct cc_document *doc, bool levels)
{
    cc_buf_add_string(out, ",\"paragraphs\":[");
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        const struct cc_paragraph *p = &doc->paragraphs[i];

        cc_buf_add_string(out, i > 0 ? ",{\"text\":" : "{\"text\":");
        cc_json_string(out, p->text);
        cc_buf_printf(out, ",\"role\":\"%s\",\"duplicate_of\":", cc_role_name(p->role));
        cc_record_put_duplicate_of(out, &p->duplicate_of);
        if (p->left_out != CC_REASON_NONE)
            cc_buf_printf(out, ",\"left_out\":\"%s\",\"pages\":%u", cc_reason_name(p->left_out),
                          p->n_pages);
        if (levels && p->level > 0)
            cc_buf_printf(out, ",\"level\":%u", p->level);
        cc_buf_add_char(out, '}');
    }
    cc_buf_add_char(out, ']');
}

static bool is_judged(const struct cc_document *doc)
{
    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        if (doc->paragraphs[i].score > 0)
            return true;
    return false;
}

static void put_scores(struct cc_buf *out, const struct cc_document *doc)
{
    if (!is_judged(doc)) {
        cc_buf_add_string(out, ",\"scores\":null");
        return;
    }
    cc_buf_add_string(out, ",\"scores\":[");
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        cc_json_decimal(out, doc->paragraphs[i].score / 1000.0, 3);
    }
    cc_buf_add_char(out, ']');
}

static void put_removed(struct cc_buf *out, const struct cc_document *doc)
{
    cc_buf_add_string(out, ",\"removed\":[");
    for (uint32_t i = 0; i < doc->n_removed; i++) {
        const struct cc_removed *r = &doc->removed[i];

        cc_buf_add_string(out, i > 0 ? ",{\"text\":" : "{\"text\":");
        cc_json_string(out, r->text);
        cc_buf_printf(out, ",\"reason\":\"%s\",\"score\":", cc_reason_name(r->reason));
        cc_json_decimal(out, r->score / 1000.0, 3);
        put_text(out, ",\"path\":", r->path);
        cc_buf_printf(out, ",\"position\":%u}", r->position);
    }
    cc_buf_add_char(out, ']');
}

static enum cc_status write_record(struct cc_buf *out, const struct cc_document *doc,
                                   bool removed, bool levels, struct cc_error *err)
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
    put_list(out, ",\"authors\":", doc->authors, doc->n_authors);
    put_text(out, ",\"date\":", doc->date);
    put_text(out, ",\"site_name\":", doc->site_name);
    put_text(out, ",\"description\":", doc->description);
    cc_buf_add_string(out, ",\"fetched_at\":");
    cc_json_time(out, doc->fetched_at_s);
    put_joined(out, doc);
    put_paragraphs(out, doc, levels);
    if (removed)
        put_removed(out, doc);
    else
        cc_buf_add_string(out, ",\"removed\":null");
    cc_buf_add_string(out, ",\"quality\":");
    cc_json_decimal(out, doc->quality, 3);
    cc_buf_add_string(out, ",\"cleancopy\":\"" CC_VERSION "\"");
    put_text(out, ",\"modified\":", doc->modified);
    put_list(out, ",\"tags\":", doc->tags, doc->n_tags);
    put_text(out, ",\"image\":", doc->image);
    put_text(out, ",\"licence\":", doc->licence);
    put_text(out, ",\"access\":",
             doc->access == CC_ACCESS_UNKNOWN ? CC_SPAN_EMPTY
                                              : cc_span_from(cc_access_name(doc->access)));
    cc_buf_add_string(out, ",\"reprint_of\":");
    cc_record_put_reprint(out, &doc->reprint_of);
    cc_buf_add_string(out, ",\"policy\":");
    cc_record_policy_put(out, &doc->policy);
    put_scores(out, doc);
    cc_buf_add_char(out, '}');
    return finish(out, doc, err);
}

enum cc_status cc_record_write(struct cc_buf *out, const struct cc_document *doc, bool removed,
                               struct cc_error *err)
{
    return write_record(out, doc, removed, false, err);
}

enum cc_status cc_record_store(struct cc_buf *out, const struct cc_document *doc,
                               struct cc_error *err)
{
    return write_record(out, doc, true, true, err);
}

enum cc_status cc_record_removed(struct cc_buf *out, const struct cc_document *doc,
                                 const struct cc_removed *removed, struct cc_error *err)
{
    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, doc->id);
    cc_buf_printf(out, ",\"place\":%u,\"stage\":\"extract\",\"reason\":\"%s\",\"score\":",
                  removed->position, cc_reason_name(removed->reason));
    cc_json_decimal(out, removed->score / 1000.0, 3);
    put_text(out, ",\"path\":", removed->path);
    put_text(out, ",\"text\":", removed->text);
    cc_buf_add_string(out, ",\"kept\":null}");
    return finish(out, doc, err);
}

enum cc_status cc_record_duplicate(struct cc_buf *out, const struct cc_document *doc,
                                   uint32_t paragraph, struct cc_error *err)
{
    const struct cc_paragraph *p = &doc->paragraphs[paragraph];
    bool is_furniture = p->left_out != CC_REASON_NONE;

    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, doc->id);
    cc_buf_printf(out,
                  ",\"place\":%u,\"stage\":\"dedup\",\"reason\":\"%s\",\"score\":", paragraph,
                  cc_reason_name(is_furniture ? p->left_out : CC_REASON_DUPLICATE));
    cc_json_decimal(out, cc_is_copy(&p->duplicate_of) ? p->duplicate_of.similarity : 1, 3);
    put_text(out, ",\"path\":null,\"text\":", p->text);
    cc_buf_add_string(out, ",\"kept\":");
    cc_record_put_duplicate_of(out, &p->duplicate_of);
    if (is_furniture)
        cc_buf_printf(out, ",\"pages\":%u", p->n_pages);
    cc_buf_add_char(out, '}');
    return finish(out, doc, err);
}
