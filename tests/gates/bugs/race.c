/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <stddef.h>

/* A planted bug for the thread sanitizer: two threads add to one number. */
static long number;

static void *add(void *unused)
{
	for (int i = 0; i < 100000; i++)
		number++;
	return unused;
}

int main(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, add, NULL) != 0)
		return 0;
	add(NULL);
	pthread_join(thread, NULL);
	return number == 0;
}
