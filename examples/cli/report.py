#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write a self-contained HTML report of a replay, and of a run of the venue.

usage: report.py [--venue VENUE.json] REPLAY.json REPORT.html

REPLAY.json is what `hft replay --json` wrote, VENUE.json what `venue --json` did. exit status: 0
all well; 1 the JSON is not theirs; 2 usage; 3 cannot read or write.
"""
import json
import math
import os
import sys
from decimal import Decimal

import plotly.graph_objects as go

import report_venue
from report_parts import (BLUE, CSS, GREEN, ORANGE, RED, VIOLET, clock_times, figure, floats,
                          number, plot, plural, section, short, size, text, time_axis)

STAGES = (('decode', 'decode', BLUE), ('book', 'book', ORANGE), ('whole', 'decode + book', GREEN),
          ('read', 'read a page', VIOLET), ('late', 'late', RED))
BID, ASK = GREEN, RED


def facts(replay):
    """Rows of the summary: name, text."""
    each, books, spread = replay['ns_per_message'], replay['books'], replay['spread']
    depth, traded, memory, host = (replay[k] for k in ('depth', 'traded', 'memory', 'host'))
    busy = 100 * replay['cpu_s'] / (replay['elapsed_s'] or 1)
    rows = [
        ('Rate', f'{number(replay["messages_per_s"])} messages/s; on the CPU for {busy:.0f} % of '
         'that time'
         + (f' (pace: original &times; {short(replay["speed"])})' if 'speed' in replay else '')),
        ('A message', f'decode {number(each["decode"], 1)} ns, book {number(each["book"], 1)} ns, '
         f'file {number(each["read_file"], 1)} ns, other {number(each["other"], 1)} ns: '
         'means over all messages'),
        ('Messages', f'{number(replay["messages"])}, {number(replay["events"])} events, '
         f'{number(replay["unknown"])} of unknown type, {number(replay["bad"])} bad'),
        ('Books', f'{number(books["symbols"])} symbol{plural(books["symbols"])}; '
         f'{number(books["orders"])} live orders at the end, {number(books["orders_peak"])} at '
         f'the peak; {number(books["levels"])} price levels, {number(books["levels_peak"])} at '
         f'the peak; {number(books["refused"])} events refused, {number(books["crossed"])} '
         'crossed'),
    ]
    if 'mean' in spread:
        hours = 'market hours' if spread['hours'] == 'market' else 'the whole file'
        rows.append(('Spread', f'mean {number(spread["mean"], 4)} '
                     f'({number(spread["mean_ticks"], 1)} ticks), median '
                     f'{number(spread["median"], 4)} ({number(spread["median_ticks"], 1)} ticks): '
                     'each symbol weighted by time, over '
                     f'{number(spread["symbols"])} symbol{plural(spread["symbols"])}, {hours}'))
    if 'levels' in depth:
        rows.append(('Depth', f'{number(depth["levels"], 1)} levels and '
                     f'{number(depth["orders"], 1)} orders a side; quantity '
                     f'{number(depth["qty_1"])} at the best level, {number(depth["qty_5"])} in 5, '
                     f'{number(depth["qty_10"])} in 10: means over {number(depth["samples"])} '
                     'sampled messages'))
    rows.append(('Traded', f'{number(traded["all"]["count"])} trades, quantity '
                 f'{short(traded["all"]["qty"])}, notional {short(traded["all"]["notional"])} '
                 f'(displayed {short(traded["displayed"]["notional"])}, hidden '
                 f'{short(traded["hidden"]["notional"])}, crosses '
                 f'{short(traded["cross"]["notional"])})'))
    if 'resident' in memory:
        rows.append(('Memory', f'{size(memory["resident"])} resident, of it '
                     f'{size(memory.get("anonymous", 0))} anonymous; orders, levels and their '
                     f'index touched {size(books["bytes_used"])}'))
    rows += [
        ('CPU', f'{text(host["cpu"])}, {number(host["cpus"])} online, Linux '
         f'{text(host.get("kernel", "?"))}'),
        ('Compiler', text(host['build'])),
        ('Library', f'libhft {text(host["library"])}'),
    ]
    return rows


def facts_table(replay):
    rows = ''.join(f'<tr><th>{name}</th><td>{value}</td></tr>' for name, value in facts(replay))
    return f'<table class="facts">{rows}</table>'


def latency_table(replay):
    head = ''.join(f'<th>{h}</th>' for h in ('ns', 'p50', 'p99', 'p99.9', 'max'))
    rows = ''
    for key, name, _ in STAGES:
        stage = replay['latency_ns'].get(key)
        if stage:
            cells = ''.join(f'<td>{number(stage[k])}</td>' for k in ('p50', 'p99', 'p999', 'max'))
            rows += f'<tr><th>{name}</th>{cells}</tr>'
    return f'<table class="numbers"><tr>{head}</tr>{rows}</table>'


def types_list(replay):
    rows = ''.join(f'<div><span>{text(code)}</span><span>{number(count)}</span></div>'
                   for code, count in sorted(replay['types'].items(), key=lambda t: -t[1]))
    return f'<div class="types">{rows}</div>'


def log_bins(buckets, per_decade=16):
    """Merge (value, count) buckets into bins of equal width on a log axis."""
    bins = {}
    for value, count in buckets:
        key = math.floor(math.log10(max(value, 1)) * per_decade)
        bins[key] = bins.get(key, 0) + count
    total = sum(bins.values())
    keys = range(min(bins) - 1, max(bins) + 2)
    return ([10 ** ((k + .5) / per_decade) for k in keys],
            [100 * bins.get(k, 0) / total for k in keys])


def log_axis(fig, replay, most):
    """From the least time to each stage's `most`, with figures at 1, 2, 5 where decades are few."""
    stages = replay['latency_ns'].values()
    low = math.log10(max(min(s['min'] for s in stages), 1)) - .1
    high = math.log10(max(max(s[most] for s in stages), 10)) + .2
    steps = (1, 2, 5) if high - low < 2.5 else (1,)
    ticks = [step * 10 ** decade for decade in range(12) for step in steps]
    fig.update_xaxes(type='log', range=[low, high], tickvals=ticks, hoverformat=',.0f',
                     ticktext=[f'{tick:,}' for tick in ticks])


