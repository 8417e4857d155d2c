/* SPDX-License-Identifier: Apache-2.0 */
#include "match.h"

#include <stdlib.h>
#include <string.h>

static const char help[] =
	"usage: hft match [OPTION...] < ops.csv > trades.csv\n"
	"\n"
	"Carry out orders in price-time priority and write the trades.\n"
	"\n"
	"in   op_index,type,side,tif,symbol,order_id,price,qty[,account]\n"
	"     op_index 0, 1, 2, ...; type LIMIT, MARKET, CANCEL, REPLACE; side B, S; tif GTC,\n"
	"     IOC, FOK, POST (post-only); symbol any text; whole ticks and lots. Empty: price for\n"
	"     MARKET and CANCEL, side and tif for CANCEL and REPLACE, qty for CANCEL. A MARKET\n"
	"     without a tif, or with GTC, is IOC. An empty account is 0: it never self-trades.\n"
	"out  op_index,maker_id,taker_id,price,qty, makers in priority order\n"
	"\n"
	"An operation that is refused has no effect: a new id that rests already, or one to\n"
	"change that does not rest in this symbol; a POST order that would trade at once; a FOK\n"
	"order that cannot trade in full; a quantity that is not 1 to 2^53. A REPLACE at the same\n"
	"price with no more open quantity keeps its priority, else it enters anew as a GTC limit\n"
	"order.\n"
	"\n"
	"  --book FILE        what rests in the end, per symbol bids then asks, best to worst:\n"
	"                     symbol,side,price,priority,order_id,open_qty; at each price the\n"
	"                     priority counts from 0\n"
	"  --bbo FILE         after_op_index,symbol,best_bid,bid_qty,best_ask,ask_qty of every\n"
	"                     symbol of the input; 0,0 for an empty side\n"
	"  --bbo-every N      after each N-th operation, and after the last; goes with --bbo\n"
	"  --stp MODE         when an order would meet one of its own account: oldest removes\n"
	"                     the resting one, newest the incoming remainder, both does both,\n"
	"                     decrement shrinks both by the lesser quantity. Default: they trade\n"
	"  --stats            a line on stderr: operations, refused, trades, orders that rest\n"
	"  -h, --help         this text\n"
	"\n"
	"Symbols ascend: as numbers if all of them are integers, else as bytes. Lines may end in\n"
	"CR LF. Nothing is written before the whole input was found good.\n"
	"exit status: 0 all well; 1 an order was refused for want of room; 2 usage, or a line\n"
	"that is not as above; 3 cannot read or write\n";

enum { BATCH = 256, REPORTS = 1024 };

struct options {
	const char *book;
	const char *bbo;
	uint64_t bbo_every; /* 0 = not given */
	uint8_t stp;
	bool stats;
};

struct run {
	const struct options *options;
	struct match_input input;
	uint32_t *symbols; /* as they ascend */
	hft_match *match;
	struct match_writer trades;
	struct match_writer book;
	struct match_writer bbo;
	hft_order orders[BATCH];
	hft_report reports[REPORTS];
};

/* Room for all: no more orders, levels, symbols or accounts than operations. */
static int create(struct run *run)
{
	uint64_t ops = run->input.count != 0 ? run->input.count : 1;
	hft_match_config config;
	hft_status status;

	hft_match_config_init(&config, sizeof(config));
	config.instruments_max = run->input.symbols.count != 0 ? run->input.symbols.count : 1;
	config.parties_max = run->input.accounts.count != 0 ? run->input.accounts.count : 1;
	config.orders_max = ops < 1u << 28 ? (uint32_t)ops : 1u << 28;
	config.levels_max = ops < 1u << 26 ? (uint32_t)ops : 1u << 26;
	config.hash_seed = UINT64_C(0x8f5b3c21d94e7a06);
	status = hft_match_create(&config, &run->match);
	if (status == HFT_OK)
		return CLI_OK;
	cli_error("cannot create the books of %u symbols and %u accounts: %s",
		  run->input.symbols.count, run->input.accounts.count, hft_strerror(status));
	return CLI_IO;
}

static void order_of(const struct run *run, uint64_t index, hft_order *order)
{
	const struct match_op *op = &run->input.ops[index];

	*order = (hft_order){
		.seq = index,
		.order_id = op->order_id,
		.price = op->price,
		.qty = op->qty,
		.instrument = op->symbol,
		.party = op->party,
		.flags = op->flags,
		.kind = op->kind,
		.side = op->side,
		.ord_type = op->ord_type,
		.tif = op->tif,
		.stp = run->options->stp,
	};
}

