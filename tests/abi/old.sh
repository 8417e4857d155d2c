#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/old.sh ROOT LIBRARY WORK: programs built at the commit that recorded the baseline run
# with today's LIBRARY. They are built once a baseline, in WORK.
#
# A test of behaviour that was never promised may fail with a later library: retired.txt names it.
set -eu
root=$(cd "$1" && pwd)
library=$2
mkdir -p "$3"
work=$(cd "$3" && pwd)
skip()
{
	echo "skipped: abi-old: $*"
	exit 77
}

# In an unpacked tarball inside someone's own repository, git would answer for that one.
command -v git >/dev/null || skip 'git is missing'
[ "$(git -C "$root" rev-parse --show-toplevel 2>/dev/null)" = "$root" ] ||
	skip 'the tree has no git history to take the baseline from'
changed=$(git -C "$root" status --porcelain -- 'tests/abi/baseline-*.abi')
[ -z "$changed" ] || skip 'the baseline is being recorded anew: nothing is older'
commit=$(git -C "$root" log -1 --format=%H -- 'tests/abi/baseline-*.abi')
[ -n "$commit" ] || skip 'no commit recorded a baseline'

old=$work/$commit
if [ ! -e "$old/built" ]; then
	rm -rf "${work:?}"/*
	mkdir -p "$old/tree"
	git -C "$root" archive "$commit" | tar -x -C "$old/tree"
	sh "$root/tests/abi/programs.sh" "$old/tree" "$old/programs"
	touch "$old/built"
fi
folder=$(cd "$(dirname "$library")" && pwd)
# They say that the library works, not how fast a busy machine is.
export CK_TIMEOUT_MULTIPLIER=20
failed=0
ran=0
for program in "$old"/programs/*; do
	name=$(basename "$program")
	retired=$(sed -n "s/^$name  *//p" "$root/tests/abi/retired.txt")
	[ -z "$retired" ] || { echo "skipped: abi-old: $name: $retired"; continue; }
	ran=$((ran + 1))
	LD_LIBRARY_PATH=$folder "$program" >"$work/said" 2>&1 || {
		cat "$work/said"
		echo "$name, built at $(printf %.12s "$commit"), fails with today's library"
		failed=1
	}
done
for name in $(sed '/^#/d; s/ .*//' "$root/tests/abi/retired.txt"); do
	[ -e "$old/programs/$name" ] || { echo "retired.txt: there is no $name"; failed=1; }
done
[ "$ran" -ge 3 ] || { echo "only $ran programs: the check is blind"; exit 1; }
[ "$failed" -eq 0 ] || exit 1
echo "$ran programs of $(printf %.12s "$commit")"
