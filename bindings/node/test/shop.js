// SPDX-License-Identifier: Apache-2.0
// What several tests need: an engine with one instrument and two parties, and short records.
import * as hft from 'libhft';

export const scaled = (price) => BigInt(price) * hft.PRICE_SCALE;

/** Close a handle when the test ends. */
export function open(t, handle) {
  t.after(() => handle.close());
  return handle;
}

export const add = (orderId, side, price, qty) => ({ kind: hft.EVENT_ADD, instrument: 1, source: 1,
  orderId, side, price: scaled(price), qty, flags: hft.EVENT_LAST });

export const limit = (session, id, side, price, qty) => ({ ts: BigInt(id), kind: hft.ORDER_NEW,
  instrument: 1, party: session, session, clientId: id, side, ordType: hft.TYPE_LIMIT,
  tif: hft.TIF_DAY, price: scaled(price), qty });

export const limits = { qtyMax: 500, valueMax: 1_000_000_000_000, longMax: 1000, shortMax: 1000,
  openMax: 100 };

export function newEngine(t, options) {
  const engine = open(t, new hft.Engine(options));
  engine.addInstrument(1, hft.newInstrument({ symbol: 'DEMO', venue: 'XBOX', currency: 'EUR' }));
  engine.setLimits(1, hft.RISK_FIRM, 0, limits);
  engine.setLimits(1, hft.RISK_INSTRUMENT, 1, limits);
  for (const id of [1, 2]) {
    engine.addParty(1, new hft.Party({ account: id, trader: id }));
    engine.setLimits(1, hft.RISK_ACCOUNT, id, limits);
    engine.setLimits(1, hft.RISK_TRADER, id, limits);
  }
  return engine;
}

export function submit(engine, ...orders) {
  return engine.submitN(hft.OrderArray.from(orders));
}

export function drain(engine) {
  const out = new hft.ReportArray(64);
  return [...out.subarray(0, engine.drainReports(out))];
}
