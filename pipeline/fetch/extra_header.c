#include "cleancopy/fetch/extra_header.h"

#include <string.h>

/* Framing, what decides the answer's form, and what has an option of its own. */
static const char *const taken[] = {
    "Host",      "Content-Length", "Transfer-Encoding", "Connection",    "Upgrade",
    "TE",        "Trailer",        "Accept-Encoding",   "If-None-Match", "If-Modified-Since",
    "If-Range",  "If-Match",       "Range",             "Expect",        "User-Agent",
    "Keep-Alive", "Proxy-Authorization",
};
static const char *const private[] = {"Authorization", "Cookie"};

static struct cc_span name_of(struct cc_span line)
{
    return cc_span_slice(line, 0, cc_span_find(line, CC_SPAN(":"), 0));
}

static bool is_token(struct cc_span name)
{
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];

        if (c <= 0x20 || c >= 0x7F || strchr("\"(),/:;<=>?@[\\]{}", c) != NULL)
            return false;
    }
    return name.len > 0;
}

bool cc_extra_header_is_allowed(struct cc_span line)
{
    struct cc_span name = name_of(line);

    if (line.len > CC_EXTRA_HEADER_MAX_BYTES || name.len == line.len || !is_token(name) ||
        cc_span_is_one_of_nocase(name, taken, sizeof(taken) / sizeof(taken[0])))
        return false;
    for (size_t i = name.len; i < line.len; i++)
        if (((unsigned char)line.ptr[i] < 0x20 && line.ptr[i] != '\t') || line.ptr[i] == 0x7F)
            return false;
    /* libcurl takes "Name:" for "send no such header" */
    return cc_span_trim(cc_span_slice(line, name.len + 1, line.len)).len > 0;
}

bool cc_extra_header_is_private(struct cc_span line)
{
    return cc_span_is_one_of_nocase(name_of(line), private, sizeof(private) / sizeof(private[0]));
}
