#!/usr/bin/env bash
# Mutation testing of src/qiaoliang/rules with mutmut, part by part, in a copy of its own under var/mutants.
# A part is run against the tests that reach it: `tests/mutants.sh core`, or core, levels, frames, sql and bulk in turn.
# One worker at the lowest priority; a run that was stopped goes on where it left off.
set -euo pipefail
cd "$(dirname "$0")/.."
mutmut=$(realpath -s "${MUTMUT:-.venv/bin/mutmut}")

part() { # name, how workers are made, tests chosen, globs of the modules to mutate
  local name=$1 workers=$2 chosen=$3 folder=var/mutants/$1
  shift 3
  mkdir -p "$folder/src/qiaoliang" "$folder/tests/unit"
  cp -r src/qiaoliang/__init__.py src/qiaoliang/rules src/qiaoliang/primitives "$folder/src/qiaoliang/"
  cp -r tests/unit/rules "$folder/tests/unit/"
  find "$folder/src" "$folder/tests" -name __pycache__ -prune -exec rm -r {} +
  cat >"$folder/pyproject.toml" <<TOML
[tool.mutmut]
source_paths = ["src"]
only_mutate = [$(printf '"src/qiaoliang/rules/%s",' "$@")]
process_isolation = "$workers"  # Polars has threads, which do not survive a fork
pytest_add_cli_args_test_selection = ["tests/unit/rules", "-k", "$chosen"]
pytest_add_cli_args = ["-p", "no:django", "-p", "no:playwright", "-p", "no:cacheprovider"]

[tool.pytest.ini_options]
pythonpath = ["src", "."]
addopts = "-q --import-mode=importlib"
TOML
  (cd "$folder" && nice -n 19 "$mutmut" run --max-children 1 && "$mutmut" results) | tee "$folder.log" | tail -n 1
}

for name in "${@:-core}"; do
  case $name in
    core) part core fork "not polars and not duckdb and not bulk" \
      closure.py lowering.py expressions.py figures.py program.py decisions.py questions.py ;;
    levels) part levels forkserver "polars" "columns/*.py" ;;
    frames) part frames forkserver "polars" "columns/frames/*.py" ;;
    sql) part sql forkserver "duckdb" "columns/sql/*.py" ;;
    bulk) part bulk forkserver "bulk" bulk/changes.py bulk/chunks.py bulk/determination.py bulk/engines.py \
      bulk/polars_engine.py bulk/duckdb_engine.py ;;
    *) echo "$name is no part; write one of: core levels frames sql bulk" >&2; exit 1 ;;
  esac
done
