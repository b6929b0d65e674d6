#include "cleancopy/core/alloc.h"

#include <curl/curl.h>
#include <jansson.h>
#include <libdeflate.h>
#include <libxml/xmlmemory.h>
#include <malloc.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

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

/* SQLite wants to be able to ask for a block's size: it stands in front of the block. */
#define SQLITE_HEAD_BYTES 16 /* keeps the alignment of malloc */

static void *sqlite_malloc(int bytes)
{
    char *block = cc_malloc((size_t)bytes + SQLITE_HEAD_BYTES);

    if (block == NULL)
        return NULL;
    memcpy(block, &bytes, sizeof bytes);
    return block + SQLITE_HEAD_BYTES;
}

static void sqlite_free(void *old)
{
    if (old != NULL)
        cc_free((char *)old - SQLITE_HEAD_BYTES);
}

static int sqlite_size(void *old)
{
    int bytes = 0;

    if (old != NULL)
        memcpy(&bytes, (char *)old - SQLITE_HEAD_BYTES, sizeof bytes);
    return bytes;
}

static void *sqlite_realloc(void *old, int bytes)
{
    char *block = cc_realloc((char *)old - SQLITE_HEAD_BYTES, (size_t)bytes + SQLITE_HEAD_BYTES);

    if (block == NULL)
        return NULL;
    memcpy(block, &bytes, sizeof bytes);
    return block + SQLITE_HEAD_BYTES;
}

static int sqlite_roundup(int bytes)
{
    return (bytes + 7) & ~7;
}

static int sqlite_init(void *user)
{
    (void)user;
    return SQLITE_OK;
}

static void sqlite_shutdown_hook(void *user)
{
    (void)user;
}

/* Memory that a page gives back and the next one takes again stays ours, instead of going to the system in
 * between: an arena's chunks (4 MiB at most) come off the heap, and 12 MiB of it stay.  glibc's own 128 KiB cost a small page two
 * system calls and dozens of page faults.  8 MiB cost 8 % more processor time over 400 pages; 16 and 24 MiB save at most another 3 %
 * and have a process peak at 44 and 45 MB instead of 40. */
#define FROM_HEAP_BYTES (5 << 20)
#define KEPT_BYTES      (12 << 20)

void cc_alloc_install(void)
{
    static const sqlite3_mem_methods methods = {sqlite_malloc, sqlite_free,          sqlite_realloc,
                                                sqlite_size,   sqlite_roundup,       sqlite_init,
                                                sqlite_shutdown_hook, NULL};

    (void)mallopt(M_MMAP_THRESHOLD, FROM_HEAP_BYTES); /* fail for numbers out of range alone */
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    json_set_alloc_funcs(cc_malloc, cc_free);
    libdeflate_set_memory_allocator(cc_malloc, cc_free);
    (void)sqlite3_config(SQLITE_CONFIG_MALLOC, &methods); /* fails only after first use: our mistake */
    (void)xmlMemSetup(cc_free, cc_malloc, cc_realloc, cc_strdup); /* fails only for NULL */
}

void cc_alloc_install_curl(void)
{
    (void)curl_global_init_mem(CURL_GLOBAL_DEFAULT, cc_malloc, cc_free, cc_realloc, cc_strdup,
                               cc_calloc); /* a failure shows again at curl_easy_init */
}
