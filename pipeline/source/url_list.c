#include "cleancopy/source/url_list.h"

bool cc_url_list_next(struct cc_span *rest, struct cc_span *url)
{
    struct cc_span line;

    /* Lines end with LF, CR LF or CR: lists come from all over the world. */
    while (rest->len > 0) {
        line.ptr = rest->ptr;
        line.len = 0;
        while (line.len < rest->len && rest->ptr[line.len] != '\n' &&
               rest->ptr[line.len] != '\r')
            line.len++;
        *rest = cc_span_slice(*rest, line.len + 1, rest->len);
        if (cc_span_starts(line, CC_SPAN("\xEF\xBB\xBF")))
            line = cc_span_slice(line, 3, line.len);
        line = cc_span_trim(line);
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        *url = line;
        return true;
    }
    return false;
}
