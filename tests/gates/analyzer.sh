#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/gates/analyzer.sh ROOT BUILD [FILE...]: gcc -fanalyzer over lib/, or over the files named,
# with not one warning.
set -eu
root=$1
build=$2
shift 2
[ $# -gt 0 ] || set -- "$root"/lib/*/*.c
failed=0
printf '%s\n' "$@" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 1 \
	gcc -std=gnu11 -O1 -fanalyzer -Werror -Wall -D_GNU_SOURCE -DHFT_STATIC -I"$root/include" \
	-I"$root/lib" -I"$build/include" -c -o /dev/null || failed=1
echo "$# files"
exit "$failed"
