#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh build ENGINE | run ENGINE STREAM TRADES ROUNDS, called by peers.py: crates.
set -eu
cd "$(dirname "$0")"
export CARGO_TARGET_DIR="$PEERS_WORK/target"

case $1 in
build)
	command -v cargo >/dev/null || { echo 'no cargo in PATH (Debian: cargo)'; exit 77; }
	cargo build --quiet --release --locked --features "$2" --bin "$2" >&2 || {
		echo 'cargo cannot fetch or build it'
		exit 77
	}
	sed -n "/^name = \"$2\"/{n;s/version = \"\(.*\)\"/\1/p;}" Cargo.lock
	;;
run)
	exec "$CARGO_TARGET_DIR/release/$2" "$3" "$4" "$5"
	;;
esac
