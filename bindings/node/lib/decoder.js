// SPDX-License-Identifier: Apache-2.0
import { check, int64, uint32, uint64 } from './errors.js';
import { Handle, configured } from './handle.js';
import { c } from './library.js';
import { Memory } from './memory.js';
import { addressOfRecords as at, records } from './records.js';

const { DecoderConfig, DecoderStats, EventArray, TypeCountArray } = records;

/** Bytes of a feed in, events out. */
export class Decoder extends Handle {
  #used = new Memory(8);

  constructor(format, options) {
    const config = configured(DecoderConfig, c.hft_md_config_init, options);
    config.format = check(c.hft_md_format(String(format)));
    super((out) => c.hft_md_create(config._memory.address(), out), c.hft_md_destroy);
  }

  decode(data, out, { tsRecv = 0n, flags = 0, messagesMax = 0n } = {}) {
    if (!(data instanceof Uint8Array) || !(data.buffer instanceof ArrayBuffer))
      throw new TypeError('data is no Uint8Array of an ArrayBuffer');
    const events = check(c.hft_md_decode_some(this._c, data, data.length, int64('tsRecv', tsRecv),
      uint32('flags', flags), uint64('messagesMax', messagesMax), at('out', out, EventArray),
      out.length, this.#used.address()));
    return { events, used: Number(this.#used.view.getBigUint64(0, true)) };
  }

  map(wireCode, instrument) {
    check(c.hft_md_map(this._c, uint64('wireCode', wireCode), uint32('instrument', instrument)));
  }

  reset(midnight) {
    check(c.hft_md_reset(this._c, int64('midnight', midnight)));
  }

  stats() {
    const out = new DecoderStats();
    check(c.hft_md_stats_get(this._c, out._memory.address()));
    return out;
  }

  types(out) {
    return check(c.hft_md_types(this._c, at('out', out, TypeCountArray), out.length));
  }
}
