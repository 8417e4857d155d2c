/* SPDX-License-Identifier: Apache-2.0 */
#include "own_pair.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void expect(const struct own_pair *pair, bool holds, const char *what)
{
	if (holds)
		return;
	printf("MISMATCH in %s after input %" PRIu64 "\n", what, pair->seq);
	fflush(stdout);
	abort();
}

/* Parties 1 and 2 share an account, so do 3 and 4; 5 has none, 6 one of its own. */
static hft_ref *ref_make(struct naive_own *naive)
{
	static const uint32_t accounts[PAIR_PARTIES + 1] = { 0, 10, 10, 20, 20, 0, 30 };
	hft_ref_config config;
	hft_ref *ref;

	hft_ref_config_init(&config, sizeof(config));
	config.instruments_max = 1;
	config.tick_tables_max = 1;
	config.sources_max = 1;
	config.parties_max = 16;
	if (hft_ref_create(&config, &ref) != HFT_OK)
		abort();
	naive->parties = PAIR_PARTIES;
	naive->accounts = calloc(PAIR_PARTIES + 1, sizeof(*naive->accounts));
	for (uint32_t i = 1; i <= PAIR_PARTIES; i++) {
		hft_party party = { .account = accounts[i], .trader = 1 };

		naive->accounts[i] = accounts[i];
		if (hft_ref_party_add(ref, &party) != i)
			abort();
	}
	return ref;
}

struct own_pair *own_pair_create(uint32_t orders_max, uint32_t kept_max, uint32_t trades_max,
				 bool owner_account, uint64_t hash_seed)
{
	struct own_pair *pair = calloc(1, sizeof(*pair));
	struct hft_own_config config = { .orders_max = orders_max,
					 .kept_max = kept_max,
					 .trades_max = trades_max,
					 .owner_account = owner_account,
					 .hash_seed = hash_seed };
	uint64_t bytes = hft_own_place(NULL, NULL, &config);

	pair->naive = naive_own_create(orders_max, kept_max, trades_max);
	if (owner_account)
		pair->ref = ref_make(pair->naive);
	config.ref = pair->ref;
	pair->seen = calloc(PAIR_ORDERS, sizeof(*pair->seen));
	pair->base = aligned_alloc(4096, bytes);
	memset(pair->base, 0, bytes);
	hft_own_place(&pair->own, pair->base, &config);
	return pair;
}

void own_pair_destroy(struct own_pair *pair)
{
	hft_ref_destroy(pair->ref);
	naive_own_destroy(pair->naive);
	free(pair->base);
	free(pair->seen);
	free(pair);
}

static uint32_t state_of(const struct naive_own_order *o)
{
	if (o->ended != 0)
		return HFT_OWN_DONE;
	if (!o->told)
		return HFT_OWN_PENDING_NEW;
	if (o->ask.kind == 0)
		return HFT_OWN_LIVE;
	return o->ask.kind == HFT_ORDER_CANCEL ? HFT_OWN_PENDING_CANCEL : HFT_OWN_PENDING_REPLACE;
}

static uint32_t flags_of(const struct naive_own_order *o)
{
	uint32_t flags = 0;

	if (o->told && !o->venue_acked)
		flags |= HFT_OWN_ACK_DUE;
	if (o->cancel_wanted)
		flags |= HFT_OWN_CANCEL_WANTED;
	return o->forgets ? flags | HFT_OWN_FORGETS : flags;
}

static bool terms_equal(const struct hft_own_order *o, const struct naive_own_order *n)
{
	bool has_expiry = n->terms.tif == HFT_TIF_GTD || n->terms.tif == HFT_TIF_GTT;

	return o->client_id == n->terms.client_id && o->price == n->terms.price &&
	       o->display_qty == n->terms.display_qty &&
	       o->expire_ts == (has_expiry ? n->terms.expire_ts : 0) &&
	       o->instrument == n->terms.instrument && o->party == n->terms.party &&
	       o->order_flags == n->terms.flags && o->session == n->terms.session &&
	       o->side == n->terms.side && o->ord_type == n->terms.ord_type &&
	       o->tif == n->terms.tif && o->qty == n->entered;
}

static void order_compare(struct own_pair *pair, uint64_t order_id)
{
	const struct hft_own_order *o = hft_own_find(&pair->own, order_id, 0);
	const struct naive_own_order *n = naive_own_find(pair->naive, order_id);

	expect(pair, (o == NULL) == (n == NULL), "which orders there are");
	if (o == NULL)
		return;
	expect(pair, o->order_id == order_id && terms_equal(o, n), "terms");
	expect(pair, o->state == state_of(n), "state");
	expect(pair, o->flags == flags_of(n) && o->fills == n->fills, "flags");
	expect(pair, o->ref_id == n->ref_id, "venue's id");
	expect(pair, o->open == naive_own_open(n) && o->cum_qty == n->filled - n->busted, "sums");
	expect(pair,
	       o->value_lo == (uint64_t)n->value && o->value_hi == (int64_t)(n->value >> 64),
	       "value");
	expect(pair, memcmp(&o->hold, &n->hold, sizeof(o->hold)) == 0, "hold");
	expect(pair, hft_own_find(&pair->own, 0, hft_own_handle(&pair->own, o)) == o, "handle");
}

