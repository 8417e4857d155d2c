#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bindings/go/run.sh test|example|bench, called by bindings/run.sh.
set -eu
cd "$(dirname "$0")"
if ! command -v go >/dev/null; then
	echo "skipped: go: no go in PATH (Debian: golang-go)"
	exit 77
fi
export GOCACHE="$HFT_WORK/cache" GOTMPDIR="$HFT_WORK/tmp" GOTOOLCHAIN=local GOPROXY=off
export GOFLAGS=-buildvcs=false
mkdir -p "$GOTMPDIR"

# The race detector is a package of its own on Debian.
race()
{
	if find "$(go env GOROOT)/src/runtime/race" -name '*linux_amd64.syso' -o \
		-name 'race_linux.syso' 2>/dev/null | grep -q .; then
		go test -count=1 -race -run 'Goroutines|Readers' .
	else
		echo "no race detector here; the tests ran without it"
	fi
}

case $1 in
test)
	test -z "$(gofmt -l .)" || { gofmt -d .; exit 1; }
	go vet ./...
	GODEBUG=cgocheck=1 go test -count=1 .
	race
	;;
example) go run ./examples/tour ;;
bench) go run ./bench ;;
*) echo "usage: run.sh test|example|bench" >&2; exit 2 ;;
esac
