// SPDX-License-Identifier: Apache-2.0
// libhft from Node: order books, matching, risk and engines. index.d.ts says what each takes.
import { records } from './lib/records.js';

export * from './lib/codes.js';
export * from './lib/constants.js';
export { HftError } from './lib/errors.js';
export { ABI_MAJOR, AbiError } from './lib/library.js';
export { Book } from './lib/book.js';
export { Decoder } from './lib/decoder.js';
export { Engine } from './lib/engine.js';
export { Journal } from './lib/journal.js';
export { Match } from './lib/match.js';
export { dispose } from './lib/handle.js';
export { newInstrument } from './lib/setup.js';
export * from './lib/text.js';

export const {
  Event, EventArray, Order, OrderArray, Report, ReportArray, BBO, BBOArray, Level, LevelArray,
  BookOrder, BookOrderArray, QueuePosition, QueuePositionArray, Page, PageArray, BookStats,
  BookStatsArray, BookConfig, BookConfigArray, MatchOrder, MatchOrderArray, MatchStats,
  MatchStatsArray, MatchConfig, MatchConfigArray, DecoderConfig, DecoderConfigArray, DecoderStats,
  DecoderStatsArray, TypeCount, TypeCountArray, Instrument, InstrumentArray, TickBand,
  TickBandArray, Party, PartyArray, Limits, LimitsArray, Position, PositionArray, Input,
  InputArray, ViewOrder, ViewOrderArray, EngineStats, EngineStatsArray,
} = records;
