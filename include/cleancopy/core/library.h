/* library.h -- a shared library that is opened when it is first needed.
 *
 * Some libraries bring a dozen others along, and take longer to load than most commands to run.  One that only some runs need is opened
 * by name, and its functions are looked up; the types are those of its own header.  A process in a sandbox can open
 * none (isolate/sandbox.h): extract/preload.h has what is opened before.
 *
 * Thread use: any thread; who must not open it twice uses pthread_once(). */
#ifndef CLEANCOPY_CORE_LIBRARY_H
#define CLEANCOPY_CORE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function, and the pointer to it (of the function's own type) that is to be filled. */
struct cc_library_function {
    const char *name;
    void *pointer;
};

/* Opens `file` and fills the pointers; it is never closed.  False, some perhaps filled, where the library, one that it
 * brings along, or one of the functions is missing. */
bool cc_library_open(const char *file, const struct cc_library_function *functions, size_t n);

#endif
