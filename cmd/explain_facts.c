#include "explain_facts.h"

#include "explain_rules.h"

#include "cleancopy/extract/element_path.h"
#include "cleancopy/features_record.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>

/* What became of the blocks, in numbers. */
struct sums {
    uint64_t blocks[2], words[2]; /* dropped, kept */
    uint64_t reasons[CC_REASON_COUNT];
};

/* ---- the page ---- */

static void put_field(struct cc_buf *out, const char *name, struct cc_span value)
{
    cc_buf_printf(out, ",\"%s\":", name);
    cc_json_or_null(out, value);
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

static void put_sums(struct cc_buf *out, const struct sums *sums)
{
    bool is_first = true;

    cc_buf_printf(out, ",\"kept\":{\"blocks\":%" PRIu64 ",\"words\":%" PRIu64 "}",
                  sums->blocks[1], sums->words[1]);
    cc_buf_printf(out,
                  ",\"dropped\":{\"blocks\":%" PRIu64 ",\"words\":%" PRIu64 "},\"reasons\":{",
                  sums->blocks[0], sums->words[0]);
    for (int r = 0; r < CC_REASON_COUNT; r++) {
        if (sums->reasons[r] == 0)
            continue;
        cc_buf_printf(out, "%s\"%s\":%" PRIu64, is_first ? "" : ",",
                      cc_reason_name((enum cc_reason)r), sums->reasons[r]);
        is_first = false;
    }
    cc_buf_add_char(out, '}');
}

/* Whether the filters would leave it out of a corpus. */
static void put_left_out(struct cc_buf *out, const struct cc_config *cfg,
                         const struct cc_document *doc)
{
    struct cc_error why = {.status = CC_OK};

    (void)cc_filter_document(&cfg->filter, doc->outlet, doc->language, &why);
    put_field(out, "left_out", cc_span_from(why.message));
}

static void put_page(struct cc_buf *out, const struct cc_config *cfg,
                     const struct cc_batch_item *item, const struct sums *sums)
{
    const struct cc_document *doc = &item->doc;
    const struct cc_reading *reading = &item->reading;

    cc_buf_add_string(out, "{\"source\":");
    cc_json_or_null(out, doc->source);
    put_field(out, "url", doc->url);
    put_field(out, "canonical_url", doc->canonical_url);
    cc_buf_add_string(out, ",\"id\":");
    cc_json_hex(out, doc->id);
    put_field(out, "outlet", doc->outlet);
    put_field(out, "kind", cc_span_from(cc_kind_name(doc->kind)));
    cc_buf_add_string(out, ",\"quality\":");
    cc_json_decimal(out, doc->quality, 4);
    put_field(out, "read_as", reading->has_dom ? CC_SPAN("HTML") : CC_SPAN("text"));
    put_field(out, "data", reading->data);
    put_field(out, "title", doc->title);
    put_field(out, "date", doc->date);
    put_field(out, "language", doc->language);
    put_authors(out, doc);
    put_field(out, "limit",
              reading->over_limit.status == CC_OK ? CC_SPAN_EMPTY
                                                  : cc_span_from(reading->over_limit.message));
    cc_buf_add_string(out, ",\"site\":");
    cc_explain_rules_site(out, cfg, reading);
    put_sums(out, sums);
    put_left_out(out, cfg, doc);
    cc_buf_add_string(out, "}\n");
}

/* ---- its blocks ---- */

/* The walk over a page's blocks.  The document's removed list has the last word on a block, for
 * it may be taken out after its verdict too (title, repetition); it is in the order of the
 * blocks. */
struct walk {
    const struct cc_batch_item *item;
    struct cc_element_paths paths;
    uint32_t next; /* of the removed list */
};

static const struct cc_removed *take_removed(struct walk *walk, const struct cc_block *block)
{
    const struct cc_document *doc = &walk->item->doc;

    if (walk->next == doc->n_removed || doc->removed[walk->next].position != block->position)
        return NULL;
    return &doc->removed[walk->next++];
}

static void add_up(const struct cc_batch_item *item, struct sums *sums)
{
    struct walk walk = {.item = item};

    for (uint32_t i = 0; i < item->reading.blocks.count; i++) {
        const struct cc_block *block = &item->reading.blocks.list[i];
        const struct cc_removed *removed = take_removed(&walk, block);

        sums->blocks[removed == NULL]++;
        sums->words[removed == NULL] += block->n_words;
        if (removed != NULL)
            sums->reasons[removed->reason]++;
    }
}

static struct cc_span path_of(struct walk *walk, const struct cc_block *block)
{
    if (!walk->item->reading.has_dom || block->element == CC_NO_ELEMENT)
        return CC_SPAN("line");
    return cc_element_path(&walk->paths, block->element);
}

static void put_block(struct cc_buf *out, struct walk *walk, uint32_t i)
{
    const struct cc_reading *reading = &walk->item->reading;
    const struct cc_block *block = &reading->blocks.list[i];
    const struct cc_removed *removed = take_removed(walk, block);

    cc_buf_printf(out, "{\"position\":%" PRIu32 ",\"verdict\":\"%s\",\"score\":%u",
                  block->position, removed == NULL ? "keep" : "drop",
                  reading->verdicts[i].score);
    put_field(out, "reason",
              removed == NULL ? CC_SPAN_EMPTY : cc_span_from(cc_reason_name(removed->reason)));
    put_field(out, "role", cc_span_from(cc_role_name(block->role)));
    cc_buf_printf(out, ",\"level\":%u,\"words\":%" PRIu32, block->level, block->n_words);
    put_field(out, "path", removed != NULL ? removed->path : path_of(walk, block));
    put_field(out, "text", block->lines.len > 0 ? block->lines : block->text);
    cc_buf_add_string(out, ",\"rule\":");
    cc_explain_rules_block(out, reading, i);
    cc_buf_add_string(out, "}\n");
}

void cc_explain_facts(const struct cc_config *cfg, struct cc_batch_item *item)
{
    struct walk walk = {.item = item};
    struct sums sums = {.blocks = {0, 0}};

    if (cfg->features) {
        cc_features_record_write(&item->out, &item->doc, &item->reading);
    } else {
        if (item->reading.has_dom &&
            !cc_element_paths_init(&item->arena, &item->reading.dom, &walk.paths))
            item->status = cc_arena_status(&item->arena, "explain", &item->err);
        add_up(item, &sums);
        put_page(&item->out, cfg, item, &sums);
        for (uint32_t i = 0; i < item->reading.blocks.count && item->status == CC_OK; i++)
            put_block(&item->out, &walk, i);
        if (item->status == CC_OK)
            item->status = cc_arena_status(&item->arena, "explain", &item->err);
    }
    if (item->status == CC_OK && item->out.status != CC_OK)
        item->status = cc_fail(&item->err, item->out.status, "explain",
                               "what there is to say of it takes too much memory");
}
