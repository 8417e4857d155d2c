# SPDX-License-Identifier: Apache-2.0
# Sourced, with root (the repository's) set: a bare Debian 12 and commands run in it. Needs root.
#
# The bare system is made once by debootstrap in build/chroot/base; each run works in a copy. Where
# to find packages is the host's: its apt sources and keys, certificates, pip settings and resolver
# are carried in, as a machine's owner would have set them.
# shellcheck shell=sh disable=SC2154
base=$root/build/chroot/base
system=
passed=0
failed=0

# Finish here where there is no root.
need_root()
{
	[ "$(id -u)" != 0 ] || return 0
	echo "skipped: $1: needs root"
	finish_steps 1 || exit 1
	exit 0
}

mirror()
{
	cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list \
		2>/dev/null |
		sed -n -e 's/^URIs: *\([^ ]*\).*/\1/p' \
			-e 's/^deb  *\(\[[^]]*\] *\)\{0,1\}\([^ ]*\) .*/\2/p' |
		grep -v security | head -n 1
}

make_base()
{
	[ ! -e "$base.done" ] || return 0
	rm -rf "$base"
	mkdir -p "$base"
	from=$(mirror)
	debootstrap --variant=minbase bookworm "$base" ${from:+"$from"}
	: >"$base.done"
}

# Copy the path of the host's that is named, to the same place.
carry()
{
	for path in "$@"; do
		[ -e "$path" ] || continue
		mkdir -p "$system$(dirname "$path")"
		cp -RL "$path" "$system$(dirname "$path")/"
	done
}

carry_settings()
{
	rm -f "$system/etc/apt/sources.list"
	carry /etc/resolv.conf /etc/hosts /etc/pip.conf /usr/local/share/ca-certificates
	carry /etc/ssl/certs/ca-certificates.crt
	for path in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/trusted.gpg \
		/etc/apt/trusted.gpg.d /etc/apt/keyrings /etc/apt/auth.conf /etc/apt/auth.conf.d; do
		carry "$path"
	done
	for path in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
		if grep -qs Acquire "$path"; then
			carry "$path"
		fi
	done
	# pip's own settings, and a folder of wheels if they name one.
	env | grep -E '^(PIP_|SSL_CERT_|https?_proxy=|HTTPS?_PROXY=|no_proxy=|NO_PROXY=)' \
		>"$system/root/environment" || :
	for path in $(sed -n 's/^PIP_FIND_LINKS=//p' "$system/root/environment"); do
		case $path in /*) carry "$path" ;; esac
	done
}

# make_system NAME: a copy of the bare system in build/chroot/NAME.
make_system()
{
	make_base
	system=$root/build/chroot/$1
	rm -rf "$system"
	cp -a "$base" "$system"
	carry_settings
}

remove_system()
{
	[ -z "$system" ] || rm -rf "$system"
}

enter()
{
	unshare --mount --pid --fork sh -c '
		set -eu
		mount --make-rprivate /
		# A mount of its own, so that what is inside may make its own private.
		mount --bind "$0" "$0"
		mount -t proc proc "$0/proc"
		mount --rbind /sys "$0/sys"
		mount --bind /dev "$0/dev"
		mount -t tmpfs tmpfs "$0/dev/shm"
		exec env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin \
			$(sed "s/ /\\ /g" "$0/root/environment") chroot "$0" sh -c "$1"
	' "$system" "$1"
}

# step NAME COMMAND [ARGUMENT...]: counts as one test, named NAME.
step()
{
	name=$1
	shift
	begin=$(date +%s)
	if "$@"; then
		passed=$((passed + 1))
		echo "$name: ok, $(($(date +%s) - begin)) s"
	else
		failed=$((failed + 1))
		echo "$name: FAILED"
	fi
}

finish_steps()
{
	echo "$passed passed, $failed failed, ${1-0} skipped"
	[ "$failed" -eq 0 ]
}
