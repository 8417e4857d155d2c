// SPDX-License-Identifier: Apache-2.0
// JavaScript behind C's callbacks. What C lends for the length of a call is copied, so that a
// record which is kept never leads to memory that is gone. What is thrown stays here.
import { copy, register, unregister } from './library.js';

/** The C functions of one owner, and the first thing that was thrown in one. */
export class Callbacks {
  #registered = [];
  failure = undefined;

  /** Make a C function that returns -1 when call throws. */
  add(kind, name, call) {
    const guarded = (...args) => {
      try {
        return call(...args);
      } catch (thrown) {
        this.failure ??= new Error(`${name} threw: ${told(thrown)}`, { cause: thrown });
        return -1;
      }
    };
    const pointer = register(kind, guarded);
    this.#registered.push(pointer);
    return BigInt(pointer);
  }

  release() {
    this.#registered.splice(0).forEach((pointer) => unregister(pointer));
  }
}

// Anything can be thrown, even what has no text.
function told(thrown) {
  try {
    return thrown?.message ?? String(thrown);
  } catch {
    return 'something that has no text';
  }
}

/** An array that grows, for copies of what C lends. */
export class Copies {
  #array;
  #part;

  constructor(of, length = 64) {
    this.of = of;
    this.#array = new of(length);
    this.#part = this.#array;
  }

  /** Copies of n records from where C has them. */
  take(address, n) {
    const array = this.room(n);
    if (n > 0)
      copy(array._memory.address(), Number(address), n * this.of.RECORD.BYTES);
    return array;
  }

  /** Room for n, holding what was there. The last part is kept: n is mostly what it was. */
  room(n) {
    if (this.#part.length === n && !this.#gone())
      return this.#part;
    if (this.#array.length < n || this.#gone())
      this.#array = new this.of(Math.max(n, 64));
    this.#part = this.#array.subarray(0, n);
    return this.#part;
  }

  // A callback may have transferred it to another thread.
  #gone() {
    return this.#array._memory.buffer.byteLength === 0;
  }
}

/** Copies a callback's orders to C, and leaves zeros in their place for the next call. */
export function giveOrders(address, orders, count) {
  if (!Number.isInteger(count))
    throw new TypeError(`it returned ${String(count)}, not a count of orders`);
  if (count < 0 || count > orders.length)
    return -1;
  if (count > 0) {
    const given = orders.subarray(0, count);
    copy(Number(address), given._memory.address(), given.bytes.length);
    given.clear();
  }
  return count;
}
