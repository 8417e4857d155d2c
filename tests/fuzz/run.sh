#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/fuzz/run.sh BUILD RUNS [SEED [TARGET]]: so many executions of each target, and the canary,
# which must be found. What libFuzzer learns stays in BUILD/corpus; a finding in BUILD/findings.
set -eu
build=$(cd "$1" && pwd)
runs=$2
seed=${3-1}
wanted=${4-}
here=$(cd "$(dirname "$0")" && pwd)
bin=$build/tests/fuzz
mkdir -p "$build/findings" "$build/fuzz-logs"
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1

# A target whose runs are long says so in its first lines: one run in 20 of what the others get.
runs_of()
{
	share=$(sed -n '1,5s|^/\* one run in \([0-9]*\) \*/$|\1|p' "$here/fuzz_$1.c")
	echo $(((runs + ${share:-1} - 1) / ${share:-1}))
}

fuzz_one()
{
	target=$1
	mkdir -p "$build/corpus/$target"
	seeds=
	[ ! -d "$here/corpus/$target" ] || seeds=$here/corpus/$target
	# shellcheck disable=SC2086
	"$bin/fuzz_$target" -runs="$(runs_of "$target")" -seed="$seed" -timeout=20 \
		-rss_limit_mb=3072 -max_len=4096 \
		-print_final_stats=1 -artifact_prefix="$build/findings/$target-" \
		"$build/corpus/$target" $seeds >"$build/fuzz-logs/$target.log" 2>&1
}

case $wanted in
--one)
	fuzz_one "$5" || exit 1
	exit 0
	;;
esac

canary()
{
	rm -rf "$build/canary"
	mkdir -p "$build/canary"
	if "$bin/canary" -runs=3000000 -seed="$seed" -artifact_prefix="$build/canary/" \
		>"$build/fuzz-logs/canary.log" 2>&1; then
		echo "canary: the planted bug was not found"
		return 1
	fi
	grep -q 'heap-buffer-overflow' "$build/fuzz-logs/canary.log" && echo "canary: found"
}

if [ -n "$wanted" ]; then
	targets=$wanted
else
	# The slowest, risk, goes first: last, it would leave the other processors idle.
	targets=$(cd "$here" && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//; /^risk$/d')
	targets="risk $targets"
fi
rm -f "$build"/fuzz-logs/*
passed=0
failed=0
if [ -z "$wanted" ]; then
	if canary; then passed=1; else failed=1; fi
fi
# shellcheck disable=SC2086
printf '%s\n' $targets |
	xargs -P "$(getconf _NPROCESSORS_ONLN)" -I '{}' sh -c \
		'sh "$0" "$1" "$2" "$3" --one "$4" || : > "$1/fuzz-logs/$4.failed"' \
		"$here/run.sh" "$build" "$runs" "$seed" '{}'
for target in $targets; do
	text=$build/fuzz-logs/$target.log
	done_runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$text")
	if [ -e "$build/fuzz-logs/$target.failed" ] ||
		[ "${done_runs:-0}" -lt "$(runs_of "$target")" ]; then
		failed=$((failed + 1))
		echo "$target: FAILED after ${done_runs:-no} runs"
		grep -v '^#[0-9]*[[:space:]]' "$text" | tail -n 40
	else
		passed=$((passed + 1))
		rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$text")
		echo "$target: $done_runs runs, $rate/s"
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
