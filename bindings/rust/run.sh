#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bindings/rust/run.sh test|example|bench, as bindings/run.sh calls it.
set -eu
cd "$(dirname "$0")"
command -v cargo >/dev/null || { echo 'skipped: rust: no cargo'; exit 77; }
export CARGO_TARGET_DIR="$HFT_WORK/target"

case ${1-} in
test)
	sh tests.sh
	;;
example | bench)
	[ "$1" = bench ] || set -- tour
	cargo run --quiet --offline --locked --release --package hft --example "$1"
	;;
*)
	echo 'usage: run.sh test|example|bench' >&2
	exit 2
	;;
esac
