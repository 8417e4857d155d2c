/* SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Runs a fuzz target over the files of a folder, and over a few inputs that every target must
 * bear: nothing, one byte, and stretches of one value. Needs no fuzzing engine.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

/* An exact heap copy, so that a sanitizer sees one byte too many. */
static void run(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size > 0 ? size : 1);

	if (copy == NULL)
		exit(1);
	if (size > 0)
		memcpy(copy, data, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static void run_file(const char *path)
{
	static uint8_t bytes[1 << 20];
	FILE *file = fopen(path, "rb");

	if (file == NULL) {
		perror(path);
		exit(1);
	}
	run(bytes, fread(bytes, 1, sizeof(bytes), file));
	fclose(file);
}

static long run_folder(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	long files = 0;

	if (dir == NULL) {
		printf("%s: no seeds\n", path);
		return 0;
	}
	while ((entry = readdir(dir)) != NULL) {
		char name[4096];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		run_file(name);
		files++;
	}
	closedir(dir);
	return files;
}

int main(int argc, char **argv)
{
	static const uint8_t values[] = { 0, 1, 'A', 0x7f, 0x80, 0xff };
	uint8_t bytes[512];
	long files = 0;

	if (LLVMFuzzerInitialize != NULL)
		LLVMFuzzerInitialize(&argc, &argv);
	run(NULL, 0);
	for (size_t i = 0; i < sizeof(values); i++) {
		memset(bytes, values[i], sizeof(bytes));
		for (size_t size = 1; size <= sizeof(bytes); size += size < 64 ? 1 : 64)
			run(bytes, size);
	}
	for (int i = 1; i < argc; i++)
		files += run_folder(argv[i]);
	printf("%ld seeds replayed\n", files);
	return 0;
}
