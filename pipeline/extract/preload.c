#include "cleancopy/extract/preload.h"

#include "charset_labels.h"
#include "cleancopy/core/curl_late.h"
#include "cleancopy/core/utf8.h"

#include <iconv.h>
#include <jansson.h>
#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unicode/unorm2.h>

void cc_preload(void)
{
    UErrorCode code = U_ZERO_ERROR;

    json_object_seed(0); /* from /dev/urandom */
    tzset();             /* from /etc/localtime: gmtime() wants it too */
    (void)unorm2_getNFCInstance(&code); /* what fails here fails again where it is needed */
}

void cc_preload_more(void)
{
    static const char *const names[] = {
#define NAME(label, name, kind) name,
        CC_CHARSET_LABELS(NAME)
#undef NAME
    };

    (void)cc_curl_load(NULL); /* what fails here fails again where it is needed */
    /* Left open: iconv lets go of a module that nobody holds. */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t first = 0;

        while (strcmp(names[first], names[i]) != 0)
            first++;
        if (first == i)
            (void)iconv_open("UTF-8", names[i]); /* what fails here fails again where it is needed */
    }
}
