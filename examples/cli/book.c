/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <inttypes.h>
#include <stdlib.h>

static const char help[] =
	"usage: hft book [OPTION...] FILE\n"
	"\n"
	"Apply the messages of FILE to order books and print them as JSON: live orders, best bid\n"
	"and ask as [price, quantity] (null when a side is empty), and levels [bid, ask]. A file\n"
	"of several symbols prints {\"books\": [...]}, in the order of the venue's own numbers.\n"
	"\n"
	"  --format NAME      itch50 (the default)\n"
	"  --symbol S         only this symbol\n"
	"  --after N          only the first N messages of the file, of any type\n"
	"  --levels K         also the best K levels a side, as [price, quantity, orders]\n"
	"  --progress         show progress on stderr even where it is not a terminal\n"
	"  -h, --help         this text\n";

struct options {
	const char *format;
	const char *symbol;
	uint64_t after;	 /* UINT64_MAX for all */
	uint64_t levels;
	bool progress;
};

struct state {
	struct cli_input in;
	struct cli_names names;
	hft_book *book;
};

static int state_open(struct state *state, const char *path, const struct options *options)
{
	hft_book_config config;
	hft_status status;
	int code = cli_input_open(&state->in, path, options->format, 0);

	if (code != CLI_OK)
		return code;
	if (!cli_names_open(&state->names, state->in.format))
		return CLI_IO;
	hft_book_config_init(&config, sizeof(config));
	config.flags = HFT_BOOK_NO_PUBLISH;
	status = hft_book_create(&config, &state->book);
	if (status == HFT_OK)
		return CLI_OK;
	cli_error("cannot create the books: %s", hft_strerror(status));
	return CLI_IO;
}

static void state_close(struct state *state)
{
	hft_book_destroy(state->book);
	cli_names_close(&state->names);
	cli_input_close(&state->in);
}

static uint64_t messages_so_far(const struct cli_input *in)
{
	hft_md_stats stats;

	return hft_md_stats_get(in->md, &stats) == HFT_OK ? stats.messages : 0;
}

static void apply_messages(struct state *state, const struct options *options)
{
	uint64_t total = (uint64_t)hft_file_bytes(state->in.file);
	struct cli_progress progress;
	hft_event events[256];
	uint64_t done = 0;

	cli_progress_init(&progress, options->progress);
	while (!state->in.ended && done < options->after) {
		uint64_t left = options->after - done < 256 ? options->after - done : 256;
		int64_t n = cli_input_next(&state->in, left, events, 256);

		cli_names_see(&state->names, &state->in, events, n);
		hft_book_apply_n(state->book, events, (uint32_t)n, NULL);
		done = messages_so_far(&state->in);
		cli_progress_show(&progress, (uint64_t)hft_file_position(state->in.file), total,
				  done);
	}
	cli_progress_end(&progress);
	if (options->after != UINT64_MAX && done < options->after)
		cli_error("%s has only %" PRIu64 " messages", state->in.path, done);
}

static cJSON *json_side(int64_t price, int64_t qty)
{
	cJSON *pair;

	if (price == HFT_PRICE_NONE)
		return cJSON_CreateNull();
	pair = cJSON_CreateArray();
	cJSON_AddItemToArray(pair, json_price(price));
	cJSON_AddItemToArray(pair, json_raw_count((uint64_t)qty));
	return pair;
}

static void json_levels(cJSON *json, const char *name, const struct state *state, uint32_t locate,
			int32_t side, uint32_t count)
{
	hft_level *levels = calloc(count, sizeof(*levels));
	int64_t n = levels == NULL ? 0
				   : hft_book_levels(state->book, locate, side, levels, count);
	cJSON *array = cJSON_AddArrayToObject(json, name);

	for (int64_t i = 0; i < n; i++) {
		cJSON *level = json_side(levels[i].price, levels[i].qty);

		cJSON_AddItemToArray(level, json_raw_count(levels[i].orders));
		cJSON_AddItemToArray(array, level);
	}
	free(levels);
}

