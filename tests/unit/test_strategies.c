/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "engine/strategies.h"
#include "unit.h"

enum {
	INSTRUMENTS = 200,
	SESSIONS = 20,
	STRATEGIES = 3,
	CAP = HFT_STRATEGY_ORDERS_CAP,
	SEEN = 4096
};

/* What a strategy of these tests was shown, and what it does at its next calls. */
struct actor {
	uint32_t calls;
	uint32_t n;           /* of the last call */
	uint64_t ids[SEEN];   /* order ids, of the last call */
	uint64_t timer;
	hft_time timer_at;
	hft_time now;
	uint32_t dirty;       /* records that were not zero on entry */
	int32_t returns;
	hft_order writes;     /* into each record counted */
};

struct scene {
	struct hft_strategies s;
	void *memory;
	uint8_t routes[INSTRUMENTS + 1];
	struct actor actors[STRATEGIES];
};

static int32_t act(struct actor *actor, const hft_view *view, hft_order *out, uint32_t cap)
{
	static const hft_order zero;

	ck_assert_uint_eq(cap, CAP);
	actor->calls++;
	actor->now = view->all->now;
	for (uint32_t i = 0; i < cap; i++)
		actor->dirty += memcmp(&out[i], &zero, sizeof(zero)) != 0;
	for (int32_t i = 0; i < actor->returns && i < CAP; i++) {
		out[i] = actor->writes;
		out[i].client_id += (uint64_t)i;
	}
	return actor->returns;
}

static int32_t on_events(void *user, const hft_event *events, uint32_t n, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	struct actor *actor = user;

	ck_assert_uint_le(n, SEEN);
	actor->n = n;
	for (uint32_t i = 0; i < n; i++)
		actor->ids[i] = events[i].order_id;
	return act(actor, view, out, cap);
}

static int32_t on_reports(void *user, const hft_report *reports, uint32_t n, const hft_view *view,
			  hft_order *out, uint32_t cap)
{
	struct actor *actor = user;

	actor->n = n;
	for (uint32_t i = 0; i < n && i < SEEN; i++)
		actor->ids[i] = reports[i].order_id;
	return act(actor, view, out, cap);
}

static int32_t on_timer(void *user, hft_time now, uint64_t id, const hft_view *view, hft_order *out,
			uint32_t cap)
{
	struct actor *actor = user;

	actor->timer = id;
	actor->timer_at = now;
	return act(actor, view, out, cap);
}

static void scene_open(struct scene *scene)
{
	struct hft_strategies_world world = { .routes = scene->routes,
					      .instruments_max = INSTRUMENTS,
					      .sessions_max = SESSIONS,
					      .strategies_max = STRATEGIES };
	struct hft_strategies measured = { 0 };
	uint64_t bytes = hft_strategies_place(&measured, NULL, &world);

	memset(scene, 0, sizeof(*scene));
	scene->memory = calloc(1, bytes + 4096);
	ck_assert_ptr_nonnull(scene->memory);
	ck_assert_uint_eq(hft_strategies_place(&scene->s, scene->memory, &world), bytes);
	hft_strategies_begin(&scene->s, 1);
}

static void scene_close(struct scene *scene)
{
	free(scene->memory);
}

static hft_strategy calls_of(struct actor *actor)
{
	return (hft_strategy){ .size = sizeof(hft_strategy),
			       .user = actor,
			       .on_events = on_events,
			       .on_reports = on_reports,
			       .on_timer = on_timer };
}

static hft_strategy_config config_of(uint16_t session)
{
	hft_strategy_config config;

	ck_assert_int_eq(hft_strategy_config_init(&config, sizeof(config)), HFT_OK);
	config.session = session;
	config.party = (uint32_t)session + 100;
	return config;
}

