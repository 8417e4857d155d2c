/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/inline/ring.h>
#include <hft/mem.h>
#include <stdio.h>

#include "unit.h"

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

static hft_ring_config config_of(uint32_t slot_size, uint32_t slots)
{
	hft_ring_config config;

	ck_assert_int_eq(hft_ring_config_init(&config, sizeof(config)), HFT_OK);
	config.slot_size = slot_size;
	config.slots = slots;
	return config;
}

static hft_ring *ring_of(uint32_t slot_size, uint32_t slots)
{
	hft_ring_config config = config_of(slot_size, slots);
	hft_ring *ring = NULL;

	ck_assert_int_eq(hft_ring_create(&config, &ring), HFT_OK);
	return ring;
}

START_TEST(defaults_are_as_documented)
{
	hft_ring_config config;

	ck_assert_int_eq(hft_ring_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.size, sizeof(config));
	ck_assert_uint_eq(config.slot_size, 64);
	ck_assert_uint_eq(config.slots, 1024);
	ck_assert_uint_eq(config.mem_want | config.mem_require, 0);
	ck_assert_int_eq(config.numa_node, -1);
	ck_assert_int_eq(hft_ring_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_ring_config_init(&config, 20), HFT_E_INVAL);
}
END_TEST

static const struct {
	uint32_t slot_size;
	uint32_t slots;
} bad_shapes[] = {
	{ 0, 1024 },  { 4, 1024 },  { 7, 1024 },      { 12, 1024 },	   { 4097, 1024 },
	{ 4104, 1024 }, { UINT32_MAX, 1024 }, { UINT32_MAX - 7, 1024 }, { 64, 0 }, { 64, 1 },
	{ 64, 3 },    { 64, 1000 }, { 64, 1u << 29 }, { 64, UINT32_MAX }, { 64, 1u << 31 },
};

START_TEST(bad_shapes_are_refused)
{
	hft_ring_config config = config_of(bad_shapes[_i].slot_size, bad_shapes[_i].slots);
	hft_ring *ring = NULL;

	ck_assert_int_eq(hft_ring_memory(&config), HFT_E_INVAL);
	ck_assert_int_eq(hft_ring_create(&config, &ring), HFT_E_INVAL);
	ck_assert_ptr_null(ring);
}
END_TEST