/* A trade is two reports; the maker's names both orders. */
static void write_trades(struct run *run, int64_t count)
{
	for (int64_t i = 0; i < count; i++) {
		const hft_report *r = &run->reports[i];

		if (r->kind != HFT_REPORT_FILL || (r->flags & HFT_REPORT_MAKER) == 0)
			continue;
		match_put_count(&run->trades, r->seq, ',');
		match_put_count(&run->trades, r->order_id, ',');
		match_put_count(&run->trades, r->aux, ',');
		match_put_int(&run->trades, r->price, ',');
		match_put_int(&run->trades, r->qty, '\n');
	}
}

static int64_t submit(struct run *run, const hft_order *orders, uint32_t n)
{
	uint32_t written = 0;
	int64_t taken = hft_match_submit_n(run->match, orders, n, run->reports, REPORTS, &written);

	write_trades(run, written);
	while (taken >= 0 && hft_match_pending(run->match) == 1) {
		int64_t more = hft_match_drain(run->match, run->reports, REPORTS);

		if (more < 0)
			return more;
		write_trades(run, more);
	}
	return taken;
}

static int submit_all(struct run *run, uint64_t from, uint64_t to)
{
	while (from < to) {
		uint32_t n = to - from < BATCH ? (uint32_t)(to - from) : BATCH;
		int64_t taken;

		for (uint32_t i = 0; i < n; i++)
			order_of(run, from + i, &run->orders[i]);
		taken = submit(run, run->orders, n);
		if (taken <= 0) {
			cli_error("the books failed: %s", hft_strerror((hft_status)taken));
			return CLI_IO;
		}
		from += (uint64_t)taken;
	}
	return CLI_OK;
}

static void put_symbol(struct run *run, struct match_writer *writer, uint32_t symbol)
{
	size_t length;
	const char *name = match_name(&run->input.symbols, symbol, &length);

	match_put_text(writer, name, length, ',');
}

static void put_best(struct match_writer *writer, int64_t price, int64_t qty, char after)
{
	match_put_int(writer, price == HFT_PRICE_NONE ? 0 : price, ',');
	match_put_int(writer, price == HFT_PRICE_NONE ? 0 : qty, after);
}

static void write_bbo(struct run *run, uint64_t after)
{
	for (uint32_t i = 0; i < run->input.symbols.count; i++) {
		hft_bbo bbo = { .bid_price = HFT_PRICE_NONE, .ask_price = HFT_PRICE_NONE };

		hft_match_bbo(run->match, run->symbols[i], &bbo);
		match_put_count(&run->bbo, after, ',');
		put_symbol(run, &run->bbo, run->symbols[i]);
		put_best(&run->bbo, bbo.bid_price, bbo.bid_qty, ',');
		put_best(&run->bbo, bbo.ask_price, bbo.ask_qty, '\n');
	}
}

static int carry_out(struct run *run)
{
	uint64_t count = run->input.count;
	uint64_t every = run->options->bbo != NULL ? run->options->bbo_every : count;

	for (uint64_t from = 0; from < count; from += every) {
		uint64_t to = count - from < every ? count : from + every;
		int code = submit_all(run, from, to);

		if (code != CLI_OK)
			return code;
		if (run->options->bbo != NULL)
			write_bbo(run, to - 1);
		if (to == count)
			break;
	}
	return CLI_OK;
}

static void write_side(struct run *run, uint32_t symbol, int32_t side, hft_match_order *orders,
		       uint32_t cap)
{
	int64_t n = hft_match_orders(run->match, symbol, side, orders, cap);
	uint64_t priority = 0;

	for (int64_t i = 0; i < n; i++) {
		priority = i > 0 && orders[i].price == orders[i - 1].price ? priority + 1 : 0;
		put_symbol(run, &run->book, symbol);
		match_put_text(&run->book, side == HFT_SIDE_BID ? "B" : "S", 1, ',');
		match_put_int(&run->book, orders[i].price, ',');
		match_put_count(&run->book, priority, ',');
		match_put_count(&run->book, orders[i].order_id, ',');
		match_put_int(&run->book, orders[i].qty, '\n');
	}
}

static int write_book(struct run *run, const hft_match_stats *stats)
{
	hft_match_order *orders = malloc((stats->orders + 1) * sizeof(*orders));

	if (orders == NULL) {
		cli_error("out of memory");
		return CLI_IO;
	}
	for (uint32_t i = 0; i < run->input.symbols.count; i++) {
		write_side(run, run->symbols[i], HFT_SIDE_BID, orders, (uint32_t)stats->orders);
		write_side(run, run->symbols[i], HFT_SIDE_ASK, orders, (uint32_t)stats->orders);
	}
	free(orders);
	return CLI_OK;
}

