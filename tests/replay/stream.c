/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/book.h>
#include <hft/md.h>
#include <hft/wire.h>

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * stream MESSAGES SYMBOLS BYTES_MAX: ITCH 5.0 on stdin, in BinaryFILE framing, into the books of
 * two readers. One decodes as much as there is and applies 256 events a call; the other is shown
 * the same bytes in small pieces and applies its events one by one. Whenever a thirty-second part
 * of the day has come both books are checked and must have one hash, and in the end nothing may
 * have been bad, unknown or refused, and no order be left. Fails when anonymous memory was ever
 * BYTES_MAX or more. The last line says what a message took the first reader.
 */
enum { CHUNK = 1 << 20, TAIL = 1 << 16, EVENTS = 256, CHECKS = 32 };

struct reader {
	hft_md *md;
	hft_book *book;
	uint32_t cap;     /* events decoded at a time */
	uint32_t piece;   /* bytes shown at a time, 0 = all there are */
	bool one_by_one;
	double cpu_ns;
};

struct day {
	struct reader readers[2];
	uint64_t messages;
	uint64_t bytes_max;
	uint64_t bytes_peak;
	uint64_t checks;
	uint64_t fold;  /* of the hashes */
};

static int fail(const char *what)
{
	fprintf(stderr, "stream: %s\n", what);
	return -1;
}

static double cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (double)ts.tv_sec * 1e9 + (double)ts.tv_nsec;
}

static uint64_t anonymous_bytes(void)
{
	FILE *f = fopen("/proc/self/status", "r");
	uint64_t kib = 0;
	char line[128];

	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "RssAnon: %" SCNu64, &kib) == 1)
			break;
	}
	if (f != NULL)
		fclose(f);
	return kib * 1024;
}

static int reader_open(struct reader *reader, uint32_t symbols)
{
	hft_md_config md;
	hft_book_config book;

	hft_md_config_init(&md, sizeof(md));
	md.format = HFT_FORMAT_ITCH50;
	hft_book_config_init(&book, sizeof(book));
	book.instruments_max = symbols;
	book.flags = HFT_BOOK_NO_PUBLISH;
	if (hft_md_create(&md, &reader->md) != HFT_OK ||
	    hft_book_create(&book, &reader->book) != HFT_OK)
		return fail("no memory");
	return 0;
}

static bool apply(struct reader *reader, hft_event *events, uint32_t n)
{
	bool good = true;

	if (!reader->one_by_one)
		return hft_book_apply_n(reader->book, events, n, NULL) == n;
	for (uint32_t i = 0; i < n; i++)
		good = hft_book_apply(reader->book, &events[i]) == HFT_OK && good;
	return good;
}

/* Returns the bytes of whole messages, all applied, or -1. */
static int64_t read_window(struct reader *reader, const uint8_t *data, uint64_t size)
{
	static hft_event events[EVENTS];
	uint64_t at = 0, used;
	int64_t n;

	do {
		n = hft_md_decode(reader->md, data + at, size - at, 0, 0, events, reader->cap,
				  &used);
		if (n < 0)
			return fail("the bytes are no day");
		at += used;
		if (!apply(reader, events, (uint32_t)n))
			return fail("the books refused an event");
	} while (used > 0);
	return (int64_t)at;
}

/* The window's end comes nearer piece by piece; what a piece cut short is shown again, longer. */
static int64_t read_pieces(struct reader *reader, const uint8_t *data, uint64_t size)
{
	const uint64_t step = reader->piece != 0 ? reader->piece : size;
	double start = cpu_ns();
	uint64_t at = 0;

	for (uint64_t end = 0; end < size;) {
		int64_t used;

		end = size - end < step ? size : end + step;
		used = read_window(reader, data + at, end - at);
		if (used < 0)
			return -1;
		at += (uint64_t)used;
	}
	reader->cpu_ns += cpu_ns() - start;
	return (int64_t)at;
}

static uint64_t messages_of(const struct reader *reader)
{
	hft_md_stats stats;

	return hft_md_stats_get(reader->md, &stats) == HFT_OK ? stats.messages : 0;
}

