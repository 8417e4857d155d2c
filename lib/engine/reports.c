/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

static void show_reports(hft_engine *engine)
{
	if (engine->seen_report_count != 0)
		hft_strategies_reports(&engine->strategies, engine->seen_reports,
				       engine->seen_report_count);
	engine->seen_report_count = 0;
}

static void show_events(hft_engine *engine)
{
	if (engine->seen_event_count != 0)
		hft_strategies_events(&engine->strategies, engine->seen_events,
				      engine->seen_event_count);
	engine->seen_event_count = 0;
}

/* Its own reports first: who sees the market then knows what it has in it. */
void hft_engine_show(hft_engine *engine)
{
	show_reports(engine);
	show_events(engine);
}

/* Reports of strategies' sessions are gathered until the command has ended, or the room has. */
static void gather_report(hft_engine *engine, const hft_report *report)
{
	if (engine->replaying || !hft_strategies_has(&engine->strategies, report->session))
		return;
	if (engine->seen_report_count == HFT_ENGINE_SEEN)
		hft_engine_show(engine);
	engine->seen_reports[engine->seen_report_count++] = *report;
}

static void gather_event(hft_engine *engine, const hft_event *event)
{
	if (engine->replaying || engine->strategies.count == 0)
		return;
	if (engine->seen_event_count == HFT_ENGINE_SEEN)
		show_events(engine);
	engine->seen_events[engine->seen_event_count++] = *event;
}

/* What a report says of the command's own order. */
static void follow(hft_engine *engine, const hft_report *report)
{
	struct hft_engine_command *now = &engine->now;

	if (report->kind == HFT_REPORT_REJECTED)
		now->refused = report->reason;
	else if (now->named)
		hft_engine_names_put(&engine->names, now->order.session,
				     now->order.client_id, now->order.order_id);
	now->named = false;
	if (report->kind == HFT_REPORT_FILL)
		now->traded = true;
	else if (report->kind == HFT_REPORT_FILLED)
		now->filled = true;
	now->reason = report->reason;
}

static void account(hft_engine *engine, const hft_report *report, hft_risk_hold *hold)
{
	/* Refusals of what held nothing, and answers to what named no order, move nothing. */
	if (report->order_id == 0 || (report->kind == HFT_REPORT_REJECTED && hold == NULL))
		return;
	if (HFT_UNLIKELY(hft_risk_apply(engine->risk, report, hold) != HFT_OK))
		hft_engine_poison(engine);
}

static void apply_local(hft_engine *engine, const hft_report *report)
{
	struct hft_engine_command *now = &engine->now;
	bool own = report->order_id == now->order.order_id;

	if (own || (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0)
		follow(engine, report);
	account(engine, report, own && now->held ? &now->hold : NULL);
	hft_engine_count_report(engine, report, true);
	if (engine->tells)
		hft_engine_market(engine, report);
	gather_report(engine, report);
}

static void put_times(hft_engine *engine, uint32_t first, uint32_t n)
{
	int64_t latency = -1;

	if (engine->config.clock == NULL)
		return;
	if (engine->taken_at != 0)
		latency = hft_engine_clock(engine) - engine->taken_at;
	for (uint32_t i = 0; i < n; i++)
		engine->latencies[first + i] = latency;
}

void hft_engine_reports_apply(hft_engine *engine, uint32_t n)
{
	uint32_t first = engine->reports.head;

	for (uint32_t i = 0; i < n; i++)
		apply_local(engine, hft_engine_out_at(&engine->reports, first + i));
	put_times(engine, first, n);
	engine->reports.head += n;
}

void hft_engine_report_put(hft_engine *engine, const hft_report *report, hft_risk_hold *hold)
{
	uint32_t room = hft_engine_out_room(&engine->reports, 1);

	if (HFT_UNLIKELY(room == 0)) {
		hft_engine_poison(engine);
		return;
	}
	memcpy(hft_engine_out_at(&engine->reports, engine->reports.head), report, sizeof(*report));
	account(engine, report, hold);
	hft_engine_count_report(engine, report, false);
	gather_report(engine, report);
	put_times(engine, engine->reports.head, 1);
	engine->reports.head++;
}

/* Number the event that was held back, and let it go. */
static void market_put(hft_engine *engine, uint16_t flags)
{
	struct hft_engine_out *out = &engine->events;
	hft_event *event = &engine->last_event;

	event->flags = flags;
	event->seq = ++engine->event_seq;
	engine->has_last_event = false;
	gather_event(engine, event);
	if (!hft_engine_keeps_events(engine))
		return;
	if (HFT_UNLIKELY(hft_engine_out_room(out, 1) == 0)) {
		hft_engine_poison(engine);
		return;
	}
	memcpy(hft_engine_out_at(out, out->head), event, sizeof(*event));
	out->head++;
	engine->counts.events_out++;
}

static void market_tell(hft_engine *engine, const hft_report *report, uint8_t kind, int64_t qty)
{
	if (engine->has_last_event)
		market_put(engine, 0);
	engine->last_event = (hft_event){
		.ts_event = report->ts,
		.order_id = report->order_id,
		.price = HFT_PRICE_NONE,
		.qty = qty,
		.instrument = report->instrument,
		.kind = kind,
		.side = report->side,
	};
	engine->has_last_event = true;
}

/* An order that stands lost qty. */
static void market_shrink(hft_engine *engine, const hft_report *report, int64_t qty)
{
	if (report->leaves == 0)
		market_tell(engine, report, HFT_EVENT_DELETE, 0);
	else if (qty > 0)
		market_tell(engine, report, HFT_EVENT_REDUCE, qty);
}

static void market_replaced(hft_engine *engine, const hft_report *report)
{
	struct hft_engine_command *now = &engine->now;

	if ((report->flags & HFT_REPORT_PRIORITY_KEPT) != 0) {
		market_shrink(engine, report, now->standing.qty - report->leaves);
		return;
	}
	/* It comes twice where others went between, without a trade, and it rests after all. */
	if (now->rests)
		market_tell(engine, report, HFT_EVENT_DELETE, 0);
	now->rests = false;
}

/* The command's own order comes to rest when the command ends. */
static void market_rest(hft_engine *engine, const hft_report *report)
{
	market_tell(engine, report, HFT_EVENT_ADD, report->leaves);
	engine->last_event.price = report->price;
	engine->now.rests = true;
}

void hft_engine_market(hft_engine *engine, const hft_report *report)
{
	struct hft_engine_command *now = &engine->now;
	bool own = report->order_id == now->order.order_id;
	bool stands = !own || now->rests;

	switch (report->kind) {
	case HFT_REPORT_FILL:
		if ((report->flags & HFT_REPORT_MAKER) != 0) {
			market_tell(engine, report, HFT_EVENT_EXECUTE, report->qty);
			engine->last_event.aux = report->trade_id;
		}
		break;
	case HFT_REPORT_CANCELLED:
	case HFT_REPORT_EXPIRED:
	case HFT_REPORT_RESTATED:
		if (stands)
			market_shrink(engine, report, report->qty);
		break;
	case HFT_REPORT_REPLACED:
		market_replaced(engine, report);
		break;
	default:
		break;
	}
	if (own && (report->flags & HFT_REPORT_LAST_OF_COMMAND) != 0 && report->leaves > 0 &&
	    report->kind != HFT_REPORT_REJECTED && !now->rests)
		market_rest(engine, report);
}

void hft_engine_market_end(hft_engine *engine)
{
	if (engine->has_last_event)
		market_put(engine, HFT_EVENT_LAST);
}
