/* SPDX-License-Identifier: Apache-2.0 */
#include "day.h"

#include <errno.h>
#include <string.h>

#include <hft/wire.h>
#include <hft/wire/itch50.h>

/* Write one message behind its length, as a BinaryFILE has it. */
static void emit(struct day_out *out, const void *view, size_t view_size)
{
	uint8_t frame[2 + 64];
	int64_t n = hft_wire_write(HFT_FORMAT_ITCH50, view, view_size, frame + 2,
				   sizeof(frame) - 2);

	if (n < 0) {
		out->error = out->error != 0 ? out->error : EINVAL;
		return;
	}
	frame[0] = (uint8_t)(n >> 8);
	frame[1] = (uint8_t)n;
	if (fwrite(frame, 1, (size_t)n + 2, out->file) != (size_t)n + 2 && out->error == 0)
		out->error = errno != 0 ? errno : EIO;
	out->messages++;
	out->bytes += (uint64_t)n + 2;
	out->types[frame[2] & 127]++;
}

static void maker_name(uint8_t mpid[4], uint32_t maker)
{
	mpid[0] = 'M';
	mpid[1] = 'M';
	mpid[2] = (uint8_t)('A' + maker / 26 % 26);
	mpid[3] = (uint8_t)('A' + maker % 26);
}

/* Every struct starts with the same four members. */
#define HEAD(type, locate) .code = (type), .stock_locate = (uint16_t)(locate), .timestamp = out->now

void day_out_system(struct day_out *out, char code)
{
	hft_itch50_system_event m = { HEAD('S', 0), .event_code = (uint8_t)code };

	emit(out, &m, sizeof(m));
}

