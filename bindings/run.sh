#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bindings/run.sh test|bench BUILD [LANGUAGE...]: the bindings, against BUILD as it installs.
#  test   each language's own tests, then its example, which must print what examples/tour.c does
#  bench  one table: ns of one call, and of one item in a batch of 64
# A language is a folder with a run.sh that takes a verb (test, example, bench) and finds
# HFT_PREFIX (an installed libhft), HFT_WORK (a folder to build in), PKG_CONFIG_PATH and
# LD_LIBRARY_PATH set. bench prints "call NS" and "item NS", and "row NAME CALL ITEM"
# for another way that the language has. It exits 77 where its toolchain lacks,
# after a line "skipped: LANGUAGE: why".
set -eu
here=$(cd "$(dirname "$0")" && pwd)
verb=$1
build=$(cd "$2" && pwd)
shift 2
HFT_PREFIX=$build/prefix
work=$(dirname "$build")/bindings
mkdir -p "$work"
export HFT_PREFIX

install_prefix()
{
	rm -rf "$HFT_PREFIX"
	cmake --install "$build" --prefix "$HFT_PREFIX" >"$work/install.log"
	libdir=$(dirname "$(find "$HFT_PREFIX" -name libhft.so)")
	export PKG_CONFIG_PATH="$libdir/pkgconfig" LD_LIBRARY_PATH="$libdir"
}

languages()
{
	for script in "$here"/*/run.sh; do
		[ ! -e "$script" ] || basename "$(dirname "$script")"
	done
}

# Run a language's verb in a folder of its own.
call()
{
	HFT_WORK=$work/$1
	mkdir -p "$HFT_WORK"
	export HFT_WORK
	sh "$here/$1/run.sh" "$2"
}

test_language()
{
	status=0
	call "$1" test >"$work/$1.log" 2>&1 || status=$?
	[ "$status" -eq 0 ] || return "$status"
	call "$1" example >"$work/$1.txt" 2>>"$work/$1.log" || return
	diff "$work/tour.txt" "$work/$1.txt" >>"$work/$1.log"
}

# A language that passes may still skip a part: "skipped: what: why", or a line of pytest's -rs.
parts_skipped()
{
	sed -nE 's/^SKIPPED \[[0-9]+\] (.*)/skipped: \1/p; /^skipped: /p' "$work/$1.log" |
		sort -u >"$work/$1.skipped"
	cat "$work/$1.skipped"
	skipped=$((skipped + $(wc -l <"$work/$1.skipped")))
}

test_all()
{
	passed=0 failed=0 skipped=0
	"$build/examples/example_tour" >"$work/tour.txt"
	for language in "$@"; do
		status=0
		test_language "$language" || status=$?
		case $status in
		0) passed=$((passed + 1)); echo "ok   $language"; parts_skipped "$language" ;;
		77) skipped=$((skipped + 1)); grep '^skipped: ' "$work/$language.log" ||
			echo "skipped: $language" ;;
		*) failed=$((failed + 1)); echo "FAIL $language, see $work/$language.log"
			tail -n 40 "$work/$language.log" ;;
		esac
	done
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ]
}

row()
{
	awk -v name="$1" '$1 == "call" { c = $2 } $1 == "item" { i = $2 }
		$1 == "row" { more = more line($2, $3, $4) }
		function line(n, c, i) { return sprintf("%-10s %10.1f %16.1f\n", n, c, i) }
		END { printf "%s%s", line(name, c, i), more }' "$2"
}

bench_all()
{
	# shellcheck disable=SC2046
	cc -O2 -o "$work/bench" "$here/bench.c" $(pkg-config --cflags --libs hft)
	"$work/bench" >"$work/c.bench"
	echo 'language      ns a call  ns an item of 64'
	row c "$work/c.bench"
	for language in "$@"; do
		if call "$language" bench >"$work/$language.bench" 2>"$work/$language.log"; then
			row "$language" "$work/$language.bench"
		else
			echo "$language: not measured, see $work/$language.log"
		fi
	done
}

install_prefix
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(languages)
case $verb in
test) test_all "$@" ;;
bench) bench_all "$@" ;;
*) echo "usage: run.sh test|bench BUILD [LANGUAGE...]" >&2; exit 2 ;;
esac
