/* SPDX-License-Identifier: Apache-2.0 */
/* Who may change limits and states, and what they sign. */
#include <stdio.h>

#include "risk/sha256.h"
#include "risk_fixture.h"

/* What verify was asked, and what it answers. */
struct desk {
	int32_t answer;
	uint32_t asked;
	char author[32];
	uint8_t digest[32];
	const uint8_t *signature;
	uint32_t signature_size;
};

static int32_t verify(void *user, const char *author, const uint8_t digest[32],
		      const uint8_t *signature, uint32_t signature_size)
{
	struct desk *desk = user;

	desk->asked++;
	strncpy(desk->author, author, sizeof(desk->author) - 1);
	memcpy(desk->digest, digest, sizeof(desk->digest));
	desk->signature = signature;
	desk->signature_size = signature_size;
	return desk->answer;
}

static struct fixture open_with(struct desk *desk)
{
	struct fixture f = { .ref = fixture_ref() };
	hft_risk_config config;

	fixture_config(f.ref, &config);
	config.verify = verify;
	config.verify_user = desk;
	ck_assert_int_eq(hft_risk_create(&config, &f.risk), HFT_OK);
	fixture_load(&f);
	return f;
}

static const struct {
	int32_t scope;
	uint32_t id;
	hft_status status;
} places[] = {
	{ HFT_RISK_FIRM, 0, HFT_OK },
	{ HFT_RISK_FIRM, 1, HFT_E_NOTFOUND },
	{ HFT_RISK_INSTRUMENT, 0, HFT_E_NOTFOUND },
	{ HFT_RISK_INSTRUMENT, 8, HFT_OK },
	{ HFT_RISK_INSTRUMENT, 9, HFT_E_NOTFOUND },
	{ HFT_RISK_ACCOUNT, 0, HFT_E_NOTFOUND },
	{ HFT_RISK_ACCOUNT, 4, HFT_OK },
	{ HFT_RISK_ACCOUNT, 5, HFT_E_NOTFOUND },
	{ HFT_RISK_TRADER, 0, HFT_E_NOTFOUND },
	{ HFT_RISK_TRADER, 4, HFT_OK },
	{ HFT_RISK_TRADER, 5, HFT_E_NOTFOUND },
	{ HFT_RISK_TRADER, UINT32_MAX, HFT_E_NOTFOUND },
	{ 0, 0, HFT_E_INVAL },
	{ 5, 1, HFT_E_INVAL },
	{ -1, 1, HFT_E_INVAL },
	{ INT32_MIN, 1, HFT_E_INVAL },
};

START_TEST(scopes_that_do_not_exist_are_refused)
{
	struct fixture f = fixture_open();
	hft_risk_limits limits = fixture_limits();
	int32_t scope = places[_i].scope;
	uint32_t id = places[_i].id;

	limits.open_max = 7;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, scope, id, &limits, NULL), places[_i].status);
	ck_assert_int_eq(hft_risk_limits_get(f.risk, scope, id, &limits), places[_i].status);
	ck_assert_int_eq(hft_risk_state_set(f.risk, scope, id, HFT_RISK_REDUCE_ONLY, NULL),
			 places[_i].status);
	ck_assert_int_eq(hft_risk_state(f.risk, scope, id),
			 places[_i].status == HFT_OK ? HFT_RISK_REDUCE_ONLY : places[_i].status);
	fixture_close(&f);
}
END_TEST

START_TEST(limits_are_read_as_they_were_set)
{
	struct fixture f = fixture_open();
	hft_risk_limits limits;
	hft_risk_limits out;

	hft_risk_limits_init(&limits, sizeof(limits));
	hft_risk_limits_init(&out, sizeof(out));
	limits.qty_max = 1;
	limits.value_max = 2;
	limits.long_max = 3;
	limits.short_max = 4;
	limits.open_max = 5;
	ck_assert_int_eq(hft_risk_limits_get(f.risk, HFT_RISK_ACCOUNT, 3, &out), HFT_E_NOTFOUND);
	ck_assert_int_eq(hft_risk_state(f.risk, HFT_RISK_ACCOUNT, 3), HFT_E_NOTFOUND);
	fixture_limit(&f, HFT_RISK_ACCOUNT, 3, &limits);
	ck_assert_int_eq(hft_risk_limits_get(f.risk, HFT_RISK_ACCOUNT, 3, &out), HFT_OK);
	ck_assert_mem_eq(&limits, &out, sizeof(out));
	ck_assert_int_eq(hft_risk_state(f.risk, HFT_RISK_ACCOUNT, 3), HFT_RISK_OPEN);
	out.size = sizeof(out) - 1;
	ck_assert_int_eq(hft_risk_limits_get(f.risk, HFT_RISK_ACCOUNT, 3, &out), HFT_E_INVAL);
	fixture_close(&f);
}
END_TEST

