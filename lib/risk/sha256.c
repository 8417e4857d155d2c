/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/sha256.h"

#include "core/core.h"

enum { BLOCK = 64, ROUNDS = 64 };

/* Section 4.2.2: of the cube roots of the first 64 primes. */
static const uint32_t round_words[ROUNDS] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
};

/* Section 5.3.3: of the square roots of the first 8. */
static const uint32_t start_words[8] = {
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static uint32_t turn(uint32_t x, uint32_t by)
{
	return x >> by | x << (32 - by);
}

static void schedule(uint32_t w[ROUNDS], const uint8_t *block)
{
	for (uint32_t i = 0; i < 16; i++)
		w[i] = hft_load_be32(block + 4 * (size_t)i);
	for (uint32_t i = 16; i < ROUNDS; i++) {
		uint32_t a = w[i - 15];
		uint32_t b = w[i - 2];
		uint32_t s0 = turn(a, 7) ^ turn(a, 18) ^ a >> 3;
		uint32_t s1 = turn(b, 17) ^ turn(b, 19) ^ b >> 10;

		w[i] = w[i - 16] + s0 + w[i - 7] + s1;
	}
}

/* Section 6.2.2; v holds a to h. */
static void block_add(uint32_t hash[8], const uint8_t *block)
{
	uint32_t w[ROUNDS];
	uint32_t v[8];

	schedule(w, block);
	memcpy(v, hash, sizeof(v));
	for (uint32_t i = 0; i < ROUNDS; i++) {
		uint32_t s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25);
		uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
		uint32_t t1 = v[7] + s1 + choice + round_words[i] + w[i];
		uint32_t s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22);
		uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);

		memmove(v + 1, v, 7 * sizeof(v[0]));
		v[4] += t1;
		v[0] = t1 + s0 + majority;
	}
	for (uint32_t i = 0; i < 8; i++)
		hash[i] += v[i];
}

static void store_be(uint8_t *out, uint64_t value, uint32_t bytes)
{
	for (uint32_t i = 0; i < bytes; i++)
		out[i] = (uint8_t)(value >> 8 * (bytes - 1 - i));
}

void hft_risk_sha256(const void *bytes, uint64_t count, uint8_t digest[32])
{
	const uint8_t *from = bytes;
	uint8_t tail[2 * BLOCK] = { 0 };
	uint64_t rest = count % BLOCK;
	/* A 1 bit, zeros, and the length in 64 bits end the last block. */
	uint64_t size = rest + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
	uint32_t hash[8];

	memcpy(hash, start_words, sizeof(hash));
	for (uint64_t i = 0; i + BLOCK <= count; i += BLOCK)
		block_add(hash, from + i);
	if (rest != 0)
		memcpy(tail, from + (count - rest), rest);
	tail[rest] = 0x80;
	store_be(tail + size - 8, count * 8, 8);
	for (uint64_t i = 0; i < size; i += BLOCK)
		block_add(hash, tail + i);
	for (uint32_t i = 0; i < 8; i++)
		store_be(digest + 4 * (size_t)i, hash[i], 4);
}
