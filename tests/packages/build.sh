#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/packages/build.sh STEP WORK: what packages.sh asks of the tree, before any is installed.
#  tarball   the same bytes whoever makes it: another clock, mask and language; with git, without
#  fetched   FetchContent takes it into another project, which runs; built there, in another folder,
#            the library is build/release's, byte for byte
#  debs      the packages, their tests run
#  again     the packages once more, from another folder: the same bytes
#  lintian   no errors, no warnings
#  sbom      the bill of materials in libhft0 is of the libhft.so beside it
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

make_fetched()
{
	build=$work/another/folder/build
	(
		elsewhere
		mkdir -p "$work/another/folder"
		cp -R "$root/examples/consumer" "$work/another/folder/consumer"
		cmake -S "$work/another/folder/consumer" -B "$build" -G Ninja \
			-DHFT_URL="$(echo "$work"/libhft-*.tar.gz)" \
			-DCMAKE_BUILD_TYPE=RelWithDebInfo \
			-DCMAKE_C_FLAGS_RELWITHDEBINFO='-O3 -g -DNDEBUG'
		cmake --build "$build"
	)
	for program in consumer consumer_static; do
		[ "$("$build/$program")" = 'libhft 0.1.0: bid 321.5 x 60' ]
	done
	same "$root/build/release/lib" "$build/_deps/hft-build/lib" 'libhft.*'
}

case $step in
tarball) make_tarball ;;
fetched) make_fetched ;;
debs) sh "$root/pkgconfig/deb.sh" "$work/deb" "$work"/libhft-*.tar.gz ;;
again)
	(
		elsewhere
		export DEB_BUILD_OPTIONS=nocheck
		sh "$root/pkgconfig/deb.sh" "$work/deb-of-another-folder" "$work"/libhft-*.tar.gz
	)
	same "$work/deb" "$work/deb-of-another-folder" '*.deb'
	;;
lintian)
	# No distribution keeps bugs of these packages.
	lintian --allow-root --fail-on error,warning --info \
		--suppress-tags initial-upload-closes-no-bugs "$work"/deb/*.changes
	;;
sbom)
	dpkg-deb -x "$work"/deb/libhft0_*.deb "$work/libhft0"
	python3 -B "$root/tests/packages/check_sbom.py" \
		"$work/libhft0/usr/share/doc/libhft0/libhft.spdx.json" \
		"$(find "$work/libhft0" -type f -name 'libhft.so.*')"
	;;
*) echo "build.sh: no step $step" >&2; exit 2 ;;
esac
