#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: install_test.sh BUILD VERSION: what `meson install` puts into an empty root
# works from there. Speaks TAP.
set -eu
build=$1
version=$2
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
count=0

# Says whether a command succeeds; nothing of the build folder is in its reach.
it() {
    name=$1
    shift
    count=$((count + 1))
    if "$@" >"$root/said" 2>&1; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        sed 's/^/# /' "$root/said"
    fi
}

DESTDIR=$root meson install -C "$build" --no-rebuild --quiet >"$root/log" 2>&1 || {
    sed 's/^/# /' "$root/log"
    echo "Bail out! meson install failed"
    exit 1
}
wirecheck=$(find "$root" -type f -name wirecheck -path '*/bin/*')
manual=$(find "$root" -name 'wirecheck.1*')
plugin=$(find "$root" -type d -path '*/nvim/site/pack/*/start/wirecheck')

says_its_version() {
    "$wirecheck" --version | grep -F "$version"
}
checks_a_draft() {
    printf 'A line about a port that nobody else has written before today.\n' >"$root/story.txt"
    HOME=$root XDG_DATA_HOME=$root/data "$wirecheck" add "$root/story.txt" &&
        HOME=$root XDG_DATA_HOME=$root/data "$wirecheck" status
}
has_a_plugin() {
    test -f "$plugin/lsp/wirecheck.lua" && test -f "$plugin/lua/wirecheck/init.lua" &&
        test -f "$plugin/plugin/wirecheck.lua" &&
        grep -q '^wirecheck-start[[:blank:]]wirecheck.txt[[:blank:]]' "$plugin/doc/tags"
}

it "the program says its version" says_its_version
it "the program makes an archive in the user's data folder" checks_a_draft
it "the manual page is installed" test -s "$manual"
it "the Neovim plugin is installed with its help tags" has_a_plugin
echo "1..$count"
