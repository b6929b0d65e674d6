#include "golden.h"

#include <stdlib.h>

/* The first line in which the two differ, for a reader of the log. */
static void show_difference(const char *path, struct cc_span got, struct cc_span wanted)
{
    struct cc_span a, b;
    bool more_a, more_b;
    int line = 0;

    do {
        a = b = CC_SPAN_EMPTY;
        more_a = cc_span_next_line(&got, &a);
        more_b = cc_span_next_line(&wanted, &b);
        line++;
    } while (more_a && more_b && cc_span_is(a, b));
    print_message("%s: line %d\n  got    %.*s\n  wanted %.*s\n", path, line, CC_SPAN_PRINT(a),
                  CC_SPAN_PRINT(b));
}

bool golden_is(struct cc_arena *arena, const char *path, struct cc_span got)
{
    struct cc_span wanted = support_read(arena, path);

    if (cc_span_is(got, wanted))
        return true;
    if (getenv("CLEANCOPY_BLESS") != NULL)
        support_write(path, got);
    else
        show_difference(path, got, wanted);
    return false;
}

bool golden_is_listed(struct cc_span list, const char *path)
{
    struct cc_span line;

    while (cc_span_next_line(&list, &line)) {
        if (line.len > 0 && line.ptr[0] != '#' && cc_span_ends(cc_span_from(path), line))
            return true;
    }
    return false;
}
