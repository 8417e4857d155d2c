// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import test from 'node:test';
import * as hft from 'libhft';
import { drain, limit, newEngine, scaled, submit } from './shop.js';

test('append sees every input before it is acted on', (t) => {
  const inputs = [];
  const engine = newEngine(t, { append(input, payload) {
    inputs.push([input.kind, payload.length]);
  } });
  const before = inputs.length;
  submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 10));
  assert.deepEqual(inputs.slice(before), [[hft.INPUT_ORDER, hft.Order.BYTES]]);
});

test('what append cannot keep is not done, and the engine says why', (t) => {
  for (const fail of [() => { throw new Error('disk full'); }, () => false]) {
    let working = true;
    const engine = newEngine(t, { append: () => working || fail() });
    working = false;
    assert.throws(() => submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 10)),
      { code: hft.E_CLOSED });
  }
});

test('what append throws is the cause', (t) => {
  let thrown;
  const engine = newEngine(t, { append() {
    if (thrown)
      throw thrown;
  } });
  thrown = new Error('disk full');
  assert.throws(() => submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 10)), (error) =>
    error.code === hft.E_CLOSED && /append threw: disk full/.test(error.message) &&
    error.cause.cause === thrown);
  assert.equal(engine.failure.cause, thrown);
});

test('orders leave by send, answers come back', (t) => {
  const engine = newEngine(t), sent = [];
  engine.routeAway(1, 1, (orders) => {
    assert.throws(() => engine.hash(), { code: hft.E_BUSY });
    assert.throws(() => engine.close(), { code: hft.E_BUSY });
    for (const order of orders) {
      if (order.qty === 13n)
        throw new Error('unlucky');
      sent.push(order.toJSON());
    }
    return orders.length;
  });
  assert.equal(submit(engine, limit(1, 1, hft.SIDE_BID, 100, 10),
    limit(1, 2, hft.SIDE_BID, 100, 13)), 2);
  assert.equal(sent.length, 1);
  assert.equal(sent[0].clientId, 1n);
  assert.equal(-drain(engine).at(-1).reason, hft.E_SESSION_DOWN);
  assert.match(engine.failure.message, /^send threw: unlucky$/);
  assert.equal(engine.answerN(hft.ReportArray.from([{ ts: 9, orderId: sent[0].orderId,
    kind: hft.REPORT_ACCEPTED, qty: 10, leaves: 10, price: scaled(100), instrument: 1,
    side: hft.SIDE_BID, session: 1, party: 1 }])), 1);
  assert.deepEqual(drain(engine).map(({ kind }) => kind), [hft.REPORT_ACCEPTED]);
});

test('a strategy sees events, reports and timers, and writes orders', (t) => {
  const engine = newEngine(t), told = [], timers = [];
  let kept;
  engine.routeLocal(1, 1);
  const number = engine.addStrategy({
    onEvents(events, view, out) {
      kept = { view, events };
      const best = view.bbo(1);
      if (best.askPrice !== scaled(100) || best.bidQty !== 0n)
        return 0;
      out.set(0, { kind: hft.ORDER_NEW, instrument: 1, side: hft.SIDE_BID, clientId: 1,
        ordType: hft.TYPE_LIMIT, tif: hft.TIF_DAY, price: best.askPrice, qty: view.param(0) });
      out.set(1, { kind: hft.ORDER_TIMER, refId: 5, expireTs: view.now() + 1n });
      return 2;
    },
    onReports(reports, view) {
      told.push(...[...reports].map(({ kind }) => kind));
      if (told.at(-1) === hft.REPORT_FILLED)
        assert.equal(view.position(1).position, 3n);
      return 0;
    },
    onTimer(now, id) {
      timers.push([now, id]);
      return 0;
    },
  }, { party: 2, session: 7, params: [3n], instruments: [1] });
  assert.equal(number, 0);
  assert.equal(submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 3)), 1);
  assert.equal(engine.advance(100), 1);
  assert.deepEqual(timers, [[2n, 5n]]);
  assert.equal(told.at(-1), hft.REPORT_FILLED);
  engine.checkStrategy(0);
  assert.equal(engine.failure, undefined);
  assert.throws(() => engine.checkStrategy(1), { code: hft.E_NOTFOUND });
  assert.throws(() => kept.view.bbo(1), { code: hft.E_CLOSED });
  assert.ok(kept.events.at(0).kind > 0, 'a copy outlives the call');
  assert.throws(() => engine.addStrategy({ onTimer: () => 0 }, { session: 7 }),
    { code: hft.E_EXISTS });
});

test('a strategy that throws or returns garbage is closed, and the engine lives on', (t) => {
  for (const [what, onEvents] of [
    [/onEvents threw: boom/, () => { throw new Error('boom'); }],
    [/ended/, (events, view, out) => out.length + 1],
    [/ended/, () => -1],
    [/not a count/, () => 'many'],
    [/not a count/, () => undefined],
    [/undefined/, () => { throw undefined; }],
    [/no text/, () => { throw Object.create(null); }],
  ]) {
    const engine = newEngine(t);
    engine.routeLocal(1, 1);
    engine.addStrategy({ onEvents }, { party: 2, session: 7 });
    assert.equal(submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 3)), 1);
    assert.throws(() => engine.checkStrategy(0), (error) =>
      error.code === hft.E_CLOSED && what.test(error.message));
    assert.equal(submit(engine, limit(1, 2, hft.SIDE_ASK, 100, 3)), 1);
  }
});

test('orders that were counted are zeros in the next call, others are as they were left', (t) => {
  const engine = newEngine(t), seen = [];
  engine.routeLocal(1, 1);
  engine.addStrategy({ onEvents(events, view, out) {
    seen.push([out.at(0).qty, out.at(1).qty]);
    out.set(0, { kind: hft.ORDER_TIMER, refId: 1, expireTs: view.now() + 1000n, qty: 5 });
    out.set(1, { qty: 6 });
    return 1;
  } }, { party: 2, session: 7 });
  submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 3));
  submit(engine, limit(1, 2, hft.SIDE_ASK, 100, 3));
  assert.deepEqual(seen, [[0n, 0n], [0n, 6n]]);
});

test('memory that a callback transferred away is not used again', (t) => {
  const engine = newEngine(t);
  let calls = 0;
  engine.routeAway(1, 1, (orders) => {
    const { buffer } = orders.bytes;
    structuredClone(buffer, { transfer: [buffer] });
    return ++calls;
  });
  for (const id of [1, 2])
    submit(engine, limit(1, id, hft.SIDE_BID, 100, 1));
  assert.equal(calls, 2);
  assert.equal(engine.failure, undefined);
});
