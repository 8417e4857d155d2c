# SPDX-License-Identifier: Apache-2.0
"""The numpy dtypes against the C structs, message by message.

usage: numpy_views.py more IN OUT         write a file, and behind it messages of every type
       numpy_views.py values FILE VIEWS   against what views.c says of FILE
       numpy_views.py counts FILE COUNTS  against what hft decode says of FILE
"""
import collections
import json
import pathlib
import random
import sys

import numpy as np

import reference
import stream

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "bindings/python/src/hft"
sys.path.insert(0, str(SOURCE))
import wire  # noqa: E402
from wire import itch50  # noqa: E402

EACH = 50


def more(source, target):
    """Append EACH messages of every type with values of all sizes; none with bytes of 0 in letters,
    which numpy does not show at the end of a text."""
    rng = random.Random(1)
    with open(target, "wb") as out:
        out.write(pathlib.Path(source).read_bytes())
        for code in reference.LAYOUTS:
            for _ in range(EACH):
                body = stream.message(rng, code)
                out.write(len(body).to_bytes(2, "big") + body)


def column(rows, name):
    """A member's values as views.c prints them."""
    if name == "timestamp":
        values = itch50.timestamp(rows).tolist()
    else:
        values = rows[name].tolist()
    return [f"{name}={v.hex() if isinstance(v, bytes) else v}" for v in values]


def lines(rows):
    names = [name for name in rows.dtype.names if name != "timestamp_low"]
    columns = [column(rows, name.removesuffix("_high")) for name in names]
    return [" ".join(fields) for fields in zip(*columns)]


def check_values(data, views):
    wanted = collections.defaultdict(list)
    for line in pathlib.Path(views).read_text().splitlines():
        code, _, fields = line.partition(" ")
        wanted[code].append(fields)
    found = wire.read(data, itch50.DTYPES)
    assert set(wanted) == set(found) == set(itch50.DTYPES), set(itch50.DTYPES) ^ set(found)
    for code, rows in found.items():
        for number, (left, right) in enumerate(zip(lines(rows), wanted[code], strict=True)):
            assert left == right, f"{code}, row {number}: numpy {left}, C {right}"


def check_counts(data, counts):
    types = json.loads(pathlib.Path(counts).read_text())["types"]
    found = {code: len(rows) for code, rows in wire.read(data, itch50.DTYPES).items()}
    assert found == types, f"numpy {found}, hft decode {types}"


def check_layouts():
    """Offsets and sizes as the exchange's document gives them, by the reference decoder."""
    for code, dtype in itch50.DTYPES.items():
        assert dtype.itemsize == reference.length(code), code
        for name in itch50.DECIMALS.get(code, {}):
            assert name in dtype.names, (code, name)


def check_refused(data):
    for broken in (data[:-1], data + b"\0", b"\0\x05A1234", b"\0\x24A"):
        try:
            wire.read(broken, itch50.DTYPES)
        except ValueError as error:
            assert "is this a BinaryFILE" in str(error), error
        else:
            raise AssertionError("a file cut short was read")
    longer = b"\0\x0e" + b"S" * 14 + b"\0\x02zz" + b"\0\0" + b"after the end"
    rows = wire.read(longer, itch50.DTYPES)
    assert list(rows) == ["S"] and len(rows["S"]) == 1
    assert wire.read(b"", itch50.DTYPES) == {}
    assert isinstance(rows["S"], np.ndarray) and rows["S"].flags.writeable


def main(arguments):
    if len(arguments) != 3 or arguments[0] not in ("more", "values", "counts"):
        sys.exit(__doc__)
    command, file, other = arguments
    data = pathlib.Path(file).read_bytes()
    if command == "more":
        more(file, other)
    elif command == "values":
        check_layouts()
        check_values(data, other)
        check_refused(data)
    else:
        check_counts(data, other)


if __name__ == "__main__":
    main(sys.argv[1:])
