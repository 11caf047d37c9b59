#!/usr/bin/env bash
# Installs Chromium, Chinese fonts and antiword for the tests. Without root or apt the tests say loudly what is missing.
set -euo pipefail
if command -v chromium >/dev/null && command -v antiword >/dev/null && fc-list 2>/dev/null | grep -qi 'noto.*cjk'; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Chromium, the Noto CJK fonts or antiword are missing and cannot be installed without root and apt: the tests that need them will be skipped." >&2
  echo "Install them with: sudo apt-get install chromium fonts-noto-cjk antiword" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq chromium fonts-noto-cjk fontconfig antiword >/dev/null
