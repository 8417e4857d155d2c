#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turn a wire format's description into its public structs, its tables, its numpy dtypes and its
page.

usage: generate.py [--check]

Without --check the files below are written; with it they are compared with what would be written,
and the exit status is 1 when one differs. Only Python's own library (3.11, for tomllib) is used.
"""
import pathlib
import sys
import tomllib

import dtypes
import page

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
COMMAND = "lib/wire/spec/generate.py"
PRICE_DECIMALS = 9
NONE_AT = 3  # where a number that a message lacks is loaded: inside the shortest message
# The decoder knows these places; a format that has others needs another decoder.
PREFIX = [("code", 0, 1), ("stock_locate", 1, 2), ("tracking_number", 3, 2), ("timestamp", 5, 6)]


def view_bytes(field):
    """Bytes of a field in its struct: the next power of two for numbers; the code has four."""
    if field["name"] == "code":
        return 4
    if field["kind"] == "alpha":
        return field["bytes"]
    return next(n for n in (1, 2, 4, 8) if n >= field["bytes"])


def check_message(message, prefix):
    """A description that is not whole stops here, not in a decoder."""
    place = 0
    for field in prefix + message["fields"]:
        assert field["offset"] == place, (message["name"], field["name"])
        assert field["kind"] in ("uint", "alpha"), (message["name"], field["name"])
        place += field["bytes"]
    assert place == message["length"], message["name"]
    assert 1 <= len(message["events"]) <= 8, message["name"]


def load(path):
    with open(path, "rb") as file:
        spec = tomllib.load(file)
    assert [(f["name"], f["offset"], f["bytes"]) for f in spec["prefix"]] == PREFIX
    for message in spec["message"]:
        check_message(message, spec["prefix"])
        message["view"] = layout(spec["prefix"], message["fields"])
    codes = [message["code"] for message in spec["message"]]
    assert len(set(codes)) == len(codes)
    return spec


def layout(prefix, fields):
    """Members in the struct's order: the code, then numbers from wide to narrow, then letters."""
    head = sorted(prefix, key=lambda f: (f["name"] != "code", f["bytes"] > 2))
    numbers = [f for f in fields if f["kind"] == "uint"]
    letters = [f for f in fields if f["kind"] == "alpha"]
    members = head + sorted(numbers, key=lambda f: -view_bytes(f)) + letters
    place = 0
    for member in members:
        size = view_bytes(member)
        assert member["kind"] == "alpha" or place % size == 0, member["name"]
        place += size
    return {"members": members, "reserved": -place % 8, "size": place + -place % 8}


def source_of(spec):
    return f"lib/wire/spec/{spec['format']}.toml"


def generated(spec):
    return ("/* SPDX-License-Identifier: Apache-2.0 */\n"
            f"/* Generated from {source_of(spec)} by {COMMAND}; do not edit. */\n")


def member_text(field, width):
    doc = field["doc"]
    if field.get("decimals"):
        doc = f"{doc}; {field['decimals']} implied decimals"
    return f"\t{declaration(field):{width}} /**< {doc} */"


def declaration(field):
    size = view_bytes(field)
    if field["kind"] == "uint":
        return f"uint{size * 8}_t {field['name']};"
    return f"uint8_t {field['name']};" if size == 1 else f"uint8_t {field['name']}[{size}];"


def struct_text(spec, message):
    name = f"hft_{spec['format']}_{message['name']}"
    view = message["view"]
    lines = ["/**",
             f" * {message['section']}, "
             f"'{message['code']}': {message['length']} bytes on the wire.",
             " */", f"typedef struct {name} {{"]
    width = max(len(declaration(field)) for field in view["members"])
    lines += [member_text(field, width) for field in view["members"]]
    if view["reserved"]:
        reserved = f"uint8_t reserved0[{view['reserved']}];"
        lines.append(f"\t{reserved:{width}} /**< 0 */")
    return "\n".join(lines + [f"}} {name};"])


