/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

/* The text behind "name : " in a file of such lines; empty if there is none. */
static void line_of(const char *path, const char *name, char *out, size_t size)
{
	FILE *file = fopen(path, "r");
	size_t length = strlen(name);
	char line[512];

	out[0] = '\0';
	if (file == NULL)
		return;
	while (out[0] == '\0' && fgets(line, sizeof(line), file) != NULL) {
		char *text = line + length;

		if (strncmp(line, name, length) != 0)
			continue;
		text += strspn(text, " \t:");
		text[strcspn(text, "\n")] = '\0';
		snprintf(out, size, "%.*s", (int)size - 1, text);
	}
	fclose(file);
}

static void json_kilobytes(cJSON *json, const char *name, const char *field)
{
	char text[64];

	line_of("/proc/self/status", field, text, sizeof(text));
	if (text[0] != '\0')
		json_count(json, name, strtoull(text, NULL, 10) * 1024);
}

void replay_json_host(cJSON *json)
{
	cJSON *memory = cJSON_AddObjectToObject(json, "memory");
	cJSON *host = cJSON_AddObjectToObject(json, "host");
	struct utsname kernel;
	char cpu[128];

	json_kilobytes(memory, "resident", "VmRSS");
	json_kilobytes(memory, "anonymous", "RssAnon");
	json_kilobytes(memory, "peak", "VmHWM");
	line_of("/proc/cpuinfo", "model name", cpu, sizeof(cpu));
	cJSON_AddStringToObject(host, "cpu", cpu[0] != '\0' ? cpu : "unknown");
	json_int(host, "cpus", sysconf(_SC_NPROCESSORS_ONLN));
	if (uname(&kernel) == 0)
		cJSON_AddStringToObject(host, "kernel", kernel.release);
	cJSON_AddStringToObject(host, "build", hft_build_info());
	cJSON_AddStringToObject(host, "library", hft_version());
}
