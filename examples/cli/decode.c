/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdlib.h>

static const char help[] =
	"usage: hft decode [--format itch50] [--date YYYY-MM-DD] FILE\n"
	"\n"
	"Decode every message of FILE and print counts as JSON: messages, types (keyed by the\n"
	"wire's code), unknown, bad, events, and the times of the first and last message.\n"
	"\n"
	"  --format NAME      itch50 (the default)\n"
	"  --date YYYY-MM-DD  the day of the file: times are UTC with it, times of day without\n"
	"  --progress         show progress on stderr even where it is not a terminal\n"
	"  -h, --help         this text\n";

struct times {
	bool any;
	hft_time first;
	hft_time last;
};

static void times_see(struct times *times, const hft_event *events, int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		if ((events[i].flags & HFT_EVENT_BAD_TS) != 0)
			continue;
		if (!times->any)
			times->first = events[i].ts_event;
		times->any = true;
		times->last = events[i].ts_event;
	}
}

static struct times decode_all(struct cli_input *in, struct cli_progress *progress)
{
	struct times times = { false, 0, 0 };
	hft_event events[256];
	uint64_t total = (uint64_t)hft_file_bytes(in->file);
	int64_t n;

	for (uint32_t turn = 0; (n = cli_input_next(in, 0, events, 256)) > 0; turn++) {
		times_see(&times, events, n);
		if (turn % 256 == 0)
			cli_progress_show(progress, (uint64_t)hft_file_position(in->file), total,
					  turn * 256ull);
	}
	cli_progress_end(progress);
	return times;
}

static void json_types(cJSON *json, const struct cli_input *in)
{
	int64_t n = hft_md_types(in->md, NULL, 0);
	hft_md_type_count *types = n > 0 ? calloc((size_t)n, sizeof(*types)) : NULL;
	cJSON *known = cJSON_AddObjectToObject(json, "types");
	cJSON *unknown = cJSON_CreateObject();
	char code[8];

	if (types != NULL)
		n = hft_md_types(in->md, types, (uint32_t)n);
	for (int64_t i = 0; types != NULL && i < n; i++) {
		json_code(code, types[i].code);
		if (types[i].messages > 0)
			json_count(types[i].known != 0 ? known : unknown, code, types[i].messages);
	}
	cJSON_AddItemToObject(json, "unknown_types", unknown);
	free(types);
}

static cJSON *report(const struct cli_input *in, const struct times *times)
{
	cJSON *json = cJSON_CreateObject();
	hft_md_stats stats;

	if (hft_md_stats_get(in->md, &stats) != HFT_OK)
		return json;
	cJSON_AddStringToObject(json, "file", in->path);
	cJSON_AddStringToObject(json, "format", hft_md_format_name(in->format));
	json_count(json, "messages", stats.messages);
	json_count(json, "bytes", stats.bytes);
	json_types(json, in);
	json_count(json, "unknown", stats.unknown);
	json_count(json, "bad", stats.bad);
	json_count(json, "longer", stats.longer);
	json_count(json, "events", stats.events);
	if (times->any) {
		json_time(json, "first", in->midnight, times->first);
		json_time(json, "last", in->midnight, times->last);
	}
	return json;
}

static int decode(const char *path, const char *format, hft_time midnight, bool progress_asked)
{
	struct cli_progress progress;
	struct cli_input in;
	struct times times;
	int code = cli_input_open(&in, path, format, midnight);

	if (code != CLI_OK)
		return code;
	cli_progress_init(&progress, progress_asked);
	times = decode_all(&in, &progress);
	code = cli_print(report(&in, &times), cli_input_result(&in));
	cli_input_close(&in);
	return code;
}

int cmd_decode(int argc, char **argv)
{
	static const struct option options[] = {
		{ "format", required_argument, NULL, 'f' },
		{ "date", required_argument, NULL, 'd' },
		{ "progress", no_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	const char *format = "itch50", *path;
	hft_time midnight = 0;
	bool progress = false;
	int c;

	while ((c = cli_option("decode", argc, argv, options)) != CLI_OPT_END) {
		if (c == CLI_OPT_HELP)
			return cli_help(help);
		if (c == CLI_OPT_BAD)
			return CLI_USAGE;
		if (c == 'f')
			format = optarg;
		if (c == 'p')
			progress = true;
		if (c == 'd' && !cli_date(optarg, &midnight))
			return cli_usage("decode", "'%s' is no date YYYY-MM-DD", optarg);
	}
	path = cli_operand("decode", "FILE", argc, argv);
	return path == NULL ? CLI_USAGE : decode(path, format, midnight, progress);
}
