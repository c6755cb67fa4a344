#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: amalgamate.sh SOURCE OUT - sqlite3.c and sqlite3.h of a source tree, in OUT
set -eu
src=$1
out=$2
[ ! -f "$out/sqlite3.c" ] || exit 0
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cd "$made"
"$src/configure" --disable-tcl --build=x86_64-linux-gnu --host=x86_64-linux-gnu >log 2>&1
make sqlite3.c >>log 2>&1
cp sqlite3.c sqlite3.h "$out/"