/* An order refused for want of room is not one that the rules refuse: the output is not theirs. */
static int finish(struct run *run)
{
	static const hft_status full[] = { HFT_E_MATCH_ORDERS_FULL, HFT_E_MATCH_LEVELS_FULL,
					   HFT_E_MATCH_QTY_TOTAL };
	hft_match_stats stats = { .orders = 0 };
	int code = CLI_OK;

	hft_match_stats_get(run->match, &stats);
	if (run->options->book != NULL)
		code = write_book(run, &stats);
	for (size_t i = 0; i < sizeof(full) / sizeof(full[0]); i++) {
		uint64_t n = hft_match_refused(run->match, full[i]);

		if (n == 0)
			continue;
		cli_error("%llu orders were refused: %s", (unsigned long long)n,
			  hft_strerror(full[i]));
		code = code == CLI_OK ? CLI_BAD : code;
	}
	if (run->options->stats)
		cli_error("%llu operations, %llu refused, %llu trades, %llu orders rest",
			  (unsigned long long)stats.commands, (unsigned long long)stats.rejected,
			  (unsigned long long)stats.trades, (unsigned long long)stats.orders);
	return code;
}

static int open_outputs(struct run *run)
{
	const struct options *o = run->options;
	int code = match_writer_open(&run->trades, NULL, "op_index,maker_id,taker_id,price,qty");

	if (code == CLI_OK && o->book != NULL)
		code = match_writer_open(&run->book, o->book,
					 "symbol,side,price,priority,order_id,open_qty");
	if (code == CLI_OK && o->bbo != NULL)
		code = match_writer_open(&run->bbo, o->bbo,
					 "after_op_index,symbol,best_bid,bid_qty,best_ask,ask_qty");
	return code;
}

static int worse(int a, int b)
{
	return a > b ? a : b;
}

static int run_all(struct run *run)
{
	int code = match_read(stdin, &run->input);

	if (code == CLI_OK) {
		run->symbols = match_symbols_sorted(&run->input.symbols);
		code = run->symbols != NULL ? create(run) : CLI_IO;
	}
	if (code != CLI_OK)
		return code;
	code = open_outputs(run);
	if (code == CLI_OK)
		code = carry_out(run);
	if (code == CLI_OK)
		code = finish(run);
	code = worse(code, match_writer_close(&run->trades));
	code = worse(code, match_writer_close(&run->book));
	return worse(code, match_writer_close(&run->bbo));
}

static int match(const struct options *options)
{
	struct run *run = calloc(1, sizeof(*run));
	int code;

	if (run == NULL) {
		cli_error("out of memory");
		return CLI_IO;
	}
	run->options = options;
	code = run_all(run);
	hft_match_destroy(run->match);
	match_input_free(&run->input);
	free(run->symbols);
	free(run);
	return code;
}

static bool stp_of(const char *text, uint8_t *out)
{
	static const char *const modes[] = { "", "oldest", "newest", "both", "decrement" };

	for (uint8_t i = HFT_STP_OLDEST; i <= HFT_STP_DECREMENT; i++) {
		if (strcmp(text, modes[i]) == 0) {
			*out = i;
			return true;
		}
	}
	return false;
}

/* CLI_OK; CLI_USAGE after saying what is wrong; -1 for help. */
static int parse(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
		{ "book", required_argument, NULL, 'b' },
		{ "bbo", required_argument, NULL, 'q' },
		{ "bbo-every", required_argument, NULL, 'e' },
		{ "stp", required_argument, NULL, 's' },
		{ "stats", no_argument, NULL, 't' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = cli_option("match", argc, argv, known)) != CLI_OPT_END) {
		if (c == CLI_OPT_HELP)
			return -1;
		if (c == CLI_OPT_BAD)
			return CLI_USAGE;
		if (c == 'b')
			o->book = optarg;
		if (c == 'q')
			o->bbo = optarg;
		if (c == 't')
			o->stats = true;
		if (c == 'e' && !cli_number(optarg, 1, UINT64_MAX, &o->bbo_every))
			return cli_usage("match", "'%s' is no number of operations", optarg);
		if (c == 's' && !stp_of(optarg, &o->stp))
			return cli_usage("match", "'%s' is none of oldest, newest, both, decrement",
					 optarg);
	}
	if (optind < argc)
		return cli_usage("match", "'%s' is one argument too many", argv[optind]);
	if ((o->bbo != NULL) != (o->bbo_every != 0))
		return cli_usage("match", "--bbo and --bbo-every go together");
	return CLI_OK;
}

int cmd_match(int argc, char **argv)
{
	struct options options = { .book = NULL };
	int code = parse(argc, argv, &options);

	if (code == -1)
		return cli_help(help);
	return code == CLI_OK ? match(&options) : code;
}
