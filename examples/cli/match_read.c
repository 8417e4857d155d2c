/* SPDX-License-Identifier: Apache-2.0 */
#include "match.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char header[] = "op_index,type,side,tif,symbol,order_id,price,qty";
static const char header_accounts[] = "op_index,type,side,tif,symbol,order_id,price,qty,account";

enum { OP_INDEX, TYPE, SIDE, TIF, SYMBOL, ORDER_ID, PRICE, QTY, ACCOUNT, COLUMNS };

static const char *const columns[COLUMNS] = { "op_index", "type",  "side", "tif",    "symbol",
					      "order_id", "price", "qty",  "account" };

/* A line, cut at its commas. */
struct row {
	uint64_t line; /* from 1 */
	char *fields[COLUMNS + 1];
	size_t lengths[COLUMNS + 1];
};

static uint64_t hash(const char *bytes, size_t length)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < length; i++)
		h = (h ^ (uint8_t)bytes[i]) * UINT64_C(0x100000001b3);
	return h ^ h >> 32;
}

const char *match_name(const struct match_names *names, uint32_t number, size_t *length)
{
	uint64_t start = names->ends[number - 1];

	*length = (size_t)(names->ends[number] - start);
	return names->bytes + start;
}

/* The slot of a name, else the free one where it goes. */
static uint32_t *slot_of(const struct match_names *names, const char *bytes, size_t length)
{
	uint64_t at = hash(bytes, length) & names->mask;
	size_t size;

	for (; names->slots[at] != 0; at = (at + 1) & names->mask) {
		const char *name = match_name(names, names->slots[at], &size);

		if (size == length && memcmp(name, bytes, length) == 0)
			break;
	}
	return &names->slots[at];
}

static bool names_grow(struct match_names *names)
{
	uint32_t slots = names->mask == 0 ? 64 : 2 * (names->mask + 1);
	uint64_t *ends = realloc(names->ends, slots * sizeof(*ends));
	size_t length;

	if (ends == NULL)
		return false;
	ends[0] = 0;
	names->ends = ends;
	free(names->slots);
	names->slots = calloc(slots, sizeof(*names->slots));
	if (names->slots == NULL)
		return false;
	names->mask = slots - 1;
	for (uint32_t n = 1; n <= names->count; n++) {
		const char *name = match_name(names, n, &length);

		*slot_of(names, name, length) = n;
	}
	return true;
}

/* The number of a name, new or known; 0 when memory runs out. */
static uint32_t intern(struct match_names *names, const char *bytes, size_t length)
{
	uint64_t end = names->count == 0 ? 0 : names->ends[names->count];
	uint32_t *slot;

	if (names->mask < 2 * (names->count + 1) && !names_grow(names))
		return 0;
	slot = slot_of(names, bytes, length);
	if (*slot != 0)
		return *slot;
	if (end + length > names->room) {
		uint64_t room = 2 * (end + length);
		char *grown = realloc(names->bytes, room);

		if (grown == NULL)
			return 0;
		names->bytes = grown;
		names->room = room;
	}
	memcpy(names->bytes + end, bytes, length);
	*slot = ++names->count;
	names->ends[names->count] = end + length;
	return names->count;
}

static int bad(const struct row *row, int column, const char *what)
{
	cli_error("line %llu: %s '%s' %s", (unsigned long long)row->line, columns[column],
		  row->fields[column], what);
	return CLI_USAGE;
}

/* Digits only, of which there must be one. */
static bool digits_of(const char *text, size_t length, uint64_t *out)
{
	uint64_t value = 0;

	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9' ||
		    __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, (uint64_t)(text[i] - '0'), &value))
			return false;
	}
	*out = value;
	return length > 0;
}

static int count_of(const struct row *row, int column, uint64_t *out)
{
	if (digits_of(row->fields[column], row->lengths[column], out))
		return CLI_OK;
	return bad(row, column, "is no integer from 0 to 2^64 - 1");
}

static int int_of(const struct row *row, int column, int64_t *out)
{
	const char *text = row->fields[column];
	bool minus = text[0] == '-';
	uint64_t value;

	if (!digits_of(text + minus, row->lengths[column] - minus, &value) ||
	    value > (uint64_t)INT64_MAX + minus)
		return bad(row, column, "is no integer of 64 bits");
	*out = minus ? (int64_t)(0 - value) : (int64_t)value;
	return CLI_OK;
}

static int price_of(const struct row *row, int64_t *out)
{
	int code = int_of(row, PRICE, out);

	if (code == CLI_OK && *out == HFT_PRICE_NONE)
		return bad(row, PRICE, "is no price: the greatest is 2^63 - 2");
	return code;
}

