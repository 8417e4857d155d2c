#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh build ENGINE | run ENGINE STREAM TRADES ROUNDS, called by peers.py: wheels.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
venv=$PEERS_WORK/$2
export PYTHONDONTWRITEBYTECODE=1

lacks()
{
	echo "$1"
	exit 77
}

build()
{
	"$python" -c 'import ensurepip' >&2 || lacks "no $python with venv (Debian: python3-venv)"
	if ! cmp -s "$here/$1.txt" "$venv/requirements.txt"; then
		rm -rf "$venv"
		"$python" -m venv "$venv" >&2
		"$venv/bin/pip" install -q --no-deps --only-binary :all: -r "$here/$1.txt" >&2 ||
			lacks 'pip cannot install it'
		cp "$here/$1.txt" "$venv/requirements.txt"
	fi
	sed -n "s/^$1==//p" "$here/$1.txt"
}

case $1 in
build) build "$2" ;;
run) exec "$venv/bin/python" "$here/driver.py" "$2" "$3" "$4" "$5" ;;
esac
