#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bindings/python/run.sh test|example|bench, as bindings/run.sh calls it. Builds the wheel that
# carries the library of HFT_PREFIX; nothing is written to this folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
tools=$HFT_WORK/venv
wheels=$HFT_WORK/wheels
export PYTHONDONTWRITEBYTECODE=1
# The market maker in C, which the one in Python is held against.
venue=$(dirname "$HFT_PREFIX")/examples/venue/venue
[ ! -x "$venue" ] || export HFT_VENUE="$venue"
# As a user has it: the wheel finds its own library.
unset LD_LIBRARY_PATH PYTHONPATH
"$python" -c 'import ensurepip' 2>/dev/null || {
	echo "skipped: python: no $python with venv (Debian: python3-venv)"
	exit 77
}

# What requirements.txt pins, installed once.
make_tools()
{
	! cmp -s "$here/requirements.txt" "$tools/requirements.txt" || return 0
	rm -rf "$tools"
	"$python" -m venv "$tools"
	"$tools/bin/pip" install -q -r "$here/requirements.txt"
	cp "$here/requirements.txt" "$tools/"
}

# A number that changes with whatever the wheel is made of.
fingerprint()
{
	find "$here" "$HFT_PREFIX/include" "$HFT_PREFIX"/lib* -type f \( -name '*.py' -o -name '*.pyi' \
		-o -name '*.h' -o -name 'libhft.so*' -o -name pyproject.toml \) -exec cksum {} + | sort | cksum
}

make_wheel()
{
	now=$(fingerprint)
	[ "$now" != "$(cat "$wheels/fingerprint" 2>/dev/null)" ] || return 0
	rm -rf "$wheels" "$HFT_WORK/plain" "$HFT_WORK/build"
	(cd "$HFT_WORK" && "$tools/bin/pip" wheel -q --no-build-isolation --no-deps -w plain "$here")
	PATH="$tools/bin:$PATH" auditwheel -v repair -w "$wheels" "$HFT_WORK"/plain/*.whl \
		>"$HFT_WORK/auditwheel.log" 2>&1
	"$tools/bin/pip" install -q --force-reinstall --no-deps "$wheels"/*.whl
	echo "$now" >"$wheels/fingerprint"
}

# A new environment with the wheel alone: the README's lines run there.
test_fresh()
{
	rm -rf "$HFT_WORK/fresh"
	"$python" -m venv "$HFT_WORK/fresh"
	"$HFT_WORK/fresh/bin/pip" install -q "$wheels"/*.whl
	"$HFT_WORK/fresh/bin/python" "$here/tests/readme.py" "$here/README.md"
}

case ${1-} in
test | example | bench) ;;
*) echo 'usage: run.sh test|example|bench' >&2; exit 2 ;;
esac
mkdir -p "$HFT_WORK"
make_tools
make_wheel
cd "$HFT_WORK" # outside of the source tree, so that what is installed is what is tested
case $1 in
test)
	test_fresh
	"$tools/bin/mypy" --strict --cache-dir "$HFT_WORK/mypy" -p hft
	"$tools/bin/python" -m pytest -q -rs -p no:cacheprovider "$here/tests"
	;;
example) "$tools/bin/python" "$here/examples/tour.py" ;;
bench) "$tools/bin/python" "$here/bench.py" ;;
esac
