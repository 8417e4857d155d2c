// SPDX-License-Identifier: Apache-2.0
import { check, int32, int64 } from './errors.js';
import { c } from './library.js';
import { Memory } from './memory.js';

const room = new Memory(24);

/** A price as decimal text, "none" for PRICE_NONE. */
export function formatPrice(price) {
  const length = check(c.hft_price_format(int64('price', price), room.address(), 24));
  return new TextDecoder().decode(new Uint8Array(room.buffer, room.offset, Number(length)));
}

/** A price from decimal text, as "-0.25". */
export function parsePrice(text) {
  check(c.hft_price_parse(String(text), room.address()));
  return room.view.getBigInt64(0, true);
}

export const eventKindName = (kind) => c.hft_event_kind_name(int32('kind', kind));
export const orderKindName = (kind) => c.hft_order_kind_name(int32('kind', kind));
export const reportKindName = (kind) => c.hft_report_kind_name(int32('kind', kind));
export const statusName = (code) => c.hft_status_name(int32('code', code));
export const statusText = (code) => c.hft_strerror(int32('code', code));
export const version = () => c.hft_version();
export const buildInfo = () => c.hft_build_info();
export const abi = () => c.hft_abi_major();
