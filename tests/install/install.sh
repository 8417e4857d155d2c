#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/install/install.sh ROOT BUILD: install, move the installed tree, then build and run
# examples/consumer against it, outside the tree, in every way that README names.
set -eu
root=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
want='libhft 0.1.0: bid 321.5 x 60'

expect()
{
	got=$(env LD_LIBRARY_PATH="$libdir" "$1")
	[ "$got" = "$want" ] || {
		echo "$1 says '$got', not '$want'"
		exit 1
	}
	echo "ok: $2"
}

cp -R "$root/examples/consumer" "$work/consumer"
cmake --install "$build" --prefix "$work/first" >"$work/install.log"
mkdir "$work/elsewhere"
mv "$work/first" "$work/elsewhere/moved"
prefix=$work/elsewhere/moved
libdir=$(dirname "$(find "$prefix" -name libhft.so)")

extra=$(cd "$prefix/include" && find . -type f ! -path './hft/*.h')
[ -z "$extra" ] || { echo "installed beside the public headers: $extra"; exit 1; }
if grep -rIl "$work/first" "$prefix" | grep .; then
	echo "the installed tree names its first prefix"
	exit 1
fi
[ "$(readlink "$libdir/libhft.so.0")" = libhft.so.0.1.0 ] || { echo "no libhft.so.0"; exit 1; }
echo "ok: layout"

cd "$work/consumer"
cmake -S . -B "$work/found" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" >"$work/cmake.log"
cmake --build "$work/found" >>"$work/cmake.log" || { cat "$work/cmake.log"; exit 1; }
expect "$work/found/consumer" 'find_package, shared'
expect "$work/found/consumer_static" 'find_package, static'
if nm -D "$work/found/consumer_static" | grep ' [TDB] hft_'; then
	echo "the static program exports libhft's symbols"
	exit 1
fi

export PKG_CONFIG_PATH="$libdir/pkgconfig"
# shellcheck disable=SC2046
gcc -o "$work/shared" main.c $(pkg-config --cflags --libs hft)
expect "$work/shared" 'pkg-config, shared'
flags=$(pkg-config --static --cflags --libs hft | sed 's/-lhft\b/-l:libhft.a/')
# shellcheck disable=SC2086
gcc -o "$work/static" main.c $flags
expect "$work/static" 'pkg-config, static'
if readelf -d "$work/static" | grep 'libhft'; then
	echo "the static program needs libhft.so"
	exit 1
fi
# shellcheck disable=SC2086
clang -O2 -o "$work/static-clang" main.c $flags
expect "$work/static-clang" 'pkg-config, static, clang'

cmake -S . -B "$work/within" -G Ninja -DHFT_SOURCE="$root" -DCMAKE_BUILD_TYPE=Release \
	-DCMAKE_C_FLAGS=-march=native >"$work/cmake.log" 2>&1 || { cat "$work/cmake.log"; exit 1; }
cmake --build "$work/within" >>"$work/cmake.log" 2>&1 || { cat "$work/cmake.log"; exit 1; }
expect "$work/within/consumer" 'add_subdirectory, shared'
expect "$work/within/consumer_static" 'add_subdirectory, static'
