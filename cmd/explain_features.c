#include "explain_features.h"

#include "cleancopy/write/json.h"

#include <inttypes.h>

static void put_names(struct cc_buf *out)
{
    for (int i = 0; i < CC_FEATURE_COUNT; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        cc_json_string(out, cc_span_from(cc_feature_name((enum cc_feature)i)));
    }
}

static void put_block(struct cc_buf *out, const struct cc_block *block,
                      const struct cc_verdict *verdict, const struct cc_features *features)
{
    cc_buf_printf(out, "{\"position\":%" PRIu32 ",\"text\":", block->position);
    cc_json_string(out, block->text);
    cc_buf_printf(out, ",\"role\":\"%s\",\"keep\":%s,\"score\":%u,\"reason\":\"%s\",\"values\":[",
                  cc_role_name(block->role), verdict->keep ? "true" : "false", verdict->score,
                  cc_reason_name(verdict->reason));
    for (int i = 0; i < CC_FEATURE_COUNT; i++)
        cc_buf_printf(out, "%s%" PRId32, i > 0 ? "," : "", features->value[i]);
    cc_buf_add_string(out, "]}");
}

void cc_explain_features(struct cc_buf *out, const struct cc_batch_item *item)
{
    const struct cc_reading *reading = &item->reading;
    uint32_t n = reading->features != NULL ? reading->blocks.count : 0;

    cc_buf_add_string(out, "{\"source\":");
    cc_json_string(out, item->doc.source);
    cc_buf_printf(out, ",\"kind\":\"%s\",\"title\":", cc_kind_name(item->doc.kind));
    cc_json_string(out, item->doc.title);
    cc_buf_printf(out, ",\"features_version\":%d,\"names\":[", CC_FEATURES_VERSION);
    put_names(out);
    cc_buf_add_string(out, "],\"blocks\":[");
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        put_block(out, &reading->blocks.list[i], &reading->verdicts[i], &reading->features[i]);
    }
    cc_buf_add_string(out, "]}\n");
}
