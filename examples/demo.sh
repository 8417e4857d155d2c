# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run demo: a day of messages through decoder and books; a table and an HTML report.
# shellcheck shell=sh disable=SC2154

messages=5000000
day=
while [ $# -gt 0 ]; do
	case $1 in
	--quick) messages=500000 ;;
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
build release --target hft
tool=$root/build/release/examples/cli/hft
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
build/venv/bin/python examples/cli/report.py "$out/replay.json" "$out/report.html"
say "report: $out/report.html"
