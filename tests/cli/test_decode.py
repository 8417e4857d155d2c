# SPDX-License-Identifier: Apache-2.0
"""hft decode: counts, times, and what it says of bytes that are no ITCH."""
import gzip
import os
import unittest

import itch_model
import tool
from tool import add, directory, framed, run, system

MORNING = (system('O', 1), directory(13, 2), add(13, 1, 'B', 100, 1000000, 3),
           add(13, 2, 'S', 100, 1010000, 5))


class Counts(tool.Case):
    def test_counts(self):
        data = framed(*MORNING)
        path = self.file(data)
        self.assertEqual(self.json('decode', '--format', 'itch50', path), {
            'file': path, 'format': 'itch50', 'messages': 4, 'bytes': len(data),
            'types': {'A': 2, 'R': 1, 'S': 1}, 'unknown_types': {}, 'unknown': 0, 'bad': 0,
            'longer': 0, 'events': 4, 'first': '00:00:00.000000001', 'last': '00:00:00.000000005'})

    def test_day(self):
        path = self.day('--messages', 30000, '--symbols', 20)
        model = itch_model.load(path)
        json = self.json('decode', path)
        self.assertEqual(json['types'], dict(model.types))
        self.assertEqual((json['messages'], json['bytes']), (30000, os.path.getsize(path)))
        self.assertEqual((json['unknown'], json['bad']), (0, 0))

    def test_gzip(self):
        path = self.day('--messages', 30000, '--symbols', 20)
        with open(path, 'rb') as file:
            data = file.read()
        plain = self.json('decode', path)
        two = gzip.compress(data[:5000]) + gzip.compress(data[5000:])
        for compressed in (gzip.compress(data), two):
            json = self.json('decode', self.file(compressed, 'named.otherwise'))
            self.assertEqual({**json, 'file': ''}, {**plain, 'file': ''})

    def test_progress(self):
        outcome = run('decode', '--progress', self.file(framed(*MORNING)))
        self.assertEqual(outcome.returncode, 0)


