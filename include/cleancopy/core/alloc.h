/* alloc.h -- the one door to the heap.
 *
 * Our modules and, in the program, the libraries too (alloc_install.h) take memory here, so that one
 * counter can make any allocation fail (tests) and one place knows the rules.
 *
 * Thread use: all functions may be called from any thread. */
#ifndef CLEANCOPY_CORE_ALLOC_H
#define CLEANCOPY_CORE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Like malloc, calloc, realloc, free and strdup; NULL when memory is short.  cc_realloc leaves the
 * old block alone on failure.  cc_alloc_array and cc_realloc_array check the product. */
void *cc_malloc(size_t bytes);
void *cc_calloc(size_t count, size_t bytes);
void *cc_realloc(void *old, size_t bytes);
void *cc_realloc_array(void *old, size_t count, size_t bytes);
void cc_free(void *old);
char *cc_strdup(const char *s);
char *cc_strndup(const char *s, size_t bytes);

/* Like malloc; what is of whole huge pages comes in these, where the kernel has them for who asks ("madvise" or "always" in
 * /sys/kernel/mm/transparent_hugepage/enabled).  2 MiB: those of x86-64, and of arm64 with pages of 4 KiB. */
#define CC_HUGE_PAGE_BYTES ((size_t)2 << 20)
void *cc_malloc_huge(size_t bytes);

/* Overflow-checked size arithmetic: false and *out untouched when the result does not fit. */
bool cc_size_add(size_t a, size_t b, size_t *out);
bool cc_size_multiply(size_t a, size_t b, size_t *out);

/* For tests: the `nth` allocation from now (1 is the next) fails, and with `always` every one
 * after it too; 0 turns it off.  cc_alloc_count() is the number of allocations so far. */
void cc_alloc_fail_at(uint64_t nth, bool always);
uint64_t cc_alloc_count(void);

/* How often the heap had nothing (or a test wanted it to).  For libraries that do not say so themselves: when the
 * number changed during a call, its result is not to be trusted. */
uint64_t cc_alloc_refusals(void);

#endif
