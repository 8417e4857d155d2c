# SPDX-License-Identifier: Apache-2.0
"""hft match: every rule by hand, then random operations against the naive model."""
import os
import random
import subprocess

import match_model
import tool

MODES = (None, 'oldest', 'newest', 'both', 'decrement')
TIFS = ('GTC', 'IOC', 'FOK', 'POST')


def run(data, *args, stdout=subprocess.PIPE):
    return subprocess.run([tool.HFT, 'match', *map(str, args)], input=data, stdout=stdout,
                          stderr=subprocess.PIPE, timeout=120, check=False)


def limit(number, side, price, qty, tif='GTC', account='', symbol='X'):
    return f'LIMIT,{side},{tif},{symbol},{number},{price},{qty},{account}'


def market(number, side, qty, tif='IOC', account='', symbol='X'):
    return f'MARKET,{side},{tif},{symbol},{number},,{qty},{account}'


def cancel(number, symbol='X'):
    return f'CANCEL,,,{symbol},{number},,,'


def replace(number, price, qty, symbol='X', account=''):
    return f'REPLACE,,,{symbol},{number},{price},{qty},{account}'


def text(*ops):
    lines = [f'{i},{op}' for i, op in enumerate(ops)]
    return '\n'.join([match_model.HEADER + ',account', *lines]) + '\n'


class Case(tool.Case):
    def outputs(self, data, stp=None, every=3, code=0, errors=''):
        book, bbo = self.path('book.csv'), self.path('bbo.csv')
        options = ['--book', book, '--bbo', bbo, '--bbo-every', every]
        if stp is not None:
            options += ['--stp', stp]
        outcome = run(data.encode(), *options)
        self.assertEqual((outcome.returncode, outcome.stderr.decode()), (code, errors))
        files = [outcome.stdout.decode()]
        for path in (book, bbo):
            with open(path, encoding='utf-8', newline='') as file:
                files.append(file.read())
        return files

    def compare(self, data, stp=None, every=3):
        """The tool's three files, equal to the model's."""
        files = self.outputs(data, stp, every)
        wanted = match_model.run(data, stp, every)
        for name, got, want in zip(('trades', 'book', 'bbo'), files, wanted):
            self.assertEqual(got, want, f'{name}, stp {stp}')
        return files

    def gives(self, ops, trades, book, stp=None):
        """The rows of trades and of the book, written here by hand."""
        files = self.compare(text(*ops), stp)
        self.assertEqual(files[0].split('\n')[1:-1], trades)
        self.assertEqual(files[1].split('\n')[1:-1], book)


