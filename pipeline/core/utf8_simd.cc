/* utf8_simd.cc -- simdjson's check of UTF-8 (Keiser and Lemire, 2021: "Validating UTF-8 in less than one instruction per byte"). */
#include "utf8_simd.h"

#include <simdjson.h>

bool cc_utf8_simd_is_valid(const char *bytes, size_t n)
{
    return simdjson::validate_utf8(bytes, n);
}
