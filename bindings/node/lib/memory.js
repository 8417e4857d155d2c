// SPDX-License-Identifier: Apache-2.0
// Memory that C reads and writes: an ArrayBuffer, its view, and its address.
import { addressOf } from './library.js';

export class Memory {
  #bytes;
  #base = 0;

  constructor(source) {
    const { buffer, byteOffset, byteLength } = bytesOf(source);
    if (byteOffset % 8 !== 0)
      throw new RangeError(`the bytes begin at offset ${byteOffset}, not at a multiple of 8`);
    this.view = new DataView(buffer, byteOffset, byteLength);
    this.buffer = buffer;
    this.offset = byteOffset;
    this.size = byteLength;
    this.#bytes = buffer.byteLength;
  }

  /** A transferred buffer has no bytes left: its address is another thread's now. */
  address() {
    if (this.buffer.byteLength !== this.#bytes)
      throw new TypeError('the memory of these records was transferred away');
    if (this.#base === 0 && this.size > 0)
      this.#base = addressOf(this.buffer) + this.offset;
    return this.#base;
  }
}

function bytesOf(source) {
  const bytes = source instanceof ArrayBuffer || typeof source === 'number'
    ? new Uint8Array(source) : source;
  if (!ArrayBuffer.isView(bytes) || !(bytes.buffer instanceof ArrayBuffer))
    throw new TypeError('expected a count, an ArrayBuffer or a view of one; ' +
                        'C cannot reach a SharedArrayBuffer here');
  if (bytes.buffer.resizable)
    throw new TypeError('a resizable ArrayBuffer could shrink under C');
  // Small typed arrays live inside the heap and move, until somebody asks for their buffer.
  return { buffer: bytes.buffer, byteOffset: bytes.byteOffset, byteLength: bytes.byteLength };
}
