/* SPDX-License-Identifier: Apache-2.0 */
#include "libhft.h"
#include "rows.h"
#include "worth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
	"usage: hft-peers export MIX EVENTS full|core STREAM TRADES\n"
	"       hft-peers run BATCH STREAM TRADES ROUNDS\n"
	"       hft-peers compare WANT GOT\n"
	"\n"
	"What engines of other hands are held to, and against.\n"
	"  export   write a mix of the benchmarks as a stream and the trades that it is worth;\n"
	"           EVENTS after the preload, 0 = as many as the mix has; core = no replaces\n"
	"  run      libhft on a stream, BATCH commands a call: its trades, and a line of JSON\n"
	"  compare  say whether two files of trades are equal, else where they first differ\n";

static int fail(const char *what)
{
	fprintf(stderr, "hft-peers: %s\n", what);
	return 1;
}

static int number(const char *text, uint32_t low, uint32_t high, uint32_t *out)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	if (*text < '0' || *text > '9' || *end != '\0' || value < low || value > high)
		return -1;
	*out = (uint32_t)value;
	return 0;
}

static const struct stream_config *find_mix(const char *name)
{
	const struct stream_config *config;

	for (uint32_t i = 0; (config = stream_mix(i)) != NULL; i++) {
		if (strcmp(config->name, name) == 0 && !config->scramble)
			return config;
	}
	return NULL;
}

static int write_both(const struct stream_config *config, char **paths)
{
	struct peer_stream stream = { .rows = NULL };
	struct peer_trades trades = { .rows = NULL };
	struct commands commands;
	int rc = commands_make(config, &commands);

	if (rc < 0)
		return fail("no memory");
	rc = peer_stream_make(&commands, &stream) < 0 || peer_worth(&stream, &trades) < 0 ?
		     fail("no memory") :
	     peer_stream_write(paths[0], &stream) < 0 || peer_trades_write(paths[1], &trades) < 0 ?
		     fail("cannot write") : 0;
	if (rc == 0)
		printf("%llu %llu %llu\n", (unsigned long long)stream.header.count,
		       (unsigned long long)stream.header.preload, (unsigned long long)trades.count);
	peer_trades_free(&trades);
	peer_stream_free(&stream);
	commands_free(&commands);
	return rc;
}

static int export_main(char **argv)
{
	const struct stream_config *mix = find_mix(argv[0]);
	struct stream_config config;
	uint32_t events;

	if (mix == NULL || number(argv[1], 0, 100000000, &events) < 0 ||
	    (strcmp(argv[2], "full") != 0 && strcmp(argv[2], "core") != 0))
		return fail(mix == NULL ? "no such mix" : usage);
	config = *mix;
	config.events = events > 0 ? events : config.events;
	config.core = strcmp(argv[2], "core") == 0;
	return write_both(&config, &argv[3]);
}

static int run_main(char **argv)
{
	const char *drop = getenv("HFT_PEERS_DROP");
	struct peer_trades trades = { .drop = drop != NULL ? strtoull(drop, NULL, 10) : 0 };
	struct peer_stream stream;
	uint32_t batch, rounds;
	int rc = 0;

	if (number(argv[0], 1, PEER_BATCH_MAX, &batch) < 0 ||
	    number(argv[3], 0, PEER_ROUNDS_MAX, &rounds) < 0)
		return fail(usage);
	if (peer_stream_read(argv[1], &stream) < 0)
		return fail("not a stream");
	if (peer_libhft(&stream, batch, rounds, &trades) < 0)
		rc = fail("no memory");
	else if (peer_trades_write(argv[2], &trades) < 0)
		rc = fail("cannot write");
	peer_trades_free(&trades);
	peer_stream_free(&stream);
	return rc;
}

static int compare_main(char **argv)
{
	struct peer_trades want, got;
	int64_t at;

	if (peer_trades_read(argv[0], &want) < 0)
		return fail("no trades");
	if (peer_trades_read(argv[1], &got) < 0) {
		peer_trades_free(&want);
		return fail("no trades");
	}
	at = peer_trades_differ(&want, &got);
	if (at < 0)
		printf("equal: %llu trades\n", (unsigned long long)want.count);
	else
		printf("differs: first at command %lld\n", (long long)at);
	peer_trades_free(&want);
	peer_trades_free(&got);
	return at < 0 ? 0 : 3;
}

int main(int argc, char **argv)
{
	if (argc == 7 && strcmp(argv[1], "export") == 0)
		return export_main(&argv[2]);
	if (argc == 6 && strcmp(argv[1], "run") == 0)
		return run_main(&argv[2]);
	if (argc == 4 && strcmp(argv[1], "compare") == 0)
		return compare_main(&argv[2]);
	fputs(usage, stderr);
	return 2;
}
