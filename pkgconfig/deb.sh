#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# pkgconfig/deb.sh [OUT [TARBALL]]: build the Debian packages from the source tarball, made now if
# none is given, into OUT (build/deb). What debian/control's Build-Depends names must be installed;
# DEB_BUILD_OPTIONS=nocheck leaves the tests out.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1-$root/build/deb}
mkdir -p "$out"
out=$(cd "$out" && pwd)
tarball=${2-$(sh "$root/pkgconfig/dist.sh" "$out")}
name=$(basename "$tarball" .tar.gz)
rm -rf "${out:?}/$name"
tar -xzf "$tarball" -C "$out"
cd "$out/$name"
cp -R pkgconfig/debian debian
in_cmake=${name#libhft-}
in_changelog=$(dpkg-parsechangelog -S Version)
[ "${in_changelog%-*}" = "$in_cmake" ] || {
	echo "deb: CMakeLists.txt says $in_cmake, pkgconfig/debian/changelog $in_changelog" >&2
	exit 1
}
exec dpkg-buildpackage --build=binary --no-sign --jobs=auto
