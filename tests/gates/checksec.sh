#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/gates/checksec.sh LIBRARY: hardened as SECURITY.md says.
set -eu
command -v checksec >/dev/null || {
	echo "skipped: checksec: not installed"
	exit 77
}
row=$(checksec --format=csv --file="$1")
echo "$row"
for want in 'Full RELRO' 'Canary found' 'NX enabled' 'DSO' 'No RPATH' 'No RUNPATH'; do
	case ,$row, in
	*,"$want",*) ;;
	*) echo "not: $want"; exit 1 ;;
	esac
done
# Fortified calls are there, and the compiler was asked for level 3.
nm -D "$1" | grep -q '_chk@' || { echo "not: fortified"; exit 1; }
readelf -W -l "$1" | awk '$1 == "GNU_STACK" && /E/ && !/RW +0x/ { bad = 1 } END { exit bad }' || {
	echo "not: a stack that is no code"
	exit 1
}
