/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"usage: hft replay [OPTION...] FILE\n"
	"\n"
	"Decode FILE into order books that publish, and print measurements and statistics as\n"
	"JSON. One message in 64 is decoded and applied alone between readings of the clock; the\n"
	"others run in batches. Nothing is subtracted: the clock's own cost is printed beside.\n"
	"Statistics are taken in a second pass, which is not timed.\n"
	"\n"
	"  --format NAME      itch50 (the default)\n"
	"  --pace P           max (the default), or original: each message at its own time\n"
	"  --speed X          with --pace original: X times as fast; default 1\n"
	"  --date YYYY-MM-DD  the day of the file\n"
	"  --symbol S         the symbol of the depth series; default the busiest of the file's\n"
	"                     first two million messages\n"
	"  --json OUT         write the JSON to OUT instead of stdout\n"
	"  --table            print a table too: on stdout with --json, else on stderr\n"
	"  --progress         show progress on stderr even where it is not a terminal\n"
	"  -h, --help         this text\n";

enum { SCAN_MESSAGES = 2000000 };

static void scan(struct cli_input *in, struct cli_names *names, const char *until)
{
	hft_event events[256];
	hft_md_stats stats = { .messages = 0 };
	uint64_t known = 0;

	while (cli_input_next(in, 0, events, 256) > 0) {
		hft_md_stats_get(in->md, &stats);
		cli_names_learn(names, in->chunk, in->chunk_size);
		known += until != NULL && cli_names_find(names, until) != 0;
		if (stats.messages >= SCAN_MESSAGES && (until == NULL || known != 0))
			return;
	}
}

static uint32_t busiest(const struct cli_names *names)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < CLI_LOCATES; i++)
		if (names->ids[i] != 0 && (best == 0 || names->messages[i] > names->messages[best]))
			best = i;
	return best;
}

static int series_symbol(struct replay *r)
{
	const char *symbol = r->options->symbol;
	struct cli_input in;
	int code = cli_input_open(&in, r->options->path, r->options->format, 0);

	if (code != CLI_OK)
		return code;
	scan(&in, &r->names, symbol);
	cli_input_close(&in);
	r->series.locate = symbol != NULL ? cli_names_find(&r->names, symbol) : busiest(&r->names);
	if (symbol != NULL && r->series.locate == 0)
		return cli_usage("replay", "no symbol '%s' in %s", symbol, r->options->path);
	if (r->series.locate != 0)
		cli_names_symbol(&r->names, r->series.locate, r->series.symbol);
	return CLI_OK;
}

static hft_status clock_open(struct replay *r)
{
	hft_clock_config config;
	hft_status status;

	hft_clock_config_init(&config, sizeof(config));
	status = hft_clock_create(&config, &r->clock);
	if (status != HFT_OK)
		return status;
	r->clock_cost = INT64_MAX;
	for (int i = 0; i < 1000; i++) {
		hft_time begin = hft_clock_now(r->clock);
		hft_time cost;

		for (int k = 0; k < 99; k++)
			hft_clock_now(r->clock);
		cost = (hft_clock_now(r->clock) - begin) / 100;
		r->clock_cost = cost < r->clock_cost ? cost : r->clock_cost;
	}
	return HFT_OK;
}

static hft_status book_open(struct replay *r)
{
	hft_book_config config;

	hft_book_config_init(&config, sizeof(config));
	config.page_levels = REPLAY_LEVELS;
	return hft_book_create(&config, &r->book);
}

static int replay_open(struct replay *r, const struct replay_options *options)
{
	hft_status status;
	int code;

	r->options = options;
	code = cli_input_open(&r->in, options->path, options->format, options->midnight);
	if (code != CLI_OK)
		return code;
	if (!cli_names_open(&r->names, r->in.format))
		return CLI_IO;
	code = series_symbol(r);
	if (code != CLI_OK)
		return code;
	status = book_open(r);
	if (status == HFT_OK)
		status = clock_open(r);
	for (int i = 0; i < STAGES && status == HFT_OK; i++)
		status = hft_histogram_create(&r->stages[i]);
	if (status == HFT_OK && !replay_stats_open(r))
		status = HFT_E_NOMEM;
	if (status == HFT_OK)
		return CLI_OK;
	cli_error("cannot begin the replay: %s", hft_strerror(status));
	return CLI_IO;
}

static void replay_close(struct replay *r)
{
	replay_stats_close(r);
	for (int i = 0; i < STAGES; i++)
		hft_histogram_destroy(r->stages[i]);
	hft_clock_destroy(r->clock);
	hft_book_destroy(r->book);
	cli_names_close(&r->names);
	cli_input_close(&r->in);
	free(r);
}

