#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Hold the instructions of worst cases against those of the cases that a table names, of the same
# build in the same run: flat.sh OPS BASELINE TABLE. Exits 1 when one costs more than its row
# allows, 77 when valgrind is missing or the build is none of those whose counts are kept.
set -eu
ops=$1
baseline=$2
table=$3
if ! command -v valgrind >/dev/null 2>&1; then
	echo "SKIPPED: instruction counts need valgrind, which is not installed"
	exit 77
fi
build=$("$ops" --build | tr ',' ' ')
if ! grep -qF "$build," "$baseline"; then
	echo "SKIPPED: the limits of worst cases are for other builds than \"$build\""
	exit 77
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
grep -v '^#' "$table" | awk 'NF { print $1; print $2 }' | sort -u >"$tmp/names"
if ! valgrind --tool=callgrind --instr-atstart=no --callgrind-out-file="$tmp/out" \
	"$ops" --worst <"$tmp/names" >"$tmp/counts" 2>"$tmp/err"; then
	echo "flat.sh: the worst cases did not run to their end under callgrind; the last were:" >&2
	tail -n 2 "$tmp/counts" >&2
	tail -n 5 "$tmp/err" >&2
	exit 1
fi
# A profile a case, which says what triggered it: the case's name.
awk '/^desc: Trigger: Client Request: / { name = $5 }
	/^totals: / { if (name != "") print name, $2; name = "" }' "$tmp"/out* >"$tmp/totals"
awk '
FILENAME == counts { count[$1] = $2; next }
FILENAME == totals { total[$1] = $2; next }
/^#/ || NF == 0 { next }
NF != 3 || !count[$1] || !total[$1] || !count[$2] || !total[$2] || $3 < 100 {
	print "FAIL " $0 ": no such counts"
	failed = 1
	next
}
{
	now = total[$1] / count[$1]
	was = total[$2] / count[$2]
	verdict = now * 100 > was * ($3 + 0.1) ? "FAIL" : "ok"
	failed += verdict == "FAIL"
	rows++
	printf "%-34s %8.1f instructions, %.1f %% of %s, at most %d %%: %s\n",
		$1, now, now * 100 / was, $2, $3, verdict
}
END {
	if (rows == 0)
		print "FAIL: no rows"
	exit failed != 0 || rows == 0
}' counts="$tmp/counts" totals="$tmp/totals" "$tmp/counts" "$tmp/totals" "$table"
