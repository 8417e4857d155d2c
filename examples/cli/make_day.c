/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"
#include "day.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"usage: hft make-day [OPTION...] OUT\n"
	"\n"
	"Write a synthetic day of ITCH 5.0 in BinaryFILE framing to OUT: the mix of message types\n"
	"of a real full day, books that never cross, and no live order at its end. The same\n"
	"options give the same bytes on every machine. Prints what was written as JSON. Where OUT\n"
	"is -, the day goes to stdout and the JSON to stderr.\n"
	"\n"
	"  --messages N       messages in all; default 5000000\n"
	"  --symbols N        1 to 8192; default 500\n"
	"  --seed N           default 1\n"
	"  --date YYYY-MM-DD  another day of the same seed; ITCH itself carries no date\n"
	"  --progress         show progress on stderr even where it is not a terminal\n"
	"  -h, --help         this text\n";

static struct cli_progress progress;

static void show(uint64_t done, uint64_t total)
{
	cli_progress_show(&progress, done, total, done);
}

static cJSON *report(const char *path, const struct day_config *config, uint64_t seed,
		     const struct day_out *out, uint32_t orders_peak)
{
	cJSON *json = cJSON_CreateObject();
	cJSON *types;

	cJSON_AddStringToObject(json, "file", path);
	json_count(json, "messages", out->messages);
	json_count(json, "bytes", out->bytes);
	json_count(json, "symbols", config->symbols);
	json_count(json, "seed", seed);
	json_count(json, "orders_peak", orders_peak);
	types = cJSON_AddObjectToObject(json, "types");
	for (uint32_t code = 0; code < 128; code++) {
		char key[8];

		json_code(key, code);
		if (out->types[code] != 0)
			json_count(types, key, out->types[code]);
	}
	return json;
}

static int write_failed(const char *path, int error)
{
	cli_error("cannot write %s: %s", path, strerror(error != 0 ? error : EIO));
	return CLI_IO;
}

static int make_day(const char *path, struct day_config *config, uint64_t seed)
{
	const bool to_stdout = strcmp(path, "-") == 0;
	struct day_out out = { .file = to_stdout ? stdout : fopen(path, "wb") };
	char *buffer = malloc(1 << 20);
	uint32_t orders_peak = 0;
	int error;

	if (out.file == NULL || buffer == NULL) {
		error = buffer == NULL ? ENOMEM : errno;
		if (out.file != NULL)
			fclose(out.file);
		free(buffer);
		return write_failed(path, error);
	}
	setvbuf(out.file, buffer, _IOFBF, 1 << 20);
	error = day_write(config, &out, &orders_peak);
	if (fclose(out.file) != 0 && error == 0)
		error = errno;
	free(buffer);
	cli_progress_end(&progress);
	if (error != 0)
		return write_failed(path, error);
	return cli_print_to(to_stdout ? stderr : stdout,
			    report(path, config, seed, &out, orders_peak), CLI_OK);
}

int cmd_make_day(int argc, char **argv)
{
	static const struct option options[] = {
		{ "messages", required_argument, NULL, 'm' },
		{ "symbols", required_argument, NULL, 's' },
		{ "seed", required_argument, NULL, 'r' },
		{ "date", required_argument, NULL, 'd' },
		{ "progress", no_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	uint64_t messages = 5000000, symbols = 500, seed = 1;
	struct day_config config = { .progress = show };
	hft_time midnight = 0;
	bool asked = false;
	const char *path;
	int c;

	while ((c = cli_option("make-day", argc, argv, options)) != CLI_OPT_END) {
		if (c == CLI_OPT_HELP)
			return cli_help(help);
		if (c == CLI_OPT_BAD)
			return CLI_USAGE;
		if (c == 'm' && !cli_number(optarg, 1, UINT64_C(1) << 32, &messages))
			return cli_usage("make-day", "'%s' is no number of messages", optarg);
		if (c == 's' && !cli_number(optarg, 1, 8192, &symbols))
			return cli_usage("make-day", "'%s' is no number of symbols, 1 to 8192",
					 optarg);
		if (c == 'r' && !cli_number(optarg, 0, UINT64_MAX, &seed))
			return cli_usage("make-day", "'%s' is no seed", optarg);
		if (c == 'd' && !cli_date(optarg, &midnight))
			return cli_usage("make-day", "'%s' is no date YYYY-MM-DD", optarg);
		if (c == 'p')
			asked = true;
	}
	path = cli_operand("make-day", "OUT", argc, argv);
	if (path == NULL)
		return CLI_USAGE;
	if (messages < day_messages_min((uint32_t)symbols))
		return cli_usage("make-day", "a day of %" PRIu64 " symbols has at least %" PRIu64
				 " messages", symbols, day_messages_min((uint32_t)symbols));
	config.messages = messages;
	config.symbols = (uint32_t)symbols;
	config.seed = seed + (uint64_t)midnight;
	cli_progress_init(&progress, asked);
	return make_day(path, &config, seed);
}
