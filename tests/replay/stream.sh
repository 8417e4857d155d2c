#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/replay/stream.sh HFT STREAM [MESSAGES] [SYMBOLS] [SEED]: a made-up day through a pipe into
# the books of two readers. A day of up to two million messages is also spoilt in four ways, none of
# which may pass.
set -eu
hft=$1
stream=$2
messages=${3:-1000000}
symbols=${4:-8192}
seed=${5:-1}
bytes_max=1000000000
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

make_day()
{
	"$hft" make-day --messages "$messages" --symbols "$symbols" --seed "$seed" -
}

# A pipe's status is its last command's; a day that was not made whole is no day to the stream.
make_day 2>"$dir/made" | "$stream" "$messages" "$symbols" "$bytes_max" >"$dir/said"
cat "$dir/said"
peak=$(sed -n 's/.*"orders_peak":[^0-9]*\([0-9]*\).*/\1/p' "$dir/made")
grep -q " orders_peak $peak " "$dir/said" || {
	echo "the maker had $peak orders at once"
	exit 1
}

# Whether a day that is read from stdin passes, with so many bytes of memory.
passes()
{
	"$stream" "$messages" "$symbols" "$1" >"$dir/got" 2>"$dir/why"
}

must_fail()
{
	if passes "$1"; then
		echo "$2 passed for a day"
		exit 1
	fi
	grep -q "$3" "$dir/why" || { cat "$dir/why"; exit 1; }
}

[ "$messages" -le 2000000 ] || exit 0
make_day >"$dir/day" 2>/dev/null
half=$(($(wc -c <"$dir/day") / 2))
must_fail 1000000 'a million bytes of memory' 'too much memory' <"$dir/day"
head -c "$half" "$dir/day" >"$dir/bad"
must_fail "$bytes_max" 'half a day' 'missing\|within' <"$dir/bad"
{ head -c "$half" "$dir/day"; tail -c +"$((half + 2))" "$dir/day"; } >"$dir/bad"
must_fail "$bytes_max" 'a day less a byte' '' <"$dir/bad"
cat "$dir/day" "$dir/day" >"$dir/bad"
must_fail "$bytes_max" 'a day told twice' 'missing' <"$dir/bad"
