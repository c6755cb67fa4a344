#!/bin/sh
# SPDX-License-Identifier: MIT
# Puts screenplain, which renders Fountain, into a folder and prints where it lies:
# fetch_screenplain.sh FOLDER. Needs pip; fails where there is none.
set -eu
folder=$1
version=0.12.0

if [ ! -d "$folder/screenplain" ]; then
    mkdir -p "$folder"
    python3 -m pip install --quiet --no-deps --disable-pip-version-check \
        --root-user-action ignore --target "$folder" "screenplain==$version" >&2
fi
printf '%s\n' "$folder"
