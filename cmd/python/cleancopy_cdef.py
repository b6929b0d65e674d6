"""The C declarations for cffi, taken from the library's own header, so that the two cannot differ.

    python3 cleancopy_cdef.py cleancopy.h FOLDER      writes FOLDER/cleancopy/_cdef.py
"""
import os
import re
import sys

from cffi import FFI


def declarations(header: str) -> str:
    """What cffi's parser reads of it: no comments, no preprocessor, no braces for C++."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    text = re.sub(r"#ifdef __cplusplus.*?#endif", "", text, flags=re.S)
    return re.sub(r"^#.*$|\bCLEANCOPY_API\b", "", text, flags=re.M)


def make(header_path: str) -> FFI:
    ffi = FFI()
    with open(header_path, encoding="utf-8") as header:
        ffi.cdef(declarations(header.read()))
    ffi.set_source("cleancopy._cdef", None)  # no C compiler: the library is opened when it is needed
    return ffi


if __name__ == "__main__":
    make(sys.argv[1]).compile(tmpdir=sys.argv[2])
else:
    ffi = make(os.path.join(os.path.dirname(os.path.abspath(__file__)), "cleancopy.h"))
