/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

static const int64_t ns_per_second = 1000000000;

/* Seconds between the latest one and this have passed without a command. */
static void rates_move(struct hft_engine_rates *rates, int64_t second)
{
	uint64_t gap = (uint64_t)second - (uint64_t)rates->second;
	uint64_t stale = gap < HFT_ENGINE_RATE_SECONDS ? gap : HFT_ENGINE_RATE_SECONDS;

	for (uint64_t i = 0; i < stale; i++)
		rates->commands[(uint64_t)(second - (int64_t)i) % HFT_ENGINE_RATE_SECONDS] = 0;
	rates->second = second;
}

void hft_engine_count_command(hft_engine *engine, hft_time ts)
{
	struct hft_engine_rates *rates = &engine->rates;
	int64_t second = ts / ns_per_second;

	engine->counts.commands++;
	if (HFT_UNLIKELY(!rates->begun))
		rates->second = second;
	rates->begun = true;
	if (HFT_UNLIKELY(second > rates->second))
		rates_move(rates, second);
	if (HFT_LIKELY((uint64_t)rates->second - (uint64_t)second < HFT_ENGINE_RATE_SECONDS))
		rates->commands[(uint64_t)second % HFT_ENGINE_RATE_SECONDS]++;
}

/* Commands in the last full seconds. */
static uint64_t rate(const struct hft_engine_rates *rates, uint32_t seconds)
{
	uint64_t sum = 0;

	for (uint32_t i = 1; i <= seconds; i++)
		sum += rates->commands[(uint64_t)(rates->second - (int64_t)i) %
				       HFT_ENGINE_RATE_SECONDS];
	return sum / seconds;
}

/* price x qty x multiplier / 1e12, toward zero: 1e-9 a price unit, 1e-9 a multiplier, to 1e-6. */
static __int128 money(int64_t price, int64_t qty, int64_t multiplier)
{
	const int64_t unit = 1000000000000;
	__int128 value = (__int128)price * qty;
	__int128 whole;

	if (HFT_LIKELY(multiplier == 1000000000 && (int64_t)value == value))
		return (int64_t)value / 1000;
	/* Below 2^127 / 10^12 x 2^63: the whole part may pass 128 bits, the rest may not. */
	if (__builtin_mul_overflow(value / unit, (__int128)multiplier, &whole))
		return value < 0 ? -((__int128)1 << 126) : (__int128)1 << 126;
	return whole + value % unit * multiplier / unit;
}

static void count_trade(hft_engine *engine, const hft_report *report)
{
	__int128 *sum = &engine->counts.notional;
	__int128 value = money(report->price, report->qty, engine->multipliers[report->instrument]);

	/* Never wrapped: at the end of 128 bits it stands still. */
	if (__builtin_add_overflow(*sum, value, &value))
		return;
	*sum = value;
}

void hft_engine_count_report(hft_engine *engine, const hft_report *report, bool local)
{
	struct hft_engine_counts *counts = &engine->counts;
	bool maker = (report->flags & HFT_REPORT_MAKER) != 0;

	counts->reports++;
	engine->reasons[report->kind % HFT_ENGINE_REPORT_KINDS]
		       [report->reason % HFT_ENGINE_REASONS]++;
	if (report->kind == HFT_REPORT_REJECTED)
		counts->rejects++;
	if (report->kind != HFT_REPORT_FILL)
		return;
	counts->fills++;
	/* A LOCAL trade has two fills, of which the maker's stands for both. */
	if (local && maker)
		counts->trades++;
	if (!local || maker)
		count_trade(engine, report);
}

/* A NEW ended: did it trade, or would it have but for a condition of its own? */
void hft_engine_count_new(hft_engine *engine)
{
	const struct hft_engine_command *now = &engine->now;
	uint32_t row = now->order.tif == HFT_TIF_IOC ? 1 : now->order.tif == HFT_TIF_FOK ? 2 : 0;

	if (!now->traded && now->reason != -HFT_E_MATCH_WOULD_TRADE &&
	    now->reason != -HFT_E_MATCH_FOK)
		return;
	engine->counts.marketable[row]++;
	if (now->filled)
		engine->counts.marketable_filled[row]++;
}

static uint64_t live_orders(const hft_engine *engine)
{
	hft_match_stats match;

	return hft_match_stats_get(engine->match, &match) == HFT_OK ?
		       match.orders + engine->own.live.count :
		       engine->own.live.count;
}

static void fill_memory(const hft_engine *engine, hft_engine_stats *out)
{
	hft_match_stats match = { 0 };
	hft_risk_stats risk = { 0 };
	hft_book_stats book = { 0 };

	hft_match_stats_get(engine->match, &match);
	hft_risk_stats_get(engine->risk, &risk);
	hft_book_stats_get(engine->book, &book);
	out->bytes_reserved = engine->grant.bytes_reserved + match.bytes_reserved +
			      risk.bytes_reserved + book.bytes_reserved;
	out->bytes_used = hft_own_bytes_used(&engine->own) + match.bytes_used + risk.bytes_used +
			  book.bytes_used +
			  (uint64_t)engine->names.count * sizeof(struct hft_engine_name) +
			  hft_index_bytes_used(&engine->names.index);
}

void hft_engine_stats_fill(const hft_engine *engine, hft_engine_stats *out)
{
	const struct hft_engine_counts *counts = &engine->counts;

	*out = (hft_engine_stats){
		.inputs = engine->seq,
		.commands = counts->commands,
		.reports = counts->reports,
		.events = counts->events,
		.events_out = counts->events_out,
		.trades = counts->trades,
		.fills = counts->fills,
		.rejects = counts->rejects,
		.rate_1s = rate(&engine->rates, 1),
		.rate_10s = rate(&engine->rates, 10),
		.rate_60s = rate(&engine->rates, 60),
		.notional_lo = (uint64_t)counts->notional,
		.notional_hi = (int64_t)(counts->notional >> 64),
		.orders = live_orders(engine),
		.cpu_ns = atomic_load_explicit(&engine->cpu_ns, memory_order_relaxed),
		.strategies_closed = engine->strategies.closed,
	};
	for (uint32_t i = 0; i < 3; i++) {
		out->marketable[i] = counts->marketable[i];
		out->marketable_filled[i] = counts->marketable_filled[i];
	}
	fill_memory(engine, out);
}

uint64_t hft_engine_reasons(const hft_engine *engine, int32_t kind, uint32_t reason)
{
	if (engine == NULL || kind < 0 || kind >= HFT_ENGINE_REPORT_KINDS ||
	    reason >= HFT_ENGINE_REASONS)
		return 0;
	return engine->reasons[kind][reason];
}

const hft_histogram *hft_engine_histogram(const hft_engine *engine, int32_t stage)
{
	if (engine == NULL || stage < 0 || stage >= HFT_STAGES)
		return NULL;
	return engine->stages[stage];
}