class Bad(tool.Case):
    def test_empty(self):
        json = self.json('decode', self.file(b''), errors='is empty')
        self.assertEqual((json['messages'], json['bad'], json['types']), (0, 0, {}))
        self.assertNotIn('first', json)

    def test_every_cut(self):
        data = framed(*MORNING)
        ends = [len(framed(*MORNING[:n])) for n in range(len(MORNING) + 1)]
        for cut in range(1, len(data)):
            whole = sum(1 for end in ends[1:] if end <= cut)
            bad = 0 if cut in ends else 1
            json = self.json('decode', self.file(data[:cut]), code=bad,
                             errors='1 bad message' if bad else '')
            self.assertEqual((json['bad'], sum(json['types'].values())), (bad, whole), cut)

    def test_unknown(self):
        data = framed(MORNING[0], b'z' * 12, b'\x01' * 20, MORNING[1], b'z' * 3)
        json = self.json('decode', self.file(data), errors='3 messages of unknown type')
        self.assertEqual(json['unknown_types'], {'z': 2, '0x01': 1})
        self.assertEqual((json['messages'], json['unknown'], json['bad']), (5, 3, 0))
        self.assertEqual(json['types'], {'R': 1, 'S': 1})

    def test_short(self):
        for message in MORNING:
            json = self.json('decode', self.file(framed(MORNING[0], message[:-1], MORNING[1])),
                             code=1, errors='1 bad message')
            self.assertEqual((json['messages'], json['bad']), (3, 1))

    def test_long(self):
        json = self.json('decode', self.file(framed(*(m + b'more' for m in MORNING))))
        self.assertEqual((json['messages'], json['longer'], json['bad']), (4, 4, 0))

    def test_end_of_session(self):
        data = framed(*MORNING)
        self.assertEqual(self.json('decode', self.file(data + b'\0\0'))['bad'], 0)
        json = self.json('decode', self.file(data + b'\0\0' + data), code=1, errors='bad message')
        self.assertEqual(sum(json['types'].values()), 4)
        json = self.json('decode', self.file(b'\0\0' * 1000), code=1, errors='bad message')
        self.assertEqual(json['types'], {})

    def test_garbage(self):
        for seed in range(40):
            data = tool.garbage(seed, 20000)
            outcome = run('decode', self.file(data))
            self.assertIn(outcome.returncode, (0, 1), outcome.stderr)
            json = tool.json.loads(outcome.stdout)
            self.assertEqual(outcome.returncode, 1 if json['bad'] else 0)
            self.assertLessEqual(json['bytes'], len(data))
            self.assertEqual(json['unknown'], sum(json['unknown_types'].values()))

    def test_cut_gzip(self):
        data = framed(*MORNING)
        json = self.json('decode', self.file(gzip.compress(data)[:-1]), code=3,
                         errors='cannot read')
        self.assertLessEqual(json['messages'], 4)
        broken = bytearray(gzip.compress(data * 2000))
        broken[len(broken) // 2] ^= 0xff
        # What is inflated wrongly may look like bad messages before the stream's own check fails.
        self.assertIn(run('decode', self.file(bytes(broken))).returncode, (1, 3))


class Dates(tool.Case):
    """Midnight at the venue, in UTC, around the days on which summer time begins and ends."""

    def first(self, date):
        path = self.file(framed(system('O', 0)))
        return self.json('decode', '--date', date, path)['first']

    def test_winter_and_summer(self):
        self.assertEqual(self.first('2020-01-30'), '2020-01-30T05:00:00.000000000Z')
        self.assertEqual(self.first('2020-07-30'), '2020-07-30T04:00:00.000000000Z')

    def test_changes(self):
        # The first and the last midnight of summer time, from the published tables.
        for first, before, last, after in (
                ('1987-04-06', '1987-04-05', '1987-10-25', '1987-10-26'),
                ('1999-04-05', '1999-04-04', '1999-10-31', '1999-11-01'),
                ('2006-04-03', '2006-04-02', '2006-10-29', '2006-10-30'),
                ('2007-03-12', '2007-03-11', '2007-11-04', '2007-11-05'),
                ('2010-03-15', '2010-03-14', '2010-11-07', '2010-11-08'),
                ('2015-03-09', '2015-03-08', '2015-11-01', '2015-11-02'),
                ('2020-03-09', '2020-03-08', '2020-11-01', '2020-11-02'),
                ('2024-03-11', '2024-03-10', '2024-11-03', '2024-11-04')):
            self.assertEqual(self.first(before), f'{before}T05:00:00.000000000Z')
            self.assertEqual(self.first(first), f'{first}T04:00:00.000000000Z')
            self.assertEqual(self.first(last), f'{last}T04:00:00.000000000Z')
            self.assertEqual(self.first(after), f'{after}T05:00:00.000000000Z')

    def test_calendar(self):
        for date in ('1987-01-01', '2000-02-29', '2024-02-29', '2096-02-29', '2099-12-31',
                     '2019-12-30'):
            self.assertEqual(self.first(date), f'{date}T05:00:00.000000000Z')


class Real(tool.Case):
    def test_capture(self):
        path = os.path.join(tool.DATA, 'itch50_aapl_20200130_first4000.itch')
        if not tool.DATA or not os.path.exists(path):
            tool.skipped('the real AAPL capture', 'HFT_DATA_DIR is not set or lacks it')
            self.skipTest('no data')
        json = self.json('decode', '--format', 'itch50', '--date', '2020-01-30', path)
        self.assertEqual(json['types'], {'A': 1929, 'D': 1638, 'E': 298, 'P': 79, 'L': 52, 'R': 1,
                                         'H': 1, 'Y': 1, 'X': 1})
        self.assertEqual((json['messages'], json['unknown'], json['bad']), (4000, 0, 0))
        self.assertEqual(json['first'], '2020-01-30T08:07:14.909934345Z')
        path = os.path.join(tool.DATA, 'itch50_startofday_1000.itch')
        if os.path.exists(path):
            json = self.json('decode', path)
            self.assertEqual(json['types'], {'S': 1, 'R': 993, 'H': 3, 'Y': 3})
            self.assertEqual((json['unknown'], json['bad']), (0, 0))


if __name__ == '__main__':
    tool.main()
