/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/file.h>

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <zlib.h>

#include "deny.h"
#include "unit.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))
#define KIB ((size_t)1 << 10)
#define MIB ((size_t)1 << 20)
#define WINDOW_MIN ((uint64_t)1 << 17)

struct bytes {
	uint8_t *data;
	size_t size;
	size_t room;
};

static char path[64];

static void append(struct bytes *bytes, const void *data, size_t size)
{
	if (bytes->size + size > bytes->room) {
		bytes->room = 2 * (bytes->size + size);
		bytes->data = realloc(bytes->data, bytes->room);
		ck_assert_ptr_nonnull(bytes->data);
	}
	if (size > 0)
		memcpy(bytes->data + bytes->size, data, size);
	bytes->size += size;
}

/* Half noise and half repetition, so that it packs, but not to nothing. */
static struct bytes sample(size_t size, uint32_t seed)
{
	struct bytes bytes = { 0 };
	uint8_t chunk[64];

	while (bytes.size < size) {
		for (size_t i = 0; i < sizeof(chunk); i++) {
			seed = seed * 1664525 + 1013904223;
			chunk[i] = i < 32 ? (uint8_t)(seed >> 24) : (uint8_t)i;
		}
		append(&bytes, chunk, size - bytes.size < 64 ? size - bytes.size : 64);
	}
	return bytes;
}

