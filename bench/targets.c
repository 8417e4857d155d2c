/* SPDX-License-Identifier: Apache-2.0 */
#include "targets.h"

#include <fnmatch.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum metric {
	VALUE,
	RATIO,
	TAIL,  /* p99 / p50, where p99 is one that a clock can tell */
	BESIDE /* the value over that of the row of the same name in the group `beside` */
};

enum bound { AT_MOST, BELOW, AT_LEAST };

#define TAIL_MIN 50.0 /* ns */

/* Patterns of the shell, for a row's group and name. */
struct goal {
	const char *group;
	const char *name;
	enum metric metric;
	enum bound kind;
	double bound;
	const char *beside;
};

static const struct goal goals[] = {
	{ "match *", "match by handle, single", RATIO, AT_MOST, 1.5, NULL },
	{ "match *", "match by handle, batch 64", RATIO, AT_MOST, 1.3, NULL },
	{ "match *", "match by id, single", RATIO, AT_MOST, 1.5, NULL },
	{ "match *", "match by id, batch 64", RATIO, AT_MOST, 1.3, NULL },
	{ "book *", "book, single", RATIO, AT_MOST, 1.5, NULL },
	{ "book *", "book, batch 64", RATIO, AT_MOST, 1.3, NULL },
	{ "match *", "match by *", TAIL, AT_MOST, 6, NULL },
	{ "book *", "book, *", TAIL, AT_MOST, 6, NULL },
	{ "day, *", "book, *", TAIL, AT_MOST, 6, NULL },
	{ "decode", "hft_md_decode", RATIO, AT_LEAST, 0.45, NULL },
	{ "day, 500 symbols", "book, single", VALUE, AT_MOST, 110, NULL },
	{ "day, 500 symbols", "book, batch 256", VALUE, AT_MOST, 60, NULL },
	{ "day, 8000 symbols", "book, single", BESIDE, AT_MOST, 1.5, "day, 500 symbols" },
	{ "day, 8000 symbols", "book, batch 256", BESIDE, AT_MOST, 1.5, "day, 500 symbols" },
	{ "* [CU]1M", "memory, hot, *", VALUE, AT_MOST, 64, NULL },
	{ "* [CU]1M", "memory, cold, *", VALUE, AT_MOST, 64, NULL },
	{ "empty books", "memory, 1000 books, *", VALUE, BELOW, 16, NULL },
	{ "worst match", "sweep, 100k *", VALUE, AT_MOST, 15, NULL },
	{ "worst match", "sweep, 1M on *", VALUE, AT_MOST, 15, NULL },
	{ "worst match", "sweep, 1M levels", VALUE, AT_MOST, 15, NULL },
};

enum { GOALS = sizeof(goals) / sizeof(goals[0]) };

static const struct bench_row *beside(const struct bench *b, const struct goal *goal,
				      const struct bench_row *row)
{
	for (uint32_t i = 0; goal->beside != NULL && i < b->rows_count; i++) {
		if (strcmp(b->rows[i].group, goal->beside) == 0 &&
		    strcmp(b->rows[i].name, row->name) == 0)
			return &b->rows[i];
	}
	return NULL;
}

/* NAN = this row has no such figure. */
static double figure_of(const struct bench *b, const struct goal *goal, const struct bench_row *row)
{
	const struct bench_row *other = beside(b, goal, row);

	if (goal->metric == RATIO)
		return row->versus[0] != '\0' ? row->ratio : NAN;
	if (goal->metric == TAIL)
		return row->tails.p50 > 0 && row->tails.p99 >= TAIL_MIN ?
			       row->tails.p99 / row->tails.p50 :
			       NAN;
	if (goal->metric == BESIDE)
		return other != NULL ? row->value / other->value : NAN;
	return row->value;
}

/* A figure of 0 or less is noise that was taken off twice: it meets nothing. */
static bool meets(const struct goal *goal, double figure)
{
	if (!(figure > 0))
		return false;
	if (goal->kind == AT_LEAST)
		return figure >= goal->bound;
	return goal->kind == BELOW ? figure < goal->bound : figure <= goal->bound;
}

static bool worse(const struct goal *goal, double a, double b)
{
	return goal->kind == AT_LEAST ? a < b : a > b;
}

static void unit_of(const struct goal *goal, const struct bench_row *row, char *out, size_t size)
{
	if (goal->metric == RATIO)
		snprintf(out, size, "x %s", row->versus);
	else if (goal->metric == TAIL)
		snprintf(out, size, "x p50, at p99");
	else if (goal->metric == BESIDE)
		snprintf(out, size, "x %s", goal->beside);
	else
		snprintf(out, size, "%s", row->unit);
}

static void set(struct verdict *v, const struct goal *goal, const struct bench_row *row,
		double figure)
{
	static const char *const signs[] = { "<=", "<", ">=" };

	snprintf(v->group, sizeof(v->group), "%s", row->group);
	snprintf(v->name, sizeof(v->name), "%s", row->name);
	unit_of(goal, row, v->unit, sizeof(v->unit));
	v->sign = signs[goal->kind];
	v->figure = figure;
	v->bound = goal->bound;
	v->met = meets(goal, figure);
}

/* Rows of a group stand together, so its verdict, if it has one yet, is the last. */
static uint32_t judge_goal(const struct bench *b, const struct goal *goal, struct verdict *out,
			   uint32_t cap)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < b->rows_count; i++) {
		const struct bench_row *row = &b->rows[i];
		double figure;
		bool again;

		if (fnmatch(goal->group, row->group, 0) != 0 ||
		    fnmatch(goal->name, row->name, 0) != 0)
			continue;
		figure = figure_of(b, goal, row);
		if (isnan(figure))
			continue;
		again = n > 0 && strcmp(out[n - 1].group, row->group) == 0;
		if (!again && n < cap)
			set(&out[n++], goal, row, figure);
		else if (again && worse(goal, figure, out[n - 1].figure))
			set(&out[n - 1], goal, row, figure);
	}
	return n;
}

uint32_t targets_judge(const struct bench *b, struct verdict *out, uint32_t cap)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < GOALS; i++)
		n += judge_goal(b, &goals[i], out + n, cap - n);
	return n;
}
