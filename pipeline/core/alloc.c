#include "cleancopy/core/alloc.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static _Atomic uint64_t n_allocations;
static _Atomic uint64_t fail_from; /* number of the allocation that fails, 0: none */
static _Atomic bool fail_always;
static _Atomic uint64_t n_refusals;

/* Counts this allocation; true when a test wants it to fail. */
static bool refused(void)
{
    uint64_t nth = atomic_fetch_add_explicit(&n_allocations, 1, memory_order_relaxed) + 1;
    uint64_t from = atomic_load_explicit(&fail_from, memory_order_relaxed);

    if (from == 0)
        return false;
    return nth == from || (nth > from && atomic_load_explicit(&fail_always, memory_order_relaxed));
}

static void *counted(void *block)
{
    if (block == NULL)
        atomic_fetch_add_explicit(&n_refusals, 1, memory_order_relaxed);
    return block;
}

void *cc_malloc(size_t bytes)
{
    return counted(refused() ? NULL : malloc(bytes));
}

void *cc_malloc_huge(size_t bytes)
{
    void *block;

    if (bytes < CC_HUGE_PAGE_BYTES || bytes % CC_HUGE_PAGE_BYTES != 0)
        return cc_malloc(bytes);
    block = counted(refused() ? NULL : aligned_alloc(CC_HUGE_PAGE_BYTES, bytes));
#ifdef MADV_HUGEPAGE
    if (block != NULL)
        (void)madvise(block, bytes, MADV_HUGEPAGE); /* a kernel that has none gives small ones */
#endif
    return block;
}

void *cc_calloc(size_t count, size_t bytes)
{
    return counted(refused() ? NULL : calloc(count, bytes));
}

void *cc_realloc(void *old, size_t bytes)
{
    return counted(refused() ? NULL : realloc(old, bytes));
}

void *cc_realloc_array(void *old, size_t count, size_t bytes)
{
    size_t all;

    if (!cc_size_multiply(count, bytes, &all))
        return NULL;
    return cc_realloc(old, all);
}

void cc_free(void *old)
{
    free(old);
}

char *cc_strndup(const char *s, size_t bytes)
{
    char *copy = cc_malloc(bytes + 1);

    if (copy == NULL)
        return NULL;
    if (bytes > 0)
        memcpy(copy, s, bytes);
    copy[bytes] = '\0';
    return copy;
}

char *cc_strdup(const char *s)
{
    return cc_strndup(s, strlen(s));
}

bool cc_size_add(size_t a, size_t b, size_t *out)
{
    size_t sum;

    if (__builtin_add_overflow(a, b, &sum))
        return false;
    *out = sum;
    return true;
}

bool cc_size_multiply(size_t a, size_t b, size_t *out)
{
    size_t product;

    if (__builtin_mul_overflow(a, b, &product))
        return false;
    *out = product;
    return true;
}

void cc_alloc_fail_at(uint64_t nth, bool always)
{
    atomic_store(&fail_always, always);
    atomic_store(&fail_from, nth == 0 ? 0 : atomic_load(&n_allocations) + nth);
}

uint64_t cc_alloc_refusals(void)
{
    return atomic_load(&n_refusals);
}

uint64_t cc_alloc_count(void)
{
    return atomic_load(&n_allocations);
}
