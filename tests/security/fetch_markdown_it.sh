#!/bin/sh
# SPDX-License-Identifier: MIT
# Puts markdown-it, which renders the hovers of VS Code, into a folder and prints where it
# lies: fetch_markdown_it.sh FOLDER. Needs npm; fails where there is none.
set -eu
folder=$1
version=14.1.0

command -v npm >/dev/null || exit 1
if [ ! -f "$folder/node_modules/markdown-it/package.json" ]; then
    mkdir -p "$folder"
    printf '{"private": true}\n' >"$folder/package.json"
    (cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error \
        "markdown-it@$version") >&2
fi
printf '%s\n' "$folder/node_modules/markdown-it"
