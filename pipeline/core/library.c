#include "cleancopy/core/library.h"

#include <dlfcn.h>
#include <string.h>

bool cc_library_open(const char *file, const struct cc_library_function *functions, size_t n)
{
    void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);

    if (library == NULL)
        return false;
    for (size_t i = 0; i < n; i++) {
        void *found = dlsym(library, functions[i].name);

        if (found == NULL)
            return false;
        memcpy(functions[i].pointer, &found, sizeof found); /* ISO C has no cast from a pointer to one to a function */
    }
    return true;
}
