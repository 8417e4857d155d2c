#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: real.sh SOURCE_DIR DUMP
# Captures of a real feed: as the reference reads them, and nothing bad or unknown in them.
set -eu
here=$1/tests/wire
dump=$2
. "$here/python.sh" wire/real
[ -n "${HFT_DATA_DIR:-}" ] || skip "HFT_DATA_DIR is unset"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() {
	[ -f "$HFT_DATA_DIR/$1" ] || skip "$HFT_DATA_DIR has no $1"
	compare "$HFT_DATA_DIR/$1"
	tail -n 1 "$work/library" >"$work/counts"
	wanted="messages $2 events $2 bytes $3 unknown 0 bad 0 longer 0 ends 0"
	[ "$(cat "$work/counts")" = "$wanted" ] || {
		echo "$1: $(cat "$work/counts")"
		exit 1
	}
}

check itch50_aapl_20200130_first4000.itch 4000 122739
check itch50_startofday_1000.itch 1000 40874
