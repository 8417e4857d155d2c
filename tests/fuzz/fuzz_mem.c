/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes as an arena's config and as calls on it and on a pool inside: what is handed out is
 * aligned, zeroed, inside the reservation and never handed out twice.
 */
#include <stdlib.h>
#include <string.h>

#include <hft/mem.h>

#define BYTES_MAX (1 << 22)
#define BLOCKS_MAX 64
#define ITEMS_MAX 32

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct block {
	uint8_t *address;
	uint64_t size;
	uint8_t mark;
};

struct state {
	hft_arena *arena;
	hft_pool *pool;
	uint64_t item_size;
	struct block blocks[BLOCKS_MAX];
	struct block items[ITEMS_MAX];
	uint32_t blocks_used;
	uint32_t items_used;
};

static void require(int condition)
{
	if (!condition)
		abort();
}

static void mark(struct block *block)
{
	memset(block->address, block->mark, block->size);
}

/* Another block's marks would show an overlap. */
static void check(const struct block *block)
{
	for (uint64_t i = 0; i < block->size; i++)
		require(block->address[i] == block->mark);
}

static void take_block(struct state *state, uint8_t code, uint8_t amount)
{
	uint64_t align = (uint64_t)1 << (code >> 2) % 14;
	uint64_t size = (uint64_t)amount * 7 + 1;
	uint8_t *address = hft_arena_alloc(state->arena, size, align);
	struct block *block = &state->blocks[state->blocks_used];

	if (address == NULL || state->blocks_used == BLOCKS_MAX)
		return;
	require((uintptr_t)address % align == 0);
	for (uint64_t i = 0; i < size; i++)
		require(address[i] == 0);
	*block = (struct block){ address, size, (uint8_t)(1 + state->blocks_used) };
	mark(block);
	state->blocks_used++;
}

static void take_item(struct state *state, uint8_t number)
{
	uint8_t *address = hft_pool_alloc(state->pool);
	struct block *item = &state->items[state->items_used];

	require((address == NULL) == (state->items_used == ITEMS_MAX));
	if (address == NULL)
		return;
	*item = (struct block){ address, state->item_size, number };
	mark(item);
	state->items_used++;
}

static void give_item(struct state *state, uint8_t which)
{
	struct block *item;

	require(hft_pool_free(state->pool, NULL) == HFT_E_INVAL);
	if (state->items_used == 0)
		return;
	item = &state->items[which % state->items_used];
	check(item);
	require(hft_pool_free(state->pool, item->address + 1) == HFT_E_INVAL);
	require(hft_pool_free(state->pool, item->address) == HFT_OK);
	*item = state->items[--state->items_used];
}

static void run(struct state *state, const uint8_t *data, size_t size)
{
	for (size_t i = 0; i + 1 < size; i += 2) {
		uint8_t code = data[i] & 3;

		if (code == 0 && state->pool == NULL) {
			state->item_size = 8 + data[i + 1] / 8 * 8;
			if (hft_pool_create(state->arena, state->item_size, ITEMS_MAX,
					    &state->pool) != HFT_OK)
				state->pool = NULL;
		} else if (code == 1) {
			take_block(state, data[i], data[i + 1]);
		} else if (code == 2 && state->pool != NULL) {
			take_item(state, data[i + 1]);
		} else if (code == 3 && state->pool != NULL) {
			give_item(state, data[i + 1]);
		}
		require(state->pool == NULL || hft_pool_used(state->pool) == state->items_used);
	}
	for (uint32_t i = 0; i < state->blocks_used; i++)
		check(&state->blocks[i]);
	for (uint32_t i = 0; i < state->items_used; i++)
		check(&state->items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	hft_arena *const untouched = (hft_arena *)(uintptr_t)8;
	struct state state = { .arena = untouched };
	hft_arena_config config;
	hft_mem_grant grant;

	if (size < sizeof(config))
		return 0;
	memcpy(&config, data, sizeof(config));
	/* Beyond the struct would be the caller's own memory; much of it touched would be slow. */
	if (config.size > sizeof(config) ||
	    (config.bytes_max > BYTES_MAX && ((config.mem_want | config.mem_require) & 7) != 0))
		return 0;
	if (hft_arena_create(&config, &state.arena) != HFT_OK) {
		require(state.arena == untouched);
		return 0;
	}
	require(hft_arena_grant(state.arena, &grant) == HFT_OK);
	require((grant.granted & grant.refused) == 0 &&
		(config.mem_require & ~grant.granted) == 0);
	run(&state, data + sizeof(config), size - sizeof(config));
	hft_arena_destroy(state.arena);
	return 0;
}
