/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct bench bench;

/* Three kinds of rows: with all there is, with a note in place of a figure, with both. */
static void fill(void)
{
	struct bench_row *row;

	memset(&bench, 0, sizeof(bench));
	bench.rounds = 3;
	row = bench_add(&bench, "book A1k", "book, single", 30, "ns/event", 1.6, "the floor");
	row->tails = (struct bench_tails){ 20, 80, 900 };
	bench_say(&bench, "book C1M", "book, single", "not granted: why");
	row = bench_add(&bench, "book C1M", "memory, hot, book", 64, "B/order", 0, NULL);
	snprintf(row->note, sizeof(row->note), "97 %% of it");
}

static void check_line(const char *text, const char *line)
{
	const char *at = strstr(text, line);

	ck_assert_msg(at != NULL, "no line %s in %s", line, text);
	ck_assert_int_eq(at[-1], '\n');
}

START_TEST(json_has_rows_and_targets)
{
	char path[] = "/tmp/hft-test-table-XXXXXX", text[4096] = "";
	int fd = mkstemp(path);
	ssize_t n;

	ck_assert_int_ge(fd, 0);
	fill();
	ck_assert_int_eq(bench_json_write(&bench, path), 0);
	n = read(fd, text, sizeof(text) - 1);
	ck_assert_int_gt(n, 0);
	close(fd);
	unlink(path);
	check_line(text, "    {\"group\": \"book A1k\", \"name\": \"book, single\", "
			 "\"value\": 30.0000, \"unit\": \"ns/event\", "
			 "\"ratio\": 1.6000, \"to\": \"the floor\", "
			 "\"p50\": 20.00, \"p99\": 80.00, \"p999\": 900.00},\n");
	check_line(text, "    {\"group\": \"book C1M\", \"name\": \"book, single\", "
			 "\"note\": \"not granted: why\"},\n");
	check_line(text, "    {\"group\": \"book C1M\", \"name\": \"memory, hot, book\", "
			 "\"value\": 64.0000, \"unit\": \"B/order\", "
			 "\"note\": \"97 % of it\"}\n  ],\n");
	check_line(text, "  \"targets\": [\n"
			 "    {\"group\": \"book A1k\", \"name\": \"book, single\", "
			 "\"figure\": 1.6000, \"unit\": \"x the floor\", \"sign\": \"<=\", "
			 "\"bound\": 1.5000, \"met\": false},\n");
	check_line(text, "    {\"group\": \"book C1M\", \"name\": \"memory, hot, book\", "
			 "\"figure\": 64.0000, \"unit\": \"B/order\", \"sign\": \"<=\", "
			 "\"bound\": 64.0000, \"met\": true}\n  ]\n}\n");
}
END_TEST

START_TEST(json_without_rows_has_no_targets)
{
	char path[] = "/tmp/hft-test-table-XXXXXX", text[1024] = "";
	int fd = mkstemp(path);

	ck_assert_int_ge(fd, 0);
	memset(&bench, 0, sizeof(bench));
	ck_assert_int_eq(bench_json_write(&bench, path), 0);
	ck_assert_int_gt(read(fd, text, sizeof(text) - 1), 0);
	close(fd);
	unlink(path);
	check_line(text, "  \"rows\": [\n  ],\n  \"targets\": [\n  ]\n}\n");
	ck_assert_int_lt(bench_json_write(&bench, "/nowhere/x"), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("table");
	TCase *tc = tcase_create("json");

	tcase_add_test(tc, json_has_rows_and_targets);
	tcase_add_test(tc, json_without_rows_has_no_targets);
	suite_add_tcase(suite, tc);
	return unit_run(suite);
}
