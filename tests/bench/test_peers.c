/* SPDX-License-Identifier: Apache-2.0 */
#include "peers/libhft.h"
#include "peers/rows.h"
#include "peers/worth.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

static char path[] = "test_peers.XXXXXX";

static struct commands commands_of(uint32_t mix, bool core)
{
	struct stream_config config = *stream_mix(mix);
	struct commands commands;

	config.events = 20000;
	config.live = config.live > 2000 ? 2000 : config.live;
	config.symbols = config.symbols > 50 ? 50 : config.symbols;
	config.core = core;
	ck_assert_int_eq(commands_make(&config, &commands), 0);
	return commands;
}

static struct peer_stream stream_of(uint32_t mix, bool core)
{
	struct commands commands = commands_of(mix, core);
	struct peer_stream stream;

	ck_assert_int_eq(peer_stream_make(&commands, &stream), 0);
	commands_free(&commands);
	return stream;
}

START_TEST(stream_comes_back)
{
	struct commands commands = commands_of((uint32_t)_i / 2, _i % 2);
	struct peer_stream written, read;

	ck_assert_int_eq(peer_stream_make(&commands, &written), 0);
	ck_assert_int_eq(peer_stream_write(path, &written), 0);
	ck_assert_int_eq(peer_stream_read(path, &read), 0);
	ck_assert_uint_eq(read.header.count, commands.count);
	ck_assert_uint_eq(read.header.preload, commands.preload);
	for (uint64_t i = 0; i < commands.count; i++) {
		const struct command *want = &commands.rows[i];
		struct command got;

		peer_command(&read.rows[i], &got);
		ck_assert_mem_eq(&got, want, sizeof(got));
		ck_assert_uint_ne(read.rows[i].side, HFT_SIDE_NONE);
	}
	commands_free(&commands);
	peer_stream_free(&written);
	peer_stream_free(&read);
}
END_TEST

START_TEST(libhft_trades_as_floor)
{
	struct peer_stream stream = stream_of((uint32_t)_i / 4, _i % 2);
	struct peer_trades want = { .rows = NULL }, got = { .rows = NULL }, read;

	ck_assert_int_eq(peer_worth(&stream, &want), 0);
	ck_assert_int_eq(peer_libhft(&stream, _i % 4 < 2 ? 1 : 64, 1, &got), 0);
	ck_assert_uint_gt(want.count, 1000);
	ck_assert_int_eq(peer_trades_write(path, &got), 0);
	ck_assert_int_eq(peer_trades_read(path, &read), 0);
	ck_assert_int_eq(peer_trades_differ(&want, &read), -1);
	peer_trades_free(&want);
	peer_trades_free(&got);
	peer_trades_free(&read);
	peer_stream_free(&stream);
}
END_TEST

/* Each trade that lacks is found, by its command. */
START_TEST(dropped_trade_differs)
{
	struct peer_stream stream = stream_of(0, false);
	struct peer_trades want = { .rows = NULL };

	ck_assert_int_eq(peer_worth(&stream, &want), 0);
	for (uint64_t drop = 1; drop <= want.count; drop += 100) {
		struct peer_trades got = { .drop = drop };

		ck_assert_int_eq(peer_worth(&stream, &got), 0);
		ck_assert_uint_eq(got.count, want.count - 1);
		ck_assert_int_eq(peer_trades_differ(&want, &got),
				 (int64_t)want.rows[drop - 1].command);
		peer_trades_free(&got);
	}
	peer_trades_free(&want);
	peer_stream_free(&stream);
}
END_TEST

/* Those at the end too, whichever side lacks them. */
START_TEST(shorter_list_differs)
{
	struct peer_trade rows[2] = { { 4, 1, 2, 100, 7 }, { 5, 1, 3, 100, 2 } };
	const struct peer_trades none = { .rows = NULL };
	const struct peer_trades one = { .rows = rows, .count = 1 };
	const struct peer_trades two = { .rows = rows, .count = 2 };

	ck_assert_int_eq(peer_trades_differ(&two, &one), 5);
	ck_assert_int_eq(peer_trades_differ(&one, &two), 5);
	ck_assert_int_eq(peer_trades_differ(&none, &one), 4);
	ck_assert_int_eq(peer_trades_differ(&one, &none), 4);
	ck_assert_int_eq(peer_trades_differ(&none, &none), -1);
}
END_TEST

