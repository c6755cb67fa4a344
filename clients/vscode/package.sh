#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: package.sh [OUT [WIRECHECK]]
# Makes the extension, twice: wirecheck-VERSION.vsix without the server, for every
# machine, and wirecheck-linux-x64-VERSION.vsix with it. OUT (build-vscode) keeps the
# tools between runs; WIRECHECK is a release build of the server, else one is made.
# Needs Node.js 22.18 or later and npm; for the server also patchelf and binutils.
# tests/release names the programs that are to go in: WIRECHECK_X64, WIRECHECK_ARM64, with
# WIRECHECK_LICENCES, the folder of the licences of what they hold.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${1:-$root/build-vscode}
mkdir -p "$out"
out=$(cd "$out" && pwd)
server=${2:-}
stage=$out/extension

# What is packed has the time of the last commit, so that the same source makes the
# same bytes.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1700000000)
    export SOURCE_DATE_EPOCH
fi

for program in node npm; do
    command -v "$program" >/dev/null || {
        echo "package: no $program" >&2
        exit 1
    }
done

build_server() {
    [ -f "$out/server/build.ninja" ] ||
        meson setup "$out/server" "$root" --buildtype=release -Dtests=false >&2
    ninja -C "$out/server" --quiet >&2
    server=$out/server/server/wirecheck
}

# A folder of its own, so that the source tree stays as it is.
lay_out() {
    mkdir -p "$stage"
    find "$stage" -mindepth 1 -maxdepth 1 ! -name node_modules ! -name .tools \
        -exec rm -rf {} +
    for part in src l10n media package.json package-lock.json package.nls.json \
        package.nls.de.json tsconfig.json .npmrc .vscodeignore README.md; do
        cp -R "$here/$part" "$stage/$part"
    done
    cp "$root/LICENSE" "$root/CHANGELOG.md" "$stage/"
    cp -R "$root/tests/data/sample" "$stage/sample"
}

install_tools() {
    cmp -s "$stage/package-lock.json" "$stage/.tools" && return
    (cd "$stage" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2
    cp "$stage/package-lock.json" "$stage/.tools"
}

bundle() {
    (
        cd "$stage"
        node_modules/.bin/tsc
        node_modules/.bin/esbuild src/extension.ts --bundle --platform=node --format=cjs \
            --target=node18 --external:vscode --minify \
            --legal-comments=none --log-level=warning --outfile=dist/extension.js
    ) >&2
}

# Other projects' code in the bundle, with what their licences ask to be kept.
tell_licences() {
    node "$here/licences.mjs" "$stage" >"$stage/dist/LICENCES.txt"
}

# The libraries of Debian that the program needs, except the C library, beside it;
# Debian has no static one of each.
add_libraries() {
    mkdir -p "$stage/server/lib" "$stage/server/licences"
    ldd "$server" | sed -n 's/.* => \(\/.*\) (.*/\1/p' |
        grep -vE '/(libc|libm|libpthread|libdl|librt)\.so' |
        while read -r library; do
            cp -L "$library" "$stage/server/lib/"
            patchelf --set-rpath "\$ORIGIN" "$stage/server/lib/$(basename "$library")"
            package=$(dpkg -S "*/$(basename "$(realpath "$library")")" | cut -d: -f1 | head -n 1)
            cp -L "/usr/share/doc/$package/copyright" "$stage/server/licences/$package.txt"
        done
    patchelf --force-rpath --set-rpath "\$ORIGIN/lib" "$stage/server/wirecheck"
}

add_server() {
    mkdir -p "$stage/server"
    cp "$server" "$stage/server/wirecheck"
    strip "$stage/server/wirecheck"
    add_libraries
    find "$stage/server/lib" -type f -exec chmod 644 {} +
    chmod 755 "$stage/server/wirecheck"
    needs=$(objdump -T "$stage/server/wirecheck" "$stage"/server/lib/* |
        grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
    (
        cd "$stage/server"
        echo "$(env -i ./wirecheck --version), for Linux on x86-64."
        echo "Needs of the system only its C library, glibc ${needs#GLIBC_} or later. All other"
        echo "libraries stand in lib/, their licences in licences/. SHA-256 of each file:"
        echo
        find wirecheck lib -type f | LC_ALL=C sort | xargs sha256sum
    ) >"$stage/server/ABOUT.txt"
}

# One with its libraries inside, as tests/release makes them: program, target.
pack_release() {
    [ -n "$1" ] || return 0
    rm -rf "$stage/server"
    mkdir -p "$stage/server"
    cp "$1" "$stage/server/wirecheck"
    cp -R "$WIRECHECK_LICENCES" "$stage/server/licences"
    chmod 755 "$stage/server/wirecheck"
    (
        cd "$stage/server"
        echo "Wirecheck $version for $2. Needs of the system only its C library; the other"
        echo "libraries are inside, their licences in licences/. SHA-256:"
        echo
        sha256sum wirecheck
    ) >"$stage/server/ABOUT.txt"
    pack --target "$2" --out "$out/wirecheck-$2-$version.vsix"
}

pack() {
    (cd "$stage" && node_modules/.bin/vsce package --no-dependencies \
        --allow-missing-repository --no-rewrite-relative-links "$@") >"$out/vsce.log" 2>&1 || {
        cat "$out/vsce.log" >&2
        exit 1
    }
}

version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$here/package.json")
lay_out
install_tools
bundle
tell_licences
rm -f "$out"/*.vsix
pack --out "$out/wirecheck-$version.vsix"
if [ -n "${WIRECHECK_X64:-}${WIRECHECK_ARM64:-}" ]; then
    pack_release "${WIRECHECK_X64:-}" linux-x64
    pack_release "${WIRECHECK_ARM64:-}" linux-arm64
elif [ "$(uname -sm)" = "Linux x86_64" ]; then
    [ -n "$server" ] || build_server
    server=$(realpath "$server")
    add_server
    pack --target linux-x64 --out "$out/wirecheck-linux-x64-$version.vsix"
else
    echo "package: no server in it: that is made on Linux on x86-64" >&2
fi
(cd "$out" && sha256sum ./*.vsix | tee SHA256SUMS)
