/* json_scan.cc -- simdjson behind C functions: no exception leaves. */
#include "cleancopy/source/json_scan.h"

#include <cstring>
#include <new>

#include <simdjson.h>

struct cc_json_scan {
    simdjson::dom::parser parser;
};

struct cc_json_scan *cc_json_scan_open(void)
{
    return new (std::nothrow) cc_json_scan;
}

void cc_json_scan_close(struct cc_json_scan *scan)
{
    delete scan;
}

static bool take(const simdjson::dom::element &element, struct cc_json_value *value)
{
    std::string_view text;

    std::memset(value, 0, sizeof *value);
    switch (element.type()) {
    case simdjson::dom::element_type::STRING:
        if (element.get_string().get(text) != simdjson::SUCCESS)
            return false;
        value->is_string = true;
        value->string.ptr = text.data();
        value->string.len = text.size();
        return true;
    case simdjson::dom::element_type::INT64:
        value->is_integer = true;
        return element.get_int64().get(value->integer) == simdjson::SUCCESS;
    case simdjson::dom::element_type::UINT64: /* past INT64_MAX: jansson has none of these */
    case simdjson::dom::element_type::ARRAY:
    case simdjson::dom::element_type::OBJECT:
        return false;
    default:
        return true;
    }
}

bool cc_json_scan_line(struct cc_json_scan *scan, struct cc_span line,
                       const struct cc_span *names, size_t n, struct cc_json_value *values)
{
    simdjson::dom::object object;

    std::memset(values, 0, n * sizeof *values);
    try {
        if (line.len == 0 ||
            scan->parser.parse(line.ptr, line.len, true).get_object().get(object) !=
                simdjson::SUCCESS)
            return false;
    } catch (const std::bad_alloc &) {
        return false;
    }
    for (auto field : object) {
        for (size_t i = 0; i < n; i++) {
            if (field.key.size() == names[i].len &&
                std::memcmp(field.key.data(), names[i].ptr, names[i].len) == 0 &&
                !take(field.value, &values[i]))
                return false;
        }
    }
    return true;
}
