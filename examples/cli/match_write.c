/* SPDX-License-Identifier: Apache-2.0 */
#include "match.h"

#include <errno.h>
#include <string.h>

enum { FIELD_MAX = 24 };

int match_writer_open(struct match_writer *writer, const char *path, const char *header)
{
	writer->used = 0;
	writer->name = path != NULL ? path : "stdout";
	writer->file = path != NULL ? fopen(path, "w") : stdout;
	if (writer->file == NULL) {
		cli_error("cannot write %s: %s", path, strerror(errno));
		return CLI_IO;
	}
	match_put_text(writer, header, strlen(header), '\n');
	return CLI_OK;
}

/* A stream remembers that it failed: match_writer_close() asks. */
static void flush(struct match_writer *writer)
{
	fwrite(writer->buffer, 1, writer->used, writer->file);
	writer->used = 0;
}

void match_put_text(struct match_writer *writer, const char *text, size_t length, char after)
{
	if (length + 1 > sizeof(writer->buffer) - writer->used)
		flush(writer);
	if (length + 1 > sizeof(writer->buffer)) {
		fwrite(text, 1, length, writer->file);
	} else {
		memcpy(writer->buffer + writer->used, text, length);
		writer->used += length;
	}
	writer->buffer[writer->used++] = after;
}

void match_put_count(struct match_writer *writer, uint64_t value, char after)
{
	char digits[FIELD_MAX];
	char *p = digits + sizeof(digits);

	do
		*--p = (char)('0' + (int)(value % 10));
	while ((value /= 10) != 0);
	match_put_text(writer, p, (size_t)(digits + sizeof(digits) - p), after);
}

void match_put_int(struct match_writer *writer, int64_t value, char after)
{
	char digits[FIELD_MAX];

	if (value >= 0) {
		match_put_count(writer, (uint64_t)value, after);
		return;
	}
	snprintf(digits, sizeof(digits), "%lld", (long long)value);
	match_put_text(writer, digits, strlen(digits), after);
}

int match_writer_close(struct match_writer *writer)
{
	bool good;

	if (writer->file == NULL)
		return CLI_OK;
	errno = 0;
	flush(writer);
	good = fflush(writer->file) == 0 && !ferror(writer->file);
	if (writer->file != stdout)
		good = fclose(writer->file) == 0 && good;
	writer->file = NULL;
	if (good)
		return CLI_OK;
	cli_error("cannot write %s%s: %s", writer->name[0] == 's' ? "to " : "", writer->name,
		  strerror(errno != 0 ? errno : EIO));
	return CLI_IO;
}
