#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# pkgconfig/dist.sh [OUT]: write libhft-VERSION.tar.gz to OUT (build/dist). The same tree gives the
# same bytes: names sorted, nobody's ids, plain modes, and one time for all, SOURCE_DATE_EPOCH or
# the date of debian/changelog. Prints the path.
#
# With git the tracked files are taken; without, as in an unpacked tarball, all but build/.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1-$root/build/dist}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$root"
version=$(sed -n 's/^project(hft VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
[ -n "$version" ] || { echo "dist: CMakeLists.txt has no 'project(hft VERSION'" >&2; exit 1; }
date=$(sed -n 's/^ -- .*>  //p' pkgconfig/debian/changelog | head -n 1)
epoch=${SOURCE_DATE_EPOCH-$(date -d "$date" +%s)}

# A repository above an unpacked tarball is not ours.
files()
{
	if [ -e .git ]; then
		git ls-files -z
	else
		find . -path ./build -prune -o -type f ! -name '*.pyc' -printf '%P\0'
	fi
}

tarball=$out/libhft-$version.tar
files | LC_ALL=C sort -z >"$tarball.files"
tar --create --file="$tarball" --format=ustar --transform="s,^,libhft-$version/," \
	--mtime="@$epoch" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
	--null --no-recursion --files-from="$tarball.files"
rm "$tarball.files"
gzip -9nf "$tarball"
echo "$tarball.gz"
