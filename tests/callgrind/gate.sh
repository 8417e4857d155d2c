#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Hold the instructions of hot calls against the baseline of this compiler and build:
#   gate.sh OPS BASELINE [--update] [--only NAME] [--waste N]
# Exits 1 when one takes over 2 % more, 77 when valgrind or a baseline for this build is missing.
set -eu
ops=$1
baseline=$2
shift 2
update=no
names='decode book_apply_n_64 book_apply book_apply_bbo book_apply_page_10 ring_push_pop
histogram_record match_add match_cancel_handle match_cancel_id match_cancel_dense
match_replace_keep match_replace_move match_sweep_maker match_ioc
match/levels_any/100000 match/levels_any/100000/sweep match/levels_any/100000/bbo
match/levels_any/100000/depth match/touch/100000 match/level_any/100000
book/levels_any/100000/bbo book/levels_any/100000/depth'
waste=
while [ $# -gt 0 ]; do
	case $1 in
	--update) update=yes ;;
	--only)
		names=$2
		shift
		;;
	--waste)
		waste=$2
		shift
		;;
	*)
		echo "gate.sh: unknown option $1" >&2
		exit 2
		;;
	esac
	shift
done

if ! command -v valgrind >/dev/null 2>&1; then
	echo "SKIPPED: instruction counts need valgrind, which is not installed"
	exit 77
fi
build=$("$ops" --build | tr ',' ' ')
if [ $update = no ] && ! grep -qF "$build," "$baseline"; then
	echo "SKIPPED: no instruction counts recorded for the build \"$build\" in $baseline"
	exit 77
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Print instructions an operation, in thousandths. Code that valgrind cannot follow ends early, so
# the status, the program's last line and the counts must all be there.
measure() {
	# shellcheck disable=SC2086
	if ! valgrind --tool=callgrind --instr-atstart=no --callgrind-out-file="$tmp/out" \
		"$ops" "$1" $waste >"$tmp/line" 2>"$tmp/err"; then
		echo "gate.sh: $1 did not run to its end under callgrind" >&2
		tail -n 5 "$tmp/err" >&2
		return 1
	fi
	count=$(awk -v name="$1" '$1 == name { print $2 }' "$tmp/line")
	total=$(awk '$1 == "totals:" { print $2 }' "$tmp/out")
	if [ -z "$count" ] || [ -z "$total" ] || [ "$total" -eq 0 ]; then
		echo "gate.sh: $1 gave no result under callgrind" >&2
		return 1
	fi
	echo $((total * 1000 / count))
}

failed=0
for name in $names; do
	now=$(measure "$name")
	if [ $update = yes ]; then
		printf '%s,%s,%d.%03d\n' "$build" "$name" $((now / 1000)) $((now % 1000)) \
			>>"$tmp/rows"
		continue
	fi
	was=$(awk -F, -v build="$build" -v name="$name" \
		'$1 == build && $2 == name { printf "%d", $3 * 1000 + 0.5 }' "$baseline")
	if [ -z "$was" ]; then
		echo "FAIL $name: not in $baseline; record it with --update"
		failed=1
		continue
	fi
	verdict=ok
	if [ "$now" -gt $((was + was / 50)) ]; then
		verdict=FAIL
		failed=1
	elif [ "$now" -lt $((was - was / 50)) ]; then
		verdict='ok, but over 2 % fewer: renew the baseline with --update'
	fi
	awk -v n="$name" -v a="$was" -v b="$now" -v v="$verdict" 'BEGIN {
		printf "%-28s %9.1f instructions, baseline %9.1f (%+.1f %%) %s\n",
			n, b / 1000, a / 1000, (b - a) * 100 / a, v }'
done
if [ $update = yes ]; then
	{
		echo 'build,operation,instructions'
		[ ! -f "$baseline" ] || grep -vF "$build," "$baseline" | grep -v '^build,' || :
		cat "$tmp/rows"
	} >"$tmp/new"
	cp "$tmp/new" "$baseline"
fi
exit $failed
