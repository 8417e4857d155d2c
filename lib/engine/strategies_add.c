/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/strategies.h"

enum { CALLS_SIZE_MIN = 40, CONFIG_SIZE_MIN = 56 }; /* of the first release */

static const hft_strategy_config config_defaults = {
	.size = sizeof(hft_strategy_config),
	.kinds = UINT64_MAX,
	.orders_max = 256,
};

hft_status hft_strategy_config_init(hft_strategy_config *config, uint32_t size)
{
	return hft_config_defaults(config, size, CONFIG_SIZE_MIN, &config_defaults,
				   sizeof(config_defaults));
}

static uint64_t pages(uint64_t bytes)
{
	return (bytes + 4095) & ~(uint64_t)4095;
}

/* What each strategy has to itself. */
enum {
	/* A call that finds all but one written may still fill its room. */
	ORDERS_BYTES = (HFT_STRATEGY_ANSWER_MAX + HFT_STRATEGY_ORDERS_CAP) * sizeof(hft_order),
	EVENTS_BYTES = HFT_STRATEGY_EVENTS_CAP * sizeof(hft_event),
	PARAMS_BYTES = HFT_STRATEGY_PARAMS_MAX * sizeof(int64_t),
	ROWS_BYTES = (HFT_STRATEGY_OPEN_MAX + 1) * sizeof(struct hft_strategy_row)
};

static uint64_t part_bytes(void)
{
	return pages(ORDERS_BYTES + EVENTS_BYTES + PARAMS_BYTES + ROWS_BYTES +
		     hft_index_place(NULL, NULL, HFT_STRATEGY_OPEN_MAX, NULL, 0));
}

static uint64_t instrument_words(const struct hft_strategies_world *world)
{
	return world->instruments_max / 64 + 1;
}

uint64_t hft_strategies_place(struct hft_strategies *s, uint8_t *base,
			      const struct hft_strategies_world *world)
{
	uint64_t n = world->strategies_max;
	uint64_t sizes[] = { pages(n * sizeof(struct hft_view)),
			     pages((uint64_t)world->sessions_max + 1),
			     pages(n * instrument_words(world) * sizeof(uint64_t)),
			     /* An order each, and the end of each. */
			     pages(n * (HFT_STRATEGY_ANSWER_MAX + 1) *
				   sizeof(struct hft_strategy_batch)),
			     n * part_bytes() };
	uint64_t at[6] = { 0 };

	for (uint32_t i = 0; i < 5; i++)
		at[i + 1] = at[i] + sizes[i];
	if (base != NULL)
		*s = (struct hft_strategies){
			.world = *world,
			.views = (struct hft_view *)(void *)(base + at[0]),
			.by_session = base + at[1],
			.instruments = (uint64_t *)(void *)(base + at[2]),
			.queue.batches = (struct hft_strategy_batch *)(void *)(base + at[3]),
			.parts = base + at[4],
		};
	return at[5];
}

static bool instruments_valid(const struct hft_strategies *s, const hft_strategy_config *config)
{
	if (config->instruments == NULL)
		return config->instrument_count == 0;
	for (uint32_t i = 0; i < config->instrument_count; i++)
		if (config->instruments[i] - 1 >= s->world.instruments_max)
			return false;
	return true;
}

static bool config_valid(const struct hft_strategies *s, const hft_strategy_config *config)
{
	return config->session >= 1 && config->session <= s->world.sessions_max &&
	       config->reserved == 0 && config->reserved2 == 0 &&
	       (config->flags & ~(uint32_t)HFT_STRATEGY_PER_LAST) == 0 &&
	       config->orders_max >= 1 && config->orders_max <= HFT_STRATEGY_OPEN_MAX &&
	       config->param_count <= HFT_STRATEGY_PARAMS_MAX &&
	       (config->params != NULL || config->param_count == 0) &&
	       instruments_valid(s, config);
}

static bool calls_valid(const hft_strategy *calls)
{
	return calls->reserved == 0 &&
	       (calls->on_events != NULL || calls->on_reports != NULL || calls->on_timer != NULL);
}

static void subscribe(uint64_t *bits, const struct hft_strategies *s,
		      const hft_strategy_config *config)
{
	if (config->instruments == NULL) {
		memset(bits, 0xff, instrument_words(&s->world) * sizeof(*bits));
		return;
	}
	bits[0] |= 1; /* what concerns all */
	for (uint32_t i = 0; i < config->instrument_count; i++)
		bits[config->instruments[i] / 64] |= (uint64_t)1 << config->instruments[i] % 64;
}

static void view_open(struct hft_strategies *s, const hft_strategy *calls,
		      const hft_strategy_config *config)
{
	struct hft_view *view = &s->views[s->count];
	uint64_t *bits = s->instruments + s->count * instrument_words(&s->world);
	uint8_t *part = s->parts + s->count * part_bytes();
	uint8_t *events = part + ORDERS_BYTES;
	uint8_t *params = events + EVENTS_BYTES;
	uint8_t *rows = params + PARAMS_BYTES;
	const struct hft_index_rows ids = {
		.base = rows,
		.stride = sizeof(struct hft_strategy_row),
		.id_at = offsetof(struct hft_strategy_row, order.order_id),
	};

	subscribe(bits, s, config);
	*view = (struct hft_view){
		.all = s,
		.calls = *calls,
		.kinds = config->kinds,
		.instruments = bits,
		.party = config->party,
		.session = config->session,
		.transaction = (config->flags & HFT_STRATEGY_PER_LAST) != 0,
		.orders = (hft_order *)(void *)part,
		.events = (hft_event *)(void *)events,
		.params = (int64_t *)(void *)params,
		.param_count = config->param_count,
		.open = { .rows = (struct hft_strategy_row *)(void *)rows,
			  .max = config->orders_max },
	};
	if (config->param_count != 0)
		memcpy(view->params, config->params, config->param_count * sizeof(int64_t));
	hft_index_place(&view->open.index, rows + ROWS_BYTES, config->orders_max, &ids,
			s->world.hash_seed);
}

int64_t hft_strategies_add(struct hft_strategies *s, const hft_strategy *strategy,
			   const hft_strategy_config *config)
{
	hft_strategy_config checked = config_defaults;
	hft_strategy calls = { 0 };
	hft_status status = hft_config_copy(&calls, sizeof(calls), CALLS_SIZE_MIN, strategy);

	if (status == HFT_OK)
		status = hft_config_copy(&checked, sizeof(checked), CONFIG_SIZE_MIN, config);
	if (status != HFT_OK)
		return status;
	if (!calls_valid(&calls) || !config_valid(s, &checked))
		return HFT_E_INVAL;
	if (s->by_session[checked.session] != 0)
		return HFT_E_EXISTS;
	if (s->count == s->world.strategies_max)
		return HFT_E_FULL;
	view_open(s, &calls, &checked);
	s->by_session[checked.session] = (uint8_t)(s->count + 1);
	return s->count++;
}
