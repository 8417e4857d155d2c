// SPDX-License-Identifier: Apache-2.0
// Loads the C library and declares its functions. Addresses of 64-bit user space fit a Number,
// which passes fastest: handles and buffers go as uintptr_t.
import koffi from 'koffi';

export const ABI_MAJOR = 0;

const p = 'uintptr_t', i32 = 'int32_t', u32 = 'uint32_t', i64 = 'int64_t';
const u64 = 'uint64_t', text = 'str';

const functions = {
  hft_abi_major: [u32], hft_version: [text], hft_build_info: [text],
  hft_strerror: [text, i32], hft_status_name: [text, i32],
  hft_price_format: [i64, i64, p, u64], hft_price_parse: [i32, text, p],
  hft_event_kind_name: [text, i32], hft_order_kind_name: [text, i32],
  hft_report_kind_name: [text, i32],

  hft_book_config_init: [i32, p, u32], hft_book_create: [i32, p, p], hft_book_destroy: ['void', p],
  hft_book_apply: [i32, p, p], hft_book_apply_n: [i64, p, p, u32, 'void *'],
  hft_book_bbo: [i32, p, u32, p], hft_book_levels: [i64, p, u32, i32, p, u32],
  hft_book_orders: [i64, p, u32, i32, p, u32], hft_book_order_get: [i32, p, u32, u64, p],
  hft_book_queue: [i32, p, u32, u64, p], hft_book_read_bbo: [i32, p, u32, p],
  hft_book_read_page: [i32, p, u32, p, p, p, u32], hft_book_stats_get: [i32, p, p],
  hft_book_refused: [u64, p, i32], hft_book_hash: [u64, p], hft_book_check: [i32, p],

  hft_match_config_init: [i32, p, u32], hft_match_create: [i32, p, p],
  hft_match_destroy: ['void', p], hft_match_party_set: [i32, p, p],
  hft_match_submit_n: [i64, p, p, u32, p, u32, p], hft_match_drain: [i64, p, p, u32],
  hft_match_pending: [i32, p], hft_match_bbo: [i32, p, u32, p],
  hft_match_levels: [i64, p, u32, i32, p, u32], hft_match_orders: [i64, p, u32, i32, p, u32],
  hft_match_order_get: [i32, p, u64, u64, p], hft_match_next_expiry: [i64, p],
  hft_match_stats_get: [i32, p, p], hft_match_refused: [u64, p, i32], hft_match_hash: [u64, p],
  hft_match_check: [i32, p],

  hft_md_format: [i32, text], hft_md_config_init: [i32, p, u32], hft_md_create: [i32, p, p],
  hft_md_destroy: ['void', p],
  hft_md_decode_some: [i64, p, 'void *', u64, i64, u32, u64, p, u32, p],
  hft_md_map: [i32, p, u64, u32], hft_md_reset: [i32, p, i64], hft_md_stats_get: [i32, p, p],
  hft_md_types: [i64, p, p, u32],

  hft_journal_config_init: [i32, p, u32], hft_journal_create: [i32, p, p],
  hft_journal_destroy: ['void', p], hft_journal_append: [i32, p, p, 'void *'],
  hft_journal_inputs: [i64, p], hft_journal_next: [i64, p, p, p, p],

  hft_engine_config_init: [i32, p, u32], hft_engine_create: [i32, p, p],
  hft_engine_destroy: ['void', p], hft_engine_instrument_add: [i64, p, i64, p],
  hft_engine_tick_table_add: [i64, p, i64, p, u32], hft_engine_party_add: [i64, p, i64, p],
  hft_engine_route_set: [i32, p, i64, u32, i32, p],
  hft_engine_limits_set: [i32, p, i64, i32, u32, p, p],
  hft_engine_state_set: [i32, p, i64, i32, u32, i32, p], hft_engine_submit_n: [i64, p, p, u32],
  hft_engine_feed_n: [i64, p, p, u32], hft_engine_answer_n: [i64, p, p, u32],
  hft_engine_advance: [i64, p, i64], hft_engine_input: [i32, p, p, 'void *'],
  hft_engine_drain_reports: [i64, p, p, p, u32], hft_engine_drain_events: [i64, p, p, u32],
  hft_engine_pending: [i32, p], hft_engine_strategy_add: [i64, p, p, p],
  hft_engine_strategy_status: [i32, p, u32], hft_engine_ref: [p, p], hft_engine_risk: [p, p],
  hft_engine_match: [p, p], hft_engine_book: [p, p], hft_engine_stats_get: [i32, p, p],
  hft_engine_reasons: [u64, p, i32, u32], hft_engine_hash: [u64, p], hft_engine_check: [i32, p],
  hft_ref_instrument: [i32, p, u32, p], hft_risk_limits_init: [i32, p, u32],
  hft_risk_position_read: [i32, p, i32, u32, u32, p],

  hft_strategy_config_init: [i32, p, u32], hft_view_now: [i64, p], hft_view_bbo: [i32, p, u32, p],
  hft_view_levels: [i64, p, u32, i32, p, u32], hft_view_position: [i32, p, u32, p],
  hft_view_orders: [i64, p, u32, p, u32], hft_view_param: [i64, p, u32],
};

/** The libhft that was found is of another ABI. */
export class AbiError extends Error {
  constructor(loaded) {
    super(`the libhft loaded has ABI ${loaded}, this package needs ${ABI_MAJOR}: ` +
          'install the libhft that this package is for, or a newer package');
    this.name = 'AbiError';
    this.loaded = loaded;
  }
}

function open() {
  const name = `libhft.so.${ABI_MAJOR}`;
  try {
    return koffi.load(name);
  } catch (cause) {
    throw new Error(`${name} was not found: install libhft, or name its folder in ` +
                    'LD_LIBRARY_PATH before node starts', { cause });
  }
}

const library = open();

function declare(name) {
  const [result, ...parameters] = functions[name];
  return library.func(name, result, parameters);
}

// The ABI's number is asked before anything else is looked up.
export const c = { hft_abi_major: declare('hft_abi_major') };
if (c.hft_abi_major() !== ABI_MAJOR)
  throw new AbiError(c.hft_abi_major());
for (const name of Object.keys(functions))
  c[name] ??= declare(name);

/** Where hft_journal_append is, for C's own use. */
export const journalAppend = () => library.symbol('hft_journal_append');

/** memcpy between addresses, and from an address to a Uint8Array. */
const libc = koffi.load(null);
export const copy = libc.func('memcpy', p, [p, p, 'size_t']);
export const copyOut = libc.func('memcpy', p, ['void *', p, 'size_t']);

/** Where an ArrayBuffer's memory is. */
export const addressOf = (buffer) => Number(koffi.address(buffer));

const fixed = { send: [i64, p, p, u32], append: [i32, p, p, p],
  verify: [i32, p, text, p, p, u32], onEvents: [i32, p, p, u32, p, p, u32],
  onReports: [i32, p, p, u32, p, p, u32], onTimer: [i32, p, i64, u64, p, p, u32] };
const protos = {};

/** Make a C function of a JavaScript one; give its address to unregister. */
export function register(kind, call) {
  const [result, ...parameters] = fixed[kind];
  protos[kind] ??= koffi.pointer(koffi.proto(result, parameters));
  return koffi.register(call, protos[kind]);
}

export const unregister = koffi.unregister;
