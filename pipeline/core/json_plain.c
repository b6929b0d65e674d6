#include "cleancopy/core/json_plain.h"

#include "cleancopy/core/vector.h"

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

static bool are_plain(const char *sixteen)
{
    cc_bytes16 b, odd;

    memcpy(&b, sixteen, sizeof(b));
    odd = (cc_bytes16)((b < 0x20) | (b == '"') | (b == '\\'));
    return cc_bytes16_are_zero(&odd);
}

size_t cc_json_plain_end(struct cc_span s, size_t from)
{
    while (s.len - from >= sizeof(cc_bytes16) && are_plain(s.ptr + from))
        from += sizeof(cc_bytes16);
    while (from < s.len && is_plain(s.ptr[from]))
        from++;
    return from;
}
