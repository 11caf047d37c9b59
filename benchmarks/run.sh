#!/usr/bin/env bash
# Build the benchmarks' own environment where it is out of date, then run the benchmarks named (or all).
set -euo pipefail
cd "$(dirname "$0")/.."
python=benchmarks/.venv/bin/python
if [ ! -x "$python" ] || [ requirements.lock -nt benchmarks/.venv/ready ] || [ benchmarks/requirements.lock -nt benchmarks/.venv/ready ]; then
    .venv/bin/python -m venv --clear --without-pip benchmarks/.venv
    .venv/bin/python -m uv pip sync --quiet --require-hashes --python "$python" requirements.lock benchmarks/requirements.lock
    touch benchmarks/.venv/ready
fi
export PYTHONPATH="$PWD/src:$PWD"
exec "$python" -m benchmarks "$@"
