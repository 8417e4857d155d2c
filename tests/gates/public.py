# SPDX-License-Identifier: Apache-2.0
"""What the public headers declare, read from the headers alone."""
import pathlib
import re

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


def without_comments(text):
    return COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def headers(root):
    """Every public header, as a path relative to include/."""
    include = pathlib.Path(root) / "include"
    return sorted(p.relative_to(include) for p in include.glob("hft/**/*.h"))


def text_of(root, header):
    text = (pathlib.Path(root) / "include" / header).read_text()
    return without_comments(text)


def functions(root):
    """The exported functions' names."""
    found = set()
    for header in headers(root):
        text = re.sub(r"^\s*#.*$", "", text_of(root, header), flags=re.M)
        for declaration in re.findall(r"\bHFT_API\b([^;{]*)", text):
            found.add(re.match(r"[^(]*?(\w+)\s*\(", declaration, re.S).group(1))
    return found


def structs(root):
    """Structs with members: {name: [members]}."""
    found = {}
    for header in headers(root):
        text = text_of(root, header)
        for name, body in re.findall(r"\bstruct\s+(\w+)\s*\{(.*?)\n\}", text, re.S):
            found[name] = [m for m in re.findall(r"(\w+)(?:\[[^]]*\])*\s*;", body)]
    return found


def constants(root):
    """Enum constants."""
    found = []
    for header in headers(root):
        for body in re.findall(r"\benum\s*\w*\s*\{(.*?)\}", text_of(root, header), re.S):
            for part in body.split(","):
                name = re.match(r"\s*(\w+)", part)
                if name:
                    found.append(name.group(1))
    return found
