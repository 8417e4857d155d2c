# SPDX-License-Identifier: Apache-2.0
# mypy: ignore-errors
"""Functions of the loaded libhft, for compiled code.

They are named, not addressed, so that what calls them can be kept on disk. LLVM finds the names in
the very file that is loaded, and IDENTITY is in every key of a cache: what was compiled for another
library is not found there.
"""
import numba
from llvmlite import binding, ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from hft import _library

IDENTITY = f"libhft {_library.version()} ABI {_library.abi_major()} build {_library.build_id()}"

binding.load_library_permanently(_library.path())

_BYTES = cgutils.voidptr_t
_WORD = ir.IntType(64)


def external(name, result, *arguments):
    """A C function by its symbol; pointers go in as integers."""
    return types.ExternalFunction(name, result(*arguments))


def _room(builder, size):
    """Bytes on the stack, aligned to 8, there until the function returns."""
    with builder.goto_entry_block():
        room = builder.alloca(ir.ArrayType(_WORD, size // 8))
    return builder.bitcast(room, _BYTES)


def _field(context, builder, room, offset, kind):
    value_type = context.get_value_type(kind)
    at = builder.gep(room, [ir.Constant(_WORD, offset)])
    return builder.load(builder.bitcast(at, value_type.as_pointer()))


@intrinsic
def monotonic(typingctx):
    """ns of CLOCK_MONOTONIC."""
    def codegen(context, builder, signature, values):
        room = _room(builder, 16)
        c_type = ir.FunctionType(ir.IntType(32), [ir.IntType(32), _BYTES])
        function = cgutils.get_or_insert_function(builder.module, c_type, "clock_gettime")
        builder.call(function, [ir.Constant(ir.IntType(32), 1), room])
        seconds = _field(context, builder, room, 0, types.int64)
        rest = _field(context, builder, room, 8, types.int64)
        return builder.add(builder.mul(seconds, ir.Constant(_WORD, 10 ** 9)), rest)

    return types.int64(), codegen


def _id(context, builder, value, kind):
    """A number as an id of 32 bits; what does not fit becomes one that there never is."""
    wide = context.cast(builder, value, kind, types.uint64)
    none = ir.Constant(_WORD, 2 ** 32 - 1)
    fits = builder.icmp_unsigned("<", wide, none)
    return builder.trunc(builder.select(fits, wide, none), ir.IntType(32))


def struct_call(symbol, dtype, row, cleared=False):
    """An intrinsic of (handle, id): `symbol(handle, id, &struct)`, as (status, row).

    A row that the call did not write is of no use, or `cleared`, zeros.
    """
    kinds = [numba.from_dtype(dtype.fields[name][0]) for name in row._fields]
    shape = types.BaseTuple.from_types(kinds, row)
    c_type = ir.FunctionType(ir.IntType(32), [_WORD, ir.IntType(32), _BYTES])

    def codegen(context, builder, signature, values):
        room = _room(builder, dtype.itemsize)
        if cleared:
            cgutils.memset(builder, room, ir.Constant(_WORD, dtype.itemsize), 0)
        function = cgutils.get_or_insert_function(builder.module, c_type, symbol)
        instrument = _id(context, builder, values[1], signature.args[1])
        status = builder.call(function, [values[0], instrument, room])
        fields = [_field(context, builder, room, dtype.fields[name][1], kind)
                  for name, kind in zip(row._fields, kinds)]
        made = context.make_tuple(builder, shape, fields)
        return context.make_tuple(builder, signature.return_type, [status, made])

    @intrinsic
    def call(typingctx, handle, instrument):
        if isinstance(instrument, types.Integer):
            return types.Tuple([types.int32, shape])(types.uintp, instrument), codegen
        return None

    return call