START_TEST(limits_at_first_allow_nothing)
{
	struct fixture f = { .ref = fixture_ref() };
	hft_order order = fixture_new(1, 1, HFT_SIDE_BID, 1, 0);
	hft_risk_limits nothing;
	hft_risk_config config;

	fixture_config(f.ref, &config);
	ck_assert_int_eq(hft_risk_create(&config, &f.risk), HFT_OK);
	ck_assert_int_eq(hft_risk_limits_init(&nothing, sizeof(nothing)), HFT_OK);
	for (int32_t scope = HFT_RISK_FIRM; scope <= HFT_RISK_TRADER; scope++)
		fixture_limit(&f, scope, scope == HFT_RISK_FIRM ? 0 : 1, &nothing);
	hft_risk_instrument_load(f.risk, 1);
	hft_risk_party_load(f.risk, 1);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_QTY_MAX);
	fixture_close(&f);
}
END_TEST

/* One number of the limits, up or down. */
static const struct {
	size_t field;
	int64_t change;
	hft_status status;
} changes[] = {
	{ offsetof(hft_risk_limits, qty_max), 1, HFT_E_RISK_LOOSEN },
	{ offsetof(hft_risk_limits, qty_max), -1, HFT_OK },
	{ offsetof(hft_risk_limits, value_max), 1, HFT_E_RISK_LOOSEN },
	{ offsetof(hft_risk_limits, value_max), -1, HFT_OK },
	{ offsetof(hft_risk_limits, long_max), 1, HFT_E_RISK_LOOSEN },
	{ offsetof(hft_risk_limits, long_max), -1, HFT_OK },
	{ offsetof(hft_risk_limits, short_max), 1, HFT_E_RISK_LOOSEN },
	{ offsetof(hft_risk_limits, short_max), -1, HFT_OK },
	{ offsetof(hft_risk_limits, open_max), 1, HFT_E_RISK_LOOSEN },
	{ offsetof(hft_risk_limits, open_max), -1, HFT_OK },
	{ offsetof(hft_risk_limits, open_max), 0, HFT_OK },
};

static hft_risk_limits changed(const hft_risk_limits *from, int i)
{
	hft_risk_limits limits = *from;
	int64_t value;

	/* All others shrink: one that grows is enough. */
	limits.qty_max--;
	limits.value_max--;
	limits.long_max--;
	limits.short_max--;
	limits.open_max--;
	memcpy(&value, (const uint8_t *)from + changes[i].field, sizeof(value));
	value += changes[i].change;
	memcpy((uint8_t *)&limits + changes[i].field, &value, sizeof(value));
	return limits;
}

START_TEST(growing_any_limit_is_loosening)
{
	struct fixture f = fixture_open();
	hft_risk_limits limits = { .size = sizeof(limits), .qty_max = 100, .value_max = 100,
				   .long_max = 100, .short_max = 100, .open_max = 100 };
	hft_risk_limits next = changed(&limits, _i);
	hft_risk_limits out = { .size = sizeof(out) };

	fixture_limit(&f, HFT_RISK_TRADER, 3, &limits);
	ck_assert_int_eq(hft_risk_limits_set(f.risk, HFT_RISK_TRADER, 3, &next, NULL),
			 changes[_i].status);
	ck_assert_int_eq(hft_risk_limits_get(f.risk, HFT_RISK_TRADER, 3, &out), HFT_OK);
	ck_assert_mem_eq(&out, changes[_i].status == HFT_OK ? &next : &limits, sizeof(out));
	ck_assert_uint_eq(hft_risk_refused(f.risk, HFT_E_RISK_LOOSEN),
			  changes[_i].status != HFT_OK);
	fixture_close(&f);
}
END_TEST

