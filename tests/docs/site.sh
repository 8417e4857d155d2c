#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/docs/site.sh: build the site and look at it. A suite: the last line counts its tests.
#  - ./run docs builds it without a warning
#  - every public name has its place in the API pages
#  - no page is wider than 390 pixels in Chromium
#  - every code block does what its page says (blocks.py): here the Python ones find the environment
#    that ./run bindings has made
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

# A program that counts for itself: each page, each block.
counted()
{
	log=build/log/$1.log
	shift
	status=0
	"$@" >"$log" 2>&1 || status=$?
	sed '$d' "$log"
	sum=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$log")
	# shellcheck disable=SC2086
	set -- ${sum:-0 1 0}
	[ "$status" -eq 0 ] || [ "$2" -gt 0 ] || set -- "$1" 1 "$3"
	passed=$((passed + $1))
	failed=$((failed + $2))
	skipped=$((skipped + $3))
	[ "$2" -eq 0 ] || tail -n 5 "$log"
}

check 'docs/build' ./run docs
if [ "$failed" -eq 0 ]; then
	check 'docs/complete' python3 "$here/complete.py" . build/docs/site
	if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
		counted narrow "$python" "$here/narrow.py" build/docs/site
	else
		skipped=$((skipped + 1))
		echo 'skipped: docs/narrow: no chromium and chromedriver'
	fi
fi
if [ -x build/release/examples/cli/hft ]; then
	counted blocks python3 "$here/blocks.py" . build/release
else
	skipped=$((skipped + 1))
	echo 'skipped: docs/blocks: build/release is not built'
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
