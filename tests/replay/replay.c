/* SPDX-License-Identifier: Apache-2.0 */
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * replay record FILE SEED STEPS: let a day pass, and keep its inputs in FILE.
 * replay play FILE SIZES CAP: do its inputs again, in an engine of those sizes, drained by CAP.
 * Both print what came out. Every compiler must print the same, and make the same file.
 */

static int fail(const char *what)
{
	fprintf(stderr, "replay: %s\n", what);
	return 1;
}

static void print(hft_engine *engine, const struct out *out)
{
	hft_engine_stats stats;

	hft_engine_stats_get(engine, &stats);
	printf("inputs %llu commands %llu trades %llu fills %llu rejects %llu\n",
	       (unsigned long long)stats.inputs, (unsigned long long)stats.commands,
	       (unsigned long long)stats.trades, (unsigned long long)stats.fills,
	       (unsigned long long)stats.rejects);
	printf("reports %llu %016llx\nevents %llu %016llx\nhash %016llx\n",
	       (unsigned long long)out->digest.reports,
	       (unsigned long long)out->digest.report_hash,
	       (unsigned long long)out->digest.events, (unsigned long long)out->digest.event_hash,
	       (unsigned long long)hft_engine_hash(engine));
}

/* Did the day have a bit of everything? */
static bool lively(hft_engine *engine)
{
	static const uint8_t kinds[] = { HFT_REPORT_ACCEPTED, HFT_REPORT_FILL, HFT_REPORT_EXPIRED,
					 HFT_REPORT_CANCELLED, HFT_REPORT_REPLACED,
					 HFT_REPORT_RESTATED, HFT_REPORT_BUST };
	hft_engine_stats stats;

	for (size_t i = 0; i < sizeof(kinds); i++) {
		uint64_t sum = 0;

		for (uint32_t reason = 0; reason < 512; reason++)
			sum += hft_engine_reasons(engine, kinds[i], reason);
		if (sum == 0)
			return false;
	}
	hft_engine_stats_get(engine, &stats);
	return stats.trades > 0 && stats.fills > 2 * stats.trades && stats.orders > 0 &&
	       hft_engine_reasons(engine, HFT_REPORT_REJECTED, -HFT_E_SESSION_DOWN) > 0 &&
	       hft_engine_reasons(engine, HFT_REPORT_REJECTED, -HFT_E_RISK_DUP_ID) > 0;
}

static bool save(const hft_journal *journal, const char *path)
{
	FILE *file = fopen(path, "wb");
	uint64_t position = 0;
	const void *payload;
	hft_input input;
	bool good = file != NULL;

	while (good && hft_journal_next(journal, &position, &input, &payload) == 1)
		good = fwrite(&input, sizeof(input), 1, file) == 1 &&
		       fwrite(payload, 1, input.bytes, file) == input.bytes;
	return file != NULL && fclose(file) == 0 && good;
}

static int record(const char *path, uint64_t seed, uint32_t steps)
{
	struct out *out = calloc(1, sizeof(*out));
	hft_journal_config config;
	hft_journal *journal = NULL;
	hft_engine *engine;
	int rc = 0;

	hft_journal_config_init(&config, sizeof(config));
	if (out == NULL || hft_journal_create(&config, &journal) != HFT_OK)
		return fail("no memory");
	engine = session_engine(0, hft_journal_append, journal);
	if (engine == NULL || !session_run(engine, seed, steps, out))
		rc = fail("the day did not end well");
	else if (!lively(engine))
		rc = fail("the day was dull");
	else if (!save(journal, path))
		rc = fail("cannot write the inputs");
	else
		print(engine, out);
	hft_engine_destroy(engine);
	hft_journal_destroy(journal);
	free(out);
	return rc;
}

static int play_file(FILE *file, hft_engine *engine, struct out *out, uint32_t cap)
{
	_Alignas(8) uint8_t payload[1024];
	hft_input input;

	while (fread(&input, sizeof(input), 1, file) == 1) {
		if (input.bytes > sizeof(payload) ||
		    fread(payload, 1, input.bytes, file) != input.bytes)
			return fail("the inputs are torn");
		if (hft_engine_input(engine, &input, payload) != HFT_OK)
			return fail("an input was refused");
		if (!session_drain(engine, out, cap))
			return fail("draining");
	}
	if (hft_engine_check(engine) != HFT_OK)
		return fail("an invariant is broken");
	print(engine, out);
	return 0;
}

static int play(const char *path, uint32_t sizes, uint32_t cap)
{
	struct out *out = calloc(1, sizeof(*out));
	hft_engine *engine = session_engine(sizes, NULL, NULL);
	FILE *file = fopen(path, "rb");
	int rc = 1;

	if (out != NULL && engine != NULL && file != NULL && cap >= 1 && cap <= 512)
		rc = play_file(file, engine, out, cap);
	if (file != NULL)
		fclose(file);
	hft_engine_destroy(engine);
	free(out);
	return rc;
}

int main(int argc, char **argv)
{
	if (argc == 5 && strcmp(argv[1], "record") == 0)
		return record(argv[2], strtoull(argv[3], NULL, 10),
			      (uint32_t)strtoul(argv[4], NULL, 10));
	if (argc == 5 && strcmp(argv[1], "play") == 0)
		return play(argv[2], (uint32_t)strtoul(argv[3], NULL, 10),
			    (uint32_t)strtoul(argv[4], NULL, 10));
	fprintf(stderr, "usage: replay record FILE SEED STEPS | replay play FILE SIZES CAP\n");
	return 2;
}
