#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh build ENGINE | run ENGINE STREAM TRADES ROUNDS, called by peers.py: packages of npm.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$PEERS_WORK/$2

lacks()
{
	echo "$1"
	exit 77
}

build()
{
	command -v node >/dev/null || lacks 'no node in PATH (Debian: nodejs)'
	command -v npm >/dev/null || lacks 'no npm in PATH (Debian: npm)'
	mkdir -p "$out"
	if ! cmp -s "$here/$1/package-lock.json" "$out/package-lock.json" ||
		[ ! -e "$out/done" ]; then
		rm -f "$out/done"
		cp "$here/$1/package.json" "$here/$1/package-lock.json" "$out"
		npm ci --prefix "$out" --ignore-scripts --no-audit --no-fund >&2 ||
			lacks 'npm cannot install it'
		touch "$out/done"
	fi
	cp "$here/$1/peer.js" "$out"
	node -p 'require(process.argv[1]).version' "$out/node_modules/$1/package.json"
}

case $1 in
build) build "$2" ;;
run) exec node "$here/driver.js" "$out" "$3" "$4" "$5" ;;
esac
