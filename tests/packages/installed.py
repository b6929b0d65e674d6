#!/usr/bin/env python3
"""Installs the build into a scratch folder and uses what is there as a stranger would.

    installed.py BUILD SANITIZE COMPILER [FLAG...]

The program, its manual page, the units and the user's entry are in their places; a C program that knows pkg-config alone
builds against the library, and says over the fixtures the very bytes that the program says; C++ can read the header."""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.environ["CLEANCOPY_FIXTURES"]
WANTED = ["bin/cleancopy", "include/cleancopy/cleancopy.h", "share/man/man1/cleancopy.1",
          "lib/systemd/system/cleancopy.service", "lib/systemd/system/cleancopy.timer", "lib/sysusers.d/cleancopy.conf"]


def run(*words, **more):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **more)
    return done.returncode, done.stdout, done.stderr


def must(*words, **more):
    code, out, said = run(*words, **more)
    if code != 0:
        sys.exit("%s: exit %d\n%s%s" % (" ".join(words), code, out.decode(), said.decode()))
    return out


def find(top, name):
    return next(os.path.join(folder, name) for folder, _, names in os.walk(top) if name in names)


def fixtures(scratch):
    """Pages of the site as copies in one folder: where they stand they look like a mirror, whose paths tell the program addresses."""
    site = os.path.join(FIXTURES, "site")
    for folder, _, names in sorted(os.walk(site)):
        for name in sorted(names):
            if name.endswith(".html"):
                page = os.path.join(folder, name)
                yield shutil.copy(page, os.path.join(scratch, os.path.relpath(page, site).replace(os.sep, "-")))
    flat = os.path.join(FIXTURES, "flat")
    yield from (os.path.join(flat, name) for name in sorted(os.listdir(flat)) if name.endswith(".txt"))


def same(what, wanted, got):
    if wanted != got:
        at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), min(len(wanted), len(got)))
        sys.exit("%s: the library differs at byte %d\nprogram: %r\nlibrary: %r"
                 % (what, at, wanted[at:at + 120], got[at:at + 120]))
    print("%s: the same %d bytes" % (what, len(got)))


def main():
    build, sanitize, compiler = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as root:
        must("meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root)
        config = find(root, "cleancopy.pc")
        prefix = find(root, "cleancopy.h")[:-len("/include/cleancopy/cleancopy.h")]
        for name in WANTED:
            if not os.path.exists(os.path.join(prefix, name)) and not os.path.exists(os.path.join(prefix, name + ".gz")):
                sys.exit("%s is not installed below %s" % (name, prefix))
        headers = os.listdir(os.path.join(prefix, "include/cleancopy"))
        find(root, "cleancopy-helper")
        if headers != ["cleancopy.h"]:
            sys.exit("headers that promise nothing are installed: %s" % headers)
        environment = dict(os.environ, PKG_CONFIG_PATH=os.path.dirname(config), PKG_CONFIG_SYSROOT_DIR=root,
                           LD_LIBRARY_PATH=os.path.dirname(find(root, "libcleancopy.so")))
        flags = must("pkg-config", "--cflags", "--libs", "cleancopy", env=environment).decode().split()
        must(*compiler, "-x", "c++", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
             os.path.join(prefix, "include/cleancopy/cleancopy.h"))
        user = os.path.join(root, "use_library")
        must(*compiler, "-std=c11", "-Wall", "-Wextra", "-Werror",
             *([] if sanitize == "none" else ["-fsanitize=" + sanitize]),
             os.path.join(HERE, "use_library.c"), "-o", user, *flags)
        program = os.path.join(prefix, "bin/cleancopy")
        version = must("pkg-config", "--modversion", "cleancopy", env=environment)
        same("version", version, must(user, "version", env=environment))

        saved = os.path.join(root, "saved")
        os.mkdir(saved)
        pages = list(fixtures(saved))
        if len(pages) < 30:
            sys.exit("only %d fixtures" % len(pages))
        same("%d records" % len(pages), must(program, "clean", "--format", "jsonl", "--removed", "--jobs", "1", *pages),
             must(user, "clean", *pages, env=environment))
        same("records of a batch", must(program, "clean", "--format", "jsonl", "--removed", "--jobs", "1", *pages),
             must(user, "batch", *pages, env=environment))
        same("texts", must(program, "clean", "--jobs", "1", *pages).replace(b"\f\n", b""),
             must(user, "text", *pages, env=environment))
        same("features", must(program, "explain", "--features", *pages), must(user, "features", *pages, env=environment))
        documents = os.path.join(root, "documents.jsonl")
        with open(documents, "wb") as out:
            lines = must(program, "clean", "--format", "jsonl", *pages).splitlines(keepends=True)
            out.writelines(line for line in lines if b'"text":null' not in line)
        rows = must(program, "dedup", documents)
        if len(rows.splitlines()) < 3:
            sys.exit("the fixtures have no duplicates to speak of: %r" % rows)
        same("rows", rows, must(user, "dedup", documents, env=environment))

        code, out, said = run(user, "clean", config, os.path.join(root, "no-such-file"), env=environment)
        if code == 0:
            sys.exit("a file that is not there went well")


main()
