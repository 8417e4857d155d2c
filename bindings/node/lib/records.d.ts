// SPDX-License-Identifier: Apache-2.0
// The records; the C headers explain each field.

/** One record: fields are read and written where C keeps them. */
export class Fields<T> {
  constructor(init?: Partial<T>);
  /** Bytes of one, as in C. */
  static readonly BYTES: number;
  static readonly FIELDS: readonly string[];
  /** A copy as a plain object. */
  toJSON(): T;
}

/** Records side by side in one ArrayBuffer, passed to C without a copy. */
export class Records<T, R extends T> implements Iterable<R> {
  constructor(lengthOrBytes: number | ArrayBuffer | Uint8Array);
  readonly length: number;
  /** The memory, transferable to another thread; the array is of no use after that. */
  readonly bytes: Uint8Array;
  /** A view of a record, not a copy; an index below 0 counts from the end. */
  at(index: number): R;
  /** Zeros everywhere. */
  clear(): void;
  /** Zero a record, then write these fields. */
  set(index: number, init: Partial<T>): void;
  /** The same memory, from begin up to end. */
  subarray(begin?: number, end?: number): this;
  [Symbol.iterator](): Iterator<R>;
}

/** hft_event */
export interface EventFields {
  tsEvent: bigint;
  tsRecv: bigint;
  orderId: bigint;
  aux: bigint;
  price: bigint;
  qty: bigint;
  seq: number;
  instrument: number;
  source: number;
  flags: number;
  kind: number;
  side: number;
  level: number;
  reason: number;
}
export interface Event extends EventFields {}
export class Event extends Fields<EventFields> {}
export class EventArray extends Records<EventFields, Event> {
  static from(records: Iterable<Partial<EventFields>>): EventArray;
}

/** hft_order */
export interface OrderFields {
  ts: bigint;
  seq: bigint;
  orderId: bigint;
  refId: bigint;
  clientId: bigint;
  handle: bigint;
  price: bigint;
  qty: bigint;
  stopPrice: bigint;
  offset: bigint;
  displayQty: bigint;
  minQty: bigint;
  expireTs: bigint;
  instrument: number;
  party: number;
  ext: number;
  flags: number;
  session: number;
  kind: number;
  side: number;
  ordType: number;
  tif: number;
  capacity: number;
  stp: number;
}
export interface Order extends OrderFields {}
export class Order extends Fields<OrderFields> {}
export class OrderArray extends Records<OrderFields, Order> {
  static from(records: Iterable<Partial<OrderFields>>): OrderArray;
}

/** hft_report */
export interface ReportFields {
  ts: bigint;
  seq: bigint;
  orderId: bigint;
  refId: bigint;
  clientId: bigint;
  handle: bigint;
  tradeId: bigint;
  aux: bigint;
  price: bigint;
  qty: bigint;
  leaves: bigint;
  cumQty: bigint;
  valueLo: bigint;
  valueHi: bigint;
  instrument: number;
  party: number;
  session: number;
  flags: number;
  kind: number;
  side: number;
  reason: number;
}
export interface Report extends ReportFields {}
export class Report extends Fields<ReportFields> {}
export class ReportArray extends Records<ReportFields, Report> {
  static from(records: Iterable<Partial<ReportFields>>): ReportArray;
}

/** hft_bbo */
export interface BBOFields {
  tsEvent: bigint;
  seq: bigint;
  bidPrice: bigint;
  bidQty: bigint;
  askPrice: bigint;
  askQty: bigint;
  bidOrders: number;
  askOrders: number;
  bidLevels: number;
  askLevels: number;
  orders: number;
  flags: number;
}
export interface BBO extends BBOFields {}
export class BBO extends Fields<BBOFields> {}
export class BBOArray extends Records<BBOFields, BBO> {
  static from(records: Iterable<Partial<BBOFields>>): BBOArray;
}

/** hft_level */
export interface LevelFields {
  price: bigint;
  qty: bigint;
  orders: number;
}
export interface Level extends LevelFields {}
export class Level extends Fields<LevelFields> {}
export class LevelArray extends Records<LevelFields, Level> {
  static from(records: Iterable<Partial<LevelFields>>): LevelArray;
}

/** hft_book_order */
export interface BookOrderFields {
  orderId: bigint;
  priority: bigint;
  price: bigint;
  qty: bigint;
  instrument: number;
  side: number;
}
export interface BookOrder extends BookOrderFields {}
export class BookOrder extends Fields<BookOrderFields> {}
export class BookOrderArray extends Records<BookOrderFields, BookOrder> {
  static from(records: Iterable<Partial<BookOrderFields>>): BookOrderArray;
}

