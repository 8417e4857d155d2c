#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/headers/check-names.sh ROOT: the public headers define only hft_ and HFT_ names: macros as
# the compiler lists them, and everything at file scope, less those of a program without them.
set -eu
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$root/include" && find hft -name '*.h' | sort | sed 's/.*/#include <&>/') >"$work/all.c"
printf '#include <stddef.h>\n#include <stdint.h>\n' >"$work/none.c"
grep -ho '#include <[a-z]*\.h>' "$root"/include/hft/inline/*.h 2>/dev/null >>"$work/none.c" || true
for file in all none; do
	gcc -std=c11 -dM -E -I"$root/include" "$work/$file.c" |
		sed 's/^#define \([A-Za-z0-9_]*\).*/\1/' | sort -u >"$work/$file.macros"
done
bad=$(comm -23 "$work/all.macros" "$work/none.macros" | grep -v '^HFT_' || true)
gcc -std=c11 -E -P -I"$root/include" "$work/none.c" | grep -oE '[A-Za-z0-9_]+' | sort -u \
	>"$work/none.words"
gcc -std=c11 -DHFT_STATIC -E -P -I"$root/include" "$work/all.c" >"$work/all.i"
names=$(python3 -B "$root/tests/headers/names.py" <"$work/all.i")
bad="$bad $(printf '%s\n' "$names" | grep -v -i '^hft_' | grep -v -x -F -f "$work/none.words" || :)"
count=$(printf '%s\n' "$names" | grep -c '^hft_')
for name in $bad; do
	echo "$name: not a name of ours"
done
[ -z "$(printf '%s' "$bad" | tr -d ' \n')" ] || exit 1
[ "$count" -gt 100 ] || { echo "only $count names seen: the check is blind"; exit 1; }
echo "$count names"
