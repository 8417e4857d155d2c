# SPDX-License-Identifier: Apache-2.0
"""hft replay: its statistics against the naive model, and its outputs."""
import gzip
import os
import random
import time
import unittest
from decimal import Decimal

import itch_model
import tool
from tool import (add, bust, cross, delete, directory, execute, execute_price, framed, run, system,
                  trade)

SECOND = 10**9


class Statistics(tool.Case):
    def test_traded(self):
        path = self.file(framed(
            directory(13), add(13, 1, 'B', 1000, 1234567), execute(13, 1, 100, 1),
            execute_price(13, 1, 10, 2, 'Y', 1234500), execute_price(13, 1, 10, 3, 'N', 1),
            trade(13, 7, 1234560, 4), cross(13, 3000000000, 2000000000, 5), bust(13, 5)))
        traded = self.json('replay', path)['traded']
        self.assertEqual(traded['displayed']['count'], 2)
        self.assertEqual(traded['displayed']['qty'], 110)
        self.assertEqual(traded['hidden'], {'count': 1, 'qty': 7, 'notional': 864.192})
        self.assertEqual(traded['cross'], {'count': 1, 'qty': 3000000000, 'notional': 6e14})
        self.assertEqual((traded['not_printable'], traded['busts']), (1, 1))
        text = run('replay', path).stdout
        self.assertIn('"notional":\t13580.17', text)
        self.assertIn('"notional":\t600000000014444.362', text)

    def test_notional_beyond_64_bits(self):
        data = framed(directory(13), *(cross(13, 2**53, 2000000000, n) for n in range(50)))
        json = self.json('replay', self.file(data))
        exact = 50 * 2**53 * 200000
        self.assertEqual(Decimal(json['traded']['cross']['notional']), exact)
        self.assertIn(f'"notional":\t{exact}', run('replay', self.file(data)).stdout)

    def test_day(self):
        path = self.day('--messages', 60000, '--symbols', 20, '--seed', 8)
        model = itch_model.load(path)
        json = self.json('replay', path)
        traded = json['traded']['all']
        self.assertEqual(traded['qty'], model.shares)
        self.assertEqual(round(traded['notional'] * 10000), model.notional)
        self.assertEqual(json['types'], dict(model.types))
        self.assertEqual(json['books']['orders_peak'], model.peak)
        self.assertEqual(sum(json['series']['rate']['messages']), 60000)
        self.assertEqual(json['spread']['symbols'], 20)
        self.assertEqual(json['spread']['hours'], 'market')
        stages = json['latency_ns']
        for name in ('decode', 'book', 'whole'):
            stage = stages[name]
            self.assertAlmostEqual(stage['count'], 60000 / 64, delta=20)
            self.assertEqual(sum(n for _, n in stage['buckets']), stage['count'])
            self.assertLessEqual(stage['min'], stage['p50'])
            self.assertLessEqual(stage['p50'], stage['p99'])
            self.assertLessEqual(stage['p99'], stage['p999'])
            self.assertLessEqual(stage['p999'], stage['max'])
        self.assertGreaterEqual(stages['whole']['p50'], stages['book']['p50'])

    def spread(self, *messages):
        return self.json('replay', self.file(framed(directory(13), *messages)))['spread']

    def test_spread_is_weighted_by_time(self):
        quotes = (add(13, 1, 'B', 10, 1000000, 10 * SECOND),
                  add(13, 2, 'S', 10, 1000300, 20 * SECOND),
                  add(13, 3, 'S', 10, 1000100, 50 * SECOND), delete(13, 3, 60 * SECOND),
                  delete(13, 2, 70 * SECOND), system('C', 90 * SECOND))
        # 3 cents for 30 s, 1 for 10 s, 3 for 10 s; one-sided from 70 s on.
        self.assertEqual(self.spread(*quotes), {
            'hours': 'all', 'symbols': 1, 'mean': 0.026, 'median': 0.026, 'mean_ticks': 2.6,
            'median_ticks': 2.6})

    def test_spread_of_market_hours(self):
        spread = self.spread(
            add(13, 1, 'B', 10, 1000000, 10 * SECOND), add(13, 2, 'S', 10, 1000500, 10 * SECOND),
            system('Q', 20 * SECOND), add(13, 3, 'S', 10, 1000200, 30 * SECOND),
            system('M', 40 * SECOND), delete(13, 3, 50 * SECOND), system('C', 99 * SECOND))
        self.assertEqual((spread['hours'], spread['mean'], spread['mean_ticks']),
                         ('market', 0.035, 3.5))

    def test_ticks_below_a_dollar(self):
        spread = self.spread(add(13, 1, 'B', 10, 5000, SECOND), add(13, 2, 'S', 10, 5010, SECOND),
                             system('C', 2 * SECOND))
        self.assertEqual((spread['mean'], spread['mean_ticks']), (0.001, 10))

    def test_crossed_has_no_spread(self):
        json = self.json('replay', self.file(framed(
            directory(13), add(13, 1, 'B', 10, 1000000, SECOND),
            add(13, 2, 'S', 10, 990000, SECOND), system('C', 2 * SECOND))))
        self.assertEqual(json['spread'], {'hours': 'all', 'symbols': 0})
        self.assertGreater(json['books']['crossed'], 0)

    def test_depth(self):
        bids = [add(13, 100 + i, 'B', 10, 1000000 - 100 * i, SECOND) for i in range(20)]
        asks = [add(13, 200 + i, 'S', 30, 1000100 + 100 * i, SECOND) for i in range(3)]
        rest = [trade(13, 1, 1000000, i, 2 * SECOND) for i in range(40)]
        few = self.file(framed(directory(13), *bids, *asks))
        self.assertEqual(self.json('replay', few)['depth'], {'samples': 0})
        # Message 65 is sampled: 20 bids of 10, 3 asks of 30.
        data = framed(directory(13), *bids, *asks, *rest, *rest)
        self.assertEqual(self.json('replay', self.file(data))['depth'], {
            'samples': 1, 'levels': 11.5, 'orders': 11.5, 'qty_1': 20, 'qty_5': 70, 'qty_10': 95})


