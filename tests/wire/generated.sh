#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: generated.sh SOURCE_DIR DUMP
# The committed outputs are what the generators write; and a stale one is noticed.
set -eu
here=$1/tests/wire
. "$here/python.sh" wire/generated

"$HFT_PYTHON" "$1/lib/wire/spec/generate.py" --check
"$HFT_PYTHON" "$here/golden.py" --check

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
outputs='include/hft/wire/itch50.h lib/wire/itch50_tables.c bindings/python/src/hft/wire/itch50.py
docs/wire/itch50.md'
mkdir -p "$work/lib/wire/spec"
cp "$1"/lib/wire/spec/*.py "$work/lib/wire/spec"
for output in $outputs; do
	mkdir -p "$work/$(dirname "$output")"
	cp "$1/$output" "$work/$output"
done
sed 's/name = "match_number"/name = "match_id"/; s/aux = "match_number"/aux = "match_id"/' \
	"$1/lib/wire/spec/itch50.toml" >"$work/lib/wire/spec/itch50.toml"
if "$HFT_PYTHON" "$work/lib/wire/spec/generate.py" --check 2>"$work/stale"; then
	echo "a changed description passed for the committed one"
	exit 1
fi
for output in $outputs; do
	grep -q "$output" "$work/stale" || { echo "$output was not found stale"; exit 1; }
done