static void append_gzip(struct bytes *out, const struct bytes *in)
{
	z_stream stream = { 0 };
	uint8_t *packed;
	uLong bound;

	ck_assert_int_eq(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
	bound = deflateBound(&stream, in->size);
	packed = malloc(bound);
	ck_assert_ptr_nonnull(packed);
	stream.next_in = in->data;
	stream.avail_in = (uInt)in->size;
	stream.next_out = packed;
	stream.avail_out = (uInt)bound;
	ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
	append(out, packed, stream.total_out);
	ck_assert_int_eq(deflateEnd(&stream), Z_OK);
	free(packed);
}

static void make_path(void)
{
	int fd;

	strcpy(path, "/tmp/hft_test_file_XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	close(fd);
}

static void remove_path(void)
{
	unlink(path);
}

/* A new file each time: some file systems flush one that is cut to nothing and rewritten. */
static void write_file(const void *data, size_t size)
{
	FILE *file;

	unlink(path);
	file = fopen(path, "wx");
	ck_assert_ptr_nonnull(file);
	ck_assert(size == 0 || fwrite(data, 1, size, file) == size);
	ck_assert_int_eq(fclose(file), 0);
}

static hft_status try_open(uint64_t window_max, hft_file **file)
{
	hft_file_config config;

	ck_assert_int_eq(hft_file_config_init(&config, sizeof(config)), HFT_OK);
	config.window_max = window_max;
	return hft_file_open(path, &config, file);
}

enum { ALL, PART, SMALL, LATE, STYLES };

/* How much of a window a reader uses. LATE: nothing until the window stops growing. */
static uint64_t use(int style, uint32_t *seed, uint64_t size, bool grew)
{
	*seed = *seed * 1664525 + 1013904223;
	switch (style) {
	case PART:
		return size * (*seed >> 24) / 255;
	case SMALL:
		return size < 1000 ? size : size < 30 * KIB ? 1000 + (*seed >> 24) : 30 * KIB;
	case LATE:
		return grew ? 0 : size;
	default:
		return size;
	}
}

/*
 * Read to the end or to an error, and check on the way that unread bytes come again, in order.
 * Returns 0 or the error.
 */
static int64_t read_all(hft_file *file, int style, uint64_t window_max, struct bytes *out)
{
	uint64_t size = 0, used = 0, before;
	const uint8_t *data = NULL;
	uint32_t seed = 1;
	int64_t position = 0;
	int64_t result;

	out->size = 0;
	for (int calls = 0;; calls++) {
		before = size - used;
		result = hft_file_next(file, used, &data, &size);
		ck_assert_int_lt(calls, 1000000);
		ck_assert_int_ge(hft_file_position(file), position);
		position = hft_file_position(file);
		ck_assert_int_le(position, hft_file_bytes(file));
		if (result < 0)
			return result;
		ck_assert_ptr_nonnull(data);
		ck_assert_uint_ge(size, before);
		ck_assert_uint_le(size, window_max);
		/* A reader that used nothing must get more, while there can be more. */
		if (used == 0 && calls > 0 && result == 1 && before < window_max)
			ck_assert_uint_gt(size, before);
		ck_assert(before == 0 || memcmp(out->data + out->size - before, data, before) == 0);
		append(out, data + before, size - before);
		if (result == 0)
			return 0;
		used = use(style, &seed, size, size > before);
	}
}

static void check_file(const void *disk, size_t disk_size, int kind, const struct bytes *want,
		       int64_t result)
{
	static const uint64_t windows[] = { WINDOW_MIN, WINDOW_MIN + 1, (uint64_t)1 << 22 };
	struct bytes got = { 0 };

	write_file(disk, disk_size);
	for (int w = 0; w < COUNT(windows); w++)
		for (int style = 0; style < STYLES; style++) {
			hft_file *file = NULL;
			uint64_t limit = kind == HFT_FILE_GZIP ? windows[w] : UINT64_MAX;

			ck_assert_int_eq(try_open(windows[w], &file), HFT_OK);
			ck_assert_int_eq(hft_file_kind(file), kind);
			ck_assert_int_eq(hft_file_bytes(file), (int64_t)disk_size);
			ck_assert_int_eq(hft_file_position(file), 0);
			ck_assert_int_eq(read_all(file, style, limit, &got), result);
			ck_assert_uint_eq(got.size, want->size);
			ck_assert(got.size == 0 || memcmp(got.data, want->data, got.size) == 0);
			if (result == 0 && kind == HFT_FILE_GZIP)
				ck_assert_int_eq(hft_file_position(file), (int64_t)disk_size);
			hft_file_close(file);
		}
	free(got.data);
}

static const size_t sizes[] = {
	0, 1, 2, 3, 4096, 131071, 131072, 131073, 262144, 300000, 4 * MIB - 1, 4 * MIB, 4 * MIB + 1,
	9 * MIB,
};

START_TEST(plain_files_read_back)
{
	struct bytes want = sample(sizes[_i], 1);

	check_file(want.data, want.size, HFT_FILE_PLAIN, &want, 0);
	free(want.data);
}
END_TEST

START_TEST(gzip_files_read_back)
{
	struct bytes want = sample(sizes[_i], 2), disk = { 0 };

	append_gzip(&disk, &want);
	check_file(disk.data, disk.size, HFT_FILE_GZIP, &want, 0);
	free(disk.data);
	free(want.data);
}
END_TEST

START_TEST(members_follow_one_another)
{
	static const size_t parts[] = { 5, 0, 100000, 1, 300000, 0 };
	struct bytes want = { 0 }, disk = { 0 };

	for (int i = 0; i < COUNT(parts); i++) {
		struct bytes part = sample(parts[i], (uint32_t)i + 3);

		append(&want, part.data, part.size);
		append_gzip(&disk, &part);
		free(part.data);
	}
	check_file(disk.data, disk.size, HFT_FILE_GZIP, &want, 0);
	free(disk.data);
	free(want.data);
}
END_TEST

static const struct {
	size_t zeros;
	const char *text;
	int64_t result;
} tails[] = {
	{ 1, "", 0 },
	{ 512, "", 0 },
	{ 200000, "", 0 },
	{ 0, "x", HFT_E_TRUNCATED }, /* could begin a header */
	{ 0, "garbage", HFT_E_MALFORMED },
	{ 100000, "garbage", HFT_E_MALFORMED },
	{ 0, "\x1f", HFT_E_TRUNCATED },
	{ 3, "\x1f\x8b\x08", HFT_E_TRUNCATED },
	{ 0, "\x1f\x8b\x07\x01\x01\x01\x01", HFT_E_MALFORMED },
};

START_TEST(what_follows_the_last_member_is_padding_or_refused)
{
	struct bytes want = sample(200000, 9), disk = { 0 };
	uint8_t *zeros = calloc(1, tails[_i].zeros + 1);

	append_gzip(&disk, &want);
	append(&disk, zeros, tails[_i].zeros);
	append(&disk, tails[_i].text, strlen(tails[_i].text));
	check_file(disk.data, disk.size, HFT_FILE_GZIP, &want, tails[_i].result);
	free(zeros);
	free(disk.data);
	free(want.data);
}
END_TEST

START_TEST(what_came_before_a_cut_is_shown_first)
{
	struct bytes want = sample(1200, 4), disk = { 0 }, got = { 0 };
	size_t last = 0;

	append_gzip(&disk, &want);
	for (size_t cut = 2; cut < disk.size; cut++) {
		hft_file *file = NULL;
		const uint8_t *data = NULL;
		uint64_t size = 42;

		write_file(disk.data, cut);
		ck_assert_int_eq(try_open(WINDOW_MIN, &file), HFT_OK);
		ck_assert_int_eq(read_all(file, ALL, WINDOW_MIN, &got), HFT_E_TRUNCATED);
		ck_assert_uint_ge(got.size, last);
		ck_assert(got.size == 0 || memcmp(got.data, want.data, got.size) == 0);
		last = got.size;
		/* the error stays, and writes nothing */
		ck_assert_int_eq(hft_file_next(file, 0, &data, &size), HFT_E_TRUNCATED);
		ck_assert_int_eq(hft_file_next(file, 1, &data, &size), HFT_E_INVAL);
		ck_assert_ptr_null(data);
		ck_assert_uint_eq(size, 42);
		hft_file_close(file);
	}
	/* the last cuts are in the trailer: by then everything was shown */
	ck_assert_uint_eq(last, want.size);
	free(got.data);
	free(disk.data);
	free(want.data);
}
END_TEST

START_TEST(a_cut_in_a_large_file_shows_all_before_it)
{
	struct bytes want = sample(3 * MIB, 5), disk = { 0 };

	append_gzip(&disk, &want);
	check_file(disk.data, disk.size - 8, HFT_FILE_GZIP, &want, HFT_E_TRUNCATED);
	free(disk.data);
	free(want.data);
}
END_TEST

/* Whatever bit is wrong: an end without error means the right bytes. */
START_TEST(no_bit_flip_passes)
{
	struct bytes want = sample(600, 6), disk = { 0 }, got = { 0 };
	int malformed = 0;

	append_gzip(&disk, &want);
	for (size_t bit = 16; bit < disk.size * 8; bit++) {
		hft_file *file = NULL;
		int64_t result;

		disk.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		write_file(disk.data, disk.size);
		disk.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		ck_assert_int_eq(try_open(WINDOW_MIN, &file), HFT_OK);
		result = read_all(file, ALL, WINDOW_MIN, &got);
		hft_file_close(file);
		malformed += result == HFT_E_MALFORMED;
		if (result == 0)
			ck_assert(got.size == want.size &&
				  memcmp(got.data, want.data, want.size) == 0);
		else
			ck_assert(result == HFT_E_MALFORMED || result == HFT_E_TRUNCATED);
	}
	ck_assert_int_gt(malformed, 1000);
	free(got.data);
	free(disk.data);
	free(want.data);
}
END_TEST

START_TEST(small_inflation_bombs_stay_in_the_window)
{
	struct bytes want = { calloc(1, 64 * MIB), 64 * MIB, 64 * MIB }, disk = { 0 }, got = { 0 };
	hft_file *file = NULL;

	append_gzip(&disk, &want);
	ck_assert_uint_lt(disk.size, 128 * KIB);
	write_file(disk.data, disk.size);
	ck_assert_int_eq(try_open(WINDOW_MIN, &file), HFT_OK);
	ck_assert_int_eq(read_all(file, ALL, WINDOW_MIN, &got), 0);
	ck_assert_uint_eq(got.size, want.size);
	hft_file_close(file);
	free(got.data);
	free(disk.data);
	free(want.data);
}
END_TEST

START_TEST(reading_allocates_nothing)
{
	struct bytes want = sample(3 * MIB, 7), disk = { 0 };
	const uint8_t *data;
	uint64_t size = 0;
	hft_file *file = NULL;
	size_t before;

	append_gzip(&disk, &want);
	write_file(disk.data, disk.size);
	ck_assert_int_eq(try_open(WINDOW_MIN, &file), HFT_OK);
	before = mallinfo2().uordblks + mallinfo2().hblkhd;
	while (hft_file_next(file, size, &data, &size) == 1)
		ck_assert_uint_eq(mallinfo2().uordblks + mallinfo2().hblkhd, before);
	ck_assert_uint_eq(mallinfo2().uordblks + mallinfo2().hblkhd, before);
	hft_file_close(file);
	free(disk.data);
	free(want.data);
}
END_TEST

/* The lowest free descriptor: the same before and after, if nothing stayed open. */
static int lowest_fd(void)
{
	int fd = open("/dev/null", O_RDONLY);

	close(fd);
	return fd;
}

/* From /proc/self/statm: 0 the address space, 2 the resident pages of files. */
static uint64_t memory_bytes(int column)
{
	unsigned long long pages[3];
	FILE *file = fopen("/proc/self/statm", "r");

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file, "%llu %llu %llu", &pages[0], &pages[1], &pages[2]), 3);
	fclose(file);
	return pages[column] * 4096;
}

