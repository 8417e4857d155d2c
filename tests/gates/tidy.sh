#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/gates/tidy.sh ROOT BUILD [FILE...]: clang-tidy with the checks of .clang-tidy over lib/, or
# over the files named, without a finding.
set -eu
root=$1
build=$2
shift 2
command -v clang-tidy >/dev/null || {
	echo "skipped: clang-tidy: not installed"
	exit 77
}
[ $# -gt 0 ] || set -- "$root"/lib/*/*.c
failed=0
printf '%s\n' "$@" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I '{}' \
	clang-tidy --quiet --config-file="$root/.clang-tidy" '{}' -- -std=gnu11 -D_GNU_SOURCE \
	-DHFT_STATIC -I"$root/include" -I"$root/lib" -I"$build/include" || failed=1
echo "$# files"
exit "$failed"
