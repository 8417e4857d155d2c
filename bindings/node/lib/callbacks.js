// SPDX-License-Identifier: Apache-2.0
// JavaScript behind C's callbacks. What C lends for the length of a call is copied, so that a
// record which is kept never leads to memory that is gone. What is thrown stays here.
import { copyIn, copyOut, register, unregister } from './library.js';
import { records } from './records.js';

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
        this.failure ??= new Error(`${name} threw: ${thrown?.message ?? String(thrown)}`,
          { cause: thrown });
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

/** An array that grows, for copies of what C lends. */
export class Copies {
  #array;

  constructor(of, length = 64) {
    this.of = of;
    this.#array = new of(length);
  }

  /** Copies of n records from where C has them. */
  take(address, n) {
    const array = this.room(n);
    if (n > 0)
      copyOut(array.bytes, Number(address), n * this.of.RECORD.BYTES);
    return array;
  }

  /** Room for n, holding zeros or what was there. */
  room(n) {
    if (this.#array.length < n || this.#array.bytes.length === 0)
      this.#array = new this.of(Math.max(n, 64));
    return this.#array.subarray(0, n);
  }
}

/** Copies a callback's orders to C. Other counts pass as they are: the engine refuses them. */
export function giveOrders(address, orders, count) {
  if (!Number.isInteger(count))
    throw new TypeError(`it returned ${String(count)}, not a count of orders`);
  if (count > 0 && count <= orders.length)
    copyIn(Number(address), orders.bytes, count * records.Order.BYTES);
  return count < 0 || count > orders.length ? -1 : count;
}
