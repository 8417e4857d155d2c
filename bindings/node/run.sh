#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# bindings/node/run.sh test|example|bench, called by bindings/run.sh. The package and the koffi that
# it names are installed in HFT_WORK, never here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

skip()
{
	echo "skipped: node: $1"
	exit 77
}

command -v node >/dev/null || skip 'no node in PATH (Debian: nodejs)'
node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' ||
	skip "node $(node --version) is older than 18"
koffi=$(node -p 'require(process.argv[1]).dependencies.koffi' "$here/package.json")
cd "$HFT_WORK"
installed=$(node -p 'require("./node_modules/koffi/package.json").version' 2>/dev/null || true)
if [ "$installed" != "$koffi" ]; then
	command -v npm >/dev/null || skip 'no npm in PATH (Debian: npm)'
	echo '{ "private": true }' >package.json
	npm install --no-package-lock --no-audit --no-fund --ignore-scripts --save-exact \
		"koffi@$koffi" >npm.log 2>&1 || {
		cat npm.log
		echo "node: npm could not install koffi $koffi"
		exit 1
	}
fi
rm -rf node_modules/libhft
mkdir -p node_modules/libhft
cp -R "$here/." node_modules/libhft
package=$HFT_WORK/node_modules/libhft

case $1 in
test) node --expose-gc --test "$package"/test/*.test.js ;;
example) node "$package/examples/tour.js" ;;
bench) node "$package/bench.js" ;;
*) echo "usage: run.sh test|example|bench" >&2; exit 2 ;;
esac
