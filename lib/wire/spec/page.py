# SPDX-License-Identifier: Apache-2.0
"""A format's messages as a page for readers: what generate.py writes into docs/wire."""


def kind(field):
    if field.get("decimals"):
        return f"price, {field['decimals']} decimals"
    return "letters" if field["kind"] == "alpha" else f"uint{8 * field['bytes']}"


def row(field):
    meaning = field["doc"].replace("|", "\\|")
    return (f"| {field['offset']} | {field['bytes']} | `{field['name']}` | {kind(field)} "
            f"| {meaning} |")


def events(message):
    """The kinds of its events, each once, in their order."""
    names = dict.fromkeys(event["kind"] for event in message["events"])
    return ", ".join(f"`HFT_EVENT_{name}`" for name in names)


def section(spec, message):
    fields = "\n".join(row(field) for field in spec["prefix"] + message["fields"])
    return f"""## {message['code']}: {message['section']}

{message['length']} bytes. C: `hft_{spec['format']}_{message['name']}`. Python:
`hft.wire.{spec['format']}.{message['name'].upper()}`. Becomes {events(message)}.

| offset | bytes | field | type | meaning |
|---|---|---|---|---|
{fields}
"""


def index(message):
    return f"| `{message['code']}` | {message['section']} | {message['length']} |"


def page(spec, source, command):
    """The text of docs/wire/<format>.md."""
    rows = "\n".join(index(message) for message in spec["message"])
    body = "\n".join(section(spec, message) for message in spec["message"])
    return f"""<!-- Generated from {source} by {command}; do not edit. -->
# {spec['title']}

Every message and every field of {spec['title']}, version {spec['version']}.
Numbers on the wire are unsigned and big-endian; letters are ASCII, left-justified and padded with
spaces; offsets count from the type code, the frame's length excluded.

`hft_md_decode` turns messages into events, `hft_wire_read` one message into its C struct, and
`hft.wire.read` a whole file into numpy arrays, a type each. The structs hold the same fields in
host order; include/hft/wire/{spec['format']}.h has them.

| code | message | bytes |
|---|---|---|
{rows}

{body}"""
