#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/layout.sh ROOT [CC...]: sizes, offsets and values are what layout_*.c says, and it says
# it of everything public.
set -eu
root=$1
shift
failed=0
for cc in "${@:-cc}"; do
	for file in "$root"/tests/abi/layout_*.c; do
		echo "#include \"$file\""
	done | "$cc" -std=c11 -fsyntax-only -I"$root/include" -x c - || failed=1
done
python3 -B "$root/tests/abi/complete.py" "$root" || failed=1
exit "$failed"
