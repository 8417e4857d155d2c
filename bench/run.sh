#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Print the table of a build's benchmarks: run.sh BUILD [options of hft-bench].
set -eu
build=$1
shift
exec "$build/bench/hft-bench" --tool "$build/examples/cli/hft" --dir "$build/bench" \
	--json "$build/bench/bench.json" "$@"
