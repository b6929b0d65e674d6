#!/usr/bin/env python3
"""embed.py OUT FILE...: writes OUT, the C source of report_assets.h with the bytes of each FILE."""
import os
import sys


def literal(data):
    """A C string: printable ASCII as it is, all else as three octal digits (which no digit behind them can lengthen)."""
    lines = []
    for line in data.splitlines(keepends=True):
        for at in range(0, len(line), 1000):
            lines.append('"%s"' % "".join(
                chr(b) if 32 <= b < 127 and b not in b'"\\?' else "\\%03o" % b for b in line[at:at + 1000]))
    return "\n".join(lines) or '""'


def main():
    out, files = sys.argv[1], sys.argv[2:]
    with open(out, "w", encoding="ascii", newline="\n") as f:
        f.write('#include "cleancopy/write/report_assets.h"\n\n')
        for number, path in enumerate(files):
            with open(path, "rb") as source:
                f.write("static const char bytes%d[] =\n%s;\n\n" % (number, literal(source.read())))
        f.write("const struct cc_report_asset cc_report_assets[] = {\n")
        for number, path in enumerate(files):
            f.write('    {"%s", bytes%d, sizeof bytes%d - 1},\n' % (os.path.basename(path), number, number))
        f.write("};\nconst size_t cc_n_report_assets = sizeof cc_report_assets / sizeof *cc_report_assets;\n")


main()
