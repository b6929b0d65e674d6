/* encoding.h -- the names of encodings, and where pages declare one.
 *
 * Labels are those of the WHATWG Encoding Standard (charset_labels.h); the prescan is the HTML
 * standard's (13.2.3.2), simplified where only broken pages differ.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_ENCODING_H
#define CLEANCOPY_EXTRACT_ENCODING_H

#include "cleancopy/core/span.h"

enum cc_encoding_kind {
    CC_ENCODING_SINGLE, /* a byte a character */
    CC_ENCODING_MULTI,  /* one to four bytes */
    CC_ENCODING_WIDE    /* UTF-16 and UTF-32 */
};

struct cc_encoding {
    const char *label, *iconv_name; /* one encoding has many labels and one name */
    enum cc_encoding_kind kind;
};

/* The encoding that a label ("Latin1", " utf-8 ") means; NULL for an unknown one. */
const struct cc_encoding *cc_encoding_of(struct cc_span label);

/* The label behind "charset=" in a Content-Type; empty where there is none. */
struct cc_span cc_encoding_parameter(struct cc_span content_type);

/* What <meta> or <?xml?> in `html` declares; comments and other tags are stepped over.  NULL
 * where nothing known is declared. */
const struct cc_encoding *cc_encoding_prescan(struct cc_span html);

#endif
