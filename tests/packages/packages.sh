#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/packages/packages.sh: the source tarball and the Debian packages: made twice, the
# same each time; then installed, used and purged in a bare Debian 12. Needs build/release,
# and root for the latter.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/chroot/system.sh"
work=$root/build/packages
rm -rf "$work"
mkdir -p "$work"

for step in tarball fetched debs again lintian sbom; do
	step "packages: $step" sh "$root/tests/packages/build.sh" "$step" "$work"
done

need_root packages-in-a-bare-system
trap remove_system EXIT
make_system packages
mkdir "$system/root/packages"
cp "$work"/deb/*.deb "$root/README.md" "$root/tests/packages/inside.sh" \
	"$root/bindings/python/examples/tour.py" "$system/root/packages/"
for step in install c_program tool python_module purge; do
	step "packages: $step" enter "cd /root/packages && sh inside.sh $step"
done
finish_steps
