# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run demo: a day of messages through decoder and books, then an exchange in a box;
# tables and an HTML report.
# shellcheck shell=sh disable=SC2154

messages=5000000
commands=200000
day=
while [ $# -gt 0 ]; do
	case $1 in
	--quick)
		messages=500000
		commands=50000
		;;
	-*) die "unknown option $1, see ./run help" ;;
	/*) day=$1 ;;
	*) day=$caller/$1 ;;
	esac
	shift
done
[ -z "$day" ] || [ -f "$day" ] || die "no such file: $day"

# shellcheck disable=SC2086
need $packages_build $packages_report
say 'building'
build release --target hft venue
tool=$root/build/release/examples/cli/hft
venue=$root/build/release/examples/venue/venue
out=$root/build/demo
mkdir -p "$out"

report_venv
if [ -z "$day" ]; then
	day=$out/day-$messages.itch
	say "making a day of $messages messages"
	"$tool" make-day --messages "$messages" --symbols 500 "$day" >"$out/day.json"
fi
say "replaying $day"
"$tool" replay --json "$out/replay.json" --table "$day"

say "trading: $commands commands of made-up traders, a market maker and a taker inside"
"$venue" --commands "$commands" --check --itch "$out/venue.itch" --json "$out/venue.json" \
	>"$out/venue.txt" || {
	cat "$out/venue.txt"
	die 'the venue came to something else than its reader or its journal'
}
cat "$out/venue.txt"
"$venue" --commands "$commands" >"$out/again.txt"
hash=$(sed -n 's/^  state hash *//p' "$out/venue.txt")
[ "$hash" = "$(sed -n 's/^  state hash *//p' "$out/again.txt")" ] || die 'a second run differs'
say "a second run came to the same state, $hash"
build/venv/bin/python examples/cli/report.py --venue "$out/venue.json" "$out/replay.json" \
	"$out/report.html"
say "report: $out/report.html"