class Rules(Case):
    def test_price_then_time(self):
        self.gives([limit(1, 'S', 11, 5), limit(2, 'S', 10, 5), limit(3, 'S', 10, 5),
                    limit(4, 'B', 11, 12)],
                   ['3,2,4,10,5', '3,3,4,10,5', '3,1,4,11,2'], ['X,S,11,0,1,3'])

    def test_sell_trades_at_the_makers_price(self):
        self.gives([limit(1, 'B', 9, 5), limit(2, 'B', 10, 5), limit(3, 'S', 8, 7)],
                   ['2,2,3,10,5', '2,1,3,9,2'], ['X,B,9,0,1,3'])

    def test_partial_fill_keeps_the_front(self):
        self.gives([limit(1, 'S', 10, 5), limit(2, 'S', 10, 5), limit(3, 'B', 10, 2),
                    limit(4, 'B', 10, 4)],
                   ['2,1,3,10,2', '3,1,4,10,3', '3,2,4,10,1'], ['X,S,10,0,2,4'])

    def test_rest_of_a_limit_rests(self):
        self.gives([limit(1, 'S', 10, 5), limit(2, 'B', 10, 8)], ['1,1,2,10,5'], ['X,B,10,0,2,3'])

    def test_book_order(self):
        self.gives([limit(1, 'S', 12, 1), limit(2, 'B', 8, 1), limit(3, 'S', 11, 1),
                    limit(4, 'B', 9, 1), limit(5, 'B', 9, 2), limit(6, 'S', 11, 2)], [],
                   ['X,B,9,0,4,1', 'X,B,9,1,5,2', 'X,B,8,0,2,1', 'X,S,11,0,3,1', 'X,S,11,1,6,2',
                    'X,S,12,0,1,1'])

    def test_market_never_rests(self):
        for tif in ('IOC', 'GTC', ''):
            self.gives([market(1, 'B', 5, tif), limit(2, 'S', 10, 3), limit(3, 'S', 1000, 1),
                        market(4, 'B', 9, tif)], ['3,2,4,10,3', '3,3,4,1000,1'], [])

    def test_market_fok_and_post(self):
        self.gives([limit(1, 'B', 10, 3), market(2, 'S', 4, 'FOK'), market(3, 'S', 1, 'POST'),
                    market(4, 'B', 1, 'POST'), market(5, 'S', 3, 'FOK')], ['4,1,5,10,3'], [])

    def test_ioc(self):
        self.gives([limit(1, 'S', 10, 3), limit(2, 'S', 11, 3), limit(3, 'B', 10, 5, 'IOC'),
                    limit(4, 'B', 10, 5, 'IOC')], ['2,1,3,10,3'], ['X,S,11,0,2,3'])

    def test_fok(self):
        self.gives([limit(1, 'S', 10, 3), limit(2, 'S', 11, 3), limit(3, 'B', 10, 4, 'FOK'),
                    limit(4, 'B', 11, 7, 'FOK'), limit(5, 'B', 11, 6, 'FOK')],
                   ['4,1,5,10,3', '4,2,5,11,3'], [])

    def test_post(self):
        self.gives([limit(1, 'S', 10, 3), limit(2, 'B', 10, 1, 'POST'),
                    limit(3, 'B', 11, 1, 'POST'), limit(4, 'B', 9, 1, 'POST'),
                    limit(5, 'S', 9, 1, 'POST'), limit(6, 'S', 9, 2)],
                   ['5,4,6,9,1'], ['X,S,9,0,6,1', 'X,S,10,0,1,3'])

    def test_post_is_refused_by_its_own_too(self):
        for mode in MODES:
            self.gives([limit(1, 'S', 10, 3, account=7), limit(2, 'B', 10, 1, 'POST', 7)], [],
                       ['X,S,10,0,1,3'], mode)

    def test_cancel(self):
        self.gives([limit(1, 'S', 10, 3), limit(2, 'S', 10, 3), cancel(1), cancel(1), cancel(9),
                    limit(3, 'B', 10, 1)], ['5,2,3,10,1'], ['X,S,10,0,2,2'])

    def test_id_in_another_symbol(self):
        self.gives([limit(1, 'S', 10, 3), cancel(1, 'Y'), replace(1, 9, 1, 'Y'),
                    limit(1, 'B', 8, 1, symbol='Y')], [], ['X,S,10,0,1,3'])

    def test_id_that_rests(self):
        self.gives([limit(1, 'S', 10, 3), limit(1, 'S', 9, 1), limit(1, 'B', 10, 1),
                    limit(1, 'B', 10, 1, 'IOC')], [], ['X,S,10,0,1,3'])

    def test_id_again(self):
        self.gives([limit(1, 'S', 10, 3), cancel(1), limit(1, 'B', 8, 2), limit(2, 'S', 8, 2),
                    limit(1, 'S', 9, 1)], ['3,1,2,8,2'], ['X,S,9,0,1,1'])

    def test_extreme_ids(self):
        for number in (0, 2 ** 63, 2 ** 64 - 1):
            self.gives([limit(number, 'S', 10, 3), replace(number, 10, 2), limit(5, 'B', 10, 1),
                        cancel(number)], [f'2,{number},5,10,1'], [])

    def test_replace_keeps_priority(self):
        for qty in (5, 4, 1):
            self.gives([limit(1, 'S', 10, 5), limit(2, 'S', 10, 5), replace(1, 10, qty),
                        limit(3, 'B', 10, 1)], ['3,1,3,10,1'],
                       [f'X,S,10,0,1,{qty - 1}', 'X,S,10,1,2,5'] if qty > 1 else ['X,S,10,0,2,5'])

    def test_replace_loses_priority(self):
        for price, qty in ((10, 6), (11, 5), (11, 1)):
            self.gives([limit(1, 'S', 10, 5), limit(2, 'S', 10, 5), limit(4, 'S', 11, 5),
                        replace(1, price, qty), limit(3, 'B', 10, 1)], ['4,2,3,10,1'],
                       ['X,S,10,0,2,4'] + ([f'X,S,10,1,1,{qty}', 'X,S,11,0,4,5'] if price == 10
                                           else ['X,S,11,0,4,5', f'X,S,11,1,1,{qty}']))

    def test_replace_takes_the_open_quantity(self):
        self.gives([limit(1, 'S', 10, 5), limit(2, 'S', 10, 5), limit(3, 'B', 10, 2),
                    replace(1, 10, 3), replace(2, 10, 6)], ['2,1,3,10,2'],
                   ['X,S,10,0,1,3', 'X,S,10,1,2,6'])
        self.gives([limit(1, 'S', 10, 5), limit(2, 'S', 10, 5), limit(3, 'B', 10, 2),
                    replace(1, 10, 4)], ['2,1,3,10,2'], ['X,S,10,0,2,5', 'X,S,10,1,1,4'])

    def test_replace_that_crosses_trades(self):
        self.gives([limit(1, 'S', 10, 5), limit(2, 'S', 11, 5), limit(3, 'B', 8, 9),
                    replace(3, 11, 12)], ['3,1,3,10,5', '3,2,3,11,5'], ['X,B,11,0,3,2'])

    def test_replaced_post_is_plain(self):
        self.gives([limit(1, 'S', 10, 5), limit(2, 'B', 9, 3, 'POST'), replace(2, 10, 3)],
                   ['2,1,2,10,3'], ['X,S,10,0,1,2'])

    def test_replace_keeps_the_account(self):
        self.gives([limit(1, 'S', 10, 5, account=3), limit(2, 'B', 9, 3, account=3),
                    replace(2, 10, 3, account=8)], [], ['X,S,10,0,1,5'], 'newest')

    def test_replace_without_effect(self):
        self.gives([limit(1, 'S', 10, 5), replace(9, 10, 5), replace(1, 10, 0), replace(1, 9, -1),
                    replace(1, 9, 2 ** 53 + 1)], [], ['X,S,10,0,1,5'])

    def test_quantities(self):
        self.gives([limit(1, 'S', 10, 0), limit(2, 'S', 10, -1), limit(3, 'S', 10, 2 ** 53 + 1),
                    limit(4, 'S', 10, 2 ** 53), market(5, 'B', 0), limit(6, 'B', 10, 2 ** 53)],
                   [f'5,4,6,10,{2 ** 53}'], [])

    def test_prices(self):
        low, high = -2 ** 63, 2 ** 63 - 2
        self.gives([limit(1, 'S', high, 1), limit(2, 'B', low, 2), limit(3, 'S', -5, 3),
                    limit(4, 'B', 0, 1), limit(5, 'B', high, 3), limit(6, 'S', low, 1)],
                   ['3,3,4,-5,1', '4,3,5,-5,2', '4,1,5,%d,1' % high, '5,2,6,%d,1' % low],
                   ['X,B,%d,0,2,1' % low])

    def test_symbols_are_apart(self):
        self.gives([limit(1, 'S', 10, 5), limit(2, 'B', 10, 5, symbol='Y')], [],
                   ['X,S,10,0,1,5', 'Y,B,10,0,2,5'])