static int output(const struct replay *r)
{
	cJSON *json = replay_json(r);
	char *text = cJSON_PrintUnformatted(json);
	int code = cli_books_result(&r->in, r->book);
	int saved = CLI_OK;

	if (r->options->json != NULL)
		saved = cli_save(json, r->options->json);
	if (r->options->table && text != NULL)
		replay_table(r->options->json != NULL ? stdout : stderr, text);
	cJSON_free(text);
	if (r->options->json == NULL)
		return cli_print(json, code);
	cJSON_Delete(json);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		cli_error("cannot write to stdout");
		return CLI_IO;
	}
	return saved == CLI_OK ? code : saved;
}

/* The same file again, with empty books. */
static int rewind_input(struct replay *r)
{
	hft_status status;
	int code;

	hft_book_destroy(r->book);
	r->book = NULL;
	cli_input_close(&r->in);
	code = cli_input_open(&r->in, r->options->path, r->options->format, r->options->midnight);
	if (code != CLI_OK)
		return code;
	status = book_open(r);
	if (status != HFT_OK)
		cli_error("cannot create the books: %s", hft_strerror(status));
	return status == HFT_OK ? CLI_OK : CLI_IO;
}

/* As fast as can be, the statistics come after, so that they disturb no measurement. */
static int run(struct replay *r)
{
	int code = CLI_OK;

	cli_progress_init(&r->progress, r->options->progress);
	if (r->options->speed != 0) {
		replay_run_paced(r);
	} else {
		replay_run_fast(r);
		code = rewind_input(r);
		if (code == CLI_OK)
			replay_run_stats(r);
	}
	cli_progress_end(&r->progress);
	replay_stats_end(r);
	return code;
}

static int replay(const struct replay_options *options)
{
	struct replay *r = calloc(1, sizeof(*r));
	int code;

	if (r == NULL) {
		cli_error("out of memory");
		return CLI_IO;
	}
	code = replay_open(r, options);
	if (code == CLI_OK)
		code = run(r);
	if (code == CLI_OK)
		code = output(r);
	replay_close(r);
	return code;
}

/* --pace and --speed: 0, or a message of what is wrong with them. */
static int pace_read(struct replay_options *options, const char *name, const char *speed)
{
	bool original = strcmp(name, "original") == 0;

	if (!original && strcmp(name, "max") != 0)
		return cli_usage("replay", "'%s' is no pace: max or original", name);
	if (!original && speed != NULL)
		return cli_usage("replay", "--speed needs --pace original");
	if (!original)
		return CLI_OK;
	options->speed = HFT_PRICE_SCALE;
	if (speed != NULL && (hft_price_parse(speed, &options->speed) != HFT_OK ||
			      options->speed <= 0))
		return cli_usage("replay", "'%s' is no speed", speed);
	return CLI_OK;
}

static const struct option known[] = {
	{ "format", required_argument, NULL, 'f' }, { "pace", required_argument, NULL, 'P' },
	{ "speed", required_argument, NULL, 'x' },  { "date", required_argument, NULL, 'd' },
	{ "symbol", required_argument, NULL, 's' }, { "json", required_argument, NULL, 'j' },
	{ "table", no_argument, NULL, 't' },	    { "progress", no_argument, NULL, 'p' },
	{ "help", no_argument, NULL, 'h' },	    { NULL, 0, NULL, 0 },
};

int cmd_replay(int argc, char **argv)
{
	struct replay_options options = { .format = "itch50" };
	const char *pace_name = "max", *speed = NULL;
	int c;

	while ((c = cli_option("replay", argc, argv, known)) != CLI_OPT_END) {
		if (c == CLI_OPT_HELP)
			return cli_help(help);
		if (c == CLI_OPT_BAD)
			return CLI_USAGE;
		if (c == 'f')
			options.format = optarg;
		else if (c == 's')
			options.symbol = optarg;
		else if (c == 'j')
			options.json = optarg;
		else if (c == 't')
			options.table = true;
		else if (c == 'p')
			options.progress = true;
		else if (c == 'P')
			pace_name = optarg;
		else if (c == 'x')
			speed = optarg;
		else if (!cli_date(optarg, &options.midnight))
			return cli_usage("replay", "'%s' is no date YYYY-MM-DD", optarg);
	}
	if (pace_read(&options, pace_name, speed) != CLI_OK)
		return CLI_USAGE;
	options.path = cli_operand("replay", "FILE", argc, argv);
	return options.path == NULL ? CLI_USAGE : replay(&options);
}
