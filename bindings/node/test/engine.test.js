// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import test from 'node:test';
import * as hft from 'libhft';
import { add, drain, limit, limits, newEngine, scaled, submit } from './shop.js';

test('orders are checked, matched and answered', (t) => {
  const engine = newEngine(t, { flags: hft.ENGINE_EVENTS });
  engine.routeLocal(1, 1);
  assert.equal(submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 10),
    limit(2, 2, hft.SIDE_BID, 101, 4), limit(2, 3, hft.SIDE_BID, 99, 501)), 3);
  const reports = drain(engine);
  assert.deepEqual(reports.map((report) => report.kind), [hft.REPORT_ACCEPTED,
    hft.REPORT_ACCEPTED, hft.REPORT_FILL, hft.REPORT_FILL, hft.REPORT_FILLED,
    hft.REPORT_REJECTED]);
  assert.equal(-reports[5].reason, hft.E_RISK_QTY_MAX);
  assert.equal(engine.position(hft.RISK_ACCOUNT, 2, 1).position, 4n);
  assert.equal(engine.bbo(1).askQty, 6n);
  const events = new hft.EventArray(8);
  assert.equal(engine.drainEvents(events), 2);
  assert.equal(events.at(1).kind, hft.EVENT_EXECUTE);
  assert.equal(engine.reasons(hft.REPORT_REJECTED, 110), 1n);
  assert.equal(engine.stats().commands, 3n);
  assert.deepEqual(engine.stats().marketableFilled.length, 3);
  assert.equal(engine.instrument(1).symbol, 'DEMO');
  engine.check();
});

test('market data is fed, time passes', (t) => {
  const engine = newEngine(t);
  engine.routeAway(1, 1, (orders) => orders.length);
  assert.equal(engine.feedN(hft.EventArray.from([add(1, hft.SIDE_BID, 100, 5)])), 1);
  assert.equal(engine.advance(10n), 0);
  assert.equal(engine.readBbo(1).bidQty, 5n);
});

test('reports that do not fit suspend the command', (t) => {
  const engine = newEngine(t, { reportsMax: 64 });
  engine.routeLocal(1, 1);
  const orders = hft.OrderArray.from(
    Array.from({ length: 100 }, (_, i) => limit(1, i + 1, hft.SIDE_ASK, 100, 1)));
  let taken = 0, answered = 0, more = 0;
  while (taken < orders.length) {
    try {
      taken += engine.submitN(orders.subarray(taken));
    } catch (error) {
      assert.equal(error.code, hft.E_MORE);
      more++;
    }
    answered += drain(engine).length;
  }
  answered += drain(engine).length;
  assert.equal(answered, 100);
  assert.equal(engine.pending, false);
  assert.ok(more < 100);
});

test('a journal replays to the same hash, and stays open while an engine writes to it', (t) => {
  const journal = new hft.Journal({ bytesMax: 1 << 20 });
  const engine = newEngine(t, { journal });
  engine.routeLocal(1, 1);
  submit(engine, limit(1, 1, hft.SIDE_ASK, 100, 10), limit(2, 2, hft.SIDE_BID, 100, 4));
  assert.throws(() => journal.close(), { code: hft.E_BUSY });
  const again = new hft.Engine();
  t.after(() => again.close());
  let inputs = 0;
  for (const { input, payload } of journal) {
    again.input(input, payload);
    inputs++;
  }
  assert.equal(inputs, journal.inputs);
  assert.equal(again.hash(), engine.hash());
  engine.close();
  journal.close();
  assert.throws(() => journal.inputs, { code: hft.E_CLOSED });
  assert.throws(() => new hft.Engine({ journal }), { code: hft.E_CLOSED });
});

test('an author may loosen when verify says so', (t) => {
  let asked;
  const engine = newEngine(t, { verify(author, digest, signature) {
    asked = digest;
    return author === 'risk' && Buffer.from(signature).toString() === 'yes';
  } });
  const more = { ...limits, qtyMax: 600 };
  const by = (signature) => ({ name: 'risk', signature: Buffer.from(signature) });
  assert.throws(() => engine.setLimits(2, hft.RISK_FIRM, 0, more), { code: hft.E_RISK_LOOSEN });
  assert.throws(() => engine.setLimits(2, hft.RISK_FIRM, 0, more, by('no')),
    { code: hft.E_RISK_LOOSEN });
  engine.setLimits(2, hft.RISK_FIRM, 0, more, by('yes'));
  assert.equal(asked.length, 32);
  engine.setState(3, hft.RISK_FIRM, 0, hft.RISK_CLOSED);
  assert.throws(() => engine.setState(4, hft.RISK_FIRM, 0, hft.RISK_OPEN),
    { code: hft.E_RISK_LOOSEN });
});

test('tick tables bind prices', (t) => {
  const engine = newEngine(t);
  const table = engine.addTickTable(1, hft.TickBandArray.from([{ priceFrom: 0,
    tick: hft.PRICE_SCALE }]));
  engine.addInstrument(1, hft.newInstrument({ id: 1, symbol: 'DEMO', venue: 'XBOX',
    currency: 'EUR', tickTable: table }));
  engine.routeLocal(1, 1);
  submit(engine, { ...limit(1, 1, hft.SIDE_ASK, 100, 1), price: scaled(100) + 1n });
  assert.equal(-drain(engine)[0].reason, hft.E_RISK_PRICE);
});