START_TEST(close_gives_everything_back)
{
	struct bytes want = sample(1000, 11), disk = { 0 };
	uint64_t before = memory_bytes(0);
	int fd = lowest_fd();

	append_gzip(&disk, &want);
	for (int i = 0; i < 40; i++) {
		hft_file *file = NULL;

		write_file(i & 1 ? disk.data : want.data, i & 1 ? disk.size : want.size);
		if (i & 2)
			ck_assert_int_eq(truncate(path, 64 * MIB), 0);
		ck_assert_int_eq(try_open((uint64_t)1 << 28, &file), HFT_OK);
		hft_file_close(file);
	}
	ck_assert_int_eq(lowest_fd(), fd);
	ck_assert_uint_lt(memory_bytes(0), before + 64 * MIB);
	free(disk.data);
	free(want.data);
}
END_TEST

START_TEST(a_large_plain_file_is_given_back_behind_the_reader)
{
	const uint64_t bytes = 400 * MIB + 12345;
	uint64_t size = 0, used = 0, read = 0, most = 0, sum = 0;
	const uint8_t *data;
	hft_file *file = NULL;
	int64_t result = 1;

	ck_assert_int_eq(truncate(path, (off_t)bytes), 0);
	ck_assert_int_eq(try_open(WINDOW_MIN, &file), HFT_OK);
	while (result == 1) {
		result = hft_file_next(file, used, &data, &size);
		ck_assert_int_ge(result, 0);
		for (uint64_t i = 0; i < size; i += 4096)
			sum += data[i];
		most = memory_bytes(2) > most ? memory_bytes(2) : most;
		used = size;
		read += used;
		ck_assert_int_eq(hft_file_position(file), (int64_t)(read - used));
	}
	ck_assert_uint_eq(read, bytes);
	ck_assert_uint_eq(sum, 0);
	ck_assert_uint_lt(most, 200 * MIB);
	hft_file_close(file);
}
END_TEST

