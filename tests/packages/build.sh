#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/packages/build.sh STEP WORK: what packages.sh asks of the tree, before any is installed.
#  tarball   the same bytes whoever makes it: another clock, mask and language; with git, without
#  plain     unpacked where no git is, it builds; its library is build/release's, byte for byte
#  debs      the packages, their tests run
#  again     the packages once more, from another folder: the same bytes
#  lintian   no errors
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
step=$1
work=$2
. "$root/tests/packages/same.sh"

unpack()
{
	mkdir -p "$1"
	tar -xzf "$work"/libhft-*.tar.gz -C "$1" --strip-components=1
}

make_tarball()
{
	sh "$root/pkgconfig/dist.sh" "$work"
	(elsewhere && sh "$root/pkgconfig/dist.sh" "$work/again")
	unpack "$work/unpacked"
	sh "$work/unpacked/pkgconfig/dist.sh" "$work/without-git"
	same "$work" "$work/again" 'libhft-*.tar.gz'
	same "$work" "$work/without-git" 'libhft-*.tar.gz'
}

make_plain()
{
	source=$work/another/folder/source
	build=$work/plain
	(
		elsewhere
		unpack "$source"
		cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
			-DCMAKE_C_FLAGS_RELWITHDEBINFO='-O3 -g -DNDEBUG'
		cmake --build "$build" --target hft_shared hft_static
	)
	same "$root/build/release/lib" "$build/lib" 'libhft.*'
}

case $step in
tarball) make_tarball ;;
plain) make_plain ;;
debs) sh "$root/pkgconfig/deb.sh" "$work/deb" "$work"/libhft-*.tar.gz ;;
again)
	(
		elsewhere
		export DEB_BUILD_OPTIONS=nocheck
		sh "$root/pkgconfig/deb.sh" "$work/deb-of-another-folder" "$work"/libhft-*.tar.gz
	)
	same "$work/deb" "$work/deb-of-another-folder" '*.deb'
	;;
lintian) lintian --allow-root --fail-on error --info "$work"/deb/*.changes ;;
*) echo "build.sh: no step $step" >&2; exit 2 ;;
esac
