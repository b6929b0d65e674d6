/* Each function finds its namesake in libcurl.  Names in brackets are not the macros that curl.h makes of them. */
#include "cleancopy/core/curl_late.h"

#include "cleancopy/core/library.h"

#include <assert.h>
#include <curl/curl.h>
#include <pthread.h>
#include <stdarg.h>

#define LIBRARY "libcurl.so.4" /* the number of its ABI since 2006 */

/* What we call. */
#define FUNCTIONS(X)                                                                               \
    X(curl_global_init) X(curl_global_init_mem) X(curl_global_cleanup) X(curl_free)                \
    X(curl_getdate) X(curl_slist_append) X(curl_slist_free_all)                                    \
    X(curl_url) X(curl_url_cleanup) X(curl_url_get) X(curl_url_set)                                \
    X(curl_easy_init) X(curl_easy_cleanup) X(curl_easy_setopt) X(curl_easy_getinfo)                \
    X(curl_easy_strerror) X(curl_multi_init) X(curl_multi_cleanup) X(curl_multi_setopt)            \
    X(curl_multi_add_handle) X(curl_multi_remove_handle) X(curl_multi_perform) X(curl_multi_poll)  \
    X(curl_multi_info_read) X(curl_multi_strerror) X(curl_share_init) X(curl_share_cleanup)        \
    X(curl_share_setopt)

static struct table {
#define MEMBER(name) __typeof__(&(name)) name;
    FUNCTIONS(MEMBER)
#undef MEMBER
} table;
static bool is_there;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    static const struct cc_library_function functions[] = {
#define ROW(name) {#name, &table.name},
        FUNCTIONS(ROW)
#undef ROW
    };

    is_there = cc_library_open(LIBRARY, functions, sizeof functions / sizeof *functions);
}

enum cc_status cc_curl_load(struct cc_error *err)
{
    (void)pthread_once(&once, load); /* fails only for a bad `once` */
    if (!is_there)
        return cc_fail(err, CC_E_IO, "libcurl", "%s cannot be loaded: install libcurl4", LIBRARY);
    return CC_OK;
}

static const struct table *late(void)
{
    enum cc_status st = cc_curl_load(NULL);

    assert(st == CC_OK);
    (void)st;
    return &table;
}

#define PASS_ON(type, name, parameters, arguments)                                                 \
    type(name) parameters                                                                          \
    {                                                                                              \
        return (late()->name)arguments;                                                            \
    }
#define PASS_ON_VOID(name, parameters, arguments)                                                  \
    void(name) parameters                                                                          \
    {                                                                                              \
        (late()->name)arguments;                                                                   \
    }

PASS_ON(CURLcode, curl_global_init, (long flags), (flags))
PASS_ON(CURLcode, curl_global_init_mem,
        (long flags, curl_malloc_callback m, curl_free_callback f, curl_realloc_callback r,
         curl_strdup_callback s, curl_calloc_callback c),
        (flags, m, f, r, s, c))
PASS_ON_VOID(curl_global_cleanup, (void), ())
PASS_ON_VOID(curl_free, (void *block), (block))
PASS_ON(time_t, curl_getdate, (const char *date, const time_t *unused), (date, unused))
PASS_ON(struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text), (list, text))
PASS_ON_VOID(curl_slist_free_all, (struct curl_slist * list), (list))

/* Later than 7.88 it takes a const handle. */
typedef __typeof__(_Generic(&curl_url_get,
                            CURLUcode(*)(const CURLU *, CURLUPart, char **, unsigned): (const CURLU *)NULL,
                            default: (CURLU *)NULL)) url_to_read;

PASS_ON(CURLU *, curl_url, (void), ())
PASS_ON_VOID(curl_url_cleanup, (CURLU * url), (url))
PASS_ON(CURLUcode, curl_url_get, (url_to_read url, CURLUPart what, char **part, unsigned flags),
        (url, what, part, flags))
PASS_ON(CURLUcode, curl_url_set, (CURLU * url, CURLUPart what, const char *part, unsigned flags),
        (url, what, part, flags))

PASS_ON(CURL *, curl_easy_init, (void), ())
PASS_ON_VOID(curl_easy_cleanup, (CURL * easy), (easy))
PASS_ON(const char *, curl_easy_strerror, (CURLcode code), (code))

PASS_ON(CURLM *, curl_multi_init, (void), ())
PASS_ON(CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi))
PASS_ON(CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL *easy), (multi, easy))
PASS_ON(CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL *easy), (multi, easy))
PASS_ON(CURLMcode, curl_multi_perform, (CURLM * multi, int *n_running), (multi, n_running))
PASS_ON(CURLMcode, curl_multi_poll,
        (CURLM * multi, struct curl_waitfd fds[], unsigned n, int timeout_ms, int *n_ready),
        (multi, fds, n, timeout_ms, n_ready))
PASS_ON(CURLMsg *, curl_multi_info_read, (CURLM * multi, int *n_left), (multi, n_left))
PASS_ON(const char *, curl_multi_strerror, (CURLMcode code), (code))

PASS_ON(CURLSH *, curl_share_init, (void), ())
PASS_ON(CURLSHcode, curl_share_cleanup, (CURLSH * share), (share))

/* ---- those that take anything: what it is follows from the option ---- */

CURLcode(curl_easy_getinfo)(CURL *easy, CURLINFO what, ...)
{
    va_list args;
    void *to;

    va_start(args, what);
    to = va_arg(args, void *);
    va_end(args);
    return (late()->curl_easy_getinfo)(easy, what, to);
}

/* Options of easy and multi handles are numbered by type.  Pointers to functions pass as those to objects do (POSIX). */
#define PASS_ON_OPTION(call, handle, option)                                                       \
    do {                                                                                           \
        va_list args;                                                                              \
                                                                                                   \
        va_start(args, option);                                                                    \
        if ((int)(option) < CURLOPTTYPE_OBJECTPOINT)                                               \
            code = (call)(handle, option, va_arg(args, long));                                     \
        else if ((int)(option) >= CURLOPTTYPE_OFF_T && (int)(option) < CURLOPTTYPE_BLOB)           \
            code = (call)(handle, option, va_arg(args, curl_off_t));                               \
        else                                                                                       \
            code = (call)(handle, option, va_arg(args, void *));                                   \
        va_end(args);                                                                              \
    } while (0)

CURLcode(curl_easy_setopt)(CURL *easy, CURLoption option, ...)
{
    CURLcode code;

    PASS_ON_OPTION(late()->curl_easy_setopt, easy, option);
    return code;
}

CURLMcode(curl_multi_setopt)(CURLM *multi, CURLMoption option, ...)
{
    CURLMcode code;

    PASS_ON_OPTION(late()->curl_multi_setopt, multi, option);
    return code;
}

CURLSHcode(curl_share_setopt)(CURLSH *share, CURLSHoption option, ...)
{
    CURLSHcode code;
    va_list args;

    va_start(args, option);
    if (option == CURLSHOPT_SHARE || option == CURLSHOPT_UNSHARE)
        code = (late()->curl_share_setopt)(share, option, va_arg(args, int));
    else
        code = (late()->curl_share_setopt)(share, option, va_arg(args, void *));
    va_end(args);
    return code;
}
