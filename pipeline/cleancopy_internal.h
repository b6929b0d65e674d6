/* cleancopy_internal.h -- what the sources of the library share: results, and structs that may be of another version. */
#ifndef CLEANCOPY_CLEANCOPY_INTERNAL_H
#define CLEANCOPY_CLEANCOPY_INTERNAL_H

#include "cleancopy/cleancopy.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

struct cleancopy_result {
    enum cleancopy_status status;
    char message[CC_ERROR_MESSAGE_BYTES];
    struct cc_buf record, text, notes;
};

/* NULL from a short heap.  `max_bytes`: of the record, and of the text. */
struct cleancopy_result *cc_result_new(size_t max_bytes);

/* Sets what is returned, and drops what was written when that is a failure.  Returns result->status. */
int cc_result_end(struct cleancopy_result *result, enum cc_status st, const struct cc_error *err);

enum cleancopy_status cc_library_status(enum cc_status st);

/* Copies a caller's struct, which begins with its size, over *own, which is that size as compiled here and zeroed
 * beforehand.  What an older caller does not know stays 0.  CC_E_USAGE when it is smaller than `least` (the struct's
 * size in the first version), or sets what only a newer library knows. */
enum cc_status cc_library_copy(void *own, size_t own_bytes, size_t least, const void *given,
                               struct cc_error *err);

/* A caller's string as a span.  CC_E_USAGE, with its name, when it is not UTF-8. */
enum cc_status cc_library_string(const char *name, const char *given, struct cc_span *out,
                                 struct cc_error *err);

/* A caller's number of a form, or what the page's bytes look like, as its form.  CC_E_USAGE, or CC_E_INPUT for what is neither HTML nor text. */
enum cc_status cc_library_form(int form, struct cc_page *page, struct cc_error *err);

enum cc_status cc_library_scope(int scope, enum cc_scope *out, struct cc_error *err);

#endif
