# SPDX-License-Identifier: Apache-2.0
"""Declares hft._core: the C API as CFFI sees it, and where the loaded library is."""
import cffi

import headers
import library

SOURCE = """
#include <hft/hft.h>
#include <dlfcn.h>

static const void *hft_py_base(void)
{
    Dl_info info;

    return dladdr((void *)hft_abi_major, &info) ? info.dli_fbase : NULL;
}

static const char *hft_py_path(void)
{
    Dl_info info;

    return dladdr((void *)hft_abi_major, &info) ? info.dli_fname : "";
}
"""

found = library.find()
ffibuilder = cffi.FFI()
ffibuilder.cdef(headers.cdef(headers.preprocess(found.include)))
ffibuilder.cdef("const void *hft_py_base(void); const char *hft_py_path(void);")
ffibuilder.cdef("#define HFT_PY_ABI_MAJOR ...")
ffibuilder.set_source(
    "hft._core", SOURCE, py_limited_api=True,
    define_macros=[("_GNU_SOURCE", None), ("HFT_PY_ABI_MAJOR", str(found.abi_major))],
    include_dirs=[str(found.include)], library_dirs=[str(found.path.parent)], libraries=["hft"],
    extra_link_args=["-Wl,-rpath,$ORIGIN", "-Wl,--enable-new-dtags"] if found.carried else [])
