/* SPDX-License-Identifier: Apache-2.0 */
#ifndef EXAMPLES_VENUE_H
#define EXAMPLES_VENUE_H
/*
 * An exchange in a box. Seeded agents send orders to an engine whose instruments are all LOCAL; its
 * market data goes out as an ITCH 5.0 file; a market maker and a taker run inside it. The same
 * options give the same bytes on every machine: integers only, and one random draw an expression.
 *
 * market.c is what things are worth, orders.c the agents' live orders, agents.c what they do next,
 * shop.c sets the engine up, publish.c writes ITCH, check.c reads it again, life.c follows one
 * order, replay.c feeds the journal to a second engine, inputs.c writes it, result.c and table.c
 * tell.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <hft/hft.h>

#include "market_maker.h"
#include "taker.h"

enum {
	VENUE_OK = 0,
	VENUE_BAD = 1,   /* something is not equal that ought to be */
	VENUE_USAGE = 2,
	VENUE_IO = 3     /* cannot read or write, or out of memory */
};

enum {
	VENUE_INSTRUMENTS_MAX = 32,
	VENUE_ACCOUNTS_MAX = 1000,
	VENUE_INFORMED = 5,     /* accounts that know what things are worth: the last ones */
	VENUE_TICKS = 16384,    /* prices of an instrument */
	VENUE_LAG = 512,        /* commands until everybody knows */
	VENUE_GONE = 64,
	VENUE_SAMPLES = 400,    /* points of a series */
	VENUE_BATCH = 256,      /* records drained at once */
	VENUE_LIFE_LINES = 16
};

/* The day: 2026-01-05, in UTC for simplicity; it trades from 09:30 to 16:00. */
#define VENUE_MIDNIGHT (INT64_C(1767571200) * 1000000000)
#define VENUE_OPEN (VENUE_MIDNIGHT + INT64_C(34200) * 1000000000)
#define VENUE_CLOSE (VENUE_MIDNIGHT + INT64_C(57600) * 1000000000)

struct venue_config {
	uint64_t commands;
	uint64_t seed;
	uint32_t instruments;
	uint32_t accounts;
	uint32_t informed; /* percent of the aggressive orders */
	uint32_t live;     /* orders, about */
	bool check;
	const char *itch;  /* NULL = not written */
	const char *json;
	const char *inputs;
};

struct venue_rng {
	uint64_t state;
};

static inline uint32_t venue_u32(struct venue_rng *rng)
{
	uint64_t z = rng->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((z ^ (z >> 31)) >> 32);
}

/* 0 .. n - 1 */
static inline uint32_t venue_below(struct venue_rng *rng, uint32_t n)
{
	return (uint32_t)(((uint64_t)venue_u32(rng) * n) >> 32);
}

static inline bool venue_chance(struct venue_rng *rng, uint32_t percent)
{
	return venue_below(rng, 100) < percent;
}

/* A running 64-bit hash of bytes, the same on every machine. */
static inline uint64_t venue_hash(uint64_t hash, const void *bytes, size_t size)
{
	const uint8_t *p = bytes;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
	return hash;
}

#define VENUE_HASH_START UINT64_C(0xcbf29ce484222325)

/* An order that an agent sent, by its number: the client id. */
struct venue_order {
	uint64_t order_id;
	uint64_t handle;
	int64_t price;
	int64_t leaves;
	uint32_t account;
	uint32_t next;    /* in its level's queue */
	uint32_t prev;
	uint32_t live_at; /* in its instrument's list */
	uint32_t tick;
	uint16_t instrument;
	uint8_t side;
	bool live;
};

struct venue_level {
	uint32_t head;
	uint32_t tail;
};

