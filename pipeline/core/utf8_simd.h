/* utf8_simd.h -- what utf8.c has of simdjson, which is C++.
 *
 * Thread use: any thread. */
#ifndef CLEANCOPY_CORE_UTF8_SIMD_H
#define CLEANCOPY_CORE_UTF8_SIMD_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Whether all bytes are valid UTF-8. */
bool cc_utf8_simd_is_valid(const char *bytes, size_t n);

#ifdef __cplusplus
}
#endif

#endif
