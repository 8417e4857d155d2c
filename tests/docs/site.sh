#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/docs/site.sh: build the site and look at it. A suite: the last line counts its tests.
#  - ./run docs builds it without a warning
#  - every public name has its place in the API pages
#  - no page is wider than 390 pixels in Chromium
set -eu
cd "$(dirname "$0")/../.."
here=tests/docs
python=build/docs-venv/bin/python
passed=0
failed=0
skipped=0
export PYTHONDONTWRITEBYTECODE=1

check()
{
	name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $name"
	fi
}

# Each page counts.
narrow()
{
	log=build/log/narrow.log
	status=0
	"$python" "$here/narrow.py" build/docs/site >"$log" 2>&1 || status=$?
	cat "$log"
	counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, 0 skipped$/\1 \2/p' "$log")
	passed=$((passed + ${counts% *} + 0))
	failed=$((failed + ${counts#* } + 0))
	[ "$status" -eq 0 ] || [ "$((${counts#* } + 0))" -gt 0 ] || failed=$((failed + 1))
}

check 'docs/build' ./run docs
if [ "$failed" -eq 0 ]; then
	check 'docs/complete' python3 "$here/complete.py" . build/docs/site
	if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
		narrow
	else
		skipped=$((skipped + 1))
		echo 'skipped: docs/narrow: no chromium and chromedriver'
	fi
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
