#include "cleancopy/core/arena.h"

#include "cleancopy/core/alloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Typical pages take 1 to 3 MB in all: chunks start small and double, so that a small page costs little and a large one few calls.
 * One that would be as large as MIN_HUGE_BYTES is of huge pages, since one that is cleared at once costs less than some hundred
 * small ones that come by a page fault each: a run over 139 news pages has 2,600 page faults instead of 4,960.
 *
 * What sizes come one after the other hangs on the blocks that are asked for alone, not on what was in the arena before: a page that
 * nearly fills it has the same fate whichever pages came before it. */
#define FIRST_CHUNK_BYTES   ((size_t)64 << 10)
#define MIN_HUGE_BYTES      ((size_t)512 << 10)
#define LARGEST_CHUNK_BYTES (2 * CC_HUGE_PAGE_BYTES)
#define MAX_SPARES_ALIKE    2 /* one page in seven of 139 news pages takes more than one of the largest */
#define ALIGNMENT           ((size_t)16)

struct cc_arena_chunk {
    struct cc_arena_chunk *older;
    size_t bytes; /* of room behind this head */
};
_Static_assert(sizeof(struct cc_arena_chunk) % 16 == 0, "chunks keep the alignment of malloc");

static char *room(struct cc_arena_chunk *chunk)
{
    return (char *)(chunk + 1);
}

void cc_arena_init(struct cc_arena *arena, size_t max_bytes)
{
    memset(arena, 0, sizeof *arena);
    arena->max_bytes = max_bytes;
}

/* Chunks of the usual sizes, powers of two, are kept for the next page, two of each: huge pages that are given back have to be cleared
 * when they come again, which would be 2 % of the time of news pages. */
static void give_back(struct cc_arena *arena, struct cc_arena_chunk *chunk)
{
    size_t size = sizeof *chunk + chunk->bytes, n_alike = 0;
    const struct cc_arena_chunk *spare;

    for (spare = arena->spares; spare != NULL; spare = spare->older)
        n_alike += spare->bytes == chunk->bytes;
    if ((size & (size - 1)) != 0 || size > LARGEST_CHUNK_BYTES || n_alike == MAX_SPARES_ALIKE) {
        cc_free(chunk);
        return;
    }
    chunk->older = arena->spares;
    arena->spares = chunk;
}

static void give_back_all(struct cc_arena *arena, struct cc_arena_chunk *chunk)
{
    while (chunk != NULL) {
        struct cc_arena_chunk *older = chunk->older;

        give_back(arena, chunk);
        chunk = older;
    }
}

void cc_arena_reset(struct cc_arena *arena)
{
    give_back_all(arena, arena->newest);
    arena->newest = NULL;
    arena->at = arena->end = NULL;
    arena->taken_bytes = 0;
    arena->status = CC_OK;
    cc_arena_lend(arena, NULL, 0);
}

struct cc_arena_mark cc_arena_mark(const struct cc_arena *arena)
{
    struct cc_arena_mark mark = {arena->newest, arena->at};

    return mark;
}

void cc_arena_rewind(struct cc_arena *arena, struct cc_arena_mark mark)
{
    while (arena->newest != mark.newest) {
        struct cc_arena_chunk *older = arena->newest->older;

        arena->taken_bytes -= arena->newest->bytes;
        give_back(arena, arena->newest);
        arena->newest = older;
    }
    arena->at = mark.at;
    arena->end = mark.newest == NULL ? NULL : room(mark.newest) + mark.newest->bytes;
    arena->status = CC_OK;
}

void cc_arena_done(struct cc_arena *arena)
{
    cc_arena_reset(arena);
    while (arena->spares != NULL) {
        struct cc_arena_chunk *older = arena->spares->older;

        cc_free(arena->spares);
        arena->spares = older;
    }
    cc_arena_init(arena, arena->max_bytes);
}

/* Room in the chunk that comes next, for a block of `bytes` at least; with its head it is of one of the usual sizes, if that is enough. */
static size_t next_room(const struct cc_arena *arena, size_t bytes)
{
    size_t head = sizeof(struct cc_arena_chunk);
    size_t size = arena->newest == NULL ? FIRST_CHUNK_BYTES : (arena->newest->bytes + head) * 2;

    if (size >= MIN_HUGE_BYTES || size - head < bytes)
        size = size < LARGEST_CHUNK_BYTES && bytes <= CC_HUGE_PAGE_BYTES - head ? CC_HUGE_PAGE_BYTES : LARGEST_CHUNK_BYTES;
    return size - head < bytes ? bytes : size - head;
}

/* NULL: there is none of that size. */
static struct cc_arena_chunk *take_spare(struct cc_arena *arena, size_t bytes)
{
    struct cc_arena_chunk **at = &arena->spares, *chunk;