void day_out_directory(struct day_out *out, uint32_t symbol, const char name[8])
{
	hft_itch50_stock_directory m = { HEAD('R', symbol + 1), .round_lot_size = 100,
		.market_category = 'Q', .financial_status = 'N', .round_lots_only = 'N',
		.issue_classification = 'C', .issue_sub_type = { 'Z', ' ' }, .authenticity = 'P',
		.short_sale_threshold = 'N', .ipo_flag = 'N', .luld_price_tier = '1',
		.etp_flag = 'N', .inverse_indicator = 'N' };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

void day_out_trading(struct day_out *out, uint32_t symbol, const char name[8])
{
	hft_itch50_stock_trading_action m = { HEAD('H', symbol + 1), .trading_state = 'T',
		.reserved = ' ', .reason_code = { ' ', ' ', ' ', ' ' } };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

void day_out_reg_sho(struct day_out *out, uint32_t symbol, const char name[8])
{
	hft_itch50_reg_sho m = { HEAD('Y', symbol + 1), .reg_sho_action = '0' };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

void day_out_participant(struct day_out *out, uint32_t symbol, const char name[8], uint32_t maker)
{
	hft_itch50_market_participant_position m = { HEAD('L', symbol + 1),
		.primary_market_maker = 'Y', .market_maker_mode = 'N', .participant_state = 'A' };

	maker_name(m.mpid, maker);
	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

/* The market-wide breakers of an index at 4,000: 7, 13 and 20 percent below. */
void day_out_decline_levels(struct day_out *out)
{
	hft_itch50_mwcb_decline_level m = { HEAD('V', 0), .level_1 = 372000000000,
		.level_2 = 348000000000, .level_3 = 320000000000 };

	emit(out, &m, sizeof(m));
}

void day_out_ipo(struct day_out *out, uint32_t symbol, const char name[8], uint32_t price)
{
	hft_itch50_ipo_quoting_period_update m = { HEAD('K', symbol + 1), .release_time = 38700,
		.ipo_price = price, .release_qualifier = 'A' };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

void day_out_collar(struct day_out *out, uint32_t symbol, const char name[8], uint32_t price)
{
	hft_itch50_luld_auction_collar m = { HEAD('J', symbol + 1), .reference_price = price,
		.upper_price = price / 2000 * 2100, .lower_price = price / 2000 * 1900 };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

void day_out_add(struct day_out *out, const struct day_order *order, const char name[8],
		 uint32_t price, uint32_t maker)
{
	hft_itch50_add_order m = { HEAD('A', order->symbol + 1), .order_reference = order->ref,
		.shares = order->qty, .price = price,
		.buy_sell = order->side == DAY_BID ? 'B' : 'S' };
	hft_itch50_add_order_mpid f = { HEAD('F', order->symbol + 1),
		.order_reference = m.order_reference, .shares = m.shares, .price = m.price,
		.buy_sell = m.buy_sell };

	memcpy(m.stock, name, sizeof(m.stock));
	memcpy(f.stock, name, sizeof(f.stock));
	maker_name(f.attribution, maker);
	if (maker == 0)
		emit(out, &m, sizeof(m));
	else
		emit(out, &f, sizeof(f));
}

void day_out_execute(struct day_out *out, const struct day_order *order, uint32_t qty,
		     uint64_t match)
{
	hft_itch50_order_executed m = { HEAD('E', order->symbol + 1),
		.order_reference = order->ref, .executed_shares = qty, .match_number = match };

	emit(out, &m, sizeof(m));
}

void day_out_execute_price(struct day_out *out, const struct day_order *order, uint32_t qty,
			   uint64_t match, uint32_t price, bool printable)
{
	hft_itch50_order_executed_with_price m = { HEAD('C', order->symbol + 1),
		.order_reference = order->ref, .executed_shares = qty, .match_number = match,
		.execution_price = price, .printable = printable ? 'Y' : 'N' };

	emit(out, &m, sizeof(m));
}

void day_out_cancel(struct day_out *out, const struct day_order *order, uint32_t qty)
{
	hft_itch50_order_cancel m = { HEAD('X', order->symbol + 1),
		.order_reference = order->ref, .cancelled_shares = qty };

	emit(out, &m, sizeof(m));
}

void day_out_delete(struct day_out *out, const struct day_order *order)
{
	hft_itch50_order_delete m = { HEAD('D', order->symbol + 1), .order_reference = order->ref };

	emit(out, &m, sizeof(m));
}

void day_out_replace(struct day_out *out, uint64_t old_ref, const struct day_order *order,
		     uint32_t price)
{
	hft_itch50_order_replace m = { HEAD('U', order->symbol + 1), .original_reference = old_ref,
		.new_reference = order->ref, .shares = order->qty, .price = price };

	emit(out, &m, sizeof(m));
}

void day_out_trade(struct day_out *out, uint32_t symbol, const char name[8], uint32_t qty,
		   uint32_t price, uint64_t match)
{
	hft_itch50_trade m = { HEAD('P', symbol + 1), .buy_sell = 'B', .shares = qty,
		.price = price, .match_number = match };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

void day_out_cross(struct day_out *out, uint32_t symbol, const char name[8], uint64_t qty,
		   uint32_t price, uint64_t match, char cross)
{
	hft_itch50_cross_trade m = { HEAD('Q', symbol + 1), .cross_shares = qty,
		.cross_price = price, .match_number = match, .cross_type = (uint8_t)cross };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}

void day_out_imbalance(struct day_out *out, uint32_t symbol, const char name[8], uint64_t paired,
		       uint64_t imbalance, uint32_t price, char cross)
{
	hft_itch50_net_order_imbalance m = { HEAD('I', symbol + 1), .paired_shares = paired,
		.imbalance_shares = imbalance, .far_price = price, .near_price = price,
		.reference_price = price, .cross_type = (uint8_t)cross, .price_variation = 'L',
		.imbalance_direction = imbalance == 0 ? 'N' : (paired & 1) != 0 ? 'B' : 'S' };

	memcpy(m.stock, name, sizeof(m.stock));
	emit(out, &m, sizeof(m));
}
