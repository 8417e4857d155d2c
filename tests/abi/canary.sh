#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/abi/canary.sh ROOT [WHAT]: deliberate edits of a copy of the tree (canary_edits.sh), each
# with the gates that must refuse it; all other gates must let it pass. Only the edits whose name
# has WHAT in it, if given. Edits that keep the ABI are there too: all gates must let them pass.
set -eu
root=$(cd "$1" && pwd)
only=${2-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v abidw >/dev/null || { echo 'skipped: abi-canary: abidw is missing'; exit 77; }
broken=0
rows=0
workers=2

# --- the gates, each run in a copy's root ---
gate_build() { sh tests/abi/build.sh . objects; }
gate_abi() { sh tests/abi/check.sh . objects/libhft.so; }
gate_nodes() { python3 -B tests/abi/nodes.py .; }
gate_layout() { sh tests/abi/layout.sh . gcc; }
gate_parse() { /usr/bin/python3 -B tests/abi/parse.py . gcc; }
gate_old()
{
	for program in book match tour; do
		LD_LIBRARY_PATH=objects "$work/programs/$program" || return 1
	done
}

# --- the edits ---
begin()
{
	what=$1
	rm -rf "$mine"
	mkdir "$mine"
	cp -a "$work/base" "$mine/copy"
	cd "$mine/copy"
}

# edit FILE SCRIPT: an edit that finds nothing to change proves nothing.
edit()
{
	cp "$1" "$mine/before"
	sed -i "$2" "$1"
	! cmp -s "$mine/before" "$1" || {
		echo "FAIL: $what: nothing to change in $1: renew the edit"
		broken=1
	}
}

add_function()
{
	edit include/hft/file.h "s|^HFT_API int64_t hft_file_position.*|&\nHFT_API $1;|"
	printf '\n%s { return 0; }\n' "$1" >>lib/file/file.c
}

# refused GATE...: run every gate; those named must fail and the others pass.
refused()
{
	case $what in *"$only"*) ;; *) return 0 ;; esac
	rows=$((rows + 1))
	[ $((rows % workers)) -eq "$worker" ] || return 0
	said=
	for gate in build abi nodes layout parse old; do
		status=0
		"gate_$gate" >"$mine/said" 2>&1 || status=$?
		case "$status: $* " in
		0:*" $gate "*) said="$said, $gate passes" ;;
		0:*) ;;
		77:*" $gate "*) said="$said, $gate skips" ;;
		77:*) ;;
		*" $gate "*) [ "$gate" != build ] || break ;;
		*) said="$said, $gate refuses it"; cat "$mine/said" ;;
		esac
	done
	[ -z "$said" ] || { echo "FAIL: $what: expected '$*'$said"; broken=1; return 0; }
	printf '%-50s %s\n' "$what" "${*:-passes}"
}

# says STATUS TEXT COMMAND: after COMMAND the gate abi ends with this status, for this reason.
says()
{
	case $what in *"$only"*) ;; *) return 0 ;; esac
	rows=$((rows + 1))
	[ $((rows % workers)) -eq "$worker" ] || return 0
	status=0
	{ eval "$3" && gate_abi; } >"$mine/said" 2>&1 || status=$?
	if [ "$status" -ne "$1" ] || ! grep -q "$2" "$mine/said"; then
		cat "$mine/said"
		echo "FAIL: $what: status $status, expected $1 and '$2'"
		broken=1
		return 0
	fi
	printf '%-50s %s\n' "$what" "$2"
}

mkdir -p "$work/base/tests/gates"
cd "$root"
cp -R CMakeLists.txt include lib examples "$work/base/"
cp -R tests/abi "$work/base/tests/"
cp tests/gates/public.py "$work/base/tests/gates/"
cd "$work/base"
gate_build
sh tests/abi/programs.sh . "$work/programs" book match tour

rm -r "$work/base/examples"

# Each worker goes through all the edits and builds its share.
go()
{
	worker=$1
	mine=$work/$worker
	. "$root/tests/abi/canary_edits.sh"
	[ "$rows" -gt 0 ] || { echo "no edit is called $only"; exit 1; }
	exit "$broken"
}
pids=
for worker in $(seq 0 $((workers - 1))); do
	go "$worker" &
	pids="$pids $!"
done
for pid in $pids; do
	wait "$pid" || broken=1
done
exit "$broken"