/* Strategy i has the session 10 + i. */
static void add(struct scene *scene, const hft_strategy_config *config)
{
	uint32_t i = scene->s.count;
	hft_strategy calls = calls_of(&scene->actors[i]);

	ck_assert_int_eq(hft_strategies_add(&scene->s, &calls, config), i);
}

static void add_plain(struct scene *scene)
{
	hft_strategy_config config = config_of((uint16_t)(10 + scene->s.count));

	add(scene, &config);
}

static hft_event event_of(uint64_t id, uint32_t instrument, uint16_t flags)
{
	return (hft_event){
		.order_id = id, .instrument = instrument, .kind = HFT_EVENT_ADD, .flags = flags
	};
}

static void show(struct scene *scene, uint64_t id, uint32_t instrument, uint16_t flags)
{
	hft_event event = event_of(id, instrument, flags);

	hft_strategies_begin(&scene->s, (hft_time)id);
	hft_strategies_events(&scene->s, &event, 1);
}

static hft_order taken(struct scene *scene)
{
	const hft_order *order = hft_strategies_take(&scene->s);

	ck_assert_ptr_nonnull(order);
	return *order;
}

static uint32_t take_all(struct scene *scene)
{
	uint32_t n = 0;

	while (hft_strategies_take(&scene->s) != NULL)
		n++;
	return n;
}

START_TEST(defaults)
{
	hft_strategy_config config;

	ck_assert_int_eq(hft_strategy_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_strategy_config_init(&config, 8), HFT_E_INVAL);
	ck_assert_int_eq(hft_strategy_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.size, sizeof(config));
	ck_assert_uint_eq(config.kinds, UINT64_MAX);
	ck_assert_uint_eq(config.orders_max, 256);
	ck_assert_uint_eq(config.session, 0);
}
END_TEST

static void refused(struct scene *scene, const hft_strategy *calls,
		    const hft_strategy_config *config, hft_status code)
{
	uint32_t count = scene->s.count;

	ck_assert_int_eq(hft_strategies_add(&scene->s, calls, config), code);
	ck_assert_uint_eq(scene->s.count, count);
}

START_TEST(add_refuses_what_is_wrong)
{
	static const uint32_t beyond[] = { 1, INSTRUMENTS + 1 };
	static const uint32_t none[] = { 0 };
	struct scene scene;
	hft_strategy calls = calls_of(&scene.actors[0]);
	hft_strategy bad;
	hft_strategy_config config;

	scene_open(&scene);
	config = config_of(10);
	refused(&scene, NULL, &config, HFT_E_INVAL);
	refused(&scene, &calls, NULL, HFT_E_INVAL);
	bad = calls;
	bad.size--;
	refused(&scene, &bad, &config, HFT_E_INVAL);
	bad = calls;
	bad.reserved = 1;
	refused(&scene, &bad, &config, HFT_E_INVAL);
	bad = (hft_strategy){ .size = sizeof(bad) };
	refused(&scene, &bad, &config, HFT_E_INVAL);
#define REFUSED(field, value)                                     \
	do {                                                      \
		config = config_of(10);                           \
		config.field = (value);                           \
		refused(&scene, &calls, &config, HFT_E_INVAL);    \
	} while (0)
	REFUSED(size, 4);
	REFUSED(session, 0);
	REFUSED(session, SESSIONS + 1);
	REFUSED(reserved, 1);
	REFUSED(reserved2, 1);
	REFUSED(flags, 2);
	REFUSED(orders_max, 0);
	REFUSED(orders_max, 4097);
	REFUSED(param_count, 1);
	REFUSED(instrument_count, 1);
#undef REFUSED
	config = config_of(10);
	config.params = (const int64_t[257]){ 0 };
	config.param_count = 257;
	refused(&scene, &calls, &config, HFT_E_INVAL);
	config = config_of(10);
	config.instruments = beyond;
	config.instrument_count = 2;
	refused(&scene, &calls, &config, HFT_E_INVAL);
	config.instruments = none;
	config.instrument_count = 1;
	refused(&scene, &calls, &config, HFT_E_INVAL);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 0), HFT_E_NOTFOUND);
	scene_close(&scene);
}
END_TEST