static int empty(const struct row *row, int column)
{
	if (row->lengths[column] == 0)
		return CLI_OK;
	return bad(row, column, "must be empty here");
}

static bool is(const struct row *row, int column, const char *word)
{
	return row->lengths[column] == strlen(word) &&
	       memcmp(row->fields[column], word, row->lengths[column]) == 0;
}

static int side_of(const struct row *row, struct match_op *op)
{
	op->side = is(row, SIDE, "B") ? HFT_SIDE_BID : HFT_SIDE_ASK;
	if (op->side == HFT_SIDE_ASK && !is(row, SIDE, "S"))
		return bad(row, SIDE, "is neither B nor S");
	return CLI_OK;
}

/* POST is a GTC order that must not trade at once. A market order never rests: it is IOC or FOK. */
static int tif_of(const struct row *row, struct match_op *op)
{
	bool market = op->ord_type == HFT_TYPE_MARKET;

	op->tif = market ? HFT_TIF_IOC : HFT_TIF_GTC;
	if (is(row, TIF, "POST"))
		op->flags = HFT_ORDER_POST_ONLY;
	else if (is(row, TIF, "FOK"))
		op->tif = HFT_TIF_FOK;
	else if (is(row, TIF, "IOC"))
		op->tif = HFT_TIF_IOC;
	else if (!is(row, TIF, "GTC") && !(market && row->lengths[TIF] == 0))
		return bad(row, TIF, "is none of GTC, IOC, FOK, POST");
	return CLI_OK;
}

static int new_of(const struct row *row, struct match_op *op)
{
	int code = side_of(row, op);

	op->kind = HFT_ORDER_NEW;
	if (code == CLI_OK)
		code = tif_of(row, op);
	if (code == CLI_OK)
		code = op->ord_type == HFT_TYPE_LIMIT ? price_of(row, &op->price) :
							empty(row, PRICE);
	return code != CLI_OK ? code : int_of(row, QTY, &op->qty);
}

static int change_of(const struct row *row, struct match_op *op, bool cancel)
{
	int code = empty(row, SIDE);

	op->kind = cancel ? HFT_ORDER_CANCEL : HFT_ORDER_REPLACE;
	op->ord_type = HFT_TYPE_LIMIT;
	op->tif = HFT_TIF_GTC;
	if (code == CLI_OK)
		code = empty(row, TIF);
	if (code == CLI_OK)
		code = cancel ? empty(row, PRICE) : price_of(row, &op->price);
	if (code != CLI_OK)
		return code;
	return cancel ? empty(row, QTY) : int_of(row, QTY, &op->qty);
}

static int terms_of(const struct row *row, struct match_op *op)
{
	bool cancel = is(row, TYPE, "CANCEL");

	*op = (struct match_op){ .price = HFT_PRICE_NONE };
	if (cancel || is(row, TYPE, "REPLACE"))
		return change_of(row, op, cancel);
	op->ord_type = is(row, TYPE, "MARKET") ? HFT_TYPE_MARKET : HFT_TYPE_LIMIT;
	if (op->ord_type == HFT_TYPE_LIMIT && !is(row, TYPE, "LIMIT"))
		return bad(row, TYPE, "is none of LIMIT, MARKET, CANCEL, REPLACE");
	return new_of(row, op);
}

static int no_memory(void)
{
	cli_error("out of memory");
	return CLI_IO;
}

static int names_of(const struct row *row, bool accounts, struct match_input *input,
		    struct match_op *op)
{
	uint64_t account = 0;

	if (row->lengths[SYMBOL] == 0)
		return bad(row, SYMBOL, "must not be empty");
	op->symbol = intern(&input->symbols, row->fields[SYMBOL], row->lengths[SYMBOL]);
	if (op->symbol == 0)
		return no_memory();
	if (!accounts || row->lengths[ACCOUNT] == 0)
		return CLI_OK;
	if (!digits_of(row->fields[ACCOUNT], row->lengths[ACCOUNT], &account))
		return count_of(row, ACCOUNT, &account);
	if (account == 0)
		return CLI_OK;
	op->party = intern(&input->accounts, (const char *)&account, sizeof(account));
	return op->party == 0 ? no_memory() : CLI_OK;
}

static int op_of(const struct row *row, bool accounts, struct match_input *input,
		 struct match_op *op)
{
	uint64_t index;
	int code = count_of(row, OP_INDEX, &index);

	if (code != CLI_OK)
		return code;
	if (index != input->count)
		return bad(row, OP_INDEX, "is not the number of the row, counted from 0");
	code = terms_of(row, op);
	if (code == CLI_OK)
		code = count_of(row, ORDER_ID, &op->order_id);
	return code != CLI_OK ? code : names_of(row, accounts, input, op);
}

