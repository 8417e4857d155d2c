#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prove that the gate of instruction counts can fail: sabotage.sh OPS GATE BASELINE
set -eu
ops=$1
gate=$2
if ! command -v valgrind >/dev/null 2>&1; then
	echo "SKIPPED: instruction counts need valgrind, which is not installed"
	exit 77
fi
# Where the gate does not run there is nothing to prove; valgrind cannot even read some builds.
status=0
sh "$gate" "$ops" "$3" --only ring_push_pop >/dev/null 2>&1 || status=$?
if [ $status -eq 77 ]; then
	echo "SKIPPED: the gate has no instruction counts for this build"
	exit 77
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
broken=0

# expect STATUS TEXT WHAT OPTIONS...
expect() {
	status=$1
	text=$2
	what=$3
	shift 3
	got=0
	sh "$gate" "$ops" "$@" --only ring_push_pop >"$tmp/said" 2>&1 || got=$?
	if [ "$got" -ne "$status" ] || ! grep -q "$text" "$tmp/said"; then
		echo "FAIL: $what: status $got, expected $status and \"$text\":"
		cat "$tmp/said"
		broken=1
	fi
}

# Scale the recorded counts by $1 percent.
doctor() {
	awk -F, -v OFS=, -v p="$1" 'NR > 1 { $3 = sprintf("%.3f", $3 * p / 100) } { print }' \
		"$tmp/true" >"$tmp/doctored"
}

sh "$gate" "$ops" "$tmp/true" --update --only ring_push_pop
expect 0 'ok$' 'the unchanged build' "$tmp/true"
expect 1 FAIL 'a loop of 20 turns in each operation' "$tmp/true" --waste 20
doctor 97
expect 1 FAIL 'a baseline 3 % lower' "$tmp/doctored"
doctor 99
expect 0 'ok$' 'a baseline 1 % lower' "$tmp/doctored"
doctor 103
expect 0 'renew the baseline' 'a baseline 3 % higher' "$tmp/doctored"
sed 's/ring_push_pop/other/' "$tmp/true" >"$tmp/doctored"
expect 1 'not in' 'a baseline without the operation' "$tmp/doctored"
sed 's/^[^,]*,/another compiler,/' "$tmp/true" >"$tmp/doctored"
expect 77 SKIPPED 'a baseline of another compiler' "$tmp/doctored"
sed 's|"$ops" "$1"|false "$1"|' "$gate" >"$tmp/gate.sh"
gate=$tmp/gate.sh
expect 1 'did not run to its end' 'a program that fails' "$tmp/true"
sed 's|"$ops" "$1"|true "$1"|' "$2" >"$tmp/gate.sh"
expect 1 'gave no result' 'a program that ends early with success' "$tmp/true"
exit $broken
