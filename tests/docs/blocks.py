# SPDX-License-Identifier: Apache-2.0
"""blocks.py ROOT BUILD: every code block of the pages does what its page says.

Pages: README.md, CONTRIBUTING.md, docs/**/*.md, bindings/*/README.md. A block may have a mark on
the line above it:
  <!-- from PATH -->    it stands in PATH, line for line
  <!-- prints PATH -->  it is what the program PATH of examples/ prints
Without one, by its language:
  c, cpp  with main: it compiles, links and exits with 0; else it compiles
  python  the page's blocks run in their order, in one process, in the Python binding's environment,
          after the lines "hft make-day ..." of its sh blocks
  sh      each line's command exists: a tool of the tree with that subcommand and those options, or
          one of TOOLS; and so does each path of the tree that it names. What follows
          "cc NAME.c ... && ./a.out" is what examples/NAME.c prints
Of other languages the binding's own tests must read the page; a block that none reads is skipped by
name. Data and output (toml, json, plain) are not checked.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT, BUILD = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
BLOCK = re.compile(r"(?:^<!-- (from|prints) (\S+) -->\n)?^```(\w*)\n(.*?)^```$", re.M | re.S)
# What a reader's machine has, or what the block installs.
TOOLS = set("""cc gcc c++ g++ cmake ninja ctest pip pip3 python python3 sudo apt apt-get dpkg
./a.out export cargo go npm node mvn java javac jar git cd cat echo . sh curl tar man""".split())
FOLDERS = "include|lib|bindings|examples|tests|bench|docs|pkgconfig"
OTHERS = set("rust go java js javascript ts typescript kotlin csharp".split())
counts = {"passed": 0, "failed": 0, "skipped": 0}


def run(command, **kwargs):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=120, check=False, **kwargs)


COMPILERS = {"c": ["cc", "-std=c11"],
             "cpp": ["c++", "-std=c++17", f"-I{ROOT}/bindings/cpp/include"]}


def compile_c(language, text, work):
    """What is wrong, or None. A block without main is compiled alone."""
    program = "int main(" in text
    source = work / f"block.{language}"
    source.write_text(text)
    command = [*COMPILERS[language], "-Wall", "-Wextra", "-Werror", f"-I{ROOT}/include",
               str(source)]
    if not program:
        command += ["-fsyntax-only", "-Wno-unused"]
    else:
        library = f"{BUILD}/lib"
        command += ["-o", str(work / "block"), f"-L{library}", f"-Wl,-rpath,{library}", "-lhft"]
    outcome = run(command)
    if outcome.returncode != 0:
        return outcome.stdout
    if program:
        outcome = run([str(work / "block")], cwd=work)
        return f"it exits with {outcome.returncode}" if outcome.returncode != 0 else None
    return None


def check_from(path, text):
    file = ROOT / path
    if not file.is_file():
        return f"{path} does not exist"
    return None if text in file.read_text() else f"it does not stand in {path}"


def check_prints(path, text):
    program = BUILD / "examples" / f"example_{pathlib.Path(path).stem}"
    if not (ROOT / path).is_file() or not program.is_file():
        return f"{path} is no program of the examples"
    outcome = run([str(program)])
    return None if outcome.stdout == text else f"{path} prints:\n{outcome.stdout}"


def helps(command):
    return run([str(BUILD / "examples/cli/hft"), *command, "--help"]).stdout


def check_hft(words):
    general = helps([])
    if len(words) > 1 and words[1].startswith("-"):
        return None if words[1] in general else f"hft has no {words[1]}"
    if len(words) < 2 or f"\n  hft {words[1]} " not in general:
        return f"hft has no command {words[1:2]}"
    text = helps([words[1]])
    lost = [w for w in words[2:] if w.startswith("--") and not re.search(rf"{w}\b", text)]
    return f"hft {words[1]} has no {lost[0]}" if lost else None


def check_door(words):
    text = run([str(ROOT / "run"), "help"]).stdout
    known = len(words) > 1 and re.search(rf"^\./run {re.escape(words[1])}\b", text, re.M)
    return None if known else f"{' '.join(words[:2])} is not in ./run help"


def check_line(line, folder):
    words = [w for w in shlex.split(line, comments=True) if w not in ("&&", "|")]
    while words and re.fullmatch(r"\w+=.*", words[0]):
        words.pop(0)
    if not words:
        return None
    for path in re.findall(rf"(?<![\w/])(?:{FOLDERS})/[\w./-]*\w", line):
        if not (ROOT / path).exists() and not (folder / path).exists():
            return f"{path} does not exist"
    name = words[0]
    if name == "hft":
        return check_hft(words)
    if name == "./run":
        return check_door(words)
    if name == "venue" or name in TOOLS or (folder / name).is_file():
        return None
    return f"nobody knows the command {name}"


def check_sh(text, folder):
    built = re.search(r"^cc (\w+)\.c .*&& \./a\.out\n", text, re.M)
    if built:
        printed = check_prints(f"examples/{built.group(1)}.c", text[built.end():])
        if printed:
            return printed
        text = text[:built.end()]
    for line in text.replace("\\\n", " ").splitlines():
        complaint = check_line(line, folder)
        if complaint:
            return complaint
    return None


def mark(page, number, what):
    counts["failed" if what else "passed"] += 1
    if what:
        print(f"FAIL {page}, line {number}: {what}")


def skip(page, why):
    counts["skipped"] += 1
    print(f"skipped: {page}: {why}")


def read_by_tests(page):
    """Does a script or test beside the page read it?"""
    folder = (ROOT / page).parent
    beside = (f for f in folder.rglob("*") if f.suffix in (".sh", ".go", ".js", ".rs", ".java"))
    return page.parts[0] == "bindings" and any("README.md" in f.read_text() for f in beside)


def make_days(text, work):
    """The files that a page has its reader make."""
    for line in re.findall(r"^hft (make-day [^#\n]*)", text, re.M):
        outcome = run([str(BUILD / "examples/cli/hft"), *shlex.split(line)], cwd=work)
        if outcome.returncode != 0:
            print(outcome.stdout)


def check_python(page, blocks, work):
    """All in one, each under its line in the page, so that a traceback leads there."""
    python = ROOT / "build/bindings/python/venv/bin/python"
    if not python.exists():
        skip(page, "its Python blocks: no environment, ./run bindings python makes one")
        return
    text = ""
    for number, block in blocks:
        text += "\n" * (number - text.count("\n")) + block
    (work / "page.py").write_text(text)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    environment["PATH"] = f"{BUILD}/examples/cli:{environment['PATH']}"
    outcome = run([str(python), "page.py"], cwd=work, env=environment)
    for number, _ in blocks:
        mark(page, number, None if outcome.returncode == 0 else outcome.stdout)


def check_block(page, found, number, work):
    verb, path, language, text = found.groups()
    if verb == "from":
        mark(page, number, check_from(path, text))
    elif verb == "prints":
        mark(page, number, check_prints(path, text))
    elif language in COMPILERS:
        mark(page, number, compile_c(language, text, work))
    elif language == "sh":
        mark(page, number, check_sh(text, (ROOT / page).parent))
    elif language in OTHERS and not read_by_tests(page):
        skip(page, f"line {number}: no test runs this {language}")


def check_page(page):
    text = (ROOT / page).read_text()
    python = []
    with tempfile.TemporaryDirectory() as work:
        for found in BLOCK.finditer(text):
            number = text.count("\n", 0, found.start(4))
            if found.group(3) == "python" and not found.group(1):
                python.append((number, found.group(4)))
            else:
                check_block(page, found, number, pathlib.Path(work))
        if python:
            make_days(text, work)
            check_python(page, python, pathlib.Path(work))


def main():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"),
             *ROOT.glob("bindings/*/README.md")]
    for page in sorted(pages):
        check_page(page.relative_to(ROOT))
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    sys.exit(counts["failed"] > 0 or counts["passed"] == 0)


main()
