/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <inttypes.h>

static const char *open_error(hft_status status)
{
	return status == HFT_E_NOTFOUND ? "no such file" : hft_strerror(status);
}

static hft_status md_open(struct cli_input *in)
{
	hft_md_config config;

	hft_md_config_init(&config, sizeof(config));
	config.format = in->format;
	config.framing = HFT_FRAMING_BINARYFILE;
	config.midnight = in->midnight;
	return hft_md_create(&config, &in->md);
}

int cli_input_open(struct cli_input *in, const char *path, const char *format, hft_time midnight)
{
	hft_file_config config;
	hft_status status;

	*in = (struct cli_input){ .path = path, .midnight = midnight };
	in->format = hft_md_format(format);
	if (in->format < 0) {
		cli_error("unknown format '%s': this build knows itch50", format);
		return CLI_USAGE;
	}
	hft_file_config_init(&config, sizeof(config));
	status = hft_file_open(path, &config, &in->file);
	if (status != HFT_OK) {
		cli_error("cannot read %s: %s", path, open_error(status));
		return CLI_IO;
	}
	status = md_open(in);
	if (status != HFT_OK) {
		cli_error("cannot create a decoder: %s", hft_strerror(status));
		cli_input_close(in);
		return CLI_IO;
	}
	return CLI_OK;
}

void cli_input_close(struct cli_input *in)
{
	hft_md_destroy(in->md);
	hft_file_close(in->file);
	in->md = NULL;
	in->file = NULL;
}

int64_t cli_input_decode(struct cli_input *in, uint64_t messages_max, hft_event *events,
			 uint32_t cap)
{
	uint64_t used = 0;
	int64_t n = hft_md_decode_some(in->md, in->data + in->at, in->size - in->at, 0,
				       in->last ? HFT_MD_FINAL : 0, messages_max, events, cap,
				       &used);

	if (n < 0) {
		/* HFT_E_CLOSED: the session has ended, what follows it is none of it. */
		if (n != HFT_E_CLOSED)
			in->error = (hft_status)n;
		in->ended = true;
		return 0;
	}
	in->chunk = in->data + in->at;
	in->chunk_size = used;
	in->at += used;
	if (used == 0 && in->last)
		in->ended = true;
	return n;
}

bool cli_input_fill(struct cli_input *in)
{
	int64_t more;

	if (in->last || in->ended)
		return false;
	more = hft_file_next(in->file, in->at, &in->data, &in->size);
	in->at = 0;
	if (more < 0) {
		in->error = (hft_status)more;
		in->ended = true;
		in->size = 0;
		return false;
	}
	in->last = more == 0;
	return true;
}

int64_t cli_input_next(struct cli_input *in, uint64_t messages_max, hft_event *events,
		       uint32_t cap)
{
	while (!in->ended) {
		int64_t n = in->data == NULL ? 0
					     : cli_input_decode(in, messages_max, events, cap);

		if (n > 0 || (in->data != NULL && in->chunk_size > 0 && messages_max != 0))
			return n;
		if (!in->ended && (in->data == NULL || in->chunk_size == 0))
			cli_input_fill(in);
	}
	return 0;
}

int cli_input_result(const struct cli_input *in)
{
	hft_md_stats stats;

	if (in->error != HFT_OK) {
		cli_error("cannot read %s: %s", in->path, hft_strerror(in->error));
		return CLI_IO;
	}
	if (hft_md_stats_get(in->md, &stats) != HFT_OK)
		return CLI_OK;
	if (hft_file_bytes(in->file) == 0)
		cli_error("%s is empty", in->path);
	if (stats.unknown > 0)
		cli_error("%" PRIu64 " messages of unknown type were skipped", stats.unknown);
	if (stats.bad == 0)
		return CLI_OK;
	cli_error("%" PRIu64 " bad messages in %s", stats.bad, in->path);
	return CLI_BAD;
}

int cli_books_result(const struct cli_input *in, const hft_book *book)
{
	hft_book_stats stats;
	int code = cli_input_result(in);

	if (hft_book_stats_get(book, &stats) != HFT_OK || stats.refused == 0)
		return code;
	cli_error("the books refused %" PRIu64 " events", stats.refused);
	return code == CLI_OK ? CLI_BAD : code;
}
