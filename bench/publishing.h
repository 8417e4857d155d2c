/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_PUBLISHING_H
#define BENCH_PUBLISHING_H
/* What publishing adds to a book's event: the same calls with and without it, in one run. */
struct bench;
struct bench_case;
struct target_kind;

/*
 * A row for each case whose book publishes, beside the case that differs in nothing else.
 * @param kinds  of the cases, one each. @param base  ns of a case that is no book's: the copy.
 */
void publishing_rows(struct bench *b, const char *group, const struct bench_case *cases,
		     const struct target_kind *const *kinds, unsigned count, double base,
		     const char *unit);

#endif
