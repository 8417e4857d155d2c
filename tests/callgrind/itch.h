/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CALLGRIND_ITCH_H
#define CALLGRIND_ITCH_H
#include "streams.h"

/*
 * A stream's events as ITCH 5.0 messages in BinaryFILE framing, with other messages strewn in: the
 * bytes are the same for ever, so that instruction counts can be compared. Needs ITCH_BYTES_MAX
 * bytes of room an event; gives the bytes written.
 */
enum { ITCH_BYTES_MAX = 128 };

uint64_t itch_write(const struct stream *s, uint8_t *out, uint64_t *messages);

#endif
