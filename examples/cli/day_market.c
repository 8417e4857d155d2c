/* SPDX-License-Identifier: Apache-2.0 */
#include "day.h"

#include <stdlib.h>
#include <string.h>

static int word_high(uint64_t word)
{
	return 63 - __builtin_clzll(word);
}

int day_market_best(const struct day_symbol *symbol, int side)
{
	unsigned words = symbol->words[side];
	int word;

	if (words == 0)
		return -1;
	if (side == DAY_BID) {
		word = 31 - __builtin_clz(words);
		return word * 64 + word_high(symbol->used[side][word]);
	}
	word = __builtin_ctz(words);
	return word * 64 + __builtin_ctzll(symbol->used[side][word]);
}

uint32_t day_market_head(const struct day_market *market, uint32_t symbol, int side)
{
	const struct day_symbol *s = &market->symbols[symbol];
	int level = day_market_best(s, side);

	return level < 0 ? DAY_NONE : s->queues[level].head;
}

uint32_t day_market_newest(const struct day_market *market, uint32_t symbol, struct day_rng *rng)
{
	const struct day_symbol *s = &market->symbols[symbol];
	uint32_t from = day_below(rng, DAY_NEWEST);

	for (uint32_t i = 0; i < DAY_NEWEST; i++) {
		uint32_t k = (from + i) % DAY_NEWEST;

		if (s->newest_ref[k] != 0 && market->orders[s->newest[k]].ref == s->newest_ref[k])
			return s->newest[k];
	}
	return DAY_NONE;
}

/* Orders grow by doubling; the new slots join the free list lowest first. */
static bool grow(struct day_market *market)
{
	uint32_t cap = market->order_cap == 0 ? 4096 : market->order_cap * 2;
	struct day_order *orders = realloc(market->orders, (size_t)cap * sizeof(*orders));
	uint32_t *live;

	if (orders == NULL)
		return false;
	market->orders = orders;
	live = realloc(market->live, (size_t)cap * sizeof(*live));
	if (live == NULL)
		return false;
	market->live = live;
	for (uint32_t i = cap; i-- > market->order_cap;) {
		orders[i].ref = 0;
		orders[i].next = market->free_head;
		market->free_head = i;
	}
	market->order_cap = cap;
	return true;
}

static bool queues_open(struct day_symbol *symbol)
{
	if (symbol->queues == NULL)
		symbol->queues = calloc(DAY_LEVELS, sizeof(*symbol->queues));
	return symbol->queues != NULL;
}

static void queue_append(struct day_market *market, struct day_symbol *symbol, uint32_t slot)
{
	struct day_order *order = &market->orders[slot];
	struct day_queue *queue = &symbol->queues[order->level];
	unsigned word = order->level / 64u;
	uint64_t bit = 1ull << (order->level % 64u);

	order->next = DAY_NONE;
	if ((symbol->used[order->side][word] & bit) != 0) {
		order->prev = queue->tail;
		market->orders[queue->tail].next = slot;
	} else {
		symbol->used[order->side][word] |= bit;
		symbol->words[order->side] |= (uint16_t)(1u << word);
		order->prev = DAY_NONE;
		queue->head = slot;
	}
	queue->tail = slot;
}

static void queue_remove(struct day_market *market, struct day_symbol *symbol, uint32_t slot)
{
	struct day_order *order = &market->orders[slot];
	struct day_queue *queue = &symbol->queues[order->level];
	unsigned word = order->level / 64u;

	if (order->prev != DAY_NONE)
		market->orders[order->prev].next = order->next;
	else
		queue->head = order->next;
	if (order->next != DAY_NONE)
		market->orders[order->next].prev = order->prev;
	else
		queue->tail = order->prev;
	if (queue->head != DAY_NONE)
		return;
	symbol->used[order->side][word] &= ~(1ull << (order->level % 64u));
	if (symbol->used[order->side][word] == 0)
		symbol->words[order->side] &= (uint16_t)~(1u << word);
}

uint32_t day_market_add(struct day_market *market, uint32_t symbol, int side, int level,
			uint32_t qty, uint64_t ref)
{
	struct day_symbol *s = &market->symbols[symbol];
	struct day_order *order;
	uint32_t slot;

	if ((market->free_head == DAY_NONE && !grow(market)) || !queues_open(s))
		return DAY_NONE;
	slot = market->free_head;
	order = &market->orders[slot];
	market->free_head = order->next;
	*order = (struct day_order){ .ref = ref, .qty = qty, .live_at = market->live_count,
		.symbol = (uint16_t)symbol, .level = (uint16_t)level, .side = (uint8_t)side };
	queue_append(market, s, slot);
	s->orders[side]++;
	s->newest[s->newest_at] = slot;
	s->newest_ref[s->newest_at] = ref;
	s->newest_at = (s->newest_at + 1) % DAY_NEWEST;
	market->live[market->live_count++] = slot;
	if (market->live_count > market->live_peak)
		market->live_peak = market->live_count;
	return slot;
}

void day_market_remove(struct day_market *market, uint32_t slot)
{
	struct day_order *order = &market->orders[slot];
	struct day_symbol *symbol = &market->symbols[order->symbol];
	uint32_t moved = market->live[--market->live_count];

	queue_remove(market, symbol, slot);
	symbol->orders[order->side]--;
	market->live[order->live_at] = moved;
	market->orders[moved].live_at = order->live_at;
	order->ref = 0;
	order->next = market->free_head;
	market->free_head = slot;
}

/* Four letters, ascending over the day's symbols as in a real directory. */
static void symbol_name(char name[8], uint32_t index, uint32_t count)
{
	uint32_t code = (uint32_t)((uint64_t)index * (26 * 26 * 26 * 26) / count);

	memset(name, ' ', 8);
	for (int i = 3; i >= 0; i--) {
		name[i] = (char)('A' + code % 26);
		code /= 26;
	}
}

bool day_market_open(struct day_market *market, uint32_t symbols, struct day_rng *rng)
{
	*market = (struct day_market){ .symbol_count = symbols, .free_head = DAY_NONE };
	market->symbols = calloc(symbols, sizeof(*market->symbols));
	if (market->symbols == NULL)
		return false;
	for (uint32_t i = 0; i < symbols; i++) {
		struct day_symbol *s = &market->symbols[i];
		uint32_t octave = 600u << day_below(rng, 7);
		int32_t cents = (int32_t)(octave + day_below(rng, octave));

		symbol_name(s->name, i, symbols);
		s->base = cents - DAY_MIDDLE;
		s->fair = DAY_MIDDLE;
		s->drift_max = cents / 20 < 300 ? cents / 20 : 300;
		s->drift_step = 1 + cents / 8192;
		s->calm = (int32_t)day_below(rng, 2 + octave / 4096);
	}
	return true;
}

void day_market_close(struct day_market *market)
{
	for (uint32_t i = 0; market->symbols != NULL && i < market->symbol_count; i++)
		free(market->symbols[i].queues);
	free(market->symbols);
	free(market->orders);
	free(market->live);
}
