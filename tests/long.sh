# SPDX-License-Identifier: Apache-2.0
# Sourced by tests/tiers.sh: --long. Slices in turn until the minutes are spent, each with seeds not
# used before, and a line in tests/ledger.csv for each. A run that is stopped loses one slice.
# shellcheck shell=sh disable=SC2154
ledger=tests/ledger.csv
deadline=$(($(date +%s) + minutes * 60))
commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
git diff --quiet HEAD -- . ':!tests/ledger.csv' 2>/dev/null || commit=$commit+

# The first seed that the ledger does not have for a test.
next_seed()
{
	awk -F, -v test="$1" '$2 == test && $4 >= n { n = $4 + 1 } END { print n ? n : 1000 }' \
		"$ledger"
}

# slice TEST SEED COUNT command...
slice()
{
	test=$1
	seed=$2
	count=$3
	shift 3
	before=$failed
	suite "$test" "$@"
	result=pass
	[ "$failed" -eq "$before" ] || result=fail
	printf '%s,%s,%s,%s,%s,%s\n' "$commit" "$test" "$seed" "$seed" "$count" "$result" \
		>>"$ledger"
}

slice_model()
{
	seed=$(next_seed model)
	slice model "$seed" 30000000 sh tests/model/run.sh build/release 30000000 "$seed" book
}

slice_match()
{
	seed=$(next_seed match)
	slice match "$seed" 30000000 sh tests/model/run.sh build/release 30000000 "$seed" match
}

slice_own()
{
	seed=$(next_seed own)
	slice own "$seed" 30000000 sh tests/model/run.sh build/release 75000000 "$seed" own
}

# One engine, one choice of who leaves, a thousand million operations; the next slice's is the next.
slice_rot()
{
	seed=$(next_seed rot)
	case $((seed / 3 % 2)) in 0) engine=match ;; *) engine=book ;; esac
	case $((seed % 3)) in 0) victim=oldest ;; 1) victim=newest ;; *) victim=any ;; esac
	slice rot "$seed" 1000000000 build/release/tests/worst/rot --engine $engine \
		--victim $victim --operations 1000000000 --seed "$seed"
}

slice_exhaust()
{
	# All there is, so it has no seed, and is run by name alone.
	slice exhaust-0 0 1 build/release/tests/model/exhaust_match --depth 5 --parts 2 --part 0
	slice exhaust-1 1 1 build/release/tests/model/exhaust_match --depth 5 --parts 2 --part 1
}

slice_fuzz()
{
	for path in tests/fuzz/fuzz_*.c; do
		[ "$(date +%s)" -lt "$deadline" ] || return 0
		target=$(basename "$path" .c)
		target=${target#fuzz_}
		seed=$(next_seed "fuzz-$target")
		slice "fuzz-$target" "$seed" 2000000 \
			sh tests/fuzz/run.sh build/fuzz 2000000 "$seed" "$target"
	done
}

slice_ring()
{
	# No seeds: the threads' own timing is what differs.
	slice ring 0 200000000 build/release/tests/stress/stress_ring 200000000
	slice ring-tsan 0 2000000 build/tsan/tests/stress/stress_ring 2000000
}

# A real full day's count of messages over all the symbols that a day can have, through a pipe.
slice_day()
{
	seed=$(next_seed day)
	slice day "$seed" 268744780 sh tests/replay/stream.sh build/release/examples/cli/hft \
		build/release/tests/replay/replay_stream 268744780 8192 "$seed"
	sed 's/^/      /' "$log/day.log"
}

slice_chroot()
{
	slice chroot 0 1 sh tests/chroot/chroot.sh --whole
}

slice_valgrind()
{
	slice valgrind 0 1 sh tests/valgrind.sh build/release
}

case ${only:-all} in
all) names='model match own rot fuzz ring' ;;
model | match | own | rot | exhaust | fuzz | ring | day | chroot | valgrind) names=$only ;;
*) die "--only takes model, match, own, rot, exhaust, fuzz, ring, day, chroot or valgrind" ;;
esac
case $names in *chroot* | *valgrind*)
	# shellcheck disable=SC2086
	need $packages_full
	;;
esac
suite build make_preset release
case $names in *fuzz*) suite fuzz-build make_preset fuzz ;; esac
case $names in *ring*) suite tsan-build make_preset tsan ;; esac
# One day is a slice that needs no minutes.
[ "$names" != day ] || [ "$minutes" -gt 0 ] || slice_day
while [ "$(date +%s)" -lt "$deadline" ] && [ "$failed" -eq 0 ]; do
	for name in $names; do
		[ "$(date +%s)" -lt "$deadline" ] || break
		"slice_$name"
	done
done
