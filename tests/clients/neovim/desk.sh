# SPDX-License-Identifier: MIT
# Sourced with $wirecheck set: a home of its own ($home) with the plugin installed
# as a package, the sample stories archived and the sample draft in $home/desk.
# The editor, $nvim: $WIRECHECK_NEOVIM, else what fetch.sh left in build-tests/, else
# nvim of $PATH; empty where there is none.

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)

find_nvim() {
    for nvim in "${WIRECHECK_NEOVIM:-}" "$root/build-tests/neovim/neovim" nvim; do
        if [ -n "$nvim" ] && command -v "$nvim" >/dev/null; then
            echo "$nvim"
            return
        fi
    done
}

# The command that runs a Lua script after start-up, as when a person works in it.
after_start() {
    echo "autocmd VimEnter * ++once lua vim.schedule(function() vim.cmd.luafile('$1') end)"
}

lay_out_desk() {
    home=$(mktemp -d)
    trap 'rm -rf "$home"' EXIT
    export HOME="$home"
    export XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data"
    export XDG_STATE_HOME="$home/state" XDG_CACHE_HOME="$home/cache"
    export XDG_RUNTIME_DIR="$home/run"
    export WIRECHECK_ARCHIVE="$home/archive"
    unset NVIM VIMINIT EXINIT
    packages=$XDG_DATA_HOME/nvim/site/pack/desk/start
    mkdir -p "$XDG_CONFIG_HOME/nvim" "$packages" "$home/desk"
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    cp -R "$root/clients/neovim" "$packages/wirecheck"
    cp "$root/tests/data/sample/draft.md" "$home/desk/draft.md"
    cat >"$XDG_CONFIG_HOME/nvim/init.lua" <<EOF
vim.lsp.config('wirecheck', { cmd = { '$wirecheck', 'serve' } })
vim.lsp.enable('wirecheck')
EOF
    "$wirecheck" add "$root/tests/data/sample/stories" >"$home/add.log" 2>&1 || {
        sed 's/^/# /' "$home/add.log"
        return 1
    }
    cd "$home/desk"
}
