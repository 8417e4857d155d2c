/* SPDX-License-Identifier: Apache-2.0 */
#include <urcu/urcu-bp.h>

#include "core/core.h"

void hft_thread_attach(void)
{
	/* The bulletproof flavour registers a thread at its first read. */
	urcu_bp_read_lock();
	urcu_bp_read_unlock();
}
