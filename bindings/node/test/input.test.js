// SPDX-License-Identifier: Apache-2.0
// Bad input, and memory that is gone: an error that says what to do.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as hft from 'libhft';
import { add, open } from './shop.js';

test('values out of range are refused by name', () => {
  const event = new hft.Event();
  for (const [field, value] of [['kind', 256], ['kind', -1], ['kind', 1.5], ['kind', '1'],
    ['seq', 2 ** 32], ['orderId', -1], ['orderId', 2n ** 64n], ['price', 2n ** 63n],
    ['price', 2 ** 60], ['price', 0.5], ['price', '1'], ['qty', undefined]])
    assert.throws(() => { event[field] = value; }, new RegExp(`^RangeError: ${field} is`));
  assert.throws(() => new hft.Event({ prcie: 1 }), /Event has no field prcie/);
  assert.throws(() => new hft.Instrument({ venue: 'TOO LONG!' }), /venue is no string of at most/);
  assert.throws(() => new hft.Instrument({ symbol: 'A\0B' }), /symbol/);
});

test('arrays of the wrong class, length or count are refused', (t) => {
  const book = open(t, new hft.Book()), events = new hft.EventArray(2);
  assert.equal(book.applyN(new hft.EventArray(0)), 0);
  assert.equal(book.levels(1, hft.SIDE_BID, new hft.LevelArray(0)), 0);
  for (const wrong of [[], null, undefined, new hft.OrderArray(2), new Uint8Array(64), 7])
    assert.throws(() => book.applyN(wrong, 1), /TypeError: events is no EventArray/);
  for (const count of [3, -1, 1.5, NaN, '1'])
    assert.throws(() => book.applyN(events, count), /RangeError: events/);
  assert.throws(() => book.applyN(events, 2, new Int32Array(1)), /Int32Array of 2/);
  assert.throws(() => book.bbo(-1), /instrument is -1/);
  assert.throws(() => book.bbo('1'), /RangeError/);
  assert.throws(() => events.at(2), /no record 2 of 2/);
  assert.throws(() => new hft.EventArray(-1), RangeError);
  assert.throws(() => new hft.EventArray(new ArrayBuffer(65)), /no multiple of Event's 64/);
  assert.throws(() => new hft.EventArray(new Uint8Array(new ArrayBuffer(72), 4, 64)),
    /multiple of 8/);
  assert.throws(() => new hft.EventArray(new SharedArrayBuffer(64)), /SharedArrayBuffer/);
  assert.throws(() => new hft.Decoder('itch50').decode([1, 2], events), /Uint8Array/);
});

test('memory that was transferred away is refused', (t) => {
  const book = open(t, new hft.Book());
  const events = hft.EventArray.from([add(1, hft.SIDE_BID, 100, 5)]), event = events.at(0);
  const { buffer } = events.bytes;
  const moved = structuredClone(buffer, { transfer: [buffer] });
  assert.throws(() => book.applyN(events), /transferred away/);
  assert.throws(() => book.apply(event), /transferred away/);
  assert.throws(() => event.kind, TypeError);
  assert.equal(book.applyN(new hft.EventArray(moved)), 1);
});

test('resizable memory is refused', { skip: !('resizable' in ArrayBuffer.prototype) }, () => {
  assert.throws(() => new hft.EventArray(new ArrayBuffer(64, { maxByteLength: 128 })), /resizable/);
});

test('records keep what they were told, through the ends of their ranges', () => {
  const event = new hft.Event({ tsEvent: -(2n ** 63n), orderId: 2n ** 64n - 1n, seq: 2 ** 32 - 1,
    source: 65535, level: 255 });
  assert.deepEqual([event.tsEvent, event.orderId, event.seq, event.source, event.level],
    [-(2n ** 63n), 2n ** 64n - 1n, 2 ** 32 - 1, 65535, 255]);
  const events = new hft.EventArray(2);
  events.set(1, event);
  assert.deepEqual(events.at(1).toJSON(), event.toJSON());
  events.set(1, { kind: 1 });
  assert.equal(events.at(1).orderId, 0n);
});