struct venue_instrument {
	char symbol[9];      /* padded to 8 */
	int64_t tick;
	int64_t base;        /* price of tick 0 */
	int64_t value;       /* what it is worth, from base, 1/1000 tick: few know */
	int64_t drift;       /* a command, 1/1000 tick */
	int64_t known[VENUE_LAG]; /* values of the last commands: everybody knows the oldest */
	uint32_t known_at;
	struct venue_level *levels;
	uint32_t *live;
	uint32_t live_count;
	uint32_t live_room;
};

struct venue_market {
	struct venue_instrument instruments[VENUE_INSTRUMENTS_MAX + 1]; /* by id, from 1 */
	uint32_t count;
	struct venue_order *orders; /* by number, from 1 */
	uint64_t orders_max;
	uint64_t numbers;
	uint32_t live;
	uint32_t gone[VENUE_GONE];  /* numbers of orders that are over */
	uint32_t gone_at;
};

/* Kinds of commands, counted. */
enum {
	VENUE_ADD, VENUE_CANCEL, VENUE_REPLACE, VENUE_AGGRESSIVE, VENUE_SLOPPY, VENUE_FLOWS
};

struct venue_publisher {
	FILE *file;        /* NULL: nothing is written, but all is made */
	hft_time now;
	uint8_t bytes[65536]; /* of this command */
	uint32_t used;
	uint64_t messages;
	uint64_t written;
	uint64_t types[128];
	uint64_t hash;
	int error;         /* the first errno */
};

/* What a reader of the file has after each command. */
struct venue_checker {
	hft_md *md;
	hft_book *book;
	uint64_t events;
	uint64_t compared;  /* instruments, after commands */
	uint64_t hashed;    /* all books */
	uint64_t different; /* of both */
	char first[160];    /* what differed first */
};

/* The report lines of one order: accepted, filled in part, replaced, filled. */
struct venue_life {
	uint8_t *steps;   /* by order id: what has happened so far */
	uint8_t *lines;
	uint64_t size;
	uint64_t order_id; /* the one with the fewest lines; 0 = none yet */
	uint32_t best;
	hft_report reports[VENUE_LIFE_LINES];
	uint32_t count;
};

struct venue_sample {
	hft_time ts;
	int64_t pnl;      /* of the market maker, 1e-6 of the currency */
	int64_t realised;
	int64_t inventory[VENUE_INSTRUMENTS_MAX + 1];
	int64_t middle2;  /* of instrument 1, twice; 0 = none */
	int64_t value;    /* of instrument 1, as a price */
};

struct venue_result {
	struct venue_sample samples[VENUE_SAMPLES];
	uint32_t sample_count;
	uint64_t flows[VENUE_FLOWS];
	uint64_t flow_rejects;
	uint64_t depth_samples;
	uint64_t levels;        /* sums over depth_samples */
	uint64_t orders;
	uint64_t spread_ticks;
	uint64_t reports_hash;
	uint64_t reports;
	uint64_t state_hash;
	uint64_t replay_hash;
	uint64_t replay_reports_hash;
	uint64_t replay_inputs;
	uint64_t inputs;
	int64_t pnl[4];         /* by group */
	bool balanced;          /* what some won, others lost */
	double elapsed_s;
	double replay_s;
};

/* Groups of accounts. */
enum { VENUE_NOISE, VENUE_KNOWING, VENUE_MAKER, VENUE_TAKER, VENUE_GROUPS };

struct venue {
	struct venue_config config;
	struct venue_rng rng;
	struct venue_market market;
	struct venue_publisher publisher;
	struct venue_checker checker;
	struct venue_life life;
	struct venue_result result;
	struct market_maker maker;
	struct taker taker;
	hft_clock *clock;
	hft_journal *journal;
	hft_engine *engine;
	hft_time now;
	uint64_t marks[VENUE_INSTRUMENTS_MAX + 1]; /* which instruments this command touched */
	int64_t middles2[VENUE_INSTRUMENTS_MAX + 1]; /* the last known, twice */
	bool broken; /* the engine refused to go on */
};

