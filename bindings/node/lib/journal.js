// SPDX-License-Identifier: Apache-2.0
import { E_INVAL } from './codes.js';
import { HftError, busy, check } from './errors.js';
import { Handle, configured } from './handle.js';
import { c, copyOut } from './library.js';
import { Memory } from './memory.js';
import { addressOfRecords as at, records } from './records.js';

const { Input, JournalConfig } = records;

/** The inputs of an engine, kept in memory. An engine that writes to it keeps it open. */
export class Journal extends Handle {
  #engines = { count: 0 };

  constructor(options) {
    const config = configured(JournalConfig, c.hft_journal_config_init, options);
    super((out) => c.hft_journal_create(config._memory.address(), out), c.hft_journal_destroy);
    const close = this.close, engines = this.#engines;
    this.close = () => {
      if (engines.count > 0)
        throw busy('an engine writes to the journal: close it first');
      close();
    };
  }

  /** Counts an engine in; what it returns counts it out. */
  _hold() {
    const journal = this;
    journal.#engines.count++;
    return () => { journal.#engines.count--; };
  }

  append(input, payload) {
    if (!(payload instanceof Uint8Array) || payload.length < input.bytes)
      throw new HftError(E_INVAL, ': the payload is shorter than the input says');
    check(c.hft_journal_append(this._c, at('input', input, Input), payload));
  }

  get inputs() {
    return check(c.hft_journal_inputs(this._c));
  }

  /** Every input with its payload, both copies. */
  * [Symbol.iterator]() {
    const cursor = new Memory(16);
    for (;;) {
      const input = new Input();
      if (check(c.hft_journal_next(this._c, cursor.address(), input._memory.address(),
        cursor.address() + 8)) === 0)
        return;
      const payload = new Uint8Array(input.bytes);
      if (input.bytes > 0)
        copyOut(payload, Number(cursor.view.getBigUint64(8, true)), input.bytes);
      yield { input, payload };
    }
  }
}
