/* span.h -- text that somebody else owns: a pointer and a length.
 *
 * The text is UTF-8 unless a comment says otherwise, may hold NUL bytes and is not NUL-ended.
 * An empty span has len 0; its ptr may be NULL.  A span never frees anything: it is good for
 * as long as the memory under it (a page's arena, a string literal) is.
 *
 * Pure: no I/O, clock, globals or allocation, so any thread may call it. */
#ifndef CLEANCOPY_CORE_SPAN_H
#define CLEANCOPY_CORE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct cc_span {
    const char *ptr;
    size_t len; /* bytes */
};

/* A span over a string literal: CC_SPAN("article"). */
#define CC_SPAN(literal) ((struct cc_span){(literal), sizeof(literal) - 1})
#define CC_SPAN_EMPTY    ((struct cc_span){NULL, 0})
/* For printf: printf("%.*s", CC_SPAN_PRINT(s)). */
#define CC_SPAN_PRINT(s) (int)((s).len > 1000000 ? 1000000 : (s).len), (s).len ? (s).ptr : ""

/* A span over a NUL-ended string; NULL gives the empty span. */
static inline struct cc_span cc_span_from(const char *s)
{
    struct cc_span span = {s, s != NULL ? strlen(s) : 0};
    return span;
}

static inline struct cc_span cc_span_slice(struct cc_span s, size_t from, size_t to)
{
    struct cc_span part = {NULL, 0};

    if (to > s.len)
        to = s.len;
    if (from < to) {
        part.ptr = s.ptr + from;
        part.len = to - from;
    }
    return part;
}

/* The first bytes are compared here: most texts differ in them, and a call of memcmp costs more than they do. */
static inline bool cc_span_is(struct cc_span a, struct cc_span b)
{
    return a.len == b.len && (a.len == 0 || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, a.len) == 0));
}

static inline bool cc_span_starts(struct cc_span s, struct cc_span prefix)
{
    return s.len >= prefix.len &&
           (prefix.len == 0 || (s.ptr[0] == prefix.ptr[0] && memcmp(s.ptr, prefix.ptr, prefix.len) == 0));
}

static inline bool cc_span_ends(struct cc_span s, struct cc_span suffix)
{
    return s.len >= suffix.len &&
           (suffix.len == 0 || memcmp(s.ptr + (s.len - suffix.len), suffix.ptr, suffix.len) == 0);
}

/* Byte order, shorter first among equals: the order that "sorted" means all over cleancopy.
 * Returns less than, equal to or greater than 0. */
int cc_span_compare(struct cc_span a, struct cc_span b);

/* Equality that ignores the case of ASCII letters alone. */
bool cc_span_is_nocase(struct cc_span a, struct cc_span b);

/* Whether the span is one of `n` strings; _nocase: whatever the case of ASCII letters. */
bool cc_span_is_one_of(struct cc_span s, const char *const *list, size_t n);
bool cc_span_is_one_of_nocase(struct cc_span s, const char *const *list, size_t n);

bool cc_span_starts_nocase(struct cc_span s, struct cc_span prefix);

/* Byte offset of the first occurrence of `needle` at or after `from`, or (size_t)-1.  An empty
 * needle is found at `from` where that lies inside the span. */
size_t cc_span_find(struct cc_span s, struct cc_span needle, size_t from);
size_t cc_span_find_nocase(struct cc_span s, struct cc_span needle, size_t from);
/* Number of bytes before the first that is one of `chars`; s.len where there is none.  NUL is never one. */
size_t cc_span_before_any(struct cc_span s, const char *chars);

/* Without the white space (space, tab, CR, LF, FF, VT, and U+00A0) at both ends. */
struct cc_span cc_span_trim(struct cc_span s);

/* Takes the next line off *rest: true and *line without its LF or CR LF, or false at the end. */
bool cc_span_next_line(struct cc_span *rest, struct cc_span *line);

#endif
