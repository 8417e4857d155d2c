#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/headers/check.sh ROOT C-COMPILER C++-COMPILER: every public header alone, in six dialects,
# without a warning. Those of inline/ have code in C11, and are read from C11 and C++11 on.
set -eu
root=$1
cc=$2
cxx=$3
command -v "$cc" >/dev/null && command -v "$cxx" >/dev/null || {
	echo "skipped: public headers with $cc and $cxx: not installed"
	exit 77
}
warn='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only'
failed=0
count=0

check()
{
	count=$((count + 1))
	# The header twice: its guard is part of it.
	printf '#include <%s>\n#include <%s>\n' "$3" "$3" |
		"$1" -x "$4" "-std=$2" $warn -I"$root/include" - || {
		echo "$3: $1 -std=$2"
		failed=1
	}
}

for header in $(cd "$root/include" && find hft -name '*.h' | sort); do
	for std in c99 c11 c17; do
		case $header,$std in */inline/*,c99) continue ;; esac
		check "$cc" "$std" "$header" c
	done
	for std in c++11 c++17 c++20; do
		check "$cxx" "$std" "$header" c++
	done
done
echo "$count compilations"
exit "$failed"