class SelfTrade(Case):
    """Account 7 buys 6; before it stand 2 of another, 3 of its own, 4 of another."""
    OPS = [limit(1, 'S', 10, 2, account=1), limit(2, 'S', 10, 3, account=7),
           limit(3, 'S', 11, 4, account=1)]

    def test_absent(self):
        self.gives([*self.OPS, limit(4, 'B', 11, 6, account=7)],
                   ['3,1,4,10,2', '3,2,4,10,3', '3,3,4,11,1'], ['X,S,11,0,3,3'])

    def test_oldest(self):
        self.gives([*self.OPS, limit(4, 'B', 11, 6, account=7)], ['3,1,4,10,2', '3,3,4,11,4'], [],
                   'oldest')

    def test_newest(self):
        self.gives([*self.OPS, limit(4, 'B', 11, 6, account=7)], ['3,1,4,10,2'],
                   ['X,S,10,0,2,3', 'X,S,11,0,3,4'], 'newest')

    def test_both(self):
        self.gives([*self.OPS, limit(4, 'B', 11, 6, account=7)], ['3,1,4,10,2'],
                   ['X,S,11,0,3,4'], 'both')

    def test_decrement(self):
        self.gives([*self.OPS, limit(4, 'B', 11, 6, account=7)], ['3,1,4,10,2', '3,3,4,11,1'],
                   ['X,S,11,0,3,3'], 'decrement')
        self.gives([*self.OPS, limit(4, 'B', 11, 4, account=7)], ['3,1,4,10,2'],
                   ['X,S,10,0,2,1', 'X,S,11,0,3,4'], 'decrement')

    def test_only_what_is_met(self):
        for mode in MODES:
            self.gives([*self.OPS, limit(4, 'B', 11, 2, account=7)], ['3,1,4,10,2'],
                       ['X,S,10,0,2,3', 'X,S,11,0,3,4'], mode)

    def test_account_0_and_none(self):
        for mode in MODES:
            for account in (0, '', '00'):
                self.gives([limit(1, 'S', 10, 2, account=account),
                            limit(2, 'B', 10, 2, account=account)], ['1,1,2,10,2'], [], mode)

    def test_accounts_are_numbers(self):
        for account in (1, 2 ** 64 - 1):
            self.gives([limit(1, 'S', 10, 2, account=account),
                        limit(2, 'B', 10, 2, account=f'0{account}')], [], ['X,S,10,0,1,2'],
                       'newest')

    def test_fok_counts_what_it_may_trade(self):
        fok = limit(4, 'B', 11, 6, 'FOK', 7)
        rest = ['X,S,10,0,1,2', 'X,S,10,1,2,3', 'X,S,11,0,3,4']
        self.gives([*self.OPS, fok], ['3,1,4,10,2', '3,3,4,11,4'], [], 'oldest')
        self.gives([*self.OPS, limit(4, 'B', 11, 7, 'FOK', 7)], [], rest, 'oldest')
        for mode in ('newest', 'both', 'decrement'):
            self.gives([*self.OPS, fok], [], rest, mode)
            self.gives([*self.OPS, limit(4, 'B', 11, 2, 'FOK', 7)], ['3,1,4,10,2'], [
                'X,S,10,0,2,3', 'X,S,11,0,3,4'], mode)
            self.gives([*self.OPS, limit(4, 'B', 11, 3, 'FOK', 7)], [], rest, mode)

    def test_market_and_ioc(self):
        for op in (market(4, 'B', 9, account=7), limit(4, 'B', 11, 9, 'IOC', 7)):
            self.gives([*self.OPS, op], ['3,1,4,10,2', '3,3,4,11,4'], [], 'oldest')
            self.gives([*self.OPS, op], ['3,1,4,10,2', '3,3,4,11,4'], [], 'decrement')


