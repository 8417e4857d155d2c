/* SPDX-License-Identifier: Apache-2.0 */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char magic[8] = { 'h', 'f', 't', 'p', 'e', 'e', 'r', '1' };

_Static_assert(sizeof(struct peer_header) == PEER_HEADER, "as the drivers read it");
_Static_assert(sizeof(struct peer_row) == 32, "as the drivers read it");
_Static_assert(sizeof(struct peer_trade) == 40, "as the drivers write it");

static void row_of(const struct command *c, uint8_t *sides, struct peer_row *out)
{
	if (c->kind == HFT_ORDER_NEW)
		sides[c->id] = c->side;
	*out = (struct peer_row){
		.id = c->id,
		.price = c->price == HFT_PRICE_NONE ? 0 : c->price / STREAM_TICK,
		.qty = c->qty,
		.instrument = c->instrument,
		.kind = c->kind,
		.side = sides[c->id],
		.type = c->ord_type,
		.tif = c->tif,
	};
}

int peer_stream_make(const struct commands *commands, struct peer_stream *out)
{
	uint8_t *sides = calloc(commands->ids + 1, 1);

	memset(out, 0, sizeof(*out));
	memcpy(out->header.magic, magic, sizeof(magic));
	out->header.count = commands->count;
	out->header.preload = commands->preload;
	out->header.ids = commands->ids;
	out->header.instruments = commands->symbols;
	out->header.live_peak = commands->live_peak;
	out->header.ticks = commands->ticks;
	out->rows = malloc((commands->count + 1) * sizeof(*out->rows));
	for (uint64_t i = 0; sides != NULL && out->rows != NULL && i < commands->count; i++)
		row_of(&commands->rows[i], sides, &out->rows[i]);
	free(sides);
	if (sides != NULL && out->rows != NULL)
		return 0;
	peer_stream_free(out);
	return -1;
}

void peer_command(const struct peer_row *row, struct command *out)
{
	const bool named = row->kind != HFT_ORDER_NEW;

	*out = (struct command){
		.id = row->id,
		.price = row->price == 0 ? HFT_PRICE_NONE : row->price * STREAM_TICK,
		.qty = row->qty,
		.instrument = row->instrument,
		.kind = row->kind,
		.side = named ? HFT_SIDE_NONE : row->side,
		.ord_type = row->type,
		.tif = row->tif,
	};
}

static bool row_is_sound(const struct peer_header *h, const struct peer_row *r)
{
	const bool priced = r->kind == HFT_ORDER_REPLACE ||
			    (r->kind == HFT_ORDER_NEW && r->type == HFT_TYPE_LIMIT);

	return r->id >= 1 && r->id <= h->ids && r->instrument >= 1 &&
	       r->instrument <= h->instruments && r->kind >= HFT_ORDER_NEW &&
	       r->kind <= HFT_ORDER_REPLACE &&
	       (r->side == HFT_SIDE_BID || r->side == HFT_SIDE_ASK) &&
	       (r->type == HFT_TYPE_LIMIT || r->type == HFT_TYPE_MARKET) &&
	       (r->tif == HFT_TIF_GTC || r->tif == HFT_TIF_IOC) && priced == (r->price > 0) &&
	       r->price < 1000000 && r->qty <= COMMANDS_QTY_MAX;
}

static bool stream_is_sound(const struct peer_stream *s)
{
	for (uint64_t i = 0; i < s->header.count; i++) {
		if (!row_is_sound(&s->header, &s->rows[i]))
			return false;
	}
	return true;
}

/* Whole records from the file's place to its end. Returns their number, or -1. */
static int64_t read_rows(FILE *f, size_t size, void **out)
{
	long at = ftell(f), end;

	*out = NULL;
	if (at < 0 || fseek(f, 0, SEEK_END) < 0 || (end = ftell(f)) < at ||
	    fseek(f, at, SEEK_SET) < 0 || (size_t)(end - at) % size != 0)
		return -1;
	*out = malloc((size_t)(end - at) + size);
	if (*out == NULL || fread(*out, 1, (size_t)(end - at), f) != (size_t)(end - at))
		return -1;
	return (int64_t)((size_t)(end - at) / size);
}

int peer_stream_read(const char *path, struct peer_stream *out)
{
	FILE *f = fopen(path, "rb");
	void *rows = NULL;
	int64_t count = -1;

	memset(out, 0, sizeof(*out));
	if (f == NULL)
		return -1;
	if (fread(&out->header, sizeof(out->header), 1, f) == 1 &&
	    memcmp(out->header.magic, magic, sizeof(magic)) == 0)
		count = read_rows(f, sizeof(*out->rows), &rows);
	fclose(f);
	out->rows = rows;
	if (count >= 0 && (uint64_t)count == out->header.count &&
	    out->header.preload <= out->header.count && stream_is_sound(out))
		return 0;
	peer_stream_free(out);
	return -1;
}

static int write_all(const char *path, const void *head, size_t head_size, const void *rows,
		     size_t size)
{
	FILE *f = fopen(path, "wb");
	bool written;

	if (f == NULL)
		return -1;
	written = fwrite(head, 1, head_size, f) == head_size && fwrite(rows, 1, size, f) == size;
	return fclose(f) == 0 && written ? 0 : -1;
}

int peer_stream_write(const char *path, const struct peer_stream *stream)
{
	return write_all(path, &stream->header, sizeof(stream->header), stream->rows,
			 stream->header.count * sizeof(*stream->rows));
}

void peer_stream_free(struct peer_stream *stream)
{
	free(stream->rows);
	memset(stream, 0, sizeof(*stream));
}

int peer_trades_add(struct peer_trades *trades, const struct peer_trade *trade)
{
	if (++trades->seen == trades->drop)
		return 0;
	if (trades->count == trades->room) {
		uint64_t room = trades->room * 2 + 1024;
		void *rows = realloc(trades->rows, room * sizeof(*trades->rows));

		if (rows == NULL)
			return -1;
		trades->rows = rows;
		trades->room = room;
	}
	trades->rows[trades->count++] = *trade;
	return 0;
}

int peer_trades_read(const char *path, struct peer_trades *out)
{
	FILE *f = fopen(path, "rb");
	void *rows = NULL;
	int64_t count;

	memset(out, 0, sizeof(*out));
	if (f == NULL)
		return -1;
	count = read_rows(f, sizeof(*out->rows), &rows);
	fclose(f);
	out->rows = rows;
	out->count = count < 0 ? 0 : (uint64_t)count;
	if (count >= 0)
		return 0;
	peer_trades_free(out);
	return -1;
}

int peer_trades_write(const char *path, const struct peer_trades *trades)
{
	return write_all(path, trades->rows, 0, trades->rows,
			 trades->count * sizeof(*trades->rows));
}

void peer_trades_free(struct peer_trades *trades)
{
	free(trades->rows);
	memset(trades, 0, sizeof(*trades));
}

int64_t peer_trades_differ(const struct peer_trades *a, const struct peer_trades *b)
{
	uint64_t i = 0, first;

	while (i < a->count && i < b->count &&
	       memcmp(&a->rows[i], &b->rows[i], sizeof(*a->rows)) == 0)
		i++;
	if (i == a->count && i == b->count)
		return -1;
	first = i < a->count ? a->rows[i].command : b->rows[i].command;
	if (i < a->count && i < b->count && b->rows[i].command < first)
		first = b->rows[i].command;
	return (int64_t)first;
}
