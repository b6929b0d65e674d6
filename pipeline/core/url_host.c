#include "cleancopy/core/url_host.h"

#include "cleancopy/core/hex.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <unicode/uidna.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* UTS 46 as the WHATWG standard asks for it: hyphens may stand where they like. */
static bool to_ascii(struct cc_span host, char out[CC_URL_HOST_BYTES], size_t *len)
{
    const uint32_t forgiven = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LEADING_HYPHEN |
                              UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
    UErrorCode code = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UIDNA *idna;
    int32_t n;

    idna = uidna_openUTS46(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &code);
    if (U_FAILURE(code))
        return false;
    n = uidna_nameToASCII_UTF8(idna, host.ptr, (int32_t)host.len, out, CC_URL_HOST_BYTES, &info,
                               &code);
    uidna_close(idna);
    if (U_FAILURE(code) || (info.errors & ~forgiven) != 0 || n < 0 || n > CC_URL_HOST_BYTES)
        return false;
    *len = (size_t)n;
    return true;
}

/* Labels of 1 to 63 bytes without the characters that no host has. */
static bool labels_are_good(struct cc_span host)
{
    size_t i, label = 0;

    if (host.len == 0 || host.len > CC_URL_MAX_HOST_BYTES)
        return false;
    for (i = 0; i < host.len; i++) {
        unsigned char c = (unsigned char)host.ptr[i];

        if (c <= ' ' || c >= 0x7f || strchr("#%/:<>?@[\\]^|\"`{}", c) != NULL)
            return false;
        label = c == '.' ? 0 : label + 1;
        if (label > 63 || (c == '.' && (i == 0 || host.ptr[i - 1] == '.')))
            return false;
    }
    return host.ptr[host.len - 1] != '.';
}

/* %XX decoded, ASCII letters lower; false when it is too long or holds a NUL. */
static bool unescape(struct cc_span raw, char *out, size_t room, struct cc_span *host)
{
    size_t i, n = 0;

    for (i = 0; i < raw.len; i++) {
        char c = raw.ptr[i];

        if (n == room)
            return false;
        if (c == '%' && raw.len - i > 2 && cc_hex_value(raw.ptr[i + 1]) >= 0 &&
            cc_hex_value(raw.ptr[i + 2]) >= 0) {
            c = (char)(cc_hex_value(raw.ptr[i + 1]) * 16 + cc_hex_value(raw.ptr[i + 2]));
            i += 2;
        }
        if (c == '\0')
            return false;
        out[n++] = lower(c);
    }
    host->ptr = out;
    host->len = n;
    return true;
}

static bool is_ascii(struct cc_span s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

bool cc_url_host_ascii(struct cc_span raw, char out[CC_URL_HOST_BYTES], size_t *len)
{
    char decoded[4 * CC_URL_HOST_BYTES]; /* UTF-8 is longer than what it becomes */
    struct cc_span host;

    if (raw.len > 0 && raw.ptr[0] == '[') {
        /* libcurl checks the rest; a zone means something on one machine alone */
        if (raw.len > CC_URL_HOST_BYTES || memchr(raw.ptr, '%', raw.len) != NULL)
            return false;
        memcpy(out, raw.ptr, raw.len);
        *len = raw.len;
        return true;
    }
    if (!unescape(raw, decoded, sizeof decoded, &host))
        return false;
    if (!is_ascii(host) || cc_span_find(host, CC_SPAN("xn--"), 0) != (size_t)-1) {
        if (!to_ascii(host, out, len))
            return false;
    } else {
        if (host.len > CC_URL_HOST_BYTES)
            return false;
        memcpy(out, host.ptr, host.len);
        *len = host.len;
    }
    host.ptr = out;
    host.len = *len;
    if (host.len > 1 && out[host.len - 1] == '.')
        host.len = --*len;
    return labels_are_good(host);
}

bool cc_url_host_is_bad_address(const char *host)
{
    const char *label = strrchr(host, '.');
    struct in_addr address;
    size_t i = 0;

    label = label != NULL ? label + 1 : host;
    if (label[0] == '0' && label[1] == 'x') {
        for (i = 2; cc_hex_value(label[i]) >= 0;)
            i++;
    } else {
        while (label[i] >= '0' && label[i] <= '9')
            i++;
    }
    return i > 0 && label[i] == '\0' && inet_pton(AF_INET, host, &address) != 1;
}

size_t cc_url_host_plain(const char *host, char out[CC_URL_HOST_BYTES])
{
    size_t len = strlen(host), colon = len;
    char bare[INET6_ADDRSTRLEN];
    unsigned char b[16];

    if (len > CC_URL_HOST_BYTES)
        len = CC_URL_HOST_BYTES;
    memcpy(out, host, len);
    if (host[0] != '[' || strchr(host, '.') == NULL || len - 2 >= sizeof bare)
        return len;
    memcpy(bare, host + 1, len - 2);
    bare[len - 2] = '\0';
    while (colon > 0 && host[colon - 1] != ':')
        colon--;
    if (inet_pton(AF_INET6, bare, b) != 1)
        return len;
    return colon + (size_t)snprintf(out + colon, CC_URL_HOST_BYTES - colon, "%x:%x]",
                                    (unsigned)(b[12] * 256 + b[13]),
                                    (unsigned)(b[14] * 256 + b[15]));
}
