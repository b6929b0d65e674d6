#!/bin/sh
# Compiles each public header alone, included twice, as any user of it would: no flags but C11,
# all warnings are errors.  headers.sh INCLUDE_DIR COMPILER [FLAG...]
set -u
include=$1
shift

checked=0
failed=0
for header in $(cd "$include" && find cleancopy -name '*.h' | LC_ALL=C sort); do
    checked=$((checked + 1))
    # The closing declaration keeps -Wpedantic content with headers that only define macros.
    printf '#include "%s"\n#include "%s"\nextern int after_the_header;\n' "$header" "$header" |
        "$@" -std=c11 -Wall -Wextra -Wpedantic -Wstrict-prototypes -Werror -fsyntax-only \
            -I "$include" -x c - || { echo "$header: does not compile alone, twice" >&2
                                      failed=$((failed + 1)); }
done

echo "$checked headers, $failed failed"
[ "$checked" -gt 0 ] && [ "$failed" = 0 ]
