#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""parse.py ROOT [CC]: a parser of plain C reads every public header, as the generators of bindings
do, finds each function of lib/hft.map declared once, with as many parameters as the baseline has,
and nothing that a foreign caller cannot say: structs by value, variable arguments, members named by
a word that another language keeps."""
import collections
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "gates"))
import nodes  # noqa: E402
import public  # noqa: E402

try:
    from pycparser import c_ast, c_parser
except ImportError:
    print("skipped: abi-parse: pycparser is missing (Debian: python3-pycparser)")
    sys.exit(77)

PRELUDE = "".join(
    f"typedef {kind} {name};\n"
    for kind, name in (
        ("signed char", "int8_t"), ("short", "int16_t"), ("int", "int32_t"), ("long", "int64_t"),
        ("unsigned char", "uint8_t"), ("unsigned short", "uint16_t"), ("unsigned", "uint32_t"),
        ("unsigned long", "uint64_t"), ("unsigned long", "size_t")))
KEPT_WORDS = set("""as async await break case catch chan char class const continue crate def default
    defer del delete do double dyn elif else enum except export extern false final finally float fn
    for from func function global go goto if impl import in instanceof int interface is lambda let
    long loop map match mod move mut namespace native new nonlocal not null operator or package pass
    private protected pub public raise range ref register return self short signed sizeof static
    struct super switch template this throw throws trait transient true try type typedef typename
    typeof union unsafe unsigned use using var virtual void volatile where while with
    yield""".split())

ESCAPED = {("hft_risk_config", "ref")}  # Rust's; it is written r#ref there


def preprocessed(root: pathlib.Path, compiler: str) -> str:
    """The public headers after the preprocessor, without what they include from elsewhere."""
    includes = "".join(f"#include <{header}>\n" for header in public.headers(root))
    run = subprocess.run(
        [compiler, "-E", "-x", "c", "-std=c11", "-D__attribute__(x)=", "-D__extension__=",
         f"-I{root}/include", "-"],
        input=includes, capture_output=True, text=True, check=True)
    kept, ours = [PRELUDE], False
    for line in run.stdout.splitlines(keepends=True):
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            ours = "/include/hft/" in marker.group(1)
        if ours:
            kept.append(line)
    return "".join(kept)


def by_value(node: c_ast.Node, records: set[str]) -> bool:
    """Whether a parameter or result is a struct, not a pointer to one."""
    if not isinstance(node, c_ast.TypeDecl):
        return False
    if isinstance(node.type, c_ast.IdentifierType):
        return bool(records & set(node.type.names))
    return isinstance(node.type, (c_ast.Struct, c_ast.Union, c_ast.Enum))


def count_of(function: c_ast.FuncDecl) -> int:
    """How many parameters a function takes; (void) is none."""
    params = function.args.params if function.args else []
    return sum(not is_void(param) for param in params)


def is_void(param: c_ast.Node) -> bool:
    """Whether it is the void of (void)."""
    kind = getattr(param, "type", None)
    return (isinstance(kind, c_ast.TypeDecl) and isinstance(kind.type, c_ast.IdentifierType)
            and kind.type.names == ["void"])


def recorded(root: pathlib.Path) -> dict[str, int]:
    """The parameters of each function of the baselines."""
    return {f.get("name"): len(f.findall("parameter"))
            for path in sorted(root.glob("tests/abi/baseline-*.abi"))
            for f in ET.parse(path).iter("function-decl")}


class Look(c_ast.NodeVisitor):
    """Collects the functions declared and what is wrong with them."""

    def __init__(self) -> None:
        self.functions: collections.Counter[str] = collections.Counter()
        self.parameters: dict[str, int] = {}
        self.records: set[str] = set()
        self.problems: list[str] = []

    def visit_Typedef(self, node: c_ast.Typedef) -> None:
        if isinstance(node.type, c_ast.TypeDecl) and isinstance(node.type.type, c_ast.Struct):
            self.records.add(node.name)
        self.generic_visit(node)

    def visit_Struct(self, node: c_ast.Struct) -> None:
        for member in node.decls or []:
            if (node.name, member.name) in ESCAPED:
                continue
            if member.name is None or member.name in KEPT_WORDS:
                self.problems.append(f"struct {node.name}: member '{member.name}' has no name of "
                                     "its own, or one that another language keeps")
        self.generic_visit(node)

    def visit_FuncDef(self, node: c_ast.FuncDef) -> None:
        """An inline function: not exported, and its body is C's."""

    def visit_Decl(self, node: c_ast.Decl) -> None:
        if isinstance(node.type, c_ast.FuncDecl):
            self.functions[node.name] += 1
            self.parameters[node.name] = count_of(node.type)
        self.generic_visit(node)

    def visit_FuncDecl(self, node: c_ast.FuncDecl) -> None:
        params = node.args.params if node.args else []
        name = node.type.declname if isinstance(node.type, c_ast.TypeDecl) else "a pointer's"
        for part in [node.type, *(getattr(p, "type", p) for p in params)]:
            if by_value(part, self.records):
                self.problems.append(f"{name}: a struct by value")
            if isinstance(part, c_ast.EllipsisParam):
                self.problems.append(f"{name}: variable arguments")
        self.generic_visit(node)


def main() -> None:
    root = pathlib.Path(sys.argv[1])
    compiler = sys.argv[2] if len(sys.argv) > 2 else "cc"
    look = Look()
    try:
        look.visit(c_parser.CParser().parse(preprocessed(root, compiler), "headers"))
    except c_parser.ParseError as error:
        sys.exit(f"a parser of plain C stops at {error}")
    mapped = {n for _, names, _ in nodes.nodes_of((root / "lib/hft.map").read_text())
              for n in names}
    problems = look.problems
    problems += [f"{n}: in the map, not declared" for n in sorted(mapped - set(look.functions))]
    problems += [f"{n}: declared {look.functions[n]} times" for n in sorted(mapped)
                 if look.functions[n] > 1]
    baseline = recorded(root)
    problems += [f"{n}: {look.parameters[n]} parameters, {baseline[n]} in the baseline"
                 for n in sorted(mapped & set(look.parameters) & set(baseline))
                 if look.parameters[n] != baseline[n]]
    if len(baseline) < 100:
        problems.append("the baseline has hardly a function: the check is blind")
    if problems:
        sys.exit("\n".join(problems))
    print(f"{len(public.headers(root))} headers, {len(mapped)} functions")


main()
