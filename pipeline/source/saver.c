#include "cleancopy/source/saver.h"

#include "cleancopy/core/document.h"
#include "cleancopy/core/http_date.h"

#define NOT_FOUND      ((size_t)-1)
#define MAX_DATE_BYTES 100 /* SingleFile's have 62, with the zone's name */
#define LIST_BYTES     512 /* of a head: HTTrack's list has its description in the first 200 */

/* ---- the three forms ------------------------------------------------------------------- */

static bool is_web(struct cc_span url)
{
    return cc_span_starts_nocase(url, CC_SPAN("http://")) ||
           cc_span_starts_nocase(url, CC_SPAN("https://"));
}

/* Up to the first blank. */
static struct cc_span first_word(struct cc_span s)
{
    size_t n = 0;

    while (n < s.len && (unsigned char)s.ptr[n] > ' ')
        n++;
    return cc_span_slice(s, 0, n);
}

static int64_t read_date(struct cc_span date)
{
    int64_t at_s = CC_NO_TIME;

    if (date.len <= MAX_DATE_BYTES)
        (void)cc_http_date(date, &at_s); /* untouched when it cannot be read */
    return at_s;
}

static void take_url(struct cc_arena *arena, struct cc_span url, struct cc_saver *saver)
{
    if (is_web(url) && url.len <= CC_SAVER_MAX_URL_BYTES)
        saver->url = cc_arena_copy(arena, url);
}

/* "saved from url=(0022)https://a.example/b".  The number is the address's length, which some
 * programs got wrong. */
static void read_browser(struct cc_arena *arena, struct cc_span rest, struct cc_saver *saver)
{
    size_t close = cc_span_find(cc_span_slice(rest, 0, 8), CC_SPAN(")"), 0);

    if (close != NOT_FOUND)
        take_url(arena, first_word(cc_span_slice(rest, close + 1, rest.len)), saver);
}

/* "Mon Mar 02 2026 08:00:00 GMT+0100 (a name)": what stands before "GMT" and the zone behind
 * it. */
static int64_t read_script_date(struct cc_arena *arena, struct cc_span date)
{
    size_t zone = cc_span_find(date, CC_SPAN("GMT"), 0);
    struct cc_span joined;

    if (zone == NOT_FOUND || date.len > MAX_DATE_BYTES)
        return CC_NO_TIME;
    joined =
        cc_arena_printf(arena, "%.*s%.*s", CC_SPAN_PRINT(cc_span_slice(date, 0, zone)),
                        CC_SPAN_PRINT(first_word(cc_span_slice(date, zone + 3, date.len))));
    return joined.ptr != NULL ? read_date(joined) : CC_NO_TIME;
}

static void read_single_file(struct cc_arena *arena, struct cc_span rest,
                             struct cc_saver *saver)
{
    struct cc_span line;

    while (cc_span_next_line(&rest, &line)) {
        line = cc_span_trim(line);
        if (cc_span_starts(line, CC_SPAN("url:")))
            take_url(arena, first_word(cc_span_trim(cc_span_slice(line, 4, line.len))), saver);
        else if (cc_span_starts(line, CC_SPAN("saved date:")))
            saver->saved_at_s =
                read_script_date(arena, cc_span_trim(cc_span_slice(line, 11, line.len)));
    }
}

/* "a.example/b by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 02 Mar 2026 07:00:00 GMT" */
static void read_httrack(struct cc_arena *arena, struct cc_span rest, struct cc_saver *saver)
{
    size_t by = cc_span_find(rest, CC_SPAN(" by HTTrack "), 0), date;
    struct cc_span url = first_word(rest), host;

    if (by == NOT_FOUND || url.len != by || url.len > CC_SAVER_MAX_URL_BYTES)
        return;
    host = cc_span_slice(url, 0, cc_span_find(url, CC_SPAN("/"), 0));
    saver->url = is_web(url)
                     ? cc_arena_copy(arena, url)
                     : cc_arena_printf(
                           arena, "%s://%.*s",
                           cc_span_find(host, CC_SPAN(":"), 0) != NOT_FOUND ? "http" : "https",
                           CC_SPAN_PRINT(url));
    date = cc_span_find(rest, CC_SPAN("], "), by);
    if (date != NOT_FOUND)
        saver->saved_at_s = read_date(cc_span_slice(rest, date + 3, rest.len));
}

static void read_comment(struct cc_arena *arena, struct cc_span text, struct cc_saver *saver)
{
    static const struct {
        struct cc_span start;
        void (*read)(struct cc_arena *, struct cc_span, struct cc_saver *);
    } forms[] = {
        {{"saved from url=(", 16}, read_browser},
        {{"Page saved with SingleFile", 26}, read_single_file},
        {{"Archive processed by SingleFile", 31}, read_single_file}, /* until 2020 */
        {{"Mirrored from ", 14}, read_httrack},
    };

    text = cc_span_trim(text);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (cc_span_starts_nocase(text, forms[i].start)) {
            saver->saved_at_s = CC_NO_TIME;
            forms[i].read(arena, cc_span_slice(text, forms[i].start.len, text.len), saver);
            return;
        }
    }
}

/* ---- the head of a page ---------------------------------------------------------------- */

static size_t skip_blanks(struct cc_span s, size_t at)
{
    while (at < s.len && s.ptr[at] != '\0' && strchr(" \t\r\n\f\v", s.ptr[at]) != NULL)
        at++;
    return at;
}

/* Behind the tag that starts at `at`, or s.len: a ">" inside an attribute's quotes does not end
 * it. */
static size_t skip_tag(struct cc_span s, size_t at)
{
    char quote = '\0';

    for (; at < s.len; at++) {
        char c = s.ptr[at];

        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '>')
            return at + 1;
        else if (c == '"' || c == '\'')
            quote = c;
    }
    return s.len;
}

void cc_saver_read(struct cc_arena *arena, struct cc_span page, struct cc_saver *saver)
{
    struct cc_span s = cc_span_slice(page, 0, CC_SAVER_HEAD_BYTES);
    size_t at = cc_span_starts(s, CC_SPAN("\xef\xbb\xbf")) ? 3 : 0, end;

    memset(saver, 0, sizeof *saver);
    saver->saved_at_s = CC_NO_TIME;
    for (at = skip_blanks(s, at); at < s.len; at = skip_blanks(s, at)) {
        struct cc_span rest = cc_span_slice(s, at, s.len);

        if (cc_span_starts(rest, CC_SPAN("<!--"))) {
            end = cc_span_find(rest, CC_SPAN("-->"), 2); /* "<!-->" is a whole one */
            if (end == NOT_FOUND)
                return;
            if (saver->url.len == 0)
                read_comment(arena, cc_span_slice(rest, 4, end), saver);
            at += end + 3;
        } else if (cc_span_starts(rest, CC_SPAN("<!")) || cc_span_starts(rest, CC_SPAN("<?")) ||
                   cc_span_starts_nocase(rest, CC_SPAN("<html"))) {
            end = skip_tag(s, at);
            if (cc_span_find(cc_span_slice(s, at, end), CC_SPAN(" data-sfz"), 0) != NOT_FOUND)
                saver->is_archive = true;
            at = end;
        } else {
            rest = cc_span_slice(rest, 0, LIST_BYTES);
            saver->is_list =
                saver->url.len == 0 &&
                cc_span_find(rest, CC_SPAN("\"HTTrack is an easy-to-use"), 0) != NOT_FOUND;
            return;
        }
    }
}
