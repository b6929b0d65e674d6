"""The parts of the wheel that pyproject.toml cannot say.  Built by cmd/python/make-wheel, which lays the header and the
library beside this file."""
from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel


class Wheel(bdist_wheel):
    """For any Python 3, but for one machine: the library is opened at run time, not linked to Python."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self) -> tuple[str, str, str]:
        return "py3", "none", super().get_tag()[2]


setup(cffi_modules=["cleancopy_cdef.py:ffi"], cmdclass={"bdist_wheel": Wheel})