START_TEST(bad_arguments_change_nothing)
{
	struct bytes want = sample(100, 8);
	const uint8_t *data = NULL;
	uint64_t size = 0;
	hft_file *file = NULL;

	write_file(want.data, want.size);
	ck_assert_int_eq(try_open(WINDOW_MIN, &file), HFT_OK);
	ck_assert_int_eq(hft_file_next(file, 1, &data, &size), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_next(NULL, 0, &data, &size), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_next(file, 0, NULL, &size), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_next(file, 0, &data, NULL), HFT_E_INVAL);
	ck_assert_ptr_null(data);
	ck_assert_int_eq(hft_file_next(file, 0, &data, &size), 0);
	ck_assert_uint_eq(size, 100);
	ck_assert_int_eq(hft_file_next(file, 101, &data, &size), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_next(file, UINT64_MAX, &data, &size), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_next(file, 40, &data, &size), 0);
	ck_assert_uint_eq(size, 60);
	ck_assert_mem_eq(data, want.data + 40, 60);
	ck_assert_int_eq(hft_file_next(file, 61, &data, &size), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_next(file, 60, &data, &size), 0);
	ck_assert_uint_eq(size, 0);
	ck_assert_int_eq(hft_file_next(file, 0, &data, &size), 0);
	ck_assert_int_eq(hft_file_position(file), 100);
	hft_file_close(file);
	hft_file_close(NULL);
	ck_assert_int_eq(hft_file_kind(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_bytes(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_position(NULL), HFT_E_INVAL);
	free(want.data);
}
END_TEST

START_TEST(bad_configs_are_refused)
{
	hft_file_config config;
	hft_file *file = NULL;

	ck_assert_int_eq(hft_file_config_init(NULL, 16), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_config_init(&config, 15), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.window_max, (uint64_t)1 << 22);
	ck_assert_int_eq(hft_file_open(NULL, &config, &file), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_open(path, NULL, &file), HFT_E_INVAL);
	ck_assert_int_eq(hft_file_open(path, &config, NULL), HFT_E_INVAL);
	config.reserved = 1;
	ck_assert_int_eq(hft_file_open(path, &config, &file), HFT_E_INVAL);
	ck_assert_int_eq(try_open(WINDOW_MIN - 1, &file), HFT_E_INVAL);
	ck_assert_int_eq(try_open(0, &file), HFT_E_INVAL);
	ck_assert_int_eq(try_open(((uint64_t)1 << 30) + 1, &file), HFT_E_INVAL);
	ck_assert_int_eq(try_open(UINT64_MAX, &file), HFT_E_INVAL);
	ck_assert_ptr_null(file);
}
END_TEST

static const struct {
	const char *path;
	hft_status status;
} places[] = {
	{ "", HFT_E_NOTFOUND },
	{ "/nonexistent/file", HFT_E_NOTFOUND },
	{ "/dev/null/file", HFT_E_NOTFOUND },
	{ "/", HFT_E_NOTSUP },
	{ "/dev/zero", HFT_E_NOTSUP },
	{ "/proc/self/mem", HFT_E_IO }, /* a regular file that cannot be read at 0 */
};

START_TEST(only_regular_files_open)
{
	hft_file_config config;
	hft_file *file = NULL;
	int fd = lowest_fd();

	hft_file_config_init(&config, sizeof(config));
	ck_assert_int_eq(hft_file_open(places[_i].path, &config, &file), places[_i].status);
	ck_assert_ptr_null(file);
	ck_assert_int_eq(lowest_fd(), fd);
}
END_TEST

START_TEST(a_pipe_without_a_writer_does_not_block)
{
	hft_file *file = NULL;

	unlink(path);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	ck_assert_int_eq(try_open(WINDOW_MIN, &file), HFT_E_NOTSUP);
	ck_assert_ptr_null(file);
}
END_TEST

static int open_forbidden(void)
{
	hft_file *file = NULL;

	if (geteuid() == 0 && setuid(65534) != 0)
		return 1;
	return try_open(WINDOW_MIN, &file) == HFT_E_PERM && file == NULL ? 0 : 2;
}

START_TEST(a_forbidden_file_says_so)
{
	ck_assert_int_eq(chmod(path, 0), 0);
	ck_assert_int_eq(in_child(open_forbidden), 0);
}
END_TEST

static int map_refused(void)
{
	hft_file *file = NULL;
	int fd = lowest_fd();

	deny(SYS_mmap, 2, PROT_READ, ENOMEM);
	if (try_open(WINDOW_MIN, &file) != HFT_E_NOMEM || file != NULL)
		return 1;
	return lowest_fd() == fd ? 0 : 2;
}

static int window_refused(void)
{
	hft_file *file = NULL;
	int fd = lowest_fd();

	deny(SYS_mmap, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, ENOMEM);
	if (try_open(WINDOW_MIN, &file) != HFT_E_NOMEM || file != NULL)
		return 1;
	return lowest_fd() == fd ? 0 : 2;
}

/* The first window is read, then the disk fails. */
static int read_refused(void)
{
	const uint8_t *data;
	uint64_t size;
	hft_file *file = NULL;

	if (try_open(WINDOW_MIN, &file) != HFT_OK)
		return 1;
	if (hft_file_next(file, 0, &data, &size) != 1 || size != WINDOW_MIN)
		return 2;
	deny(SYS_read, ANY, 0, EIO);
	while (hft_file_next(file, size, &data, &size) == 1)
		;
	if (hft_file_next(file, 0, &data, &size) != HFT_E_IO)
		return 3;
	hft_file_close(file);
	return 0;
}

START_TEST(what_the_kernel_refuses_is_reported)
{
	struct bytes want = sample(MIB, 10), disk = { 0 };

	write_file(want.data, want.size);
	ck_assert_int_eq(in_child(map_refused), 0);
	append_gzip(&disk, &want);
	write_file(disk.data, disk.size);
	ck_assert_int_eq(in_child(window_refused), 0);
	ck_assert_int_eq(in_child(read_refused), 0);
	free(disk.data);
	free(want.data);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("file");
	TCase *tcase = tcase_create("file");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, make_path, remove_path);
	tcase_add_loop_test(tcase, plain_files_read_back, 0, COUNT(sizes));
	tcase_add_loop_test(tcase, gzip_files_read_back, 0, COUNT(sizes));
	tcase_add_test(tcase, members_follow_one_another);
	tcase_add_loop_test(tcase, what_follows_the_last_member_is_padding_or_refused, 0,
			    COUNT(tails));
	tcase_add_test(tcase, what_came_before_a_cut_is_shown_first);
	tcase_add_test(tcase, a_cut_in_a_large_file_shows_all_before_it);
	tcase_add_test(tcase, no_bit_flip_passes);
	tcase_add_test(tcase, small_inflation_bombs_stay_in_the_window);
	tcase_add_test(tcase, reading_allocates_nothing);
	tcase_add_test(tcase, close_gives_everything_back);
	tcase_add_test(tcase, a_large_plain_file_is_given_back_behind_the_reader);
	tcase_add_test(tcase, bad_arguments_change_nothing);
	tcase_add_test(tcase, bad_configs_are_refused);
	tcase_add_loop_test(tcase, only_regular_files_open, 0, COUNT(places));
	tcase_add_test(tcase, a_pipe_without_a_writer_does_not_block);
	tcase_add_test(tcase, a_forbidden_file_says_so);
	tcase_add_test(tcase, what_the_kernel_refuses_is_reported);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