START_TEST(sessions_are_one_strategys)
{
	struct scene scene;
	hft_strategy calls = calls_of(&scene.actors[0]);
	hft_strategy_config config = config_of(10);

	scene_open(&scene);
	ck_assert(!hft_strategies_has(&scene.s, 10));
	add_plain(&scene);
	refused(&scene, &calls, &config, HFT_E_EXISTS);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 0), HFT_OK);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 1), HFT_E_NOTFOUND);
	ck_assert(hft_strategies_has(&scene.s, 10));
	ck_assert(!hft_strategies_has(&scene.s, 0));
	ck_assert(!hft_strategies_has(&scene.s, 11));
	ck_assert(!hft_strategies_has(&scene.s, SESSIONS + 1));
	ck_assert(!hft_strategies_has(&scene.s, UINT32_MAX));
	add_plain(&scene);
	add_plain(&scene);
	config = config_of(SESSIONS);
	refused(&scene, &calls, &config, HFT_E_FULL);
	scene_close(&scene);
}
END_TEST

START_TEST(events_are_filtered)
{
	static const uint32_t ids[] = { 3, 64, INSTRUMENTS };
	struct scene scene;
	struct actor *actor = &scene.actors[0];
	hft_strategy_config config = config_of(10);
	hft_event event;

	scene_open(&scene);
	config.instruments = ids;
	config.instrument_count = 3;
	config.kinds = (uint64_t)1 << HFT_EVENT_ADD | (uint64_t)1 << 63;
	add(&scene, &config);
	for (uint32_t i = 1; i <= INSTRUMENTS; i++)
		show(&scene, i, i, 0);
	ck_assert_uint_eq(actor->calls, 3);
	ck_assert_uint_eq(actor->n, 1);
	ck_assert_uint_eq(actor->ids[0], INSTRUMENTS);
	ck_assert_int_eq(actor->now, INSTRUMENTS);
	show(&scene, 7, 0, 0); /* concerns all */
	ck_assert_uint_eq(actor->calls, 4);
	show(&scene, 8, INSTRUMENTS + 1, 0);
	show(&scene, 8, UINT32_MAX, 0);
	ck_assert_uint_eq(actor->calls, 4);
	event = event_of(9, 3, 0);
	for (uint32_t kind = 0; kind < 256; kind++) {
		event.kind = (uint8_t)kind;
		event.order_id = kind;
		hft_strategies_events(&scene.s, &event, 1);
		if (kind == HFT_EVENT_ADD)
			ck_assert_uint_eq(actor->calls, 5);
	}
	ck_assert_uint_eq(actor->calls, 6);
	ck_assert_uint_eq(actor->ids[0], 63);
	scene_close(&scene);
}
END_TEST

START_TEST(all_instruments_by_default)
{
	struct scene scene;

	scene_open(&scene);
	add_plain(&scene);
	for (uint32_t i = 0; i <= INSTRUMENTS; i++)
		show(&scene, i, i, 0);
	ck_assert_uint_eq(scene.actors[0].calls, INSTRUMENTS + 1);
	scene_close(&scene);
}
END_TEST

