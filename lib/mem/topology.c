/* SPDX-License-Identifier: Apache-2.0 */
#include <hft/mem.h>

#include <numa.h>
#include <stdio.h>
#include <unistd.h>

#include "core/core.h"

int32_t hft_mem_nodes(void)
{
	int highest = numa_max_node();

	return highest < 0 ? 1 : highest + 1;
}

/*
 * The kernel's own links are read: libnuma's answer allocates, is cached without a lock, and prints
 * where /sys is absent.
 */
static bool cpu_is_on(int32_t cpu, int32_t node)
{
	char path[80];

	snprintf(path, sizeof(path), "/sys/devices/system/cpu/cpu%d/node%d", cpu, node);
	return access(path, F_OK) == 0;
}

int32_t hft_mem_node_of_cpu(int32_t cpu)
{
	int32_t nodes = hft_mem_nodes();

	if (cpu < 0 || cpu >= sysconf(_SC_NPROCESSORS_CONF))
		return HFT_E_INVAL;
	for (int32_t node = 0; node < nodes; node++)
		if (cpu_is_on(cpu, node))
			return node;
	return nodes == 1 ? 0 : HFT_E_INVAL;
}
