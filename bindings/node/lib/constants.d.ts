// SPDX-License-Identifier: Apache-2.0
// Constants under the names of the C headers less HFT_, which explain them. The tests hold each
// against the C compiler.

export const MEM_PREFAULT: 1;
export const MEM_HUGE: 2;
export const MEM_LOCK: 4;
export const MEM_NODE: 8;

export const PRICE_NONE: 9223372036854775807n;
export const PRICE_SCALE: 1000000000n;
export const QTY_MAX: 9007199254740992n;

export const EVENT_ADD: 1;
export const EVENT_REDUCE: 2;
export const EVENT_DELETE: 3;
export const EVENT_MODIFY: 4;
export const EVENT_REPLACE: 5;
export const EVENT_EXECUTE: 6;
export const EVENT_CLEAR: 7;
export const EVENT_LEVEL: 8;
export const EVENT_QUOTE: 9;
export const EVENT_TRADE: 16;
export const EVENT_FILL: 17;
export const EVENT_BUST: 18;
export const EVENT_STATUS: 19;
export const EVENT_STAT: 20;
export const EVENT_IMBALANCE: 21;
export const EVENT_DEFINITION: 22;
export const EVENT_ADMIN: 23;

export const SIDE_NONE: 0;
export const SIDE_BID: 1;
export const SIDE_ASK: 2;

export const EVENT_LAST: 1;
export const EVENT_SNAPSHOT: 2;
export const EVENT_IMPLIED: 4;
export const EVENT_HIDDEN: 8;
export const EVENT_NOT_PRINTABLE: 16;
export const EVENT_KEEPS_PRIORITY: 32;
export const EVENT_BAD_TS: 64;
export const EVENT_UNTRUSTED: 128;
export const EVENT_OWN: 256;
export const EVENT_KEEPS_IF_LESS: 512;

export const CLEAR_ALL: 0;
export const CLEAR_FROM: 1;
export const CLEAR_THRU: 2;

export const LEVEL_SET: 0;
export const LEVEL_INSERT: 1;
export const LEVEL_OVERLAY: 2;

export const TRADE_REGULAR: 0;
export const TRADE_OPENING: 1;
export const TRADE_CLOSING: 2;
export const TRADE_HALT: 3;
export const TRADE_EXTENDED_CLOSE: 4;
export const TRADE_INTRADAY_AUCTION: 5;
export const TRADE_OFF_BOOK: 6;
export const TRADE_IPO: 7;
export const TRADE_VOLATILITY: 8;
export const TRADE_OTHER: 255;

export const STATE_UNKNOWN: 0;
export const STATE_MESSAGES_START: 1;
export const STATE_SYSTEM_START: 2;
export const STATE_MARKET_OPEN: 3;
export const STATE_MARKET_CLOSE: 4;
export const STATE_SYSTEM_END: 5;
export const STATE_MESSAGES_END: 6;
export const STATE_TRADING: 16;
export const STATE_HALTED: 17;
export const STATE_PAUSED: 18;
export const STATE_QUOTE_ONLY: 19;
export const STATE_AUCTION: 20;
export const STATE_PRE_OPEN: 21;
export const STATE_CLOSED: 22;
export const STATE_FAST_MARKET: 23;
export const STATE_VENUE_HALT: 32;
export const STATE_VENUE_RESUME: 33;
export const STATE_SHORT_SALE: 34;
export const STATE_MWCB: 35;
export const STATE_RELEASE: 36;
export const STATE_RETAIL: 37;

export const STAT_OPEN: 1;
export const STAT_HIGH: 2;
export const STAT_LOW: 3;
export const STAT_CLOSE: 4;
export const STAT_SETTLEMENT: 5;
export const STAT_VOLUME: 6;
export const STAT_BAND_LOW: 7;
export const STAT_BAND_HIGH: 8;
export const STAT_REFERENCE: 9;
export const STAT_OPEN_INTEREST: 10;
export const STAT_VWAP: 11;
export const STAT_MWCB: 12;
export const STAT_LAST: 13;
export const STAT_PREVIOUS_CLOSE: 14;
export const STAT_HIGH_BID: 15;
export const STAT_LOW_ASK: 16;
export const STAT_FIXING: 17;
export const STAT_CLEARED_VOLUME: 18;
export const STAT_BAND_WIDTH: 19;
export const STAT_OTHER: 255;

