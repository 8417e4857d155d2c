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
mkdir -p "$work/lib/wire/spec" "$work/include/hft/wire"
cp "$1/lib/wire/spec/generate.py" "$work/lib/wire/spec"
cp "$1/include/hft/wire/itch50.h" "$work/include/hft/wire"
cp "$1/lib/wire/itch50_tables.c" "$work/lib/wire"
sed 's/name = "match_number"/name = "match_id"/; s/aux = "match_number"/aux = "match_id"/' \
	"$1/lib/wire/spec/itch50.toml" >"$work/lib/wire/spec/itch50.toml"
if "$HFT_PYTHON" "$work/lib/wire/spec/generate.py" --check 2>/dev/null; then
	echo "a changed description passed for the committed one"
	exit 1
fi
