/* mime.h -- GMime, loaded when the first MHTML file comes.
 *
 * Linked in the usual way, GMime and the GLib under it are twelve more shared objects, and take 2.5 ms of each start (4.2 without), for
 * a kind of input that most runs never see.  So they are opened by name, and their functions stand in a table with the types
 * that GMime's own header gives them.
 *
 * Not a public header: it needs GMime's, and mhtml.c is its only user.
 *
 * Thread use: any thread. */
#ifndef CLEANCOPY_PIPELINE_SOURCE_MIME_H
#define CLEANCOPY_PIPELINE_SOURCE_MIME_H

#include "cleancopy/core/status.h"

#include <gmime/gmime.h>

/* What mhtml.c calls. */
#define CC_MIME_FUNCTIONS(X)                                                                       \
    X(g_mime_init) X(g_mime_utils_header_decode_text) X(g_mime_utils_header_decode_date)           \
    X(g_mime_content_type_parse) X(g_mime_content_type_get_parameter)                              \
    X(g_mime_content_encoding_from_string) X(g_mime_encoding_init_decode) X(g_mime_encoding_reset) \
    X(g_mime_encoding_outlen) X(g_mime_encoding_step) X(g_date_time_to_unix)                       \
    X(g_date_time_unref) X(g_object_unref) X(g_free)

struct cc_mime {
#define CC_MIME_MEMBER(name) __typeof__(&name) name;
    CC_MIME_FUNCTIONS(CC_MIME_MEMBER)
#undef CC_MIME_MEMBER
};

/* The table, initialised; it is never unloaded.  CC_E_INPUT, *mime NULL, where the system has no GMime: the message
 * names the package. */
enum cc_status cc_mime_load(const struct cc_mime **mime, struct cc_error *err);

#endif