class Files(Case):
    def test_headers_of_nothing(self):
        for header in (match_model.HEADER, match_model.HEADER + ',account'):
            for end in ('', '\n', '\r\n'):
                self.assertEqual(self.outputs(header + end), [
                    match_model.TRADES + '\n', match_model.BOOK + '\n', match_model.BBO + '\n'])

    def test_bbo(self):
        ops = [limit(1, 'S', 10, 5, symbol='b'), limit(2, 'S', 10, 2, symbol='b'),
               limit(3, 'B', -3, 4, symbol='a'), cancel(1, 'b'), cancel(2, 'b')]
        rows = {0: ['a,0,0,0,0', 'b,0,0,10,5'], 1: ['a,0,0,0,0', 'b,0,0,10,7'],
                2: ['a,-3,4,0,0', 'b,0,0,10,7'], 3: ['a,-3,4,0,0', 'b,0,0,10,2'],
                4: ['a,-3,4,0,0', 'b,0,0,0,0']}
        for every, after in ((1, range(5)), (2, (1, 3, 4)), (5, (4,)), (100, (4,)),
                             (2 ** 64 - 1, (4,))):
            files = self.compare(text(*ops), every=every)
            self.assertEqual(files[2].split('\n')[1:-1],
                             [f'{i},{row}' for i in after for row in rows[i]])

    def test_symbols_ascend(self):
        for symbols, wanted in ((('10', '9', '100', '0'), ['0', '9', '10', '100']),
                                (('10', '9', '1a'), ['10', '1a', '9']),
                                (('10', '9', '010'), ['010', '10', '9']),
                                (('10', '9', '-1'), ['-1', '10', '9']),
                                (('é', 'z', 'a b', 'Z', 'zz', '"q"'),
                                 ['"q"', 'Z', 'a b', 'z', 'zz', 'é']),
                                (('9' * 30, '1' + '0' * 30, '5'),
                                 ['5', '9' * 30, '1' + '0' * 30])):
            files = self.compare(text(*(limit(i, 'B', 1, 1, symbol=s)
                                        for i, s in enumerate(symbols))))
            self.assertEqual([row.split(',')[0] for row in files[1].split('\n')[1:-1]], wanted)

    def test_many_symbols_and_accounts(self):
        rng = random.Random(1)
        self.compare(text(*(limit(i, rng.choice('BS'), rng.randrange(5), 3, account=i,
                                  symbol=f's{i % 300}') for i in range(1000))), 'both', 400)

    def test_symbols_that_begin_alike(self):
        self.compare(text(*(limit(i, 'B', 1, 1, symbol='a' * (1 + i % 200))
                            for i in range(400))), every=1000)

    def test_long_symbol(self):
        self.compare(text(*(limit(i, 'B', 1, 1, symbol=c * 70000) for i, c in enumerate('ba'))))

    def test_without_accounts(self):
        lines = [match_model.HEADER, '0,LIMIT,B,GTC,X,1,10,5', '1,LIMIT,S,GTC,X,2,10,5', '']
        self.assertIn('1,1,2,10,5', self.compare('\n'.join(lines), 'newest')[0])

    def test_crlf_and_no_last_newline(self):
        data = text(limit(1, 'B', 10, 5, account=4), limit(2, 'S', 10, 2, account=4), cancel(1))
        wanted = self.compare(data)
        self.assertEqual(self.outputs(data.replace('\n', '\r\n')), wanted)
        self.assertEqual(self.outputs(data[:-1]), wanted)

    def test_only_trades(self):
        outcome = run(text(limit(1, 'B', 10, 5), market(2, 'S', 2)).encode())
        self.assertEqual(outcome.stdout.decode(), match_model.TRADES + '\n1,1,2,10,2\n')
        self.assertEqual(outcome.stderr, b'')

    def test_many_makers(self):
        """One order meets more than any buffer holds."""
        ops = [limit(i, 'S', 10 + i % 7, 1) for i in range(9000)]
        self.compare(text(*ops, market(9000, 'B', 8000), cancel(8999)), every=5000)

    def test_stats(self):
        data = text(limit(1, 'B', 10, 5), limit(1, 'B', 10, 5), market(2, 'S', 2), cancel(8))
        outcome = run(data.encode(), '--stats')
        self.assertEqual(outcome.stderr.decode(),
                         'hft: 4 operations, 2 refused, 1 trades, 1 orders rest\n')


