/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CLI_MATCH_H
#define HFT_CLI_MATCH_H
/* hft match: CSV of operations in, CSV of trades, books and best prices out. */
#include "cli.h"

/* match_read.c: the whole input, checked before the first operation is carried out */

/* Byte strings, numbered 1, 2, 3, ... as they first appear. */
struct match_names {
	char *bytes;
	uint64_t *ends;	 /* of name n's bytes, which begin at ends[n - 1] */
	uint32_t *slots; /* open addressing, 0 = free */
	uint32_t count;
	uint32_t mask;
	uint64_t room; /* of bytes */
};

struct match_op {
	uint64_t order_id;
	int64_t price;
	int64_t qty;
	uint32_t symbol;
	uint32_t party; /* 0 = account 0, else the account's number */
	uint8_t kind;	/* HFT_ORDER_ */
	uint8_t ord_type;
	uint8_t side;
	uint8_t tif;
	uint32_t flags;
};

struct match_input {
	struct match_op *ops;
	uint64_t count;
	uint64_t room;
	struct match_names symbols;
	struct match_names accounts;
};

/* CLI_OK; CLI_USAGE for what is no such file, CLI_IO, after saying what is wrong. */
int match_read(FILE *in, struct match_input *out);
void match_input_free(struct match_input *input);
/* The numbers of the symbols, as they ascend; NULL when memory runs out. Free it. */
uint32_t *match_symbols_sorted(const struct match_names *symbols);
const char *match_name(const struct match_names *names, uint32_t number, size_t *length);

/* match_write.c: rows of integers, faster than printf */

struct match_writer {
	FILE *file; /* NULL = nothing is written */
	const char *name;
	size_t used;
	char buffer[1 << 16];
};

/* Open path, or take stdout when it is NULL, and write the header line; CLI_OK or CLI_IO. */
int match_writer_open(struct match_writer *writer, const char *path, const char *header);
/* What follows a field is ',' or, at the end of a row, '\n'. */
void match_put_text(struct match_writer *writer, const char *text, size_t length, char after);
void match_put_count(struct match_writer *writer, uint64_t value, char after);
void match_put_int(struct match_writer *writer, int64_t value, char after);
/* CLI_OK, or CLI_IO after saying what is wrong. */
int match_writer_close(struct match_writer *writer);

#endif