START_TEST(missing_callbacks_are_not_called)
{
	struct scene scene;
	hft_report report = { .session = 10, .order_id = 1, .kind = HFT_REPORT_CANCELLED };
	hft_strategy calls;
	hft_strategy_config config;

	scene_open(&scene);
	for (uint16_t i = 0; i < 3; i++) {
		calls = calls_of(&scene.actors[i]);
		calls.on_events = i == 0 ? on_events : NULL;
		calls.on_reports = i == 1 ? on_reports : NULL;
		calls.on_timer = i == 2 ? on_timer : NULL;
		config = config_of((uint16_t)(10 + i));
		ck_assert_int_eq(hft_strategies_add(&scene.s, &calls, &config), i);
	}
	show(&scene, 1, 1, 0);
	ck_assert_uint_eq(scene.actors[0].calls, 1);
	for (uint16_t i = 0; i < 3; i++) {
		report.session = (uint16_t)(10 + i);
		hft_strategies_reports(&scene.s, &report, 1);
	}
	ck_assert_uint_eq(scene.actors[1].calls, 1);
	for (uint32_t i = 0; i < 3; i++)
		hft_strategies_timer(&scene.s, 10 + i, 5, 6);
	for (uint32_t i = 0; i < 3; i++)
		ck_assert_uint_eq(scene.actors[i].calls, 1);
	ck_assert_uint_eq(scene.actors[2].timer, 6);
	ck_assert_int_eq(scene.actors[2].timer_at, 5);
	scene_close(&scene);
}
END_TEST

START_TEST(transactions_come_whole)
{
	static const uint32_t ids[] = { 1 };
	struct scene scene;
	struct actor *actor = &scene.actors[0];
	hft_strategy_config config = config_of(10);

	scene_open(&scene);
	config.flags = HFT_STRATEGY_PER_LAST;
	config.instruments = ids;
	config.instrument_count = 1;
	add(&scene, &config);
	show(&scene, 1, 1, 0);
	show(&scene, 2, 2, 0);
	show(&scene, 3, 1, 0);
	ck_assert_uint_eq(actor->calls, 0);
	show(&scene, 4, 2, HFT_EVENT_LAST); /* not to be seen, but it ends what is */
	ck_assert_uint_eq(actor->calls, 1);
	ck_assert_uint_eq(actor->n, 2);
	ck_assert_uint_eq(actor->ids[0], 1);
	ck_assert_uint_eq(actor->ids[1], 3);
	show(&scene, 5, 2, HFT_EVENT_LAST);
	ck_assert_uint_eq(actor->calls, 1);
	show(&scene, 6, 1, HFT_EVENT_LAST);
	ck_assert_uint_eq(actor->calls, 2);
	ck_assert_uint_eq(actor->n, 1);
	ck_assert_uint_eq(actor->ids[0], 6);
	scene_close(&scene);
}
END_TEST

START_TEST(long_transactions_come_in_parts)
{
	struct scene scene;
	struct actor *actor = &scene.actors[0];
	hft_strategy_config config = config_of(10);

	scene_open(&scene);
	config.flags = HFT_STRATEGY_PER_LAST;
	add(&scene, &config);
	for (uint64_t i = 1; i <= 1024; i++)
		show(&scene, i, 1, 0);
	ck_assert_uint_eq(actor->calls, 0);
	show(&scene, 1025, 1, HFT_EVENT_LAST);
	ck_assert_uint_eq(actor->calls, 2);
	ck_assert_uint_eq(actor->n, 1);
	ck_assert_uint_eq(actor->ids[0], 1025);
	for (uint64_t i = 1; i < 1024; i++)
		show(&scene, i, 1, 0);
	show(&scene, 7, 1, HFT_EVENT_LAST);
	ck_assert_uint_eq(actor->calls, 3);
	ck_assert_uint_eq(actor->n, 1024);
	ck_assert_uint_eq(actor->ids[1023], 7);
	scene_close(&scene);
}
END_TEST

