# SPDX-License-Identifier: Apache-2.0
"""The command line: help, mistakes, and files that cannot be read or written."""
import os
import unittest

import tool
from tool import run

COMMANDS = {
    'decode': ['--format', '--date', '--progress'],
    'book': ['--format', '--symbol', '--after', '--levels', '--progress'],
    'replay': ['--format', '--pace', '--speed', '--date', '--symbol', '--json', '--table',
               '--progress'],
    'make-day': ['--messages', '--symbols', '--seed', '--date', '--progress'],
    'table': [],
}
READERS = ('decode', 'book', 'replay')


class Help(tool.Case):
    def test_help(self):
        for flag in ('--help', '-h'):
            outcome = run(flag)
            self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
            for command in COMMANDS:
                self.assertIn(f'hft {command}', outcome.stdout)

    def test_help_of_commands(self):
        for command, options in COMMANDS.items():
            for flag in ('--help', '-h'):
                outcome = run(command, flag)
                self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
                self.assertTrue(outcome.stdout.startswith(f'usage: hft {command} '))
                for option in options:
                    self.assertIn(option, outcome.stdout)

    def test_version(self):
        outcome = run('--version')
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
        self.assertRegex(outcome.stdout, r'^hft \d+\.\d+\.\d+, ABI \d+, .+\n$')

    def test_full_device(self):
        good = self.file(tool.framed(tool.directory(13), tool.add(13, 1, 'B', 100, 1000000)))
        json = self.path('r.json')
        run('replay', good, '--json', json)
        for args in (['--help'], ['--version'], ['book', '--help'], ['decode', good],
                     ['book', good], ['replay', good], ['table', json],
                     ['make-day', self.path('d'), '--messages', '1000', '--symbols', '2'],
                     ['replay', good, '--table', '--json', json]):
            with open('/dev/full', 'w', encoding='utf-8') as full:
                outcome = run(*args, stdout=full)
            self.assertEqual(outcome.returncode, 3, args)
            self.assertIn('stdout', outcome.stderr, args)


class Mistakes(tool.Case):
    def test_commands(self):
        self.refused(2, says='no command')
        self.refused(2, 'frobnicate', says="unknown command 'frobnicate'")
        self.refused(2, '--frobnicate', says="unknown option '--frobnicate'")
        self.refused(2, '', says='unknown command')

    def test_options(self):
        for command in COMMANDS:
            self.refused(2, command, '--frobnicate', 'x', says='--frobnicate')
            self.refused(2, command, '-z', 'x', says='-z')
            self.refused(2, command, '--help=x', 'x', says='--help')
            self.refused(2, command, says='is missing')
            self.refused(2, command, 'a', 'b', says="'b' is one argument too many")
            self.refused(2, command, 'a', '--frobnicate', says='--frobnicate')
        for command, option in (('decode', '--date'), ('book', '--after'), ('replay', '--json'),
                                ('make-day', '--seed')):
            self.refused(2, command, 'x', option, says='needs a value')

    def test_formats(self):
        good = self.file(tool.framed(tool.system('O')))
        for command in READERS:
            for name in ('itch41', '', 'ITCH50', 'itch50 '):
                self.refused(2, command, '--format', name, good, says='unknown format')

    def test_numbers(self):
        for value in ('', '-1', '+1', '1x', ' 1', '0x10', '1.5', '99999999999999999999'):
            self.refused(2, 'book', '--after', value, 'x', says='is no number')
            self.refused(2, 'book', '--levels', value, 'x', says='is no number')
            self.refused(2, 'make-day', '--messages', value, 'x', says='is no number')
            self.refused(2, 'make-day', '--symbols', value, 'x', says='is no number')
            self.refused(2, 'make-day', '--seed', value, 'x', says='is no seed')
        self.refused(2, 'book', '--levels', 0, 'x', says='is no number')
        for value in (0, 8193):
            self.refused(2, 'make-day', '--symbols', value, 'x', says='1 to 8192')
        self.refused(2, 'make-day', '--messages', 0, 'x', says='is no number')
        self.refused(2, 'make-day', '--messages', 100, '--symbols', 500, 'x', says='at least')

    def test_dates(self):
        for date in ('', '2020-13-01', '2020-00-10', '2020-02-30', '2019-02-29',
                     '2020-04-31', '2020-01-00', '20-01-01', '2020/01/01', '2020-1-01', '2020-01-1',
                     '2020-01-01x', 'x2020-01-01', '1986-12-31', '2100-01-01', '2020-01-+1',
                     '0000-00-00', '2020-01- 1'):
            for command in ('decode', 'replay', 'make-day'):
                self.refused(2, command, '--date', date, 'x', says='is no date')

    def test_pace(self):
        for value in ('', 'slow', 'MAX'):
            self.refused(2, 'replay', '--pace', value, 'x', says='is no pace')
        self.refused(2, 'replay', '--speed', 2, 'x', says='--pace original')
        for value in ('', '0', '-1', 'x', '1e3', '99999999999999999999', '0.0000000001'):
            self.refused(2, 'replay', '--pace', 'original', '--speed', value, 'x',
                         says='is no speed')

    def test_symbols(self):
        good = self.file(tool.framed(tool.directory(13), tool.add(13, 1, 'B', 100, 1000000)))
        for name in ('NONE', '', 'AAPL ', 'aapl', 'A' * 40):
            self.refused(2, 'book', '--symbol', name, good, says=f"no symbol '{name}'")
            self.refused(2, 'replay', '--symbol', name, good, says=f"no symbol '{name}'")


class Files(tool.Case):
    def test_unreadable(self):
        for command in READERS + ('table',):
            self.refused(3, command, self.path('none'), says='cannot read')
            self.refused(3, command, self.dir, says='cannot read')
            self.refused(3, command, '', says='cannot read')
            self.refused(3, command, self.path('none/none'), says='cannot read')
        if os.getuid() == 0:
            tool.skipped('a file without permission', 'root may read every file')
            return
        closed = self.file(b'')
        os.chmod(closed, 0)
        for command in READERS + ('table',):
            self.refused(3, command, closed, says='cannot read')

    def test_not_a_file(self):
        fifo = self.path('fifo')
        os.mkfifo(fifo)
        for command in READERS:
            for path in (fifo, '/dev/null'):
                self.refused(3, command, path, says='cannot read')

    def test_unwritable(self):
        good = self.file(tool.framed(tool.system('O')))
        for path in ('/dev/full', self.dir, self.path('none/r.json')):
            self.refused(3, 'replay', good, '--json', path, says='cannot write')
        for path in ('/dev/full', self.dir, self.path('none/day')):
            self.refused(3, 'make-day', '--messages', 100000, '--symbols', 3, path,
                         says='cannot write')

    def test_table(self):
        for text in (b'', b'{', b'{}', b'[]', b'null', b'{"messages": 1}', b'\xff\xfe',
                     b'{"messages": "1", "latency_ns": {}}'):
            outcome = run('table', self.file(text))
            self.assertEqual((outcome.returncode, outcome.stdout), (1, ''), text)
            self.assertIn('is not the JSON of a replay', outcome.stderr)


if __name__ == '__main__':
    tool.main()
