/* status.h -- how a step says that it failed.
 *
 * Statuses are grouped by what the caller does next, not by what went wrong; what went wrong
 * stands in struct cc_error as words.  What cannot fail returns its value instead.
 * Outputs count only on CC_OK (or where a comment says so), *err only on failure.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_STATUS_H
#define CLEANCOPY_CORE_STATUS_H

#include <stddef.h>
#include <stdint.h>

enum cc_status {
    CC_OK = 0,
    CC_END,     /* nothing more to read: not a failure */
    CC_E_INPUT, /* skip this page: it is missing, unreadable, damaged or of a wrong kind */
    CC_E_LIMIT, /* skip this page: it is over a named limit */
    CC_E_NET,   /* try this page later */
    CC_E_USAGE, /* wrong words or configuration: exit 2 */
    CC_E_NOMEM, /* stop the run, exit 3 */
    CC_E_IO,    /* stop the run, exit 3: the disk or the output cannot be written */
    CC_E_STATE, /* stop the run, exit 3: the state is damaged or of another version */
    CC_E_LOCKED /* stop the run, exit 75: another run holds the lock */
};

#define CC_ERROR_MESSAGE_BYTES 512

struct cc_error {
    enum cc_status status;
    const char *step; /* a literal: "charset", "state", … */
    uint64_t offset;  /* byte in the input, 0 where that says nothing */
    char message[CC_ERROR_MESSAGE_BYTES]; /* one line, NUL-ended: names the file or URL, the
                                             value and, where there is one, the next step */
};

/* Fills *err (which may be NULL) printf-fashion and returns `status`, so that a step can end with
 * "return cc_fail(err, CC_E_INPUT, "charset", …)".  An over-long message is cut at a character
 * boundary; control characters become '?'. */
enum cc_status cc_fail(struct cc_error *err, enum cc_status status, const char *step,
                       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What is printed on a terminal must not move its cursor, whatever a page, a list or a file name put
 * into it: control characters (below U+0020, U+007F to U+009F) become '?', a byte each. */
void cc_tame(char *text);

/* The status's name for logs and tests: "ok", "input", "limit", … */
const char *cc_status_name(enum cc_status status);

#endif
