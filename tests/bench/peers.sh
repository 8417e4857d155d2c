#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# peers.sh ROOT BUILD: bench/peers/peers.py with peers that trade equally, drop a trade, die, cannot
# be built or take too long; and libhft itself made to differ.
set -eu
root=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HFT_PEERS=$build/bench/peers/hft-peers
export HFT_PEERS

runner()
{
	python3 -B "$root/bench/peers/peers.py" "$build" --quick --rounds 1 --limit 5 \
		--work "$work" --peers "$root/tests/bench/peers" "$@" 2>"$work/progress"
}

has()
{
	grep -Eq "$1" "$work/out" || { cat "$work/out" "$work/progress"; echo "lacks: $1"; exit 1; }
}

runner >"$work/out"
has '^peers A1k: 1,000 \+ 3,000 commands, [0-9]+ trades$'
has '^  libhft, single  +[0-9.]+ +C +native +[0-9.]+ +1.00$'
has '^  same +1.2.3 +C +native +[0-9.]+ +[0-9.]+$'
has '^  dropping .* differs: first at command [0-9]+$'
has '^  late .* differs: where it is timed '
has '^  naive .* [0-9.]+ +[0-9.]+$'
has '^skipped: lacking: no such toolchain$'
has '^skipped: broken: no reason given'
has '^skipped: dying on peers A1k: failed: a fault of its own$'
has '^skipped: silent on peers A1k: failed: '
has '^skipped: slow on peers A1k core: too slow: not through in 5 s$'
has '^peers: 2 engines with equal trades, 2 differ, 5 skipped$'
grep -q '"fault": "differs: first at command' "$work/peers.json"

if HFT_PEERS_DROP=5 runner --engine same >"$work/out"; then
	echo 'libhft differs from the floor, and the run passed'
	exit 1
fi
has '^FAIL peers A1k: libhft, single differs: first at command [0-9]+$'