def header(spec):
    fmt = spec["format"]
    upper = fmt.upper()
    last = spec["message"][-1]
    codes = "\n".join(
        f"\tHFT_{upper}_{m['name'].upper()} = '{m['code']}'{'' if m is last else ','}"
        for m in spec["message"])
    structs = "\n\n".join(struct_text(spec, m) for m in spec["message"])
    return f"""{generated(spec)}#ifndef HFT_WIRE_{upper}_H
#define HFT_WIRE_{upper}_H
/**
 * @file {fmt}.h
 * {spec['title']}, every message as a plain struct: hft_wire_read() fills it
 * from the wire and hft_wire_write() puts it there. Numbers are in host order, counted as on the
 * wire; letters are left-justified and padded with spaces. A struct holds its code first, then
 * numbers from wide to narrow, then letters, each in wire order; it has no padding and its size is
 * a multiple of 8.
 *
 * **Threads:** plain records. **Memory:** nothing is allocated.
 * **Source:** {spec['title']} ({spec['version']}), section by the message's title.
 */
#include <stdint.h>

#ifdef __cplusplus
extern "C" {{
#endif

/** Type codes: the first byte on the wire, the first member of the struct. */
enum {{
{codes}
}};

{structs}

#ifdef __cplusplus
}}
#endif
#endif
"""


def field_rows(spec, message):
    view = f"hft_{spec['format']}_{message['name']}"
    return "\n".join(f"\tFIELD({view}, {f['name']}, {f['offset']}, {f['bytes']},\n"
                     f"\t      HFT_FIELD_{f['kind'].upper()}, {f.get('decimals', 0)}),"
                     for f in spec["prefix"] + message["fields"])


class Message:
    """One message while its events are turned into programs."""

    def __init__(self, spec, message):
        self.name = message["name"]
        self.maps = {name: i + 1 for i, name in enumerate(spec["maps"])}
        self.fields = {f["name"]: f for f in message["fields"]}

    def number(self, member, field):
        end = field["offset"] + field["bytes"]
        assert field["bytes"] <= 8 <= end, (self.name, field["name"])
        bits = (1 << 8 * field["bytes"]) - 1
        return {f"{member}_at": end - 8, f"{member}_mask": f"0x{bits:x}"}

    def byte(self, field):
        assert field["bytes"] == 1, (self.name, field["name"])
        return field["offset"]

    def mapped(self, member, value):
        return {f"{member}_at": self.byte(self.fields[value["field"]]),
                f"{member}_map": self.maps[value["map"]]}

    def aux(self, value):
        if value == "offset":
            return {"aux_kind": "HFT_WIRE_AUX_OFFSET"}
        field = self.fields[value]
        words = self.number("aux", field)
        if field["kind"] == "alpha":
            words["aux_kind"] = "HFT_WIRE_AUX_TEXT"
        return words

    def price(self, event):
        field = self.fields[event["price"]]
        words = self.number("price", field)
        words["price_none"] = 0
        words["price_scale"] = 10 ** (PRICE_DECIMALS - field["decimals"])
        words["price_zero"] = int(event.get("zero_is_none", False))
        return words

    def level(self, value):
        if value in self.fields:
            return {"level_at": self.byte(self.fields[value]), "level_mask": 255}
        return {"level": value}

    def program(self, event, last):
        """One event's members, by name; what is not here is 0."""
        words = {"kind": f"HFT_EVENT_{event['kind']}",
                 "instrument": int(event.get("instrument", True))}
        for member in ("order_id", "qty"):
            if member in event:
                words |= self.number(member, self.fields[event[member]])
        if "aux" in event:
            words |= self.aux(event["aux"])
        if "price" in event:
            words |= self.price(event)
        if "level" in event:
            words |= self.level(event["level"])
        if "side" in event:
            words |= self.mapped("side", event["side"])
        if isinstance(event.get("reason"), dict):
            words |= self.mapped("reason", event["reason"])
        elif "reason" in event:
            words["reason"] = event["reason"]
        flags = event.get("flags", [])
        if isinstance(flags, dict):
            words |= self.mapped("flags", flags)
            flags = []
        flags = flags + (["HFT_EVENT_LAST"] if last else [])
        if flags:
            words["flags"] = " | ".join(flags)
        return words


