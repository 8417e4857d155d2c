# SPDX-License-Identifier: Apache-2.0
"""hft make-day: the same bytes for a seed, a valid day, and the mix of a real one."""
import hashlib
import os
import unittest

import itch_model
import tool

REAL = dict(A=117145568, D=114360997, U=21639067, E=5722824, I=4024315, X=2787676, F=1485888,
            P=1218602, L=215161, C=99917)
REAL_ALL = 268744780


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


class Bytes(tool.Case):
    def test_seed(self):
        options = ('--messages', 40000, '--symbols', 30)
        first = digest(self.day(*options, '--seed', 5))
        self.assertEqual(digest(self.day(*options, '--seed', 5)), first)
        self.assertNotEqual(digest(self.day(*options, '--seed', 6)), first)
        self.assertNotEqual(digest(self.day(*options, '--seed', 5, '--date', '2020-01-30')), first)
        self.assertEqual(digest(self.day(*options, '--seed', 5, '--date', '2020-01-30')),
                         digest(self.day(*options, '--seed', 5, '--date', '2020-01-30')))

    def test_known_bytes(self):
        # Every compiler and machine makes these: change them only with the generator.
        self.assertEqual(digest(self.day('--messages', 40000, '--symbols', 30, '--seed', 1)),
                         KNOWN)

    def test_summary(self):
        path = self.path('day.itch')
        json = self.json('make-day', '--messages', 20000, '--symbols', 10, '--seed', 2, path)
        model = itch_model.load(path)
        self.assertEqual(json, {'file': path, 'messages': 20000, 'bytes': os.path.getsize(path),
                                'symbols': 10, 'seed': 2, 'orders_peak': model.peak,
                                'types': dict(sorted(model.types.items()))})

    def test_stdout(self):
        path = self.day('--messages', 20000, '--symbols', 10, '--seed', 2)
        json = self.json('make-day', '--messages', 20000, '--symbols', 10, '--seed', 2, path)
        with open(self.path('piped'), 'wb') as out:
            outcome = tool.run('make-day', '--messages', 20000, '--symbols', 10, '--seed', 2, '-',
                               stdout=out)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertEqual(digest(self.path('piped')), digest(path))
        self.assertEqual(tool.json.loads(outcome.stderr), json | {'file': '-'})
        with open('/dev/full', 'wb') as out:
            outcome = tool.run('make-day', '--messages', 20000, '--symbols', 10, '-', stdout=out)
        self.assertEqual((outcome.returncode, outcome.stderr),
                         (3, 'hft: cannot write -: No space left on device\n'))


class Valid(tool.Case):
    """The model asserts that every reference is live and every price and quantity legal."""

    def check(self, messages, symbols, seed):
        path = self.day('--messages', messages, '--symbols', symbols, '--seed', seed)
        model = itch_model.load(path)
        self.assertEqual(sum(model.types.values()), messages)
        self.assertEqual((len(model.orders), model.crossed, model.away), (0, 0, 0))
        self.assertEqual(model.types['A'] + model.types['F'] > model.types['D'],
                         model.types['E'] + model.types['C'] > 0 and messages > 10000)
        self.assertEqual(len(model.names), symbols)
        for code in 'RHY':
            self.assertEqual(model.types[code], symbols)
        self.assertEqual((model.types['Q'], model.types['S']), (2 * symbols, 6))
        return path, model

    def test_shapes(self):
        for messages, symbols in ((60000, 500), (60000, 8192), (30000, 1), (30000, 2),
                                  (20000, 100)):
            self.check(messages, symbols, 1)

    def test_seeds(self):
        for seed in range(20):
            self.check(15000, 25, seed)

    def test_least(self):
        for symbols in (1, 2, 7, 500, 8192):
            least = 109 + 5 * symbols
            self.refused(2, 'make-day', '--messages', least - 1, '--symbols', symbols,
                         self.path('d'), says=f'at least {least} messages')
            for more in range(0, 40, 1 if symbols < 10 else 20):
                path = self.day('--messages', least + more, '--symbols', symbols, '--seed', more)
                model = itch_model.load(path)
                self.assertEqual(sum(model.types.values()), least + more)
                self.assertEqual((len(model.orders), model.crossed), (0, 0))

    def test_tool_agrees(self):
        path, model = self.check(100000, 50, 7)
        json = self.json('replay', path)
        self.assertEqual((json['bad'], json['unknown'], json['types']), (0, 0, dict(model.types)))
        books = json['books']
        self.assertEqual((books['refused'], books['crossed'], books['orders'], books['levels']),
                         (0, 0, 0, 0))
        self.assertEqual((books['orders_peak'], books['symbols']), (model.peak, 50))

    def test_session(self):
        path = self.day('--messages', 30000, '--symbols', 20)
        marks = []
        with open(path, 'rb') as file:
            for message in itch_model.messages(file.read()):
                if message[0:1] == b'S':
                    marks.append((chr(message[11]), int.from_bytes(message[5:11], 'big') / 3.6e12))
        self.assertEqual([m for m, _ in marks], list('OSQMEC'))
        self.assertEqual([t for _, t in marks[:5]], [3, 4, 9.5, 16, 20])


class Mix(tool.Case):
    def test_mix(self):
        path = self.day('--messages', 500000, '--symbols', 100)
        types = self.json('decode', path)['types']
        for code, count in REAL.items():
            share, real = types[code] / 500000, count / REAL_ALL
            self.assertLess(abs(share - real), max(0.02 * real, 0.0006), code)

    def test_peak(self):
        json = self.json('make-day', '--messages', 1000000, '--symbols', 500, self.path('d'))
        self.assertTrue(10000 <= json['orders_peak'] <= 30000, json['orders_peak'])

    def test_rate_rises_at_open_and_close(self):
        path = self.day('--messages', 300000, '--symbols', 50)
        rate = self.json('replay', path)['series']['rate']

        def mean(begin, end):
            first = int((begin * 3600 - rate['start_s']) / rate['bucket_s'])
            last = int((end * 3600 - rate['start_s']) / rate['bucket_s'])
            return sum(rate['messages'][first:last]) / (last - first)

        noon = mean(12, 13)
        self.assertGreater(mean(9.5, 9.75), 1.8 * noon)
        self.assertGreater(mean(15.75, 16), 1.8 * noon)
        self.assertLess(mean(5, 7), 0.2 * noon)


KNOWN = '276a6206c9f7be6e234adb2236ba3eb1d90519e3e6a1d17e81520590fe98cbde'

if __name__ == '__main__':
    tool.main()
