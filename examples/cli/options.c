/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void cli_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("hft: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
}

int cli_usage(const char *command, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "hft %s: ", command);
	vfprintf(stderr, format, args);
	fprintf(stderr, " (see hft %s --help)\n", command);
	va_end(args);
	return CLI_USAGE;
}

int cli_option(const char *command, int argc, char **argv, const struct option *options)
{
	int at = optind;
	int c;

	opterr = 0;
	c = getopt_long(argc, argv, ":h", options, NULL);
	if (c == ':')
		cli_usage(command, "option '%s' needs a value", argv[optind - 1]);
	else if (c == '?' && optopt != 0 && at < argc && strncmp(argv[at], "--", 2) != 0)
		cli_usage(command, "unknown option '-%c'", optopt);
	else if (c == '?')
		cli_usage(command, "unknown, ambiguous or ill-used option '%s'", argv[optind - 1]);
	return c == ':' ? CLI_OPT_BAD : c;
}

const char *cli_operand(const char *command, const char *what, int argc, char **argv)
{
	if (optind == argc)
		cli_usage(command, "%s is missing", what);
	else if (optind + 1 < argc)
		cli_usage(command, "'%s' is one argument too many", argv[optind + 1]);
	else
		return argv[optind];
	return NULL;
}

bool cli_number(const char *text, uint64_t min, uint64_t max, uint64_t *out)
{
	char *end;
	unsigned long long value;

	if (text[0] < '0' || text[0] > '9')
		return false;
	errno = 0;
	value = strtoull(text, &end, 10);
	if (*end != '\0' || errno != 0 || value < min || value > max)
		return false;
	*out = value;
	return true;
}

/* Days since 1970-01-01 of a Gregorian date: years are counted from March. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t m = (month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

/* The day of the n-th Sunday on or after a date. 1970-01-01 was a Thursday. */
static int64_t sunday(int64_t from, int n)
{
	return from + (10 - from % 7) % 7 + 7 * (n - 1);
}

/*
 * Summer time begins and ends at 2:00 on a Sunday: second of March to first of November since
 * 2007, before that first of April to last of October. At midnight it is therefore in force from
 * the day after it begins to the day it ends.
 */
static bool is_summer(int64_t year, int64_t day)
{
	int64_t begin, end;

	if (year >= 2007) {
		begin = sunday(days_of(year, 3, 1), 2);
		end = sunday(days_of(year, 11, 1), 1);
	} else {
		begin = sunday(days_of(year, 4, 1), 1);
		end = sunday(days_of(year, 10, 25), 1);
	}
	return day > begin && day <= end;
}

static bool digits(const char *text, int n, int64_t *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*out = *out * 10 + (text[i] - '0');
	}
	return true;
}

static int64_t month_days(int64_t year, int64_t month)
{
	return month == 12 ? 31 : days_of(year, month + 1, 1) - days_of(year, month, 1);
}

/* From 1987, when the older rule begins, to 2099: the decoder adds times of day to it. */
bool cli_date(const char *text, hft_time *midnight)
{
	int64_t year, month, day, days;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 4, &year) ||
	    !digits(text + 5, 2, &month) || !digits(text + 8, 2, &day))
		return false;
	if (year < 1987 || year > 2099 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return false;
	days = days_of(year, month, day);
	*midnight = (days * 24 + (is_summer(year, days) ? 4 : 5)) * 3600 * INT64_C(1000000000);
	return true;
}

int cli_help(const char *text)
{
	fputs(text, stdout);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return CLI_OK;
	cli_error("cannot write to stdout");
	return CLI_IO;
}
