/* SPDX-License-Identifier: Apache-2.0 */
#include "publishing.h"

#include "bench.h"
#include "target.h"

#include <stdio.h>

static const struct bench_case *silent_twin(const struct bench_case *cases,
					    const struct target_kind *const *kinds, unsigned count,
					    const struct target_kind *kind)
{
	for (unsigned i = 0; i < count; i++) {
		if (kinds[i]->engine == TARGET_BOOK && kinds[i]->no_publish &&
		    kinds[i]->mem_want == 0 && kinds[i]->batch == kind->batch)
			return &cases[i];
	}
	return NULL;
}

static void name_row(char *out, size_t size, const struct target_kind *kind)
{
	int n = kind->page_levels == 0 ?
			snprintf(out, size, "publishing BBO, ") :
			snprintf(out, size, "publishing %u levels, ", kind->page_levels);

	if (kind->batch == 1)
		snprintf(out + n, size - (size_t)n, "single");
	else
		snprintf(out + n, size - (size_t)n, "batch %u", kind->batch);
}

void publishing_rows(struct bench *b, const char *group, const struct bench_case *cases,
		     const struct target_kind *const *kinds, unsigned count, double base,
		     const char *unit)
{
	for (unsigned i = 0; i < count; i++) {
		const struct bench_case *twin;
		char name[48];
		double more;

		if (kinds[i]->engine != TARGET_BOOK || kinds[i]->no_publish)
			continue;
		twin = silent_twin(cases, kinds, count, kinds[i]);
		if (twin == NULL)
			continue;
		more = bench_more(&cases[i], twin, b->rounds);
		name_row(name, sizeof(name), kinds[i]);
		bench_add(b, group, name, more, unit, more / (twin->median - base), twin->name);
	}
}
