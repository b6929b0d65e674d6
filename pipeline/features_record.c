#include "cleancopy/features_record.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/block.h"
#include "cleancopy/extract/flat_values_words.h"
#include "cleancopy/extract/page_sums.h"
#include "cleancopy/extract/page_token.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>

#define MAX_WORK_BYTES ((size_t)1 << 30) /* a page in lower case, or a flag an element: its limits are smaller */

static void put_names(struct cc_buf *out, bool flat)
{
    int n = flat ? (int)CC_FLAT_VALUE_COUNT : (int)CC_FEATURE_COUNT;

    for (int i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        cc_json_string(out,
                       cc_span_from(flat ? cc_flat_value_name((enum cc_flat_value)i)
                                         : cc_feature_name((enum cc_feature)i)));
    }
}

static void put_block(struct cc_buf *out, const struct cc_block *block,
                      const struct cc_verdict *verdict, const int32_t *values, int n_values)
{
    cc_buf_printf(out, "{\"position\":%" PRIu32 ",\"text\":", block->position);
    cc_json_string(out, block->text);
    cc_buf_printf(out, ",\"role\":\"%s\",\"words\":%" PRIu32 ",\"keep\":%s,\"score\":%u",
                  cc_role_name(block->role), block->n_words, verdict->keep ? "true" : "false",
                  verdict->score);
    cc_buf_printf(out, ",\"reason\":\"%s\",\"values\":[", cc_reason_name(verdict->reason));
    for (int i = 0; i < n_values; i++)
        cc_buf_printf(out, "%s%" PRId32, i > 0 ? "," : "", values[i]);
    cc_buf_add_string(out, "]}");
}

static void put_element(struct cc_buf *out, const struct cc_dom *dom, uint32_t element)
{
    uint32_t tokens[CC_CLASS_TOKENS_MAX], n = cc_class_tokens(dom, element, tokens);

    cc_buf_printf(out, "%s[%" PRIu32 ",%" PRId32, element > 0 ? "," : "", element,
                  element > 0 ? (int32_t)dom->nodes[element].parent : -1);
    for (uint32_t k = 0; k < n; k++)
        cc_buf_printf(out, ",%" PRIu32, tokens[k]);
    cc_buf_add_char(out, ']');
}

static void put_page_tokens(struct cc_buf *out, const struct cc_reading *reading)
{
    uint32_t tokens[CC_PAGE_TOKENS_MAX];
    uint32_t n = cc_page_tokens(&reading->dom, &reading->hints, tokens);

    cc_buf_add_string(out, ",\"page_tokens\":[");
    for (uint32_t k = 0; k < n; k++)
        cc_buf_printf(out, "%s%" PRIu32, k > 0 ? "," : "", tokens[k]);
    cc_buf_add_char(out, ']');
}

/* The elements around the blocks with the hashes of their class words, and of each block its
 * innermost and its block-level element: what the table of class words is learnt from.  Of each block as well what it is like. */
static void put_elements(struct cc_buf *out, const struct cc_reading *reading,
                         struct cc_arena *arena)
{
    const struct cc_dom *dom = &reading->dom;
    const bool *holds = cc_page_holders(arena, dom, &reading->blocks);

    if (holds == NULL) {
        out->status = CC_E_NOMEM;
        return;
    }
    put_page_tokens(out, reading);
    cc_buf_add_string(out, ",\"elements\":[");
    for (uint32_t i = 0; i < dom->n_nodes; i++)
        if (holds[i])
            put_element(out, dom, i);
    cc_buf_add_string(out, "],\"places\":[");
    for (uint32_t i = 0; i < reading->blocks.count; i++)
        cc_buf_printf(out, "%s[%" PRIu32 ",%" PRIu32 "]", i > 0 ? "," : "",
                      reading->blocks.list[i].element,
                      cc_block_level(dom, reading->blocks.list[i].element));
    cc_buf_add_string(out, "],\"likes\":[");
    for (uint32_t i = 0; i < reading->blocks.count; i++)
        cc_buf_printf(out, "%s%" PRIu32, i > 0 ? "," : "", reading->features[i].like);
    cc_buf_add_char(out, ']');
}

/* Of each line of a flattened page the hashes of its words: what their table is learnt from. */
static void put_words(struct cc_buf *out, const struct cc_reading *reading,
                      struct cc_arena *arena)
{
    uint32_t words[CC_FLAT_WORDS_MAX];

    cc_buf_add_string(out, ",\"line_words\":[");
    for (uint32_t i = 0; i < reading->blocks.count; i++) {
        struct cc_span lower = cc_lower(arena, reading->blocks.list[i].text);
        uint32_t n = cc_flat_words(lower, words);

        if (lower.ptr == NULL)
            out->status = CC_E_NOMEM;
        cc_buf_add_string(out, i > 0 ? ",[" : "[");
        for (uint32_t k = 0; k < n; k++)
            cc_buf_printf(out, "%s%" PRIu32, k > 0 ? "," : "", words[k]);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_char(out, ']');
}

void cc_features_record_write(struct cc_buf *out, const struct cc_document *doc,
                              const struct cc_reading *reading)
{
    bool flat = reading->features == NULL;
    struct cc_arena arena;

    cc_arena_init(&arena, MAX_WORK_BYTES);
    cc_buf_add_string(out, "{\"source\":");
    cc_json_string(out, doc->source);
    cc_buf_printf(out, ",\"kind\":\"%s\",\"title\":", cc_kind_name(doc->kind));
    cc_json_string(out, doc->title);
    cc_buf_printf(out, ",\"form\":\"%s\",\"features_version\":%d,\"names\":[",
                  flat ? "text" : "html", flat ? CC_FLAT_VALUES_VERSION : CC_FEATURES_VERSION);
    put_names(out, flat);
    cc_buf_add_string(out, "],\"blocks\":[");
    for (uint32_t i = 0; i < reading->blocks.count; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        put_block(out, &reading->blocks.list[i], &reading->verdicts[i],
                  flat ? reading->flat_values[i].value : reading->features[i].value,
                  flat ? (int)CC_FLAT_VALUE_COUNT : (int)CC_FEATURE_COUNT);
    }
    cc_buf_add_char(out, ']');
    if (flat)
        put_words(out, reading, &arena);
    else
        put_elements(out, reading, &arena);
    cc_arena_done(&arena);
    cc_buf_add_string(out, "}\n");
}
