# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run test: the tiers. A suite is a command; its log is build/log/<suite>.log, and it
# may end with a line "N passed, N failed, N skipped", else it counts as one test.
# shellcheck shell=sh disable=SC2154

tier=short
minutes=
only=
while [ $# -gt 0 ]; do
	case $1 in
	--full) tier=full ;;
	--quick) tier=quick ;;
	--long) tier=long ;;
	--minutes) [ $# -gt 1 ] || die "--minutes needs a number"; minutes=$2; shift ;;
	--only) [ $# -gt 1 ] || die "--only needs a name"; only=$2; shift ;;
	*) die "unknown option $1, see ./run help" ;;
	esac
	shift
done

passed=0
failed=0
skipped=0

# Minutes that tests/budget allows a suite of --full.
budget()
{
	awk -v suite="$1" '$1 == suite { print $2 }' tests/budget
}

# A suite that takes half as long again as its budget has grown, unless the machine is slow.
check_budget()
{
	[ "$tier" = full ] || return 0
	awk -v s="$2" -v m="$(budget "$1")" -v scale="${HFT_BUDGET_SCALE:-1}" \
		'BEGIN { exit !(s > 5 && s > m * 60 * 1.5 * scale) }' || return 0
	say "FAIL  $1 took $2 s, its budget is $(budget "$1") minutes (see HFT_BUDGET_SCALE)"
	failed=$((failed + 1))
}

suite()
{
	name=$1
	shift
	file=$log/$name.log
	begin=$(date +%s)
	status=0
	"$@" >"$file" 2>&1 </dev/null || status=$?
	seconds=$(($(date +%s) - begin))
	counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' \
		"$file" | tail -n 1)
	if [ -z "$counts" ]; then
		counts='1 0 0'
		[ "$status" -eq 0 ] || counts='0 1 0'
	fi
	# shellcheck disable=SC2086
	set -- $counts
	bad=$2
	[ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
	[ $(($1 + bad + $3)) -gt 0 ] || bad=1
	passed=$((passed + $1))
	failed=$((failed + bad))
	skipped=$((skipped + $3))
	verdict=ok
	[ "$bad" -eq 0 ] || verdict=FAIL
	printf '%-5s %-10s %5d s  %d passed, %d failed, %d skipped\n' \
		"$verdict" "$name" "$seconds" "$1" "$bad" "$3"
	grep '^skipped: ' "$file" | sort -u | sed 's/^/      /' || true
	[ "$bad" -eq 0 ] || {
		grep -vE '^\[[0-9]+/[0-9]+\] |^-- ' "$file" | tail -n 60 | sed 's/^/      | /'
		say "      the whole log: $file"
	}
	check_budget "$name" "$seconds"
}

finish()
{
	say "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ] || exit 1
	exit 0
}

make_preset()
{
	cmake --preset "$1" && cmake --build --preset "$1" -j "$jobs"
}

test_preset()
{
	make_preset "$1" && sh tests/ctest.sh "build/$1" -j "$jobs" -LE model
}

# What the suites gates and model run; not with each compiler again.
extra='gate|sabotage|install|model'

short_suites()
{
	suite build make_preset release
	suite unit sh tests/ctest.sh build/release -j "$jobs" -LE "$extra"
	suite gates sh tests/ctest.sh build/release -j "$jobs" -L 'gate|sabotage|install'
	suite asan test_preset asan
	suite model sh tests/model/run.sh build/release "$1"
	suite fuzz-build make_preset fuzz
	suite fuzz sh tests/fuzz/run.sh build/fuzz "$2"
}

full_suites()
{
	sum=$(awk '/^[a-z]/ { n += $2 } END { print n }' tests/budget)
	awk -v n="$sum" 'BEGIN { exit n > 45 }' || die "tests/budget is $sum minutes, over 45"
	short_suites 10000000 1000000
	suite bindings sh bindings/run.sh test build/release
	suite docs sh tests/docs/site.sh
	suite clang test_preset clang
	suite lto test_preset lto
	suite tsan test_preset tsan
	suite packages sh tests/packages/packages.sh
	suite chroot sh tests/chroot/chroot.sh --reduced
}

# shellcheck disable=SC2086
need $packages_build $packages_report $packages_test
report_venv
case $tier in
quick)
	suite build make_preset release
	suite unit sh tests/ctest.sh build/release -j "$jobs" -LE "$extra"
	suite install sh tests/ctest.sh build/release -L install
	;;
short)
	short_suites 1000000 100000
	;;
full)
	# shellcheck disable=SC2086
	need $packages_full $packages_docs
	make_venv docs-venv docs/requirements.txt
	full_suites
	;;
long)
	[ "$only" != day ] || minutes=${minutes:-0}
	[ -n "$minutes" ] || die "--long needs --minutes N"
	. tests/long.sh
	;;
esac
finish
