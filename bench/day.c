/* SPDX-License-Identifier: Apache-2.0 */
#include "day.h"

#include "bench.h"
#include "floor.h"

#include <hft/md.h>
#include <hft/wire.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIVE_MAX = 1 << 22, EVENTS = 256, TICKS = 4096 };

static int tool_run(const struct bench *b, const char *symbols, const char *messages,
		    const char *path)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		/* What the tool tells of its day does not belong into the table. */
		if (freopen("/dev/null", "w", stdout) == NULL)
			_exit(127);
		execl(b->tool, b->tool, "make-day", "--symbols", symbols, "--messages", messages,
		      "--seed", "1", path, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

/* Under another name until it is whole, so that a broken run leaves no short day behind. */
static int make(const struct bench *b, uint32_t symbols, uint32_t messages, const char *path)
{
	char symbols_text[16], messages_text[16], part[512];

	if (access(path, R_OK) == 0)
		return 0;
	if (b->tool == NULL)
		return -1;
	snprintf(symbols_text, sizeof(symbols_text), "%u", symbols);
	snprintf(messages_text, sizeof(messages_text), "%u", messages);
	snprintf(part, sizeof(part), "%s.part", path);
	if (tool_run(b, symbols_text, messages_text, part) < 0)
		return -1;
	return rename(part, path);
}

static int load(const char *path, struct day *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	uint64_t done = 0;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && st.st_size > 0)
		out->bytes = malloc((size_t)st.st_size);
	while (out->bytes != NULL && done < (uint64_t)st.st_size) {
		ssize_t n = read(fd, out->bytes + done, (size_t)st.st_size - done);

		if (n <= 0)
			break;
		done += (uint64_t)n;
	}
	close(fd);
	out->size = done;
	return out->bytes != NULL && done == (uint64_t)st.st_size ? 0 : -1;
}

static void see(struct stream *shape, const hft_event *e)
{
	if (e->instrument > shape->symbols)
		shape->symbols = e->instrument;
	if (e->kind == HFT_EVENT_ADD && e->order_id > shape->ids)
		shape->ids = e->order_id;
	if (e->kind == HFT_EVENT_REPLACE && e->aux > shape->ids)
		shape->ids = e->aux;
}

static int64_t next(hft_md *md, const struct day *day, uint64_t *at, hft_event *out)
{
	uint64_t used;
	int64_t n = hft_md_decode(md, day->bytes + *at, day->size - *at, 0, HFT_MD_FINAL, out,
				  EVENTS, &used);

	*at += used;
	return n;
}

/* Two readings: the ids first, then how many orders live at once. */
static int measure(struct day *day, hft_md *md)
{
	struct floor_config config = { .orders = LIVE_MAX, .ticks = TICKS };
	struct floor *floor;
	hft_event events[EVENTS];
	hft_md_stats stats;
	uint64_t at = 0;
	int64_t n;

	while ((n = next(md, day, &at, events)) > 0) {
		for (int64_t i = 0; i < n; i++)
			see(&day->shape, &events[i]);
	}
	if (hft_md_stats_get(md, &stats) != HFT_OK || stats.messages == 0)
		return -1;
	day->messages = stats.messages;
	day->shape.ticks = TICKS;
	day->shape.scrambled = day->shape.ids > 4 * day->messages;
	config.instruments = day->shape.symbols;
	floor = floor_create(&config);
	if (floor == NULL)
		return -1;
	hft_md_reset(md, 0);
	for (at = 0; (n = next(md, day, &at, events)) > 0;) {
		for (int64_t i = 0; i < n; i++) {
			floor_apply(floor, &events[i]);
			if (floor_live(floor) > day->shape.live_peak)
				day->shape.live_peak = floor_live(floor);
		}
	}
	floor_destroy(floor);
	return 0;
}

int day_open(const struct bench *b, uint32_t symbols, struct day *out)
{
	const uint32_t messages = b->quick ? 1000000 : 5000000;
	hft_md_config config;
	hft_md *md = NULL;
	char path[480];
	int rc = -1;

	memset(out, 0, sizeof(*out));
	snprintf(path, sizeof(path), "%s/day-%u-%u.itch", b->dir, symbols, messages);
	if (make(b, symbols, messages, path) < 0)
		return -1;
	hft_md_config_init(&config, sizeof(config));
	config.format = HFT_FORMAT_ITCH50;
	if (load(path, out) == 0 && hft_md_create(&config, &md) == HFT_OK)
		rc = measure(out, md);
	hft_md_destroy(md);
	if (rc < 0)
		day_close(out);
	return rc;
}

void day_close(struct day *day)
{
	free(day->bytes);
	memset(day, 0, sizeof(*day));
}
