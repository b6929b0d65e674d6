#include "cleancopy/core/url_parts.h"

#include "cleancopy/core/curl_late.h"

#include <curl/curl.h>
#include <string.h>

#define STEP "url"

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* No number at its end ("10.0.0.1", "0x7f.1"), which would make it an IPv4 address, good or bad. */
static bool is_plain_host(struct cc_span host)
{
    size_t label = 0;

    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];

        if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.')
            return false;
        if (c == '.')
            label = i + 1;
    }
    return label < host.len && host.ptr[0] != '.' && is_letter(host.ptr[label]);
}

bool cc_url_parts_cut(struct cc_span prepared, struct cc_url_parts *parts)
{
    size_t scheme = cc_span_find(prepared, CC_SPAN("://"), 0), host, path;
    struct cc_span rest = cc_span_slice(prepared, scheme == (size_t)-1 ? prepared.len : scheme + 3, prepared.len);

    host = cc_span_before_any(rest, "/?");
    path = cc_span_before_any(rest, "?");
    if (!is_plain_host(cc_span_slice(rest, 0, host)) || (path == host && path < rest.len) ||
        cc_span_find(cc_span_slice(rest, host, path), CC_SPAN("/."), 0) != (size_t)-1)
        return false;
    memset(parts, 0, sizeof *parts);
    parts->scheme = cc_span_slice(prepared, 0, scheme);
    parts->host = cc_span_slice(rest, 0, host);
    parts->path = path > host ? cc_span_slice(rest, host, path) : CC_SPAN("/");
    parts->query = cc_span_slice(rest, path + 1, rest.len);
    return true;
}

/* ---- libcurl ---- */

static CURLUcode ask(const char *url, struct cc_url_parts *parts)
{
    static const struct {
        CURLUPart part;
        unsigned flags;
        CURLUcode fine;
    } wanted[] = {{CURLUPART_SCHEME, 0, CURLUE_OK},
                  {CURLUPART_HOST, 0, CURLUE_OK},
                  {CURLUPART_PATH, 0, CURLUE_OK},
                  {CURLUPART_PORT, CURLU_NO_DEFAULT_PORT, CURLUE_NO_PORT},
                  {CURLUPART_QUERY, 0, CURLUE_NO_QUERY}};
    struct cc_span *const spans[] = {&parts->scheme, &parts->host, &parts->path, &parts->port, &parts->query};
    CURLUcode code;

    parts->handle = curl_url();
    if (parts->handle == NULL)
        return CURLUE_OUT_OF_MEMORY;
    code = curl_url_set(parts->handle, CURLUPART_URL, url, CURLU_DISALLOW_USER);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && code == CURLUE_OK; i++) {
        code = curl_url_get(parts->handle, wanted[i].part, &parts->strings[i], wanted[i].flags);
        if (code == wanted[i].fine)
            code = CURLUE_OK;
        *spans[i] = cc_span_from(parts->strings[i]);
    }
    return code;
}

enum cc_status cc_url_parts_ask(struct cc_span prepared, struct cc_url_parts *parts,
                                struct cc_error *err)
{
    enum cc_status st;
    CURLUcode code;

    memset(parts, 0, sizeof *parts);
    st = cc_curl_load(err);
    if (st != CC_OK)
        return st;
    code = ask(prepared.ptr, parts);
    if (code == CURLUE_OUT_OF_MEMORY)
        return cc_fail(err, CC_E_NOMEM, STEP, "no memory for an address");
    if (code != CURLUE_OK || cc_url_host_is_bad_address(parts->host.ptr))
        return cc_fail(err, CC_E_INPUT, STEP, "not a usable http address: %.*s", CC_SPAN_PRINT(prepared));
    parts->host.len = cc_url_host_plain(parts->host.ptr, parts->host_form);
    parts->host.ptr = parts->host_form;
    return CC_OK;
}

enum cc_status cc_url_parts_read(struct cc_span prepared, struct cc_url_parts *parts,
                                 struct cc_error *err)
{
    return cc_url_parts_cut(prepared, parts) ? CC_OK : cc_url_parts_ask(prepared, parts, err);
}

void cc_url_parts_done(struct cc_url_parts *parts)
{
    if (parts->handle == NULL)
        return;
    for (size_t i = 0; i < sizeof parts->strings / sizeof *parts->strings; i++)
        curl_free(parts->strings[i]);
    curl_url_cleanup(parts->handle);
    parts->handle = NULL;
}
