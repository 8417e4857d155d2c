// SPDX-License-Identifier: Apache-2.0
import { check, int32, uint32, uint64 } from './errors.js';
import { Handle, configured } from './handle.js';
import { c } from './library.js';
import { Memory } from './memory.js';
import { addressOfRecords as at, countOf, records } from './records.js';

const { BBO, LevelArray, MatchConfig, MatchOrder, MatchOrderArray, MatchStats, OrderArray, Party,
  ReportArray } = records;

/** Matching in price-time priority, and nothing else: an Engine does the rest. */
export class Match extends Handle {
  #written = new Memory(8);

  constructor(options) {
    const config = configured(MatchConfig, c.hft_match_config_init, options);
    super((out) => c.hft_match_create(config._memory.address(), out), c.hft_match_destroy);
  }

  setParty(party) {
    check(c.hft_match_party_set(this._c, at('party', party, Party)));
  }

  submitN(orders, out, count) {
    const taken = check(c.hft_match_submit_n(this._c, at('orders', orders, OrderArray),
      countOf('orders', orders, count), at('out', out, ReportArray), out.length,
      this.#written.address()));
    return { taken, written: this.#written.view.getUint32(0, true) };
  }

  drain(out) {
    return check(c.hft_match_drain(this._c, at('out', out, ReportArray), out.length));
  }

  get pending() {
    return c.hft_match_pending(this._c) === 1;
  }

  bbo(instrument, out = new BBO()) {
    check(c.hft_match_bbo(this._c, uint32('instrument', instrument), at('out', out, BBO)));
    return out;
  }

  levels(instrument, side, out) {
    return check(c.hft_match_levels(this._c, uint32('instrument', instrument),
      int32('side', side), at('out', out, LevelArray), out.length));
  }

  orders(instrument, side, out) {
    return check(c.hft_match_orders(this._c, uint32('instrument', instrument),
      int32('side', side), at('out', out, MatchOrderArray), out.length));
  }

  order(orderId, handle = 0n, out = new MatchOrder()) {
    check(c.hft_match_order_get(this._c, uint64('orderId', orderId), uint64('handle', handle),
      at('out', out, MatchOrder)));
    return out;
  }

  nextExpiry() {
    return BigInt(c.hft_match_next_expiry(this._c));
  }

  stats() {
    const out = new MatchStats();
    check(c.hft_match_stats_get(this._c, out._memory.address()));
    return out;
  }

  refused(code) {
    return BigInt(c.hft_match_refused(this._c, int32('code', code)));
  }

  hash() {
    return BigInt(c.hft_match_hash(this._c));
  }

  check() {
    check(c.hft_match_check(this._c));
  }
}
