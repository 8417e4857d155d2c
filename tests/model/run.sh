#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/model/run.sh BUILD COUNT [SEED [book|match|own|rot]]: so many events through the book, so
# many commands through matching, and two in five as many answers of a venue through the state of
# orders away, each shared by its workload mixes, against their naive models; every sequence of
# matching commands to length 4; and so many operations that turn over a full book, which must not
# rot, for each engine and each choice of who leaves.
set -eu
build=$1
count=$2
seed=${3-1}
only=${4-}
logs=$build/model-logs
mkdir -p "$logs"
rm -f "$logs"/*

# A line a job: its name, what it will have shown, and the command.
jobs_list()
{
	if [ -z "$only" ] || [ "$only" = book ]; then
		each=$(((count + 5) / 6))
		for mix in 1 2 3 4 5 6; do
			echo "book-mix$mix $each-events model_book --mix $mix --events $each" \
				"--seed $seed"
		done
	fi
	if [ -z "$only" ] || [ "$only" = own ]; then
		each=$(((count + 9) / 10))
		for mix in 1 2 3 4; do
			echo "own-mix$mix $each-answers model_own --mix $mix --events $each" \
				"--seed $seed"
		done
	fi
	if [ -z "$only" ] || [ "$only" = rot ]; then
		for engine in match book; do
			for victim in oldest newest any; do
				echo "rot-$engine-$victim $count-operations ../worst/rot --engine" \
					"$engine --victim $victim --operations $count --seed $seed"
			done
		done
	fi
	if [ -z "$only" ] || [ "$only" = match ]; then
		each=$(((count + 4) / 5))
		echo "match-mix6 $((each / 16))-commands model_match --mix 6 --commands $each" \
			"--seed $seed"
		for mix in 1 2 3 4 5; do
			echo "match-mix$mix $each-commands model_match --mix $mix" \
				"--commands $each --seed $seed"
		done
		for part in 0 1; do
			echo "match-exhaust$part all-to-length-4 exhaust_match" \
				"--depth 4 --parts 2 --part $part"
		done
	fi
}

jobs_list >"$logs/jobs"
xargs -P "$(getconf _NPROCESSORS_ONLN)" -L 1 sh -c 'build=$0; logs=$1; name=$2; shift 3
	program=$1; shift
	"$build/tests/model/$program" "$@" >"$logs/$name.log" 2>&1 && : >"$logs/$name.ok"' \
	"$build" "$logs" <"$logs/jobs" || :
passed=0
failed=0
while read -r name what _; do
	if [ -e "$logs/$name.ok" ]; then
		passed=$((passed + 1))
		echo "$name, seed $seed: $what equal"
	else
		failed=$((failed + 1))
		echo "$name, seed $seed: FAILED"
		tail -n 30 "$logs/$name.log"
	fi
done <"$logs/jobs"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
