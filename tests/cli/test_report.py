# SPDX-License-Identifier: Apache-2.0
"""report.py on a made-up day, a tiny file, an empty one and a run of the venue, and on what is
none of them."""
import html
import os
import re
import subprocess
import sys
import unittest

import tool
from tool import add, directory, framed

PYTHON = os.environ.get('HFT_REPORT_PYTHON', '')
REPORT = os.environ.get('HFT_REPORT', '')
VENUE = os.environ.get('HFT_VENUE', '')


def report(*args):
    return subprocess.run([PYTHON, REPORT, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, timeout=300, check=False)


class Report(tool.Case):
    def page(self, path):
        out = self.path('replay.json')
        tool.run('replay', '--json', out, path)
        outcome = report(out, self.path('report.html'))
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
        with open(self.path('report.html'), encoding='utf-8') as page:
            with open(out, encoding='utf-8') as replay:
                return page.read(), tool.json.load(replay)

    def test_day(self):
        text, json = self.page(self.day('--messages', 30000, '--symbols', 5))
        for heading in ('Summary', 'Latency', 'Latency distribution', 'Latency tail',
                        'Message rate', 'Best prices of', 'Depth of', 'Messages by type'):
            self.assertIn(f'<h2>{heading}', text)
        self.assertEqual(text.count('class="plotly-graph-div"'), 5)
        self.assertIn('30,000', text)
        for value in (json['latency_ns']['whole']['p99'], json['books']['orders_peak']):
            self.assertIn(f'{value:,}', text)
        for word in (json['host']['build'], 'name="viewport"', 'color-scheme: light dark'):
            self.assertIn(word, text)

    def test_self_contained(self):
        text, _ = self.page(self.day('--messages', 5000, '--symbols', 5))
        loads = re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)=[^>]*>', text)
        self.assertEqual(loads, [])
        self.assertGreater(len(text), 1000000)

    def test_tiny_and_empty(self):
        text, _ = self.page(self.file(framed(directory(13), add(13, 1, 'B', 10, 1000000))))
        self.assertIn('<h2>Summary', text)
        text, _ = self.page(self.file(b''))
        self.assertIn('<h2>Summary', text)

    def test_names_are_escaped(self):
        text, _ = self.page(self.file(framed(directory(13, name='<b>&"')), '<i>&.itch'))
        self.assertNotIn('<i>', text.split('</style>')[1].split('<script')[0])
        self.assertIn('&lt;i&gt;&amp;.itch', text)


class Venue(tool.Case):
    def pages(self, *options, day=b''):
        """The report of a run of the venue, and what the run told."""
        replay, venue, out = (self.path(n) for n in ('replay.json', 'venue.json', 'report.html'))
        tool.run('replay', '--json', replay, self.file(day))
        subprocess.run([VENUE, '--json', venue, *map(str, options)], check=True, timeout=120,
                       stdout=subprocess.DEVNULL)
        outcome = report('--venue', venue, replay, out)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ''))
        with open(out, encoding='utf-8') as page:
            with open(venue, encoding='utf-8') as told:
                return page.read(), tool.json.load(told)

    def test_venue(self):
        text, json = self.pages('--commands', 20000, '--check')
        for heading in ('What came of it', 'An order&rsquo;s life', 'Profit of the market maker',
                        'Inventory of the market maker', 'Price and worth of ALFA',
                        'Refused, by reason', 'Ended, by reason'):
            self.assertIn(f'<h2>{heading}', text)
        self.assertIn('<h1>The venue', text)
        self.assertEqual(text.count('class="plotly-graph-div"'), 3)
        for value in (json['counts']['trades'], json['counts']['commands'],
                      json['check']['compared'] + json['check']['hashed']):
            self.assertIn(f'{value:,}', text)
        for reason, count in json['rejects'].items():
            self.assertRegex(text, re.escape(html.escape(reason)) + f'<div.*?<td>{count:,}</td>')
        self.assertIn(json['state_hash'], text)
        self.assertIn('the same reports and the same state', text)
        self.assertIn(f'{json["pnl"]["market_maker"]:,.2f}', text)
        for instrument in json['instruments']:
            self.assertIn(f'"name":"{instrument["symbol"]}"', text)

    def test_after_a_day(self):
        day = framed(directory(13), add(13, 1, 'B', 10, 1000000))
        text, _ = self.pages('--commands', 3000, day=day)
        self.assertGreater(text.count('class="plotly-graph-div"'), 3)
        # The library once, however many plots.
        self.assertLess(len(text), 8000000)
        self.assertNotIn('A reader of them', text)

    def test_differences_are_shown(self):
        _, json = self.pages('--commands', 3000)
        json['replay']['state_hash'] = '0' * 16
        json['balanced'] = False
        with open(self.path('venue.json'), 'w', encoding='utf-8') as out:
            tool.json.dump(json, out)
        report('--venue', self.path('venue.json'), self.path('replay.json'), self.path('out'))
        with open(self.path('out'), encoding='utf-8') as page:
            text = page.read()
        self.assertIn('<b>not the same</b>', text)
        self.assertIn('<b>not nothing</b>', text)

    def test_least(self):
        text, _ = self.pages('--commands', 1, '--instruments', 1, '--live', 10)
        self.assertIn('<h2>What came of it', text)


class Bad(tool.Case):
    def test_usage(self):
        self.assertEqual(report().returncode, 2)
        self.assertEqual(report('a').returncode, 2)
        self.assertEqual(report('a', 'b', 'c').returncode, 2)
        self.assertEqual(report('--venue', 'a', 'b').returncode, 2)
        self.assertEqual(report('--nonsense', 'a', 'b', 'c').returncode, 2)
        self.assertEqual(report('--help').returncode, 0)

    def test_files(self):
        for text in (b'', b'{', b'{}', b'[]', b'null', b'\xff\xfe'):
            self.assertEqual(report(self.file(text), self.path('out')).returncode, 1, text)
            self.assertFalse(os.path.exists(self.path('out')))
        self.assertEqual(report(self.path('none'), self.path('out')).returncode, 3)
        good = self.path('replay.json')
        tool.run('replay', '--json', good, self.file(framed(directory(13))))
        for text in (b'', b'{}', b'null'):
            self.assertEqual(report('--venue', self.file(text), good,
                                    self.path('out')).returncode, 1)
        self.assertEqual(report('--venue', self.path('none'), good, self.path('out')).returncode, 3)
        for path in ('/dev/full', self.path('none/out'), self.dir):
            self.assertEqual(report(good, path).returncode, 3)


def has_plotly():
    return os.path.exists(PYTHON) and subprocess.run(
        [PYTHON, '-c', 'import plotly'], check=False, stderr=subprocess.DEVNULL).returncode == 0


if __name__ == '__main__':
    if not has_plotly():
        tool.skipped('the report', 'build/venv has no plotly: ./run makes it')
        sys.exit(77)
    tool.main()
