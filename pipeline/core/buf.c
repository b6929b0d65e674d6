#include "cleancopy/core/buf.h"

#include "cleancopy/core/alloc.h"

#include <stdarg.h>
#include <stdio.h>

void cc_buf_init(struct cc_buf *buf, size_t max_bytes)
{
    memset(buf, 0, sizeof *buf);
    buf->max_bytes = max_bytes;
}

void cc_buf_done(struct cc_buf *buf)
{
    cc_free(buf->ptr);
    cc_buf_init(buf, buf->max_bytes);
}

void cc_buf_clear(struct cc_buf *buf)
{
    buf->len = 0;
    buf->status = CC_OK;
    if (buf->ptr != NULL)
        buf->ptr[0] = '\0';
}

char *cc_buf_reserve(struct cc_buf *buf, size_t bytes)
{
    size_t needed, capacity;
    char *grown;

    if (buf->status != CC_OK)
        return NULL;
    if (!cc_size_add(buf->len, bytes, &needed) || needed > buf->max_bytes) {
        buf->status = CC_E_LIMIT;
        return NULL;
    }
    if (needed + 1 > buf->capacity) {
        capacity = buf->capacity < 128 ? 256 : buf->capacity * 2;
        if (capacity < needed + 1)
            capacity = needed + 1;
        grown = cc_realloc(buf->ptr, capacity);
        if (grown == NULL) {
            buf->status = CC_E_NOMEM;
            return NULL;
        }
        buf->ptr = grown;
        buf->capacity = capacity;
    }
    return buf->ptr + buf->len;
}

void cc_buf_add(struct cc_buf *buf, struct cc_span s)
{
    char *to = cc_buf_reserve(buf, s.len);

    if (to == NULL)
        return;
    if (s.len > 0)
        memcpy(to, s.ptr, s.len);
    to[s.len] = '\0';
    buf->len += s.len;
}

void cc_buf_add_char(struct cc_buf *buf, char c)
{
    struct cc_span one = {&c, 1};

    cc_buf_add(buf, one);
}

void cc_buf_add_string(struct cc_buf *buf, const char *s)
{
    cc_buf_add(buf, cc_span_from(s));
}

/* Most texts fit what is there: then they are made once. */
void cc_buf_printf(struct cc_buf *buf, const char *format, ...)
{
    size_t free_bytes = buf->status == CC_OK ? buf->capacity - buf->len : 0;
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(free_bytes > 0 ? buf->ptr + buf->len : NULL, free_bytes, format, args);
    va_end(args);
    if (n >= 0 && cc_buf_reserve(buf, (size_t)n) != NULL) {
        if ((size_t)n >= free_bytes)
            (void)vsnprintf(buf->ptr + buf->len, (size_t)n + 1, format, again); /* measured above */
        buf->len += (size_t)n;
    } else if (free_bytes > 0) {
        buf->ptr[buf->len] = '\0';
    }
    va_end(again);
}
