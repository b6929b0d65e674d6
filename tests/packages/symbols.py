#!/usr/bin/env python3
"""The functions of the public header, those of the list for the linker and those that the library exports are the same,
each under its version.  symbols.py LIBRARY HEADER MAP"""
import re
import subprocess
import sys


def main():
    library, header, version_map = sys.argv[1:]
    declared = set(re.findall(r"\b(cleancopy_\w+)\(", re.sub(r"/\*.*?\*/", "", open(header).read(), flags=re.S)))
    listed = re.findall(r"^ +(cleancopy_\w+);", open(version_map).read(), flags=re.M)
    lines = subprocess.run(["nm", "-D", "--defined-only", library], check=True, stdout=subprocess.PIPE, text=True).stdout
    exported = {line.split()[2] for line in lines.splitlines() if line.split()[1] != "A"}
    exported = {name for name in exported if not name.startswith(("__asan", "__ubsan", "__odr_asan"))}

    wanted = {name + "@@CLEANCOPY_0" for name in listed}
    for what, names in [("in the header alone", declared - set(listed)), ("in the list alone", set(listed) - declared),
                        ("exported, not in the list", exported - wanted), ("in the list, not exported", wanted - exported)]:
        if names:
            sys.exit("%s: %s" % (what, ", ".join(sorted(names))))
    if len(listed) != len(set(listed)) or len(listed) < 3:
        sys.exit("the list names %d functions" % len(listed))
    print("%d functions" % len(listed))


main()
