#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: fetch.sh neovim|helix|emacs [FOLDER]
# Puts a current editor, with the libraries it was built for, into a folder of its
# own and prints the path of its launcher. Nothing on the system changes: apt
# fetches the packages of a newer Debian suite into a private root, checking the
# suite's signature and each package's SHA-256 as it always does, and dpkg-deb
# unpacks them. Needs Debian, patchelf and the network; exits 77 without them.
set -eu

editor=${1:-}
suite=${EDITOR_SUITE:-forky}
home=${2:-${XDG_CACHE_HOME:-$HOME/.cache}/wirecheck/$editor-$suite}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

case $editor in
neovim) packages=neovim binary=nvim ;;
helix) packages=hx binary=hx ;;
emacs) packages='emacs-nox elpa-lsp-mode' binary=emacs-nox ;;
*)
    echo "usage: fetch.sh neovim|helix|emacs [FOLDER]" >&2
    exit 2
    ;;
esac
launcher=$home/$editor

unavailable() {
    echo "$editor: $1" >&2
    exit 77
}

# apt with its lists, cache and idea of what is installed under $work.
private_apt() {
    apt-get -qq -o Dir::State="$work/state" -o Dir::State::status="$work/status" \
        -o Dir::Cache="$work/cache" -o Dir::Etc::sourcelist="$work/sources.list" \
        -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
        -o Dir::Etc::preferences=/dev/null -o APT::Get::List-Cleanup=false \
        -o APT::Install-Recommends=false -o APT::Sandbox::User= \
        -o Acquire::Languages=none -o Acquire::Retries=2 \
        -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" \
        -o Debug::NoLocking=true -o APT::Update::Error-Mode=any "$@"
}

# The mirror this machine uses for Debian itself (not for security updates).
debian_mirror() {
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(SITE)' |
        sed -n 's/^Debian [a-z]* //p' | sort | uniq -c | sort -rn |
        sed -n '1s/^ *[0-9]* //p'
}

fetch_packages() {
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial"
    : >"$work/status"
    echo "deb [signed-by=$keyring target=Packages] $mirror $suite main" >"$work/sources.list"
    private_apt update >&2 || return 1
    # shellcheck disable=SC2086
    private_apt --yes --download-only install $packages >&2
}

# The program looks for its loader and libraries beside itself, so that it can
# start itself again (its terminal interface does) and passes no environment on
# to the programs that it starts.
point_at_own_libraries() {
    loader=$(find "$home/usr/lib" -name 'ld-linux*.so.*' | head -n 1)
    folder=$(dirname "$loader")
    patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$folder" \
        "$home/usr/bin/$binary"
}

# A program looks for its own files where its package puts them; the launcher says
# where they are instead.
write_launcher() {
    options=
    case $editor in
    neovim)
        files="VIM='$home/usr/share/nvim' VIMRUNTIME='$home/usr/share/nvim/runtime'"
        ;;
    helix)
        files="HELIX_RUNTIME='$home/usr/lib/hx/runtime'"
        ;;
    emacs)
        data=$(dirname "$(find "$home/usr/share/emacs" -type d -path '*/[0-9]*/lisp')")
        lisp=$(find "$data/lisp" "$home/usr/share/emacs/site-lisp/elpa-src" -type d -printf '%p:')
        dump=$(find "$home/usr/libexec/emacs" -name '*.pdmp')
        files="EMACSLOADPATH='${lisp%:}' EMACSDATA='$data/etc' EMACSDOC='$data/etc'"
        files="$files EMACSPATH='$(dirname "$dump")'"
        options="--dump-file='$dump' "
        ;;
    esac
    cat >"$launcher" <<EOF
#!/bin/sh
$files \\
    exec '$home/usr/bin/$binary' $options"\$@"
EOF
    chmod +x "$launcher"
}

if [ -x "$launcher" ] && "$launcher" --version >/dev/null 2>&1; then
    echo "$launcher"
    exit 0
fi

for program in apt-get dpkg-deb patchelf; do
    command -v "$program" >/dev/null || unavailable "no $program"
done
[ -r "$keyring" ] || unavailable "no debian-archive-keyring"
architecture=$(dpkg --print-architecture)
mirror=$(debian_mirror)
[ -n "$mirror" ] || unavailable "no Debian mirror in the package sources"

rm -rf "$home"
mkdir -p "$home"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fetch_packages || unavailable "suite $suite cannot be fetched"
for package in "$work"/cache/archives/*.deb; do
    dpkg-deb --extract "$package" "$home"
done
point_at_own_libraries
write_launcher
"$launcher" --version >&2 || unavailable "it does not start"
echo "$launcher"