START_TEST(a_commands_events_come_together)
{
	static const uint32_t ids[] = { 1 };
	struct scene scene;
	hft_strategy_config config = config_of(10);
	hft_event events[5];

	scene_open(&scene);
	config.instruments = ids;
	config.instrument_count = 1;
	add(&scene, &config); /* each event */
	config.session = 11;
	config.flags = HFT_STRATEGY_PER_LAST;
	add(&scene, &config);
	for (uint32_t i = 0; i < 5; i++)
		events[i] = event_of(i + 1, i == 2 ? 2 : 1, i == 4 ? HFT_EVENT_LAST : 0);
	hft_strategies_events(&scene.s, events, 5);
	for (uint32_t i = 0; i < 2; i++) {
		ck_assert_uint_eq(scene.actors[i].calls, 1);
		ck_assert_uint_eq(scene.actors[i].n, 4);
		ck_assert_uint_eq(scene.actors[i].ids[2], 4);
	}
	hft_strategies_events(&scene.s, &events[2], 1);
	hft_strategies_events(&scene.s, events, 0);
	ck_assert_uint_eq(scene.actors[0].calls, 1);
	scene_close(&scene);
}
END_TEST

START_TEST(orders_are_named_and_queued)
{
	struct scene scene;
	hft_order order;

	scene_open(&scene);
	add_plain(&scene);
	add_plain(&scene);
	scene.actors[0].returns = 2;
	scene.actors[0].writes = (hft_order){ .kind = HFT_ORDER_NEW,
					      .ts = 99,
					      .seq = 98,
					      .session = 97,
					      .ord_type = HFT_TYPE_MARKET,
					      .client_id = 500,
					      .qty = 7 };
	scene.actors[1].returns = 1;
	scene.actors[1].writes = (hft_order){
		.kind = HFT_ORDER_TIMER, .party = 5, .ord_type = HFT_TIMER_DAY_END, .ref_id = 3
	};
	show(&scene, 41, 1, 0);
	for (uint64_t i = 0; i < 2; i++) {
		order = taken(&scene);
		ck_assert_int_eq(order.ts, 41);
		ck_assert_uint_eq(order.seq, 0);
		ck_assert_uint_eq(order.session, 10);
		ck_assert_uint_eq(order.party, 110);
		ck_assert_uint_eq(order.client_id, 500 + i);
		ck_assert_uint_eq(order.kind, HFT_ORDER_NEW);
		ck_assert_uint_eq(order.ord_type, HFT_TYPE_MARKET);
		ck_assert_int_eq(order.qty, 7);
	}
	order = taken(&scene);
	ck_assert_uint_eq(order.session, 11);
	ck_assert_uint_eq(order.party, 5);
	ck_assert_uint_eq(order.ord_type, HFT_TIMER_STRATEGY);
	ck_assert_ptr_null(hft_strategies_take(&scene.s));
	/* What was written before, nobody finds again. */
	show(&scene, 42, 1, 0);
	ck_assert_uint_eq(scene.actors[0].dirty, 0);
	ck_assert_uint_eq(scene.actors[1].dirty, 0);
	scene_close(&scene);
}
END_TEST

static void not_called(struct scene *scene, uint32_t i)
{
	hft_report report = { .session = (uint16_t)(10 + i), .order_id = 1, .leaves = 1 };
	uint32_t calls = scene->actors[i].calls;

	show(scene, 50, 1, HFT_EVENT_LAST);
	hft_strategies_reports(&scene->s, &report, 1);
	hft_strategies_timer(&scene->s, 10 + i, 1, 1);
	ck_assert_uint_eq(scene->actors[i].calls, calls);
}

static const int32_t garbage[] = { -1, INT32_MIN, CAP + 1, INT32_MAX };

