#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/programs.sh TREE OUT [NAME...]: programs of TREE's users, in OUT: examples/*.c and those
# unit tests that see public headers alone; or only the named ones. They are compiled with TREE's
# headers and linked with a libhft.so that has TREE's names and version nodes and no bodies: what
# they were built against, as far as a program can tell.
set -eu
cd "$1"
out=$2
shift 2
mkdir -p "$out"
major=$(sed -n 's/^set(HFT_ABI_MAJOR \([0-9]*\))/\1/p' CMakeLists.txt)
sed -n 's/^[[:space:]]*\(hft_[a-z0-9_]*\);$/void \1(void) {}/p' lib/hft.map |
	gcc -x c -shared -fPIC -o "$out/libhft.so" -Wl,-soname,"libhft.so.$major" \
		-Wl,--version-script=lib/hft.map -Wl,--no-undefined-version -

# Whether a test includes, or its fixture does, what is not installed, or other objects' headers.
private()
{
	! gcc -MM -Iinclude -Itests/unit -Itests "$1" >"$out/seen" 2>/dev/null ||
		grep -qE ' tests/(double|model|worst)/' "$out/seen"
}

compile()
{
	# shellcheck disable=SC2046
	gcc -O0 -D_GNU_SOURCE -Iinclude -Itests/unit -Itests -o "$out/$(basename "$1" .c)" "$1" \
		-L"$out" -lhft $(pkg-config --cflags --libs check zlib) -lm -pthread
}

built=0
for source in examples/*.c tests/unit/test_*.c; do
	name=$(basename "$source" .c)
	if [ $# -gt 0 ]; then
		case " $* " in *" $name "*) ;; *) continue ;; esac
	fi
	! private "$source" || continue
	compile "$source"
	built=$((built + 1))
done
rm -f "$out/seen"
rm "$out/libhft.so"
[ "$built" -gt 0 ] || { echo "$out: no programs"; exit 1; }
