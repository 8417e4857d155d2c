#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/replay/day.sh PROGRAM [SEEDS] [STEPS]: record days, and replay each in a large engine and in
# the smallest, drained in large and in small pieces. A torn file must not replay.
set -eu
program=$1
seeds=${2:-3}
steps=${3:-20000}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

seed=1
while [ "$seed" -le "$seeds" ]; do
	"$program" record "$dir/journal" "$seed" "$steps" >"$dir/expected"
	for sizes in "0 512" "1 512" "1 1"; do
		"$program" play "$dir/journal" $sizes >"$dir/got"
		cmp "$dir/expected" "$dir/got"
	done
	seed=$((seed + 1))
done
cat "$dir/expected"

# What could never be seen to differ would be no test.
head -c 300000 "$dir/journal" >"$dir/torn"
if "$program" play "$dir/torn" 0 512 >"$dir/got" 2>"$dir/why" && cmp -s "$dir/expected" "$dir/got"
then
	echo "a torn journal gave the whole day"
	exit 1
fi
