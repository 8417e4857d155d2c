// SPDX-License-Identifier: Apache-2.0
// The structs of the C library, member by member: no padding, little-endian. The tests hold them
// against the C compiler.
export const layouts = {
  Event: ['hft_event',
    'ts_event:i64 ts_recv:i64 order_id:u64 aux:u64 price:i64 qty:i64 seq:u32 instrument:u32 ' +
    'source:u16 flags:u16 kind:u8 side:u8 level:u8 reason:u8'],
  Order: ['hft_order',
    'ts:i64 seq:u64 order_id:u64 ref_id:u64 client_id:u64 handle:u64 price:i64 qty:i64 ' +
    'stop_price:i64 offset:i64 display_qty:i64 min_qty:i64 expire_ts:i64 instrument:u32 ' +
    'party:u32 ext:u32 flags:u32 session:u16 kind:u8 side:u8 ord_type:u8 tif:u8 capacity:u8 ' +
    'stp:u8'],
  Report: ['hft_report',
    'ts:i64 seq:u64 order_id:u64 ref_id:u64 client_id:u64 handle:u64 trade_id:u64 aux:u64 ' +
    'price:i64 qty:i64 leaves:i64 cum_qty:i64 value_lo:u64 value_hi:i64 instrument:u32 ' +
    'party:u32 session:u16 flags:u16 kind:u8 side:u8 reason:u16'],
  BBO: ['hft_bbo',
    'ts_event:i64 seq:u64 bid_price:i64 bid_qty:i64 ask_price:i64 ask_qty:i64 bid_orders:u32 ' +
    'ask_orders:u32 bid_levels:u32 ask_levels:u32 orders:u32 flags:u32'],
  Level: ['hft_level',
    'price:i64 qty:i64 orders:u32 reserved:u32'],
  BookOrder: ['hft_book_order',
    'order_id:u64 priority:u64 price:i64 qty:i64 instrument:u32 side:u32'],
  QueuePosition: ['hft_queue_position',
    'qty_ahead:i64 qty_level:i64 orders_ahead:u32 orders_level:u32'],
  Page: ['hft_page',
    'ts_event:i64 seq:u64 bid_count:u32 ask_count:u32 flags:u32 reserved:u32'],
  BookStats: ['hft_book_stats',
    'applied:u64 refused:u64 crossed:u64 published:u64 orders:u64 orders_peak:u64 levels:u64 ' +
    'levels_peak:u64 bytes_reserved:u64 bytes_used:u64'],
  BookConfig: ['hft_book_config',
    'size:u32 depth:u32 instruments_max:u32 orders_max:u32 levels_max:u32 page_levels:u32 ' +
    'id_scope:u32 flags:u32 hash_seed:u64 mem_want:u32 mem_require:u32 numa_node:i32 ' +
    'reserved:u32 dense_ids:u64'],
  MatchOrder: ['hft_match_order',
    'order_id:u64 client_id:u64 ref_id:u64 handle:u64 price:i64 qty:i64 cum_qty:i64 ' +
    'value_lo:u64 value_hi:i64 expire_ts:i64 instrument:u32 party:u32 session:u16 side:u8 ' +
    'tif:u8 reserved:u32'],
  MatchStats: ['hft_match_stats',
    'commands:u64 rejected:u64 trades:u64 reports:u64 orders:u64 orders_peak:u64 levels:u64 ' +
    'levels_peak:u64 bytes_reserved:u64 bytes_used:u64'],
  MatchConfig: ['hft_match_config',
    'size:u32 instruments_max:u32 orders_max:u32 levels_max:u32 parties_max:u32 work_max:u32 ' +
    'flags:u32 mem_want:u32 mem_require:u32 numa_node:i32 hash_seed:u64 dense_ids:u64'],
  DecoderConfig: ['hft_md_config',
    'size:u32 format:i32 framing:u32 source:u16 reserved:u16 midnight:i64'],
  DecoderStats: ['hft_md_stats',
    'messages:u64 events:u64 bytes:u64 unknown:u64 bad:u64 longer:u64 ends:u64'],
  TypeCount: ['hft_md_type_count',
    'code:u32 known:u32 messages:u64 bad:u64'],
  Instrument: ['hft_instrument',
    'id:u32 tick_table:u32 symbol:text[32] venue:text[8] currency:text[8] lot_size:i64 ' +
    'round_lot:i64 multiplier:i64 price_min:i64 price_max:i64 wire_code:u64 kind:u32 ' +
    'flags:u32 isin:text[16] expiry:i64 reserved:u8[120]'],
  TickBand: ['hft_tick_band',
    'price_from:i64 tick:i64'],
  Party: ['hft_party',
    'id:u32 account:u32 position_account:u32 trader:u32 desk:u32 client:u32 dea_client:u32 ' +
    'strategy:u32 decision_algorithm:u32 execution_algorithm:u32 member:u32 ' +
    'nonexecuting_broker:u32 stp_group:u32 session:u16 flags:u16 reserved:u32[2]'],
  Limits: ['hft_risk_limits',
    'size:u32 reserved:u32 qty_max:i64 value_max:i64 long_max:i64 short_max:i64 open_max:u64'],
  RiskAuthor: ['hft_risk_author',
    'name:u64 signature:u64 signature_size:u32 reserved:u32'],
  Position: ['hft_position',
    'scope:u32 id:u32 instrument:u32 reserved:u32 position:i64 open_buy:i64 open_sell:i64 ' +
    'bought:i64 sold:i64 orders:u64 ts:i64 seq:u64 cost_lo:u64 cost_hi:i64 realised_lo:u64 ' +
    'realised_hi:i64 fills:u64'],
  Input: ['hft_input',
    'seq:u64 ts:i64 kind:u32 bytes:u32 reserved:u64'],
  JournalConfig: ['hft_journal_config',
    'size:u32 mem_want:u32 mem_require:u32 numa_node:i32 bytes_max:u64'],
  StrategyRow: ['hft_strategy_config',
    'size:u32 party:u32 session:u16 reserved:u16 flags:u32 kinds:u64 instruments:u64 ' +
    'instrument_count:u32 orders_max:u32 params:u64 param_count:u32 reserved2:u32'],
  ViewOrder: ['hft_view_order',
    'order_id:u64 client_id:u64 handle:u64 price:i64 leaves:i64 cum_qty:i64 instrument:u32 ' +
    'side:u32'],
  StrategyCalls: ['hft_strategy',
    'size:u32 reserved:u32 user:u64 on_events:u64 on_reports:u64 on_timer:u64'],
  EngineRow: ['hft_engine_config',
    'size:u32 flags:u32 instruments_max:u32 orders_max:u32 levels_max:u32 parties_max:u32 ' +
    'accounts_max:u32 traders_max:u32 positions_max:u32 sessions_max:u32 client_ids_max:u32 ' +
    'timers_max:u32 strategies_max:u32 reports_max:u32 events_max:u32 work_max:u32 ' +
    'page_levels:u32 mem_want:u32 mem_require:u32 numa_node:i32 hash_seed:u64 journal:u64 ' +
    'journal_user:u64 clock:u64 verify:u64 verify_user:u64'],
  RouteRow: ['hft_route',
    'size:u32 reserved:u32 user:u64 send_n:u64'],
  EngineStats: ['hft_engine_stats',
    'inputs:u64 commands:u64 reports:u64 events:u64 events_out:u64 trades:u64 fills:u64 ' +
    'rejects:u64 marketable:u64[3] marketable_filled:u64[3] rate_1s:u64 rate_10s:u64 ' +
    'rate_60s:u64 notional_lo:u64 notional_hi:i64 orders:u64 bytes_reserved:u64 ' +
    'bytes_used:u64 cpu_ns:u64 strategies_closed:u64'],
};
