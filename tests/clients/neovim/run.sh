#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh WIRECHECK
# Runs client_test.lua in a headless Neovim at a desk of its own. Speaks TAP.
set -eu

wirecheck=$(realpath "$1")
# shellcheck source=desk.sh
. "$(dirname "$0")/desk.sh"

skip() {
    echo "1..0 # SKIP $1"
    exit 0
}

[ "${WIRECHECK_NEOVIM:-}" != none ] || skip "no current Neovim could be fetched"
nvim=$(find_nvim)
[ -n "$nvim" ] || skip "no Neovim; tests/clients/fetch.sh gets one"
"$nvim" --headless --clean -c 'if has("nvim-0.11") | qa! | else | cq! | endif' ||
    skip "$nvim is older than 0.11"

lay_out_desk
WIRECHECK=$wirecheck timeout 100 "$nvim" --headless -n \
    --cmd "$(after_start "$here/client_test.lua")" </dev/null 2>"$home/said" || {
    sed 's/^/# /' "$home/said"
    exit 1
}
