/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_RISK_SHA256_H
#define HFT_RISK_SHA256_H
#include <stdint.h>

/* SHA-256 of bytes that are at hand. Source: FIPS 180-4. */
void hft_risk_sha256(const void *bytes, uint64_t count, uint8_t digest[32]);

#endif
