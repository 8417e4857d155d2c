#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write a BinaryFILE of random messages of all types, the odd and the hostile among them.

usage: stream.py SEED MESSAGES FILE
"""
import random
import struct
import sys

import reference

CODES = list(reference.LAYOUTS)
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123"


def number(rng, size):
    """Small, any, or at an edge."""
    bits = 8 * size
    return rng.choice((rng.randrange(1000), rng.getrandbits(bits), rng.getrandbits(bits // 2),
                       rng.choice((0, 1, 2**(bits - 1) - 1, 2**(bits - 1), 2**bits - 1))))


def letter(rng, name):
    if name == "buy_sell" and rng.random() < 0.98:
        return rng.choice((b"B", b"S"))
    if rng.random() < 0.02:
        return bytes([rng.randrange(256)])
    return bytes([rng.choice(LETTERS)])


def value(rng, name, kind):
    if kind in "QI":
        return number(rng, struct.calcsize(">" + kind))
    if kind == "c":
        return letter(rng, name)
    return bytes(rng.choice(LETTERS) for _ in range(int(kind[:-1])))


def kinds(letters):
    """struct's letters one by one, counts joined to theirs."""
    out, count = [], ""
    for char in letters:
        if char.isdigit():
            count += char
            continue
        out.append(count + char)
        count = ""
    return out


def message(rng, code):
    letters, names = reference.LAYOUTS[code]
    late = rng.random() < 0.01
    fields = {"code": code, "stock_locate": rng.getrandbits(16),
              "tracking_number": rng.getrandbits(16),
              "timestamp": rng.getrandbits(48) if late else rng.randrange(reference.DAY_NS + 2)}
    for name, kind in zip(names.split(), kinds(letters)):
        fields[name] = value(rng, name, kind)
    if rng.random() < 0.005:
        fields["timestamp"] = reference.DAY_NS + rng.randrange(2)
    return reference.pack(fields)


def odd(rng, body):
    """Now and then: unknown, shorter, longer."""
    chance = rng.random()
    if chance < 0.01:
        return bytes([rng.choice(b"abz\0\xff!")]) + body[1:rng.randrange(1, len(body))]
    if chance < 0.02:
        return body[:rng.randrange(1, len(body))]
    if chance < 0.03:
        return body + rng.randbytes(rng.choice((1, 7, 300)))
    return body


def main(arguments):
    if len(arguments) != 3:
        sys.exit(__doc__)
    rng = random.Random(int(arguments[0]))
    with open(arguments[2], "wb") as file:
        for i in range(int(arguments[1])):
            # The types of a trading day in long runs, between all types alike.
            some = "AFEXDUP" if i // 50 % 2 else CODES
            body = odd(rng, message(rng, rng.choice(some)))
            file.write(len(body).to_bytes(2, "big") + body)
        if int(arguments[0]) % 2:
            file.write(bytes(2))


if __name__ == "__main__":
    main(sys.argv[1:])
