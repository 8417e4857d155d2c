/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int cli_print(cJSON *json, int code)
{
	return cli_print_to(stdout, json, code);
}

int cli_print_to(FILE *file, cJSON *json, int code)
{
	char *text = json != NULL ? cJSON_Print(json) : NULL;

	cJSON_Delete(json);
	if (text == NULL) {
		cli_error("out of memory");
		return CLI_IO;
	}
	fprintf(file, "%s\n", text);
	cJSON_free(text);
	if (fflush(file) == 0 && !ferror(file))
		return code;
	cli_error("cannot write to %s: %s", file == stdout ? "stdout" : "stderr", strerror(errno));
	return CLI_IO;
}

int cli_save(const cJSON *json, const char *path)
{
	char *text = cJSON_PrintUnformatted(json);
	FILE *file;
	bool good;

	if (text == NULL) {
		cli_error("out of memory");
		return CLI_IO;
	}
	file = fopen(path, "w");
	good = file != NULL && fputs(text, file) >= 0 && fputc('\n', file) != EOF;
	if (file != NULL)
		good = fclose(file) == 0 && good;
	if (!good)
		cli_error("cannot write %s: %s", path, strerror(errno));
	cJSON_free(text);
	return good ? CLI_OK : CLI_IO;
}

cJSON *json_raw_count(uint64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, value);
	return cJSON_CreateRaw(text);
}

void json_count(cJSON *object, const char *name, uint64_t value)
{
	cJSON_AddItemToObject(object, name, json_raw_count(value));
}

void json_int(cJSON *object, const char *name, int64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, value);
	cJSON_AddItemToObject(object, name, cJSON_CreateRaw(text));
}

cJSON *json_price(int64_t price)
{
	char text[32];

	if (price == HFT_PRICE_NONE || hft_price_format(price, text, sizeof(text)) < 0)
		return cJSON_CreateNull();
	return cJSON_CreateRaw(text);
}

cJSON *json_money(__int128 sum)
{
	unsigned __int128 rest = sum < 0 ? -(unsigned __int128)sum : (unsigned __int128)sum;
	char text[64];
	char *p = text + sizeof(text);
	bool fraction = false;

	*--p = '\0';
	for (int i = 0; i < 9; i++, rest /= 10) {
		fraction = fraction || rest % 10 != 0;
		if (fraction)
			*--p = (char)('0' + (int)(rest % 10));
	}
	if (fraction)
		*--p = '.';
	do
		*--p = (char)('0' + (int)(rest % 10));
	while ((rest /= 10) != 0);
	if (sum < 0)
		*--p = '-';
	return cJSON_CreateRaw(p);
}

void json_time(cJSON *object, const char *name, hft_time midnight, hft_time ts)
{
	time_t seconds = (time_t)(ts / 1000000000);
	char text[64];
	struct tm tm;
	size_t n;

	if (gmtime_r(&seconds, &tm) == NULL)
		return;
	n = strftime(text, sizeof(text), midnight != 0 ? "%Y-%m-%dT%H:%M:%S" : "%H:%M:%S", &tm);
	snprintf(text + n, sizeof(text) - n, ".%09" PRId64 "%s", ts % 1000000000,
		 midnight != 0 ? "Z" : "");
	cJSON_AddStringToObject(object, name, text);
}

void json_code(char out[8], uint32_t code)
{
	if (code > ' ' && code < 127)
		snprintf(out, 8, "%c", (int)code);
	else
		snprintf(out, 8, "0x%02x", code & 0xffff);
}

static int64_t monotonic(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * INT64_C(1000000000) + ts.tv_nsec;
}

void cli_progress_init(struct cli_progress *progress, bool asked)
{
	*progress = (struct cli_progress){ .on = asked || isatty(STDERR_FILENO),
					   .last_ns = monotonic() };
}

void cli_progress_show(struct cli_progress *progress, uint64_t done, uint64_t total,
		       uint64_t messages)
{
	int64_t now;

	if (!progress->on)
		return;
	now = monotonic();
	if (now - progress->last_ns < 200000000)
		return;
	progress->last_ns = now;
	progress->shown = true;
	fprintf(stderr, "\r%3u %%  %.1f M messages ",
		(unsigned)(total != 0 ? done * 100 / total : 100), (double)messages / 1e6);
}

void cli_progress_end(struct cli_progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}
