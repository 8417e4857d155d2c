#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Preprocessed C in, the names that it declares at file scope out: typedefs, tags, enum constants,
functions."""
import re
import sys


def file_scope(text):
    """The text with everything in parentheses and function or struct bodies taken out; enum
    constants are kept."""
    for body in re.findall(r"\benum\b[^{;]*\{(.*?)\}", text, re.S):
        yield from re.findall(r"(?:^|,)\s*(\w+)", body)
    yield from re.findall(r"\b(?:struct|union|enum)\s+(\w+)", text)
    text = re.sub(r"__attribute__\s*\(\(.*?\)\)", "", text, flags=re.S)
    text = re.sub(r"\b__asm__\s*\(.*?\)", "", text, flags=re.S)
    while True:
        shorter = re.sub(r"\{[^{}]*\}", ";", text)
        if shorter == text:
            break
        text = shorter
    for statement in text.split(";"):
        head = re.match(r"\s*(?:extern|static|typedef|inline|\s)*(.*)", statement, re.S).group(1)
        call = re.match(r"[^()]*?(\w+)\s*\(", head)
        last = re.search(r"(\w+)\s*(?:\[[^]]*\]\s*)*$", head)
        if call:
            yield call.group(1)
        elif last and not re.match(r"\s*(struct|union|enum)(\s+\w+)?\s*$", head):
            yield last.group(1)


print("\n".join(sorted(set(file_scope(sys.stdin.read())))))
