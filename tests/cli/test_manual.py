# SPDX-License-Identifier: Apache-2.0
"""The manual page and the shells' completion say what the tool itself says of its options."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

import tool
from tool import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/man/hft.1"
BASH = ROOT / "examples/cli/completion/hft.bash"
ZSH = ROOT / "examples/cli/completion/_hft"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def commands():
    return re.findall(r"^  hft ([a-z][a-z-]*) ", run("--help").stdout, flags=re.M)


def options(command):
    """Those that its help lists, at the beginning of a line."""
    lines = re.findall(r"^  (--[a-z-]+|-h, --help) ", run(command, "--help").stdout, flags=re.M)
    return {line.removeprefix("-h, ") for line in lines}


def plain(text):
    return text.replace("\\-", "-")


def page_sections():
    """{command: text} of the page's COMMANDS."""
    body = plain(PAGE.read_text()).split('.SH COMMANDS\n')[1].split("\n.SH ")[0]
    return dict(part.split("\n", 1) for part in body.split(".SS ")[1:])


def page_synopsis():
    body = plain(PAGE.read_text()).split(".SH SYNOPSIS\n")[1].split("\n.SH ")[0]
    parts = re.findall(r'^\.SY "hft (\S+)"\n(.*?)^\.YS', body, flags=re.M | re.S)
    return {name: set(OPTION.findall(text)) for name, text in parts}


def output(*args, **kwargs):
    return subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=60, check=False, **kwargs)


def bash_says(*words, cwd=None):
    """What TAB offers behind these words, by the function that the script registers."""
    script = ('source "$1"; shift; set -- hft "$@"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
              'registered=$(complete -p hft); [[ $registered =~ -F\\ ([^ ]+) ]] || exit 9; '
              '"${BASH_REMATCH[1]}"; printf "%s\\n" "${COMPREPLY[@]}"')
    outcome = output("bash", "--norc", "-c", script, "bash", str(BASH), *words, cwd=cwd)
    return outcome.returncode, outcome.stdout.split()


def zsh_says(*words):
    """What the zsh function hands on to zsh's own."""
    script = ('_arguments() { print -rl -- "$@" }; _values() { shift; print -rl -- "$@" }; '
              'fpath=("$1"); autoload -Uz _hft; shift; words=(hft "$@"); CURRENT=$#words; _hft')
    outcome = output("zsh", "-f", "-c", script, "zsh", str(ZSH.parent), *words)
    return outcome.returncode, outcome.stdout


class Tool(tool.Case):
    def test_something_is_compared(self):
        self.assertGreaterEqual(set(commands()), {"decode", "book", "replay", "make-day", "match"})
        self.assertIn("--levels", options("book"))


class Page(tool.Case):
    def test_commands(self):
        self.assertEqual(sorted(page_sections()), sorted(commands()))
        self.assertEqual(sorted(page_synopsis()), sorted(commands()))

    def test_options(self):
        for command in commands():
            wanted = options(command) - {"--help"}  # told once, under OPTIONS
            self.assertEqual(page_synopsis()[command], wanted, command)
            headed = re.findall(r"^\.(?:B|BI) (--[a-z-]+)", page_sections()[command], flags=re.M)
            self.assertEqual(set(headed), wanted, command)

    def test_general_options(self):
        body = plain(PAGE.read_text()).split(".SH OPTIONS\n")[1].split("\n.SH ")[0]
        headed = set(re.findall(r"^\.(?:B|BI|BR) .*?(--[a-z-]+)", body, flags=re.M))
        self.assertEqual(headed, set(OPTION.findall(run("--help").stdout)))

    def test_renders_without_a_warning(self):
        tools = {"groff": ["groff", "-man", "-ww", "-z", "-Tutf8", str(PAGE)],
                 "mandoc": ["mandoc", "-T", "lint", "-W", "warning", str(PAGE)]}
        for name, command in tools.items():
            if not shutil.which(name):
                tool.skipped(f"the manual page through {name}", f"no {name}")
                continue
            outcome = output(*command)
            self.assertEqual((outcome.returncode, outcome.stdout), (0, ""), name)


class Bash(tool.Case):
    def test_commands(self):
        code, words = bash_says("")
        self.assertEqual(code, 0, words)
        general = set(OPTION.findall(run("--help").stdout))
        self.assertEqual(sorted(words), sorted(set(commands()) | general))
        self.assertEqual(bash_says("ma"), (0, ["make-day", "match"]))

    def test_options(self):
        for command in commands():
            code, words = bash_says(command, "--")
            self.assertEqual((code, set(words)), (0, options(command)), command)
        self.assertEqual(bash_says("replay", "--pace", "max", "--js"), (0, ["--json"]))

    def test_values(self):
        self.assertEqual(bash_says("decode", "--format", ""), (0, ["itch50"]))
        self.assertEqual(bash_says("replay", "--pace", "o"), (0, ["original"]))
        self.assertEqual(bash_says("book", "--levels", ""), (0, []))
        for mode in bash_says("match", "--stp", "")[1]:
            self.assertIn(mode, run("match", "--help").stdout)

    def test_options_with_values(self):
        """After an option that takes a value no option is offered, after another they are."""
        for command in commands():
            for option in options(command) - {"--help"}:
                needs = "needs a value" in run(command, option).stderr
                offered = bash_says(command, option, "--")[1]
                takes_file = option in ("--json", "--book", "--bbo")
                if not takes_file:
                    self.assertEqual("--help" in offered, not needs, f"{command} {option}")

    def test_files(self):
        self.file(b"", "day one.itch")
        self.file(b"", "other")
        code, words = bash_says("replay", "--json", "oth", cwd=self.dir)
        self.assertEqual((code, words), (0, ["other"]))
        self.assertEqual(bash_says("book", "day", cwd=self.dir), (0, ["day", "one.itch"]))
        self.assertIn("--table", bash_says("replay", "other", "--ta", cwd=self.dir)[1])


@unittest.skipUnless(shutil.which("zsh"), "no zsh")
class Zsh(tool.Case):
    def test_commands(self):
        code, text = zsh_says("")
        general = set(OPTION.findall(run("--help").stdout))
        self.assertEqual((code, set(text.split())), (0, set(commands()) | general))

    def test_options(self):
        for command in commands():
            code, text = zsh_says(command, "")
            listed = {line.split("[")[0] for line in text.splitlines() if line.startswith("--")}
            self.assertEqual((code, listed), (0, options(command)), f"{command}: {text}")


if __name__ == "__main__":
    os.environ.pop("BASH_ENV", None)
    if not shutil.which("zsh"):
        tool.skipped("completion in zsh", "no zsh")
    tool.main()
