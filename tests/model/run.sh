#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/model/run.sh BUILD EVENTS [SEED]: so many events, shared by the workload mixes, through the
# book and its naive model, compared event for event.
set -eu
build=$1
events=$2
seed=${3-1}
mixes='1 2 3 4 5 6'
logs=$build/model-logs
mkdir -p "$logs"
each=$(((events + 5) / 6))
# shellcheck disable=SC2086
printf '%s\n' $mixes | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I '{}' sh -c \
	'"$0/tests/model/model_book" --mix "$4" --events "$1" --seed "$2" >"$3/mix$4.log" 2>&1 &&
		: >"$3/mix$4.ok"' \
	"$build" "$each" "$seed" "$logs" '{}' || :
passed=0
failed=0
for mix in $mixes; do
	if [ -e "$logs/mix$mix.ok" ]; then
		passed=$((passed + 1))
		echo "mix $mix, seed $seed: $each events equal"
		rm "$logs/mix$mix.ok"
	else
		failed=$((failed + 1))
		echo "mix $mix, seed $seed: FAILED"
		tail -n 30 "$logs/mix$mix.log"
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