START_TEST(writers_of_garbage_are_closed)
{
	struct scene scene;
	hft_order order;

	scene_open(&scene);
	for (uint32_t i = 0; i < STRATEGIES; i++)
		add_plain(&scene);
	for (uint32_t i = 0; i < STRATEGIES; i++) {
		scene.actors[i].returns = 2;
		scene.actors[i].writes.kind = HFT_ORDER_NEW;
	}
	show(&scene, 60, 1, 0);
	scene.actors[0].returns = 0;
	scene.actors[2].returns = 0;
	scene.actors[1].returns = garbage[_i];
	hft_strategies_timer(&scene.s, 11, 1, 1);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 0), HFT_OK);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 1), HFT_E_CLOSED);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 2), HFT_OK);
	ck_assert_uint_eq(scene.s.closed, 1);
	/* The others' orders are still there, in their order; its own are gone. */
	for (uint32_t i = 0; i < 4; i++) {
		order = taken(&scene);
		ck_assert_uint_eq(order.session, i < 2 ? 10 : 12);
		ck_assert_uint_eq(order.client_id, i % 2);
	}
	order = taken(&scene);
	ck_assert_uint_eq(order.kind, HFT_ORDER_MASS_CANCEL);
	ck_assert_uint_eq(order.ord_type, HFT_MASS_SESSION);
	ck_assert_uint_eq(order.ref_id, 11);
	ck_assert_uint_eq(order.session, 11);
	ck_assert_uint_eq(order.party, 111);
	ck_assert_int_eq(order.ts, 60);
	ck_assert_uint_eq(take_all(&scene), 0);
	not_called(&scene, 1);
	ck_assert_uint_eq(take_all(&scene), 0);
	ck_assert_uint_eq(scene.actors[0].dirty + scene.actors[2].dirty, 0);
	scene_close(&scene);
}
END_TEST

START_TEST(a_closed_one_is_shown_no_rest)
{
	struct scene scene;
	hft_strategy_config config = config_of(10);
	hft_event events[3];

	scene_open(&scene);
	config.flags = HFT_STRATEGY_PER_LAST;
	add(&scene, &config);
	scene.actors[0].returns = -1;
	for (uint32_t i = 0; i < 3; i++)
		events[i] = event_of(i, 1, HFT_EVENT_LAST);
	hft_strategies_events(&scene.s, events, 3);
	ck_assert_uint_eq(scene.actors[0].calls, 1);
	ck_assert_uint_eq(scene.s.closed, 1);
	ck_assert_uint_eq(take_all(&scene), 1);
	scene_close(&scene);
}
END_TEST

START_TEST(answers_to_one_input_are_bounded)
{
	struct scene scene;

	scene_open(&scene);
	add_plain(&scene);
	scene.actors[0].returns = CAP;
	for (uint32_t input = 0; input < 2; input++) {
		hft_strategies_begin(&scene.s, input);
		for (uint32_t i = 0; i < HFT_STRATEGY_ANSWER_MAX / CAP; i++) {
			hft_strategies_timer(&scene.s, 10, 1, i);
			ck_assert_uint_eq(take_all(&scene), CAP);
		}
	}
	ck_assert_int_eq(hft_strategies_status(&scene.s, 0), HFT_OK);
	scene.actors[0].returns = 0;
	hft_strategies_timer(&scene.s, 10, 1, 1);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 0), HFT_OK);
	scene.actors[0].returns = 1;
	hft_strategies_timer(&scene.s, 10, 1, 1);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 0), HFT_E_CLOSED);
	ck_assert_uint_eq(take_all(&scene), 1);
	scene_close(&scene);
}
END_TEST

START_TEST(calls_of_one_input_add_up)
{
	struct scene scene;

	scene_open(&scene);
	add_plain(&scene);
	scene.actors[0].returns = 2;
	for (uint64_t i = 0; i < 3; i++) {
		scene.actors[0].writes.client_id = 10 * i;
		hft_strategies_timer(&scene.s, 10, 1, 1);
	}
	for (uint64_t i = 0; i < 6; i++)
		ck_assert_uint_eq(taken(&scene).client_id, 10 * (i / 2) + i % 2);
	ck_assert_uint_eq(take_all(&scene), 0);
	scene_close(&scene);
}
END_TEST

