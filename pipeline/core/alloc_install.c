#include "cleancopy/core/alloc_install.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/curl_late.h"

#include <curl/curl.h>
#include <jansson.h>
#include <libdeflate.h>
#include <libxml/xmlmemory.h>
#include <malloc.h>
#include <sqlite3.h>
#include <string.h>

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
 * between: blocks of up to 5 MiB come off the heap, and 12 MiB of it stay (an arena keeps chunks of its own besides:
 * arena.h).  glibc's own 128 KiB cost a small page two
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

enum cc_status cc_alloc_install_curl(struct cc_error *err)
{
    enum cc_status st = cc_curl_load(err);

    if (st == CC_OK)
        (void)curl_global_init_mem(CURL_GLOBAL_DEFAULT, cc_malloc, cc_free, cc_realloc, cc_strdup,
                                   cc_calloc); /* a failure shows again at curl_easy_init */
    return st;
}
