/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_TESTS_ABI_LAYOUT_H
#define HFT_TESTS_ABI_LAYOUT_H
#include <stddef.h>

/*
 * The numbers in layout_*.c were written down once. They are what compiled callers hold: a line may
 * be added, and what a line says of a released name never changes, but for the SIZE of a struct
 * that starts with its size: it may grow.
 */
#define SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), #type " is " #bytes " bytes")
#define FIELD(type, member, offset, bytes)                                                   \
	_Static_assert(offsetof(type, member) == (offset), #type "." #member " at " #offset); \
	_Static_assert(sizeof(((type *)NULL)->member) == (bytes), #type "." #member)
#define VALUE(constant, number) _Static_assert((constant) == (number), #constant " is " #number)

#endif
