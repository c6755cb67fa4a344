#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is needed: `setup.sh build` for the program alone, `setup.sh tests`
# for its tests too, `setup.sh editors` for those in the other editors. On Debian and
# its relatives through apt; elsewhere it says what is missing and stops.
set -eu

build_packages='gcc libc6-dev meson ninja-build pkg-config
    libexpat1-dev libjansson-dev libmd4c-dev libsodium-dev libsqlite3-dev libutf8proc-dev libuv1-dev
    libarchive-dev libuchardet-dev libxxhash-dev libzstd-dev zlib1g-dev'
test_packages='clang clang-format libclang-rt-dev libcmocka-dev mandoc python3 python3-pip strace
    zstd debian-archive-keyring gpgv patchelf tmux xz-utils binutils chromium fonts-dejavu-core
    asciidoctor pandoc python3-docutils'
# Only where no npm is there yet: the newest Node.js is not Debian's.
command -v npm >/dev/null || test_packages="$test_packages nodejs npm"
editor_packages='dbus imagemagick kate libreoffice-writer python3-uno vim vim-ale xdotool xvfb'

build_programs='cc meson ninja pkg-config'
build_libraries='expat jansson libuv libxxhash libsodium libutf8proc libzstd md4c sqlite3 zlib'
test_programs='clang python3'
test_libraries='cmocka'

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_with_apt() {
    missing=
    for package in "$@"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
        installed) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        echo "setup: neither root nor sudo. As root: apt-get install$missing" >&2
        exit 1
    fi
    echo "setup: installing with apt:$missing"
    # Quiet unless it goes wrong.
    log=$(mktemp)
    # shellcheck disable=SC2086
    if as_root apt-get update >"$log" 2>&1 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes \
            --no-install-recommends $missing >>"$log" 2>&1; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        echo "setup: apt-get failed" >&2
        exit 1
    fi
}

require() {
    missing=
    for program in $1; do
        command -v "$program" >/dev/null || missing="$missing $program"
    done
    for library in $2; do
        pkg-config --exists "$library" 2>/dev/null || missing="$missing $library"
    done
    [ -n "$missing" ] || return 0
    echo "setup: missing:$missing" >&2
    echo "setup: on Debian these packages have them:" >&2
    # shellcheck disable=SC2086
    printf '    %s\n' $3 >&2
    exit 1
}

case ${1:-} in
build)
    packages=$build_packages programs=$build_programs libraries=$build_libraries
    ;;
tests)
    packages="$build_packages $test_packages"
    programs="$build_programs $test_programs"
    libraries="$build_libraries $test_libraries"
    ;;
editors)
    packages="$build_packages $test_packages $editor_packages"
    programs="$build_programs $test_programs"
    libraries="$build_libraries $test_libraries"
    ;;
*)
    echo "usage: setup.sh build|tests|editors" >&2
    exit 2
    ;;
esac

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    # shellcheck disable=SC2086
    install_with_apt $packages
else
    require "$programs" "$libraries" "$packages"
fi
