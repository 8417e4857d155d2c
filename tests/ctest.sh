#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/ctest.sh BUILD [ctest options]: run ctest; the last line counts what passed, failed and was
# skipped. A test that passes may still skip a part: it prints a line "skipped: what: why".
set -eu
build=$1
shift
out=$build/Testing/run.txt
mkdir -p "$build/Testing"
status=0
ctest --test-dir "$build" --output-on-failure "$@" >"$out" 2>&1 || status=$?
grep -vE '^ +Start +[0-9]+: |  Passed +[0-9.]+ sec' "$out" || :
awk '
/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
	if (/ Passed +[0-9.]+ sec/) passed++
	else if (/\*\*\*Skipped|\*\*\*Not Run \(Disabled\)/) {
		skipped++
		sub(/^.*Test +#[0-9]+: /, "")
		print "skipped: " $1
	}
	else failed++
}
part_log && /^[0-9]+\/[0-9]+ Testing: / { lines = ""; n = 0 }
part_log && /^skipped: / { lines = lines $0 "\n"; n++ }
part_log && /^Test Passed\./ { skipped += n; printf "%s", lines; n = 0; lines = "" }
END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }
' "$out" part_log=1 "$build/Testing/Temporary/LastTest.log"
exit "$status"
