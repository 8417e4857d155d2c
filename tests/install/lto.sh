#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/install/lto.sh ROOT ARCHIVE: with the flags that libhft.a was built with, link-time
# optimisation takes the ring's calls into the caller; and the same archive links without it.
set -eu
root=$1
archive=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-O3 -DNDEBUG -DHFT_STATIC -I$root/include"
libs='-lurcu-bp -lurcu-cds -lnuma -lz'
# shellcheck disable=SC2086
gcc $flags -flto=auto -o "$work/lto" "$root/examples/consumer/main.c" "$archive" $libs
if nm "$work/lto" | grep -E ' [tT] hft_ring_(push|pop)$'; then
	echo "the ring's calls are still calls"
	exit 1
fi
for cc in gcc clang; do
	# shellcheck disable=SC2086
	$cc $flags -o "$work/plain" "$root/examples/consumer/main.c" "$archive" $libs
	nm "$work/plain" | grep -q ' [tT] hft_ring_push$' || { echo "$cc: no ring: blind"; exit 1; }
	"$work/plain"
done
"$work/lto"