START_TEST(a_verified_author_loosens)
{
	static const uint8_t signature[] = { 1, 2, 3 };
	/* SHA-256 of the 56 bytes that risk.h tells, reckoned apart from this library. */
	static const uint8_t digest[32] = {
		0x76, 0x3b, 0x9f, 0x43, 0xe8, 0xa0, 0x69, 0x67,
		0x90, 0xf6, 0xbd, 0xc4, 0xd1, 0x83, 0x6d, 0x33,
		0xeb, 0xb5, 0x04, 0x96, 0x5e, 0xf9, 0xe2, 0xcd,
		0xf7, 0x69, 0x1a, 0x06, 0x91, 0x4a, 0x9c, 0x96,
	};
	struct desk desk = { .answer = 1 };
	struct fixture f = open_with(&desk);
	hft_risk_author author = { .name = "Ada", .signature = signature, .signature_size = 3 };
	hft_risk_limits limits = { .size = sizeof(limits), .qty_max = 1, .value_max = 2,
				   .long_max = 3, .short_max = 4, .open_max = 5 };

	fixture_limit(&f, HFT_RISK_ACCOUNT, 3, &limits);
	ck_assert_uint_eq(desk.asked, 0);
	limits = (hft_risk_limits){ .size = sizeof(limits), .qty_max = 0x0102030405060708,
				    .value_max = 21, .long_max = 22, .short_max = 23,
				    .open_max = UINT64_MAX };
	ck_assert_int_eq(hft_risk_limits_set(f.risk, HFT_RISK_ACCOUNT, 3, &limits, &author),
			 HFT_OK);
	ck_assert_uint_eq(desk.asked, 1);
	ck_assert_str_eq(desk.author, "Ada");
	ck_assert_ptr_eq(desk.signature, signature);
	ck_assert_uint_eq(desk.signature_size, 3);
	ck_assert_mem_eq(desk.digest, digest, sizeof(digest));
	/* The same again is no loosening. */
	ck_assert_int_eq(hft_risk_limits_set(f.risk, HFT_RISK_ACCOUNT, 3, &limits, NULL), HFT_OK);
	ck_assert_uint_eq(desk.asked, 1);
	fixture_close(&f);
}
END_TEST

static const int32_t answers[] = { 0, -1, 2, INT32_MAX, INT32_MIN };

START_TEST(any_answer_but_1_refuses)
{
	struct desk desk = { .answer = answers[_i] };
	struct fixture f = open_with(&desk);
	hft_risk_author author = { .name = "Ada" };
	hft_risk_limits limits = fixture_limits();

	limits.qty_max++;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, HFT_RISK_FIRM, 0, &limits, &author),
			 HFT_E_RISK_LOOSEN);
	ck_assert_uint_eq(desk.asked, 1);
	hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_CLOSED, NULL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_FIRM, 0, HFT_RISK_OPEN, &author),
			 HFT_E_RISK_LOOSEN);
	ck_assert_int_eq(hft_risk_state(f.risk, HFT_RISK_FIRM, 0), HFT_RISK_CLOSED);
	ck_assert_uint_eq(hft_risk_refused(f.risk, HFT_E_RISK_LOOSEN), 2);
	fixture_close(&f);
}
END_TEST

START_TEST(without_an_author_or_a_way_to_verify_nothing_loosens)
{
	struct desk desk = { .answer = 1 };
	struct fixture f = open_with(&desk);
	struct fixture plain = fixture_open();
	hft_risk_author nobody = { .name = NULL };
	hft_risk_author author = { .name = "Ada" };
	hft_risk_limits limits = fixture_limits();

	limits.open_max = 1;
	fixture_limit(&f, HFT_RISK_FIRM, 0, &limits);
	fixture_limit(&plain, HFT_RISK_FIRM, 0, &limits);
	limits.open_max = 2;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, HFT_RISK_FIRM, 0, &limits, NULL),
			 HFT_E_RISK_LOOSEN);
	ck_assert_int_eq(hft_risk_limits_set(f.risk, HFT_RISK_FIRM, 0, &limits, &nobody),
			 HFT_E_RISK_LOOSEN);
	ck_assert_int_eq(hft_risk_limits_set(plain.risk, HFT_RISK_FIRM, 0, &limits, &author),
			 HFT_E_RISK_LOOSEN);
	ck_assert_uint_eq(desk.asked, 0);
	fixture_close(&f);
	fixture_close(&plain);
}
END_TEST

