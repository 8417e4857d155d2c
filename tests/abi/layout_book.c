/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/book.h>

#include "layout.h"

SIZE(hft_book_config, 64);
FIELD(hft_book_config, size, 0, 4);
FIELD(hft_book_config, depth, 4, 4);
FIELD(hft_book_config, instruments_max, 8, 4);
FIELD(hft_book_config, orders_max, 12, 4);
FIELD(hft_book_config, levels_max, 16, 4);
FIELD(hft_book_config, page_levels, 20, 4);
FIELD(hft_book_config, id_scope, 24, 4);
FIELD(hft_book_config, flags, 28, 4);
FIELD(hft_book_config, hash_seed, 32, 8);
FIELD(hft_book_config, mem_want, 40, 4);
FIELD(hft_book_config, mem_require, 44, 4);
FIELD(hft_book_config, numa_node, 48, 4);
FIELD(hft_book_config, reserved, 52, 4);
FIELD(hft_book_config, dense_ids, 56, 8);

VALUE(HFT_BOOK_NO_PUBLISH, 1);

SIZE(hft_bbo, 72);
FIELD(hft_bbo, ts_event, 0, 8);
FIELD(hft_bbo, seq, 8, 8);
FIELD(hft_bbo, bid_price, 16, 8);
FIELD(hft_bbo, bid_qty, 24, 8);
FIELD(hft_bbo, ask_price, 32, 8);
FIELD(hft_bbo, ask_qty, 40, 8);
FIELD(hft_bbo, bid_orders, 48, 4);
FIELD(hft_bbo, ask_orders, 52, 4);
FIELD(hft_bbo, bid_levels, 56, 4);
FIELD(hft_bbo, ask_levels, 60, 4);
FIELD(hft_bbo, orders, 64, 4);
FIELD(hft_bbo, flags, 68, 4);

VALUE(HFT_BBO_CROSSED, 1);
VALUE(HFT_BBO_LOCKED, 2);
VALUE(HFT_BBO_UNTRUSTED, 4);

SIZE(hft_level, 24);
FIELD(hft_level, price, 0, 8);
FIELD(hft_level, qty, 8, 8);
FIELD(hft_level, orders, 16, 4);
FIELD(hft_level, reserved, 20, 4);

SIZE(hft_book_order, 40);
FIELD(hft_book_order, order_id, 0, 8);
FIELD(hft_book_order, priority, 8, 8);
FIELD(hft_book_order, price, 16, 8);
FIELD(hft_book_order, qty, 24, 8);
FIELD(hft_book_order, instrument, 32, 4);
FIELD(hft_book_order, side, 36, 4);

SIZE(hft_queue_position, 24);
FIELD(hft_queue_position, qty_ahead, 0, 8);
FIELD(hft_queue_position, qty_level, 8, 8);
FIELD(hft_queue_position, orders_ahead, 16, 4);
FIELD(hft_queue_position, orders_level, 20, 4);

SIZE(hft_page, 32);
FIELD(hft_page, ts_event, 0, 8);
FIELD(hft_page, seq, 8, 8);
FIELD(hft_page, bid_count, 16, 4);
FIELD(hft_page, ask_count, 20, 4);
FIELD(hft_page, flags, 24, 4);
FIELD(hft_page, reserved, 28, 4);

SIZE(hft_book_stats, 80);
FIELD(hft_book_stats, applied, 0, 8);
FIELD(hft_book_stats, refused, 8, 8);
FIELD(hft_book_stats, crossed, 16, 8);
FIELD(hft_book_stats, published, 24, 8);
FIELD(hft_book_stats, orders, 32, 8);
FIELD(hft_book_stats, orders_peak, 40, 8);
FIELD(hft_book_stats, levels, 48, 8);
FIELD(hft_book_stats, levels_peak, 56, 8);
FIELD(hft_book_stats, bytes_reserved, 64, 8);
FIELD(hft_book_stats, bytes_used, 72, 8);
