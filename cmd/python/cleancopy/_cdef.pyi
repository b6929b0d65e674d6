"""Made from the library's header when the wheel is built (cleancopy_cdef.py)."""
from typing import Any

ffi: Any
