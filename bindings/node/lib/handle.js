// SPDX-License-Identifier: Apache-2.0
import { busy, check, closed } from './errors.js';
import { Memory } from './memory.js';

// Symbol.dispose is newer than the oldest Node that this runs on.
export const dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');

const forgotten = new FinalizationRegistry((release) => release());

function opened(status, release) {
  if (status < 0)
    release();
  check(status);
}

// Made outside of the handle, which it must not keep alive.
function releaser(pointer, destroy, release) {
  return () => {
    destroy(pointer);
    release();
  };
}

/** A C handle: closed once, by close, by `using`, or when it is collected. */
export class Handle {
  #pointer = 0;
  #busy = false;
  #release;

  /** @param open  writes the handle's address to where it is told, and returns a status. */
  constructor(open, destroy, release = () => {}) {
    const out = new Memory(8);
    opened(open(out.address()), release);
    const pointer = Number(out.view.getBigUint64(0, true));
    this.#pointer = pointer;
    this.#release = releaser(pointer, destroy, release);
    forgotten.register(this, this.#release, this);
    // A function of its own makes postMessage refuse the handle, which is of one thread.
    this.close = () => this.#close();
  }

  #close() {
    if (this.#busy)
      throw busy();
    if (this.#pointer === 0)
      return;
    this.#pointer = 0;
    forgotten.unregister(this);
    this.#release();
  }

  [dispose]() {
    this.close();
  }

  get closed() {
    return this.#pointer === 0;
  }

  /** The address, for one call that cannot come back to JavaScript. */
  get _c() {
    if (this.#pointer === 0)
      throw closed();
    if (this.#busy)
      throw busy();
    return this.#pointer;
  }

  /** One call that may run callbacks: until it returns, every other is refused. */
  _run(call, ...args) {
    const pointer = this._c;
    this.#busy = true;
    try {
      return call(pointer, ...args);
    } finally {
      this.#busy = false;
    }
  }
}

/** A config struct with the library's defaults and these changes. */
export function configured(Config, init, overrides) {
  const config = new Config();
  check(init(config._memory.address(), Config.BYTES));
  for (const [name, value] of Object.entries(overrides ?? {})) {
    if (!Config.FIELDS.includes(name))
      throw new TypeError(`${Config.name} has no field ${name}`);
    config[name] = value;
  }
  return config;
}
