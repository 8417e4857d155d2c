/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"usage: hft table FILE\n"
	"\n"
	"Print the table of a replay: FILE is what hft replay --json wrote.\n"
	"\n"
	"  -h, --help         this text\n";

static const cJSON *at(const cJSON *json, const char *object, const char *name)
{
	const cJSON *inner = cJSON_GetObjectItemCaseSensitive(json, object);

	return name == NULL ? inner : cJSON_GetObjectItemCaseSensitive(inner, name);
}

static double number(const cJSON *item)
{
	return cJSON_IsNumber(item) ? item->valuedouble : 0;
}

static double value(const cJSON *json, const char *object, const char *name)
{
	return number(at(json, object, name));
}

static const char *plural(const cJSON *item)
{
	return number(item) == 1 ? "" : "s";
}

/* Less than 100 means that the machine was shared, or the file slow. */
static double cpu_percent(const cJSON *json)
{
	double elapsed = value(json, "elapsed_s", NULL);

	return elapsed > 0 ? 100 * value(json, "cpu_s", NULL) / elapsed : 0;
}

static const char *text_of(const cJSON *item)
{
	return cJSON_IsString(item) ? item->valuestring : "";
}

static void row(FILE *out, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void row(FILE *out, const char *name, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(out, "  %-14s", name);
	vfprintf(out, format, args);
	fputc('\n', out);
	va_end(args);
}

/* 1234567.8 as "1,234,567". */
static const char *grouped(char out[32], double value)
{
	char digits[32];
	int n = snprintf(digits, sizeof(digits), "%.0f", value < 0 || value > 1e18 ? 0 : value);
	int k = 0;

	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			out[k++] = ',';
		out[k++] = digits[i];
	}
	out[k] = '\0';
	return out;
}

static void messages(FILE *out, const cJSON *json)
{
	char a[32], b[32];

	row(out, "file", "%s", text_of(at(json, "file", NULL)));
	row(out, "messages", "%s of %s bytes in %.3f s, %.0f unknown, %.0f bad",
	    grouped(a, value(json, "messages", NULL)), grouped(b, value(json, "bytes", NULL)),
	    value(json, "elapsed_s", NULL), value(json, "unknown", NULL), value(json, "bad", NULL));
	row(out, "rate", "%s messages/s; on the CPU for %.0f %% of that time",
	    grouped(a, value(json, "messages_per_s", NULL)), cpu_percent(json));
	row(out, "a message", "decode %.1f ns, book %.1f ns, file %.1f ns, other %.1f ns",
	    value(json, "ns_per_message", "decode"), value(json, "ns_per_message", "book"),
	    value(json, "ns_per_message", "read_file"), value(json, "ns_per_message", "other"));
}

static void latency(FILE *out, const cJSON *json)
{
	static const char *const stages[][2] = { { "decode", "decode" }, { "book", "book" },
		{ "whole", "both" }, { "read", "read a page" }, { "late", "late" } };
	char p50[32], p99[32], p999[32], max[32];

	fprintf(out, "\n  %-14s%10s%10s%10s%12s\n", "ns", "p50", "p99", "p99.9", "max");
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++) {
		const cJSON *stage = at(json, "latency_ns", stages[i][0]);

		if (stage == NULL)
			continue;
		fprintf(out, "  %-14s%10s%10s%10s%12s\n", stages[i][1],
			grouped(p50, value(stage, "p50", NULL)),
			grouped(p99, value(stage, "p99", NULL)),
			grouped(p999, value(stage, "p999", NULL)),
			grouped(max, value(stage, "max", NULL)));
	}
	fprintf(out, "  Messages alone, %s of all; each holds %.0f ns of reading the %s clock.\n\n",
		text_of(at(json, "sampled", NULL)), value(json, "clock", "cost_ns"),
		text_of(at(json, "clock", "kind")));
}

static void spread(FILE *out, const cJSON *json)
{
	if (at(json, "spread", "mean") == NULL)
		return;
	row(out, "spread", "mean %.4f (%.1f ticks), median %.4f (%.1f), %.0f symbol%s, %s hours",
	    value(json, "spread", "mean"), value(json, "spread", "mean_ticks"),
	    value(json, "spread", "median"), value(json, "spread", "median_ticks"),
	    value(json, "spread", "symbols"), plural(at(json, "spread", "symbols")),
	    text_of(at(json, "spread", "hours")));
}

