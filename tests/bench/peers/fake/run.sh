#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Peers that do what a peer may do: run.sh build ENGINE | run ENGINE STREAM TRADES ROUNDS.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

build()
{
	case $1 in
	lacking) echo 'no such toolchain'; exit 77 ;;
	broken) exit 1 ;;
	esac
	echo 1.2.3
}

run()
{
	case $1 in
	dying) echo 'a fault of its own' >&2; exit 1 ;;
	silent) exit 0 ;;
	slow) exec sleep 30 ;;
	naive)
		export PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1
		exec python3 "$here/../../../../bench/peers/python/driver.py" "$@"
		;;
	dropping) export HFT_PEERS_DROP=7 ;;
	# Where it is timed it trades less than where it is held to the trades.
	late) "$HFT_PEERS" run 1 "$2" "$3" "$4" | sed 's/"timed_trades": /&1/'; exit ;;
	esac
	exec "$HFT_PEERS" run 1 "$2" "$3" "$4"
}

"$@"
