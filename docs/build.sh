#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# docs/build.sh PYTHON: build the site into build/docs/site. PYTHON has docs/requirements.txt.
# A warning of Doxygen or Sphinx is an error: a link that leads nowhere, a page in no list.
set -eu
cd "$(dirname "$0")/.."
python=$1
out=$PWD/build/docs
src=$out/src
rm -rf "$src" "$out/xml" "$out/site"
mkdir -p "$src/api" "$src/wire" "$out/xml"

# Two runs: breathe finds a file by its last name alone, and inline/ has the names of others.
extract()
{
	{ cat docs/site/Doxyfile && printf '%s\n' "$@"; } | doxygen -
}
extract 'INPUT = include/hft' 'EXCLUDE = include/hft/inline' "XML_OUTPUT = xml/hft"
extract 'INPUT = include/hft/inline' "XML_OUTPUT = xml/inline"

cp docs/*.md CHANGELOG.md docs/site/conf.py docs/site/site.css "$src"
cp docs/wire/*.md "$src/wire"

# A page a header, as docs/api.md lists them.
page()
{
	name=${1#hft/}
	project=hft
	[ "${name#inline/}" = "$name" ] || project=inline
	printf '# %s\n\n```c\n#include <%s>\n```\n\n' "$name" "$1"
	printf '```{eval-rst}\n.. doxygenfile:: %s\n   :project: %s\n```\n' "${1##*/}" "$project"
}
for header in $(cd include && find hft -name '*.h'); do
	name=$(echo "${header#hft/}" | tr / -)
	page "$header" >"$src/api/${name%.h}.md"
done

HFT_SOURCE=$PWD HFT_XML=$out/xml "$python" -m sphinx -q -W --keep-going -j auto -b html \
	-d "$out/doctrees" "$src" "$out/site"
echo "built build/docs/site/index.html"
