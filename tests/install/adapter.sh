#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/install/adapter.sh ROOT BUILD: what examples/adapter/README.md says to build, built as it
# says against an installed libhft, answers a harness as the model does.
set -eu
root=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >"$work/install.log"
libdir=$(dirname "$(find "$work/prefix" -name libhft.so)")
export PKG_CONFIG_PATH="$libdir/pkgconfig" LD_LIBRARY_PATH="$libdir"
export HARNESS="$work/harness"
mkdir -p "$HARNESS/api"
cp "$root/tests/adapter/matching_engine_api.h" "$HARNESS/api"
cd "$root/examples/adapter"

for block in 1 2; do
	awk -v block=$block '/^```sh$/ { on = ++n == block; next } /^```$/ { on = 0 } on' \
		README.md >"$work/block.sh"
	rm -f "$HARNESS/hft_adapter.so"
	sh -eu "$work/block.sh"
	for way in call batch; do
		"$build/tests/adapter/test_adapter" "$HARNESS/hft_adapter.so" $way 5000 1
	done
	readelf -d "$HARNESS/hft_adapter.so" | grep -o 'libhft.so[.0-9]*' >"$work/needs" || :
	case $block in
	1) grep -q . "$work/needs" || { echo 'the first does not use libhft.so'; exit 1; } ;;
	2) ! grep . "$work/needs" || { echo 'the second uses libhft.so'; exit 1; } ;;
	esac
done
