# SPDX-License-Identifier: Apache-2.0
"""A format's messages as numpy dtypes: what generate.py writes for Python."""


def remark(field):
    if field.get("decimals"):
        return f"{field['doc']}; {field['decimals']} implied decimals"
    return field["doc"]


def members(field):
    """A field's lines. numpy has no integer of six bytes: two members stand in for one."""
    name, size = field["name"], field["bytes"]
    if field["kind"] == "alpha":
        return [f'    ("{name}", "S{size}"),  # {remark(field)}']
    if size == 6:
        return [f"    # {name}: {remark(field)}",
                f'    ("{name}_high", ">u2"),  # upper 16 bits',
                f'    ("{name}_low", ">u4"),  # lower 32 bits']
    assert size in (1, 2, 4, 8), name
    kind = "u1" if size == 1 else f">u{size}"
    return [f'    ("{name}", "{kind}"),  # {remark(field)}']


def lines(fields):
    return "\n".join(line for field in fields for line in members(field))


def dtype(message):
    return (f"# {message['section']}, {message['code']!r}: {message['length']} bytes.\n"
            f"{message['name'].upper()} = np.dtype(_PREFIX + [\n{lines(message['fields'])}\n])")


def decimals(message):
    """Its prices' decimals, None if it has no price."""
    prices = [field for field in message["fields"] if field.get("decimals")]
    rows = "\n".join(f'        "{field["name"]}": {field["decimals"]},' for field in prices)
    return f'    "{message["code"]}": {{\n{rows}\n    }},' if prices else None


def module(spec, source, command):
    """The text of bindings/python/src/hft/wire/<format>.py."""
    body = "\n\n".join(dtype(m) for m in spec["message"])
    index = "\n".join(f'    "{m["code"]}": {m["name"].upper()},' for m in spec["message"])
    places = "\n".join(filter(None, map(decimals, spec["message"])))
    return f'''# SPDX-License-Identifier: Apache-2.0
# Generated from {source} by {command}; do not edit.
"""{spec["title"]}: each message as a numpy dtype, laid out as on the wire.

Packed and big-endian, frame excluded: np.frombuffer(bytes, DTYPES["A"]) copies nothing. Letters are
left-justified and padded with spaces. hft.wire.read() cuts a file into such arrays.

Source: {spec["title"]} ({spec["version"]}), section by the message's title.
"""
import numpy as np

# Every message starts so.
_PREFIX: list[tuple[str, str]] = [
{lines(spec["prefix"])}
]

{body}

#: Every message by its type code.
DTYPES: dict[str, np.dtype] = {{
{index}
}}

#: Implied decimals of the members that are prices, by type code.
DECIMALS: dict[str, dict[str, int]] = {{
{places}
}}


def timestamp(rows: np.ndarray) -> np.ndarray:
    """The rows' times: ns since midnight, exchange local time, as uint64."""
    high = rows["timestamp_high"].astype(np.uint64)
    times: np.ndarray = high << np.uint64(32) | rows["timestamp_low"]
    return times
'''