def latency_figure(replay):
    fig = figure('ns, log scale', 'share of the samples, %')
    for key, name, color in STAGES:
        stage = replay['latency_ns'].get(key)
        if stage:
            x, y = log_bins(stage['buckets'])
            fig.add_trace(go.Scatter(x=x, y=y, name=name, mode='lines', line=dict(
                color=color, width=1.6, shape='hvh')))
    log_axis(fig, replay, 'p999')
    fig.update_yaxes(rangemode='tozero', hoverformat='.2f')
    return fig


def tail_figure(replay):
    fig = figure('ns, log scale', 'samples slower than x, %')
    for key, name, color in STAGES:
        stage = replay['latency_ns'].get(key)
        if not stage:
            continue
        total, left, x, y = stage['count'], stage['count'], [], []
        for value, count in stage['buckets']:
            x.append(max(value, 1))
            y.append(100 * left / total)
            left -= count
        fig.add_trace(go.Scatter(x=x, y=y, name=name, mode='lines', line=dict(
            color=color, width=1.6, shape='hv')))
    log_axis(fig, replay, 'max')
    fig.update_yaxes(type='log', dtick=1, hoverformat='.4~g', tickformat='~g')
    return fig


def rate_figure(replay):
    rate = replay['series']['rate']
    width = rate['bucket_s']
    times = clock_times(rate['start_s'] + width * (i + .5) for i in range(len(rate['messages'])))
    fig = time_axis(figure('time of day at the venue', 'messages/s', bargap=0))
    fig.add_trace(go.Bar(x=times, y=[n / width for n in rate['messages']], width=width * 1000,
                         marker=dict(color=BLUE, line_width=0), name='messages/s'))
    return fig


def price_figure(replay):
    depth = replay['series']['depth']
    times = clock_times(depth['time_s'])
    fig = time_axis(figure('time of day at the venue', 'price, quote units'))
    for key, name, color in (('ask', 'best ask', ASK), ('bid', 'best bid', BID)):
        fig.add_trace(go.Scatter(x=times, y=floats(depth[key]), name=name, mode='lines',
                                 line=dict(color=color, width=1.3, shape='hv')))
    low, high = price_range(depth)
    fig.update_yaxes(range=[low, high], hoverformat=',.4~f')
    return fig


