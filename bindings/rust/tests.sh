#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The tests of the crates; called by run.sh.
set -eu

# The committed files are what the headers give.
if command -v python3 >/dev/null; then
	rm -rf "$HFT_WORK/generated"
	python3 generate.py "$HFT_PREFIX/include" --out "$HFT_WORK/generated"
	diff -r hft-sys/src/generated "$HFT_WORK/generated/src/generated"
	diff hft-sys/tests/layout/table.rs "$HFT_WORK/generated/tests/layout/table.rs"
fi
# Only of one version: formats and lints of others differ.
if cargo fmt --version 2>/dev/null | grep -q '^rustfmt 1\.9\.'; then
	cargo fmt --all --check
fi
if cargo clippy --version 2>/dev/null | grep -q '^clippy 0\.1\.95 '; then
	cargo clippy --quiet --offline --locked --all-targets -- -D warnings
fi
cargo test --quiet --offline --locked

# A libhft of another ABI is refused, and what to do is said.
cargo build --quiet --offline --locked --release --package hft --example tour
echo 'unsigned hft_abi_major(void) { return 99; }' >"$HFT_WORK/abi.c"
cc -shared -fPIC -o "$HFT_WORK/abi99.so" "$HFT_WORK/abi.c"
if LD_PRELOAD="$HFT_WORK/abi99.so" "$CARGO_TARGET_DIR/release/examples/tour" \
	>"$HFT_WORK/abi.txt" 2>&1; then
	echo 'a libhft of ABI 99 was taken' >&2
	exit 1
fi
grep -q 'libhft has ABI 99' "$HFT_WORK/abi.txt"
