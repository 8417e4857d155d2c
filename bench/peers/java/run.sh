#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh build ENGINE | run ENGINE STREAM TRADES ROUNDS, called by peers.py: jars of Maven Central.
set -eu
cd "$(dirname "$0")"
out=$PEERS_WORK/$2
copy=org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies

lacks()
{
	echo "$1"
	exit 77
}

build()
{
	command -v javac >/dev/null || lacks 'no javac in PATH (Debian: default-jdk-headless)'
	command -v mvn >/dev/null || lacks 'no mvn in PATH (Debian: maven)'
	rm -rf "$out"
	mkdir -p "$out/jars" "$out/classes"
	mvn -q -B -f "$1/pom.xml" "$copy" -DoutputDirectory="$out/jars" >&2 ||
		lacks 'mvn cannot fetch it'
	javac --release 17 -cp "$out/jars/*" -d "$out/classes" Driver.java "$1/Peer.java" >&2 ||
		lacks 'javac cannot build its driver'
	sed -n "/<artifactId>$1</{n;s/.*<version>\(.*\)<.*/\1/p;}" "$1/pom.xml"
}

case $1 in
build) build "$2" ;;
run) exec java -Xms2g -Xmx4g -cp "$out/classes:$out/jars/*" Peer "$3" "$4" "$5" ;;
esac
