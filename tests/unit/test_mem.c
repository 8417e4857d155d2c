/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <hft/mem.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "deny.h"
#include "mem/mem.h"
#include "unit.h"

#define MIB ((uint64_t)1 << 20)
#define HUGE_SIZE (2 * MIB)
#define POPULATE_WRITE 23

/* A line of /proc/self/smaps in kB, for the mapping that holds the address; -1 if there is none. */
static int64_t smaps(const void *address, const char *field)
{
	FILE *file = fopen("/proc/self/smaps", "r");
	unsigned long low, high;
	int inside = 0;
	long long value = -1;
	char line[512];

	ck_assert_ptr_nonnull(file);
	while (fgets(line, sizeof(line), file)) {
		size_t length = strlen(field);

		if (sscanf(line, "%lx-%lx ", &low, &high) == 2)
			inside = (uintptr_t)address >= low && (uintptr_t)address < high;
		else if (inside && strncmp(line, field, length) == 0 && line[length] == ':')
			sscanf(line + length + 1, "%lld", &value);
	}
	fclose(file);
	return value;
}

static uint64_t address_space(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	unsigned long long pages = 0;

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fscanf(file, "%llu", &pages), 1);
	fclose(file);
	return pages * 4096;
}

static bool can_have_huge_pages(void)
{
	char text[64] = "[never]";
	FILE *file = fopen("/sys/kernel/mm/transparent_hugepage/enabled", "r");

	if (file == NULL)
		return false;
	ck_assert_ptr_nonnull(fgets(text, sizeof(text), file));
	fclose(file);
	return strstr(text, "[never]") == NULL;
}

static hft_status reserve(uint64_t bytes, uint32_t want, uint32_t require, int32_t node,
			  void **out, hft_mem_grant *grant)
{
	struct hft_mem_request request = { bytes, want, require, node };

	return hft_mem_reserve(&request, out, grant);
}

START_TEST(a_large_reservation_costs_address_space_only)
{
	hft_mem_grant grant;
	void *address;
	uint8_t *bytes;

	ck_assert_int_eq(reserve(UNIT_LARGE, 0, 0, -1, &address, &grant), HFT_OK);
	bytes = address;
	ck_assert_uint_eq(grant.bytes_reserved, UNIT_LARGE);
	ck_assert_uint_eq(grant.granted | grant.refused, 0);
	ck_assert_uint_eq(grant.page_size, 4096);
	ck_assert_uint_eq(grant.bytes_used, 0);
	ck_assert_int_eq(smaps(address, "Rss"), 0);
	ck_assert_uint_eq(bytes[0] | bytes[UNIT_LARGE - 1], 0);
	bytes[UNIT_LARGE / 2] = 1;
	ck_assert_int_le(smaps(address, "Rss"), 12);
	hft_mem_release(address, grant.bytes_reserved);
	ck_assert_int_eq(smaps(address, "Rss"), -1);
	hft_mem_release(NULL, 0);
}
END_TEST

static const struct {
	uint64_t bytes;
	uint32_t want;
	int64_t rounded;
} sizes[] = {
	{ 0, 0, HFT_E_INVAL },
	{ 1, 0, 4096 },
	{ 4096, 0, 4096 },
	{ 4097, 0, 8192 },
	{ 1, HFT_MEM_HUGE, 2097152 },
	{ 2097152, HFT_MEM_HUGE, 2097152 },
	{ 2097153, HFT_MEM_HUGE, 4194304 },
	{ (uint64_t)1 << 46, 0, (int64_t)1 << 46 },
	{ ((uint64_t)1 << 46) + 1, 0, HFT_E_INVAL },
	{ UINT64_MAX, 0, HFT_E_INVAL },
	{ 4096, 16, HFT_E_INVAL },
	{ 4096, 0x80000000, HFT_E_INVAL },
	{ 4096, HFT_MEM_NODE, HFT_E_INVAL }, /* of node -1 */
};

