# SPDX-License-Identifier: Apache-2.0
# Sourced: another place and time to build in, and a comparison of what came of it.
# shellcheck shell=sh

elsewhere()
{
	umask 077
	export TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 LANGUAGE=tr HOME=/nonexistent
}

# same FOLDER OTHER PATTERN: the files are there, and equal byte for byte.
same()
{
	count=0
	for file in "$1"/$3; do
		count=$((count + 1))
		cmp "$file" "$2/$(basename "$file")" || return
	done
	[ "$count" -gt 0 ] || { echo "no $3 in $1"; return 1; }
	echo "same: $count of $3"
}