/** hft_queue_position */
export interface QueuePositionFields {
  qtyAhead: bigint;
  qtyLevel: bigint;
  ordersAhead: number;
  ordersLevel: number;
}
export interface QueuePosition extends QueuePositionFields {}
export class QueuePosition extends Fields<QueuePositionFields> {}
export class QueuePositionArray extends Records<QueuePositionFields, QueuePosition> {
  static from(records: Iterable<Partial<QueuePositionFields>>): QueuePositionArray;
}

/** hft_page */
export interface PageFields {
  tsEvent: bigint;
  seq: bigint;
  bidCount: number;
  askCount: number;
  flags: number;
}
export interface Page extends PageFields {}
export class Page extends Fields<PageFields> {}
export class PageArray extends Records<PageFields, Page> {
  static from(records: Iterable<Partial<PageFields>>): PageArray;
}

/** hft_book_stats */
export interface BookStatsFields {
  applied: bigint;
  refused: bigint;
  crossed: bigint;
  published: bigint;
  orders: bigint;
  ordersPeak: bigint;
  levels: bigint;
  levelsPeak: bigint;
  bytesReserved: bigint;
  bytesUsed: bigint;
}
export interface BookStats extends BookStatsFields {}
export class BookStats extends Fields<BookStatsFields> {}
export class BookStatsArray extends Records<BookStatsFields, BookStats> {
  static from(records: Iterable<Partial<BookStatsFields>>): BookStatsArray;
}

/** hft_book_config */
export interface BookConfigFields {
  depth: number;
  instrumentsMax: number;
  ordersMax: number;
  levelsMax: number;
  pageLevels: number;
  idScope: number;
  flags: number;
  hashSeed: bigint;
  memWant: number;
  memRequire: number;
  numaNode: number;
  denseIds: bigint;
}
export interface BookConfig extends BookConfigFields {}
export class BookConfig extends Fields<BookConfigFields> {}
export class BookConfigArray extends Records<BookConfigFields, BookConfig> {
  static from(records: Iterable<Partial<BookConfigFields>>): BookConfigArray;
}

/** hft_match_order */
export interface MatchOrderFields {
  orderId: bigint;
  clientId: bigint;
  refId: bigint;
  handle: bigint;
  price: bigint;
  qty: bigint;
  cumQty: bigint;
  valueLo: bigint;
  valueHi: bigint;
  expireTs: bigint;
  instrument: number;
  party: number;
  session: number;
  side: number;
  tif: number;
}
export interface MatchOrder extends MatchOrderFields {}
export class MatchOrder extends Fields<MatchOrderFields> {}
export class MatchOrderArray extends Records<MatchOrderFields, MatchOrder> {
  static from(records: Iterable<Partial<MatchOrderFields>>): MatchOrderArray;
}

/** hft_match_stats */
export interface MatchStatsFields {
  commands: bigint;
  rejected: bigint;
  trades: bigint;
  reports: bigint;
  orders: bigint;
  ordersPeak: bigint;
  levels: bigint;
  levelsPeak: bigint;
  bytesReserved: bigint;
  bytesUsed: bigint;
}
export interface MatchStats extends MatchStatsFields {}
export class MatchStats extends Fields<MatchStatsFields> {}
export class MatchStatsArray extends Records<MatchStatsFields, MatchStats> {
  static from(records: Iterable<Partial<MatchStatsFields>>): MatchStatsArray;
}

/** hft_match_config */
export interface MatchConfigFields {
  instrumentsMax: number;
  ordersMax: number;
  levelsMax: number;
  partiesMax: number;
  workMax: number;
  flags: number;
  memWant: number;
  memRequire: number;
  numaNode: number;
  hashSeed: bigint;
  denseIds: bigint;
}
export interface MatchConfig extends MatchConfigFields {}
export class MatchConfig extends Fields<MatchConfigFields> {}
export class MatchConfigArray extends Records<MatchConfigFields, MatchConfig> {
  static from(records: Iterable<Partial<MatchConfigFields>>): MatchConfigArray;
}

/** hft_md_config */
export interface DecoderConfigFields {
  format: number;
  framing: number;
  source: number;
  midnight: bigint;
}
export interface DecoderConfig extends DecoderConfigFields {}
export class DecoderConfig extends Fields<DecoderConfigFields> {}
export class DecoderConfigArray extends Records<DecoderConfigFields, DecoderConfig> {
  static from(records: Iterable<Partial<DecoderConfigFields>>): DecoderConfigArray;
}

/** hft_md_stats */
export interface DecoderStatsFields {
  messages: bigint;
  events: bigint;
  bytes: bigint;
  unknown: bigint;
  bad: bigint;
  longer: bigint;
  ends: bigint;
}
export interface DecoderStats extends DecoderStatsFields {}
export class DecoderStats extends Fields<DecoderStatsFields> {}
export class DecoderStatsArray extends Records<DecoderStatsFields, DecoderStats> {
  static from(records: Iterable<Partial<DecoderStatsFields>>): DecoderStatsArray;
}

