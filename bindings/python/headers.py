# SPDX-License-Identifier: Apache-2.0
"""What the binding takes from the public headers: CFFI's declarations, constants and rows.

The headers keep to a small part of C (fixed-width integers, explicit enum values, no bitfields), so
that lines and regular expressions are enough to read them. The tests hold every value against the
C compiler's.
"""
import os
import re
import subprocess
import tempfile

# Structs that are returned as named tuples. Their fields are integers and zero-padded texts.
ROWS = ("hft_bbo", "hft_level", "hft_book_order", "hft_queue_position", "hft_page",
        "hft_book_stats", "hft_match_order", "hft_match_stats", "hft_engine_stats",
        "hft_position", "hft_risk_stats", "hft_risk_limits", "hft_md_stats", "hft_md_type_count",
        "hft_party", "hft_mem_grant", "hft_histogram_stats", "hft_view_order")

# Functions that C calls and Python has.
CALLBACKS = """
extern "Python" {
int32_t hft_py_on_events(void *, const hft_event *, uint32_t, const hft_view *, hft_order *,
                         uint32_t);
int32_t hft_py_on_reports(void *, const hft_report *, uint32_t, const hft_view *, hft_order *,
                          uint32_t);
int32_t hft_py_on_timer(void *, hft_time, uint64_t, const hft_view *, hft_order *, uint32_t);
int64_t hft_py_send_n(void *, const hft_order *, uint32_t);
int32_t hft_py_verify(void *, const char *, const uint8_t *, const uint8_t *, uint32_t);
}
"""

MACRO = re.compile(r"^#define HFT_(\w+) (INT64_MAX|-?[0-9]+)$", re.MULTILINE)
ENUM = re.compile(r"enum\s*\{(.*?)\}\s*;", re.DOTALL)
STRUCT = re.compile(r"typedef struct (\w+) \{(.*?)\}\s*\1\s*;", re.DOTALL)
MEMBER = re.compile(r"^\s*(\w+)\s+(\w+)(?:\[(\d+)\])?\s*;", re.MULTILINE)


def _ours(marker):
    """Is what follows this linemarker a public header, and not one of the inline ones?"""
    return "/hft/" in marker and "/hft/inline/" not in marker


def preprocess(include):
    """The public headers after the preprocessor, macros of values as #define lines."""
    with tempfile.NamedTemporaryFile("w", suffix=".c") as source:
        source.write("#include <hft/hft.h>\n")
        source.flush()
        command = [os.environ.get("CC", "cc"), "-E", "-dD", "-I", str(include), source.name]
        output = subprocess.check_output(command, text=True)
    lines, ours = [], False
    for line in output.splitlines():
        if re.match(r"# \d+ ", line):
            ours = _ours(line)
        elif ours and (not line.startswith("#") or MACRO.match(line)):
            lines.append(re.sub(r"__attribute__\s*\(\(.*?\)\)\s*\)?", "", line))
    return "\n".join(lines) + "\n"


def cdef(text):
    return MACRO.sub(r"#define HFT_\1 ...", text) + CALLBACKS


def _value(text):
    text = text.strip()
    if text.startswith("'"):
        return ord(text[1])
    if text == "INT64_MAX":
        return 2**63 - 1
    if not re.fullmatch(r"[-+0-9a-fx<() ]+", text):
        raise ValueError(f"cannot read the constant {text}")
    return int(eval(text, {"__builtins__": {}}))  # a literal, perhaps shifted


def constants(text):
    """Every constant by its name without HFT_, in the headers' order."""
    found = {name: _value(value) for name, value in MACRO.findall(text)}
    for body in ENUM.findall(text):
        for item in filter(None, (part.strip() for part in body.split(","))):
            name, value = item.split("=")
            found[name.strip()[len("HFT_"):]] = _value(value)
    return found


def structs(text):
    """Members (C type, name, array length or "") of every struct."""
    return {name: MEMBER.findall(body) for name, body in STRUCT.findall(text)}


HEAD = '# SPDX-License-Identifier: Apache-2.0\n"""%s, cut from the headers; do not edit."""\n'


def constants_module(text):
    lines = [f"{name}: _Final = {value}" for name, value in constants(text).items()]
    return HEAD % "Constants" + "from typing import Final as _Final\n\n" + "\n".join(lines) + "\n"


def _annotation(member):
    c_type, _, count = member
    if not count:
        return "int"
    return "bytes" if c_type == "uint8_t" else "Tuple[int, ...]"


def class_name(struct):
    return "".join(part.capitalize() for part in struct[len("hft_"):].split("_"))


def _field(member):
    """A member's line; a tuple has methods of two of the names, which the member hides."""
    hides = "  # type: ignore[assignment]" if member[1] in ("count", "index") else ""
    return f"    {member[1]}: {_annotation(member)}{hides}"


def _row_class(name, members):
    """A named tuple of a struct; reserved members and its size are left out."""
    fields = [_field(m) for m in members if m[1] != "size" and not m[1].startswith("reserved")]
    head = f'class {class_name(name)}(NamedTuple):\n    """{name}"""'
    return f"\n\n{head}\n\n" + "\n".join(fields)


def rows_module(text):
    known = structs(text)
    classes = "".join(_row_class(name, known[name]) for name in ROWS)
    return HEAD % "Rows" + "from typing import NamedTuple, Tuple" + classes + "\n"
