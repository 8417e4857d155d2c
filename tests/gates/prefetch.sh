#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/gates/prefetch.sh ROOT: what looks ahead asks for lines in the code that gcc makes of it.
# Results do not tell: a compiler may drop every question and nothing but time changes.
set -eu
cd "$1"
failed=0
while read -r source least; do
	found=$(gcc -std=c11 -O3 -DNDEBUG -Iinclude -Ilib -S -o - "$source" |
		grep -cE '[[:space:]](prefetch|prfm)' || :)
	echo "$source: asks $found times"
	if [ "$found" -lt "$least" ]; then
		echo "$source: too few, least $least"
		failed=1
	fi
done <<LEAST
lib/book/apply.c 10
lib/match/submit.c 8
LEAST
exit $failed
