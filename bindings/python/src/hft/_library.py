# SPDX-License-Identifier: Apache-2.0
"""The libhft that is loaded: its path, build id and ABI. Import fails on another ABI major.

What keeps code compiled against the library (Numba's cache) is keyed by ``build_id()`` and
``abi_major()``.
"""
import struct

from hft._core import ffi, lib

_PT_NOTE, _NT_GNU_BUILD_ID = 4, 3


def path() -> str:
    """The file of the loaded libhft, as the dynamic linker has it."""
    name: str = ffi.string(lib.hft_py_path()).decode()
    return name


def abi_major() -> int:
    """The loaded library's ABI, the number in its SONAME."""
    major: int = lib.hft_abi_major()
    return major


def version() -> str:
    """The loaded library's version, as "0.1.0"."""
    text: str = ffi.string(lib.hft_version()).decode()
    return text


def build_info() -> str:
    """Compiler, flags and options of the loaded library, in one line."""
    text: str = ffi.string(lib.hft_build_info()).decode()
    return text


def _notes(base: int) -> bytes:
    """The ELF notes of the library as mapped at ``base``: 64-bit, little-endian."""
    header = bytes(ffi.buffer(ffi.cast("char *", base), 64))
    offset, = struct.unpack_from("<Q", header, 32)
    size, count = struct.unpack_from("<HH", header, 54)
    table = bytes(ffi.buffer(ffi.cast("char *", base + offset), size * count))
    notes = b""
    for at in range(0, size * count, size):
        kind, _, _, address, _, _, length, _ = struct.unpack_from("<IIQQQQQQ", table, at)
        if kind == _PT_NOTE:
            notes += bytes(ffi.buffer(ffi.cast("char *", base + address), length))
    return notes


def build_id() -> str:
    """The loaded library's build id in hex; "" if it was linked without one."""
    notes, at = _notes(int(ffi.cast("uintptr_t", lib.hft_py_base()))), 0
    while at + 12 <= len(notes):
        name_size, size, kind = struct.unpack_from("<III", notes, at)
        start = at + 12 + (name_size + 3) // 4 * 4
        if kind == _NT_GNU_BUILD_ID and notes[at + 12:at + 16] == b"GNU\0":
            return notes[start:start + size].hex()
        at = start + (size + 3) // 4 * 4
    return ""


def require_abi(loaded: int, built: int) -> None:
    """Refuse a library whose ABI is not the one that the binding was built for."""
    if loaded != built:
        raise ImportError(
            f"libhft of ABI {loaded} is loaded from {path()}, but this package was built for ABI "
            f"{built}: install the package of that library's release, or take the library off "
            "LD_LIBRARY_PATH and LD_PRELOAD")


require_abi(abi_major(), lib.HFT_PY_ABI_MAJOR)