START_TEST(sizes_are_known_before_create)
{
	struct hft_mem_request want = { sizes[_i].bytes, sizes[_i].want, 0, -1 };
	struct hft_mem_request require = { sizes[_i].bytes, 0, sizes[_i].want, -1 };
	hft_mem_grant grant = { .granted = 77 };
	void *address = &grant;

	ck_assert_int_eq(hft_mem_bytes(&want), sizes[_i].rounded);
	ck_assert_int_eq(hft_mem_bytes(&require), sizes[_i].rounded);
	if (sizes[_i].rounded < 0) {
		ck_assert_int_eq(hft_mem_reserve(&want, &address, &grant), HFT_E_INVAL);
		ck_assert_ptr_eq(address, &grant);
		ck_assert_uint_eq(grant.granted, 77);
	} else if (sizes[_i].bytes < UNIT_LARGE) {
		ck_assert_int_eq(hft_mem_reserve(&want, &address, &grant), HFT_OK);
		ck_assert_uint_eq(grant.bytes_reserved, sizes[_i].rounded);
		memset(address, 1, grant.bytes_reserved);
		hft_mem_release(address, grant.bytes_reserved);
	}
}
END_TEST

START_TEST(absent_arguments_are_refused)
{
	struct hft_mem_request request = { 4096, 0, 0, -1 };
	hft_mem_grant grant;
	void *address;

	ck_assert_int_eq(hft_mem_bytes(NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_mem_reserve(NULL, &address, &grant), HFT_E_INVAL);
	ck_assert_int_eq(hft_mem_reserve(&request, NULL, &grant), HFT_E_INVAL);
	ck_assert_int_eq(hft_mem_reserve(&request, &address, NULL), HFT_E_INVAL);
	request = (struct hft_mem_request){ 4096, HFT_MEM_NODE, 0, 1024 };
	ck_assert_int_eq(hft_mem_reserve(&request, &address, &grant), HFT_E_INVAL);
	request.node = INT32_MIN;
	ck_assert_int_eq(hft_mem_reserve(&request, &address, &grant), HFT_E_INVAL);
}
END_TEST

START_TEST(prefault_makes_every_page_present)
{
	hft_mem_grant grant;
	void *address;

	ck_assert_int_eq(reserve(3 * MIB, 0, HFT_MEM_PREFAULT, -1, &address, &grant), HFT_OK);
	ck_assert_uint_eq(grant.granted, HFT_MEM_PREFAULT);
	ck_assert_int_eq(grant.error_prefault, 0);
	ck_assert_int_eq(smaps(address, "Rss"), 3072);
	hft_mem_release(address, grant.bytes_reserved);
}
END_TEST

START_TEST(prefault_beyond_the_machine_is_refused_not_tried)
{
	uint64_t before = address_space();
	hft_mem_grant grant;
	void *address = NULL;

	for (uint32_t huge = 0; huge <= HFT_MEM_HUGE; huge += HFT_MEM_HUGE) {
		ck_assert_int_eq(reserve((uint64_t)1 << 45, huge, HFT_MEM_PREFAULT, -1, &address,
					 &grant),
				 HFT_E_NOMEM);
		ck_assert_ptr_null(address);
		ck_assert_uint_lt(address_space(), before + ((uint64_t)1 << 44));
	}
	ck_assert_int_eq(reserve(UNIT_LARGE, HFT_MEM_PREFAULT, 0, -1, &address, &grant),
			 HFT_OK);
	ck_assert_uint_eq(grant.granted, 0);
	ck_assert_uint_eq(grant.refused, HFT_MEM_PREFAULT);
	ck_assert_int_eq(grant.error_prefault, ENOMEM);
	ck_assert_int_eq(smaps(address, "Rss"), 0);
	hft_mem_release(address, grant.bytes_reserved);
}
END_TEST

START_TEST(huge_pages_are_had_or_reported)
{
	const uint32_t both = HFT_MEM_HUGE | HFT_MEM_PREFAULT;
	hft_mem_grant grant;
	void *address;

	ck_assert_int_eq(reserve(8 * MIB - 1, both, 0, -1, &address, &grant), HFT_OK);
	ck_assert_uint_eq(grant.granted | grant.refused, both);
	ck_assert_uint_eq(grant.bytes_reserved, 8 * MIB);
	ck_assert_uint_eq((uintptr_t)address % HUGE_SIZE, 0);
	if (can_have_huge_pages()) {
		ck_assert_uint_eq(grant.granted, both);
		ck_assert_uint_eq(grant.page_size, HUGE_SIZE);
		/* transparent, or reserved ones where the machine has some */
		ck_assert(smaps(address, "AnonHugePages") == 8192 ||
			  smaps(address, "KernelPageSize") == 2048);
	} else {
		ck_assert_int_ne(grant.error_huge, 0);
		ck_assert_uint_eq(grant.page_size, 4096);
	}
	memset(address, 1, grant.bytes_reserved);
	hft_mem_release(address, grant.bytes_reserved);
	ck_assert_int_eq(smaps(address, "Size"), -1);
}
END_TEST

START_TEST(huge_pages_without_prefault_take_nothing_yet)
{
	hft_mem_grant grant;
	void *address;

	ck_assert_int_eq(reserve((uint64_t)1 << 38, HFT_MEM_HUGE, 0, -1, &address, &grant),
			 HFT_OK);
	ck_assert_int_eq(smaps(address, "Rss"), 0);
	ck_assert_int_eq(smaps(address, "KernelPageSize"), 4);
	ck_assert_uint_eq((uintptr_t)address % HUGE_SIZE, 0);
	hft_mem_release(address, grant.bytes_reserved);
}
END_TEST

START_TEST(lock_without_prefault_locks_pages_as_they_come)
{
	hft_mem_grant grant;
	void *address;

	ck_assert_int_eq(reserve(MIB, HFT_MEM_LOCK, 0, -1, &address, &grant), HFT_OK);
	ck_assert_uint_eq(grant.granted | grant.refused, HFT_MEM_LOCK);
	ck_assert_int_eq(smaps(address, "Rss"), 0);
	*(volatile uint8_t *)address = 1;
	if (grant.granted)
		ck_assert_int_eq(smaps(address, "Locked"), 4);
	else
		ck_assert_int_ne(grant.error_lock, 0);
	hft_mem_release(address, grant.bytes_reserved);
}
END_TEST

START_TEST(lock_with_prefault_holds_all)
{
	hft_mem_grant grant;
	void *address;

	ck_assert_int_eq(reserve(MIB, HFT_MEM_LOCK | HFT_MEM_PREFAULT, 0, -1, &address, &grant),
			 HFT_OK);
	if (grant.granted & HFT_MEM_LOCK)
		ck_assert_int_eq(smaps(address, "Locked"), 1024);
	hft_mem_release(address, grant.bytes_reserved);
}
END_TEST

START_TEST(node_zero_binds)
{
	hft_mem_grant grant;
	void *address;

	ck_assert_int_eq(reserve(MIB, HFT_MEM_NODE, 0, 0, &address, &grant), HFT_OK);
	ck_assert_uint_eq(grant.granted | grant.refused, HFT_MEM_NODE);
	ck_assert_int_eq(grant.error_node == 0, grant.granted == HFT_MEM_NODE);
	hft_mem_release(address, grant.bytes_reserved);
}
END_TEST

START_TEST(an_absent_node_is_reported_or_fails)
{
	uint64_t before = address_space();
	hft_mem_grant grant;
	void *address = NULL;

	ck_assert_int_eq(reserve(UNIT_LARGE, 0, HFT_MEM_NODE, 1023, &address, &grant),
			 HFT_E_NOTSUP);
	ck_assert_ptr_null(address);
	ck_assert_uint_lt(address_space(), before + UNIT_LARGE / 2);
	ck_assert_int_eq(reserve(MIB, HFT_MEM_NODE, 0, 1023, &address, &grant), HFT_OK);
	ck_assert_uint_eq(grant.refused, HFT_MEM_NODE);
	ck_assert_int_ne(grant.error_node, 0);
	hft_mem_release(address, grant.bytes_reserved);
}
END_TEST

static int node_refused(void)
{
	hft_mem_grant grant;
	void *address;

	deny(SYS_mbind, ANY, 0, EPERM);
	if (reserve(MIB, 0, HFT_MEM_NODE, 0, &address, &grant) != HFT_E_PERM)
		return 1;
	if (reserve(MIB, HFT_MEM_NODE, 0, 0, &address, &grant) != HFT_OK)
		return 2;
	return grant.refused == HFT_MEM_NODE && grant.error_node == EPERM ? 0 : 3;
}

/* As a filter that answers 0 without doing it. */
static int node_lied_about(void)
{
	hft_mem_grant grant;
	void *address;

	deny(SYS_mbind, ANY, 0, 0);
	if (reserve(MIB, 0, HFT_MEM_NODE, 0, &address, &grant) != HFT_E_NOTSUP)
		return 1;
	if (reserve(MIB, HFT_MEM_NODE, 0, 0, &address, &grant) != HFT_OK)
		return 2;
	return grant.refused == HFT_MEM_NODE && grant.error_node == ENOTSUP ? 0 : 3;
}

static int policy_unreadable(void)
{
	hft_mem_grant grant;
	void *address;

	deny(SYS_get_mempolicy, ANY, 0, EPERM);
	return reserve(MIB, 0, HFT_MEM_NODE, 0, &address, &grant) == HFT_E_PERM ? 0 : 1;
}

static int lock_refused(void)
{
	hft_mem_grant grant;
	void *address;

	deny(SYS_mlock2, ANY, 0, ENOMEM);
	if (reserve(MIB, 0, HFT_MEM_LOCK, -1, &address, &grant) != HFT_E_NOMEM)
		return 1;
	if (reserve(MIB, HFT_MEM_LOCK, 0, -1, &address, &grant) != HFT_OK)
		return 2;
	return grant.refused == HFT_MEM_LOCK && grant.error_lock == ENOMEM ? 0 : 3;
}

static int huge_refused(void)
{
	hft_mem_grant grant;
	void *address;

	deny(SYS_madvise, 2, MADV_HUGEPAGE, EINVAL);
	if (reserve(MIB, 0, HFT_MEM_HUGE, -1, &address, &grant) != HFT_E_NOTSUP)
		return 1;
	if (reserve(MIB, HFT_MEM_HUGE, 0, -1, &address, &grant) != HFT_OK)
		return 2;
	if (grant.page_size != 4096 || grant.bytes_reserved != 2 * MIB)
		return 3;
	return grant.refused == HFT_MEM_HUGE && grant.error_huge != 0 ? 0 : 4;
}

/* A kernel before 5.14 does not know the advice; the pages must be present all the same. */
static int populate_unknown(void)
{
	hft_mem_grant grant;
	void *address;

	deny(SYS_madvise, 2, POPULATE_WRITE, EINVAL);
	if (reserve(MIB, 0, HFT_MEM_PREFAULT, -1, &address, &grant) != HFT_OK)
		return 1;
	return grant.granted == HFT_MEM_PREFAULT && smaps(address, "Rss") == 1024 ? 0 : 2;
}

static int populate_fails(void)
{
	hft_mem_grant grant;
	void *address;

	deny(SYS_madvise, 2, POPULATE_WRITE, ENOMEM);
	if (reserve(MIB, 0, HFT_MEM_PREFAULT, -1, &address, &grant) != HFT_E_NOMEM)
		return 1;
	if (reserve(MIB, HFT_MEM_PREFAULT | HFT_MEM_HUGE, 0, -1, &address, &grant) != HFT_OK)
		return 2;
	return grant.error_prefault == ENOMEM ? 0 : 3;
}

static int (*const refusals[])(void) = {
	node_refused, node_lied_about, policy_unreadable, lock_refused,
	huge_refused, populate_unknown, populate_fails,
};

START_TEST(what_the_kernel_refuses_is_reported)
{
	ck_assert_int_eq(in_child(refusals[_i]), 0);
}
END_TEST

static hft_arena *arena_of(uint64_t bytes)
{
	hft_arena_config config;
	hft_arena *arena = NULL;

	ck_assert_int_eq(hft_arena_config_init(&config, sizeof(config)), HFT_OK);
	config.bytes_max = bytes;
	ck_assert_int_eq(hft_arena_create(&config, &arena), HFT_OK);
	return arena;
}

START_TEST(bad_arena_configs_are_refused)
{
	hft_arena_config config;
	hft_arena *arena = NULL;

	ck_assert_int_eq(hft_arena_config_init(NULL, sizeof(config)), HFT_E_INVAL);
	ck_assert_int_eq(hft_arena_config_init(&config, 20), HFT_E_INVAL);
	ck_assert_int_eq(hft_arena_config_init(&config, sizeof(config)), HFT_OK);
	ck_assert_uint_eq(config.bytes_max, (uint64_t)1 << 30);
	ck_assert_int_eq(config.numa_node, -1);
	ck_assert_int_eq(hft_arena_create(NULL, &arena), HFT_E_INVAL);
	ck_assert_int_eq(hft_arena_create(&config, NULL), HFT_E_INVAL);
	config.bytes_max = 0;
	ck_assert_int_eq(hft_arena_create(&config, &arena), HFT_E_INVAL);
	config.bytes_max = ((uint64_t)1 << 46) + 1;
	ck_assert_int_eq(hft_arena_create(&config, &arena), HFT_E_INVAL);
	config.bytes_max = 4096;
	config.mem_require = 0x100;
	ck_assert_int_eq(hft_arena_create(&config, &arena), HFT_E_INVAL);
	config.mem_require = 0;
	config.size = 23;
	ck_assert_int_eq(hft_arena_create(&config, &arena), HFT_E_INVAL);
	ck_assert_ptr_null(arena);
	hft_arena_destroy(NULL);
}
END_TEST

START_TEST(an_arena_that_cannot_be_had_leaves_nothing)
{
	hft_arena_config config;
	hft_arena *first = NULL;
	hft_arena *second = NULL;
	uint64_t before;

	hft_arena_config_init(&config, sizeof(config));
	config.bytes_max = (uint64_t)1 << 46;
	before = address_space();
	/* The two together are the whole address space; sanitizers leave no room for one. */
	hft_arena_create(&config, &first);
	ck_assert_int_eq(hft_arena_create(&config, &second), HFT_E_NOMEM);
	ck_assert_ptr_null(second);
	hft_arena_destroy(first);
	config.mem_require = HFT_MEM_NODE;
	config.numa_node = 1023;
	config.bytes_max = UNIT_LARGE;
	ck_assert_int_eq(hft_arena_create(&config, &second), HFT_E_NOTSUP);
	ck_assert_uint_lt(address_space(), before + UNIT_LARGE / 2);
}
END_TEST

START_TEST(arena_bytes_are_aligned_zero_and_apart)
{
	hft_arena *arena = arena_of(16 * MIB);
	uint8_t *end = NULL;
	hft_mem_grant grant;

	for (uint64_t align = 1; align <= 2 * MIB; align *= 2) {
		uint8_t *bytes = hft_arena_alloc(arena, 33, align);

		ck_assert_ptr_nonnull(bytes);
		ck_assert_uint_eq((uintptr_t)bytes % align, 0);
		ck_assert(bytes >= end);
		for (int i = 0; i < 33; i++)
			ck_assert_uint_eq(bytes[i], 0);
		memset(bytes, 0xff, 33);
		end = bytes + 33;
	}
	ck_assert_int_eq(hft_arena_grant(arena, &grant), HFT_OK);
	ck_assert_uint_ge(grant.bytes_used, 22 * 33);
	ck_assert_uint_eq(grant.bytes_reserved, 16 * MIB);
	ck_assert_int_eq(hft_arena_grant(arena, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_arena_grant(NULL, &grant), HFT_E_INVAL);
	hft_arena_destroy(arena);
}
END_TEST

START_TEST(arena_gives_all_it_reserved_and_no_more)
{
	hft_arena *arena = arena_of(8192);
	hft_mem_grant grant;

	ck_assert_ptr_null(hft_arena_alloc(NULL, 1, 1));
	ck_assert_ptr_null(hft_arena_alloc(arena, 0, 1));
	ck_assert_ptr_null(hft_arena_alloc(arena, 1, 0));
	ck_assert_ptr_null(hft_arena_alloc(arena, 1, 3));
	ck_assert_ptr_null(hft_arena_alloc(arena, 1, 4 * MIB));
	ck_assert_ptr_null(hft_arena_alloc(arena, 8193, 1));
	ck_assert_ptr_null(hft_arena_alloc(arena, UINT64_MAX, 1));
	ck_assert_ptr_nonnull(hft_arena_alloc(arena, 1, 1));
	ck_assert_ptr_null(hft_arena_alloc(arena, UINT64_MAX, 4096));
	/* the gap alone is more than the room */
	ck_assert_ptr_null(hft_arena_alloc(arena, 1, 2 * MIB));
	ck_assert_ptr_null(hft_arena_alloc(arena, 8192, 1));
	ck_assert_ptr_null(hft_arena_alloc(arena, 4097, 4096));
	ck_assert_ptr_nonnull(hft_arena_alloc(arena, 8191, 1));
	ck_assert_ptr_null(hft_arena_alloc(arena, 1, 1));
	hft_arena_grant(arena, &grant);
	ck_assert_uint_eq(grant.bytes_used, 8192);
	hft_arena_destroy(arena);
}
END_TEST

static const uint64_t item_sizes[] = { 8, 9, 16, 24, 40, 56, 64, 72, 1000, 4096, 12345, 1048576 };

static bool apart(const uint8_t *item, uint64_t size, uint8_t *const *others, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (item < others[i] + size && item + size > others[i])
			return false;
	return true;
}

/* Against a naive pool: a set of taken pointers and a stack of freed ones. */
START_TEST(pool_equals_a_naive_pool)
{
	enum { ITEMS = 67, STEPS = 20000 };
	hft_arena *arena = arena_of(256 * MIB);
	uint64_t size = item_sizes[_i];
	uint8_t *taken[ITEMS], *freed[ITEMS];
	uint32_t taken_count = 0, freed_count = 0, state = 12345;
	hft_pool *pool = NULL;

	ck_assert_int_eq(hft_pool_create(arena, size, ITEMS, &pool), HFT_OK);
	for (int step = 0; step < STEPS; step++) {
		state = state * 1664525 + 1013904223;
		if ((state >> 16) % 100 < (step / 500 % 2 ? 40U : 60U)) {
			uint8_t *item = hft_pool_alloc(pool);

			ck_assert_int_eq(item == NULL, taken_count == ITEMS);
			if (item == NULL)
				continue;
			if (freed_count > 0) {
				ck_assert_ptr_eq(item, freed[--freed_count]);
				ck_assert_uint_eq(item[7], 0x5a);
			}
			ck_assert(apart(item, size, taken, taken_count));
			ck_assert_uint_eq((uintptr_t)item % 8, 0);
			memset(item, 0x5a, size < 4096 ? size : 4096);
			item[size - 1] = 0x5a;
			taken[taken_count++] = item;
		} else if (taken_count > 0) {
			uint32_t at = (state >> 8) % taken_count;
			uint8_t *item = taken[at];

			ck_assert_int_eq(hft_pool_free(pool, item), HFT_OK);
			ck_assert_int_eq(hft_pool_free(pool, item), HFT_E_INVAL);
			freed[freed_count++] = item;
			taken[at] = taken[--taken_count];
		}
		ck_assert_uint_eq(hft_pool_used(pool), taken_count);
	}
	hft_arena_destroy(arena);
}
END_TEST

START_TEST(pool_refuses_what_is_not_its_item)
{
	hft_arena *arena = arena_of(256 * MIB);
	uint64_t size = item_sizes[_i];
	uint64_t stride = (size + 7) / 8 * 8;
	hft_pool *pool = NULL, *other = NULL;
	uint8_t *item, *last, *foreign;

	ck_assert_int_eq(hft_pool_create(arena, size, 16, &pool), HFT_OK);
	ck_assert_int_eq(hft_pool_create(arena, size, 16, &other), HFT_OK);
	item = hft_pool_alloc(pool);
	last = hft_pool_alloc(pool);
	foreign = hft_pool_alloc(other);
	ck_assert_ptr_eq(last, item + stride);
	for (uint64_t i = 1; i < stride; i += i < 64 || i + 70 > stride ? 1 : 61)
		ck_assert_int_eq(hft_pool_free(pool, item + i), HFT_E_INVAL);
	for (uint64_t i = 1; i <= 64; i++)
		ck_assert_int_eq(hft_pool_free(pool, item - i), HFT_E_INVAL);
	/* in range, never handed out */
	ck_assert_int_eq(hft_pool_free(pool, item + 2 * stride), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_free(pool, item - stride), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_free(pool, item + 16 * stride), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_free(pool, foreign), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_free(pool, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_free(pool, (void *)UINTPTR_MAX), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_free(pool, &item), HFT_E_INVAL);
	ck_assert_uint_eq(hft_pool_used(pool), 2);
	ck_assert_int_eq(hft_pool_free(pool, last), HFT_OK);
	ck_assert_int_eq(hft_pool_free(pool, item), HFT_OK);
	ck_assert_ptr_eq(hft_pool_alloc(pool), item);
	hft_arena_destroy(arena);
}
END_TEST

START_TEST(bad_pools_are_refused_and_take_nothing)
{
	hft_arena *arena = arena_of(MIB);
	hft_pool *pool = NULL;
	hft_mem_grant grant;

	ck_assert_int_eq(hft_pool_create(NULL, 8, 1, &pool), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_create(arena, 8, 1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_create(arena, 7, 1, &pool), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_create(arena, MIB + 1, 1, &pool), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_create(arena, UINT64_MAX, 1, &pool), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_create(arena, 8, 0, &pool), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_create(arena, 8, UINT32_MAX, &pool), HFT_E_INVAL);
	ck_assert_int_eq(hft_pool_create(arena, 8, UINT32_MAX - 1, &pool), HFT_E_NOMEM);
	ck_assert_int_eq(hft_pool_create(arena, MIB, 1, &pool), HFT_E_NOMEM);
	ck_assert_ptr_null(pool);
	hft_arena_grant(arena, &grant);
	ck_assert_uint_eq(grant.bytes_used, 0);
	ck_assert_int_eq(hft_pool_create(arena, MIB / 2, 1, &pool), HFT_OK);
	ck_assert_ptr_nonnull(hft_pool_alloc(pool));
	ck_assert_ptr_null(hft_pool_alloc(pool));
	hft_arena_destroy(arena);
}
END_TEST

START_TEST(a_large_pool_touches_only_what_is_used)
{
	hft_arena *arena = arena_of(UNIT_LARGE);
	hft_pool *pool = NULL;
	uint8_t *item;

	ck_assert_int_eq(hft_pool_create(arena, 128, (uint32_t)(UNIT_LARGE / 256 - 2), &pool),
			 HFT_OK);
	for (int i = 0; i < 1000; i++) {
		item = hft_pool_alloc(pool);
		ck_assert_ptr_nonnull(item);
		item[0] = 1;
	}
	ck_assert_int_lt(smaps(item, "Rss"), 256);
	hft_arena_destroy(arena);
}
END_TEST

START_TEST(topology_is_sane)
{
	int32_t nodes = hft_mem_nodes();
	int32_t node = hft_mem_node_of_cpu(0);

	ck_assert_int_ge(nodes, 1);
	ck_assert_int_ge(node, 0);
	ck_assert_int_lt(node, nodes);
	ck_assert_int_eq(hft_mem_node_of_cpu(-1), HFT_E_INVAL);
	ck_assert_int_eq(hft_mem_node_of_cpu(1 << 20), HFT_E_INVAL);
	ck_assert_int_eq(hft_mem_node_of_cpu(INT32_MAX), HFT_E_INVAL);
	ck_assert_int_eq(hft_mem_node_of_cpu(INT32_MIN), HFT_E_INVAL);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof((array)[0]))

int main(void)
{
	Suite *suite = suite_create("mem");
	TCase *reserves = tcase_create("reserve");
	TCase *arenas = tcase_create("arena");

	tcase_add_test(reserves, a_large_reservation_costs_address_space_only);
	tcase_add_loop_test(reserves, sizes_are_known_before_create, 0, COUNT(sizes));
	tcase_add_test(reserves, absent_arguments_are_refused);
	tcase_add_test(reserves, prefault_makes_every_page_present);
	tcase_add_test(reserves, prefault_beyond_the_machine_is_refused_not_tried);
	tcase_add_test(reserves, huge_pages_are_had_or_reported);
	tcase_add_test(reserves, huge_pages_without_prefault_take_nothing_yet);
	tcase_add_test(reserves, lock_without_prefault_locks_pages_as_they_come);
	tcase_add_test(reserves, lock_with_prefault_holds_all);
	tcase_add_test(reserves, node_zero_binds);
	tcase_add_test(reserves, an_absent_node_is_reported_or_fails);
	tcase_add_loop_test(reserves, what_the_kernel_refuses_is_reported, 0, COUNT(refusals));
	tcase_add_test(arenas, bad_arena_configs_are_refused);
	tcase_add_test(arenas, an_arena_that_cannot_be_had_leaves_nothing);
	tcase_add_test(arenas, arena_bytes_are_aligned_zero_and_apart);
	tcase_add_test(arenas, arena_gives_all_it_reserved_and_no_more);
	tcase_add_loop_test(arenas, pool_equals_a_naive_pool, 0, COUNT(item_sizes));
	tcase_add_loop_test(arenas, pool_refuses_what_is_not_its_item, 0, COUNT(item_sizes));
	tcase_add_test(arenas, bad_pools_are_refused_and_take_nothing);
	tcase_add_test(arenas, a_large_pool_touches_only_what_is_used);
	tcase_add_test(arenas, topology_is_sane);
	suite_add_tcase(suite, reserves);
	suite_add_tcase(suite, arenas);
	return unit_run(suite);
}
