# SPDX-License-Identifier: Apache-2.0
"""The C records as the headers declare them; test_layout.py compares them with the compiler."""
import re
import struct
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODES = {"int8_t": "b", "uint8_t": "B", "int16_t": "h", "uint16_t": "H", "int32_t": "i",
         "uint32_t": "I", "int64_t": "q", "uint64_t": "Q", "hft_time": "q"}


class Record:
    """A record with members of fixed size, which every value goes through as bytes."""

    def __init__(self, name, members, kinds=None, defaults=None):
        self.name = name
        self.codes = dict(members)
        self.kinds = kinds
        self.defaults = defaults or {}
        self.format = "<" + "".join(self.codes.values())

    def through(self, values):
        """The values as the bytes give them back; struct.error if one does not fit."""
        packed = struct.pack(self.format, *(values[name] for name in self.codes))
        return dict(zip(self.codes, struct.unpack(self.format, packed)))

    def offsets(self):
        at, found = 0, {}
        for name, code in self.codes.items():
            size = struct.calcsize("<" + code)
            found[name] = (at, size)
            at += size
        return found


def header(name):
    return (ROOT / "include" / "hft" / f"{name}.h").read_text()


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def struct_members(name, module):
    """(member, code) of a struct of plain integers."""
    text = without_comments(header(module))
    body = re.search(rf"typedef struct {name} \{{(.*?)\}} {name};", text, re.S).group(1)
    found = []
    for kind, member, count in re.findall(r"(\w+) (\w+)(?:\[(\d+)\])?;", body):
        found += [(f"{member}{i}" if count else member, CODES[kind])
                  for i in range(int(count or 1))]
    return found


def constants(*modules):
    """Every enumerated HFT_ constant of these headers."""
    found = {}
    for module in modules:
        text = without_comments(header(module))
        for name, value in re.findall(r"\b(HFT_[A-Z0-9_]+) = (-?\d+(?: << \d+)?)", text):
            one, _, shift = value.partition(" << ")
            found[name] = int(one) << int(shift or 0)
    return found


def table(name, columns):
    """A record that only the description declares: its columns are "name type meaning"."""
    codes = {"u8": "B", "u16": "H", "u32": "I", "u64": "Q", "i32": "i", "i64": "q"}
    return Record(name, [(column.split()[0], codes[column.split()[1]]) for column in columns])
