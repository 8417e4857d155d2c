/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <errno.h>
#include <string.h>

#include <hft/wire.h>
#include <hft/wire/itch50.h>

enum { FRAME_MAX = 64, DECIMALS_4 = 100000 };

/* One message behind its length, as a BinaryFILE has it. */
static void emit(struct venue *v, const void *view, size_t view_size)
{
	struct venue_publisher *p = &v->publisher;
	uint8_t *frame;
	int64_t n;

	if (p->used + FRAME_MAX > sizeof(p->bytes))
		venue_publish_flush(v);
	frame = p->bytes + p->used;
	n = hft_wire_write(HFT_FORMAT_ITCH50, view, view_size, frame + 2, FRAME_MAX - 2);
	if (n < 0) {
		p->error = p->error != 0 ? p->error : EINVAL;
		return;
	}
	frame[0] = (uint8_t)(n >> 8);
	frame[1] = (uint8_t)n;
	p->used += (uint32_t)n + 2;
	p->messages++;
	p->types[frame[2] & 127]++;
}

/* Every struct starts with the same four members. */
#define HEAD(type, locate)                                                                    \
	.code = (type), .stock_locate = (uint16_t)(locate),                                   \
	.timestamp = (uint64_t)(v->publisher.now - VENUE_MIDNIGHT)

void venue_publish_system(struct venue *v, char code)
{
	hft_itch50_system_event m = { HEAD('S', 0), .event_code = (uint8_t)code };

	emit(v, &m, sizeof(m));
}

static void directory(struct venue *v, uint32_t id)
{
	hft_itch50_stock_directory m = { HEAD('R', id), .round_lot_size = 100,
		.market_category = 'Q', .financial_status = 'N', .round_lots_only = 'N',
		.issue_classification = 'C', .issue_sub_type = { 'Z', ' ' }, .authenticity = 'T',
		.short_sale_threshold = 'N', .ipo_flag = 'N', .luld_price_tier = '1',
		.etp_flag = 'N', .inverse_indicator = 'N' };
	hft_itch50_stock_trading_action h = { HEAD('H', id), .trading_state = 'T',
		.reserved = ' ', .reason_code = { ' ', ' ', ' ', ' ' } };

	memcpy(m.stock, v->market.instruments[id].symbol, sizeof(m.stock));
	memcpy(h.stock, v->market.instruments[id].symbol, sizeof(h.stock));
	emit(v, &m, sizeof(m));
	emit(v, &h, sizeof(h));
}

static void add(struct venue *v, const hft_event *event)
{
	hft_itch50_add_order m = { HEAD('A', event->instrument),
		.order_reference = event->order_id, .shares = (uint32_t)event->qty,
		.price = (uint32_t)(event->price / DECIMALS_4),
		.buy_sell = event->side == HFT_SIDE_BID ? 'B' : 'S' };

	memcpy(m.stock, v->market.instruments[event->instrument].symbol, sizeof(m.stock));
	emit(v, &m, sizeof(m));
}

static void execute(struct venue *v, const hft_event *event)
{
	hft_itch50_order_executed m = { HEAD('E', event->instrument),
		.order_reference = event->order_id, .match_number = event->aux,
		.executed_shares = (uint32_t)event->qty };

	emit(v, &m, sizeof(m));
}

static void reduce(struct venue *v, const hft_event *event)
{
	hft_itch50_order_cancel m = { HEAD('X', event->instrument),
		.order_reference = event->order_id, .cancelled_shares = (uint32_t)event->qty };

	emit(v, &m, sizeof(m));
}

static void delete(struct venue *v, const hft_event *event)
{
	hft_itch50_order_delete m = { HEAD('D', event->instrument),
		.order_reference = event->order_id };

	emit(v, &m, sizeof(m));
}

void venue_publish_event(struct venue *v, const hft_event *event)
{
	static void (*const by_kind[])(struct venue *, const hft_event *) = {
		[HFT_EVENT_ADD] = add,
		[HFT_EVENT_REDUCE] = reduce,
		[HFT_EVENT_DELETE] = delete,
		[HFT_EVENT_EXECUTE] = execute,
	};

	v->publisher.now = event->ts_event;
	v->marks[event->instrument] = 1;
	/* No other kind comes from a LOCAL book: the comparison would find it. */
	if (event->kind < sizeof(by_kind) / sizeof(by_kind[0]) && by_kind[event->kind] != NULL)
		by_kind[event->kind](v, event);
}

void venue_publish_flush(struct venue *v)
{
	struct venue_publisher *p = &v->publisher;

	if (p->used == 0)
		return;
	p->hash = venue_hash(p->hash, p->bytes, p->used);
	p->written += p->used;
	if (p->file != NULL && fwrite(p->bytes, 1, p->used, p->file) != p->used && p->error == 0)
		p->error = errno != 0 ? errno : EIO;
	if (v->config.check)
		venue_check_bytes(v, p->bytes, p->used);
	p->used = 0;
}

bool venue_publish_open(struct venue *v)
{
	struct venue_publisher *p = &v->publisher;

	p->hash = VENUE_HASH_START;
	p->now = VENUE_MIDNIGHT;
	if (v->config.itch != NULL) {
		p->file = fopen(v->config.itch, "wb");
		if (p->file == NULL)
			return false;
	}
	venue_publish_system(v, 'O');
	for (uint32_t id = 1; id <= v->market.count; id++)
		directory(v, id);
	venue_publish_system(v, 'S');
	p->now = VENUE_OPEN;
	venue_publish_system(v, 'Q');
	venue_publish_flush(v);
	return true;
}

int venue_publish_close(struct venue *v)
{
	struct venue_publisher *p = &v->publisher;

	venue_publish_flush(v);
	if (p->file != NULL && fclose(p->file) != 0 && p->error == 0)
		p->error = errno;
	p->file = NULL;
	return p->error == 0 ? VENUE_OK : VENUE_IO;
}
