#include "cleancopy/core/json_load.h"

#include "cleancopy/core/alloc.h"

json_t *cc_json_load(struct cc_span text, size_t flags, json_error_t *why)
{
    uint64_t before = cc_alloc_refusals();
    json_error_t own;
    json_t *value;

    if (why == NULL)
        why = &own;
    value = json_loadb(text.len > 0 ? text.ptr : "", text.len, flags, why);
    if (cc_alloc_refusals() == before && (value != NULL || json_error_code(why) != json_error_out_of_memory))
        return value;
    json_decref(value);
    why->text[0] = '\0';
    why->text[JSON_ERROR_TEXT_LENGTH - 1] = (char)json_error_out_of_memory;
    return NULL;
}