    while (*at != NULL && (*at)->bytes != bytes)
        at = &(*at)->older;
    chunk = *at;
    if (chunk != NULL)
        *at = chunk->older;
    return chunk;
}

static bool add_chunk(struct cc_arena *arena, size_t bytes)
{
    size_t size = next_room(arena, bytes);
    size_t left = arena->max_bytes - arena->taken_bytes;
    struct cc_arena_chunk *chunk;

    if (size > left)
        size = left;
    if (size < bytes || arena->taken_bytes > arena->max_bytes) {
        arena->status = CC_E_LIMIT;
        return false;
    }
    chunk = take_spare(arena, size);
    if (chunk == NULL) {
        chunk = cc_malloc_huge(sizeof *chunk + size);
        if (chunk == NULL) {
            arena->status = CC_E_NOMEM;
            return false;
        }
        chunk->bytes = size;
    }
    chunk->older = arena->newest;
    arena->newest = chunk;
    arena->taken_bytes += size;
    arena->at = room(chunk);
    arena->end = arena->at + size;
    return true;
}

void *cc_arena_alloc(struct cc_arena *arena, size_t bytes)
{
    size_t rounded;
    void *block;

    if (arena->status != CC_OK)
        return NULL;
    if (!cc_size_add(bytes, ALIGNMENT - 1, &rounded)) {
        arena->status = CC_E_LIMIT;
        return NULL;
    }
    rounded &= ~(ALIGNMENT - 1);
    if (arena->at == NULL || rounded > (size_t)(arena->end - arena->at)) {
        if (!add_chunk(arena, rounded))
            return NULL;
    }
    block = arena->at;
    arena->at += rounded;
    if (arena->at > arena->end) /* a last chunk whose size is no multiple of the alignment */
        arena->at = arena->end;
    return block;
}

void *cc_arena_calloc(struct cc_arena *arena, size_t count, size_t bytes)
{
    size_t all;
    void *block;

    if (!cc_size_multiply(count, bytes, &all)) {
        arena->status = CC_E_LIMIT;
        return NULL;
    }
    block = cc_arena_alloc(arena, all);
    if (block != NULL)
        memset(block, 0, all);
    return block;
}

void *cc_arena_grow(struct cc_arena *arena, void *old, size_t old_bytes, size_t new_bytes)
{
    size_t old_rounded = (old_bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    void *block;

    if (old != NULL && new_bytes <= old_rounded)
        return old;
    if (old != NULL && arena->status == CC_OK && (char *)old + old_rounded == arena->at &&
        new_bytes - old_rounded + ALIGNMENT <= (size_t)(arena->end - arena->at)) {
        arena->at = (char *)old + ((new_bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1));
        return old;
    }
    block = cc_arena_alloc(arena, new_bytes);
    if (block != NULL && old != NULL)
        memcpy(block, old, old_bytes);
    return block;
}

void cc_arena_lend(struct cc_arena *arena, char *room, size_t bytes)
{
    arena->lent = room;
    arena->lent_bytes = bytes;
}

void *cc_arena_alloc_lent(struct cc_arena *arena, size_t bytes)
{
    char *room = arena->lent;

    if (room == NULL || bytes > arena->lent_bytes || arena->status != CC_OK)
        return cc_arena_alloc(arena, bytes);
    cc_arena_lend(arena, NULL, 0);
    return room;
}

struct cc_span cc_arena_copy(struct cc_arena *arena, struct cc_span s)
{
    char *copy = cc_arena_alloc(arena, s.len + 1);
    struct cc_span out = {copy, s.len};

    if (copy == NULL)
        return CC_SPAN_EMPTY;
    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return out;
}

struct cc_span cc_arena_printf(struct cc_arena *arena, const char *format, ...)
{
    struct cc_span out = {NULL, 0};
    va_list args, again;
    char *text;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    text = n < 0 ? NULL : cc_arena_alloc(arena, (size_t)n + 1);
    if (text != NULL) {
        (void)vsnprintf(text, (size_t)n + 1, format, again); /* its length was measured above */
        out.ptr = text;
        out.len = (size_t)n;
    }
    va_end(again);
    return out;
}

enum cc_status cc_arena_status(const struct cc_arena *arena, const char *step,
                               struct cc_error *err)
{
    if (arena->status == CC_E_LIMIT)
        return cc_fail(err, CC_E_LIMIT, step,
                       "needs more memory than max_arena_bytes (%zu) allows", arena->max_bytes);
    if (arena->status == CC_E_NOMEM)
        return cc_fail(err, CC_E_NOMEM, step, "out of memory");
    return CC_OK;
}
