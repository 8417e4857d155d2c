# SPDX-License-Identifier: Apache-2.0
"""What the tests of the hft tool share: running it, and making ITCH 5.0 by hand."""
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import unittest

HFT = os.environ.get('HFT_TOOL', '')
DATA = os.environ.get('HFT_DATA_DIR', '')
SYMBOLS = {13: 'AAPL', 20: 'MSFT'}


def run(*args, stdout=subprocess.PIPE):
    return subprocess.run([HFT, *map(str, args)], stdout=stdout, stderr=subprocess.PIPE, text=True,
                          errors='replace', timeout=120, check=False)


def stock(name):
    return name.encode().ljust(8)


def head(code, locate, ts):
    return struct.pack('>cHH', code.encode(), locate, 0) + ts.to_bytes(6, 'big')


def system(code, ts=0):
    return head('S', 0, ts) + code.encode()


def directory(locate, ts=0, name=None):
    return head('R', locate, ts) + stock(name or SYMBOLS[locate]) + struct.pack(
        '>ccIcc2scccccIc', b'Q', b'N', 100, b'N', b'C', b'Z ', b'P', b'N', b'N', b'1', b'N', 0,
        b'N')


def add(locate, ref, side, qty, price, ts=0):
    return head('A', locate, ts) + struct.pack('>QcI8sI', ref, side.encode(), qty,
                                               stock(SYMBOLS[locate]), price)


def execute(locate, ref, qty, match, ts=0):
    return head('E', locate, ts) + struct.pack('>QIQ', ref, qty, match)


def execute_price(locate, ref, qty, match, printable, price, ts=0):
    return head('C', locate, ts) + struct.pack('>QIQcI', ref, qty, match, printable.encode(), price)


def delete(locate, ref, ts=0):
    return head('D', locate, ts) + struct.pack('>Q', ref)


def trade(locate, qty, price, match, ts=0):
    return head('P', locate, ts) + struct.pack('>QcI8sIQ', 0, b'B', qty, stock(SYMBOLS[locate]),
                                               price, match)


def cross(locate, qty, price, match, ts=0):
    return head('Q', locate, ts) + struct.pack('>Q8sIQc', qty, stock(SYMBOLS[locate]), price, match,
                                               b'O')


def bust(locate, match, ts=0):
    return head('B', locate, ts) + struct.pack('>Q', match)


def framed(*messages):
    return b''.join(struct.pack('>H', len(m)) + m for m in messages)


class Case(unittest.TestCase):
    """A test with a directory of its own, and the tool's outcomes as assertions."""

    def setUp(self):
        self.assertTrue(HFT, 'HFT_TOOL names the hft program')
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.dir = temporary.name

    def path(self, name):
        return os.path.join(self.dir, name)

    def file(self, data, name='in.itch'):
        with open(self.path(name), 'wb') as out:
            out.write(data)
        return self.path(name)

    def day(self, *options, name='day.itch'):
        outcome = run('make-day', *options, self.path(name))
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return self.path(name)

    def json(self, *args, code=0, errors=''):
        """The JSON on stdout of a run that ends with `code` and says `errors` on stderr."""
        outcome = run(*args)
        self.assertEqual(outcome.returncode, code, outcome.stderr)
        self.assertIn(errors, outcome.stderr)
        if code == 0 and not errors:
            self.assertEqual(outcome.stderr, '')
        return json.loads(outcome.stdout)

    def refused(self, code, *args, says=''):
        """A run that prints nothing and one line of complaint."""
        outcome = run(*args)
        self.assertEqual(outcome.returncode, code, f'{args}: {outcome.stderr}')
        self.assertEqual(outcome.stdout, '', args)
        self.assertEqual(outcome.stderr.count('\n'), 1, f'{args}: {outcome.stderr}')
        self.assertIn(says, outcome.stderr, args)


def garbage(seed, size):
    """Random bytes, of which some look like frames of ITCH."""
    rng = random.Random(seed)
    out = bytearray()
    while len(out) < size:
        kind = rng.randrange(4)
        if kind == 0:
            out += rng.randbytes(rng.randrange(1, 80))
        elif kind == 1:
            code = rng.choice(b'SRHYLVWKJhAFECXDUPQBINO')
            out += framed(bytes([code]) + rng.randbytes(rng.randrange(0, 60)))
        elif kind == 2:
            out += framed(rng.randbytes(rng.randrange(1, 60)))
        else:
            out += framed(add(13, rng.randrange(1, 50), rng.choice('BS'), rng.randrange(0, 500),
                              rng.randrange(0, 2000000)), delete(13, rng.randrange(1, 50)))
    return bytes(out)


def skipped(what, why):
    print(f'skipped: {what}: {why}', flush=True)


def main():
    unittest.main(argv=[sys.argv[0]], verbosity=1)
