#!/bin/sh
# SPDX-License-Identifier: MIT
# Puts a model of SARIF 2.1.0, made by others from the standard's schema, into a folder
# and prints it: fetch_sarif_model.sh FOLDER. Needs pip; fails where there is none.
set -eu
folder=$1
version=0.1.1

python3 -m pip --version >/dev/null 2>&1 || exit 1
if [ ! -d "$folder/pydantic_sarif" ]; then
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
        --target "$folder" "pydantic-sarif==$version" >&2
fi
printf '%s\n' "$folder"
