#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: numpy.sh SOURCE_DIR VIEWS HFT
# A made-up day, and messages of every type, through the numpy dtypes: the values of the C structs
# and the counts of hft decode. HFT_NUMPY names a Python that has numpy; else one of the build's.
set -eu
here=$1/tests/wire
. "$here/python.sh" wire/numpy
numpy=
for python in "${HFT_NUMPY:-}" "$1/build/docs-venv/bin/python" python3; do
	[ -n "$python" ] || continue
	! "$python" -c 'import numpy' 2>/dev/null || { numpy=$python; break; }
done
[ -n "$numpy" ] || skip "no numpy; ./run docs installs one"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$3" make-day --messages 20000 --symbols 20 "$work/day" >"$work/made"
"$numpy" "$here/numpy_views.py" more "$work/day" "$work/file"
"$2" "$work/file" >"$work/views"
"$3" decode "$work/day" >"$work/counts"
"$numpy" "$here/numpy_views.py" values "$work/file" "$work/views"
"$numpy" "$here/numpy_views.py" counts "$work/day" "$work/counts"
