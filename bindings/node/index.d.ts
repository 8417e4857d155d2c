// SPDX-License-Identifier: Apache-2.0
// Prices count 1e-9 of the quote unit, quantities the instrument's smallest unit, times ns UTC.
// The C headers have each call's whole contract. What fails throws HftError; wrong arguments throw
// TypeError or RangeError.
import type {
  BBO, BookConfigFields, BookOrder, BookOrderArray, BookStats, DecoderConfigFields, DecoderStats,
  EngineStats, Event, EventArray, Input, Instrument, InstrumentFields, LevelArray, Limits,
  LimitsFields, MatchConfigFields, MatchOrder, MatchOrderArray, MatchStats, Order, OrderArray,
  Page, Party, Position, QueuePosition, Report, ReportArray, TickBandArray, TypeCountArray,
  ViewOrderArray,
} from './lib/records.js';

export * from './lib/codes.js';
export * from './lib/constants.js';
export * from './lib/records.js';

/** An integer of 64 bits: a bigint, or a number that is a safe integer. */
export type Int64 = bigint | number;

/** A status of the C library: message is its text. */
export class HftError extends Error {
  /** As E_INVAL. */
  readonly code: number;
  /** As "HFT_E_INVAL". */
  readonly name: string;
}

/** Thrown on import: the libhft that was found is of another ABI. */
export class AbiError extends Error {
  readonly loaded: number;
}

/** The ABI that this package is for. */
export const ABI_MAJOR: number;
/** The ABI of the libhft that is loaded. */
export function abi(): number;
export function version(): string;
export function buildInfo(): string;

/** A price as decimal text, "none" for PRICE_NONE. */
export function formatPrice(price: Int64): string;
/** A price from decimal text of at most 9 decimals. */
export function parsePrice(text: string): bigint;
export function eventKindName(kind: number): string;
export function orderKindName(kind: number): string;
export function reportKindName(kind: number): string;
/** Of a code of either sign, as a report's reason is. */
export function statusText(code: number): string;
export function statusName(code: number): string;

/** Symbol.dispose, or what stands for it in an older Node. */
export const dispose: unique symbol;

declare class Handle {
  /** Give everything back; may be repeated. Any other call then throws E_CLOSED. */
  readonly close: () => void;
  readonly closed: boolean;
  [Symbol.dispose](): void;
}

/** The order books of one source of market data: events in, prices, depth and queues out. */
export class Book extends Handle {
  constructor(options?: Partial<BookConfigFields>);
  /** Apply one event; missing price, side and instrument are filled in from its order. */
  apply(event: Event): void;
  /** Apply events in order, going on after refused ones; returns how many were applied. */
  applyN(events: EventArray, count?: number, statuses?: Int32Array): number;
  bbo(instrument: number, out?: BBO): BBO;
  /** Levels of a side, best first; returns how many were written. */
  levels(instrument: number, side: number, out: LevelArray): number;
  /** Orders of a side in priority; returns how many were written. */
  orders(instrument: number, side: number, out: BookOrderArray): number;
  order(orderId: Int64, instrument?: number, out?: BookOrder): BookOrder;
  queue(orderId: Int64, instrument?: number, out?: QueuePosition): QueuePosition;
  /** As last published. */
  readBbo(instrument: number, out?: BBO): BBO;
  readPage(instrument: number, bids: LevelArray, asks: LevelArray, out?: Page): Page;
  stats(): BookStats;
  /** Events refused so far with this code. */
  refused(code: number): bigint;
  hash(): bigint;
  check(): void;
}

/** Matching in price-time priority, and nothing else. */
export class Match extends Handle {
  constructor(options?: Partial<MatchConfigFields>);
  setParty(party: Party): void;
  /** Take commands until all are taken or out is full. While pending, drain first. */
  submitN(orders: OrderArray, out: ReportArray, count?: number): { taken: number, written: number };
  /** Go on with a suspended command; returns reports written. */
  drain(out: ReportArray): number;
  readonly pending: boolean;
  bbo(instrument: number, out?: BBO): BBO;
  levels(instrument: number, side: number, out: LevelArray): number;
  orders(instrument: number, side: number, out: MatchOrderArray): number;
  /** By handle, or where that is 0 by id. */
  order(orderId: Int64, handle?: Int64, out?: MatchOrder): MatchOrder;
  nextExpiry(): bigint;
  stats(): MatchStats;
  refused(code: number): bigint;
  /** As Book.hash of a book that was told the same orders. */
  hash(): bigint;
  check(): void;
}

export interface DecodeOptions {
  tsRecv?: Int64;
  /** MD_FINAL when no bytes follow. */
  flags?: number;
  messagesMax?: Int64;
}

/** Bytes of a feed in, events out. */
export class Decoder extends Handle {
  /** @param format as "itch50" */
  constructor(format: string, options?: Partial<DecoderConfigFields>);
  /** Decode from the front of data; keep what was not used and put more behind it. */
  decode(data: Uint8Array, out: EventArray, options?: DecodeOptions):
    { events: number, used: number };
  /** Give a wire code this instrument id. */
  map(wireCode: Int64, instrument: number): void;
  reset(midnight: Int64): void;
  stats(): DecoderStats;
  /** Counts by type code; returns types seen, be there room or not. */
  types(out: TypeCountArray): number;
}

