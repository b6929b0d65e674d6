#include "cleancopy/core/status.h"

#include "cleancopy/core/span.h"
#include "cleancopy/core/utf8.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

void cc_tame(char *text)
{
    for (char *c = text; *c != '\0'; c++) {
        bool is_c1 = (unsigned char)c[0] == 0xC2 && (unsigned char)c[1] >= 0x80 && (unsigned char)c[1] < 0xA0;

        if ((unsigned char)*c < 0x20 || *c == 0x7F || is_c1)
            *c = '?';
        if (is_c1)
            *++c = '?';
    }
}

enum cc_status cc_fail(struct cc_error *err, enum cc_status status, const char *step,
                       const char *format, ...)
{
    va_list args;
    int n;

    if (err == NULL)
        return status;
    err->status = status;
    err->step = step;
    err->offset = 0;
    va_start(args, format);
    n = vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    if (n < 0)
        err->message[0] = '\0';
    if (n >= (int)sizeof err->message) {
        struct cc_span cut = {err->message, sizeof err->message - 1};

        err->message[cc_utf8_floor(cut, cut.len - 3)] = '\0';
    }
    cc_tame(err->message);
    return status;
}

const char *cc_status_name(enum cc_status status)
{
    static const char *const names[] = {"ok",  "end",   "input", "limit", "net",
                                        "usage", "nomem", "io",    "state", "locked"};

    return (size_t)status < sizeof names / sizeof *names ? names[status] : "?";
}
