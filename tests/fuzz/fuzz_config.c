/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes as the config struct of each module that has one: create refuses it and writes nothing, or
 * gives a handle whose size was told before, and which can be destroyed.
 */
#include <stdlib.h>
#include <string.h>

#include <hft/book.h>
#include <hft/md.h>
#include <hft/metrics.h>
#include <hft/ref.h>
#include <hft/risk.h>

/* Larger ones are legal, and slow to try a million times. */
#define BYTES_MAX ((int64_t)1 << 30) /* of address space */
#define BYTES_TOUCHED_MAX (1 << 22)
#define REF_INSTRUMENTS_MAX 1000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Config bytes with more behind them than any struct has, so that a larger size is legal. */
union config {
	uint32_t size;
	hft_book_config book;
	hft_md_config md;
	hft_metrics_config metrics;
	hft_ref_config ref;
	hft_risk_config risk;
	uint8_t bytes[256];
};

static void require(int condition)
{
	if (!condition)
		abort();
}

static void *const untouched = (void *)(uintptr_t)8;

static void try_book(const union config *config)
{
	int64_t bytes = hft_book_memory(&config->book);
	uint32_t bits = config->book.mem_want | config->book.mem_require;
	hft_book *book = untouched;

	if (bytes > BYTES_MAX || (bytes > BYTES_TOUCHED_MAX && bits != 0))
		return;
	if (hft_book_create(&config->book, &book) != HFT_OK) {
		require(book == untouched);
		return;
	}
	require(bytes > 0);
	hft_book_destroy(book);
}

static void try_md(const union config *config)
{
	int64_t bytes = hft_md_memory(&config->md);
	hft_md *md = untouched;

	if (hft_md_create(&config->md, &md) != HFT_OK) {
		require(md == untouched);
		return;
	}
	require(bytes > 0);
	hft_md_destroy(md);
}

static void try_metrics(const union config *config)
{
	hft_metrics *metrics = untouched;

	if (hft_metrics_create(&config->metrics, &metrics) != HFT_OK) {
		require(metrics == untouched);
		return;
	}
	require(hft_metrics_count(metrics) == 0);
	hft_metrics_destroy(metrics);
}

static void try_ref(const union config *config)
{
	int64_t bytes = hft_ref_memory(&config->ref);
	hft_ref *ref = untouched;

	if (bytes > BYTES_MAX || (bytes > 0 && config->ref.instruments_max > REF_INSTRUMENTS_MAX))
		return;
	if (hft_ref_create(&config->ref, &ref) != HFT_OK) {
		require(ref == untouched);
		return;
	}
	require(bytes > 0 && hft_ref_rows(ref) == 0);
	hft_ref_destroy(ref);
}

/* What it points to is only asked when rows are loaded. */
static void try_risk(const union config *config)
{
	int64_t bytes = hft_risk_memory(&config->risk);
	uint32_t bits = config->risk.mem_want | config->risk.mem_require;
	hft_risk *risk = untouched;

	if (bytes > BYTES_MAX || (bytes > BYTES_TOUCHED_MAX && bits != 0))
		return;
	if (hft_risk_create(&config->risk, &risk) != HFT_OK) {
		require(risk == untouched);
		return;
	}
	require(bytes > 0 && hft_risk_hash(risk) == 0 && hft_risk_check(risk) == HFT_OK);
	hft_risk_destroy(risk);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	union config config;

	if (size < 1)
		return 0;
	memset(&config, 0, sizeof(config));
	/* The size that the config claims is what the caller really has. */
	memcpy(config.bytes, data + 1, size - 1 < sizeof(config) ? size - 1 : sizeof(config));
	if (config.size > sizeof(config))
		return 0;
	switch (data[0] % 8) {
	case 0:
		try_book(&config);
		break;
	case 1:
		try_md(&config);
		break;
	case 2:
		try_metrics(&config);
		break;
	case 4:
		try_risk(&config);
		break;
	default:
		try_ref(&config);
		break;
	}
	return 0;
}