/* One order a call makes the most batches; then each closes. */
START_TEST(single_orders_have_room_too)
{
	struct scene scene;

	scene_open(&scene);
	for (uint32_t i = 0; i < STRATEGIES; i++) {
		add_plain(&scene);
		scene.actors[i].returns = 1;
		scene.actors[i].writes = (hft_order){ .kind = HFT_ORDER_NEW, .price = 5 };
	}
	for (uint32_t i = 0; i < HFT_STRATEGY_ANSWER_MAX; i++)
		for (uint32_t k = 0; k < STRATEGIES; k++)
			hft_strategies_timer(&scene.s, 10 + k, 1, i);
	for (uint32_t k = 1; k < STRATEGIES; k++)
		hft_strategies_timer(&scene.s, 10 + k, 1, 0);
	for (uint32_t i = 0; i < HFT_STRATEGY_ANSWER_MAX; i++) {
		hft_order order = taken(&scene);

		ck_assert_uint_eq(order.session, 10);
		ck_assert_uint_eq(order.kind, HFT_ORDER_NEW);
		ck_assert_int_eq(order.price, 5);
		ck_assert_int_eq(order.ts, 1);
		ck_assert_uint_eq(order.order_id, 0);
		ck_assert_uint_eq(order.ref_id, 0);
	}
	ck_assert_uint_eq(take_all(&scene), STRATEGIES - 1);
	scene_close(&scene);
}
END_TEST

/* All write all that they may, and then all close: the queue has room for it. */
START_TEST(the_queue_is_never_full)
{
	struct scene scene;

	scene_open(&scene);
	for (uint32_t i = 0; i < STRATEGIES; i++) {
		add_plain(&scene);
		scene.actors[i].returns = CAP;
	}
	for (uint32_t i = 0; i < HFT_STRATEGY_ANSWER_MAX / CAP; i++)
		for (uint32_t k = 0; k < STRATEGIES; k++)
			hft_strategies_timer(&scene.s, 10 + k, 1, i);
	for (uint32_t k = 0; k < STRATEGIES; k++)
		hft_strategies_timer(&scene.s, 10 + k, 1, 0);
	ck_assert_uint_eq(scene.s.closed, STRATEGIES);
	for (uint32_t k = 0; k < STRATEGIES; k++)
		ck_assert_uint_eq(taken(&scene).session, 10 + k);
	ck_assert_uint_eq(take_all(&scene), 0);
	scene_close(&scene);
}
END_TEST

START_TEST(reports_go_to_their_sessions)
{
	static const uint16_t sessions[] = { 10, 10, 0, 11, 9, 65535, 10, 11, 11, 11 };
	struct scene scene;
	hft_report reports[10] = { 0 };

	scene_open(&scene);
	hft_strategies_reports(&scene.s, reports, 10);
	add_plain(&scene);
	add_plain(&scene);
	for (uint32_t i = 0; i < 10; i++)
		reports[i] = (hft_report){ .session = sessions[i],
					   .order_id = i + 1,
					   .kind = HFT_REPORT_CANCELLED };
	hft_strategies_reports(&scene.s, reports, 10);
	ck_assert_uint_eq(scene.actors[0].calls, 2);
	ck_assert_uint_eq(scene.actors[0].n, 1);
	ck_assert_uint_eq(scene.actors[0].ids[0], 7);
	ck_assert_uint_eq(scene.actors[1].calls, 2);
	ck_assert_uint_eq(scene.actors[1].n, 3);
	ck_assert_uint_eq(scene.actors[1].ids[2], 10);
	hft_strategies_reports(&scene.s, reports, 2);
	ck_assert_uint_eq(scene.actors[0].n, 2);
	scene_close(&scene);
}
END_TEST

/* What a strategy writes behind those it counts is found by nobody but itself. */
static int32_t overwrite(void *user, hft_time now, uint64_t id, const hft_view *view,
			 hft_order *out, uint32_t cap)
{
	(void)user, (void)now, (void)view;
	memset(out, 0x55, cap * sizeof(*out));
	return (int32_t)id;
}

