/* SPDX-License-Identifier: Apache-2.0 */
#include "venue.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* How far an order has come: accepted, filled in part, replaced, filled. */
enum { NOTHING, ACCEPTED, PARTLY, REPLACED, DONE };

static bool grow(struct venue_life *life, uint64_t order_id)
{
	uint64_t size = life->size != 0 ? life->size : 1 << 16;
	uint8_t *steps, *lines;

	if (order_id < life->size)
		return true;
	while (size <= order_id)
		size *= 2;
	steps = realloc(life->steps, size);
	if (steps == NULL)
		return false;
	life->steps = steps;
	lines = realloc(life->lines, size);
	if (lines == NULL)
		return false;
	life->lines = lines;
	memset(steps + life->size, 0, size - life->size);
	memset(lines + life->size, 0, size - life->size);
	life->size = size;
	return true;
}

static uint8_t step_after(uint8_t step, const hft_report *report)
{
	if (step == NOTHING && report->kind == HFT_REPORT_ACCEPTED &&
	    (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0)
		return ACCEPTED;
	if (step == ACCEPTED && report->kind == HFT_REPORT_FILL && report->leaves > 0)
		return PARTLY;
	if (step == PARTLY && report->kind == HFT_REPORT_REPLACED)
		return REPLACED;
	if (step == REPLACED && report->kind == HFT_REPORT_FILL && report->leaves == 0)
		return DONE;
	return step;
}

bool venue_life_see(struct venue_life *life, const hft_report *report)
{
	uint64_t id = report->order_id;

	if (id == 0 || report->kind == HFT_REPORT_REJECTED)
		return true;
	if (!grow(life, id))
		return false;
	if (life->lines[id] != UINT8_MAX)
		life->lines[id]++;
	if (life->steps[id] == DONE)
		return true;
	life->steps[id] = step_after(life->steps[id], report);
	if (life->steps[id] == DONE && life->lines[id] < VENUE_LIFE_LINES &&
	    (life->order_id == 0 || life->lines[id] < life->best)) {
		life->order_id = id;
		life->best = life->lines[id];
	}
	return true;
}

void venue_life_keep(struct venue_life *life, const hft_report *report)
{
	if (report->order_id == life->order_id && life->order_id != 0 &&
	    life->count < VENUE_LIFE_LINES)
		life->reports[life->count++] = *report;
}

static const char *price_text(int64_t price, char out[32])
{
	hft_price_format(price, out, 32);
	return out;
}

/* What a report says, in words. */
static void words(const hft_report *report, char *out, size_t size)
{
	const char *verb = report->side == HFT_SIDE_BID ? "bought" : "sold";
	char price[32];

	price_text(report->price, price);
	switch (report->kind) {
	case HFT_REPORT_ACCEPTED:
		snprintf(out, size, "taken: waits to %s %" PRId64 " at %s",
			 report->side == HFT_SIDE_BID ? "buy" : "sell", report->qty, price);
		break;
	case HFT_REPORT_FILL:
		snprintf(out, size, "%s %" PRId64 " at %s, %s order %" PRIu64 "; %" PRId64
			 " still open", verb, report->qty, price,
			 (report->flags & HFT_REPORT_MAKER) != 0 ? "met by" : "which waited in",
			 report->aux, report->leaves);
		break;
	case HFT_REPORT_REPLACED:
		snprintf(out, size, "changed: now %" PRId64 " at %s, %s", report->qty, price,
			 (report->flags & HFT_REPORT_PRIORITY_KEPT) != 0
				 ? "keeping its place in the queue"
				 : "at the end of the queue");
		break;
	default:
		snprintf(out, size, "%" PRId64 " filled so far, %" PRId64 " open", report->cum_qty,
			 report->leaves);
		break;
	}
}

/* Time of day, kind, and what it says. */
void venue_life_line(const struct venue *v, uint32_t index, char *out, size_t size)
{
	const hft_report *report = &v->life.reports[index];
	int64_t ms = (report->ts - VENUE_MIDNIGHT) / 1000000;
	int64_t seconds = ms / 1000;
	char text[160];

	words(report, text, sizeof(text));
	snprintf(out, size, "%02d:%02d:%02d.%03d  %-10s %s", (int)(seconds / 3600),
		 (int)(seconds / 60 % 60), (int)(seconds % 60), (int)(ms % 1000),
		 hft_report_kind_name(report->kind), text);
}

void venue_life_print(const struct venue *v, FILE *out)
{
	const hft_report *first = &v->life.reports[0];
	const char *symbol;
	char line[256];

	if (v->life.count == 0) {
		fprintf(out, "  no order was accepted, filled in part, replaced and filled\n");
		return;
	}
	symbol = v->market.instruments[first->instrument].symbol;
	fprintf(out, "  an order's life: order %" PRIu64 " of account %u in %.*s\n",
		first->order_id, first->party, (int)strcspn(symbol, " "), symbol);
	for (uint32_t i = 0; i < v->life.count; i++) {
		venue_life_line(v, i, line, sizeof(line));
		fprintf(out, "    %s\n", line);
	}
	fputc('\n', out);
}