export const IMBALANCE_INDICATIVE: 1;
export const IMBALANCE_FAR: 2;
export const IMBALANCE_REFERENCE: 3;
export const IMBALANCE_COLLAR_LOW: 4;
export const IMBALANCE_COLLAR_HIGH: 5;

export const ORDER_NEW: 1;
export const ORDER_CANCEL: 2;
export const ORDER_REPLACE: 3;
export const ORDER_MASS_CANCEL: 4;
export const ORDER_TIMER: 5;
export const ORDER_QUOTE: 6;

export const TYPE_LIMIT: 1;
export const TYPE_MARKET: 2;
export const TYPE_STOP: 3;
export const TYPE_STOP_LIMIT: 4;
export const TYPE_MIT: 5;
export const TYPE_MARKET_TO_LIMIT: 6;
export const TYPE_PEG_PRIMARY: 7;
export const TYPE_PEG_MARKET: 8;
export const TYPE_PEG_MID: 9;
export const TYPE_TRAILING: 10;
export const TYPE_TRAILING_LIMIT: 11;
export const TYPE_OCO: 12;
export const TYPE_VENUE: 13;

export const MASS_ALL: 0;
export const MASS_SESSION: 1;
export const MASS_PARTY: 2;
export const MASS_ACCOUNT: 3;
export const MASS_TRADER: 4;
export const MASS_DESK: 5;
export const MASS_CLIENT: 6;
export const MASS_STRATEGY: 7;
export const MASS_PRODUCT: 8;
export const MASS_MEMBER: 9;

export const TIMER_EXPIRE: 1;
export const TIMER_DAY_END: 2;
export const TIMER_STRATEGY: 3;

export const TIF_DAY: 0;
export const TIF_GTC: 1;
export const TIF_GTD: 2;
export const TIF_GTT: 3;
export const TIF_IOC: 4;
export const TIF_FOK: 5;
export const TIF_GTX: 6;
export const TIF_VENUE: 7;

export const CAPACITY_NONE: 0;
export const CAPACITY_PRINCIPAL: 1;
export const CAPACITY_RISKLESS: 2;
export const CAPACITY_AGENCY: 3;
export const CAPACITY_OTHER: 4;
export const CAPACITY_MAKER: 5;

export const STP_NONE: 0;
export const STP_OLDEST: 1;
export const STP_NEWEST: 2;
export const STP_BOTH: 3;
export const STP_DECREMENT: 4;

export const ORDER_POST_ONLY: 1;
export const ORDER_OPEN_ONLY: 2;
export const ORDER_CLOSE_ONLY: 4;
export const ORDER_AUCTION_ONLY: 8;
export const ORDER_HIDDEN: 16;
export const ORDER_ATTRIBUTED: 32;
export const ORDER_ISO: 64;
export const ORDER_SHORT: 128;
export const ORDER_SHORT_EXEMPT: 256;
export const ORDER_LOCATED: 512;
export const ORDER_LIQUIDITY_PROVISION: 1024;
export const ORDER_DEA: 2048;
export const ORDER_RISK_REDUCING: 4096;
export const ORDER_POSITION_CLOSE: 8192;
export const ORDER_OFFSET_BPS: 16384;
export const ORDER_QTY_TOTAL: 32768;
export const ORDER_CONTINUES: 65536;
export const ORDER_OPENING: 131072;
export const ORDER_CLOSING: 262144;
export const ORDER_CONTINUOUS_ONLY: 524288;
export const ORDER_CANCEL_ON_LOSS: 1048576;
export const ORDER_INDICATIVE: 2097152;
export const ORDER_INACTIVE: 4194304;

