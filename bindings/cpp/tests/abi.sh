#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# abi.sh PROGRAM FOLDER: PROGRAM must refuse a libhft of another ABI, and say what to do.
set -eu
echo 'unsigned hft_abi_major(void) { return 99; }' >"$2/abi.c"
"${CC:-cc}" -shared -fPIC -o "$2/abi99.so" "$2/abi.c"
if LD_PRELOAD="$2/abi99.so" "$1" >"$2/abi.txt" 2>&1; then
	echo "a libhft of ABI 99 was taken" >&2
	exit 1
fi
grep -q 'libhft has ABI 99' "$2/abi.txt"
