# SPDX-License-Identifier: Apache-2.0
"""The venue's part of a report: what `venue --json` wrote, as tables and plots."""
import plotly.graph_objects as go

from report_parts import (BLUE, GREEN, GREY, ORANGE, RED, VIOLET, clock_times, figure, floats,
                          number, plot, plural, section, text, time_axis)

COLORS = (BLUE, ORANGE, GREEN, VIOLET, RED, '#2aa1b3', '#b8860b', '#d6619b')
GROUPS = (('market_maker', 'market maker'), ('taker', 'taker'), ('informed', 'those who know'),
          ('noise', 'the others'))
LABELS = {'limit': 'limit', 'ioc': 'IOC', 'fok': 'FOK'}


def flow(venue):
    total = sum(venue['flow'].values()) or 1
    return ', '.join(f'{name} {100 * count / total:.1f} %' for name, count in venue['flow'].items())


def filled(venue):
    parts = []
    for name, fills in venue['marketable'].items():
        if fills['orders']:
            parts.append(f'{LABELS[name]} {100 * fills["filled"] / fills["orders"]:.0f} % of '
                         f'{number(fills["orders"])}')
    return ', '.join(parts) or 'none'


def proofs(venue):
    check, replay = venue.get('check'), venue['replay']
    rows = []
    if check:
        rows.append(('Market data', f'{number(venue["itch"]["messages"])} messages of ITCH 5.0. '
                     'A reader of them keeps books of its own, which were compared with the '
                     f'engine&rsquo;s {number(check["compared"] + check["hashed"])} times: '
                     f'{number(check["different"])} differences'))
    same = all(replay[k] == venue[k] for k in ('state_hash', 'reports_hash'))
    rows += [
        ('Journal', f'{number(replay["inputs"])} inputs, done again by a second engine: '
         + ('the same reports and the same state' if same else '<b>not the same</b>')),
        ('State hash', text(venue['state_hash'])),
    ]
    return rows


def facts(venue):
    counts, depth, latency = venue['counts'], venue['depth'], venue['timing']['latency_ns']
    instruments = len(venue['instruments'])
    rows = [
        ('Flow', f'{number(counts["commands"])} commands of {number(venue["accounts"])} accounts '
         f'and two strategies in {instruments} instrument{plural(instruments)}: {flow(venue)}'),
        ('Outcome', f'{number(counts["reports"])} reports, {number(counts["trades"])} trades of '
         f'together {number(counts["notional"], 2)}, {number(counts["rejects"])} commands refused'),
        ('Filled whole', f'of the orders that could trade at once: {filled(venue)}'),
        ('Books', f'{number(counts["orders"])} orders at the end; a side has on average '
         f'{depth["levels"]:.1f} levels and {depth["orders"]:.1f} orders, the spread is '
         f'{depth["spread_ticks"]:.1f} ticks'),
        ('Profit', '; '.join(f'{name} {number(venue["pnl"][key], 2)}' for key, name in GROUPS)
         + '; together '
         + ('nothing, as it must be' if venue['balanced'] else '<b>not nothing</b>')),
    ]
    rows += proofs(venue)
    if 'command' in latency:
        stage = latency['command']
        rows.append(('A command', f'p50 {number(stage["p50"])} ns, p99 {number(stage["p99"])} ns, '
                     f'p99.9 {number(stage["p999"])} ns: numbered, journaled, checked by risk, '
                     'matched, answered, and seen by the strategies'))
    body = ''.join(f'<tr><th>{name}</th><td>{value}</td></tr>' for name, value in rows)
    return f'<table class="facts">{body}</table>'


def life(venue):
    rows = ''
    for line in venue['life']:
        when, kind, words = line.split(None, 2)
        rows += f'<tr><th>{text(when)}</th><td>{text(kind)}</td><td>{text(words)}</td></tr>'
    return f'<table class="life">{rows}</table>'


def profit_figure(series):
    fig = time_axis(figure('time of day at the venue', 'profit, in the currency'))
    times = clock_times(series['time_s'])
    for key, name, color in (('pnl', 'profit', GREEN), ('realised', 'of it realised', GREY)):
        fig.add_trace(go.Scatter(x=times, y=floats(series[key]), name=name, mode='lines',
                                 line=dict(color=color, width=1.6, shape='hv')))
    fig.update_yaxes(hoverformat=',.2f')
    return fig


def inventory_figure(venue, series):
    fig = time_axis(figure('time of day at the venue', 'held; below 0 it is short'))
    times = clock_times(series['time_s'])
    for i, line in enumerate(series['inventory']):
        fig.add_trace(go.Scatter(x=times, y=line, name=venue['instruments'][i]['symbol'],
                                 mode='lines', line=dict(color=COLORS[i % len(COLORS)], width=1,
                                                         shape='hv')))
    fig.update_yaxes(hoverformat=',')
    return fig


def worth_figure(series):
    fig = time_axis(figure('time of day at the venue', 'price'))
    times = clock_times(series['time_s'])
    for key, name, color in (('middle', 'middle of the market', BLUE),
                             ('value', 'what it is worth', ORANGE)):
        fig.add_trace(go.Scatter(x=times, y=floats(series[key]), name=name, mode='lines',
                                 line=dict(color=color, width=1.2, shape='hv')))
    fig.update_yaxes(hoverformat=',.4~f')
    return fig


def reasons(counts):
    """A table with a bar in each row: the names are too long for the axis of a plot."""
    most = max(counts.values(), default=1)
    rows = ''
    for name, count in sorted(counts.items(), key=lambda row: -row[1]):
        rows += (f'<tr><th>{text(name)}<div class="bar" style="width:{100 * count / most:.1f}%">'
                 f'</div></th><td>{number(count)}</td></tr>')
    return f'<table class="numbers">{rows}</table>'


def sections(venue, first):
    """HTML of the venue. `first`: no plot came before it on the page."""
    series = venue['market_maker']['series']
    informed = venue['informed_percent']
    parts = ['<h1>The venue</h1><p class="note">An exchange in a box: made-up traders, a market '
             f'maker and a taker. Seed {number(venue["seed"])}; {number(informed)} % of the '
             'aggressive orders come from those who know what things are worth.</p>',
             section('What came of it', '', facts(venue))]
    if venue['life']:
        parts.append(section('An order&rsquo;s life', 'Every line is a report that its owner got.',
                             life(venue)))
    if series['time_s']:
        symbol = text(venue['instruments'][0]['symbol'])
        parts += [
            section('Profit of the market maker', 'At the middle of the market.',
                    plot(profit_figure(series), first=first)),
            section('Inventory of the market maker', 'By instrument.',
                    plot(inventory_figure(venue, series))),
            section(f'Price and worth of {symbol}', 'A few know the worth at once, all others '
                    'learn it late.', plot(worth_figure(series))),
        ]
    parts.append(section('Refused, by reason', 'Commands that changed nothing.',
                         reasons(venue['rejects'])))
    parts.append(section('Ended, by reason', 'Orders, or parts of them, that did not trade.',
                         reasons(venue['cancels'])))
    return ''.join(parts)
