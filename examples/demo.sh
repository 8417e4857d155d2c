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

# The report's libraries come from the Python package index, once.
venv=$root/build/venv
requirements=examples/cli/requirements.txt
if ! cmp -s "$requirements" "$venv/requirements.txt"; then
	say 'installing what the report needs into build/venv'
	{
		rm -rf "$venv" &&
		/usr/bin/python3 -m venv "$venv" &&
		"$venv/bin/pip" install -q -r "$requirements" &&
		cp "$requirements" "$venv/"
	} >"$log/venv.log" 2>&1 || {
		tail -n 20 "$log/venv.log"
		die "cannot make build/venv, see $log/venv.log"
	}
fi

if [ -z "$day" ]; then
	day=$out/day-$messages.itch
	say "making a day of $messages messages"
	"$tool" make-day --messages "$messages" --symbols 500 "$day" >"$out/day.json"
fi
say "replaying $day"
"$tool" replay --json "$out/replay.json" --table "$day"
"$venv/bin/python" examples/cli/report.py "$out/replay.json" "$out/report.html"
say "report: $out/report.html"