class Bad(Case):
    def refused_input(self, data, says):
        book = self.path('book.csv')
        outcome = run(data if isinstance(data, bytes) else data.encode(), '--book', book)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, b''), data)
        self.assertEqual(outcome.stderr.count(b'\n'), 1, outcome.stderr)
        self.assertIn(says, outcome.stderr.decode(errors='replace'))
        self.assertFalse(os.path.exists(book))

    def test_header(self):
        for data in ('', '\n', 'x', '\ufeff' + match_model.HEADER, match_model.HEADER + ',',
                     match_model.HEADER + ',accounts', match_model.HEADER[:-1],
                     match_model.HEADER.replace('qty', 'Qty'), match_model.HEADER + '\0x',
                     ' ' + match_model.HEADER, '0,LIMIT,B,GTC,X,1,10,5'):
            self.refused_input(data, 'line 1: the header must be op_index,')

    def test_columns(self):
        for header, line, says in ((',account', '0,LIMIT,B,GTC,X,1,10,5', 'fewer columns'),
                                   ('', '0,LIMIT,B,GTC,X,1,10,5,1', 'more columns'),
                                   (',account', '0,LIMIT,B,GTC,X,1,10,5,1,1,1,1', 'more columns'),
                                   ('', '0,LIMIT,B,GTC,X,1,10', 'fewer columns'),
                                   ('', '', 'fewer columns'), ('', '0', 'fewer columns')):
            self.refused_input(f'{match_model.HEADER}{header}\n{line}\n', f'line 2: {says}')

    def test_fields(self):
        good = '{},LIMIT,B,GTC,X,1,10,5,1'.split(',')
        for column, name in enumerate(match_model.HEADER.split(',') + ['account']):
            bad = {'type': ('', 'limit', 'LIMIT ', 'STOP', 'LIMITX', 'LIMI'),
                   'side': ('', 'b', 'BUY', 'X', 'BS'), 'tif': ('', 'gtc', 'DAY', 'GTCX', 'IO'),
                   'symbol': ('',)}.get(name, ('x', ' 1', '1 ', '+1', '1.0', '1e3', '0x1', '--1',
                                               '-', '18446744073709551616', '1\0', '1_0', '\u0663'))
            if name in ('op_index', 'order_id', 'account'):
                bad += ('-1', '-0')
            if name in ('price', 'qty'):
                bad += ('', '9223372036854775808', '-9223372036854775809')
            for value in bad:
                fields = [*good[:column], value, *good[column + 1:]]
                lines = [','.join(good).format(0), ','.join(fields).format(1)]
                self.refused_input('\n'.join([match_model.HEADER + ',account', *lines]),
                                   f'line 3: {name} ')

    def test_price_that_is_none(self):
        for line in ('LIMIT,B,GTC,X,1,{},5', 'REPLACE,,,X,1,{},5'):
            self.refused_input(f'{match_model.HEADER}\n0,{line.format(2 ** 63 - 1)}\n',
                               'line 2: price ')

    def test_what_must_be_empty(self):
        for line, name in (('MARKET,B,IOC,X,1,10,5', 'price'), ('CANCEL,B,,X,1,,', 'side'),
                           ('CANCEL,,GTC,X,1,,', 'tif'), ('CANCEL,,,X,1,10,', 'price'),
                           ('CANCEL,,,X,1,,5', 'qty'), ('REPLACE,S,,X,1,10,5', 'side'),
                           ('REPLACE,,IOC,X,1,10,5', 'tif')):
            self.refused_input(f'{match_model.HEADER}\n0,{line}\n', f'line 2: {name} ')

    def test_what_must_not_be_empty(self):
        for line, name in (('MARKET,B,IOC,X,1,,', 'qty'), ('MARKET,,IOC,X,1,,5', 'side'),
                           ('REPLACE,,,X,1,,5', 'price'), ('REPLACE,,,X,1,5,', 'qty'),
                           ('CANCEL,,,X,,,', 'order_id'), ('CANCEL,,,,1,,', 'symbol')):
            self.refused_input(f'{match_model.HEADER}\n0,{line}\n', f'line 2: {name} ')

    def test_op_index_counts_rows(self):
        for index in (0, 2, 7):
            self.refused_input(f'{match_model.HEADER}\n0,CANCEL,,,X,1,,\n{index},CANCEL,,,X,1,,\n',
                               'line 3: op_index ')

    def test_garbage(self):
        rng = random.Random(2)
        header = match_model.HEADER.encode() + b'\n'
        for _ in range(60):
            run_ = run(header + rng.randbytes(rng.randrange(1, 500)))
            self.assertEqual((run_.returncode, run_.stdout), (2, b''))
        good = text(*(limit(i, 'B', 10, 5) for i in range(20))).encode()
        for _ in range(200):
            data = bytearray(good)
            data[rng.randrange(len(data))] = rng.choice(b'\0\n\r,x-0\xff')
            self.assertIn(run(bytes(data)).returncode, (0, 2), data)


