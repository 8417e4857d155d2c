/* SPDX-License-Identifier: Apache-2.0 */
#include "target.h"

#include "floor.h"
#include "naive_book.h"
#include "streams.h"

#include <hft/book.h>

#include <sched.h>
#include <stdio.h>
#include <string.h>

/* The naive model searches its arrays from the front: past this there is nothing to learn. */
enum { NAIVE_LIVE_MAX = 2000 };
/* Below this huge pages have little to save. */
enum { HUGE_LIVE_MIN = 900000 };

static void book_config(hft_book_config *config, const struct target_kind *kind,
			const struct stream *s)
{
	hft_book_config_init(config, sizeof(*config));
	config->instruments_max = s->symbols;
	config->orders_max = (uint32_t)s->live_peak;
	config->page_levels = kind->page_levels;
	config->flags = kind->no_publish ? HFT_BOOK_NO_PUBLISH : 0;
	config->mem_want = kind->mem_want;
	if (kind->mem_want & HFT_MEM_NODE)
		config->numa_node = hft_mem_node_of_cpu(sched_getcpu());
	config->hash_seed = UINT64_C(0x5bd1e995a7c3d2f1);
}

static void *create_book(const struct target_kind *kind, const struct stream *s)
{
	hft_book_config config;
	hft_book *book = NULL;

	book_config(&config, kind, s);
	if (kind->engine == TARGET_NAIVE)
		return naive_create(&config);
	return hft_book_create(&config, &book) == HFT_OK ? book : NULL;
}

static void *create_floor(bool dense, const struct stream *s)
{
	const struct floor_config config = {
		.instruments = s->symbols,
		.orders = (uint32_t)s->live_peak,
		/* The band lies about the first price, which may be far from the touch. */
		.ticks = s->ticks > 2048 ? 4096 : 2 * s->ticks,
		.ids = dense ? s->ids : 0,
	};

	return floor_create(&config);
}

int target_create(struct target *t, const struct target_kind *kind, const struct stream *s)
{
	t->kind = kind;
	t->handle = t;
	if (kind->engine == TARGET_BOOK || kind->engine == TARGET_NAIVE)
		t->handle = create_book(kind, s);
	else if (kind->engine == TARGET_FLOOR_DENSE || kind->engine == TARGET_FLOOR_HASHED)
		t->handle = create_floor(kind->engine == TARGET_FLOOR_DENSE, s);
	return t->handle != NULL ? 0 : -1;
}

void target_destroy(struct target *t)
{
	if (t->kind->engine == TARGET_BOOK)
		hft_book_destroy(t->handle);
	else if (t->kind->engine == TARGET_NAIVE)
		naive_destroy(t->handle);
	else if (t->kind->engine == TARGET_FLOOR_DENSE || t->kind->engine == TARGET_FLOOR_HASHED)
		floor_destroy(t->handle);
}

static void apply(struct target *t, hft_event *events, uint32_t n)
{
	switch (t->kind->engine) {
	case TARGET_NOTHING:
		break;
	case TARGET_FLOOR_DENSE:
	case TARGET_FLOOR_HASHED:
		if (t->kind->batch == 1)
			floor_apply(t->handle, events);
		else
			floor_apply_n(t->handle, events, n);
		break;
	case TARGET_BOOK:
		if (t->kind->batch == 1)
			hft_book_apply(t->handle, events);
		else
			hft_book_apply_n(t->handle, events, n, NULL);
		break;
	case TARGET_NAIVE:
		naive_apply(t->handle, events);
		break;
	}
}

void target_apply_all(struct target *t, hft_event *events, uint32_t n)
{
	const uint32_t batch = t->kind->batch;

	for (uint32_t i = 0; i < n; i += batch)
		apply(t, &events[i], n - i < batch ? n - i : batch);
}

bool target_takes(const struct target_kind *kind, const struct stream *s)
{
	if (kind->engine == TARGET_FLOOR_DENSE)
		return !s->scrambled;
	if (kind->mem_want != 0)
		return s->live_peak >= HUGE_LIVE_MIN;
	return kind->engine != TARGET_NAIVE || s->live_peak <= NAIVE_LIVE_MAX;
}

bool target_granted(const struct target_kind *kind, const struct stream *s, char *why, size_t size)
{
	hft_mem_grant grant = { 0 };
	struct target t;

	if ((kind->mem_want & HFT_MEM_NODE) && hft_mem_nodes() < 2) {
		snprintf(why, size, "not measured: the machine has one NUMA node");
		return false;
	}
	if (target_create(&t, kind, s) < 0) {
		snprintf(why, size, "not measured: no memory");
		return false;
	}
	hft_book_grant(t.handle, &grant);
	target_destroy(&t);
	snprintf(why, size, "not granted: %s",
		 strerror(grant.error_huge != 0 ? grant.error_huge : grant.error_node));
	return (grant.granted & kind->mem_want) == kind->mem_want;
}

bool target_same_bbo(const struct target *book, const struct target *floor, uint32_t instruments)
{
	for (uint32_t i = 1; i <= instruments; i++) {
		struct floor_bbo want;
		hft_bbo got;

		floor_bbo_get(floor->handle, i, &want);
		if (hft_book_bbo(book->handle, i, &got) != HFT_OK)
			return false;
		if (got.bid_price != want.bid_price || got.ask_price != want.ask_price ||
		    got.bid_qty != (int64_t)want.bid_qty || got.ask_qty != (int64_t)want.ask_qty)
			return false;
	}
	return true;
}
