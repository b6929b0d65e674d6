#include "mime.h"

#include "cleancopy/core/library.h"

#include <pthread.h>
#include <stdbool.h>

#define LIBRARY "libgmime-3.0.so.0" /* GMime 3's, whatever its minor version */

static struct cc_mime table;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    static const struct cc_library_function functions[] = {
#define ROW(name) {#name, &table.name},
        CC_MIME_FUNCTIONS(ROW)
#undef ROW
    };

    is_loaded = cc_library_open(LIBRARY, functions, sizeof functions / sizeof *functions);
    if (is_loaded)
        table.g_mime_init();
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