class Usage(Case):
    def test_help(self):
        for flag in ('--help', '-h'):
            outcome = tool.run('match', flag)
            self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
            self.assertTrue(outcome.stdout.startswith('usage: hft match '))
            for option in ('--book', '--bbo', '--bbo-every', '--stp', '--stats'):
                self.assertIn(option, outcome.stdout)
        self.assertIn('hft match', tool.run('--help').stdout)

    def test_mistakes(self):
        self.refused(2, 'match', 'ops.csv', says="'ops.csv' is one argument too many")
        self.refused(2, 'match', '--frobnicate', says='--frobnicate')
        self.refused(2, 'match', '--stp', says='needs a value')
        self.refused(2, 'match', '--bbo', 'x', says='go together')
        self.refused(2, 'match', '--bbo-every', 2, says='go together')
        for mode in ('', 'none', 'Oldest', 'old', 'oldest '):
            self.refused(2, 'match', '--stp', mode, says='is none of oldest')
        for value in ('', '0', '-1', 'x', '1.5', '18446744073709551616'):
            self.refused(2, 'match', '--bbo', 'x', '--bbo-every', value, says='is no number')

    def test_unwritable(self):
        good = text(limit(1, 'B', 10, 5)).encode()
        for path in ('/dev/full', self.dir, self.path('none/x')):
            for options in (['--book', path], ['--bbo', path, '--bbo-every', 1]):
                outcome = run(good, *options)
                self.assertEqual(outcome.returncode, 3)
                self.assertIn(b'cannot write', outcome.stderr)
        with open('/dev/full', 'wb') as full:
            outcome = run(good, stdout=full)
        self.assertEqual(outcome.returncode, 3)
        self.assertIn(b'cannot write to stdout', outcome.stderr)

    def test_unreadable(self):
        directory = os.open(self.dir, os.O_RDONLY)
        self.addCleanup(os.close, directory)
        outcome = subprocess.run([tool.HFT, 'match'], stdin=directory, capture_output=True,
                                 timeout=60, check=False)
        self.assertEqual(outcome.returncode, 3)
        self.assertIn(b'cannot read stdin', outcome.stderr)