/* from, to, whether it needs an author. */
static const int32_t steps[][3] = {
	{ HFT_RISK_OPEN, HFT_RISK_OPEN, 0 },
	{ HFT_RISK_OPEN, HFT_RISK_REDUCE_ONLY, 0 },
	{ HFT_RISK_OPEN, HFT_RISK_CLOSED, 0 },
	{ HFT_RISK_REDUCE_ONLY, HFT_RISK_OPEN, 1 },
	{ HFT_RISK_REDUCE_ONLY, HFT_RISK_REDUCE_ONLY, 0 },
	{ HFT_RISK_REDUCE_ONLY, HFT_RISK_CLOSED, 0 },
	{ HFT_RISK_CLOSED, HFT_RISK_OPEN, 1 },
	{ HFT_RISK_CLOSED, HFT_RISK_REDUCE_ONLY, 1 },
	{ HFT_RISK_CLOSED, HFT_RISK_CLOSED, 0 },
};

START_TEST(closing_is_free_and_opening_is_not)
{
	struct desk desk = { .answer = 1 };
	struct fixture f = open_with(&desk);
	hft_risk_author author = { .name = "Ada" };
	int32_t from = steps[_i][0];
	int32_t to = steps[_i][1];

	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_TRADER, 2, from, NULL), HFT_OK);
	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_TRADER, 2, to, NULL),
			 steps[_i][2] ? HFT_E_RISK_LOOSEN : HFT_OK);
	ck_assert_int_eq(hft_risk_state(f.risk, HFT_RISK_TRADER, 2), steps[_i][2] ? from : to);
	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_TRADER, 2, to, &author), HFT_OK);
	ck_assert_int_eq(hft_risk_state(f.risk, HFT_RISK_TRADER, 2), to);
	ck_assert_uint_eq(desk.asked, (uint32_t)steps[_i][2]);
	fixture_close(&f);
}
END_TEST

START_TEST(a_state_is_signed_with_its_scope)
{
	static const uint8_t digest[32] = {
		0x4c, 0xa7, 0x65, 0x3a, 0xfc, 0x74, 0x51, 0xe3,
		0x2b, 0xb4, 0xb3, 0xbb, 0x16, 0x89, 0xb5, 0x5b,
		0xd0, 0xac, 0x9d, 0x4e, 0x78, 0xa6, 0xaa, 0xbd,
		0x55, 0xb8, 0x02, 0x01, 0x7a, 0xd9, 0x98, 0x95,
	};
	struct desk desk = { .answer = 1 };
	struct fixture f = open_with(&desk);
	hft_risk_author author = { .name = "Ada" };

	hft_risk_state_set(f.risk, HFT_RISK_TRADER, 2, HFT_RISK_CLOSED, NULL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_TRADER, 2, HFT_RISK_REDUCE_ONLY,
					    &author),
			 HFT_OK);
	ck_assert_mem_eq(desk.digest, digest, sizeof(digest));
	fixture_close(&f);
}
END_TEST

START_TEST(a_scope_closed_before_it_had_limits_stays_closed)
{
	struct fixture f = fixture_open();
	hft_risk_limits limits = fixture_limits();

	ck_assert_int_eq(hft_risk_state_set(f.risk, HFT_RISK_ACCOUNT, 3, HFT_RISK_CLOSED, NULL),
			 HFT_OK);
	fixture_limit(&f, HFT_RISK_ACCOUNT, 3, &limits);
	ck_assert_int_eq(hft_risk_state(f.risk, HFT_RISK_ACCOUNT, 3), HFT_RISK_CLOSED);
	fixture_close(&f);
}
END_TEST

