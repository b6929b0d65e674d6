/* buf.h -- bytes that grow: append freely, check once.
 *
 * A buffer has its own maximum.  The first append that is refused (maximum reached or heap
 * short) sets `status`; from then on appends do nothing, so a writer may make a whole record and
 * look at buf.status at its end.  buf.ptr is always NUL-ended once something was appended.
 *
 * Thread use: one thread at a time for each buffer. */
#ifndef CLEANCOPY_CORE_BUF_H
#define CLEANCOPY_CORE_BUF_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

struct cc_buf {
    char *ptr;
    size_t len, capacity, max_bytes;
    enum cc_status status; /* CC_OK, CC_E_LIMIT or CC_E_NOMEM */
};

void cc_buf_init(struct cc_buf *buf, size_t max_bytes);
void cc_buf_done(struct cc_buf *buf);  /* frees; may be used again */
void cc_buf_clear(struct cc_buf *buf); /* empties, keeps the memory, status CC_OK again */

void cc_buf_add(struct cc_buf *buf, struct cc_span s);
void cc_buf_add_char(struct cc_buf *buf, char c);
void cc_buf_add_string(struct cc_buf *buf, const char *s);
void cc_buf_printf(struct cc_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Room for `bytes` more, to be filled by the caller, who then adds to buf->len; NULL when refused. */
char *cc_buf_reserve(struct cc_buf *buf, size_t bytes);

static inline struct cc_span cc_buf_span(const struct cc_buf *buf)
{
    struct cc_span s = {buf->ptr, buf->len};
    return s;
}

#endif
