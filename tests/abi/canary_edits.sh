# SPDX-License-Identifier: Apache-2.0
# Sourced by canary.sh: one edit a paragraph, and the gates that must refuse it.
# shellcheck shell=sh disable=SC2154

begin 'nothing'
refused

# --- records and configs ---
begin 'a member widened'
edit include/hft/md.h 's/uint32_t code;/uint64_t code;/'
refused abi layout

begin 'a member of another sign'
edit include/hft/md.h '/^typedef struct hft_md_type_count {/,/^}/s/uint64_t bad;/int64_t bad;/'
refused abi

begin 'two members swapped'
edit include/hft/md.h '/^typedef struct hft_md_type_count {/,/^}/{
	s/ messages;/ swap;/; s/ bad;/ messages;/; s/ swap;/ bad;/ }'
refused abi layout

begin 'two members swapped in a message no function takes'
edit include/hft/wire/itch50.h '/^typedef struct hft_itch50_add_order {/,/^}/{
	s/ shares;/ swap;/; s/ price;/ shares;/; s/ swap;/ price;/ }'
refused layout

begin 'a member put into the middle of a config'
edit include/hft/md.h '/^typedef struct hft_md_config {/,/^}/s/uint16_t source;/int64_t spare; &/'
refused abi layout

begin 'a member of a config, of another sign'
edit include/hft/md.h '/^typedef struct hft_md_config {/,/^}/s/uint32_t framing;/int32_t framing;/'
refused abi

grow_config()
{
	edit include/hft/engine.h 's/^} hft_engine_config;/\tuint64_t spare;\n&/'
	edit tests/abi/layout_engine.c \
		's/^SIZE(hft_engine_config, \([0-9]*\));/SIZE(hft_engine_config, \1 + 8);\
FIELD(hft_engine_config, spare, \1, 8);/'
}

begin 'a config grown at its end'
grow_config
refused

begin 'a config grown, and its least size with it'
grow_config
edit lib/engine/config.c 's/CONFIG_SIZE_MIN = [0-9]*/CONFIG_SIZE_MIN = sizeof(hft_engine_config)/'
refused old

begin 'a private struct changed'
edit lib/book/book.h 's/^struct hft_book {/&\n\tuint64_t spare;/'
refused

begin 'a private struct changed, in a file named as a public one'
edit lib/engine/engine.h 's/^struct hft_engine {/&\n\tuint64_t spare;/'
refused

begin 'the layout that inline functions use'
edit include/hft/inline/ring.h 's/uint64_t reserved0\[13\];/uint64_t reserved0[29];/'
refused build

begin 'the layout that inline functions use, assertions too'
edit include/hft/inline/ring.h 's/uint64_t reserved0\[13\];/uint64_t reserved0[29];/'
edit lib/ring/ring.c '/^_Static_assert/d'
refused abi layout

# --- constants ---
begin 'a value renumbered'
edit include/hft/file.h 's/HFT_FILE_GZIP = 2/HFT_FILE_GZIP = 3/'
refused layout

begin 'a value added'
edit include/hft/file.h 's/HFT_FILE_GZIP = 2/&, HFT_FILE_SPARE = 3/'
edit tests/abi/layout_file.c 's/^VALUE(HFT_FILE_GZIP, 2);/&\nVALUE(HFT_FILE_SPARE, 3);/'
refused

# --- functions ---
begin 'a function gone'
edit include/hft/file.h '/hft_file_position(/d'
edit lib/file/file.c '/hft_file_position(/,/^}/d'
edit lib/hft.map '/hft_file_position;/d'
refused abi nodes

begin 'a function hidden'
edit lib/hft.map '/hft_book_bbo;/d'
refused abi nodes old

begin 'a parameter of another type'
edit include/hft/md.h 's/hft_md_format_name(int32_t format)/hft_md_format_name(int64_t format)/'
edit lib/md/md.c 's/hft_md_format_name(int32_t format)/hft_md_format_name(int64_t format)/
	s/tables = hft_wire_format_find(format)/tables = hft_wire_format_find((int32_t)format)/'
refused abi

begin 'a callback that returns another type'
edit include/hft/strategy.h 's/int32_t (\*on_timer)/int64_t (*on_timer)/'
refused abi

begin 'a callback that takes a pointer to anything'
edit include/hft/strategy.h '/(\*on_events)/s/const hft_event \*events/const void *events/'
refused abi

begin 'a handle of another type'
edit include/hft/file.h 's/hft_file_bytes(const hft_file \*file)/hft_file_bytes(const void *file)/'
edit lib/file/file.c 's/hft_file_bytes(const hft_file \*file)/hft_file_bytes(const void *any)/
	/hft_file_bytes(/,/^}/s/^{/{ const hft_file *file = any;/'
refused abi

begin 'a parameter of another name'
edit include/hft/md.h 's/hft_md_format_name(int32_t format)/hft_md_format_name(int32_t id)/'
refused

begin 'a struct by value'
add_function 'int32_t hft_spare(hft_file_config config)'
refused parse

# --- the map ---
begin 'the map names what is not there'
edit lib/hft.map 's/hft_file_position;/& hft_spare;/'
refused build

begin 'a function slipped into a closed node'
add_function 'int32_t hft_spare(void)'
edit lib/hft.map 's/hft_file_position;/& hft_spare;/'
refused nodes

begin 'a function in a node of its own'
add_function 'int32_t hft_spare(void)'
printf 'HFT_0.2 {\n\tglobal:\n\t\thft_spare;\n} HFT_0.1;\n' >>lib/hft.map
refused

begin 'a function moved to another node'
edit lib/hft.map '/hft_book_bbo;/d'
printf 'HFT_0.2 {\n\tglobal:\n\t\thft_book_bbo;\n} HFT_0.1;\n' >>lib/hft.map
refused abi nodes old

begin 'the number in the SONAME'
edit CMakeLists.txt 's/^set(HFT_ABI_MAJOR 0)/set(HFT_ABI_MAJOR 1)/'
refused abi old

# --- the gates themselves ---
begin 'a header that only one compiler reads'
edit include/hft/file.h 's|^HFT_API int64_t hft_file_position|__typeof__(0) hft_spare(void);\n&|'
refused parse

begin 'a library without debug information'
says 77 'has no debug information' 'strip objects/libhft.so'

begin 'a library in which equal functions are one'
says 1 'has a symbol and no type' '
	gcc -O2 -g -fPIC -fvisibility=hidden -Iinclude -Ilib -c -o objects/lib/core/order.c.o \
		lib/core/order.c &&
	gcc -shared -o objects/libhft.so objects/lib/*/*.o -Wl,--version-script=lib/hft.map'

begin 'a path of one machine in the types'
says 1 'a path of this machine' '
	gcc -O0 -g -fPIC -fvisibility=hidden -I"$PWD/include" -Ilib -c \
		-o objects/lib/core/order.c.o "$PWD/lib/core/order.c" &&
	gcc -shared -o objects/libhft.so objects/lib/*/*.o -Wl,--version-script=lib/hft.map'

begin 'a baseline without a struct that starts with its size'
says 1 'the check is blind' 'sed -i s/hft_book_config/hft_other/ tests/abi/baseline-*.abi'
