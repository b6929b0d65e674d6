#include "cleancopy/source/mirror.h"

#include "cleancopy/core/buf.h"

#include <libpsl.h>
#include <stdio.h>
#include <sys/stat.h>

#define MAX_HOST_BYTES 253 /* RFC 1035, as CC_URL_MAX_HOST_BYTES */
#define MAX_URL_BYTES  8192

/* ---- host folders ---------------------------------------------------------------------- */

static struct cc_span behind_last(struct cc_span s, char c)
{
    size_t at = s.len;

    while (at > 0 && s.ptr[at - 1] != c)
        at--;
    return cc_span_slice(s, at, s.len);
}

/* Labels of [a-z0-9_-] with a dot between. */
static bool has_host_letters(struct cc_span name)
{
    bool has_dot = false;

    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (c == '.' && (i == 0 || i + 1 == name.len || name.ptr[i - 1] == '.'))
            return false;
        if (c != '.' && c != '-' && c != '_' && !(c >= 'a' && c <= 'z') &&
            !(c >= '0' && c <= '9'))
            return false;
        has_dot = has_dot || c == '.';
    }
    return has_dot;
}

/* "harbourpost.example", perhaps ":8080" behind it: below a suffix of the list that is written
 * there. */
static bool is_host_name(struct cc_span name)
{
    static const char *const reserved[] = {"example", "test"}; /* RFC 2606: for trying out */
    char host[MAX_HOST_BYTES + 1];
    const psl_ctx_t *psl = psl_builtin();
    size_t colon = cc_span_find(name, CC_SPAN(":"), 0);
    struct cc_span port = cc_span_slice(name, colon, name.len), top;
    const char *suffix;

    for (size_t i = 1; i < port.len; i++) {
        if (port.ptr[i] < '0' || port.ptr[i] > '9')
            return false;
    }
    name = cc_span_slice(name, 0, colon);
    if (name.len > MAX_HOST_BYTES || port.len == 1 || port.len > 6 || !has_host_letters(name))
        return false;
    top = behind_last(name, '.');
    if (cc_span_is_one_of_nocase(top, reserved, sizeof reserved / sizeof reserved[0]))
        return true;
    memcpy(host, name.ptr, name.len);
    host[name.len] = '\0';
    suffix = psl != NULL ? psl_unregistrable_domain(psl, host) : NULL;
    return suffix != NULL && suffix != host && /* more than a suffix */
           psl_is_public_suffix2(psl, suffix, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE);
}

static bool has_root(const char *folder)
{
    static const char *const names[] = {"robots.txt", "index.html", "index.htm"};
    char path[CC_MIRROR_PATH_BYTES + 16];
    struct stat st;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", folder, names[i]); /* room for both */
        if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
            return true;
    }
    return false;
}

/* path[from .. to) is a folder's name. */
static bool is_host_folder(struct cc_mirror *mirror, struct cc_span path, size_t from,
                           size_t to)
{
    if (to >= CC_MIRROR_PATH_BYTES || !is_host_name(cc_span_slice(path, from, to)))
        return false;
    if (!cc_span_is(cc_span_from(mirror->folder), cc_span_slice(path, 0, to))) {
        memcpy(mirror->folder, path.ptr, to);
        mirror->folder[to] = '\0';
        mirror->is_host = has_root(mirror->folder);
    }
    return mirror->is_host;
}

bool cc_mirror_find(struct cc_mirror *mirror, struct cc_span path, size_t n_named, size_t *from,
                    size_t *to)
{
    size_t at = 0, end;
    bool found = false;

    for (end = cc_span_find(path, CC_SPAN("/"), 0); end != (size_t)-1;
         end = cc_span_find(path, CC_SPAN("/"), at)) {
        bool was_named = end <= n_named;

        if (found && !was_named)
            break;
        if (end > at && is_host_folder(mirror, path, at, end)) {
            *from = at;
            *to = end;
            found = true;
            if (!was_named)
                break;
        }
        at = end + 1;
    }
    return found;
}

/* ---- addresses ------------------------------------------------------------------------- */

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* wget leaves escapes of its own ("%2F") and takes those off that a file's name can do without.
 */
static void put_escaped(struct cc_buf *out, struct cc_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool is_escape =
            c == '%' && i + 2 < s.len && is_hex(s.ptr[i + 1]) && is_hex(s.ptr[i + 2]);

        if (c <= ' ' || c == '#' || c == '\\' || c >= 0x7f || (c == '%' && !is_escape))
            cc_buf_printf(out, "%%%02X", c);
        else
            cc_buf_add_char(out, (char)c);
    }
}

static bool has_dots(struct cc_span path)
{
    static const char *const dots[] = {".", ".."};

    for (size_t at = 0, end; at < path.len; at = end + 1) {
        end = cc_span_find(path, CC_SPAN("/"), at);
        end = end != (size_t)-1 ? end : path.len;
        if (cc_span_is_one_of_nocase(cc_span_slice(path, at, end), dots, 2))
            return true;
    }
    return false;
}

/* The name as its address has it. */
static struct cc_span name_in_address(struct cc_span name)
{
    size_t query = cc_span_find(name, CC_SPAN("?"), 0);

    if (cc_span_is(name, CC_SPAN("index.html")))
        return CC_SPAN_EMPTY;
    if (query == (size_t)-1)
        return name;
    if (cc_span_ends(name, CC_SPAN(".html")) && query + 5 < name.len) /* wget -E */
        name = cc_span_slice(name, 0, name.len - 5);
    if (cc_span_starts(name, CC_SPAN("index.html?")))
        name = cc_span_slice(name, 10, name.len);
    return name;
}

struct cc_span cc_mirror_address(struct cc_arena *arena, struct cc_span path, size_t from,
                                 size_t to)
{
    struct cc_span host = cc_span_slice(path, from, to),
                   rest = cc_span_slice(path, to, path.len);
    struct cc_span name = behind_last(rest, '/'), url = CC_SPAN_EMPTY;
    struct cc_buf out;

    if (has_dots(rest))
        return url;
    cc_buf_init(&out, MAX_URL_BYTES);
    cc_buf_add_string(&out, cc_span_find(host, CC_SPAN(":"), 0) != (size_t)-1 ? "http://"
                                                                              : "https://");
    cc_buf_add(&out, host);
    put_escaped(&out, cc_span_slice(rest, 0, rest.len - name.len));
    put_escaped(&out, name_in_address(name));
    if (out.status == CC_OK)
        url = cc_arena_copy(arena, cc_buf_span(&out));
    cc_buf_done(&out);
    return url;
}

/* ---- what is no page ------------------------------------------------------------------- */

bool cc_mirror_is_part(struct cc_span path, size_t to)
{
    static const char *const endings[] = {
        "css",   "js",   "mjs",  "map", "json", "xml",         "rss", "atom", "svg",
        "png",   "jpg",  "jpeg", "gif", "webp", "avif",        "ico", "bmp",  "woff",
        "woff2", "ttf",  "otf",  "eot", "mp3",  "m4a",         "ogg", "wav",  "mp4",
        "m4v",   "webm", "mov",  "pdf", "zip",  "webmanifest", "orig"};
    struct cc_span name = behind_last(path, '/'), ending;

    if (cc_span_is(cc_span_slice(path, to, path.len), CC_SPAN("/robots.txt")))
        return true;
    name = cc_span_slice(name, 0, cc_span_find(name, CC_SPAN("?"), 0));
    ending = behind_last(name, '.');
    return ending.len < name.len &&
           cc_span_is_one_of_nocase(ending, endings, sizeof endings / sizeof endings[0]);
}
