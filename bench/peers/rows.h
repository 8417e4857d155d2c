/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_PEERS_ROWS_H
#define BENCH_PEERS_ROWS_H
/*
 * The two files that a peer's driver sees, little endian: a stream of commands to read, and the
 * trades that it makes of them to write. Prices are ticks.
 */
#include "commands.h"

enum { PEER_HEADER = 64 };

struct peer_header {
	char magic[8];        /* "hftpeer1" */
	uint64_t count;       /* of rows, which follow */
	uint64_t preload;     /* the first of them are not timed */
	uint64_t ids;         /* ids are 1 .. this */
	uint32_t instruments; /* 1 .. this */
	uint32_t live_peak;
	uint32_t ticks;       /* of each instrument's price range */
	uint32_t reserved[5];
};

struct peer_row {
	uint64_t id;
	int64_t price;        /* 0 = none: a market order, a cancel */
	uint32_t qty;         /* of a replace: what is to be open */
	uint32_t instrument;
	uint8_t kind;         /* 1 new, 2 cancel, 3 replace */
	uint8_t side;         /* 1 buys, 2 sells; of a cancel or replace its order's */
	uint8_t type;         /* 1 limit, 2 market */
	uint8_t tif;          /* 1 good till cancelled, 4 immediate or cancel */
	uint32_t reserved;
};

struct peer_trade {
	uint64_t command;     /* the row that it is of, from 0 */
	uint64_t maker;
	uint64_t taker;
	int64_t price;
	uint64_t qty;
};

struct peer_stream {
	struct peer_header header;
	struct peer_row *rows;
};

struct peer_trades {
	struct peer_trade *rows;
	uint64_t count;
	uint64_t room;
	uint64_t drop;        /* leave out this one of them, counted from 1; 0 = none */
	uint64_t seen;
};

/* Ids must be dense. Returns 0, or -1 when memory runs out. */
int peer_stream_make(const struct commands *commands, struct peer_stream *out);
/* Returns 0, or -1 for what is no such file or not whole. */
int peer_stream_read(const char *path, struct peer_stream *out);
int peer_stream_write(const char *path, const struct peer_stream *stream);
void peer_stream_free(struct peer_stream *stream);
/* The order of a row: a third of an hft_order, as commands_make() gave it. */
void peer_command(const struct peer_row *row, struct command *out);

int peer_trades_add(struct peer_trades *trades, const struct peer_trade *trade);
int peer_trades_read(const char *path, struct peer_trades *out);
int peer_trades_write(const char *path, const struct peer_trades *trades);
void peer_trades_free(struct peer_trades *trades);
/* Returns the first command whose trades differ, -1 if none does. */
int64_t peer_trades_differ(const struct peer_trades *a, const struct peer_trades *b);

#endif
