#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Are the pages true to the tree? usage: check.sh SOURCE_DIR (blocks.py tries their code)
#  - each of README's C blocks is a program of examples/, which the build compiles and runs
#  - every path that a page names exists
#  - every hft_ name that the pages give is in the tree; one given with a file is in that file
set -eu
cd "$1"
bad=0
complain() { echo "$1"; bad=1; }

blocks=$(awk '/^```c$/ { n++ } END { print n + 0 }' README.md)
[ "$blocks" -gt 0 ] || complain 'README.md: no C block'
for block in $(seq "$blocks"); do
	program=$(awk -v block="$block" \
		'/^```c$/ { on = ++n == block; next } /^```$/ { on = 0 } on' README.md)
	found=
	for file in examples/*.c; do
		[ "$program" != "$(tail -n +2 "$file")" ] || found=$file
	done
	[ -n "$found" ] || complain "README.md: C block $block is none of examples/*.c"
done

for page in README.md CONTRIBUTING.md SECURITY.md docs/*.md; do
	folders='include|lib|bindings|examples|tests|bench|docs|pkgconfig'
	named=$(grep -oP "(?<![\w/.-])($folders)/[a-z0-9_/.-]*[a-z0-9_/]" "$page" | sort -u)
	for path in $named; do
		[ -e "$path" ] || complain "$page: $path does not exist"
	done
	for name in $(grep -oE '\bhft_[a-z0-9_]+[a-z0-9]' "$page" | sort -u); do
		grep -rqw -e "$name" include lib CMakeLists.txt examples ||
			complain "$page: $name is nowhere in the tree"
	done
done

walk=$(grep -oE '`hft_[a-z_]+` in [a-z0-9_/.]+[ch]\b' CONTRIBUTING.md | tr -d '`' |
	while read -r name _ path; do
		grep -qsw "$name" "$path" || echo "CONTRIBUTING.md: $name is not in $path"
	done)
[ -z "$walk" ] || complain "$walk"
exit $bad