export const REPORT_ACCEPTED: 1;
export const REPORT_REJECTED: 2;
export const REPORT_FILL: 3;
export const REPORT_PARTLY_FILLED: 4;
export const REPORT_FILLED: 5;
export const REPORT_CANCELLED: 6;
export const REPORT_REPLACED: 7;
export const REPORT_EXPIRED: 8;
export const REPORT_TRIGGERED: 9;
export const REPORT_REFRESHED: 10;
export const REPORT_RESTATED: 11;
export const REPORT_BUST: 12;
export const REPORT_SUSPENDED: 13;
export const REPORT_RESUMED: 14;
export const REPORT_PENDING: 15;

export const REPORT_MAKER: 1;
export const REPORT_LAST_OF_COMMAND: 2;
export const REPORT_PRIORITY_KEPT: 4;
export const REPORT_AUCTION: 8;
export const REPORT_LEG: 16;
export const REPORT_CORRECTED: 32;
export const REPORT_UNSOLICITED: 64;
export const REPORT_IN_DOUBT: 128;

export const LIQUIDITY_NONE: 0;
export const LIQUIDITY_ADDED: 1;
export const LIQUIDITY_REMOVED: 2;
export const LIQUIDITY_AUCTION: 3;
export const LIQUIDITY_ROUTED: 4;
export const LIQUIDITY_STOP: 5;
export const LIQUIDITY_OCO: 6;
export const LIQUIDITY_MARKET: 7;
export const LIQUIDITY_OTHER: 99;

export const INSTRUMENT_OTHER: 0;
export const INSTRUMENT_STOCK: 1;
export const INSTRUMENT_FUTURE: 2;
export const INSTRUMENT_OPTION: 3;
export const INSTRUMENT_FX_SPOT: 4;
export const INSTRUMENT_SPREAD: 5;
export const INSTRUMENT_BOND: 6;

export const SCOPE_SOURCE: 0;
export const SCOPE_INSTRUMENT: 1;

export const PARTY_DECISION_PERSON: 1;
export const PARTY_EXECUTION_PERSON: 2;
export const PARTY_EXECUTION_CLIENT: 4;
export const PARTY_AGGREGATED: 8;
export const PARTY_PENDING_ALLOCATION: 16;

export const REF_ROW_INSTRUMENT: 1;
export const REF_ROW_TICK_TABLE: 2;
export const REF_ROW_SOURCE: 3;
export const REF_ROW_PARTY: 4;

export const RISK_FIRM: 1;
export const RISK_INSTRUMENT: 2;
export const RISK_ACCOUNT: 3;
export const RISK_TRADER: 4;

export const RISK_OPEN: 1;
export const RISK_REDUCE_ONLY: 2;
export const RISK_CLOSED: 3;

export const BOOK_NO_PUBLISH: 1;

export const BBO_CROSSED: 1;
export const BBO_LOCKED: 2;
export const BBO_UNTRUSTED: 4;

export const MATCH_OWNER_ACCOUNT: 1;
export const MATCH_NO_IDS: 2;

export const MATCH_REPORTS_MIN: 8;

export const FRAMING_BINARYFILE: 1;
export const FRAMING_NONE: 2;

export const MD_FINAL: 1;

export const MD_EVENTS_MAX: 8;

export const INPUT_ORDER: 1;
export const INPUT_REPORT: 2;
export const INPUT_ROW: 3;
export const INPUT_LIMITS: 4;
export const INPUT_STATE: 5;
export const INPUT_ROUTE: 6;

export const STRATEGY_ORDERS_MIN: 64;
export const STRATEGY_ANSWER_MAX: 4096;

export const STRATEGY_PER_LAST: 1;

export const ENGINE_EVENTS: 1;
export const ENGINE_OWNER_ACCOUNT: 2;

export const ROUTE_NONE: 0;
export const ROUTE_LOCAL: 1;
export const ROUTE_AWAY: 2;

export const STAGE_JOURNAL: 0;
export const STAGE_RISK: 1;
export const STAGE_ROUTE: 2;
export const STAGE_APPLY: 3;
export const STAGE_STRATEGY: 4;
export const STAGE_COMMAND: 5;
export const STAGES: 6;

export const IDLE_SPIN: 0;
export const IDLE_YIELD: 1;
export const IDLE_SLEEP: 2;

export const FORMAT_ITCH50: 1;

export const FIELD_UINT: 1;
export const FIELD_INT: 2;
export const FIELD_ALPHA: 3;
