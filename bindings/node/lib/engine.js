// SPDX-License-Identifier: Apache-2.0
import { E_CLOSED } from './codes.js';
import { check, closed, int32, int64, uint32 } from './errors.js';
import { Handle } from './handle.js';
import { c } from './library.js';
import { addressOfRecords as at, countOf, records } from './records.js';
import { Authors, awayRow, engineParts, limitsRow } from './setup.js';
import { StrategyTarget, strategyRow } from './strategy.js';
import { ROUTE_AWAY, ROUTE_LOCAL } from './constants.js';

const { BBO, EngineStats, EventArray, Input, Instrument, LevelArray, OrderArray, Party, Position,
  ReportArray, TickBandArray } = records;

/** One shard of a trading system: journal, risk, matching or a way out, answers, strategies. */
export class Engine extends Handle {
  #parts;
  #strategies = [];
  #held; // the memory of the call under way, which a callback's garbage must not free

  constructor(options = {}) {
    const parts = engineParts(options);
    super((out) => c.hft_engine_create(parts.row._memory.address(), out), c.hft_engine_destroy,
      parts.release);
    this.#parts = parts;
  }

  // One call: the failure of a callback that closed the engine is told with it.
  #call(call, held, ...args) {
    this.#held = held;
    const result = this._run(call, ...args);
    if (result === E_CLOSED)
      throw closed(this.#parts.callbacks.failure);
    return check(result);
  }

  addInstrument(ts, row) {
    return this.#call(c.hft_engine_instrument_add, row, int64('ts', ts),
      at('row', row, Instrument));
  }

  addTickTable(ts, bands) {
    return this.#call(c.hft_engine_tick_table_add, bands, int64('ts', ts),
      at('bands', bands, TickBandArray), bands.length);
  }

  addParty(ts, row) {
    return this.#call(c.hft_engine_party_add, row, int64('ts', ts), at('row', row, Party));
  }

  routeLocal(ts, instrument) {
    this.#call(c.hft_engine_route_set, undefined, int64('ts', ts),
      uint32('instrument', instrument), ROUTE_LOCAL, 0);
  }

  routeAway(ts, instrument, send) {
    const { row, callbacks } = awayRow(send);
    this.#adopt(callbacks, () =>
      this.#call(c.hft_engine_route_set, row, int64('ts', ts), uint32('instrument', instrument),
        ROUTE_AWAY, row._memory.address()));
  }

  // C functions live as long as the engine, unless it refuses them.
  #adopt(callbacks, give) {
    try {
      const result = give();
      this.#parts.targets.push(callbacks);
      return result;
    } catch (error) {
      callbacks.release();
      throw error;
    }
  }

  setLimits(ts, scope, id, limits, author) {
    const row = limitsRow(limits), who = new Authors(author);
    this.#call(c.hft_engine_limits_set, [row, who], int64('ts', ts), int32('scope', scope),
      uint32('id', id), row._memory.address(), who.address());
  }

  setState(ts, scope, id, state, author) {
    const who = new Authors(author);
    this.#call(c.hft_engine_state_set, who, int64('ts', ts), int32('scope', scope),
      uint32('id', id), int32('state', state), who.address());
  }

  submitN(orders, count) {
    return this.#call(c.hft_engine_submit_n, orders, at('orders', orders, OrderArray),
      countOf('orders', orders, count));
  }

  feedN(events, count) {
    return this.#call(c.hft_engine_feed_n, events, at('events', events, EventArray),
      countOf('events', events, count));
  }

  answerN(reports, count) {
    return this.#call(c.hft_engine_answer_n, reports, at('reports', reports, ReportArray),
      countOf('reports', reports, count));
  }

  advance(now) {
    return this.#call(c.hft_engine_advance, undefined, int64('now', now));
  }

  input(input, payload) {
    if (!(payload instanceof Uint8Array) || payload.length < input.bytes)
      throw new TypeError('the payload is no Uint8Array, or shorter than the input says');
    this.#call(c.hft_engine_input, [input, payload], at('input', input, Input), payload);
  }

  drainReports(out) {
    return this.#call(c.hft_engine_drain_reports, out, at('out', out, ReportArray), 0, out.length);
  }

  drainEvents(out) {
    return this.#call(c.hft_engine_drain_events, out, at('out', out, EventArray), out.length);
  }

  get pending() {
    return c.hft_engine_pending(this._c) === 1;
  }

  addStrategy(strategy, options = {}) {
    const target = new StrategyTarget(), { row, keep } = strategyRow(options);
    const calls = target.calls(strategy);
    const number = this.#adopt(target.callbacks, () =>
      this.#call(c.hft_engine_strategy_add, [row, keep, calls], calls._memory.address(),
        row._memory.address()));
    this.#strategies[number] = target;
    return number;
  }

  /** Throws E_CLOSED, with what the strategy threw as its cause, once it is closed. */
  checkStrategy(number) {
    const status = c.hft_engine_strategy_status(this._c, uint32('number', number));
    if (status === E_CLOSED)
      throw closed(this.#strategies[number].callbacks.failure);
    check(status);
  }

  /** The first thing that a callback threw, or undefined. */
  get failure() {
    return this.#parts.targets.find((callbacks) => callbacks.failure !== undefined)?.failure;
  }

  bbo(instrument, out = new BBO()) {
    check(c.hft_match_bbo(c.hft_engine_match(this._c), uint32('instrument', instrument),
      at('out', out, BBO)));
    return out;
  }

  levels(instrument, side, out) {
    return check(c.hft_match_levels(c.hft_engine_match(this._c), uint32('instrument', instrument),
      int32('side', side), at('out', out, LevelArray), out.length));
  }

  /** The best of both sides of a book that is fed. */
  readBbo(instrument, out = new BBO()) {
    check(c.hft_book_read_bbo(c.hft_engine_book(this._c), uint32('instrument', instrument),
      at('out', out, BBO)));
    return out;
  }

  position(scope, id, instrument, out = new Position()) {
    check(c.hft_risk_position_read(c.hft_engine_risk(this._c), int32('scope', scope),
      uint32('id', id), uint32('instrument', instrument), at('out', out, Position)));
    return out;
  }

  instrument(id, out = new Instrument()) {
    check(c.hft_ref_instrument(c.hft_engine_ref(this._c), uint32('id', id),
      at('out', out, Instrument)));
    return out;
  }

  stats() {
    const out = new EngineStats();
    check(c.hft_engine_stats_get(this._c, out._memory.address()));
    return out;
  }

  reasons(kind, reason) {
    return BigInt(c.hft_engine_reasons(this._c, int32('kind', kind), uint32('reason', reason)));
  }

  hash() {
    return BigInt(c.hft_engine_hash(this._c));
  }

  check() {
    check(c.hft_engine_check(this._c));
  }
}
