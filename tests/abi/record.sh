#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/record.sh: write the baseline anew from this tree: baseline-VERSION.abi, and a list of
# the names of each node of lib/hft.map. At a release; before 0.9 also in a commit that breaks the
# ABI, which says so in CHANGELOG.md in a line that starts with api!:
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
version=$(sed -n 's/^project(hft VERSION \([0-9]*\.[0-9]*\).*/\1/p' "$root/CMakeLists.txt")
sh "$here/build.sh" "$root" "$root/build/abi"
sh "$here/dump.sh" "$root/build/abi/libhft.so" "$root/build/abi/now.abi"
cp "$root/build/abi/now.abi" "$here/baseline-$version.abi"
python3 -B "$here/nodes.py" "$root" --record
sed -i '/^#/!d' "$here/retired.txt"
