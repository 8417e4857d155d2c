// SPDX-License-Identifier: Apache-2.0
import { int64 } from './errors.js';
import { Callbacks, Copies, giveOrders } from './callbacks.js';
import { configured } from './handle.js';
import { addressOf, c } from './library.js';
import { records } from './records.js';
import { View } from './view.js';

const { EventArray, OrderArray, ReportArray, StrategyCalls, StrategyRow } = records;

/** One strategy's callbacks, as C calls them. */
export class StrategyTarget {
  callbacks = new Callbacks();
  #view = new View();
  #out = new Copies(OrderArray);

  /** The struct of C functions for an object with onEvents, onReports, onTimer or some of them. */
  calls(strategy) {
    const row = new StrategyCalls({ size: StrategyCalls.BYTES });
    const events = new Copies(EventArray), reports = new Copies(ReportArray);
    const add = (name, call) => {
      if (strategy[name] !== undefined)
        row[name] = this.callbacks.add(name, name, call);
    };
    add('onEvents', (user, from, n, view, out, room) => this.#answer(view, out, room, (orders) =>
      strategy.onEvents(events.take(from, n), this.#view, orders)));
    add('onReports', (user, from, n, view, out, room) => this.#answer(view, out, room, (orders) =>
      strategy.onReports(reports.take(from, n), this.#view, orders)));
    add('onTimer', (user, now, id, view, out, room) => this.#answer(view, out, room, (orders) =>
      strategy.onTimer(BigInt(now), BigInt(id), this.#view, orders)));
    return row;
  }

  #answer(view, out, room, call) {
    const orders = this.#out.room(room);
    this.#view._lend(view);
    try {
      return giveOrders(out, orders, call(orders));
    } finally {
      this.#view._lend(0);
    }
  }
}

/** The config struct; the arrays that it points to are returned with it, to be kept meanwhile. */
export function strategyRow({ instruments, params, ...options }) {
  const row = configured(StrategyRow, c.hft_strategy_config_init, options);
  const ids = Uint32Array.from(instruments ?? []);
  const values = BigInt64Array.from(params ?? [], (value) => int64('params', value));
  if (ids.length > 0) {
    row.instruments = BigInt(addressOf(ids.buffer));
    row.instrumentCount = ids.length;
  }
  if (values.length > 0) {
    row.params = BigInt(addressOf(values.buffer));
    row.paramCount = values.length;
  }
  return { row, keep: [ids, values] };
}
