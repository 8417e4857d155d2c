/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CALLGRIND_MATCH_OPS_H
#define CALLGRIND_MATCH_OPS_H
#include <stdint.h>

/* Idle turns of a loop, as many as the command line says. */
void ops_spend(void);

/* Each counts one kind of command of hft_match, one a call; the commands done, or -1. */
int64_t op_match_add(void);
int64_t op_match_cancel_handle(void); /* ids are not indexed */
int64_t op_match_cancel_id(void);
int64_t op_match_cancel_dense(void); /* ids have a table */
int64_t op_match_replace_keep(void);
int64_t op_match_replace_move(void);
int64_t op_match_sweep(void); /* a maker of one market order that takes them all */
int64_t op_match_ioc(void);   /* an order that trades in part with one maker */

#endif
