/* arena.h -- memory that goes all at once: one arena a page.
 *
 * Blocks are taken by moving a pointer and are never given back singly; cc_arena_reset() empties
 * the arena for the next page and keeps some of its memory.  The cap is hard: past it
 * cc_arena_alloc() returns NULL and cc_arena_status() says CC_E_LIMIT, while a heap that is
 * short gives CC_E_NOMEM.  A step that is refused memory leaves nothing to free.
 *
 *     +--------+----------------------+
 *     | chunk  | ####### used | free  |  <- newest chunk; older ones hang behind it
 *     +--------+----------------------+
 *
 * Thread use: one thread at a time for each arena. */
#ifndef CLEANCOPY_CORE_ARENA_H
#define CLEANCOPY_CORE_ARENA_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stddef.h>

struct cc_arena_chunk;

struct cc_arena {
    struct cc_arena_chunk *newest;
    struct cc_arena_chunk *spares; /* empty ones, for when the newest is full */
    char *at, *end;                /* the free part of the newest chunk */
    size_t taken_bytes;            /* of all chunks together, but for the spare ones */
    size_t max_bytes;      /* the cap on taken_bytes */
    enum cc_status status; /* CC_OK until the first refusal */
    char *lent;            /* NULL: nothing */
    size_t lent_bytes;
};

/* `max_bytes`: the cap.  Takes no memory yet. */
void cc_arena_init(struct cc_arena *arena, size_t max_bytes);

/* Forgets all blocks; keeps at most 13 MiB for reuse, beyond the cap; status is CC_OK again. */
void cc_arena_reset(struct cc_arena *arena);

/* A place to come back to: cc_arena_rewind() forgets all that was taken since the mark, a refusal
 * too, so that another way can be tried after one that was too dear. */
struct cc_arena_mark {
    struct cc_arena_chunk *newest;
    char *at;
};
struct cc_arena_mark cc_arena_mark(const struct cc_arena *arena);
void cc_arena_rewind(struct cc_arena *arena, struct cc_arena_mark mark);

/* Gives everything back.  The arena may be used again after it, as if just initialised. */
void cc_arena_done(struct cc_arena *arena);

/* `bytes` of uninitialised memory, aligned for any type; NULL once refused (sticky until
 * reset).  0 bytes gives a valid pointer. */
void *cc_arena_alloc(struct cc_arena *arena, size_t bytes);
/* count * bytes, zeroed, the product checked. */
void *cc_arena_calloc(struct cc_arena *arena, size_t count, size_t bytes);
/* A block grown to `new_bytes`: in place when it was the last one taken, else copied. */
void *cc_arena_grow(struct cc_arena *arena, void *old, size_t old_bytes, size_t new_bytes);

/* Room of somebody else's, until reset, for one block that is to lie just there: the next one of cc_arena_alloc_lent() that fits. */
void cc_arena_lend(struct cc_arena *arena, char *room, size_t bytes);
/* As cc_arena_alloc(), at the start of what was lent where that is large enough; then it counts for nothing. */
void *cc_arena_alloc_lent(struct cc_arena *arena, size_t bytes);

/* A copy of the text, a NUL behind it (not counted); ptr is NULL when refused. */
struct cc_span cc_arena_copy(struct cc_arena *arena, struct cc_span s);
/* Printf into the arena, a NUL behind it. */
struct cc_span cc_arena_printf(struct cc_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* CC_E_LIMIT or CC_E_NOMEM after a refusal, with a message in *err; CC_OK before.  The usual last
 * line of a step: "return cc_arena_status(arena, "block", err)". */
enum cc_status cc_arena_status(const struct cc_arena *arena, const char *step,
                               struct cc_error *err);

#endif