class Series(tool.Case):
    def at(self, series, second):
        """The last point at or before a time."""
        points = [i for i, t in enumerate(series['time_s']) if t <= second]
        return points[-1]

    def test_points_are_the_book_of_their_time(self):
        path = self.day('--messages', 30000, '--symbols', 3, '--seed', 11)
        json = self.json('replay', path)
        series = json['series']['depth']
        name = series['symbol']
        self.assertLessEqual(len(series['time_s']), 1024)
        self.assertGreater(len(series['time_s']), 300)
        self.assertEqual(series['time_s'], sorted(set(series['time_s'])))
        with open(path, 'rb') as file:
            messages = list(itch_model.messages(file.read()))
        locate = next(k for k, v in itch_model.load(path, 20).names.items() if v == name)
        chosen = set(random.Random(1).sample(range(len(series['time_s'])), 40))
        model, at = itch_model.Model(), 0
        for i, when in enumerate(series['time_s']):
            while at < len(messages) and int.from_bytes(messages[at][5:11], 'big') < when * 1e9:
                model.apply(messages[at])
                at += 1
            if i in chosen:
                book = model.book(locate)
                for side in ('bid', 'ask'):
                    best = book[side]
                    self.assertEqual(series[side][i], None if best is None else best[0] / 10000)
                    for k in (1, 5, 10):
                        self.assertEqual(series[f'{side}_qty_{k}'][i],
                                         sum(q for _, q, _ in book[side + 's'][:k]))

    def test_symbol(self):
        path = self.day('--messages', 30000, '--symbols', 3)
        names = set(itch_model.load(path, 40).names.values())
        busiest = self.json('replay', path)['series']['depth']['symbol']
        self.assertIn(busiest, names)
        for name in names:
            series = self.json('replay', '--symbol', name, path)['series']['depth']
            self.assertEqual(series['symbol'], name)

    def test_sparse(self):
        """A long silence keeps its state: no point is lost to a later one."""
        times = [1, 2, 3, 4000, 4001, 30000]
        data = framed(directory(13), *(add(13, i + 1, 'B', 10, 1000000, t * SECOND)
                                       for i, t in enumerate(times)))
        series = self.json('replay', self.file(data))['series']['depth']
        quantity = series['bid_qty_1']
        self.assertEqual(quantity[self.at(series, 3999)], 30)
        self.assertEqual(quantity[self.at(series, 29999)], 50)


