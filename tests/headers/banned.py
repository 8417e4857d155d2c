#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""banned.py ROOT: constructs that a public header must not have, since a foreign-function binding
cannot read them or a compiler may lay them out in its own way."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "gates"))
import public  # noqa: E402

BANNED = {
    r"\b(bool|_Bool)\b": "bool",
    r"\b(long|short|unsigned|signed)\b": "an integer without a fixed width",
    r"\bint\b": "an integer without a fixed width",
    r"\bunion\b": "a union",
    r"\.\.\.": "variable arguments",
    r"\benum\s+\w+": "a named enum: its type's width is the compiler's",
    r"__attribute__\s*\(\(\s*packed": "a packed struct",
    r"\b_Atomic\b|\b_Alignas\b|\balignas\b": "atomics or alignment",
    r"\b(va_list|FILE|errno|jmp_buf|time_t|off_t|ssize_t)\b": "a type of another library",
    r"\b(float|double)\b": "floating point",
}
STRUCT_ONLY = {
    r":\s*\d+\s*[;,]": "a bit-field",
    r"\[\s*\]": "a flexible array",
    r"\bsize_t\b": "size_t in a struct",
    r"\bchar\b(?!\s*\*)": "char in a struct: its sign is the compiler's",
}
INCLUDES = {"stddef.h", "stdint.h"}


def problems_of(root, header):
    code = "inline" in header.parts
    text = public.text_of(root, header)
    plain = re.sub(r"^\s*#.*?(?<!\\)$", "", text, flags=re.M | re.S)
    for bracket, target in re.findall(r'#\s*include\s*([<"])([^>"]+)', text):
        allowed = target.startswith("hft/") or target in INCLUDES or code
        if bracket != "<" or not allowed:
            yield f"includes {target}"
    if not code:
        for pattern, what in BANNED.items():
            if re.search(pattern, plain):
                yield f"has {what}"
        if re.search(r"\b(inline|static)\b", plain):
            yield "has code"
        for macro in re.findall(r"#\s*define\s+(\w+\([^)]*\))", text):
            yield f"has a macro with arguments, {macro}"
    for body in re.findall(r"\bstruct\s+\w+\s*\{(.*?)\n\}", plain, re.S):
        for pattern, what in STRUCT_ONLY.items():
            if re.search(pattern, body) and not code:
                yield f"has {what}"
    if "HFT_API" in plain and 'extern "C"' not in text:
        yield "is not usable from C++"


def main():
    root = sys.argv[1]
    found = [f"include/{h} {p}" for h in public.headers(root) for p in problems_of(root, h)]
    print("\n".join(found) or f"{len(public.headers(root))} headers")
    sys.exit(bool(found))


main()
