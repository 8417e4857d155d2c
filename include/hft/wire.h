/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_WIRE_H
#define HFT_WIRE_H
/**
 * @file wire.h
 * Messages of the wire formats, one at a time: read into a plain struct, write from one, and the
 * table of every field. A header per format in hft/wire/ has the structs; one description gives
 * them, the codec, the tables and the tests.
 *
 * **Threads:** any; there is no state. **Memory:** nothing is allocated.
 */
#include <hft/core.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Formats; hft_md_format() finds them by name. */
enum { HFT_FORMAT_ITCH50 = 1 };

/** How a field's bytes are to be read. */
enum {
	HFT_FIELD_UINT = 1,  /**< unsigned integer */
	HFT_FIELD_INT = 2,   /**< signed integer, two's complement */
	HFT_FIELD_ALPHA = 3  /**< ASCII, left-justified, space-padded */
};

/** One field of one message, on the wire and in its struct. */
typedef struct hft_wire_field {
	const char *name;      /**< static, as in the struct */
	uint32_t offset;       /**< bytes from the message's first byte */
	uint32_t bytes;        /**< on the wire */
	uint32_t view_offset;  /**< in the struct */
	uint32_t view_bytes;   /**< in the struct */
	uint32_t kind;         /**< HFT_FIELD_ */
	uint32_t decimals;     /**< implied decimals of a price, else 0 */
} hft_wire_field;

/** One message of a format. */
typedef struct hft_wire_message {
	const char *name;     /**< static, as "add_order" */
	uint32_t code;        /**< the wire's type code */
	uint32_t bytes;       /**< least length on the wire */
	uint32_t fields;      /**< how many fields */
	uint32_t view_size;   /**< sizeof its struct */
} hft_wire_message;

/** @return messages of a format, or HFT_E_NOTFOUND. */
HFT_API int64_t hft_wire_messages(int32_t format);

/** Describe message `index` (from 0) of a format. @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_wire_message_get(int32_t format, uint32_t index, hft_wire_message *out);

/** Describe field `index` (from 0) of the message of a code. @return HFT_OK, HFT_E_NOTFOUND. */
HFT_API hft_status hft_wire_field_get(int32_t format, uint32_t code, uint32_t index,
				      hft_wire_field *out);

/** @return the type code of a message's bytes; HFT_E_TRUNCATED, HFT_E_NOTFOUND (format). */
HFT_API int64_t hft_wire_code(int32_t format, const uint8_t *msg, uint64_t size);

/**
 * Read a message (without its frame) into its struct. Longer messages are read as far as known.
 * @param out_size  sizeof the struct as the caller knows it; at least view_size.
 * @return HFT_OK; HFT_E_NOTFOUND (unknown code); HFT_E_TRUNCATED; HFT_E_INVAL (struct too small).
 */
HFT_API hft_status hft_wire_read(int32_t format, const uint8_t *msg, uint64_t size, void *out,
				 uint64_t out_size);

/**
 * Write a message (without a frame) from its struct; its first field is the code.
 * @return bytes written; HFT_E_NOTFOUND (code); HFT_E_FULL (buffer); HFT_E_RANGE (a value does not
 * fit its field); HFT_E_INVAL.
 */
HFT_API int64_t hft_wire_write(int32_t format, const void *view, uint64_t view_size, uint8_t *out,
			       uint64_t size);

#ifdef __cplusplus
}
#endif
#endif
