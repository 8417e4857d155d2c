#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write hft-sys/src/generated/ and its table of layouts from libhft's public headers.

generate.py INCLUDE [--out FOLDER]: INCLUDE holds hft/hft.h; FOLDER is hft-sys unless told.
The headers keep to few forms (fixed-width integers, anonymous enums, plain structs), so a short
reader is enough; it stops at what it does not know. hft-sys/tests/layout.rs holds the result
against the C compiler, and run.sh that the committed files are what this writes.
"""
import argparse
import pathlib
import re

INTEGERS = {f"{s}int{n}_t": f"{'u' if s else 'i'}{n}" for s in ("", "u") for n in (8, 16, 32, 64)}
PLAIN = INTEGERS | {"void": "c_void", "char": "c_char"}
KEYWORDS = {"as", "fn", "in", "match", "mod", "move", "ref", "type", "use", "where"}

# Types of constants, by the first name of their enum: that of the member they are stored in.
U8 = """HFT_EVENT_ADD HFT_SIDE_NONE HFT_CLEAR_ALL HFT_LEVEL_SET HFT_TRADE_REGULAR HFT_STATE_UNKNOWN
HFT_STAT_OPEN HFT_IMBALANCE_INDICATIVE HFT_ORDER_NEW HFT_TYPE_LIMIT HFT_MASS_ALL HFT_TIMER_EXPIRE
HFT_TIF_DAY HFT_CAPACITY_NONE HFT_STP_NONE HFT_REPORT_ACCEPTED"""
U16 = "HFT_EVENT_LAST HFT_REPORT_MAKER HFT_LIQUIDITY_NONE HFT_PARTY_DECISION_PERSON"
U32 = """HFT_MEM_PREFAULT HFT_BOOK_NO_PUBLISH HFT_BBO_CROSSED HFT_CLOCK_AUTO HFT_ENGINE_EVENTS
HFT_ORDER_POST_ONLY HFT_INPUT_ORDER HFT_MATCH_OWNER_ACCOUNT HFT_MATCH_REPORTS_MIN HFT_MD_FINAL
HFT_MD_EVENTS_MAX HFT_FRAMING_BINARYFILE HFT_INSTRUMENT_OTHER HFT_SCOPE_SOURCE HFT_FIELD_UINT
HFT_REF_ROW_INSTRUMENT HFT_STRATEGY_ORDERS_MIN HFT_STRATEGY_PER_LAST HFT_FILE_PLAIN
HFT_ITCH50_SYSTEM_EVENT"""
TYPES = {n: t for t, names in (("u8", U8), ("u16", U16), ("u32", U32)) for n in names.split()}


class Reader:
    """What one header declares, as lines of Rust, and its names for the table."""

    def __init__(self, text: str) -> None:
        self.rust: list[str] = []
        self.constants: list[str] = []
        self.structs: list[tuple[str, list[str]]] = []
        self.functions: list[str] = []
        self.text = text

    def read(self) -> "Reader":
        text = re.sub(r"/\*.*?\*/", " ", self.text, flags=re.S)
        for name, value in re.findall(r"^#define (HFT_\w+) +(\S+)$", text, flags=re.M):
            if name != "HFT_API":
                self.constant(name, value, "i64")
        text = re.sub(r"#ifdef __cplusplus.*?#endif", " ", text, flags=re.S)
        text = re.sub(r"^#.*$", " ", text, flags=re.M)
        for declaration in re.findall(r"[^;{]+(?:\{[^}]*\}[^;]*)?;", text):
            self.declare(" ".join(declaration.split()))
        return self

    def declare(self, c: str) -> None:
        if m := re.fullmatch(r"enum \{(.*)\};", c):
            self.enum([item.strip() for item in m[1].split(",") if item.strip()])
        elif m := re.fullmatch(r"typedef struct (\w+) \1;", c):
            self.opaque(m[1])
        elif m := re.fullmatch(r"typedef struct (\w+) \{(.*)\} \1;", c):
            self.struct(m[1], [item.strip() for item in m[2].split(";") if item.strip()])
        elif m := re.fullmatch(r"typedef (\w+) \(\*(\w+)\)\((.*)\);", c):
            self.rust.append(f"pub type {m[2]} = {callback(m[1], m[3])};")
        elif m := re.fullmatch(r"typedef (\w+) (\w+);", c):
            self.rust.append(f"pub type {m[2]} = {rust_type(m[1])};")
        elif m := re.fullmatch(r"HFT_API (.*?)(\w+)\((.*)\);", c):
            self.functions.append(f"    pub fn {m[2]}({parameters(m[3])}){result(m[1])};")
        else:
            raise SystemExit(f"generate.py does not know this form: {c}")

    def constant(self, name: str, value: str, kind: str) -> None:
        value = {"INT64_MAX": "i64::MAX"}.get(value, value)
        value = re.sub(r"'(.)'", r"b'\1' as u32", value)
        self.rust.append(f"pub const {name}: {kind} = {value};")
        self.constants.append(name)

    def enum(self, items: list[str]) -> None:
        pairs = [re.fullmatch(r"(\w+) = (.+)", item) for item in items]
        kind = TYPES.get(pairs[0][1], "i32")
        for pair in pairs:
            self.constant(pair[1], pair[2], kind)

    def opaque(self, name: str) -> None:
        self.rust.append(f"opaque!({name});")

    def struct(self, name: str, members: list[str]) -> None:
        fields = [field(member) for member in members]
        pointers = any("*" in kind or "fn(" in kind or kind.endswith("_fn") for _, kind in fields)
        traits = "Clone, Copy, Debug" + ("" if pointers else ", PartialEq")
        body = "".join(f"    pub {n}: {k},\n" for n, k in fields)
        self.rust.append(f"#[repr(C)]\n#[derive({traits})]\npub struct {name} {{\n{body}}}")
        self.rust.append(f"zeros!({name});")
        self.structs.append((name, [n for n, _ in fields]))

    def source(self, header: str) -> str:
        lines = [f"// SPDX-License-Identifier: Apache-2.0\n// Generated from {header} by "
                 "generate.py; do not edit."]
        if self.functions:
            lines += ["use super::*;", "", *self.rust, 'extern "C" {', *self.functions, "}"]
        else:
            lines += ["", *self.rust]
        return "\n".join(lines) + "\n"


def escape(name: str) -> str:
    return f"r#{name}" if name in KEYWORDS else name


def rust_type(c: str) -> str:
    """A C type without its name, as "const hft_event *"."""
    if c.endswith("*"):
        inner = c[:-1].strip()
        if inner.startswith("const ") and not inner.endswith("*"):
            return f"*const {rust_type(inner[6:])}"
        return f"*mut {rust_type(inner)}"
    return PLAIN.get(c, c)


def split_name(c: str) -> tuple[str, str, str]:
    """"const uint8_t digest[32]" is its type, name and count."""
    m = re.fullmatch(r"(.*?)(\w+)(?:\[(\w+)\])?", c)
    return m[1].strip(), m[2], m[3] or ""


def field(c: str) -> tuple[str, str]:
    if m := re.fullmatch(r"(\w+) \(\*(\w+)\)\((.*)\)", c):
        return m[2], callback(m[1], m[3])
    kind, name, count = split_name(c)
    return escape(name), f"[{rust_type(kind)}; {count}]" if count else rust_type(kind)


def parameters(c: str) -> str:
    """Arrays are passed as pointers."""
    out = []
    for item in [] if c == "void" else c.split(","):
        kind, name, count = split_name(item.strip())
        out.append(f"{escape(name)}: {rust_type(kind + ' *' if count else kind)}")
    return ", ".join(out)


def result(c: str) -> str:
    kind = rust_type(c.strip())
    return "" if kind == "c_void" else f" -> {kind}"


def callback(returned: str, c: str) -> str:
    return f'Option<unsafe extern "C" fn({parameters(c)}){result(returned)}>'


def table(readers: list[Reader]) -> str:
    """The names that tests/layout.rs compares, in C and in Rust."""
    constants = ", ".join(n for r in readers for n in r.constants)
    structs = "\n".join(f"    {n} {{ {', '.join(m)} }}" for r in readers for n, m in r.structs)
    functions = ", ".join(re.search(r"fn (\w+)", f)[1] for r in readers for f in r.functions)
    return ("// SPDX-License-Identifier: Apache-2.0\n// Generated by generate.py; do not edit.\n"
            f"constants! {{ {constants} }}\n\nstructs! {{\n{structs}\n}}\n\n"
            f"functions! {{ {functions} }}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("include", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path,
                        default=pathlib.Path(__file__).parent / "hft-sys")
    options = parser.parse_args()
    headers = re.findall(r"#include <(hft/\S+)>", (options.include / "hft/hft.h").read_text())
    folder = options.out / "src/generated"
    folder.mkdir(parents=True, exist_ok=True)
    (options.out / "tests/layout").mkdir(parents=True, exist_ok=True)
    readers, modules = [], []
    for header in headers:
        reader = Reader((options.include / header).read_text()).read()
        name = "h_" + pathlib.Path(header).stem
        (folder / f"{name}.rs").write_text(reader.source(header))
        readers.append(reader)
        modules.append(name)
    (folder / "mod.rs").write_text(
        "// SPDX-License-Identifier: Apache-2.0\n// Generated by generate.py; do not edit.\n"
        "use super::*;\n\n" + "".join(f"mod {m};\npub use {m}::*;\n" for m in modules))
    (options.out / "tests/layout/table.rs").write_text(table(readers))


if __name__ == "__main__":
    main()
