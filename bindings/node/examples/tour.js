// SPDX-License-Identifier: Apache-2.0
// A tour: a book from events, then an engine that checks and matches orders.
import * as hft from 'libhft';

const INSTRUMENT = 1, FIRST = 1, SECOND = 2, ALICE = 1, BOB = 2;
const OPENING = 1_700_000_000n * 1_000_000_000n;
const cents = (count) => BigInt(count) * (hft.PRICE_SCALE / 100n);

const event = (kind, orderId, side, price, qty) => ({ kind, instrument: INSTRUMENT, source: 1,
  orderId, side, price, qty, flags: hft.EVENT_LAST });

function levels(book, side, name) {
  const out = new hft.LevelArray(8);
  const n = book.levels(INSTRUMENT, side, out);
  for (const { price, qty, orders } of out.subarray(0, n))
    console.log(`${name} ${hft.formatPrice(price)} x ${qty} in ${orders}`);
}

function bookTour() {
  const book = new hft.Book();
  try {
    const events = hft.EventArray.from([
      event(hft.EVENT_ADD, 11, hft.SIDE_BID, cents(32150), 60),
      event(hft.EVENT_ADD, 12, hft.SIDE_BID, cents(32150), 40),
      event(hft.EVENT_ADD, 13, hft.SIDE_BID, cents(32125), 200),
      event(hft.EVENT_ADD, 14, hft.SIDE_ASK, cents(32167), 4),
      event(hft.EVENT_ADD, 15, hft.SIDE_ASK, cents(32200), 35),
      event(hft.EVENT_EXECUTE, 11, hft.SIDE_NONE, hft.PRICE_NONE, 10),
    ]);
    console.log(`applied ${book.applyN(events)}`);
    levels(book, hft.SIDE_BID, 'bid');
    levels(book, hft.SIDE_ASK, 'ask');
    book.apply(new hft.Event(event(hft.EVENT_DELETE, 99, hft.SIDE_NONE, hft.PRICE_NONE, 0)));
  } catch (error) {
    if (!(error instanceof hft.HftError))
      throw error;
    console.log(`refused ${error}`); // name: message
  } finally {
    book.close();
  }
}

function openShop(engine) {
  // Everything is refused that has no limits.
  const limits = { qtyMax: 500, valueMax: 1_000_000_000_000, longMax: 1000, shortMax: 1000,
    openMax: 100 };
  engine.addInstrument(OPENING, hft.newInstrument({ symbol: 'DEMO', venue: 'XBOX',
    currency: 'EUR', kind: hft.INSTRUMENT_STOCK }));
  engine.setLimits(OPENING, hft.RISK_FIRM, 0, limits);
  engine.setLimits(OPENING, hft.RISK_INSTRUMENT, INSTRUMENT, limits);
  for (const id of [ALICE, BOB])
    engine.addParty(OPENING, new hft.Party({ account: id, trader: id }));
  for (const scope of [hft.RISK_ACCOUNT, hft.RISK_TRADER])
    for (const id of [ALICE, BOB])
      engine.setLimits(OPENING, scope, id, limits);
  engine.routeLocal(OPENING, INSTRUMENT);
}

const order = (session, clientId, side, price, qty) => ({ ts: OPENING + BigInt(clientId),
  kind: hft.ORDER_NEW, instrument: INSTRUMENT, party: session, session, clientId, side,
  ordType: hft.TYPE_LIMIT, tif: hft.TIF_DAY, price, qty });

function reports(engine) {
  const out = new hft.ReportArray(64);
  const n = engine.drainReports(out);
  for (const r of out.subarray(0, n)) {
    const why = r.reason >= 100 ? `: ${hft.statusText(r.reason)}` : '';
    console.log(`${hft.reportKindName(r.kind)} session ${r.session} client ${r.clientId} ` +
                `qty ${r.qty} leaves ${r.leaves}${why}`);
  }
}

function engineTour() {
  const engine = new hft.Engine();
  try {
    openShop(engine);
    const orders = hft.OrderArray.from([
      order(FIRST, 1, hft.SIDE_ASK, cents(32150), 100),
      order(SECOND, 2, hft.SIDE_BID, cents(32160), 40),
      order(SECOND, 3, hft.SIDE_BID, cents(32100), 501), // more than qtyMax
    ]);
    console.log(`taken ${engine.submitN(orders)}`);
    reports(engine);
    console.log(`position ${engine.position(hft.RISK_ACCOUNT, BOB, INSTRUMENT).position}`);
    console.log(`hash ${engine.hash().toString(16).padStart(16, '0')}`);
  } finally {
    engine.close();
  }
}

console.log(`abi ${hft.abi()}`);
bookTour();
engineTour();
