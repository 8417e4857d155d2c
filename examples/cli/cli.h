/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_CLI_H
#define HFT_CLI_H
/* What the subcommands of the hft tool share. JSON goes to stdout, all else to stderr. */
#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <cjson/cJSON.h>
#include <hft/hft.h>

enum {
	CLI_OK = 0,
	CLI_BAD = 1,   /* bad messages, or events that a book refused */
	CLI_USAGE = 2,
	CLI_IO = 3     /* cannot read or write, or out of memory */
};

int cmd_decode(int argc, char **argv);
int cmd_book(int argc, char **argv);
int cmd_replay(int argc, char **argv);
int cmd_make_day(int argc, char **argv);
int cmd_table(int argc, char **argv);
int cmd_match(int argc, char **argv);

/* options.c */

/* One line to stderr, after "hft: ". */
void cli_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for a mistake in the command line; returns CLI_USAGE. */
int cli_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

enum { CLI_OPT_HELP = 'h', CLI_OPT_BAD = '?', CLI_OPT_END = -1 };

/* The next option's val; CLI_OPT_BAD after saying what is wrong, CLI_OPT_END behind the last. */
int cli_option(const char *command, int argc, char **argv, const struct option *options);
/* The one file that must follow the options; NULL after saying what is wrong. */
const char *cli_operand(const char *command, const char *what, int argc, char **argv);
bool cli_number(const char *text, uint64_t min, uint64_t max, uint64_t *out);
/* ns UTC of US Eastern midnight that begins the day "YYYY-MM-DD". */
bool cli_date(const char *text, hft_time *midnight);
/* Print help and flush stdout. */
int cli_help(const char *text);

/* output.c */

/* Print and free; CLI_IO when there is no memory or stdout cannot be written, else `code`. */
int cli_print(cJSON *json, int code);
/* The same to another file than stdout. */
int cli_print_to(FILE *file, cJSON *json, int code);
/* Print a file of JSON; CLI_OK or CLI_IO. */
int cli_save(const cJSON *json, const char *path);
void json_count(cJSON *object, const char *name, uint64_t value);
void json_int(cJSON *object, const char *name, int64_t value);
cJSON *json_raw_count(uint64_t value);
cJSON *json_price(int64_t price);
/* A sum of price times quantity, 1e-9 of the quote unit, as an exact decimal. */
cJSON *json_money(__int128 sum);
/* Time of day, or with a date's midnight ISO 8601 in UTC. */
void json_time(cJSON *object, const char *name, hft_time midnight, hft_time ts);
/* The wire's code as a key: the letter, else hexadecimal. */
void json_code(char out[8], uint32_t code);

/* On stderr, when it is a terminal or was asked for; rate-limited. */
struct cli_progress {
	bool on;
	bool shown;
	int64_t last_ns;
};
void cli_progress_init(struct cli_progress *progress, bool asked);
void cli_progress_show(struct cli_progress *progress, uint64_t done, uint64_t total,
		       uint64_t messages);
void cli_progress_end(struct cli_progress *progress);

/* input.c: a file, cut into messages, decoded */

struct cli_input {
	const char *path;
	hft_file *file;
	hft_md *md;
	int32_t format;
	hft_time midnight;
	const uint8_t *data; /* the window */
	uint64_t size;
	uint64_t at;	     /* consumed of it */
	const uint8_t *chunk; /* what the last call decoded */
	uint64_t chunk_size;
	bool last;  /* the window holds the file's end */
	bool ended;
	hft_status error; /* why reading stopped early */
};

/* CLI_OK, or a code after saying what is wrong. */
int cli_input_open(struct cli_input *in, const char *path, const char *format, hft_time midnight);
void cli_input_close(struct cli_input *in);
/*
 * Decode at most messages_max messages (0 = no bound) from the window. 0 events with `ended` unset
 * means only that nothing came of them; cli_input_fill() when the window is used up.
 */
int64_t cli_input_decode(struct cli_input *in, uint64_t messages_max, hft_event *events,
			 uint32_t cap);
bool cli_input_fill(struct cli_input *in);
/* Both in one, for callers that do not time them: 0 only at the end. */
int64_t cli_input_next(struct cli_input *in, uint64_t messages_max, hft_event *events,
		       uint32_t cap);
/* CLI_IO or CLI_BAD after saying why, else CLI_OK; call it when the input has ended. */
int cli_input_result(const struct cli_input *in);
/* And of what the books refused. */
int cli_books_result(const struct cli_input *in, const hft_book *book);

/* names.c: symbols, learnt from the messages, since any may be the first with its symbol */

enum { CLI_LOCATES = 65536 };

struct cli_names {
	int32_t format;
	hft_ref *ref;
	uint32_t tick_table;
	uint32_t *ids;	    /* by locate: id in ref, 0 = unknown */
	uint64_t *messages; /* by locate, of those learnt from */
	struct {
		uint16_t stock;  /* offset of the symbol, 0 = none */
		uint16_t locate; /* offset of the instrument's number, 0 = none */
		uint16_t bytes;
	} fields[256];
};

bool cli_names_open(struct cli_names *names, int32_t format);
void cli_names_close(struct cli_names *names);
/* Read whole framed messages. */
void cli_names_learn(struct cli_names *names, const uint8_t *data, uint64_t size);
/* Learn when an event's instrument has no name yet. */
void cli_names_see(struct cli_names *names, const struct cli_input *in, const hft_event *events,
		   int64_t n);
/* The symbol of a locate, NUL-terminated; false if unknown. */
bool cli_names_symbol(const struct cli_names *names, uint32_t locate, char out[33]);
/* The locate of a symbol, 0 if unknown. */
uint32_t cli_names_find(const struct cli_names *names, const char *symbol);

#endif