/* Cut a line in place; the number of fields, of which at most COLUMNS + 1 are kept. */
static int cut(struct row *row, char *line, size_t length)
{
	int n = 0;
	char *start = line;

	for (size_t i = 0; i <= length && n <= COLUMNS; i++) {
		if (i < length && line[i] != ',')
			continue;
		row->fields[n] = start;
		row->lengths[n++] = (size_t)(line + i - start);
		line[i] = '\0';
		start = line + i + 1;
	}
	return n;
}

static int add_row(struct row *row, char *line, size_t length, bool accounts,
		   struct match_input *input)
{
	int wanted = accounts ? COLUMNS : COLUMNS - 1;
	int n = cut(row, line, length);
	int code;

	if (n != wanted) {
		cli_error("line %llu: %s columns than the header's %d",
			  (unsigned long long)row->line, n < wanted ? "fewer" : "more", wanted);
		return CLI_USAGE;
	}
	if (input->count == input->room) {
		uint64_t room = input->room == 0 ? 4096 : 2 * input->room;
		struct match_op *ops = realloc(input->ops, room * sizeof(*ops));

		if (ops == NULL)
			return no_memory();
		input->ops = ops;
		input->room = room;
	}
	code = op_of(row, accounts, input, &input->ops[input->count]);
	input->count += code == CLI_OK;
	return code;
}

/* The length of the next line without its end; -1 at the end of the input. */
static ssize_t line_of(FILE *in, char **line, size_t *room)
{
	ssize_t length = getline(line, room, in);

	if (length > 0 && (*line)[length - 1] == '\n')
		length--;
	if (length > 0 && (*line)[length - 1] == '\r')
		length--;
	if (length >= 0)
		(*line)[length] = '\0';
	return length;
}

static int read_rows(FILE *in, char **line, size_t *room, struct match_input *input)
{
	ssize_t length = line_of(in, line, room);
	struct row row = { .line = 1 };
	int code = CLI_OK;
	bool accounts;

	if (length < 0 && ferror(in))
		return CLI_OK;
	accounts = length == sizeof(header_accounts) - 1 && strcmp(*line, header_accounts) == 0;
	if (!accounts && (length != sizeof(header) - 1 || strcmp(*line, header) != 0)) {
		cli_error("line 1: the header must be %s[,account]", header);
		return CLI_USAGE;
	}
	while (code == CLI_OK && (length = line_of(in, line, room)) >= 0) {
		row.line++;
		code = add_row(&row, *line, (size_t)length, accounts, input);
	}
	return code;
}

int match_read(FILE *in, struct match_input *out)
{
	char *line = NULL;
	size_t room = 0;
	int code;

	*out = (struct match_input){ .count = 0 };
	errno = 0;
	code = read_rows(in, &line, &room, out);
	free(line);
	if (code == CLI_OK && !feof(in)) {
		cli_error("cannot read stdin: %s", strerror(errno));
		code = CLI_IO;
	}
	return code;
}

static void names_free(struct match_names *names)
{
	free(names->bytes);
	free(names->ends);
	free(names->slots);
}

void match_input_free(struct match_input *input)
{
	free(input->ops);
	names_free(&input->symbols);
	names_free(&input->accounts);
}

/* An integer as one writes it: no leading zero. Those ascend by length, then as text. */
static bool is_integer(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return length == 1 || text[0] != '0';
}

struct order {
	const struct match_names *symbols;
	bool integers;
};

static int compare(const void *a, const void *b, void *arg)
{
	const struct order *order = arg;
	size_t x_length, y_length;
	const char *x = match_name(order->symbols, *(const uint32_t *)a, &x_length);
	const char *y = match_name(order->symbols, *(const uint32_t *)b, &y_length);
	int c;

	if (order->integers && x_length != y_length)
		return x_length < y_length ? -1 : 1;
	c = memcmp(x, y, x_length < y_length ? x_length : y_length);
	return c != 0 ? c : (x_length > y_length) - (x_length < y_length);
}

uint32_t *match_symbols_sorted(const struct match_names *symbols)
{
	struct order order = { symbols, true };
	uint32_t *sorted = malloc((symbols->count + 1) * sizeof(*sorted));
	size_t length;

	if (sorted == NULL)
		return NULL;
	for (uint32_t n = 1; n <= symbols->count; n++) {
		const char *name = match_name(symbols, n, &length);

		order.integers = order.integers && is_integer(name, length);
		sorted[n - 1] = n;
	}
	qsort_r(sorted, symbols->count, sizeof(*sorted), compare, &order);
	return sorted;
}
