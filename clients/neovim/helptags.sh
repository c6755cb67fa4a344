#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: helptags.sh MANUAL TAGS: what :helptags would write for one manual.
set -eu
name=$(basename "$1")
tr -s '[:blank:]' '\n' <"$1" | sed -n 's/^\*\([^*]*\)\*$/\1/p' | LC_ALL=C sort |
    while read -r tag; do
        printf '%s\t%s\t/*%s*\n' "$tag" "$name" "$tag"
    done >"$2"
