"""The Python package as a wheel lays it out, without a wheel: no network.  For the tests beside this."""
import os
import shutil
import subprocess
import sys


def lay_out(scratch, library, root):
    """Puts the package into the folder `scratch`, and that before all others that Python looks in."""
    source = os.path.join(root, "cmd/python")
    target = os.path.join(scratch, "cleancopy")
    shutil.copytree(os.path.join(source, "cleancopy"), target)
    subprocess.run([sys.executable, os.path.join(source, "cleancopy_cdef.py"),
                    os.path.join(root, "include/cleancopy/cleancopy.h"), scratch], check=True)
    shutil.copy(library, os.path.join(target, "libcleancopy.so.0"))
    shutil.copy(os.path.join(os.path.dirname(library), "cleancopy-helper"), target)
    sys.path.insert(0, scratch)


def copy_pages(site, saved):
    """Copies in one folder: where the pages stand they look like a mirror, whose paths tell the program addresses."""
    for folder, _, names in os.walk(site):
        for name in names:
            if name.endswith(".html"):
                page = os.path.join(folder, name)
                shutil.copy(page, os.path.join(saved, os.path.relpath(page, site).replace(os.sep, "-")))


def read_pages(saved):
    for name in sorted(os.listdir(saved)):
        with open(os.path.join(saved, name), "rb") as page:
            yield os.path.join(saved, name), page.read()
