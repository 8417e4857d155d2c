#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# compile_fail.sh COMPILER: mistakes that must not compile, each beside its correct twin.
set -eu
cd "$(dirname "$0")"

# compiles CODE: does it, in a function of its own?
compiles()
{
	# shellcheck disable=SC2046
	printf '#include <vector>\n#include <hft/hft.hpp>\nstruct none {};\nvoid f();\nvoid f() { %s }\n' \
		"$1" | "$compiler" -std=c++17 -fsyntax-only -I ../include \
		$(pkg-config --cflags hft) -x c++ - >/dev/null 2>&1
}

# pair RIGHT WRONG
pair()
{
	compiles "$1" || { echo "must compile: $1" >&2; exit 1; }
	! compiles "$2" || { echo "must not compile: $2" >&2; exit 1; }
}

compiler=$1
pair 'hft::book a; hft::book b(std::move(a));' 'hft::book a; hft::book b(a);'
pair 'hft::engine a, b; a = std::move(b);' 'hft::engine a, b; a = b;'
pair 'std::vector<hft::event> e; hft::book().apply_n(e);' \
	'const std::vector<hft::event> e; hft::book().apply_n(e);'
pair 'std::vector<hft::order> o; hft::engine().submit_n(o);' \
	'std::vector<hft::event> o; hft::engine().submit_n(o);'
pair 'hft::decoder d("itch50");' 'hft::decoder d;'
pair 'hft::engine().close();' \
	'hft::engine().strategy_add(std::make_shared<none>(), hft::strategy_config());'
