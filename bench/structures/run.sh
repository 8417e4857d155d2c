#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Print the tables of bench/structures.md: run.sh BUILD [counts | times | distances] [MIX...].
# counts: what callgrind counts, which no neighbour disturbs. times: after checking every keeper
# against the floor, medians of rounds in turn. distances: of looking ahead.
set -eu
build=$1
what=${2:-counts}
[ $# -lt 2 ] && shift 1 || shift 2
mixes=${*:-A1k B100k C1M U1M D1000s Bsp day500 day8000}
here=$(dirname "$0")
program=$build/bench/structures/hft-structures
days="--dir $build/bench --tool $build/examples/cli/hft"
# Private caches of 48 KiB and 2 MiB; the second stands for callgrind's last level.
caches='--cache-sim=yes --D1=49152,12,64 --LL=2097152,16,64'

# Print the counts of a mix: counts MIX KINDS [options].
counts() {
	mix=$1
	kinds=$2
	shift 2
	tmp=$(mktemp -d)
	# shellcheck disable=SC2086
	if ! valgrind --tool=callgrind --instr-atstart=no --collect-atstart=no --branch-sim=yes \
		$caches --callgrind-out-file="$tmp/out" \
		"$program" $days --mix "$mix" --only "$kinds" --events 150000 \
		--simulate 50000 "$@" \
		>"$tmp/log" 2>&1; then
		cat "$tmp/log" >&2
		rm -rf "$tmp"
		exit 1
	fi
	python3 "$here/counts.py" "$tmp"/out.*
	rm -rf "$tmp"
}

case $what in
counts)
	if ! command -v valgrind >/dev/null 2>&1; then
		echo "SKIPPED: the counts need valgrind, which is not installed"
		exit 77
	fi
	"$program" --check --events 100000
	for mix in $mixes; do
		for kinds in i_ l_; do
			printf '\n### %s, %s\n\n' "$mix" $kinds
			counts "$mix" $kinds
		done
	done
	;;
times)
	for mix in $mixes; do
		# shellcheck disable=SC2086
		"$program" $days --mix "$mix"
	done
	;;
distances)
	for mix in $mixes; do
		# shellcheck disable=SC2086
		"$program" $days --mix "$mix" --only l_tree_1 --distances
	done
	;;
*)
	echo "run.sh: counts, times or distances, not $what" >&2
	exit 2
	;;
esac