/* With all but nothing left to write, its room still is its own. */
START_TEST(the_last_call_has_room)
{
	struct scene scene;
	hft_strategy_config config = config_of(10);

	scene_open(&scene);
	config.flags = HFT_STRATEGY_PER_LAST;
	add(&scene, &config);
	scene.s.views[0].calls.on_timer = overwrite;
	show(&scene, 5, 1, 0);
	for (uint32_t i = 0; i < HFT_STRATEGY_ANSWER_MAX / CAP; i++)
		hft_strategies_timer(&scene.s, 10, 1, CAP);
	hft_strategies_timer(&scene.s, 10, 1, 0);
	ck_assert_int_eq(hft_strategies_status(&scene.s, 0), HFT_OK);
	ck_assert_uint_eq(take_all(&scene), HFT_STRATEGY_ANSWER_MAX);
	show(&scene, 6, 1, HFT_EVENT_LAST);
	ck_assert_uint_eq(scene.actors[0].n, 2);
	ck_assert_uint_eq(scene.actors[0].ids[0], 5);
	scene_close(&scene);
}
END_TEST

START_TEST(uncounted_records_are_its_own)
{
	struct scene scene;
	hft_strategy calls = calls_of(&scene.actors[0]);
	hft_strategy_config config = config_of(10);
	const hft_order *order;

	scene_open(&scene);
	calls.on_timer = overwrite;
	ck_assert_int_eq(hft_strategies_add(&scene.s, &calls, &config), 0);
	add_plain(&scene);
	scene.actors[1].returns = 1;
	scene.actors[1].writes.kind = HFT_ORDER_CANCEL;
	hft_strategies_timer(&scene.s, 10, 1, 1);
	hft_strategies_timer(&scene.s, 11, 1, 1);
	ck_assert_uint_eq(scene.actors[1].dirty, 0);
	order = hft_strategies_take(&scene.s);
	ck_assert_uint_eq(order->session, 10);
	/* An order that was taken stays as it is while its strategy is called, and closes. */
	scene.s.views[0].calls.on_timer = on_timer;
	scene.actors[0].returns = -1;
	hft_strategies_timer(&scene.s, 10, 1, 1);
	ck_assert_int_eq(order->price, INT64_C(0x5555555555555555));
	ck_assert_uint_eq(order->session, 10);
	ck_assert_uint_eq(taken(&scene).session, 11);
	ck_assert_uint_eq(taken(&scene).kind, HFT_ORDER_MASS_CANCEL);
	ck_assert_uint_eq(take_all(&scene), 0);
	scene_close(&scene);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("strategies");
	TCase *tc = tcase_create("all");

	tcase_add_test(tc, defaults);
	tcase_add_test(tc, add_refuses_what_is_wrong);
	tcase_add_test(tc, sessions_are_one_strategys);
	tcase_add_test(tc, events_are_filtered);
	tcase_add_test(tc, all_instruments_by_default);
	tcase_add_test(tc, missing_callbacks_are_not_called);
	tcase_add_test(tc, transactions_come_whole);
	tcase_add_test(tc, long_transactions_come_in_parts);
	tcase_add_test(tc, a_commands_events_come_together);
	tcase_add_test(tc, orders_are_named_and_queued);
	tcase_add_loop_test(tc, writers_of_garbage_are_closed, 0,
			    (int)(sizeof(garbage) / sizeof(garbage[0])));
	tcase_add_test(tc, a_closed_one_is_shown_no_rest);
	tcase_add_test(tc, answers_to_one_input_are_bounded);
	tcase_add_test(tc, calls_of_one_input_add_up);
	tcase_add_test(tc, single_orders_have_room_too);
	tcase_add_test(tc, the_last_call_has_room);
	tcase_add_test(tc, the_queue_is_never_full);
	tcase_add_test(tc, uncounted_records_are_its_own);
	tcase_add_test(tc, reports_go_to_their_sessions);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return unit_run(suite());
}
