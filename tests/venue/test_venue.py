# SPDX-License-Identifier: Apache-2.0
"""The venue: the same twice, the same to a reader of its market data, and a market in its ways."""
import json
import os
import struct
import subprocess
import tempfile
import unittest

VENUE = os.environ.get('HFT_VENUE', '')
HFT = os.environ.get('HFT_TOOL', '')


def run(*args):
    return subprocess.run([VENUE, *map(str, args)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=300, check=False)


class Case(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.dir = temporary.name

    def path(self, name):
        return os.path.join(self.dir, name)

    def read(self, name):
        with open(self.path(name), 'rb') as file:
            return file.read()

    def venue(self, *args, name='out'):
        """What a run tells, without its times; its text; its market data."""
        outcome = run('--itch', self.path(name + '.itch'), '--json', self.path(name + '.json'),
                      *args)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
        told = json.loads(self.read(name + '.json'))
        self.assertGreater(told.pop('timing')['elapsed_s'], 0)
        return told, outcome.stdout, self.read(name + '.itch')


class Same(Case):
    def test_twice(self):
        first = self.venue('--commands', 20000, '--seed', 7)
        again = self.venue('--commands', 20000, '--seed', 7, name='again')
        self.assertEqual(first[0], again[0])
        self.assertEqual(first[2], again[2])
        other = self.venue('--commands', 20000, '--seed', 8, name='other')
        self.assertNotEqual(first[0]['state_hash'], other[0]['state_hash'])
        self.assertNotEqual(first[2], other[2])

    def test_checked_or_not(self):
        plain, _, data = self.venue('--commands', 20000)
        told, _, same = self.venue('--commands', 20000, '--check', name='checked')
        check = told.pop('check')
        self.assertEqual((plain, data), (told, same))
        self.assertEqual(check['different'], 0)
        self.assertEqual(check['events'], told['itch']['messages'])
        self.assertGreater(check['compared'], 15000)
        self.assertGreaterEqual(check['hashed'], 20000 // 4096)

    def test_journal(self):
        told, _, _ = self.venue('--commands', 20000)
        self.assertEqual(told['replay']['state_hash'], told['state_hash'])
        self.assertEqual(told['replay']['reports_hash'], told['reports_hash'])
        self.assertEqual(told['replay']['inputs'], told['counts']['inputs'])
        self.assertGreater(told['replay']['inputs'], 20000)
        self.assertEqual(int(told['state_hash'], 16) >> 64, 0)

    def test_inputs(self):
        """The file holds every input, in order: 32 bytes of head, then what it holds."""
        told, _, _ = self.venue('--commands', 2000, '--inputs', self.path('inputs'))
        data, at, seq = self.read('inputs'), 0, 0
        while at < len(data):
            number, _, kind, size, reserved = struct.unpack_from('<QqIIQ', data, at)
            seq += 1
            self.assertEqual((number, reserved), (seq, 0))
            self.assertIn(kind, range(1, 7))
            at += 32 + (size + 7) // 8 * 8
        self.assertEqual((at, seq), (len(data), told['counts']['inputs']))

    def test_reader(self):
        """The hft tool reads the file: nothing refused, nothing crossed, the same orders left."""
        told, _, data = self.venue('--commands', 20000)
        outcome = subprocess.run([HFT, 'replay', self.path('out.itch')], stdout=subprocess.PIPE,
                                 text=True, timeout=120, check=True)
        replay = json.loads(outcome.stdout)
        self.assertEqual(replay['messages'], told['itch']['messages'])
        self.assertEqual(replay['bytes'], len(data))
        self.assertEqual((replay['unknown'], replay['bad']), (0, 0))
        self.assertEqual(replay['types'], told['itch']['types'])
        books = replay['books']
        self.assertEqual((books['refused'], books['crossed']), (0, 0))
        self.assertEqual(books['symbols'], len(told['instruments']))
        self.assertEqual(books['orders'], told['counts']['orders'])
        self.assertEqual(replay['traded']['displayed']['count'], told['counts']['trades'])


class Market(Case):
    def test_mix(self):
        told, _, _ = self.venue('--commands', 60000, '--live', 1000)
        flow, total = told['flow'], sum(told['flow'].values())
        self.assertEqual(total, 60000)
        for name, low, high in (('add', .42, .50), ('cancel', .40, .48), ('replace', .04, .06),
                                ('aggressive', .04, .06), ('sloppy', .004, .012)):
            self.assertTrue(low < flow[name] / total < high, (name, flow[name]))
        self.assertTrue(1 <= told['depth']['spread_ticks'] < 10, told['depth'])
        self.assertGreater(told['depth']['levels'], 5)
        orders = told['counts']['orders']
        self.assertTrue(200 < orders < 2000, orders)

    def test_profits(self):
        """A market maker wins from those who know nothing, and loses to those who know."""
        won, _, _ = self.venue('--commands', 100000, '--informed', 0)
        lost, _, _ = self.venue('--commands', 100000, '--informed', 100)
        self.assertGreater(won['pnl']['market_maker'], 0)
        self.assertEqual(won['pnl']['informed'], 0)
        self.assertLess(lost['pnl']['market_maker'], 0)
        self.assertGreater(lost['pnl']['informed'], 0)
        for told in (won, lost):
            self.assertTrue(told['balanced'])
            self.assertAlmostEqual(sum(told['pnl'].values()), 0, places=2)
            self.assertEqual(told['counts']['strategies_closed'], 0)

    def test_market_maker(self):
        told, _, _ = self.venue('--commands', 40000)
        maker = told['market_maker']
        self.assertTrue(maker['open'])
        self.assertGreater(maker['fills'], 500)
        series = maker['series']
        points = len(series['time_s'])
        self.assertGreater(points, 300)
        self.assertEqual(series['time_s'], sorted(series['time_s']))
        self.assertEqual(len(series['inventory']), len(told['instruments']))
        for line in [series[k] for k in ('pnl', 'realised', 'middle', 'value')]:
            self.assertEqual(len(line), points)
        for line in series['inventory']:
            self.assertEqual(len(line), points)
            self.assertLessEqual(max(map(abs, line)), 3000)
        self.assertTrue(any(map(any, series['inventory'])))
        self.assertEqual(round(series['pnl'][-1], 2), round(told['pnl']['market_maker'], 2))

    def test_refusals(self):
        told, text, _ = self.venue('--commands', 60000)
        rejects = told['rejects']
        self.assertEqual(sum(rejects.values()), told['counts']['rejects'])
        for reason in ('a kill state forbids it', 'the order is another\'s',
                       'no live order has this id or handle',
                       'the session has used this client id today',
                       'quantity above the limit of one order',
                       'a post-only order would trade at once', 'expire_ts is not after ts'):
            self.assertGreater(rejects.get(reason, 0), 0, reason)
            self.assertIn(reason, text)
        for reason in ('self-trade prevention', 'a fill-or-kill order cannot fill in full',
                       'cancelled by a mass cancel'):
            self.assertGreater(told['cancels'].get(reason, 0), 0, reason)

    def test_life(self):
        told, text, _ = self.venue('--commands', 60000)
        kinds = [line.split()[1] for line in told['life']]
        self.assertEqual(kinds[0], 'ACCEPTED')
        self.assertEqual(kinds[-1], 'FILL')
        self.assertIn('REPLACED', kinds)
        self.assertLess(kinds.index('FILL'), kinds.index('REPLACED'))
        self.assertIn('; 0 still open', told['life'][-1])
        for line in told['life']:
            self.assertIn(line, text)


class Edges(Case):
    def test_small_and_large(self):
        for args in (('--commands', 1), ('--commands', 100, '--instruments', 1, '--live', 10),
                     ('--commands', 3000, '--instruments', 32, '--accounts', 1000),
                     ('--commands', 3000, '--accounts', 10, '--seed', 2 ** 64 - 1)):
            told, _, _ = self.venue('--check', *args)
            self.assertEqual(told['check']['different'], 0)

    def test_usage(self):
        for args in (('--commands', 0), ('--commands', 'x'), ('--seed', -1), ('--seed', 2 ** 64),
                     ('--instruments', 33), ('--accounts', 9), ('--informed', 101), ('file',),
                     ('--nonsense',), ('--itch',), ('--live', 1)):
            outcome = run(*args)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ''), args)
            self.assertNotEqual(outcome.stderr, '')
        self.assertEqual(run('--help').returncode, 0)
        self.assertIn('usage: venue', run('--help').stdout)

    def test_files(self):
        for option, path in (('--itch', self.path('none/x')), ('--json', self.path('none/x')),
                             ('--itch', '/dev/full'), ('--json', '/dev/full'),
                             ('--inputs', self.path('none/x')), ('--inputs', '/dev/full')):
            outcome = run('--commands', 2000, option, path)
            self.assertEqual(outcome.returncode, 3, (option, path))
            self.assertEqual(outcome.stderr.count('\n'), 1)


if __name__ == '__main__':
    unittest.main()
