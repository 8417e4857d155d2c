#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: sabotage.sh SOURCE_DIR BUILD: blocks.py passes a good page and refuses each bad one.
set -eu
root=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/docs"
for name in include examples lib run; do
	ln -s "$root/$name" "$work/$name"
done
: >"$work/README.md"
: >"$work/CONTRIBUTING.md"
bad=0

# A page made of this block: what blocks.py says of it.
said()
{
	printf '# A page\n\n%b\n' "$1" >"$work/docs/page.md"
	python3 -B "$root/tests/docs/blocks.py" "$work" "$build" 2>&1
}

refused()
{
	if text=$(said "$1"); then
		echo "passed: $1"
		bad=1
	elif ! printf '%s\n' "$text" | grep -qF "$2"; then
		printf 'refused, but not for "%s": %s\n' "$2" "$text"
		bad=1
	fi
}

text=$(said '```c\n#include <hft/hft.h>\n```\n\n```sh\nhft decode --date 2020-01-30 FILE\n```') || {
	printf 'a good page was refused: %s\n' "$text"
	bad=1
}
refused '```c\n#include <hft/none.h>\n```' 'hft/none.h'
refused '```c\nint main(void) { return hft_none(); }\n```' 'hft_none'
refused '```c\nint main(void) { return 3; }\n```' 'it exits with 3'
refused '<!-- from examples/book.c -->\n```c\nint spare;\n```' 'does not stand in examples/book.c'
refused '<!-- from examples/none.c -->\n```c\nint spare;\n```' 'examples/none.c does not exist'
refused '<!-- prints examples/book.c -->\n```\nbid 1 x 60\n```' 'examples/book.c prints'
refused '```sh\nhft decode --levels 3 FILE\n```' 'hft decode has no --levels'
refused '```sh\nhft undo FILE\n```' 'hft has no command'
refused '```sh\n./run fast\n```' './run fast is not in ./run help'
refused '```sh\ncc lib/none.c\n```' 'lib/none.c does not exist'
refused '```sh\nfrobnicate\n```' 'nobody knows the command frobnicate'
refused '```sh\ncc book.c $(true) && ./a.out\nbid 1\n```' 'examples/book.c prints'
exit $bad
