/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "commands.h"
#include "floor.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * `hft match` from file to file: a million operations of the mix with 1,000 live orders as CSV, and
 * all that it takes to start the tool, read, match and write. As many trades as the floor's must
 * come out.
 */
enum { OPERATIONS = 1000000 };

static void write_row(FILE *f, uint64_t index, const struct command *c)
{
	static const char *const types[] = { "", "LIMIT", "CANCEL", "REPLACE" };
	bool new = c->kind == HFT_ORDER_NEW;
	const char *type = new && c->ord_type == HFT_TYPE_MARKET ? "MARKET" : types[c->kind];
	const char *side = !new ? "" : c->side == HFT_SIDE_BID ? "B" : "S";
	const char *tif = !new ? "" : c->tif == HFT_TIF_IOC ? "IOC" : "GTC";

	fprintf(f, "%" PRIu64 ",%s,%s,%s,%u,%" PRIu64 ",", index, type, side, tif, c->instrument,
		c->id);
	if (c->price != HFT_PRICE_NONE)
		fprintf(f, "%" PRId64, c->price / STREAM_TICK);
	if (c->kind == HFT_ORDER_CANCEL)
		fputs(",\n", f);
	else
		fprintf(f, ",%u\n", c->qty);
}

static int write_csv(const struct commands *c, const char *path)
{
	FILE *f = fopen(path, "w");

	if (f == NULL)
		return -1;
	fputs("op_index,type,side,tif,symbol,order_id,price,qty\n", f);
	for (uint64_t i = 0; i < c->count; i++)
		write_row(f, i, &c->rows[i]);
	return fclose(f) == 0 ? 0 : -1;
}

static uint64_t floor_trades(const struct commands *c)
{
	const struct floor_config config = {
		.instruments = c->symbols,
		.orders = c->live_peak,
		.ticks = c->ticks,
		.ids = c->ids,
	};
	struct floor *floor = floor_create(&config);
	static struct floor_trade room[COMMANDS_QTY_MAX];
	static hft_order order;
	uint64_t trades = 0;

	for (uint64_t i = 0; floor != NULL && i < c->count; i++) {
		commands_expand(&c->rows[i], 1, false, &order);
		trades += floor_match(floor, &order, room);
	}
	floor_destroy(floor);
	return trades;
}

/* Wall time of the tool, < 0 when it fails. */
static double run_tool(const char *tool, const char *in, const char *out)
{
	uint64_t start = bench_now_ns();
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		if (freopen(in, "r", stdin) == NULL || freopen(out, "w", stdout) == NULL)
			_exit(127);
		execl(tool, tool, "match", (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) != 0)
		return -1;
	return (double)(bench_now_ns() - start);
}

static uint64_t count_lines(const char *path)
{
	FILE *f = fopen(path, "r");
	uint64_t lines = 0;
	int c;

	while (f != NULL && (c = getc_unlocked(f)) != EOF)
		lines += c == '\n';
	if (f != NULL)
		fclose(f);
	return lines;
}

static void measure(struct bench *b, const struct commands *c, const char *in, const char *out)
{
	double samples[BENCH_ROUNDS_MAX];

	for (uint32_t r = 0; r < b->rounds; r++) {
		samples[r] = run_tool(b->tool, in, out);
		if (samples[r] < 0 || count_lines(out) != floor_trades(c) + 1) {
			bench_fail(b, "hft match");
			return;
		}
	}
	bench_add(b, "match CSV", "hft match, wall",
		  bench_median(samples, b->rounds) / (double)c->count, "ns/op", 0, NULL);
}

void bench_csv(struct bench *b)
{
	struct stream_config config = *stream_mix(0);
	char in[512], out[512];
	struct commands c;

	if (!bench_wants(b, "match") || b->tool == NULL)
		return;
	config.events = OPERATIONS - config.live;
	if (commands_make(&config, &c) < 0) {
		bench_fail(b, "making operations");
		return;
	}
	snprintf(in, sizeof(in), "%s/ops.csv", b->dir);
	snprintf(out, sizeof(out), "%s/trades.csv", b->dir);
	if (write_csv(&c, in) < 0)
		bench_fail(b, "writing operations");
	else
		measure(b, &c, in, out);
	unlink(in);
	unlink(out);
	commands_free(&c);
}
