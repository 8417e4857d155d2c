#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: reference.sh SOURCE_DIR DUMP
# Random streams of all types, odd and hostile messages among them.
set -eu
here=$1/tests/wire
dump=$2
. "$here/python.sh" wire/reference
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for stream in 1 2 3 4; do
	"$HFT_PYTHON" "$here/stream.py" "$stream" 20000 "$work/stream.itch"
	compare "$work/stream.itch"
	# Cut inside a message, and bytes that follow the end mark.
	head -c 100001 "$work/stream.itch" >"$work/cut.itch"
	compare "$work/cut.itch"
	printf 'more' >>"$work/stream.itch"
	compare "$work/stream.itch"
done
