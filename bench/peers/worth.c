/* SPDX-License-Identifier: Apache-2.0 */
#include "worth.h"

#include "floor.h"

#include <stdlib.h>
#include <string.h>

static int note(uint64_t at, const struct floor_trade *traded, uint32_t n, struct peer_trades *out)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct peer_trade trade = {
			.command = at,
			.maker = traded[i].maker,
			.taker = traded[i].taker,
			.price = traded[i].price / STREAM_TICK,
			.qty = (uint64_t)traded[i].qty,
		};

		if (peer_trades_add(out, &trade) < 0)
			return -1;
	}
	return 0;
}

static int match_all(struct floor *floor, const struct peer_stream *stream,
		     struct floor_trade *room, struct peer_trades *out)
{
	hft_order order;

	memset(&order, 0, sizeof(order));
	for (uint64_t i = 0; i < stream->header.count; i++) {
		struct command command;

		peer_command(&stream->rows[i], &command);
		commands_expand(&command, 1, false, &order);
		if (note(i, room, floor_match(floor, &order, room), out) < 0)
			return -1;
	}
	return 0;
}

int peer_worth(const struct peer_stream *stream, struct peer_trades *out)
{
	const struct floor_config config = {
		.instruments = stream->header.instruments,
		.orders = stream->header.live_peak,
		/* The band lies about the first price, which may be far from the touch. */
		.ticks = stream->header.ticks > 2048 ? 4096 : 2 * stream->header.ticks,
	};
	struct floor_trade *room = malloc(COMMANDS_QTY_MAX * sizeof(*room));
	struct floor *floor = floor_create(&config);
	int rc = room != NULL && floor != NULL ? match_all(floor, stream, room, out) : -1;

	floor_destroy(floor);
	free(room);
	return rc;
}
