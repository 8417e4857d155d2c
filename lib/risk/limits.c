/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/risk.h"
#include "risk/sha256.h"

/* What an author signs. Little-endian, no padding; hft/risk.h tells the layout. */
struct asked {
	uint32_t what;
	int32_t scope;
	uint32_t id;
	int32_t state;
	int64_t limits[5];
};

enum { ASK_LIMITS = 1, ASK_STATE = 2 };
enum { LIMITS_SIZE_MIN = 48 }; /* of the first release */

_Static_assert(sizeof(struct asked) == 56, "what is signed has no padding");

hft_status hft_risk_limits_init(hft_risk_limits *limits, uint32_t size)
{
	static const hft_risk_limits nothing = { .size = sizeof(nothing) };

	return hft_config_defaults(limits, size, LIMITS_SIZE_MIN, &nothing, sizeof(nothing));
}

struct hft_risk_scope *hft_risk_scope_of(const hft_risk *risk, int32_t scope, uint32_t id,
					 hft_status *status)
{
	struct hft_risk_scope *found = NULL;

	*status = HFT_E_NOTFOUND;
	if (scope == HFT_RISK_FIRM && id == 0)
		found = (struct hft_risk_scope *)&risk->firm;
	else if (scope == HFT_RISK_INSTRUMENT && id - 1 < risk->config.instruments_max)
		found = &risk->instruments[id].scope;
	else if (scope == HFT_RISK_ACCOUNT && id - 1 < risk->config.accounts_max)
		found = &risk->accounts[id];
	else if (scope == HFT_RISK_TRADER && id - 1 < risk->config.traders_max)
		found = &risk->traders[id];
	else if (scope < HFT_RISK_FIRM || scope > HFT_RISK_TRADER)
		*status = HFT_E_INVAL;
	return found;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void fold_make(struct hft_risk_fold *fold, const struct hft_risk_scope *a,
		      const struct hft_risk_scope *b, uint64_t epoch)
{
	fold->epoch = epoch;
	fold->qty_max = least(a->qty_max, b->qty_max);
	fold->value_max = least(a->value_max, b->value_max);
	fold->gate = a->gate & b->gate;
}

void hft_risk_folds_make(hft_risk *risk, struct hft_risk_instrument *instrument,
			 struct hft_risk_party *party)
{
	const struct hft_risk_scope *firm = &risk->firm;
	const struct hft_risk_scope *scope = &instrument->scope;
	const struct hft_risk_scope *account = &risk->accounts[party->account];
	const struct hft_risk_scope *trader = &risk->traders[party->trader];
	struct hft_risk_fold *fold = &instrument->fold;

	fold_make(fold, firm, scope, risk->epoch);
	fold->long_max[0] = fold->long_max[1] = least(firm->long_max, scope->long_max);
	fold->short_max[0] = fold->short_max[1] = least(firm->short_max, scope->short_max);
	fold = &party->fold;
	fold_make(fold, account, trader, risk->epoch);
	/* An account's limit holds for its own row alone, and so does a trader's. */
	fold->long_max[0] = account->long_max;
	fold->long_max[1] = trader->long_max;
	fold->short_max[0] = account->short_max;
	fold->short_max[1] = trader->short_max;
}

static void gate_set(hft_risk *risk, struct hft_risk_scope *scope)
{
	risk->epoch++;
	scope->gate = 0;
	if (scope->known != 0)
		scope->gate |= HFT_RISK_GATE_KNOWN;
	if (scope->state != HFT_RISK_CLOSED)
		scope->gate |= HFT_RISK_GATE_NOT_CLOSED;
	if (scope->state != HFT_RISK_CLOSED && scope->state != HFT_RISK_REDUCE_ONLY)
		scope->gate |= HFT_RISK_GATE_FREE;
}

static bool author_valid(const hft_risk_author *author)
{
	return author == NULL ||
	       (author->reserved == 0 &&
		(author->signature != NULL || author->signature_size == 0));
}

static bool may_loosen(const hft_risk *risk, const hft_risk_author *author,
		       const struct asked *asked)
{
	uint8_t digest[32];

	if (author == NULL || author->name == NULL || risk->config.verify == NULL)
		return false;
	hft_risk_sha256(asked, sizeof(*asked), digest);
	return risk->config.verify(risk->config.verify_user, author->name, digest,
				   author->signature, author->signature_size) == 1;
}

static hft_status loosen_refused(hft_risk *risk)
{
	risk->refused[HFT_E_RISK_KILLED - HFT_E_RISK_LOOSEN]++;
	return HFT_E_RISK_LOOSEN;
}

static bool limits_valid(const hft_risk_limits *limits)
{
	return limits->reserved == 0 && limits->qty_max >= 0 && limits->value_max >= 0 &&
	       limits->long_max >= 0 && limits->short_max >= 0;
}

static bool grows(const struct hft_risk_scope *scope, const hft_risk_limits *limits)
{
	return limits->qty_max > scope->qty_max || limits->value_max > scope->value_max ||
	       limits->long_max > scope->long_max || limits->short_max > scope->short_max ||
	       limits->open_max > scope->open_max;
}

/* So that a check need not walk every id that could be. */
static void high_set(hft_risk *risk, int32_t scope, uint32_t id)
{
	uint32_t *high = scope == HFT_RISK_INSTRUMENT ? &risk->instrument_high :
			 scope == HFT_RISK_ACCOUNT    ? &risk->account_high :
							&risk->trader_high;

	if (scope != HFT_RISK_FIRM && id > *high)
		*high = id;
}

static hft_status limits_set(hft_risk *risk, int32_t scope, uint32_t id,
			     const hft_risk_limits *limits, const hft_risk_author *author)
{
	struct asked asked = { ASK_LIMITS, scope, id, 0,
			       { limits->qty_max, limits->value_max, limits->long_max,
				 limits->short_max, (int64_t)limits->open_max } };
	hft_status status;
	struct hft_risk_scope *to = hft_risk_scope_of(risk, scope, id, &status);

	if (to == NULL)
		return status;
	if (to->known != 0 && grows(to, limits) && !may_loosen(risk, author, &asked))
		return loosen_refused(risk);
	to->qty_max = limits->qty_max;
	to->value_max = limits->value_max;
	to->long_max = limits->long_max;
	to->short_max = limits->short_max;
	to->open_max = limits->open_max;
	to->known = 1;
	to->state = to->state == 0 ? HFT_RISK_OPEN : to->state;
	gate_set(risk, to);
	high_set(risk, scope, id);
	return HFT_OK;
}

hft_status hft_risk_limits_set(hft_risk *risk, int32_t scope, uint32_t id,
			       const hft_risk_limits *limits, const hft_risk_author *author)
{
	hft_risk_limits read = { 0 };
	hft_status status;

	if (risk == NULL || !author_valid(author))
		return HFT_E_INVAL;
	status = hft_config_copy(&read, sizeof(read), LIMITS_SIZE_MIN, limits);
	if (status != HFT_OK || !limits_valid(&read))
		return HFT_E_INVAL;
	if (!hft_guard_enter(&risk->guard))
		return HFT_E_BUSY;
	status = HFT_E_INTERNAL;
	if (!hft_risk_poisoned(risk))
		status = limits_set(risk, scope, id, &read, author);
	hft_guard_leave(&risk->guard);
	return status;
}

hft_status hft_risk_limits_get(const hft_risk *risk, int32_t scope, uint32_t id,
			       hft_risk_limits *out)
{
	hft_risk_limits full = { .size = sizeof(full) };
	const struct hft_risk_scope *from;
	hft_status status;

	if (risk == NULL || out == NULL || out->size < LIMITS_SIZE_MIN)
		return HFT_E_INVAL;
	from = hft_risk_scope_of(risk, scope, id, &status);
	if (from == NULL)
		return status;
	if (from->known == 0)
		return HFT_E_NOTFOUND;
	full.qty_max = from->qty_max;
	full.value_max = from->value_max;
	full.long_max = from->long_max;
	full.short_max = from->short_max;
	full.open_max = from->open_max;
	return hft_config_defaults(out, out->size, LIMITS_SIZE_MIN, &full, sizeof(full));
}

static hft_status state_set(hft_risk *risk, int32_t scope, uint32_t id, int32_t state,
			    const hft_risk_author *author)
{
	struct asked asked = { ASK_STATE, scope, id, state, { 0 } };
	hft_status status;
	struct hft_risk_scope *to = hft_risk_scope_of(risk, scope, id, &status);

	if (to == NULL)
		return status;
	/* A scope may be closed before it has limits; these then find it closed. */
	if ((uint32_t)state < to->state && !may_loosen(risk, author, &asked))
		return loosen_refused(risk);
	to->state = (uint32_t)state;
	gate_set(risk, to);
	return HFT_OK;
}

hft_status hft_risk_state_set(hft_risk *risk, int32_t scope, uint32_t id, int32_t state,
			      const hft_risk_author *author)
{
	hft_status status = HFT_E_INTERNAL;

	if (risk == NULL || !author_valid(author) || state < HFT_RISK_OPEN ||
	    state > HFT_RISK_CLOSED)
		return HFT_E_INVAL;
	if (!hft_guard_enter(&risk->guard))
		return HFT_E_BUSY;
	if (!hft_risk_poisoned(risk))
		status = state_set(risk, scope, id, state, author);
	hft_guard_leave(&risk->guard);
	return status;
}

int32_t hft_risk_state(const hft_risk *risk, int32_t scope, uint32_t id)
{
	const struct hft_risk_scope *from;
	hft_status status;

	if (risk == NULL)
		return HFT_E_INVAL;
	from = hft_risk_scope_of(risk, scope, id, &status);
	if (from == NULL)
		return status;
	return from->state != 0 ? (int32_t)from->state : HFT_E_NOTFOUND;
}
