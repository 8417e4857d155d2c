// SPDX-License-Identifier: Apache-2.0
import { check, int32, uint32, uint64 } from './errors.js';
import { Handle, configured } from './handle.js';
import { c } from './library.js';
import { addressOfRecords as at, countOf, records } from './records.js';

const { BBO, BookConfig, BookOrder, BookOrderArray, BookStats, Event, EventArray, LevelArray,
  Page, QueuePosition } = records;

/** The order books of one source of market data: events in, prices, depth and queues out. */
export class Book extends Handle {
  constructor(options) {
    const config = configured(BookConfig, c.hft_book_config_init, options);
    super((out) => c.hft_book_create(config._memory.address(), out), c.hft_book_destroy);
  }

  apply(event) {
    check(c.hft_book_apply(this._c, at('event', event, Event)));
  }

  applyN(events, count, statuses) {
    const from = at('events', events, EventArray), n = countOf('events', events, count);
    return check(c.hft_book_apply_n(this._c, from, n,
      statuses === undefined ? null : statusesOf(statuses, n)));
  }

  bbo(instrument, out = new BBO()) {
    check(c.hft_book_bbo(this._c, uint32('instrument', instrument), at('out', out, BBO)));
    return out;
  }

  levels(instrument, side, out) {
    return check(c.hft_book_levels(this._c, uint32('instrument', instrument), int32('side', side),
      at('out', out, LevelArray), out.length));
  }

  orders(instrument, side, out) {
    return check(c.hft_book_orders(this._c, uint32('instrument', instrument), int32('side', side),
      at('out', out, BookOrderArray), out.length));
  }

  order(orderId, instrument = 0, out = new BookOrder()) {
    check(c.hft_book_order_get(this._c, uint32('instrument', instrument),
      uint64('orderId', orderId), at('out', out, BookOrder)));
    return out;
  }

  queue(orderId, instrument = 0, out = new QueuePosition()) {
    check(c.hft_book_queue(this._c, uint32('instrument', instrument),
      uint64('orderId', orderId), at('out', out, QueuePosition)));
    return out;
  }

  readBbo(instrument, out = new BBO()) {
    check(c.hft_book_read_bbo(this._c, uint32('instrument', instrument), at('out', out, BBO)));
    return out;
  }

  readPage(instrument, bids, asks, out = new Page()) {
    check(c.hft_book_read_page(this._c, uint32('instrument', instrument), at('out', out, Page),
      at('bids', bids, LevelArray), at('asks', asks, LevelArray),
      Math.min(bids.length, asks.length)));
    return out;
  }

  stats() {
    const out = new BookStats();
    check(c.hft_book_stats_get(this._c, out._memory.address()));
    return out;
  }

  refused(code) {
    return BigInt(c.hft_book_refused(this._c, int32('code', code)));
  }

  hash() {
    return BigInt(c.hft_book_hash(this._c));
  }

  check() {
    check(c.hft_book_check(this._c));
  }
}

function statusesOf(statuses, n) {
  if (!(statuses instanceof Int32Array) || statuses.length < n)
    throw new TypeError(`statuses is no Int32Array of ${n} or more`);
  return statuses;
}
