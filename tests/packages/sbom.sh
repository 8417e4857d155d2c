#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/packages/sbom.sh ROOT LIBRARY VERSION: the bill of materials of LIBRARY is whole and true.
set -eu
command -v dpkg-query >/dev/null || {
	echo "skipped: sbom: no dpkg database to take it from"
	exit 77
}
sbom=$(mktemp)
trap 'rm -f "$sbom"' EXIT
python3 -B "$1/pkgconfig/sbom.py" "$2" "$3" >"$sbom"
python3 -B "$1/tests/packages/check_sbom.py" "$sbom" "$2"
