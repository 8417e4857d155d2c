#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bindings/cpp/run.sh test|example|bench, as bindings/run.sh calls it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cxx=${CXX:-g++}
command -v "$cxx" >/dev/null || { echo "skipped: cpp: no $cxx"; exit 77; }

# build COMPILER STANDARD SOURCE: into HFT_WORK, every warning an error.
build()
{
	out=$HFT_WORK/$(basename "$3" .cpp)-$1-$2
	# shellcheck disable=SC2046
	"$1" -std="$2" -O2 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror \
		-I "$here/include" -o "$out" "$3" $(pkg-config --cflags --libs hft)
}

# The program of README.md, as a reader would compile it.
readme()
{
	sed -n '/^```cpp$/,/^```$/p' "$here/README.md" | sed '/^```/d' >"$HFT_WORK/readme.cpp"
	build "$1" c++17 "$HFT_WORK/readme.cpp"
	[ "$("$out")" = 'bid 321.5' ]
}

test_with()
{
	readme "$1"
	for standard in c++17 c++20; do
		for source in "$here"/tests/test_*.cpp; do
			build "$1" "$standard" "$source"
			"$out"
		done
		build "$1" "$standard" "$here/tour.cpp"
		sh "$here/tests/abi.sh" "$out" "$HFT_WORK"
		echo "ok $1 $standard"
	done
}

case ${1-} in
test)
	test_with "$cxx"
	! command -v clang++ >/dev/null || test_with clang++
	sh "$here/tests/compile_fail.sh" "$cxx"
	;;
example)
	build "$cxx" c++17 "$here/tour.cpp"
	"$out"
	;;
bench)
	build "$cxx" c++17 "$here/bench.cpp"
	"$out"
	;;
*)
	echo 'usage: run.sh test|example|bench' >&2
	exit 2
	;;
esac
