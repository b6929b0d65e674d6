#include "cleancopy/write/table_row.h"

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

/* A bar with a blank or an edge on either side. */
static bool is_bar(struct cc_span s, size_t i)
{
    return s.ptr[i] == '|' && (i == 0 || is_blank(s.ptr[i - 1])) &&
           (i + 1 == s.len || is_blank(s.ptr[i + 1]));
}

bool cc_table_next_cell(struct cc_span *rest, struct cc_span *cell)
{
    size_t i = 0;

    if (rest->ptr == NULL)
        return false;
    while (i < rest->len && !is_bar(*rest, i))
        i++;
    *cell = cc_span_slice(*rest, 0, i);
    if (i == rest->len) {
        *rest = CC_SPAN_EMPTY;
    } else { /* behind the last bar there is an empty cell */
        rest->ptr += i + 1;
        rest->len -= i + 1;
    }
    return true;
}

size_t cc_table_count_cells(struct cc_span row)
{
    struct cc_span rest = row, cell;
    size_t n = 0;

    while (cc_table_next_cell(&rest, &cell))
        n++;
    return n;
}