def program_text(words):
    absent = {"order_id_at": NONE_AT, "aux_at": NONE_AT, "price_at": NONE_AT, "qty_at": NONE_AT,
              "price_none": "HFT_PRICE_NONE"}
    words = absent | words
    order = ["kind", "flags", "order_id_at", "order_id_mask", "aux_at", "aux_mask", "aux_kind",
             "price_at", "price_mask", "price_scale", "price_none", "price_zero", "qty_at",
             "qty_mask", "side_at", "side_map", "reason", "reason_at", "reason_map", "level",
             "level_at", "level_mask", "flags_at", "flags_map", "instrument"]
    assert set(words) <= set(order), words
    items = [f".{name} = {words[name]}" for name in order if words.get(name, 0) != 0]
    lines, line = [], "\t{"
    for item in items:
        if len(line) + len(item) > 84:
            lines.append(line)
            line = "\t "
        line += f" {item},"
    return "\n".join(lines + [line.rstrip(",") + " },"])


def message_tables(spec, message):
    fmt, name = spec["format"], message["name"]
    builder = Message(spec, message)
    events = message["events"]
    programs = "\n".join(program_text(builder.program(event, i == len(events) - 1))
                         for i, event in enumerate(events))
    return f"""_Static_assert(sizeof(hft_{fmt}_{name}) == {message['view']['size']}, "no padding");

static const hft_wire_field {name}_fields[] = {{
{field_rows(spec, message)}
}};

static const struct hft_wire_program {name}_programs[] = {{
{programs}
}};
"""


def map_tables(spec):
    pairs, rows = [], []
    for name, table in spec["maps"].items():
        other = "HFT_WIRE_BAD" if table["other"] == "bad" else table["other"]
        entries = {byte: value for byte, value in table.items() if byte != "other"}
        lines = "\n".join(f"\t{{ '{byte}', {value} }}," for byte, value in entries.items())
        pairs.append(f"static const struct hft_wire_pair {name}_pairs[] = {{\n{lines}\n}};\n")
        rows.append(f"\t{{ {name}_pairs, {len(entries)}, {other} }},")
    return ("\n".join(pairs) + "\nstatic const struct hft_wire_map maps[] = {\n"
            "\t{ NULL, 0, 0 },\n" + "\n".join(rows) + "\n};\n")


def type_rows(spec):
    return "\n".join(f"\tTYPE({message['name']}, '{message['code']}', {message['length']}),"
                     for message in spec["message"])


def tables(spec):
    fmt = spec["format"]
    messages = spec["message"]
    index = "\n".join(f"\t['{m['code']}'] = {i + 1}," for i, m in enumerate(messages))
    body = "\n".join(message_tables(spec, m) for m in messages)
    return f"""{generated(spec)}#include <hft/wire/{fmt}.h>

#include <stddef.h>

#include "wire/wire.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define FIELD(view, field, place, size, kind, decimals) \\
	{{ #field, place, size, offsetof(view, field), sizeof(((view *)0)->field), kind, decimals }}

#define TYPE(type, code, size) \\
	{{ #type, type##_fields, type##_programs, code, size, COUNT(type##_fields), \\
	  COUNT(type##_programs), sizeof(hft_{fmt}_##type) }}

{map_tables(spec)}
{body}
static const struct hft_wire_type types[] = {{
{type_rows(spec)}
}};

static const uint8_t types_by_code[256] = {{
{index}
}};

const struct hft_wire_format hft_wire_{fmt} = {{
	.name = "{fmt}",
	.types = types,
	.index = types_by_code,
	.maps = maps,
	.type_count = {len(messages)},
	.map_count = {len(spec['maps']) + 1},
}};
"""


def outputs(path):
    spec = load(path)
    fmt = spec["format"]
    source = source_of(spec)
    return {f"include/hft/wire/{fmt}.h": header(spec), f"lib/wire/{fmt}_tables.c": tables(spec),
            f"bindings/python/src/hft/wire/{fmt}.py": dtypes.module(spec, source, COMMAND),
            f"docs/wire/{fmt}.md": page.page(spec, source, COMMAND)}


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    stale = []
    for path in sorted(HERE.glob("*.toml")):
        for name, text in outputs(path).items():
            target = ROOT / name
            if not arguments:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text)
            elif not target.exists() or target.read_text() != text:
                stale.append(name)
    if stale:
        sys.exit(f"not what {COMMAND} would write: {' '.join(stale)}")


if __name__ == "__main__":
    main(sys.argv[1:])
