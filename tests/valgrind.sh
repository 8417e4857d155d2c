#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/valgrind.sh BUILD: the unit tests under valgrind, without an error or a lost byte.
set -eu
build=$1
passed=0
failed=0
for program in "$build"/tests/test_*; do
	[ -x "$program" ] || continue
	if CK_FORK=no valgrind -q --error-exitcode=9 --leak-check=full \
		--errors-for-leak-kinds=definite "$program"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$program: FAILED"
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
