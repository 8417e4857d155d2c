#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/dump.sh LIBRARY FILE: write the library's ABI, as abidw reads it from its debug
# information and public_types.py leaves it.
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
	--type-id-style hash --out-file "$file" "$library"
python3 -B "$here/public_types.py" "$file"
