// SPDX-License-Identifier: Apache-2.0
// What an engine is made of: config, callbacks, routes, authors.
import { E_INVAL, E_IO } from './codes.js';
import { PRICE_NONE, PRICE_SCALE } from './constants.js';
import { Callbacks, Copies } from './callbacks.js';
import { HftError } from './errors.js';
import { configured } from './handle.js';
import { c, copyOut, journalAppend } from './library.js';
import { Journal } from './journal.js';
import { Memory } from './memory.js';
import { records } from './records.js';

const { EngineRow, InputArray, Instrument, Limits, OrderArray, RiskAuthor, RouteRow } = records;

/** A copy of bytes that C lends. */
function bytesFrom(address, count) {
  const bytes = new Uint8Array(count);
  if (count > 0)
    copyOut(bytes, Number(address), count);
  return bytes;
}

/** Config and callbacks of an engine, and what gives them back. */
export function engineParts({ journal, append, verify, ...options }) {
  const row = configured(EngineRow, c.hft_engine_config_init, options);
  if (journal !== undefined && (append !== undefined || !(journal instanceof Journal)))
    throw new HftError(E_INVAL, ': journal is a Journal, and excludes append');
  const callbacks = new Callbacks(), targets = [callbacks];
  if (append !== undefined)
    row.journal = callbacks.add('append', 'append', appender(append));
  if (verify !== undefined)
    row.verify = callbacks.add('verify', 'verify', verifier(verify));
  if (journal !== undefined) {
    row.journal = BigInt(journalAppend());
    row.journalUser = BigInt(journal._c);
  }
  return { row, callbacks, targets, release: releaser(targets, journal?._hold()) };
}

// Made apart from the engine, which it must not keep alive.
function releaser(targets, letGo) {
  return () => {
    targets.forEach((callbacks) => callbacks.release());
    letGo?.();
  };
}

function appender(append) {
  const inputs = new Copies(InputArray, 1);
  return (user, from, payload) => {
    const input = inputs.take(from, 1).at(0);
    const result = append(input, bytesFrom(payload, input.bytes));
    return result === undefined || result === true ? 0 : E_IO;
  };
}

function verifier(verify) {
  return (user, author, digest, signature, size) =>
    verify(author, bytesFrom(digest, 32), bytesFrom(signature, size)) === true ? 1 : 0;
}

/** The way out of an instrument. */
export function awayRow(send) {
  const callbacks = new Callbacks(), orders = new Copies(OrderArray);
  const row = new RouteRow({ size: RouteRow.BYTES });
  row.sendN = callbacks.add('send', 'send', (user, from, n) => {
    const taken = send(orders.take(from, n));
    if (!Number.isInteger(taken))
      throw new TypeError(`it returned ${String(taken)}, not a count of orders`);
    return taken;
  });
  return { row, callbacks };
}

/** Limits with their size, of a record or of its fields. */
export function limitsRow(limits) {
  const row = new Limits(limits instanceof Limits ? limits.toJSON() : limits);
  row.size = Limits.BYTES;
  return row;
}

/** Who loosens, and the memory that C reads it from. */
export class Authors {
  constructor(author) {
    if (author === undefined)
      return;
    const name = new Memory(new TextEncoder().encode(`${author.name}\0`).slice());
    const signature = new Memory(Uint8Array.from(author.signature ?? []));
    this.kept = [name, signature];
    this.row = new RiskAuthor({ name: BigInt(name.address()),
      signature: signature.size > 0 ? BigInt(signature.address()) : 0n,
      signatureSize: signature.size });
  }

  address() {
    return this.row ? this.row._memory.address() : 0;
  }
}

/** A row with lots of 1, a multiplier of 1 and no price bounds, and these fields. */
export const newInstrument = (fields) => new Instrument({ lotSize: 1n, roundLot: 1n,
  multiplier: PRICE_SCALE, priceMin: PRICE_NONE, priceMax: PRICE_NONE, ...fields });
