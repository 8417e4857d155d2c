#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/gates/sabotage.sh ROOT BUILD NAME: a gate that cannot fail is no gate. In a copy of the tree
# the gate must pass, then the fault called NAME is planted and it must fail, for the right reason.
set -eu
root=$1
build=$2
name=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy=$work/tree
mkdir -p "$copy"
cp -R "$root/CMakeLists.txt" "$root/.clang-tidy" "$root/include" "$root/lib" "$root/tests" "$copy/"
library=$build/lib/libhft.so

python()
{
	python3 -B "$@"
}

# The gate, what to break, and what the gate must say of it.
gate=
fault=
word=
case $name in
layout)
	gate='sh tests/abi/layout.sh . gcc'
	fault='sed -i "s/int32_t numa_node;.*/int64_t numa_node;/" include/hft/ring.h'
	word='hft_ring_config is 24 bytes'
	;;
layout-missing)
	gate='sh tests/abi/layout.sh . gcc'
	fault='sed -i "/HFT_EVENT_ADMIN = 23/s/23/23, HFT_EVENT_SPARE = 24/" include/hft/event.h'
	word='HFT_EVENT_SPARE: no VALUE line'
	;;
prefetch)
	gate='sh tests/gates/prefetch.sh .'
	fault='sed -i "/__asm__ volatile/d" lib/core/core.h'
	word='too few'
	;;
headers)
	gate='sh tests/headers/check.sh . gcc g++'
	fault='sed -i "/#include <stdint.h>/d" include/hft/core.h'
	word='core.h: gcc -std=c99'
	;;
header-names)
	gate='sh tests/headers/check-names.sh .'
	fault='echo "enum { SPARE_NAME = 1 };" >>include/hft/ring.h'
	word='SPARE_NAME: not a name of ours'
	;;
header-constructs)
	gate='python tests/headers/banned.py .'
	fault='sed -i "s/uint32_t slots;/unsigned long slots;/" include/hft/ring.h'
	word='ring.h has an integer without a fixed width'
	;;
layers)
	gate='python tests/gates/layers.py .'
	fault='echo "#include <hft/book.h>" >>lib/core/core.h'
	word='book is not below core'
	;;
layers-private)
	gate='python tests/gates/layers.py .'
	fault='echo "#include \"ladder/ladder.h\"" >>lib/md/spare.c'
	word='spare.c: ladder/ladder.h is private to ladder'
	;;
layers-cycle)
	gate='python tests/gates/layers.py .'
	fault='printf "#include \"core/two.h\"\n" >lib/core/one.h
		printf "#include \"core/one.h\"\n" >lib/core/two.h'
	word='cycle: core/one.h -> core/two.h -> core/one.h'
	;;
style)
	gate='python tests/gates/style.py .'
	fault='{ printf "/* SPDX-License-Identifier: Apache-2.0 */\nint spare(void)\n{\n"
		for i in $(seq 71); do printf "\tx();\n"; done; printf "}\n"; } >lib/core/spare.c'
	word='spare.c: int spare(void): 71 lines'
	;;
style-columns)
	gate='python tests/gates/style.py .'
	fault='printf "/* SPDX-License-Identifier: Apache-2.0 */\n\t\t\t/* %090d */\n" 1 \
		>lib/core/spare.c'
	word='spare.c: line 2 has 120 columns'
	;;
style-licence)
	gate='python tests/gates/style.py .'
	fault='echo "int spare;" >lib/core/spare.c'
	word='spare.c: the first line is not the licence'
	;;
analyzer)
	gate="sh tests/gates/analyzer.sh . $build lib/core/*.c"
	fault='cp tests/gates/bugs/leak.c lib/core/spare.c'
	word='leak of'
	;;
tidy)
	gate="sh tests/gates/tidy.sh . $build lib/core/*.c"
	fault='cp tests/gates/bugs/suspect.c lib/core/spare.c'
	word='bugprone-suspicious-string-compare'
	;;
exports-map)
	gate="python tests/gates/exports.py . $library"
	fault='sed -i "/hft_ring_push;/d" lib/hft.map'
	word='hft_ring_push: exported, not in the map'
	;;
exports-header)
	gate="python tests/gates/exports.py . $library"
	fault='sed -i "s/hft_ring_push(/hft_ring_put(/" include/hft/ring.h'
	word='hft_ring_put: declared, not in the map'
	;;
checksec)
	cp "$library" "$copy/good.so"
	printf 'int hft_spare(void) { return 0; }\n' | gcc -x c -shared -o "$copy/bad.so" \
		-Wl,-z,norelro -
	gate='sh tests/gates/checksec.sh ./good.so'
	fault='mv bad.so good.so'
	word='not: Full RELRO'
	;;
*)
	echo "no such sabotage: $name"
	exit 1
	;;
esac

cd "$copy"
if [ "$name" = layers-private ]; then
	mkdir -p lib/md
fi
status=0
eval "$gate" >"$work/before" 2>&1 || status=$?
if [ "$status" -eq 77 ]; then
	cat "$work/before"
	exit 77
fi
if [ "$status" -ne 0 ]; then
	cat "$work/before"
	echo "sabotage $name: the gate fails without it"
	exit 1
fi
eval "$fault"
if eval "$gate" >"$work/after" 2>&1; then
	echo "sabotage $name: the gate passes"
	exit 1
fi
grep -q -F "$word" "$work/after" || {
	cat "$work/after"
	echo "sabotage $name: the gate fails, but does not say '$word'"
	exit 1
}
