# SPDX-License-Identifier: Apache-2.0
"""What the parts of a report share: numbers as text, figures, sections, the page's style."""
import html
from datetime import datetime, timedelta
from decimal import Decimal

import plotly.graph_objects as go
import plotly.io

GREEN, RED, BLUE, ORANGE, VIOLET = '#3d9970', '#c0504d', '#4c86c6', '#d9822b', '#9b6bcc'
GREY = '#8a8f98'

CSS = '''
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem;
       background: Canvas; color: CanvasText; }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .3rem; }
p { margin: .3rem 0; }
.note { color: #7d828b; font-size: .87rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .28rem .5rem .28rem 0;
         border-bottom: 1px solid rgba(128, 128, 128, .28); overflow-wrap: anywhere; }
th { font-weight: 500; }
table.facts th { width: 9.5rem; color: #7d828b; }
table.numbers td, table.numbers th + th { text-align: right; padding-right: 0; }
.types { columns: 9rem; font-variant-numeric: tabular-nums; margin: .4rem 0; }
.types div { display: flex; justify-content: space-between; break-inside: avoid; }
table.life th { width: 7.5rem; color: #7d828b; }
table.life td:nth-child(2) { width: 8.5rem; }
.bar { height: .35rem; background: #4c86c6; border-radius: 2px; margin-top: .2rem; }
.plot { width: 100%; height: 21rem; overflow: hidden; }
@media (max-width: 34rem) {
  body { padding: .7rem; font-size: 14px; }
  table.facts th { width: 6.2rem; }
  .plot { height: 18rem; }
}
'''


def text(value):
    return html.escape(str(value))


def number(value, decimals=0):
    return f'{value:,.{decimals}f}'


def short(value):
    """A decimal without trailing zeros, grouped."""
    value = Decimal(value)
    if value == value.to_integral_value():
        return f'{value.to_integral_value():,}'
    return f'{value.normalize():,f}'


def plural(count):
    return '' if count == 1 else 's'


def size(value):
    return f'{value / 1048576:,.1f} MiB' if value >= 1048576 else f'{value / 1024:,.1f} KiB'


def clock_times(seconds):
    """Seconds since midnight as dates of one day: what a time axis wants."""
    midnight = datetime(1970, 1, 1)
    return [midnight + timedelta(seconds=float(s)) for s in seconds]


def figure(x_title, y_title, **layout):
    axis = dict(gridcolor='rgba(128,128,128,.22)', zerolinecolor='rgba(128,128,128,.35)',
                linecolor='rgba(128,128,128,.5)', automargin=True)
    fig = go.Figure()
    fig.update_layout(paper_bgcolor='rgba(0,0,0,0)', plot_bgcolor='rgba(0,0,0,0)', autosize=True,
                      font=dict(color=GREY, size=12), margin=dict(l=8, r=12, t=12, b=8),
                      legend=dict(orientation='h', y=1.02, yanchor='bottom', x=0),
                      hovermode='x unified', hoverlabel=dict(bgcolor='#30343a',
                                                             font_color='#f0f0f0'), **layout)
    fig.update_xaxes(title_text=x_title, **axis)
    fig.update_yaxes(title_text=y_title, **axis)
    return fig


def time_axis(fig):
    fig.update_xaxes(type='date', hoverformat='%H:%M:%S', tickformatstops=[
        dict(dtickrange=[None, 1000], value='%H:%M:%S.%L'),
        dict(dtickrange=[1000, 60000], value='%H:%M:%S'),
        dict(dtickrange=[60000, None], value='%H:%M')])
    return fig


def floats(values):
    return [None if v is None else float(v) for v in values]


def plot(fig, first=False):
    config = dict(responsive=True, displaylogo=False, displayModeBar=False)
    div = plotly.io.to_html(fig, full_html=False, include_plotlyjs=first, config=config,
                            default_width='100%', default_height='100%')
    return f'<div class="plot">{div}</div>'


def section(title, note, *parts):
    return f'<section><h2>{title}</h2><p class="note">{note}</p>{"".join(parts)}</section>'