static cJSON *json_book(const struct state *state, uint32_t locate, const char *symbol,
			uint32_t levels)
{
	cJSON *json = cJSON_CreateObject();
	cJSON *counts;
	hft_bbo bbo;

	if (hft_book_bbo(state->book, locate, &bbo) != HFT_OK)
		return json;
	cJSON_AddStringToObject(json, "symbol", symbol);
	json_count(json, "orders", bbo.orders);
	cJSON_AddItemToObject(json, "bid", json_side(bbo.bid_price, bbo.bid_qty));
	cJSON_AddItemToObject(json, "ask", json_side(bbo.ask_price, bbo.ask_qty));
	counts = cJSON_AddArrayToObject(json, "levels");
	cJSON_AddItemToArray(counts, json_raw_count(bbo.bid_levels));
	cJSON_AddItemToArray(counts, json_raw_count(bbo.ask_levels));
	if ((bbo.flags & HFT_BBO_CROSSED) != 0)
		cJSON_AddTrueToObject(json, "crossed");
	if (levels > 0) {
		json_levels(json, "bids", state, locate, HFT_SIDE_BID, levels);
		json_levels(json, "asks", state, locate, HFT_SIDE_ASK, levels);
	}
	return json;
}

static cJSON *json_books(const struct state *state, uint32_t levels)
{
	cJSON *array = cJSON_CreateArray();
	cJSON *json;
	char symbol[33];

	for (uint32_t locate = 1; locate < CLI_LOCATES; locate++)
		if (cli_names_symbol(&state->names, locate, symbol))
			cJSON_AddItemToArray(array, json_book(state, locate, symbol, levels));
	if (cJSON_GetArraySize(array) == 1) {
		json = cJSON_DetachItemFromArray(array, 0);
		cJSON_Delete(array);
		return json;
	}
	json = cJSON_CreateObject();
	cJSON_AddItemToObject(json, "books", array);
	return json;
}

static int show(const struct state *state, const struct options *options)
{
	uint32_t levels = (uint32_t)options->levels;
	uint32_t locate = 0;
	cJSON *json;

	if (options->symbol != NULL) {
		locate = cli_names_find(&state->names, options->symbol);
		if (locate == 0)
			return cli_usage("book", "no symbol '%s' in the messages read",
					 options->symbol);
	}
	json = locate == 0 ? json_books(state, levels) :
			     json_book(state, locate, options->symbol, levels);
	return cli_print(json, cli_books_result(&state->in, state->book));
}

static int book(const char *path, const struct options *options)
{
	struct state state = { .book = NULL };
	int code = state_open(&state, path, options);

	if (code == CLI_OK) {
		apply_messages(&state, options);
		code = show(&state, options);
	}
	state_close(&state);
	return code;
}

int cmd_book(int argc, char **argv)
{
	static const struct option known[] = {
		{ "format", required_argument, NULL, 'f' },
		{ "symbol", required_argument, NULL, 's' },
		{ "after", required_argument, NULL, 'a' },
		{ "levels", required_argument, NULL, 'l' },
		{ "progress", no_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	struct options options = { .format = "itch50", .after = UINT64_MAX };
	const char *path;
	int c;

	while ((c = cli_option("book", argc, argv, known)) != CLI_OPT_END) {
		if (c == CLI_OPT_HELP)
			return cli_help(help);
		if (c == CLI_OPT_BAD)
			return CLI_USAGE;
		if (c == 'f')
			options.format = optarg;
		if (c == 's')
			options.symbol = optarg;
		if (c == 'p')
			options.progress = true;
		if (c == 'a' && !cli_number(optarg, 0, UINT64_MAX - 1, &options.after))
			return cli_usage("book", "'%s' is no number of messages", optarg);
		if (c == 'l' && !cli_number(optarg, 1, 1000000, &options.levels))
			return cli_usage("book", "'%s' is no number of levels, 1 to 1000000",
					 optarg);
	}
	path = cli_operand("book", "FILE", argc, argv);
	return path == NULL ? CLI_USAGE : book(path, &options);
}