static int compare(struct day *day)
{
	uint64_t hash = hft_book_hash(day->readers[0].book);

	if (hash != hft_book_hash(day->readers[1].book))
		return fail("the two readers' books differ");
	for (uint32_t i = 0; i < 2; i++) {
		if (hft_book_check(day->readers[i].book) != HFT_OK)
			return fail("an invariant is broken");
	}
	day->fold = (day->fold ^ hash) * UINT64_C(0x9e3779b97f4a7c15);
	day->checks++;
	return 0;
}

static int64_t read_both(struct day *day, const uint8_t *data, uint64_t size)
{
	int64_t used = read_pieces(&day->readers[0], data, size);
	uint64_t bytes;

	if (used < 0 || read_pieces(&day->readers[1], data, size) != used)
		return fail("the readers do not agree where a message ends");
	bytes = anonymous_bytes();
	day->bytes_peak = bytes > day->bytes_peak ? bytes : day->bytes_peak;
	if (messages_of(&day->readers[0]) >= (day->checks + 1) * day->messages / CHECKS &&
	    compare(day) < 0)
		return -1;
	return used;
}

static int read_day(struct day *day)
{
	uint8_t *window = malloc(TAIL + CHUNK);
	uint64_t left = 0, n;
	int64_t used = 0;

	if (window == NULL)
		return fail("no memory");
	while (used >= 0 && (n = fread(window + left, 1, CHUNK, stdin)) > 0) {
		left += n;
		used = read_both(day, window, left);
		if (used >= 0) {
			left -= (uint64_t)used;
			memmove(window, window + used, left);
		}
		if (used >= 0 && left > TAIL)
			used = fail("a message without end");
	}
	free(window);
	if (used >= 0 && left > 0)
		return fail("the day ends within a message");
	return used < 0 ? -1 : 0;
}

static int judge_reader(const struct day *day, const struct reader *reader)
{
	hft_md_stats md;
	hft_book_stats book;

	if (hft_md_stats_get(reader->md, &md) != HFT_OK ||
	    hft_book_stats_get(reader->book, &book) != HFT_OK)
		return fail("no statistics");
	if (md.messages != day->messages || md.bad != 0 || md.unknown != 0)
		return fail("messages are missing, bad or unknown");
	if (book.refused != 0 || book.orders != 0 || book.levels != 0)
		return fail("events were refused, or orders are left");
	return 0;
}

static int judge(const struct day *day)
{
	hft_book_stats book;

	if (judge_reader(day, &day->readers[0]) < 0 || judge_reader(day, &day->readers[1]) < 0)
		return -1;
	hft_book_stats_get(day->readers[0].book, &book);
	printf("messages %" PRIu64 " checks %" PRIu64 " orders_peak %" PRIu64 " fold %016" PRIx64
	       "\n", day->messages, day->checks, book.orders_peak, day->fold);
	printf("anonymous memory at its peak, two books: %" PRIu64 " bytes\n", day->bytes_peak);
	printf("ns/message, CPU time: %.1f in batches of %d, %.1f one by one from small pieces\n",
	       day->readers[0].cpu_ns / (double)day->messages, EVENTS,
	       day->readers[1].cpu_ns / (double)day->messages);
	if (day->bytes_peak == 0 || day->bytes_peak >= day->bytes_max)
		return fail("too much memory, or none to be read");
	return 0;
}

int main(int argc, char **argv)
{
	static struct day day = { .readers = { { .cap = EVENTS },
					       { .cap = 37, .piece = 4099, .one_by_one = true } } };
	uint32_t symbols;
	int rc;

	if (argc != 4) {
		fprintf(stderr, "usage: stream MESSAGES SYMBOLS BYTES_MAX <DAY\n");
		return 2;
	}
	day.messages = strtoull(argv[1], NULL, 10);
	symbols = (uint32_t)strtoul(argv[2], NULL, 10);
	day.bytes_max = strtoull(argv[3], NULL, 10);
	rc = reader_open(&day.readers[0], symbols) < 0 || reader_open(&day.readers[1], symbols) < 0;
	rc = rc != 0 || read_day(&day) < 0 || compare(&day) < 0 || judge(&day) < 0;
	for (uint32_t i = 0; i < 2; i++) {
		hft_md_destroy(day.readers[i].md);
		hft_book_destroy(day.readers[i].book);
	}
	return rc;
}
