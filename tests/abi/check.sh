#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/check.sh ROOT LIBRARY: what was built against the last baseline still finds in LIBRARY
# every function it calls, with the same types, and every record laid out as before.
set -eu
root=$1
library=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2012
baseline=$(ls "$root"/tests/abi/baseline-*.abi | sort -V | tail -n 1)
sh "$root/tests/abi/dump.sh" "$library" "$work/now.abi"
python3 -B "$root/tests/abi/trim.py" "$baseline" "$work/now.abi" "$work/trimmed.abi"
status=0
abidiff --no-added-syms "$baseline" "$work/trimmed.abi" >"$work/said" 2>&1 || status=$?
[ "$status" -ne 0 ] || { echo "compatible with $(basename "$baseline")"; exit 0; }
cat "$work/said"
cat <<-END
	The ABI has changed since $(basename "$baseline") (abidiff: $status).
	Leave what is there and add beside it: hft_x2 in a node of its own, a member at the end of
	a config. Until 0.9 the baseline may change instead: run tests/abi/record.sh in the commit
	that needs it, and say so in CHANGELOG.md in a line that starts with api!:
END
exit 1