def price_range(depth):
    """Of the points with both sides near each other: a stub quote is not to flatten the rest."""
    pairs = [(float(b), float(a)) for b, a in zip(depth['bid'], depth['ask'])
             if b is not None and a is not None]
    near = sorted((a - b, b, a) for b, a in pairs)[:max(1, len(pairs) * 9 // 10)]
    if not near:
        return None, None
    low, high = min(b for _, b, _ in near), max(a for _, _, a in near)
    pad = (high - low) * .06 or abs(high) * .001 or 1
    return low - pad, high + pad


def depth_figure(replay):
    """Bids upward, asks downward, so that the two never cover each other."""
    depth = replay['series']['depth']
    times = clock_times(depth['time_s'])
    fig = time_axis(figure('time of day at the venue', 'quantity: bids up, asks down'))
    for side, sign, color in (('bid', 1, BID), ('ask', -1, ASK)):
        for levels, alpha in ((10, .18), (5, .35), (1, .8)):
            quantity = depth[f'{side}_qty_{levels}']
            name = f'{side}, best' if levels == 1 else f'{side}, {levels} levels'
            red, green, blue = (int(color[i:i + 2], 16) for i in (1, 3, 5))
            fig.add_trace(go.Scatter(
                x=times, y=[sign * q for q in quantity], name=name, mode='lines', fill='tozeroy',
                customdata=quantity, hovertemplate='%{customdata:,}', line=dict(
                    width=.6, shape='hv', color=color),
                fillcolor=f'rgba({red},{green},{blue},{alpha})'))
    fig.update_yaxes(tickformat='~s')
    return fig


def page(replay, venues):
    depth = replay['series']['depth']
    clock = replay['clock']
    title = f'Replay of {text(os.path.basename(replay["file"]))}'
    when = f', {text(replay["first"])} to {text(replay["last"])}' if 'first' in replay else ''
    parts = [
        f'<h1>{title}</h1><p class="note">{text(replay["file"])}: '
        f'{text(replay["format"])}, {number(replay["bytes"])} '
        f'bytes{", gzipped" if replay["gzip"] else ""}{when}</p>',
        section('Summary', '', facts_table(replay)),
        section('Latency', f'One message in {replay["sampled"].split("/")[1]} is decoded and '
                f'applied alone between readings of the {text(clock["kind"])} clock; a reading '
                f'costs {number(clock["cost_ns"])} ns, which is in every figure. The book stage '
                'ends when best prices and a page of levels are published.',
                latency_table(replay)),
    ]
    if replay['latency_ns']:
        parts.append(section('Latency distribution', 'Each stage by itself.',
                             plot(latency_figure(replay), first=True)))
        parts.append(section('Latency tail', 'Both axes logarithmic.', plot(tail_figure(replay))))
    if replay['series']['rate']['messages']:
        parts.append(section('Message rate', 'Messages, in buckets of '
                             f'{number(replay["series"]["rate"]["bucket_s"])} s.',
                             plot(rate_figure(replay), first=not replay['latency_ns'])))
    if depth['time_s']:
        parts.append(section(f'Best prices of {text(depth["symbol"])}',
                             f'In steps of {short(depth["step_s"])} s.',
                             plot(price_figure(replay))))
        parts.append(section(f'Depth of {text(depth["symbol"])}',
                             'Quantity at the best price, and in the best 5 and 10 levels.',
                             plot(depth_figure(replay))))
    parts.append(section('Messages by type', "Keyed by the wire's code.", types_list(replay)))
    for venue in venues:
        parts.append(report_venue.sections(venue, first='plotly-graph-div' not in ''.join(parts)))
    return ('<!doctype html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>{title}</title><style>{CSS}</style></head><body>{"".join(parts)}'
            '</body></html>\n')


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file, parse_float=Decimal)


def main(argv):
    if len(argv) == 2 and argv[1] in ('-h', '--help'):
        print(__doc__)
        return 0
    beside = argv[2:3] if len(argv) == 5 and argv[1] == '--venue' else []
    if len(argv) != 3 + 2 * len(beside):
        print('report.py: wants REPLAY.json and REPORT.html', file=sys.stderr)
        return 2
    source, out = argv[-2:]
    try:
        report = page(load(source), [load(path) for path in beside])
        with open(out, 'w', encoding='utf-8') as file:
            file.write(report)
    except OSError as error:
        print(f'report.py: {error.filename}: {error.strerror}', file=sys.stderr)
        return 3
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        names = ' or '.join([source, *beside])
        print(f'report.py: {names} is not what it ought to be: {error!r}', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
