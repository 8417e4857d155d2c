// SPDX-License-Identifier: Apache-2.0
import { c } from './library.js';
import { E_BUSY, E_CLOSED } from './codes.js';

/** A status of the C library: code as -1, name as "HFT_E_INVAL", message its text. */
export class HftError extends Error {
  constructor(code, detail = '', options) {
    super(c.hft_strerror(code) + detail, options);
    this.code = code;
    this.name = c.hft_status_name(code);
  }
}

/** Throw what is no success; return counts. */
export function check(result) {
  if (result < 0)
    throw new HftError(Number(result));
  return result;
}

export const closed = (cause) =>
  new HftError(E_CLOSED, cause ? `: ${cause.message}` : '', cause && { cause });

export const busy = (why = 'a callback of the handle called it') =>
  new HftError(E_BUSY, `: ${why}`);

// Arguments, held to their ranges before C sees them.

export function uint32(name, value) {
  if (value >>> 0 !== value)
    throw new RangeError(`${name} is ${String(value)}, not an integer of 0 to 2^32 - 1`);
  return value;
}

export function int32(name, value) {
  if ((value | 0) !== value)
    throw new RangeError(`${name} is ${String(value)}, not a 32-bit integer`);
  return value;
}

export function uint64(name, value) {
  return bits64(name, value, BigInt.asUintN, 'an unsigned');
}

export function int64(name, value) {
  return bits64(name, value, BigInt.asIntN, 'a signed');
}

function bits64(name, value, cut, kind) {
  const big = Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof big !== 'bigint' || cut(64, big) !== big)
    throw new RangeError(`${name} is ${String(value)}, not ${kind} 64-bit integer: ` +
                         'give a bigint, or a number that is safe');
  return big;
}
