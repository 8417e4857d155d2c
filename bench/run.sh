#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Print the table of a build's benchmarks: run.sh BUILD [options of hft-bench]; with --peers, then
# those of the engines in bench/peers, which take --quick too; with --peers-only, no others.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1
shift
bench=1 peers=0 quick=
for option in "$@"; do
	shift
	case $option in
	--peers) peers=1 ;;
	--peers-only) peers=1 bench=0 ;;
	--quick) quick=--quick; set -- "$@" "$option" ;;
	*) set -- "$@" "$option" ;;
	esac
done
status=0
[ "$bench" = 0 ] || "$build/bench/hft-bench" --tool "$build/examples/cli/hft" \
	--dir "$build/bench" --json "$build/bench/bench.json" "$@" || status=$?
[ "$peers" = 0 ] || python3 "$here/peers/peers.py" "$build" $quick || status=$?
exit "$status"