static void depth(FILE *out, const cJSON *json)
{
	char a[32], b[32], c[32];

	if (at(json, "depth", "levels") == NULL)
		return;
	row(out, "depth a side", "%.1f levels; quantity %s at the best, %s in 5, %s in 10",
	    value(json, "depth", "levels"), grouped(a, value(json, "depth", "qty_1")),
	    grouped(b, value(json, "depth", "qty_5")), grouped(c, value(json, "depth", "qty_10")));
}

static void books(FILE *out, const cJSON *json)
{
	char a[32], b[32], c[32], d[32];

	row(out, "books", "%.0f symbol%s, %s live orders (%s at the peak), %s levels (%s)",
	    value(json, "books", "symbols"), plural(at(json, "books", "symbols")),
	    grouped(a, value(json, "books", "orders")),
	    grouped(b, value(json, "books", "orders_peak")),
	    grouped(c, value(json, "books", "levels")),
	    grouped(d, value(json, "books", "levels_peak")));
	row(out, "", "%.0f events refused, %.0f crossed", value(json, "books", "refused"),
	    value(json, "books", "crossed"));
	spread(out, json);
	depth(out, json);
}

static void traded(FILE *out, const cJSON *json)
{
	const cJSON *all = at(json, "traded", "all");
	char a[32], b[32], c[32];

	row(out, "traded", "%s trades, quantity %s, notional %s",
	    grouped(a, value(all, "count", NULL)), grouped(b, value(all, "qty", NULL)),
	    grouped(c, value(all, "notional", NULL)));
}

static void machine(FILE *out, const cJSON *json)
{
	row(out, "memory", "%.1f MiB resident, %.1f MiB of it anonymous",
	    value(json, "memory", "resident") / 1048576,
	    value(json, "memory", "anonymous") / 1048576);
	row(out, "cpu", "%s, %.0f online", text_of(at(json, "host", "cpu")),
	    value(json, "host", "cpus"));
	row(out, "build", "libhft %s, %s", text_of(at(json, "host", "library")),
	    text_of(at(json, "host", "build")));
}

bool replay_table(FILE *out, const char *text)
{
	cJSON *json = cJSON_Parse(text);
	bool good = cJSON_IsNumber(at(json, "messages", NULL)) &&
		    cJSON_IsObject(at(json, "latency_ns", NULL));

	if (good) {
		messages(out, json);
		latency(out, json);
		books(out, json);
		traded(out, json);
		machine(out, json);
	}
	cJSON_Delete(json);
	return good;
}

enum { FILE_MAX = 1 << 28 };

/* All that is left of a file, NUL-terminated; NULL with errno, EFBIG above 256 MiB. */
static char *read_all(FILE *file)
{
	size_t cap = 1 << 16, n = 0;
	char *text = malloc(cap + 1);

	while (text != NULL) {
		char *grown;

		n += fread(text + n, 1, cap - n, file);
		if (feof(file)) {
			text[n] = '\0';
			return text;
		}
		errno = ferror(file) ? errno : EFBIG;
		if (ferror(file) || cap >= FILE_MAX)
			break;
		cap *= 2;
		grown = realloc(text, cap + 1);
		if (grown == NULL)
			break;
		text = grown;
	}
	free(text);
	return NULL;
}

static char *file_text(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text;
	int error;

	if (file == NULL)
		return NULL;
	text = read_all(file);
	error = errno;
	fclose(file);
	errno = error;
	return text;
}

int cmd_table(int argc, char **argv)
{
	static const struct option options[] = { { "help", no_argument, NULL, 'h' },
						 { NULL, 0, NULL, 0 } };
	const char *path;
	char *text;
	bool good;
	int c;

	while ((c = cli_option("table", argc, argv, options)) != CLI_OPT_END)
		return c == CLI_OPT_HELP ? cli_help(help) : CLI_USAGE;
	path = cli_operand("table", "FILE", argc, argv);
	if (path == NULL)
		return CLI_USAGE;
	text = file_text(path);
	if (text == NULL) {
		cli_error("cannot read %s: %s", path, strerror(errno));
		return CLI_IO;
	}
	good = replay_table(stdout, text);
	free(text);
	if (!good) {
		cli_error("%s is not the JSON of a replay", path);
		return CLI_BAD;
	}
	return cli_help("");
}
