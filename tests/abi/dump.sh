#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/dump.sh LIBRARY FILE: write the library's ABI, as abidw reads it from its debug
# information. Types from outside include/hft are private and left out.
set -eu
here=$(dirname "$0")
library=$1
file=$2
command -v abidw >/dev/null || {
	echo 'skipped: abi: abidw is missing (Debian: abigail-tools)'
	exit 77
}
# Nothing differs in a library that tells nothing.
readelf -S -W "$library" | grep -q ' \.debug_info ' || {
	echo "skipped: abi: $library has no debug information"
	exit 77
}
abidw --exported-interfaces-only --no-corpus-path --no-comp-dir-path --no-elf-needed \
	--type-id-style hash --suppressions "$here/public.suppr" --out-file "$file" "$library"

named=$(grep -c "<elf-symbol .*is-defined='yes'" "$file" || :)
typed=$(grep -c "<function-decl .* elf-symbol-id=" "$file" || :)
[ "$named" -ge 100 ] && [ "$named" -eq "$typed" ] || {
	echo "$library: $named symbols, of which $typed have a type: abidw is blind to the rest"
	exit 1
}
grep -q "<class-decl name='hft_event' .*filepath='include/hft/event.h'" "$file" || {
	echo "$library: hft_event is not where it should be: public types are not seen"
	exit 1
}
strange=$(grep -o "filepath='/[^']*'" "$file" | grep -v "^filepath='/usr/" || :)
[ -z "$strange" ] || {
	echo "$library: these paths are of this machine:"
	echo "$strange"
	exit 1
}
