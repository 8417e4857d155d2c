# SPDX-License-Identifier: Apache-2.0
"""hft book against the naive model, symbol for symbol."""
import os
import unittest

import itch_model
import tool
from tool import add, delete, directory, execute, framed, system


def decimal(price):
    """1e-4 of a quote unit as JSON has it: 3215000 is 321.5."""
    value = price / 10000
    return int(value) if value == int(value) else value


def expected(model, locate, levels=None):
    book = model.book(locate)
    out = {'symbol': model.names[locate], 'orders': book['orders'], 'levels': book['levels']}
    for side in ('bid', 'ask'):
        best = book[side]
        out[side] = None if best is None else [decimal(best[0]), best[1]]
        if levels:
            out[side + 's'] = [[decimal(p), q, n] for p, q, n in book[side + 's'][:levels]]
    return out


TWO = (system('O', 1), directory(13, 2), directory(20, 2), add(13, 1, 'B', 100, 1000000, 3),
       add(20, 2, 'S', 50, 2000100, 4), add(13, 3, 'B', 7, 999900, 5))


class Shape(tool.Case):
    def test_one_symbol(self):
        path = self.file(framed(*(TWO[0], TWO[1], TWO[3], TWO[5])))
        self.assertEqual(self.json('book', path), {
            'symbol': 'AAPL', 'orders': 2, 'bid': [100, 100], 'ask': None, 'levels': [2, 0]})

    def test_several(self):
        json = self.json('book', self.file(framed(*TWO)))
        self.assertEqual([b['symbol'] for b in json['books']], ['AAPL', 'MSFT'])
        self.assertEqual(json['books'][1], {'symbol': 'MSFT', 'orders': 1, 'bid': None,
                                            'ask': [200.01, 50], 'levels': [0, 1]})

    def test_symbol(self):
        path = self.file(framed(*TWO))
        self.assertEqual(self.json('book', '--symbol', 'MSFT', path)['ask'], [200.01, 50])
        self.assertEqual(self.json('book', '--symbol', 'AAPL', '--levels', 1, path)['bids'],
                         [[100, 100, 1]])

    def test_no_symbols(self):
        self.assertEqual(self.json('book', self.file(framed(system('O')))), {'books': []})
        self.assertEqual(self.json('book', self.file(b''), errors='is empty'), {'books': []})

    def test_decimals_are_exact(self):
        for price, text in ((1, '0.0001'), (3215000, '321.5'), (2000000000, '200000'),
                            (1999999999, '199999.9999')):
            outcome = tool.run('book', self.file(framed(directory(13), add(13, 1, 'B', 1, price))))
            self.assertIn(f'[{text}, 1]', outcome.stdout)

    def test_after(self):
        path = self.file(framed(*TWO))
        self.assertEqual(self.json('book', '--after', 0, path), {'books': []})
        self.assertEqual(self.json('book', '--after', 1, path), {'books': []})
        self.assertEqual(self.json('book', '--after', 2, path)['orders'], 0)
        books = self.json('book', '--after', 4, path)['books']
        self.assertEqual([b['orders'] for b in books], [1, 0])
        books = self.json('book', '--after', 7, path, errors='has only 6 messages')['books']
        self.assertEqual([b['orders'] for b in books], [2, 1])
        self.refused(2, 'book', '--after', 2, '--symbol', 'MSFT', path, says="no symbol 'MSFT'")

    def test_after_counts_every_type(self):
        path = self.file(framed(TWO[1], b'z' * 9, TWO[3], TWO[5]))
        self.assertEqual(self.json('book', '--after', 3, path, errors='unknown type')['orders'], 1)

    def test_names_without_directory(self):
        json = self.json('book', self.file(framed(*TWO[3:])))
        self.assertEqual([b['symbol'] for b in json['books']], ['AAPL', 'MSFT'])

    def test_crossed(self):
        path = self.file(framed(TWO[1], TWO[3], add(13, 9, 'S', 5, 990000)))
        self.assertTrue(self.json('book', path)['crossed'])


class Refused(tool.Case):
    def test_unknown_order(self):
        for message in (delete(13, 77), execute(13, 77, 1, 1)):
            json = self.json('book', self.file(framed(TWO[1], TWO[3], message, TWO[5])), code=1,
                             errors='refused 1 event')
            self.assertEqual(json['orders'], 2)

    def test_too_much(self):
        data = framed(TWO[1], TWO[3], execute(13, 1, 101, 1))
        self.assertEqual(self.json('book', self.file(data), code=1, errors='refused')['bid'],
                         [100, 100])

    def test_truncated(self):
        json = self.json('book', self.file(framed(*TWO)[:-1]), code=1, errors='1 bad message')
        self.assertEqual([b['orders'] for b in json['books']], [1, 1])

    def test_garbage(self):
        for seed in range(20):
            outcome = tool.run('book', self.file(tool.garbage(seed, 20000)))
            self.assertIn(outcome.returncode, (0, 1), outcome.stderr)
            tool.json.loads(outcome.stdout)


class Model(tool.Case):
    def test_day(self):
        path = self.day('--messages', 12000, '--symbols', 7, '--seed', 3)
        for count in (500, 3000, 6001, 9999, 12000):
            model = itch_model.load(path, count)
            json = self.json('book', '--after', count, '--levels', 1000, path)
            self.assertEqual(json['books'], [
                expected(model, locate, 1000) for locate in sorted(model.names)])

    def test_each_symbol(self):
        path = self.day('--messages', 12000, '--symbols', 7, '--seed', 4)
        model = itch_model.load(path, 7000)
        for locate, name in model.names.items():
            self.assertEqual(self.json('book', '--after', 7000, '--symbol', name, path),
                             expected(model, locate))


class Real(tool.Case):
    def test_golden(self):
        path = os.path.join(tool.DATA, 'itch50_aapl_20200130_first4000.itch')
        if not tool.DATA or not os.path.exists(path):
            tool.skipped('the real AAPL capture', 'HFT_DATA_DIR is not set or lacks it')
            self.skipTest('no data')
        for args in ((), ('--symbol', 'AAPL')):
            json = self.json('book', '--format', 'itch50', '--after', 1001, *args, path)
            self.assertEqual(json, {'symbol': 'AAPL', 'orders': 80, 'bid': [321.5, 60],
                                    'ask': [321.67, 4], 'levels': [35, 29]})
        for count in (200, 1001, 2500, 4000):
            model = itch_model.load(path, count, strict=False)
            self.assertEqual(self.json('book', '--after', count, '--levels', 200, path),
                             expected(model, 13, 200))


if __name__ == '__main__':
    tool.main()
