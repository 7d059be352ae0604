#!/bin/sh
# Installs Debian packages that are missing, where that can be done without asking; else says what is missing.
# The tests that need an absent program then say so and are skipped.
#
#   sh tools/system.sh gettext chromium poppler-utils

set -eu

missing=""
for package in "$@"; do
    case $package in
        gettext) probe=msgfmt ;;
        poppler-utils) probe=pdftotext ;;
        nodejs) probe=node ;;
        default-jdk-headless) probe=javac ;;
        python3-venv) probe=/nonexistent ;;
        *) probe=$package ;;
    esac
    command -v "$probe" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=""; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else
    echo "not installed:$missing (no rights to install them: apt-get install$missing)" >&2
    exit 0
fi
command -v apt-get >/dev/null 2>&1 || { echo "not installed:$missing (no apt-get here)" >&2; exit 0; }

echo "installing:$missing"
$as_root apt-get update -qq >/dev/null
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
