#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prove that the gate of worst cases can fail: sabotage_flat.sh OPS GATE BASELINE
set -eu
ops=$1
gate=$2
baseline=$3
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
broken=0

# expect STATUS TEXT WHAT ROW
expect()
{
	printf '%s\n' "$4" >"$tmp/table"
	got=0
	sh "$gate" "$ops" "$baseline" "$tmp/table" >"$tmp/said" 2>&1 || got=$?
	if [ "$got" -eq 77 ]; then
		cat "$tmp/said"
		exit 77
	fi
	if [ "$got" -ne "$1" ] || ! grep -q "$2" "$tmp/said"; then
		echo "FAIL: $3: status $got, expected $1 and \"$2\":"
		cat "$tmp/said"
		broken=1
	fi
}

expect 0 'ok$' 'a case beside itself' 'match/far/2 match/far/2 100'
expect 1 'FAIL$' 'levels that come and go beside one that stays' \
	'match/levels_any/100 match/level_any/100 120'
expect 1 'did not run to their end' 'a plan that is not there' 'match/none/2 match/far/2 100'
expect 1 'no such counts' 'a row without a limit' 'match/far/2 match/near/2'
expect 1 'no rows' 'an empty table' '# nothing'
gate=$tmp/gate.sh
sed 's|"$ops" --worst|true --worst|' "$2" >"$gate"
expect 1 'no such counts' 'a program that ends early with success' 'match/far/2 match/near/2 100'
exit $broken
