/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MATCHING_ENGINE_API_H
#define MATCHING_ENGINE_API_H
/*
 * A stand-in for the header of the benchmark that examples/adapter is for: its names, its layouts
 * and no more. side: 0 buys, 1 sells. Prices are in ticks.
 */
#include <stddef.h>
#include <stdint.h>

typedef struct {
	uint64_t order_id;
	uint64_t sequence_number;
	int64_t price_ticks;
	uint32_t quantity;
	uint8_t side;
	uint8_t ioc;
	uint8_t _reserved[2];
} new_order_t;

typedef struct {
	uint64_t order_id;
	uint64_t sequence_number;
} cancel_t;

typedef struct {
	uint64_t order_id;
	uint64_t sequence_number;
	int64_t new_price_ticks;
	uint32_t new_quantity;
	uint8_t side;
	uint8_t _reserved[3];
} modify_t;

typedef struct {
	uint8_t type; /* 0 new, 1 cancel, 2 modify */
	uint8_t _reserved[7];
	union {
		new_order_t no;
		cancel_t c;
		modify_t md;
	};
} me_msg_t;

typedef enum {
	ME_ORDER_ACK = 0,
	ME_TRADE = 1,
	ME_CANCEL_ACK = 2,
	ME_MODIFY_ACK = 3,
	ME_CANCEL_REJECT = 4,
	ME_MODIFY_REJECT = 5
} me_report_type_t;

typedef struct {
	uint8_t type;
	uint8_t side;
	uint8_t _reserved[6];
	uint64_t sequence_number;
	uint64_t order_id;
	int64_t price_ticks;
	uint32_t quantity;
	uint32_t _reserved2;
	uint64_t maker_order_id;
	uint64_t taker_order_id;
	uint64_t _reserved3;
} me_report_t;

typedef struct {
	void *(*create)(uint32_t capacity);
	int (*push)(void *handle, const me_report_t *report);
	uint32_t (*drain)(void *handle, me_report_t *out, uint32_t max);
	void (*flush)(void *handle);
	void (*destroy)(void *handle);
} me_transport_t;

_Static_assert(sizeof(new_order_t) == 32 && sizeof(cancel_t) == 16 && sizeof(modify_t) == 32,
	       "messages");
_Static_assert(sizeof(me_msg_t) == 40 && offsetof(me_msg_t, no) == 8, "a message of a batch");
_Static_assert(sizeof(me_report_t) == 64 && offsetof(me_report_t, maker_order_id) == 40, "reports");

void engine_init(uint64_t seed, const me_transport_t *transport, void *report_sink);
void engine_shutdown(void);
void engine_on_new_order(const new_order_t *order);
void engine_on_cancel(const cancel_t *cancel);
void engine_on_modify(const modify_t *modify);
void engine_on_batch(const me_msg_t *messages, uint32_t n);
void engine_flush(void);
int64_t engine_query_best_bid(void);
int64_t engine_query_best_ask(void);
uint64_t engine_query_depth_at(int64_t price_ticks, uint8_t side);
const me_transport_t *engine_get_transport(void);

#endif
