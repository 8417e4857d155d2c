# SPDX-License-Identifier: Apache-2.0
# Sourced: a test that needs Python 3.11 skips by name where there is none.
test_name=$1

skip() {
	echo "SKIPPED $test_name: $1"
	exit 77
}

HFT_PYTHON=${HFT_PYTHON:-python3}
"$HFT_PYTHON" -c 'import tomllib' 2>/dev/null || skip "no python3 with tomllib"
export PYTHONDONTWRITEBYTECODE=1

# Compare the library's decoding of a file with the reference's, in one piece and cut.
compare() {
	"$HFT_PYTHON" "$here/reference.py" "$1" >"$work/reference"
	for seed in 0 1 2; do
		"$dump" "$1" "$seed" >"$work/library"
		cmp "$work/reference" "$work/library" || {
			diff "$work/reference" "$work/library" | head -20
			exit 1
		}
	done
}
