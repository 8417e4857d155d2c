#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/build.sh TREE OUT: TREE's library with debug information, OUT/libhft.so. OUT is absolute
# or relative to TREE; what is there already is built again only where it has changed.
#
# Without optimisation, on purpose: an optimiser folds functions of equal bodies into one, and then
# the debug information knows nothing of the other's type.
set -eu
cd "$1"
out=$2
mkdir -p "$out/include/core"
version=$(sed -n 's/^project(hft VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
major=$(sed -n 's/^set(HFT_ABI_MAJOR \([0-9]*\))/\1/p' CMakeLists.txt)
[ -n "$version" ] && [ -n "$major" ] || { echo "CMakeLists.txt names no version"; exit 1; }
IFS=. read -r v1 v2 v3 <<-END
	$version
END
sed -e "s/@PROJECT_VERSION@/$version/; s/@PROJECT_VERSION_MAJOR@/$v1/
	s/@PROJECT_VERSION_MINOR@/$v2/; s/@PROJECT_VERSION_PATCH@/$v3/
	s/@HFT_ABI_MAJOR@/$major/; s/@HFT_BUILD_INFO@/abi gate/" \
	lib/core/version.h.in >"$out/version.h"
cmp -s "$out/version.h" "$out/include/core/version.h" ||
	cp "$out/version.h" "$out/include/core/version.h"

packages='liburcu-bp liburcu-cds numa zlib'
# shellcheck disable=SC2086
{
	echo "builddir = $out"
	echo 'rule cc'
	echo "  command = ${CC:-gcc} -std=gnu11 -O0 -g -fPIC -fvisibility=hidden -D_GNU_SOURCE $(
		) -Iinclude -Ilib -I$out/include $(pkg-config --cflags $packages) $(
		) -MD -MF \$out.d -c -o \$out \$in"
	echo '  depfile = $out.d'
	echo '  deps = gcc'
	echo 'rule link'
	echo "  command = ${CC:-gcc} -shared -o \$out \$in -Wl,-soname,libhft.so.$major $(
		) -Wl,--version-script=lib/hft.map -Wl,--no-undefined-version -Wl,-z,defs $(
		) -Wl,--as-needed $(pkg-config --libs $packages)"
	objects=
	for source in lib/*/*.c; do
		echo "build $out/$source.o: cc $source"
		objects="$objects $out/$source.o"
	done
	echo "build $out/libhft.so: link$objects | lib/hft.map"
} >"$out/build.ninja"
rm -f "$out"/libhft.so.*
ln -s libhft.so "$out/libhft.so.$major"
ninja -f "$out/build.ninja" >"$out/build.log" 2>&1 || {
	grep -v '^\[' "$out/build.log"
	exit 1
}