void own_pair_compare(struct own_pair *pair)
{
	const struct hft_own_order *o = hft_own_first(&pair->own);
	struct hft_own_stats stats;
	int64_t holds = 0;

	for (uint32_t i = 0; i < pair->naive->count; i++) {
		const struct naive_own_order *n = &pair->naive->orders[i];

		order_compare(pair, n->terms.order_id);
		holds += n->hold.kind != 0;
		if (n->ended != 0)
			continue;
		expect(pair, o != NULL && o->order_id == n->terms.order_id, "live orders");
		o = hft_own_next(&pair->own, o);
	}
	expect(pair, o == NULL, "end of live orders");
	expect(pair, holds == pair->holds, "holds given and used up");
	hft_own_stats_get(&pair->own, &stats);
	expect(pair, stats.live == naive_own_live(pair->naive), "live count");
	expect(pair, stats.live + stats.kept == pair->naive->count, "order count");
	expect(pair, stats.trades == pair->naive->fill_count, "fill count");
	expect(pair, stats.repeats == pair->naive->repeats, "repeats");
	expect(pair, stats.late_acks == pair->naive->late_acks, "late acks");
	expect(pair, stats.answers == pair->taken, "answers");
	expect(pair, stats.unknown + stats.contradicting == pair->refused, "refused answers");
	expect(pair, hft_own_consistent(&pair->own), "invariants");
}

static void refusal_compare(struct own_pair *pair, const hft_order *order, hft_status status)
{
	const struct naive_own_order *n = naive_own_find(pair->naive, order->order_id);
	hft_report r;

	hft_own_refusal(&pair->own, order, status, &r);
	expect(pair,
	       r.kind == HFT_REPORT_REJECTED && r.reason == -status && r.qty == order->qty &&
		       r.flags == HFT_REPORT_LAST_OF_COMMAND && r.seq == order->seq &&
		       r.client_id == order->client_id && r.session == order->session &&
		       r.order_id == order->order_id,
	       "refusal");
	/* A stranger's order is not shown. */
	if ((order->kind != HFT_ORDER_CANCEL && order->kind != HFT_ORDER_REPLACE) ||
	    status == HFT_E_MATCH_OWNER)
		n = NULL;
	expect(pair, r.leaves == (n == NULL ? 0 : naive_own_open(n)), "leaves of a refusal");
	expect(pair, r.cum_qty == (n == NULL ? 0 : n->filled - n->busted), "cum of a refusal");
}

hft_status own_pair_command(struct own_pair *pair, const hft_order *order)
{
	hft_risk_hold hold = { .qty = (int64_t)++pair->seq, .resting_qty = 1 << 20,
			       .kind = order->kind };
	hft_risk_resting wanted = { 0 };
	hft_risk_resting found = { 0 };
	uint64_t hash = hft_own_hash(&pair->own);
	hft_status status = naive_own_check(pair->naive, order, &wanted);

	expect(pair, hft_own_check(&pair->own, order, &found) == status, "check");
	expect(pair, memcmp(&wanted, &found, sizeof(found)) == 0, "resting");
	expect(pair, hft_own_hash(&pair->own) == hash, "state after a check");
	if (status != HFT_OK) {
		refusal_compare(pair, order, status);
		return status;
	}
	naive_own_submit(pair->naive, order, &hold);
	hft_own_submit(&pair->own, order, &hold);
	pair->holds += order->kind != HFT_ORDER_CANCEL;
	order_compare(pair, order->order_id);
	return HFT_OK;
}

