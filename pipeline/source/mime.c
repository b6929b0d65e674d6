#include "mime.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#define LIBRARY "libgmime-3.0.so.0" /* GMime 3's, whatever its minor version */

static struct cc_mime table;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* False when the library, or one that it brings along, has no such function. */
static bool look_up(void *library, const char *name, void *function)
{
    void *found = dlsym(library, name);

    memcpy(function, &found, sizeof found); /* ISO C has no cast from a pointer to one to a function */
    return found != NULL;
}

static void load(void)
{
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    bool has_all = library != NULL;

#define LOOK_UP(name) has_all = has_all && look_up(library, #name, &table.name);
    CC_MIME_FUNCTIONS(LOOK_UP)
#undef LOOK_UP
    if (has_all)
        table.g_mime_init();
    is_loaded = has_all;
}

enum cc_status cc_mime_load(const struct cc_mime **mime, struct cc_error *err)
{
    *mime = NULL;
    (void)pthread_once(&once, load); /* fails only for a bad `once` */
    if (!is_loaded)
        return cc_fail(err, CC_E_INPUT, "mime",
                       "needs GMime to be read, and %s cannot be loaded: install libgmime-3.0-0", LIBRARY);
    *mime = &table;
    return CC_OK;
}