START_TEST(bad_configs_are_refused)
{
	hft_ring_config config = config_of(64, 16);
	struct {
		hft_ring_config config;
		uint64_t later;
	} newer = { config, 1 };
	hft_mem_grant grant;
	hft_ring *ring = NULL;

	ck_assert_int_eq(hft_ring_create(&config, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_ring_create(NULL, &ring), HFT_E_INVAL);
	ck_assert_int_eq(hft_ring_memory(NULL), HFT_E_INVAL);
	newer.config.size = sizeof(newer);
	ck_assert_int_eq(hft_ring_create(&newer.config, &ring), HFT_E_NOTSUP);
	ck_assert_int_eq(hft_ring_memory(&newer.config), HFT_E_NOTSUP);
	config.mem_want = 16;
	ck_assert_int_eq(hft_ring_create(&config, &ring), HFT_E_INVAL);
	ck_assert_int_eq(hft_ring_memory(&config), HFT_E_INVAL);
	config.mem_want = HFT_MEM_NODE;
	ck_assert_int_eq(hft_ring_create(&config, &ring), HFT_E_INVAL);
	config.mem_want = 0;
	config.mem_require = HFT_MEM_NODE;
	config.numa_node = 1023;
	ck_assert_int_eq(hft_ring_create(&config, &ring), HFT_E_NOTSUP);
	ck_assert_ptr_null(ring);
	ck_assert_int_eq(hft_ring_grant(NULL, &grant), HFT_E_INVAL);
	hft_ring_destroy(NULL);
}
END_TEST

static const uint32_t wants[] = { 0, HFT_MEM_PREFAULT, HFT_MEM_HUGE,
				  HFT_MEM_HUGE | HFT_MEM_PREFAULT, HFT_MEM_LOCK };

START_TEST(memory_is_what_create_takes)
{
	static const uint32_t slot_sizes[] = { 8, 64, 128, 4096 };

	for (int i = 0; i < COUNT(slot_sizes); i++)
		for (uint32_t slots = 2; slots <= 4096; slots *= 2) {
			hft_ring_config config = config_of(slot_sizes[i], slots);
			hft_mem_grant grant;
			hft_ring *ring = NULL;

			config.mem_want = wants[_i];
			ck_assert_int_eq(hft_ring_create(&config, &ring), HFT_OK);
			ck_assert_int_eq(hft_ring_grant(ring, &grant), HFT_OK);
			ck_assert_int_eq(hft_ring_memory(&config), (int64_t)grant.bytes_reserved);
			ck_assert_uint_eq(grant.bytes_reserved % grant.page_size, 0);
			ck_assert_uint_le(grant.bytes_used, grant.bytes_reserved);
			ck_assert_uint_ge(grant.bytes_used, (uint64_t)slots * slot_sizes[i]);
			ck_assert_uint_eq(grant.granted | grant.refused, wants[_i]);
			ck_assert_int_eq(hft_ring_grant(ring, NULL), HFT_E_INVAL);
			hft_ring_destroy(ring);
		}
}
END_TEST

START_TEST(the_largest_ring_costs_address_space_only)
{
	hft_ring *ring = ring_of(UNIT_LARGE >> 28, 1u << 28);
	uint8_t slot[UNIT_LARGE >> 28] = { 1 };

	ck_assert_int_eq(hft_ring_push(ring, slot), HFT_OK);
	ck_assert_int_eq(hft_ring_count(ring), 1);
	hft_ring_destroy(ring);
}
END_TEST

START_TEST(full_refuses_and_empty_says_again)
{
	for (uint32_t slots = 2; slots <= 1024; slots *= 2) {
		hft_ring *ring = ring_of(8, slots);
		uint64_t out = 42;

		ck_assert_int_eq(hft_ring_pop(ring, &out), HFT_E_AGAIN);
		ck_assert_int_eq(hft_ring_pop_n(ring, &out, 1), 0);
		ck_assert_uint_eq(out, 42);
		for (uint64_t i = 0; i < slots; i++) {
			ck_assert_int_eq(hft_ring_count(ring), (int64_t)i);
			ck_assert_int_eq(hft_ring_push(ring, &i), HFT_OK);
		}
		ck_assert_int_eq(hft_ring_push(ring, &out), HFT_E_FULL);
		ck_assert_int_eq(hft_ring_push_n(ring, &out, 1), 0);
		ck_assert_int_eq(hft_ring_count(ring), slots);
		for (uint64_t i = 0; i < slots; i++) {
			ck_assert_int_eq(hft_ring_pop(ring, &out), HFT_OK);
			ck_assert_uint_eq(out, i);
		}
		ck_assert_int_eq(hft_ring_pop(ring, &out), HFT_E_AGAIN);
		ck_assert_int_eq(hft_ring_count(ring), 0);
		hft_ring_destroy(ring);
	}
}
END_TEST

START_TEST(zero_slots_is_a_count_too)
{
	hft_ring *ring = ring_of(64, 4);
	uint8_t slot[64] = { 0 };

	ck_assert_int_eq(hft_ring_push_n(ring, NULL, 0), 0);
	/* inline, with a slot of known size: the compiler must find nothing to warn of */
	ck_assert_int_eq(hft_ring_push_inline(ring, slot), HFT_OK);
	ck_assert_int_eq(hft_ring_pop_n(ring, NULL, 0), 0);
	ck_assert_int_eq(hft_ring_count(ring), 1);
	hft_ring_destroy(ring);
}
END_TEST

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* Every byte of a slot depends on its number, so that a wrong stride or offset shows. */
static void fill(uint8_t *slot, uint32_t size, uint64_t number)
{
	for (uint32_t i = 0; i < size; i++)
		slot[i] = (uint8_t)(number * 31 + i * 7 + (number >> 8));
}

static const uint32_t shapes[][2] = { { 8, 2 },	   { 8, 64 },	{ 24, 8 },  { 64, 2 },	{ 64, 32 },
				      { 128, 16 }, { 136, 4 }, { 4096, 2 }, { 1000, 16 } };

/* All six calls mixed at random, against two counters: what went in must come out. */
START_TEST(a_mix_of_calls_keeps_order_and_content)
{
	enum { STEPS = 40000, BATCH_MAX = 100 };
	uint32_t size = shapes[_i][0], slots = shapes[_i][1], state = (uint32_t)_i + 1;
	uint8_t *batch = malloc((size_t)size * (BATCH_MAX + 1));
	uint8_t *want = malloc(size);
	hft_ring *ring = ring_of(size, slots);
	uint64_t in = 0, out = 0;

	for (int step = 0; step < STEPS; step++) {
		uint32_t n = next_random(&state) % BATCH_MAX;
		uint64_t room = slots - (in - out), held = in - out;
		int64_t moved = 1;

		switch (next_random(&state) % 6) {
		case 0:
		case 1:
			fill(batch, size, in);
			ck_assert_int_eq(step & 1 ? hft_ring_push(ring, batch) :
						    hft_ring_push_inline(ring, batch),
					 room ? HFT_OK : HFT_E_FULL);
			in += room > 0;
			break;
		case 2:
			for (uint32_t i = 0; i < n; i++)
				fill(batch + (size_t)i * size, size, in + i);
			moved = hft_ring_push_n(ring, batch, n);
			ck_assert_int_eq(moved, (int64_t)(n < room ? n : room));
			in += (uint64_t)moved;
			break;
		case 3:
		case 4:
			memset(batch, 0, size);
			ck_assert_int_eq(step & 1 ? hft_ring_pop(ring, batch) :
						    hft_ring_pop_inline(ring, batch),
					 held ? HFT_OK : HFT_E_AGAIN);
			fill(want, size, out);
			if (held)
				ck_assert_mem_eq(batch, want, size);
			out += held > 0;
			break;
		default:
			batch[(size_t)n * size] = 0xa5;
			moved = hft_ring_pop_n(ring, batch, n);
			ck_assert_int_eq(moved, (int64_t)(n < held ? n : held));
			for (int64_t i = 0; i < moved; i++) {
				fill(want, size, out + (uint64_t)i);
				ck_assert_mem_eq(batch + (size_t)i * size, want, size);
			}
			ck_assert_uint_eq(batch[(size_t)n * size], 0xa5);
			out += (uint64_t)moved;
		}
		ck_assert_int_eq(hft_ring_count(ring), (int64_t)(in - out));
	}
	ck_assert_uint_gt(out, STEPS / 8);
	hft_ring_destroy(ring);
	free(batch);
	free(want);
}
END_TEST

/* An index counts for ever: nothing may happen where it passes 2^64. */
START_TEST(indexes_wrap_without_notice)
{
	hft_ring *ring = ring_of(8, 8);
	uint64_t out;

	ring->head = ring->head_seen = ring->tail = ring->tail_seen = UINT64_MAX - 3;
	for (uint64_t i = 0; i < 8; i++)
		ck_assert_int_eq(hft_ring_push(ring, &i), HFT_OK);
	ck_assert_int_eq(hft_ring_push(ring, &out), HFT_E_FULL);
	ck_assert_int_eq(hft_ring_count(ring), 8);
	for (uint64_t i = 0; i < 8; i++) {
		ck_assert_int_eq(hft_ring_pop(ring, &out), HFT_OK);
		ck_assert_uint_eq(out, i);
	}
	ck_assert_int_eq(hft_ring_pop(ring, &out), HFT_E_AGAIN);
	hft_ring_destroy(ring);
}
END_TEST

START_TEST(what_two_threads_write_lies_apart)
{
	hft_ring *ring = ring_of(64, 2);
	uintptr_t producer = (uintptr_t)&ring->head, consumer = (uintptr_t)&ring->tail;
	uintptr_t slots = (uintptr_t)ring + ring->slots_offset;

	ck_assert_uint_eq((uintptr_t)ring % 128, 0);
	ck_assert_uint_ge(producer - (uintptr_t)&ring->slots, 128);
	ck_assert_uint_ge(consumer - producer, 128);
	ck_assert_uint_ge(slots - consumer, 128);
	ck_assert_uint_eq(slots % 64, 0);
	hft_ring_destroy(ring);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ring");
	TCase *tcase = tcase_create("ring");

	tcase_add_test(tcase, defaults_are_as_documented);
	tcase_add_loop_test(tcase, bad_shapes_are_refused, 0, COUNT(bad_shapes));
	tcase_add_test(tcase, bad_configs_are_refused);
	tcase_add_loop_test(tcase, memory_is_what_create_takes, 0, COUNT(wants));
	tcase_add_test(tcase, the_largest_ring_costs_address_space_only);
	tcase_add_test(tcase, full_refuses_and_empty_says_again);
	tcase_add_test(tcase, zero_slots_is_a_count_too);
	tcase_add_loop_test(tcase, a_mix_of_calls_keeps_order_and_content, 0, COUNT(shapes));
	tcase_add_test(tcase, indexes_wrap_without_notice);
	tcase_add_test(tcase, what_two_threads_write_lies_apart);
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
