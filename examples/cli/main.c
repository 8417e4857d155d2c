/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <string.h>

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "decode", cmd_decode },     { "book", cmd_book },   { "replay", cmd_replay },
	{ "make-day", cmd_make_day }, { "table", cmd_table }, { "match", cmd_match },
};

static const char help[] =
	"usage: hft COMMAND [OPTION...] FILE\n"
	"\n"
	"Market-data files, decoded into order books by libhft, and orders, matched.\n"
	"\n"
	"  hft decode FILE     count the messages of a file, by type\n"
	"  hft book FILE       show the order books after a file, or after its first N messages\n"
	"  hft replay FILE     decode a file into order books, and measure it\n"
	"  hft make-day OUT    write a synthetic day\n"
	"  hft table FILE      print the table of a replay's JSON\n"
	"  hft match           match orders, CSV on stdin, and write the trades as CSV\n"
	"\n"
	"  hft COMMAND --help  options of a command\n"
	"  hft --version       version and build\n"
	"\n"
	"Results are JSON on stdout, messages go to stderr. Files may be gzipped.\n"
	"exit status: 0 all well; 1 bad messages, or events that a book refused; 2 usage;\n"
	"3 cannot read or write\n";

static int version(void)
{
	char text[1024];

	snprintf(text, sizeof(text), "hft %s, ABI %u, %s\n", hft_version(), hft_abi_major(),
		 hft_build_info());
	return cli_help(text);
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fputs("hft: no command (see hft --help)\n", stderr);
		return CLI_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return cli_help(help);
	if (strcmp(argv[1], "--version") == 0)
		return version();
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	fprintf(stderr, "hft: unknown %s '%s' (see hft --help)\n",
		argv[1][0] == '-' ? "option" : "command", argv[1]);
	return CLI_USAGE;
}
