#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/replay/compilers.sh ROOT BUILD [STEPS]: the same day, recorded by gcc and clang at -O0 and
# -O3, gives the same inputs and the same reports, byte for byte; and each replays the others',
# whatever the sizes of the engine.
set -eu
root=$1
build=$2
steps=${3:-30000}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

command -v clang >/dev/null || {
	echo "skipped: no clang"
	exit 77
}

modules="core mem clock ref ring metrics ladder book match risk own journal engine"
flags="-std=gnu11 -D_GNU_SOURCE -DHFT_STATIC -DNDEBUG -I$root/include -I$root/lib -I$build/include"
flags="$flags $(pkg-config --cflags liburcu-bp liburcu-cds numa)"
libs="$(pkg-config --libs liburcu-bp liburcu-cds numa) -lpthread"

# compile CC OPTION: one object a source, two at a time.
compile()
{
	out=$dir/$1$2
	mkdir "$out"
	for module in $modules; do
		for source in "$root/lib/$module"/*.c; do
			echo "$source $out/$module-$(basename "$source" .c).o"
		done
	done >"$out/list"
	for source in replay session; do
		echo "$root/tests/replay/$source.c $out/$source.o"
	done >>"$out/list"
	xargs -P 2 -n 2 sh -c "exec $1 $2 $flags -c -o \"\$1\" \"\$0\"" <"$out/list"
	"$1" -o "$out/replay" "$out"/*.o $libs
}

names=
for cc in gcc clang; do
	for option in -O0 -O3; do
		compile $cc $option
		names="$names $cc$option"
	done
done

# same NAME FILE: what NAME printed is what the first one did.
same()
{
	cmp -s "$dir/expected" "$2" && return
	echo "$1 differs:"
	diff "$dir/expected" "$2" || true
	exit 1
}

for seed in 7 8; do
	rm -f "$dir/expected" "$dir/journal"
	for name in $names; do
		"$dir/$name/replay" record "$dir/new" $seed "$steps" >"$dir/got"
		[ -e "$dir/expected" ] || cp "$dir/got" "$dir/expected"
		[ -e "$dir/journal" ] || cp "$dir/new" "$dir/journal"
		same "$name" "$dir/got"
		cmp "$dir/journal" "$dir/new" || exit 1
		for sizes in "0 512" "1 512" "1 3"; do
			"$dir/$name/replay" play "$dir/journal" $sizes >"$dir/got"
			same "$name, replayed with $sizes," "$dir/got"
		done
	done
	cat "$dir/expected"
done
