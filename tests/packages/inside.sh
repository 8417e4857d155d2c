#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/packages/inside.sh: run in a bare Debian 12, in a folder that holds the packages, README.md
# and made-up market data: install them, use each, purge them, and see that nothing stays.
set -eu
export DEBIAN_FRONTEND=noninteractive
echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/unsafe-io

fail()
{
	echo "packages: $*" >&2
	exit 1
}

# Every path outside what the kernel and this test brought.
listing()
{
	find / -xdev \( -path /root -o -path /proc -o -path /sys -o -path /dev -o -path /tmp -o \
		-path /var/cache -o -path /var/lib/apt -o -path /var/log \) -prune -o -print |
		sort
}

install()
{
	apt-get -q update
	# What a machine that compiles has; the packages' own needs are apt's to find.
	apt-get -q -y install --no-install-recommends gcc libc6-dev pkg-config
	dpkg -l | awk '/^ii/ { print $2 }' | sort >before.packages
	listing >before
	apt-get -q -y install --no-install-recommends ./*.deb
}

c_program()
{
	awk '/^```c$/ { on = 1; next } /^```$/ && on { exit } on' README.md >book.c
	# shellcheck disable=SC2046
	cc book.c $(pkg-config --cflags --libs hft)
	[ "$(./a.out)" = 'bid 321500000000 x 60' ] || fail "README's program says: $(./a.out)"
	# shellcheck disable=SC2046
	cc -o static book.c $(pkg-config --static --cflags --libs hft |
		sed 's/-lhft\b/-l:libhft.a/')
	[ "$(./static)" = 'bid 321500000000 x 60' ] || fail "the static program says: $(./static)"
}

tool()
{
	hft --version
	hft make-day day.itch --messages 10000
	hft decode --format itch50 day.itch | grep '"messages"' || fail "hft decode counts nothing"
}

python_module()
{
	# shellcheck disable=SC2046
	cc -o tour /usr/share/doc/libhft-dev/examples/tour.c $(pkg-config --cflags --libs hft)
	./tour >tour.c.txt
	python3 tour.py >tour.py.txt
	cmp tour.c.txt tour.py.txt
	python3 -c 'import hft; print(hft.__file__)' | grep '^/usr/lib/python3/dist-packages/'
}

# What was there before stays; what came with the packages goes.
purge()
{
	dpkg -l | awk '/^ii/ { print $2 }' | sort >after.packages
	# shellcheck disable=SC2046
	apt-get -q -y purge $(comm -13 before.packages after.packages)
	dpkg -l | awk '!/^ii/ && /^[a-z][a-zA-Z] / && $2 ~ /hft/' | grep . && fail "packages stay"
	! ldconfig -p | grep hft || fail "the loader's cache still has libhft"
	listing >after
	comm -13 before after | grep -v '^/etc/ld.so.cache$' | grep . && fail "purged, these stay"
	return 0
}

"$1"
