// SPDX-License-Identifier: Apache-2.0
import { check, closed, int32, uint32 } from './errors.js';
import { c } from './library.js';
import { addressOfRecords as at, records } from './records.js';

const { BBO, LevelArray, Position, ViewOrderArray } = records;

/** What a strategy may look at, during its callbacks alone. */
export class View {
  #pointer = 0;

  _lend(pointer) {
    this.#pointer = Number(pointer);
  }

  get #c() {
    if (this.#pointer === 0)
      throw closed(new Error('a view is of use only inside the callback that it was given to'));
    return this.#pointer;
  }

  now() {
    return BigInt(c.hft_view_now(this.#c));
  }

  bbo(instrument, out = new BBO()) {
    check(c.hft_view_bbo(this.#c, uint32('instrument', instrument), at('out', out, BBO)));
    return out;
  }

  levels(instrument, side, out) {
    return check(c.hft_view_levels(this.#c, uint32('instrument', instrument),
      int32('side', side), at('out', out, LevelArray), out.length));
  }

  position(instrument, out = new Position()) {
    check(c.hft_view_position(this.#c, uint32('instrument', instrument),
      at('out', out, Position)));
    return out;
  }

  orders(instrument, out) {
    return check(c.hft_view_orders(this.#c, uint32('instrument', instrument),
      at('out', out, ViewOrderArray), out.length));
  }

  param(index) {
    return BigInt(c.hft_view_param(this.#c, uint32('index', index)));
  }
}