/* What one report tells a client; where it speaks of leaves and sums, they must follow. */
static void see(struct own_pair *pair, const hft_report *r)
{
	struct pair_seen *s = &pair->seen[r->order_id % PAIR_ORDERS];

	if (r->kind == HFT_REPORT_ACCEPTED)
		*s = (struct pair_seen){ r->order_id, r->client_id, r->price, r->qty, 0, 0 };
	if (s->order_id != r->order_id)
		return;
	if (r->kind == HFT_REPORT_FILL || r->kind == HFT_REPORT_CANCELLED ||
	    r->kind == HFT_REPORT_EXPIRED || r->kind == HFT_REPORT_RESTATED)
		s->leaves -= r->qty;
	if (r->kind == HFT_REPORT_FILL || r->kind == HFT_REPORT_BUST) {
		int64_t qty = r->kind == HFT_REPORT_FILL ? r->qty : -r->qty;

		s->cum_qty += qty;
		s->value += (__int128)r->price * qty;
	}
	if (r->kind == HFT_REPORT_REPLACED) {
		s->leaves = r->qty;
		s->client_id = r->client_id;
	}
	if (r->kind == HFT_REPORT_REPLACED || r->kind == HFT_REPORT_RESTATED)
		s->price = r->price;
	expect(pair, s->leaves >= 0 && r->leaves == s->leaves, "leaves as the reports tell");
	expect(pair, r->cum_qty == s->cum_qty, "cum_qty as the reports tell");
	expect(pair,
	       r->value_lo == (uint64_t)s->value && r->value_hi == (int64_t)(s->value >> 64),
	       "value as the reports tell");
	if (r->kind == HFT_REPORT_FILL || r->kind == HFT_REPORT_BUST ||
	    r->kind == HFT_REPORT_PENDING)
		return;
	expect(pair, r->price == s->price, "price as the reports tell");
	expect(pair, r->kind == HFT_REPORT_REJECTED || r->client_id == s->client_id,
	       "client_id as the reports tell");
}

static void out_compare(struct own_pair *pair, struct hft_own_out *out, struct naive_own_out *twin)
{
	expect(pair, out->count == twin->count, "count of reports");
	expect(pair, (out->cancel_due != 0) == twin->cancel_due, "cancel due");
	for (uint32_t i = 0; i < out->count; i++) {
		hft_report r = out->reports[i];
		const hft_risk_hold none = { 0 };
		const hft_risk_hold *hold = out->holds[i] == NULL ? &none : out->holds[i];

		expect(pair, (r.handle != 0) == (r.leaves != 0), "handle while open");
		r.handle = 0;
		expect(pair, memcmp(&r, &twin->reports[i], sizeof(r)) == 0, "report");
		expect(pair, memcmp(hold, &twin->holds[i], sizeof(*hold)) == 0, "hold of a report");
		see(pair, &r);
	}
}

/* As risk does with a hold: it changes under a report, and the next must come with the change. */
static void holds_use(struct own_pair *pair, struct hft_own_out *out)
{
	for (uint32_t i = 0; i < out->count; i++) {
		const hft_report *r = &out->reports[i];

		if (out->holds[i] == NULL)
			continue;
		out->holds[i]->resting_qty--;
		if ((r->flags & HFT_REPORT_LAST_OF_COMMAND) != 0)
			pair->holds--;
		else
			naive_own_find(pair->naive, r->order_id)->hold.resting_qty--;
	}
}

hft_status own_pair_answer(struct own_pair *pair, const hft_report *venue, struct hft_own_out *out)
{
	struct naive_own_out twin;
	uint64_t hash = hft_own_hash(&pair->own);
	hft_status status;

	pair->seq++;
	status = naive_own_answer(pair->naive, venue, &twin);
	expect(pair, hft_own_answer(&pair->own, venue, out) == status, "answer");
	pair->taken += status == HFT_OK;
	pair->refused += status != HFT_OK;
	expect(pair, status == HFT_OK || hft_own_hash(&pair->own) == hash, "state after a refusal");
	out_compare(pair, out, &twin);
	holds_use(pair, out);
	order_compare(pair, venue->order_id);
	return status;
}

void own_pair_unsent(struct own_pair *pair, const hft_order *order)
{
	const hft_report venue = { .ts = order->ts, .seq = order->seq,
				   .order_id = order->order_id, .kind = HFT_REPORT_REJECTED,
				   .reason = 400 };
	struct naive_own_out twin;
	struct hft_own_out out;

	pair->seq++;
	pair->taken++;
	expect(pair, naive_own_answer(pair->naive, &venue, &twin) == HFT_OK, "unsent, oracle");
	expect(pair, hft_own_unsent(&pair->own, order, &out) == HFT_OK, "unsent");
	out_compare(pair, &out, &twin);
	holds_use(pair, &out);
	order_compare(pair, order->order_id);
}

void own_pair_cancel_later(struct own_pair *pair, uint64_t order_id)
{
	pair->seq++;
	naive_own_cancel_later(pair->naive, order_id);
	hft_own_cancel_later(&pair->own, order_id);
	order_compare(pair, order_id);
}

void own_pair_day_end(struct own_pair *pair, uint32_t instrument, uint32_t work)
{
	int64_t wanted = naive_own_day_end(pair->naive, instrument);
	uint64_t cursor = 0;
	int64_t gone = 0;

	pair->seq++;
	do {
		gone += hft_own_day_end(&pair->own, instrument, &cursor, work);
		expect(pair, hft_own_consistent(&pair->own), "invariants while a day ends");
	} while (cursor != 0);
	expect(pair, gone == wanted, "orders forgotten");
	own_pair_compare(pair);
}
