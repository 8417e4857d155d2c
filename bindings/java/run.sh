#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bindings/java/run.sh test|example|bench: builds hft.jar and libhftjni.so in HFT_WORK, then runs
# them by JNI with the oldest JDK found, and by java.lang.foreign with the newest if it is 22 or
# later. JDKs are looked for in JAVA_HOME, in /usr/lib/jvm and on the PATH.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$HFT_WORK"

# Each JDK of 17 or later, as "VERSION HOME", oldest first.
jdks()
{
	on_path=$(command -v javac || true)
	for javac in ${JAVA_HOME:+"$JAVA_HOME/bin/javac"} /usr/lib/jvm/*/bin/javac $on_path; do
		[ ! -x "$javac" ] || realpath "$javac"
	done | sort -u | while read -r javac; do
		home=$(dirname "$(dirname "$javac")")
		version=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
		[ ! -e "$home/include/jni.h" ] || [ "${version:-0}" -lt 17 ] || echo "$version $home"
	done | sort -n
}

skip()
{
	echo "skipped: java: $1"
	exit 77
}

build()
{
	rm -rf gen out classes ffm tests natives
	mkdir -p natives
	"$javac" -d gen "$here"/gen/*.java
	"$java" -cp gen Generate "$HFT_PREFIX/include/hft" "$here/gen" out
	# shellcheck disable=SC2046
	"$javac" -Xlint:all --release 17 -d classes $(find "$here/src" out/src -name '*.java')
	"$javac" --release 17 -cp classes -d tests "$here"/tests/*.java "$here"/example/*.java \
		"$here"/bench/*.java
	# shellcheck disable=SC2046
	cc -O2 -Wall -Wextra -shared -fPIC -Wl,-z,lazy -I"$home/include" -I"$home/include/linux" \
		-o natives/libhftjni.so out/jni.c "$here/jni/glue.c" $(pkg-config --cflags --libs hft)
	[ "$newest" -lt 22 ] || build_ffm
	echo 'Automatic-Module-Name: hft' >manifest
	# shellcheck disable=SC2086
	"$home/bin/jar" --create --file hft.jar --manifest manifest -C classes . $ffm
}

build_ffm()
{
	# shellcheck disable=SC2046
	"$javac" --release 22 -cp classes -d ffm $(find "$here/ffm" out/ffm -name '*.java')
	"$javac" --release 22 -cp classes:ffm:tests -d tests "$here"/tests/ffm/*.java
	ffm="-C ffm ."
}

# Run a class by a layer with a JDK: run VERSION HOME LAYER CLASS [ARGUMENT...]
run()
{
	access=
	[ "$1" -lt 22 ] || access=--enable-native-access=ALL-UNNAMED
	jdk_home=$2 layer=$3
	shift 3
	"$jdk_home/bin/java" $access -Dhft.layer="$layer" \
		-Djava.library.path="$PWD/natives" \
		-cp hft.jar:tests "$@"
}

# The tests and the example with every JDK, by each layer that it has.
test_all()
{
	# shellcheck disable=SC2046
	cc -o layout out/layout.c $(pkg-config --cflags hft)
	./layout >layout.txt
	build_other
	rm -f tour-first.txt
	sed -n '/^bid /,/^```$/p' "$here/README.md" | sed '$d' >readme.txt
	echo "$found" | while read -r version jdk; do
		test_layer "$version" "$jdk" jni
		[ "$version" -lt 22 ] || test_layer "$version" "$jdk" ffm
	done
}

# A libhft that says it has another ABI; its symbol is of the node that the glue was linked to.
build_other()
{
	mkdir -p other
	node=$(readelf -V natives/libhftjni.so | sed -n 's/.*Name: \(HFT[^ ]*\) .*/\1/p' | head -n 1)
	echo "$node { global: *; };" >other/map
	echo 'unsigned hft_abi_major(void); unsigned hft_abi_major(void) { return 9; }' |
		cc -shared -fPIC -Wl,-soname,libhft.so.0 -Wl,--version-script=other/map \
			-o other/libhft.so.0 -x c -
}

test_layer()
{
	echo "JDK $1, $3"
	check=
	[ "$3" = ffm ] || check=-Xcheck:jni
	# shellcheck disable=SC2086
	run "$1" "$2" "$3" $check Main "$PWD" 2>&1 | tee main.txt
	grep -q '^[1-9][0-9]* passed, 0 failed$' main.txt
	if grep 'WARNING in native' main.txt; then exit 1; fi
	run "$1" "$2" "$3" Tour >tour.txt
	run "$1" "$2" "$3" First | diff - readme.txt
	[ -e tour-first.txt ] || cp tour.txt tour-first.txt
	cmp tour-first.txt tour.txt
}

# JNI's figures are the language's, FFM's a row of their own; the callbacks' go to the log.
bench_all()
{
	# shellcheck disable=SC2086
	run $oldest jni Bench
	# shellcheck disable=SC2086
	run $oldest jni CallbackBench | sed 's/^/jni /' >&2
	[ "$newest" -ge 22 ] || return 0
	run "$newest" "$home" ffm Bench | awk '{ v[$1] = $2 }
		END { print "row java-ffm", v["call"], v["item"] }'
	run "$newest" "$home" ffm CallbackBench | sed 's/^/ffm /' >&2
}

found=$(jdks)
[ -n "$found" ] || skip 'no JDK of 17 or later'
command -v cc >/dev/null || skip 'no C compiler'
newest=$(echo "$found" | tail -n 1 | cut -d ' ' -f 1)
home=$(echo "$found" | tail -n 1 | cut -d ' ' -f 2-)
oldest=$(echo "$found" | head -n 1)
javac=$home/bin/javac java=$home/bin/java ffm=
trap 'cat build.log' EXIT
build >build.log 2>&1
trap - EXIT
case $1 in
test)
	test_all
	;;
example)
	# shellcheck disable=SC2086
	run $oldest jni Tour
	;;
bench)
	bench_all
	;;
*)
	echo "usage: run.sh test|example|bench" >&2
	exit 2
	;;
esac