/* Whatever field of a trade is another. */
START_TEST(changed_trade_differs)
{
	struct peer_trade a[3] = { { 4, 1, 2, 100, 7 }, { 5, 1, 3, 100, 2 }, { 9, 6, 8, 99, 1 } };
	struct peer_trade b[3];
	const struct peer_trades want = { .rows = a, .count = 3 };
	const struct peer_trades got = { .rows = b, .count = 3 };

	memcpy(b, a, sizeof(b));
	ck_assert_int_eq(peer_trades_differ(&want, &got), -1);
	((uint64_t *)&b[1])[_i]++;
	ck_assert_int_eq(peer_trades_differ(&want, &got), 5);
}
END_TEST

START_TEST(core_has_no_replace)
{
	struct peer_stream core = stream_of(1, true), full = stream_of(1, false);
	uint64_t replaces = 0;

	for (uint64_t i = 0; i < core.header.count; i++)
		ck_assert_uint_ne(core.rows[i].kind, HFT_ORDER_REPLACE);
	for (uint64_t i = 0; i < full.header.count; i++)
		replaces += full.rows[i].kind == HFT_ORDER_REPLACE;
	ck_assert_uint_gt(replaces, 500);
	ck_assert_mem_eq(core.rows, full.rows, core.header.preload * sizeof(*core.rows));
	peer_stream_free(&core);
	peer_stream_free(&full);
}
END_TEST

static void break_header(struct peer_stream *s, int what)
{
	switch (what) {
	case 0: s->header.magic[7]++; break;
	case 1: s->header.preload = UINT64_MAX; break;
	case 2: s->header.preload = s->header.count + 1; break;
	case 3: s->header.instruments = 0; break;
	default: s->header.ids = 10; break;
	}
}

static void break_row(struct peer_row *r, int what)
{
	switch (what) {
	case 0: r->id = 0; break;
	case 1: r->instrument = 2; break;
	case 2: r->kind = 4; break;
	case 3: r->side = 0; break;
	case 4: r->type = 3; break;
	case 5: r->tif = 0; break;
	case 6: r->price = 0; break;
	case 7: r->price = -1; break;
	default: r->qty = COMMANDS_QTY_MAX + 1; break;
	}
}

START_TEST(broken_stream_is_refused)
{
	struct peer_stream stream = stream_of(0, false), read;
	uint64_t count = stream.header.count;

	if (_i < 5)
		break_header(&stream, _i);
	else if (_i < 14)
		break_row(&stream.rows[17], _i - 5);
	ck_assert_int_eq(peer_stream_write(path, &stream), 0);
	if (_i == 14)
		ck_assert_int_eq(truncate(path, (off_t)(PEER_HEADER + count * 32 - 1)), 0);
	if (_i == 15)
		ck_assert_int_eq(truncate(path, PEER_HEADER - 1), 0);
	if (_i == 16)
		ck_assert_int_eq(truncate(path, (off_t)(PEER_HEADER + (count - 1) * 32)), 0);
	ck_assert_int_eq(peer_stream_read(path, &read), _i == 17 ? 0 : -1);
	if (_i == 17)
		peer_stream_free(&read);
	peer_stream_free(&stream);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("peers");
	TCase *tc = tcase_create("files");
	int failed, fd = mkstemp(path);

	if (fd < 0)
		return 1;
	close(fd);
	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, stream_comes_back, 0, 10);
	tcase_add_loop_test(tc, libhft_trades_as_floor, 0, 20);
	tcase_add_test(tc, dropped_trade_differs);
	tcase_add_test(tc, shorter_list_differs);
	tcase_add_loop_test(tc, changed_trade_differs, 0, 5);
	tcase_add_test(tc, core_has_no_replace);
	tcase_add_loop_test(tc, broken_stream_is_refused, 0, 18);
	suite_add_tcase(suite, tc);
	failed = unit_run(suite);
	unlink(path);
	return failed;
}
