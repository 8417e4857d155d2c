/* SPDX-License-Identifier: Apache-2.0 */
/* One writer and two readers of a record under a seqlock: an accepted read must be one write. */
#include <pthread.h>
#include <sched.h>

#include "core/seqlock.h"
#include "stress.h"

#define WORDS 7
#define READERS 2

struct shared {
	struct hft_seqlock lock;
	_Atomic uint64_t words[WORDS];
	_Atomic uint32_t reading; /* readers that want more */
	uint64_t reads;           /* to accept, each reader */
};

struct reader {
	struct shared *shared;
	pthread_t thread;
	uint64_t retries;
	uint64_t changes; /* reads that saw another record than the one before */
};

static void write_record(struct shared *shared, uint64_t number)
{
	uint64_t record[WORDS];

	record[0] = number;
	for (uint32_t i = 1; i < WORDS; i++)
		record[i] = stress_word(number, i);
	hft_seqlock_write_begin(&shared->lock);
	hft_words_store(shared->words, record, WORDS);
	hft_seqlock_write_end(&shared->lock);
}

static void check_record(const uint64_t *record, uint64_t last)
{
	STRESS_CHECK(record[0] >= last);
	for (uint32_t i = 1; i < WORDS; i++)
		STRESS_CHECK(record[i] == stress_word(record[0], i));
}

static void *read_records(void *user)
{
	struct reader *reader = user;
	struct shared *shared = reader->shared;
	uint64_t record[WORDS];
	uint64_t last = 0;

	for (uint64_t accepted = 0; accepted < shared->reads;) {
		uint64_t version = hft_seqlock_read_begin(&shared->lock);

		hft_words_load(record, shared->words, WORDS);
		if (hft_seqlock_read_retry(&shared->lock, version)) {
			reader->retries++;
			continue;
		}
		check_record(record, last);
		reader->changes += record[0] != last;
		last = record[0];
		accepted++;
	}
	atomic_fetch_sub(&shared->reading, 1);
	return NULL;
}

int main(int argc, char **argv)
{
	struct shared shared = { .reading = READERS, .reads = stress_work(argc, argv, 1000000) };
	struct reader readers[READERS] = { 0 };
	uint64_t number = 0;

	write_record(&shared, 0);
	for (int i = 0; i < READERS; i++) {
		readers[i].shared = &shared;
		STRESS_CHECK(pthread_create(&readers[i].thread, NULL, read_records,
					    &readers[i]) == 0);
	}
	while (atomic_load(&shared.reading) > 0) {
		write_record(&shared, ++number);
		if (number % 1024 == 0)
			sched_yield();
	}
	for (int i = 0; i < READERS; i++) {
		STRESS_CHECK(pthread_join(readers[i].thread, NULL) == 0);
		printf("reader %d: %llu reads, %llu records, %llu retries\n", i,
		       (unsigned long long)shared.reads, (unsigned long long)readers[i].changes,
		       (unsigned long long)readers[i].retries);
		STRESS_CHECK(readers[i].changes > 0);
	}
	return EXIT_SUCCESS;
}