/** hft_md_type_count */
export interface TypeCountFields {
  code: number;
  known: number;
  messages: bigint;
  bad: bigint;
}
export interface TypeCount extends TypeCountFields {}
export class TypeCount extends Fields<TypeCountFields> {}
export class TypeCountArray extends Records<TypeCountFields, TypeCount> {
  static from(records: Iterable<Partial<TypeCountFields>>): TypeCountArray;
}

/** hft_instrument */
export interface InstrumentFields {
  id: number;
  tickTable: number;
  symbol: string;
  venue: string;
  currency: string;
  lotSize: bigint;
  roundLot: bigint;
  multiplier: bigint;
  priceMin: bigint;
  priceMax: bigint;
  wireCode: bigint;
  kind: number;
  flags: number;
  isin: string;
  expiry: bigint;
}
export interface Instrument extends InstrumentFields {}
export class Instrument extends Fields<InstrumentFields> {}
export class InstrumentArray extends Records<InstrumentFields, Instrument> {
  static from(records: Iterable<Partial<InstrumentFields>>): InstrumentArray;
}

/** hft_tick_band */
export interface TickBandFields {
  priceFrom: bigint;
  tick: bigint;
}
export interface TickBand extends TickBandFields {}
export class TickBand extends Fields<TickBandFields> {}
export class TickBandArray extends Records<TickBandFields, TickBand> {
  static from(records: Iterable<Partial<TickBandFields>>): TickBandArray;
}

/** hft_party */
export interface PartyFields {
  id: number;
  account: number;
  positionAccount: number;
  trader: number;
  desk: number;
  client: number;
  deaClient: number;
  strategy: number;
  decisionAlgorithm: number;
  executionAlgorithm: number;
  member: number;
  nonexecutingBroker: number;
  stpGroup: number;
  session: number;
  flags: number;
}
export interface Party extends PartyFields {}
export class Party extends Fields<PartyFields> {}
export class PartyArray extends Records<PartyFields, Party> {
  static from(records: Iterable<Partial<PartyFields>>): PartyArray;
}

/** hft_risk_limits */
export interface LimitsFields {
  qtyMax: bigint;
  valueMax: bigint;
  longMax: bigint;
  shortMax: bigint;
  openMax: bigint;
}
export interface Limits extends LimitsFields {}
export class Limits extends Fields<LimitsFields> {}
export class LimitsArray extends Records<LimitsFields, Limits> {
  static from(records: Iterable<Partial<LimitsFields>>): LimitsArray;
}

/** hft_position */
export interface PositionFields {
  scope: number;
  id: number;
  instrument: number;
  position: bigint;
  openBuy: bigint;
  openSell: bigint;
  bought: bigint;
  sold: bigint;
  orders: bigint;
  ts: bigint;
  seq: bigint;
  costLo: bigint;
  costHi: bigint;
  realisedLo: bigint;
  realisedHi: bigint;
  fills: bigint;
}
export interface Position extends PositionFields {}
export class Position extends Fields<PositionFields> {}
export class PositionArray extends Records<PositionFields, Position> {
  static from(records: Iterable<Partial<PositionFields>>): PositionArray;
}

/** hft_input */
export interface InputFields {
  seq: bigint;
  ts: bigint;
  kind: number;
  bytes: number;
}
export interface Input extends InputFields {}
export class Input extends Fields<InputFields> {}
export class InputArray extends Records<InputFields, Input> {
  static from(records: Iterable<Partial<InputFields>>): InputArray;
}

/** hft_view_order */
export interface ViewOrderFields {
  orderId: bigint;
  clientId: bigint;
  handle: bigint;
  price: bigint;
  leaves: bigint;
  cumQty: bigint;
  instrument: number;
  side: number;
}
export interface ViewOrder extends ViewOrderFields {}
export class ViewOrder extends Fields<ViewOrderFields> {}
export class ViewOrderArray extends Records<ViewOrderFields, ViewOrder> {
  static from(records: Iterable<Partial<ViewOrderFields>>): ViewOrderArray;
}

/** hft_engine_stats */
export interface EngineStatsFields {
  inputs: bigint;
  commands: bigint;
  reports: bigint;
  events: bigint;
  eventsOut: bigint;
  trades: bigint;
  fills: bigint;
  rejects: bigint;
  marketable: bigint[];
  marketableFilled: bigint[];
  rate1s: bigint;
  rate10s: bigint;
  rate60s: bigint;
  notionalLo: bigint;
  notionalHi: bigint;
  orders: bigint;
  bytesReserved: bigint;
  bytesUsed: bigint;
  cpuNs: bigint;
  strategiesClosed: bigint;
}
export interface EngineStats extends EngineStatsFields {}
export class EngineStats extends Fields<EngineStatsFields> {}
export class EngineStatsArray extends Records<EngineStatsFields, EngineStats> {
  static from(records: Iterable<Partial<EngineStatsFields>>): EngineStatsArray;
}