START_TEST(bad_limits_and_authors_are_refused)
{
	struct fixture f = fixture_open();
	hft_risk_limits good = fixture_limits();
	hft_risk_author author = { .name = "Ada", .reserved = 1 };
	hft_risk_limits bad;

	bad = good, bad.qty_max = -1;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, &bad, NULL), HFT_E_INVAL);
	bad = good, bad.value_max = INT64_MIN;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, &bad, NULL), HFT_E_INVAL);
	bad = good, bad.long_max = -1;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, &bad, NULL), HFT_E_INVAL);
	bad = good, bad.short_max = -1;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, &bad, NULL), HFT_E_INVAL);
	bad = good, bad.reserved = 1;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, &bad, NULL), HFT_E_INVAL);
	bad = good, bad.size--;
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, &bad, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, NULL, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_limits_set(NULL, 1, 0, &good, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_limits_set(f.risk, 1, 0, &good, &author), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, 1, 0, HFT_RISK_CLOSED, &author), HFT_E_INVAL);
	author = (hft_risk_author){ .name = "Ada", .signature_size = 1 };
	ck_assert_int_eq(hft_risk_state_set(f.risk, 1, 0, HFT_RISK_CLOSED, &author), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, 1, 0, 0, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, 1, 0, 4, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_state_set(f.risk, 1, 0, -1, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_state_set(NULL, 1, 0, HFT_RISK_CLOSED, NULL), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_state(NULL, 1, 0), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_state(f.risk, 1, 0), HFT_RISK_OPEN);
	ck_assert_int_eq(hft_risk_limits_init(NULL, sizeof(good)), HFT_E_INVAL);
	ck_assert_int_eq(hft_risk_limits_init(&good, 47), HFT_E_INVAL);
	fixture_close(&f);
}
END_TEST

/* Lowered below what is held: what reduces still goes. */
START_TEST(a_limit_below_the_position_lets_it_be_closed)
{
	struct fixture f = fixture_open();
	hft_risk_limits limits = fixture_limits();
	hft_order order = fixture_new(1, 1, HFT_SIDE_ASK, 100, 5);

	fixture_trade(&f, 1, 1, HFT_SIDE_BID, 100, 5);
	limits.long_max = limits.short_max = 10;
	fixture_limit(&f, HFT_RISK_ACCOUNT, 1, &limits);
	ck_assert_int_eq(fixture_try(&f, &order), HFT_OK);
	order.qty = 1;
	order.side = HFT_SIDE_BID;
	ck_assert_int_eq(fixture_try(&f, &order), HFT_E_RISK_LONG);
	fixture_close(&f);
}
END_TEST

/* FIPS 180-4's examples, and lengths about the ends of blocks, reckoned apart. */
static const struct {
	uint32_t count; /* of 'a', or the text */
	const char *text;
	const char *digest;
} digests[] = {
	{ 0, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ 0, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ 0, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ 0,
	  "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
	  "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	  "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
	{ 1000000, NULL, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
	{ 55, NULL, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318" },
	{ 56, NULL, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a" },
	{ 63, NULL, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34" },
	{ 64, NULL, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb" },
	{ 65, NULL, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0" },
	{ 119, NULL, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb" },
	{ 120, NULL, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c" },
	{ 128, NULL, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e" },
};

START_TEST(digests_are_those_of_the_standard)
{
	static char text[1000000];
	uint64_t count = digests[_i].count;
	uint8_t digest[32];
	char hex[65];

	memset(text, 'a', count);
	if (digests[_i].text != NULL) {
		count = strlen(digests[_i].text);
		memcpy(text, digests[_i].text, count);
	}
	hft_risk_sha256(text, count, digest);
	for (int i = 0; i < 32; i++)
		sprintf(hex + 2 * i, "%02x", digest[i]);
	ck_assert_str_eq(hex, digests[_i].digest);
}
END_TEST

#define ROWS(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
	Suite *suite = suite_create("risk_limits");
	TCase *tcase = tcase_create("limits");

	tcase_add_loop_test(tcase, scopes_that_do_not_exist_are_refused, 0, ROWS(places));
	tcase_add_test(tcase, limits_are_read_as_they_were_set);
	tcase_add_test(tcase, limits_at_first_allow_nothing);
	tcase_add_loop_test(tcase, growing_any_limit_is_loosening, 0, ROWS(changes));
	tcase_add_test(tcase, a_verified_author_loosens);
	tcase_add_loop_test(tcase, any_answer_but_1_refuses, 0, ROWS(answers));
	tcase_add_test(tcase, without_an_author_or_a_way_to_verify_nothing_loosens);
	tcase_add_loop_test(tcase, closing_is_free_and_opening_is_not, 0, ROWS(steps));
	tcase_add_test(tcase, a_state_is_signed_with_its_scope);
	tcase_add_test(tcase, a_scope_closed_before_it_had_limits_stays_closed);
	tcase_add_test(tcase, bad_limits_and_authors_are_refused);
	tcase_add_test(tcase, a_limit_below_the_position_lets_it_be_closed);
	tcase_add_loop_test(tcase, digests_are_those_of_the_standard, 0, ROWS(digests));
	suite_add_tcase(suite, tcase);
	return unit_run(suite);
}
