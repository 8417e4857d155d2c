/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"usage: venue [OPTION...]\n"
	"\n"
	"An exchange in a box: made-up traders, a market maker and a taker send orders to an\n"
	"engine; its market data goes out as ITCH 5.0. The same options give the same bytes on\n"
	"every machine.\n"
	"\n"
	"  --commands N     of the traders; default 200000\n"
	"  --seed N         default 1\n"
	"  --instruments N  1 to 32; default 8\n"
	"  --accounts N     10 to 1000; default 100\n"
	"  --informed N     percent of the aggressive orders by who knows what things are worth;\n"
	"                   default 25\n"
	"  --live N         orders in the books, about; default 3000\n"
	"  --itch FILE      write the market data, as a BinaryFILE\n"
	"  --json FILE      write what came of it\n"
	"  --inputs FILE    write the journal: each hft_input, its payload, and zeros up to 8\n"
	"  --check          read the market data at once, and compare books after each command\n"
	"  -h, --help       this text\n"
	"\n"
	"exit status: 0 all well; 1 something differs that must be equal; 2 usage; 3 cannot read\n"
	"or write, or out of memory\n";

static bool number(const char *text, uint64_t min, uint64_t max, uint64_t *out)
{
	char *end;

	errno = 0;
	if (text[0] < '0' || text[0] > '9')
		return false;
	*out = strtoull(text, &end, 10);
	return *end == '\0' && errno == 0 && *out >= min && *out <= max;
}

static bool number32(const char *text, uint32_t min, uint32_t max, uint32_t *out)
{
	uint64_t wide = 0;
	bool good = number(text, min, max, &wide);

	*out = (uint32_t)wide;
	return good;
}

static bool take(struct venue_config *config, int option, const char *text)
{
	switch (option) {
	case 'c':
		return number(text, 1, UINT64_C(1) << 28, &config->commands);
	case 's':
		return number(text, 0, UINT64_MAX, &config->seed);
	case 'i':
		return number32(text, 1, VENUE_INSTRUMENTS_MAX, &config->instruments);
	case 'a':
		return number32(text, 2 * VENUE_INFORMED, VENUE_ACCOUNTS_MAX, &config->accounts);
	case 'k':
		return number32(text, 0, 100, &config->informed);
	case 'l':
		return number32(text, 10, 500000, &config->live);
	case 'f':
		config->itch = text;
		return true;
	case 'j':
		config->json = text;
		return true;
	case 'n':
		config->inputs = text;
		return true;
	default:
		config->check = true;
		return true;
	}
}

/* VENUE_OK, or VENUE_USAGE; -1 when only help was asked for. */
static int parse(int argc, char **argv, struct venue_config *config)
{
	static const struct option options[] = {
		{ "commands", 1, NULL, 'c' },	 { "seed", 1, NULL, 's' },
		{ "instruments", 1, NULL, 'i' }, { "accounts", 1, NULL, 'a' },
		{ "informed", 1, NULL, 'k' },	 { "live", 1, NULL, 'l' },
		{ "itch", 1, NULL, 'f' },	 { "json", 1, NULL, 'j' },
		{ "inputs", 1, NULL, 'n' },	 { "check", 0, NULL, 'x' },
		{ "help", 0, NULL, 'h' },	 { NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		if (c == 'h')
			return -1;
		if (c == '?')
			return VENUE_USAGE;
		if (!take(config, c, optarg)) {
			fprintf(stderr, "venue: '%s' is out of its range, see venue --help\n",
				optarg);
			return VENUE_USAGE;
		}
	}
	if (optind == argc)
		return VENUE_OK;
	fprintf(stderr, "venue: unexpected '%s', see venue --help\n", argv[optind]);
	return VENUE_USAGE;
}

static bool open_all(struct venue *v)
{
	v->rng.state = v->config.seed;
	if (!venue_market_open(v) || !venue_check_open(&v->checker) || !venue_shop_open(v)) {
		fprintf(stderr, "venue: the engine cannot be set up: out of memory?\n");
		return false;
	}
	if (!venue_publish_open(v)) {
		fprintf(stderr, "venue: cannot write %s: %s\n", v->config.itch, strerror(errno));
		return false;
	}
	return true;
}

static void close_all(struct venue *v)
{
	if (v->publisher.file != NULL)
		fclose(v->publisher.file);
	venue_shop_close(v);
	venue_check_close(&v->checker);
	venue_market_close(&v->market);
	free(v->life.steps);
	free(v->life.lines);
}

static int tell(struct venue *v, int rc)
{
	if (v->broken)
		fprintf(stderr, "venue: the engine stopped\n");
	else if (rc == VENUE_IO)
		fprintf(stderr, "venue: cannot write %s: %s\n", v->config.itch,
			strerror(v->publisher.error));
	if (rc == VENUE_IO || v->broken)
		return rc;
	venue_life_print(v, stdout);
	venue_table_print(v, stdout);
	if ((v->config.json != NULL && venue_result_write(v) != VENUE_OK) ||
	    (v->config.inputs != NULL && venue_inputs_write(v) != VENUE_OK))
		return VENUE_IO;
	return fflush(stdout) == 0 ? rc : VENUE_IO;
}

int main(int argc, char **argv)
{
	static struct venue v;
	int rc;

	v.config = (struct venue_config){ .commands = 200000,
					  .seed = 1,
					  .instruments = 8,
					  .accounts = 100,
					  .informed = 25,
					  .live = 3000 };
	rc = parse(argc, argv, &v.config);
	if (rc == -1)
		fputs(help, stdout);
	if (rc != VENUE_OK)
		return rc == -1 ? VENUE_OK : rc;
	rc = VENUE_IO;
	if (open_all(&v))
		rc = tell(&v, venue_run(&v));
	close_all(&v);
	return rc;
}
