#!/usr/bin/env bash
# Installs Chromium and Chinese fonts for the browser tests. Without root or apt the tests say loudly what is missing.
set -euo pipefail
if command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi 'noto.*cjk'; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Chromium or the Noto CJK fonts are missing and cannot be installed without root and apt: the browser tests will be skipped." >&2
  echo "Install them with: sudo apt-get install chromium fonts-noto-cjk" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null
