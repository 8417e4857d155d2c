#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/chroot/chroot.sh [--whole | --reduced]: a bare Debian 12, the clone in it, and the two
# commands of README with no other step. Whole (the default): ./run demo --quick and ./run test.
# Reduced: ./run demo --quick and ./run test --quick: no sanitizers, model or fuzzing.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/chroot/system.sh"
tests='./run test'
case ${1---whole} in
--whole) ;;
--reduced) tests='./run test --quick' ;;
*) echo "usage: chroot.sh [--whole | --reduced]" >&2; exit 2 ;;
esac

need_root chroot
trap remove_system EXIT
make_system system
git clone -q "$root" "$system/root/hft"
for command in './run demo --quick' "$tests"; do
	step "chroot: $command" enter "cd /root/hft && $command"
done
finish_steps