class Flow:
    """Random operations of every kind, around a price, on few levels, ids mostly live."""

    def __init__(self, seed, symbols, accounts, ticks):
        self.rng = random.Random(seed)
        self.symbols = symbols
        self.accounts = accounts
        self.ticks = ticks
        self.next = 1
        self.known = [(1, symbols[0])]

    def old(self):
        number, symbol = self.rng.choice(self.known[-60:])
        if self.rng.random() < 0.03:
            symbol = self.rng.choice(self.symbols)
        if self.rng.random() < 0.02:
            number = self.rng.randrange(2 ** 64)
        return number, symbol

    def op(self):
        rng = self.rng
        price = rng.randrange(-self.ticks, self.ticks + 1)
        qty = rng.choice((1, 2, 3, 5, 10, 40)) if rng.random() < 0.98 else rng.choice(
            (0, -1, 2 ** 53, 2 ** 53 + 1))
        kind = rng.random()
        if kind < 0.16:
            return cancel(*self.old())
        if kind < 0.34:
            number, symbol = self.old()
            return replace(number, price, qty, symbol, rng.choice(self.accounts))
        number, symbol = self.next, rng.choice(self.symbols)
        if rng.random() < 0.03:
            number, symbol = self.old()
        self.next += 1
        self.known.append((number, symbol))
        side, account = rng.choice('BS'), rng.choice(self.accounts)
        tif = rng.choice(TIFS) if rng.random() < 0.5 else 'GTC'
        if kind < 0.42:
            return market(number, side, qty, tif, account, symbol)
        if rng.random() < 0.7:
            price -= 2 if side == 'B' else -2
        return limit(number, side, price, qty, tif, account, symbol)


class Random(Case):
    def test_streams(self):
        for seed, symbols, accounts, ticks, count in (
                (1, ['X'], ('', 0, 1, 2), 2, 3000), (2, ['1', '12', '5'], (1, 2, 3), 4, 4000),
                (3, ['AB', 'A', '7'], (0, 2 ** 64 - 1, 9), 1, 3000),
                (4, ['X'], tuple(range(50)), 30, 3000)):
            flow = Flow(seed, symbols, accounts, ticks)
            data = text(*(flow.op() for _ in range(count)))
            for mode in MODES:
                files = self.compare(data, mode, flow.rng.choice((1, 7, 100, 999)))
                self.assertGreater(files[0].count('\n'), count / 10)

    def test_short_streams(self):
        for seed in range(60):
            flow = Flow(1000 + seed, ['X', 'Y'], (1, 1, 2), 2)
            data = text(*(flow.op() for _ in range(40)))
            self.compare(data, MODES[seed % len(MODES)], 1)


if __name__ == '__main__':
    tool.main()