/** The inputs of an engine, kept in memory. */
export class Journal extends Handle implements Iterable<{ input: Input, payload: Uint8Array }> {
  constructor(options?: { bytesMax?: Int64 });
  append(input: Input, payload: Uint8Array): void;
  readonly inputs: number;
  [Symbol.iterator](): Iterator<{ input: Input, payload: Uint8Array }>;
}

/** Sizes are those of hft_engine_config in engine.h. */
export interface EngineOptions {
  flags?: number;
  instrumentsMax?: number;
  ordersMax?: number;
  levelsMax?: number;
  partiesMax?: number;
  accountsMax?: number;
  tradersMax?: number;
  positionsMax?: number;
  sessionsMax?: number;
  clientIdsMax?: number;
  timersMax?: number;
  strategiesMax?: number;
  reportsMax?: number;
  eventsMax?: number;
  workMax?: number;
  pageLevels?: number;
  memWant?: number;
  memRequire?: number;
  numaNode?: number;
  hashSeed?: Int64;
  /** Keeps every input before it is acted on; cannot be closed before the engine. */
  journal?: Journal;
  /** The same by a function: an exception, or a value but true, closes the engine. */
  append?: (input: Input, payload: Uint8Array) => boolean | void;
  /** May this author loosen a limit or a state? */
  verify?: (author: string, digest: Uint8Array, signature: Uint8Array) => boolean;
}

export interface Author {
  name: string;
  signature?: Uint8Array;
}

/** What a strategy may look at, inside its callbacks alone. */
export interface View {
  now(): bigint;
  bbo(instrument: number, out?: BBO): BBO;
  levels(instrument: number, side: number, out: LevelArray): number;
  position(instrument: number, out?: Position): Position;
  /** Its open orders, of all instruments for 0; returns how many were written. */
  orders(instrument: number, out: ViewOrderArray): number;
  /** 0n beyond the last. */
  param(index: number): bigint;
}

/**
 * Each writes orders to the front of out and returns how many; the records are zeros, but for what
 * was written and not counted. An exception or a wrong count closes the strategy. All arrays are
 * copies, and are used again by the next call.
 */
export interface Strategy {
  onEvents?(events: EventArray, view: View, out: OrderArray): number;
  onReports?(reports: ReportArray, view: View, out: OrderArray): number;
  onTimer?(now: bigint, id: bigint, view: View, out: OrderArray): number;
}

export interface StrategyOptions {
  party?: number;
  /** Its own, no other strategy's. */
  session: number;
  flags?: number;
  /** Bit 1 << EVENT_ of each kind to see. */
  kinds?: Int64;
  instruments?: Iterable<number>;
  ordersMax?: number;
  params?: Iterable<Int64>;
}

/** One shard of a trading system. E_MORE from any call: drainReports, then go on. */
export class Engine extends Handle {
  constructor(options?: EngineOptions);
  /** Returns its id. */
  addInstrument(ts: Int64, row: Instrument): number;
  addTickTable(ts: Int64, bands: TickBandArray): number;
  addParty(ts: Int64, row: Party): number;
  /** Match its orders here. Until a route is set, orders are refused. */
  routeLocal(ts: Int64, instrument: number): void;
  /** Hand its orders, copies, to send; those beyond the count that it returns are refused. */
  routeAway(ts: Int64, instrument: number, send: (orders: OrderArray) => number): void;
  setLimits(ts: Int64, scope: number, id: number,
    limits: Limits | { [K in keyof LimitsFields]?: Int64 }, author?: Author): void;
  setState(ts: Int64, scope: number, id: number, state: number, author?: Author): void;
  /** Returns commands taken; answers come by drainReports. */
  submitN(orders: OrderArray, count?: number): number;
  /** Apply market data and show it to the strategies; returns events taken. */
  feedN(events: EventArray, count?: number): number;
  /** Take a venue's answers; returns how many. */
  answerN(reports: ReportArray, count?: number): number;
  /** Let time pass; returns timers that were due. */
  advance(now: Int64): number;
  /** Do one journaled input again. */
  input(input: Input, payload: Uint8Array): void;
  drainReports(out: ReportArray): number;
  drainEvents(out: EventArray): number;
  readonly pending: boolean;
  /** Returns its number from 0. */
  addStrategy(strategy: Strategy, options: StrategyOptions): number;
  /** Throws E_CLOSED, with what the strategy threw, once it is closed. */
  checkStrategy(number: number): void;
  /** The first thing that a callback threw. */
  readonly failure: Error | undefined;
  /** Of a local book. */
  bbo(instrument: number, out?: BBO): BBO;
  levels(instrument: number, side: number, out: LevelArray): number;
  /** Of a book that is fed. */
  readBbo(instrument: number, out?: BBO): BBO;
  position(scope: number, id: number, instrument: number, out?: Position): Position;
  instrument(id: number, out?: Instrument): Instrument;
  stats(): EngineStats;
  reasons(kind: number, reason: number): bigint;
  hash(): bigint;
  check(): void;
}

/** A row with lots of 1, a multiplier of 1 and no price bounds, and these fields. */
export function newInstrument(fields: Partial<InstrumentFields>): Instrument;