static inline uint32_t venue_maker_account(const struct venue *v)
{
	return v->config.accounts + 1;
}

static inline uint32_t venue_taker_account(const struct venue *v)
{
	return v->config.accounts + 2;
}

static inline bool venue_knows(const struct venue *v, uint32_t account)
{
	return account <= v->config.accounts && account + VENUE_INFORMED > v->config.accounts;
}

/* market.c */
bool venue_market_open(struct venue *v);
void venue_market_close(struct venue_market *market);
void venue_market_step(struct venue *v, struct venue_instrument *instrument);
/* The value that everybody knows. */
int64_t venue_market_known(const struct venue_instrument *instrument);
static inline int64_t venue_price(const struct venue_instrument *instrument, int64_t tick)
{
	return instrument->base + tick * instrument->tick;
}

/* orders.c */
/* The next number, for a NEW of this account; 0 when there are none left. */
uint32_t venue_orders_next(struct venue_market *market, uint32_t account, uint32_t instrument,
			   uint8_t side);
void venue_orders_report(struct venue_market *market, const hft_report *report);
/* A live order of the instrument, often one of the newest of its level; 0 = none. */
uint32_t venue_orders_pick(struct venue *v, uint32_t instrument);
/* The first order at a price, 0 = none. */
uint32_t venue_orders_at(const struct venue_market *market, uint32_t instrument, int64_t price);

/* agents.c */
/* What somebody does next; counts its kind. */
void venue_agents_next(struct venue *v, hft_order *out);

/* agents_make.c: one command each; false when there is nothing that it could apply to. */
bool venue_make_add(struct venue *v, uint32_t instrument, hft_order *out);
bool venue_make_cancel(struct venue *v, uint32_t instrument, hft_order *out);
bool venue_make_replace(struct venue *v, uint32_t instrument, hft_order *out);
bool venue_make_aggressive(struct venue *v, uint32_t instrument, hft_order *out);
/* Something that is wrong, in one of many ways. */
bool venue_make_sloppy(struct venue *v, uint32_t instrument, hft_order *out);

/* shop.c */
hft_status venue_engine_create(hft_journal *journal, const hft_clock *clock, hft_engine **out);
bool venue_shop_open(struct venue *v);
void venue_shop_close(struct venue *v);

/* publish.c */
bool venue_publish_open(struct venue *v);
void venue_publish_event(struct venue *v, const hft_event *event);
void venue_publish_system(struct venue *v, char code);
/* This command's messages are complete: check and write them. */
void venue_publish_flush(struct venue *v);
/* VENUE_OK or VENUE_IO. */
int venue_publish_close(struct venue *v);

/* check.c */
bool venue_check_open(struct venue_checker *checker);
void venue_check_close(struct venue_checker *checker);
void venue_check_bytes(struct venue *v, const uint8_t *bytes, uint32_t size);
/* Compare the instruments that were touched, or all. */
void venue_check_compare(struct venue *v, bool all);
/* Read the whole file again; compare the last state. */
void venue_check_file(struct venue *v);

/* life.c */
bool venue_life_see(struct venue_life *life, const hft_report *report);
void venue_life_keep(struct venue_life *life, const hft_report *report);
void venue_life_print(const struct venue *v, FILE *out);
void venue_life_line(const struct venue *v, uint32_t index, char *out, size_t size);

/* replay.c */
bool venue_replay(struct venue *v);

/* run.c */
int venue_run(struct venue *v);
/* Profit and loss of an account over all instruments, at the middle, 1e-6 of the currency. */
int64_t venue_pnl(const struct venue *v, uint32_t account, int64_t *realised);

/* inputs.c */
/* The journal as a file: VENUE_OK or VENUE_IO. */
int venue_inputs_write(const struct venue *v);

/* result.c, table.c */
int venue_result_write(const struct venue *v);
void venue_table_print(const struct venue *v, FILE *out);

#endif
