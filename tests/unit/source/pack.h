/* pack.h -- gzip and zstd members for the tests of this folder. */
#ifndef CLEANCOPY_TESTS_UNIT_SOURCE_PACK_H
#define CLEANCOPY_TESTS_UNIT_SOURCE_PACK_H

#include "support.h"

#include <string.h>
#include <zlib.h>
#include <zstd.h>

/* zlib's window: 31 gzip, 15 zlib, -15 bare deflate. */
static inline struct cc_span pack_zlib(struct cc_arena *arena, struct cc_span s, int window)
{
    struct cc_span out = {NULL, 0};
    z_stream z;
    uLong room;
    char *to;

    memset(&z, 0, sizeof z);
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
    room = deflateBound(&z, s.len) + 64;
    to = cc_arena_alloc(arena, room);
    assert_non_null(to);
    z.next_in = (z_const Bytef *)s.ptr;
    z.avail_in = (uInt)s.len;
    z.next_out = (Bytef *)to;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    out.ptr = to;
    out.len = room - z.avail_out;
    assert_int_equal(deflateEnd(&z), Z_OK);
    return out;
}

static inline struct cc_span pack_gzip(struct cc_arena *arena, struct cc_span s)
{
    return pack_zlib(arena, s, 31);
}

static inline struct cc_span pack_zstd(struct cc_arena *arena, struct cc_span s)
{
    size_t room = ZSTD_compressBound(s.len);
    char *to = cc_arena_alloc(arena, room);
    struct cc_span out = {to, 0};

    assert_non_null(to);
    out.len = ZSTD_compress(to, room, s.ptr, s.len, 3);
    assert_false(ZSTD_isError(out.len));
    return out;
}

static inline struct cc_span join(struct cc_arena *arena, struct cc_span a, struct cc_span b)
{
    char *to = cc_arena_alloc(arena, a.len + b.len + 1);
    struct cc_span out = {to, a.len + b.len};

    assert_non_null(to);
    if (a.len > 0)
        memcpy(to, a.ptr, a.len);
    if (b.len > 0)
        memcpy(to + a.len, b.ptr, b.len);
    return out;
}

/* n bytes that pack to almost nothing. */
static inline struct cc_span repeat(struct cc_arena *arena, char c, size_t n)
{
    char *to = cc_arena_alloc(arena, n + 1);
    struct cc_span out = {to, n};

    assert_non_null(to);
    memset(to, c, n);
    return out;
}

/* n bytes that do not pack, the same each time. */
static inline struct cc_span noise(struct cc_arena *arena, size_t n)
{
    char *to = cc_arena_alloc(arena, n + 1);
    struct cc_span out = {to, n};
    uint64_t seed = 7;
    size_t i;

    assert_non_null(to);
    for (i = 0; i < n; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1;
        to[i] = (char)(unsigned char)(seed >> 56);
    }
    return out;
}

static inline int make_arena(void **data)
{
    static struct cc_arena arena;

    cc_arena_init(&arena, (size_t)1 << 30);
    *data = &arena;
    return 0;
}

static inline int drop_arena(void **data)
{
    cc_arena_done(*data);
    return 0;
}

#endif
