// SPDX-License-Identifier: Apache-2.0
// The work of ../bench.c, best of rounds: one call, and an item of a batch.
import * as hft from 'libhft';

const BATCH = 64, ROUNDS = 20, CALLS = 100000, BATCHES = 5000;

// 32 orders around the middle, and the same ids deleted.
function fill() {
  const adds = Array.from({ length: BATCH / 2 }, (_, i) => ({
    kind: hft.EVENT_ADD, instrument: 1, source: 1, orderId: 1000 + i, qty: 10,
    price: BigInt((i % 2 === 0 ? 100 : 110) + (i >> 1) % 8) * hft.PRICE_SCALE,
    side: i % 2 === 0 ? hft.SIDE_BID : hft.SIDE_ASK, flags: hft.EVENT_LAST }));
  const deletes = adds.map((add) => ({ ...add, kind: hft.EVENT_DELETE, qty: 0 }));
  return hft.EventArray.from([...adds, ...deletes]);
}

function nsPer(items, work) {
  const begin = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begin) / items;
}

const book = new hft.Book(), best = new hft.BBO(), events = fill();
let call = Infinity, item = Infinity;
for (let round = 0; round < ROUNDS; round++) {
  call = Math.min(call, nsPer(CALLS, () => {
    for (let i = 0; i < CALLS; i++)
      book.bbo(1, best);
  }));
  item = Math.min(item, nsPer(BATCHES * BATCH, () => {
    for (let i = 0; i < BATCHES; i++)
      if (book.applyN(events) !== BATCH)
        throw new Error('not all were applied');
  }));
}
console.log(`call ${call.toFixed(2)}\nitem ${item.toFixed(2)}`);
book.close();
