/* support.h -- what unit tests share: cmocka with its includes, text comparison, scratch folders. */
#ifndef CLEANCOPY_TESTS_SUPPORT_H
#define CLEANCOPY_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

/* Fails the test unless the span has exactly the text; shows both. */
void assert_span_is(struct cc_span got, const char *wanted);

/* A new empty folder under the system's temporary folder; freed and removed with all below by support_scratch_done. */
char *support_scratch(void);
void support_scratch_done(char *dir);

/* Path of a fixture: $CLEANCOPY_FIXTURES/NAME, freed by the caller with free(). */
char *support_fixture(const char *name);

/* A whole file in the arena; fails the test when it cannot be read. */
struct cc_span support_read(struct cc_arena *arena, const char *path);
/* Writes a file; fails the test when it cannot. */
void support_write(const char *path, struct cc_span bytes);

#endif