class Output(tool.Case):
    def test_json_and_table(self):
        path = self.day('--messages', 20000, '--symbols', 5)
        out = self.path('replay.json')
        outcome = run('replay', '--json', out, '--table', path)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
        self.assertEqual(run('table', out).stdout, outcome.stdout)
        self.assertLessEqual(len(outcome.stdout.splitlines()), 24)
        for word in ('messages', 'rate', 'p50', 'p99.9', 'max', 'decode', 'book', 'spread', 'depth',
                     'traded', 'memory', 'cpu', 'build', '1/64'):
            self.assertIn(word, outcome.stdout)
        outcome = run('replay', '--table', path)
        self.assertIn('p99.9', outcome.stderr)
        tool.json.loads(outcome.stdout)
        self.assertEqual(run('replay', '--json', out, path).stdout, '')

    def check_parts(self, json):
        each, stages = json['ns_per_message'], json['latency_ns']
        self.assertGreaterEqual(min(each.values()), 0)
        self.assertGreater(json['cpu_s'], 0)
        self.assertGreater(each['decode'], stages['decode']['min'] / 64)
        self.assertGreater(each['book'], stages['book']['min'] / 64)
        self.assertAlmostEqual(sum(each.values()) * json['messages'] / 1e9, json['elapsed_s'],
                               delta=0.02 * json['elapsed_s'])

    def test_fields(self):
        json = self.json('replay', '--date', '2020-01-30', self.day('--messages', 20000))
        self.assertEqual(json['first'], '2020-01-30T08:00:00.000000000Z')
        self.assertIn(json['clock']['kind'], ('tsc', 'system'))
        self.assertGreater(json['messages_per_s'], 0)
        self.check_parts(json)
        self.assertGreater(json['memory']['resident'], json['memory']['anonymous'])
        for key in ('cpu', 'build', 'library'):
            self.assertTrue(json['host'][key])
        self.assertEqual(json['series']['rate']['start_s'] // 3600, 3)

    def test_gzip(self):
        path = self.day('--messages', 20000, '--symbols', 5)
        with open(path, 'rb') as file:
            packed = self.file(gzip.compress(file.read()))
        plain, json = self.json('replay', path), self.json('replay', packed)
        self.assertEqual((plain['gzip'], json['gzip']), (False, True))
        for key in ('messages', 'bytes', 'types', 'traded', 'spread', 'depth', 'series'):
            self.assertEqual(plain[key], json[key])

    def test_pace(self):
        data = framed(directory(13, SECOND),
                      *(add(13, i + 1, 'B', 10, 1000000, SECOND + i * SECOND // 100)
                        for i in range(101)))
        begin = time.monotonic()
        json = self.json('replay', '--pace', 'original', '--speed', '4', self.file(data))
        self.assertGreater(time.monotonic() - begin, 0.25)
        self.assertTrue(0.25 <= json['elapsed_s'] < 2, json['elapsed_s'])
        self.assertEqual((json['pace'], json['speed']), ('original', 4))
        self.check_parts(json)
        self.assertLess(json['cpu_s'], json['elapsed_s'])
        self.assertEqual(json['latency_ns']['late']['count'], 102)
        self.assertEqual(json['books']['orders'], 101)
        fast = self.json('replay', self.file(data))
        for key in ('messages', 'types', 'traded', 'spread', 'series'):
            self.assertEqual(json[key], fast[key])


class Bad(tool.Case):
    def test_refused(self):
        data = framed(directory(13), add(13, 1, 'B', 10, 1000000), delete(13, 9), delete(13, 9),
                      add(13, 1, 'B', 10, 1000000))
        json = self.json('replay', self.file(data), code=1, errors='refused 3 events')
        self.assertEqual(json['books']['refused'], 3)
        self.assertEqual(json['books']['refused_as'], {'HFT_E_EVENT_ORDER_UNKNOWN': 2,
                                                       'HFT_E_EVENT_ORDER_EXISTS': 1})

    def test_empty(self):
        json = self.json('replay', self.file(b''), errors='is empty')
        self.assertEqual((json['messages'], json['latency_ns'], json['types']), (0, {}, {}))
        outcome = run('replay', '--table', '--json', self.path('j'), self.file(b''))
        self.assertEqual(outcome.returncode, 0)

    def test_truncated(self):
        data = framed(directory(13), add(13, 1, 'B', 10, 1000000), delete(13, 1))
        for cut in range(1, len(data)):
            outcome = run('replay', self.file(data[:cut]))
            json = tool.json.loads(outcome.stdout)
            self.assertEqual(outcome.returncode, 1 if json['bad'] else 0)

    def test_cut_gzip(self):
        packed = gzip.compress(framed(directory(13), add(13, 1, 'B', 10, 1000000)))
        self.json('replay', self.file(packed[:-4]), code=3, errors='cannot read')

    def test_garbage(self):
        for seed in range(20):
            outcome = run('replay', '--table', self.file(tool.garbage(seed, 20000)))
            self.assertIn(outcome.returncode, (0, 1), outcome.stderr)
            json = tool.json.loads(outcome.stdout)
            wrong = json['bad'] + json['books']['refused']
            self.assertEqual(outcome.returncode, 1 if wrong else 0)


class Real(tool.Case):
    def test_capture(self):
        path = os.path.join(tool.DATA, 'itch50_aapl_20200130_first4000.itch')
        if not tool.DATA or not os.path.exists(path):
            tool.skipped('the real AAPL capture', 'HFT_DATA_DIR is not set or lacks it')
            self.skipTest('no data')
        model = itch_model.load(path, strict=False)
        json = self.json('replay', '--date', '2020-01-30', path)
        self.assertEqual(json['traded']['all']['qty'], model.shares)
        self.assertEqual(round(json['traded']['all']['notional'] * 10000), model.notional)
        self.assertEqual(json['series']['depth']['symbol'], 'AAPL')
        self.assertEqual(json['books']['orders'], len(model.orders))


if __name__ == '__main__':
    tool.main()
