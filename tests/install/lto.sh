#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/install/lto.sh ROOT BUILD: the archive that BUILD installs, linked by pkg-config.
#  the same flags      link-time optimisation takes the ring's calls into the caller
#  another -mtune      gcc keeps them calls, and says nothing: it works, and is slower. So does
#                      -march of one CPU, as native is; a level such as x86-64-v2 does not
#  one build of both   with the caller's -march=native they are taken in again
#  no optimisation     gcc and clang link the machine code of the same archive
set -eu
root=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
main=$root/examples/consumer/main.c
want='libhft 0.1.0: bid 321.5 x 60'

# expect PROGRAM CALLS WHAT: it runs, and so many of the ring's two calls are left in it; any number
# if CALLS is empty.
expect()
{
	got=$("$1")
	[ "$got" = "$want" ] || { echo "$3: says '$got', not '$want'"; exit 1; }
	calls=$(nm "$1" | grep -cE ' [tT] hft_ring_(push|pop)(\.|$)' || :)
	[ "$calls" = "${2:-$calls}" ] || {
		echo "$3: $calls of the ring's calls are left, not $2"
		exit 1
	}
	echo "ok: $3: $calls calls"
}

cmake --install "$build" --prefix "$work/prefix" >"$work/install.log"
PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name hft.pc)")
export PKG_CONFIG_PATH
flags="-O3 -DNDEBUG $(pkg-config --static --cflags hft)"
libs=$(pkg-config --static --libs hft | sed 's/-lhft\b/-l:libhft.a/')

# compile PROGRAM CC [FLAG...]
compile()
{
	program=$1
	cc=$2
	shift 2
	# shellcheck disable=SC2086
	$cc $flags "$@" -o "$program" "$main" $libs
}

compile "$work/same" gcc -flto=auto
expect "$work/same" 0 'the same flags'
compile "$work/tuned" gcc -flto=auto -mtune=haswell
expect "$work/tuned" 2 'another -mtune'
compile "$work/native" gcc -flto=auto -march=native
expect "$work/native" '' '-march=native'
compile "$work/level" gcc -flto=auto -march=x86-64-v2
expect "$work/level" 0 '-march=x86-64-v2'
for cc in gcc clang; do
	compile "$work/plain" $cc
	expect "$work/plain" 2 "no optimisation, $cc"
done

cmake -S "$root/examples/consumer" -B "$work/one" -G Ninja -DHFT_SOURCE="$root" -DHFT_LTO=ON \
	-DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=gcc \
	-DCMAKE_C_FLAGS='-march=native -flto=auto' >"$work/one.log" 2>&1 &&
	cmake --build "$work/one" --target consumer_static >>"$work/one.log" 2>&1 || {
	tail -n 30 "$work/one.log"
	exit 1
}
expect "$work/one/consumer_static" 0 'one build of both'
