#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: screenshot.sh WIRECHECK OUT.png
# A picture of Neovim as it is: the sample draft, a finding and its hover card, in
# xterm under a virtual display. Needs xvfb, xterm, imagemagick and fonts-dejavu-core.
set -eu

wirecheck=$(realpath "$1")
out=$(realpath "$2")
# shellcheck source=desk.sh
. "$(dirname "$0")/desk.sh"
nvim=$(find_nvim)
lay_out_desk

background='#eff1f5'
ready=$home/ready
export SCREENSHOT_READY="$ready"

# Xvfb takes a free display and tells which.
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$home/display" 2>/dev/null &
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null; wait "$xvfb" 2>/dev/null; rm -rf "$home"' EXIT
while [ ! -s "$home/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$home/display")
export DISPLAY

xterm -title wirecheck -fa 'DejaVu Sans Mono' -fs 12 -geometry 100x35 -b 18 \
    -bg "$background" -bd "$background" -fg '#4c4f69' +sb -xrm '*cursorBlink: false' \
    -xrm '*internalBorder: 18' -e "$nvim" -n --cmd "$(after_start "$here/screenshot.lua")" &
xterm=$!

for _ in $(seq 150); do
    [ ! -e "$ready" ] || break
    sleep 0.1
done
[ -e "$ready" ] || {
    echo "screenshot: the hover card did not open" >&2
    exit 1
}
sleep 1
import -window root "$home/screen.png"
kill "$xterm"
# Cut to the window; few colours keep it small.
convert "$home/screen.png" -trim +repage -bordercolor "$background" -border 4 \
    +dither -colors 96 -strip -define png:compression-level=9 "PNG8:$out"
echo "$out: $(wc -c <"$out") bytes"
