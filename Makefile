# Every command of the house. `make help` lists them; `make check` is what CI runs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
STORING := tests/unit/registry tests/unit/credentials tests/unit/organisations tests/unit/audit tests/unit/entitlements tests/unit/plan tests/unit/web
export PYTHONPATH := $(CURDIR)/src:$(CURDIR)

.PHONY: help env spark run demo test test-tools check lint types contracts format bench manual screenshots messages mutants lock clean

help: ## List every target
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

env: .venv/ready ## Build the environment (.venv, from requirements.lock with hashes)

.venv/ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; this is $$($(BIN)/python --version). Try: make run PYTHON=python3.11"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/python -m uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	@$(BIN)/python -m uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch .venv/ready

spark: .venv/spark ## Install Spark and its Java for `determine --engine spark` (half a gigabyte)

.venv/spark: .venv/ready requirements-spark.lock
	@$(BIN)/python -m uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements-spark.lock
	@touch .venv/spark

run: env ## Set up the demonstration league on first use, then serve http://127.0.0.1:8000
	@$(BIN)/qiaoliang demo --serve --port $(PORT)

demo: env ## The same without serving: prints what was found and ends
	@$(BIN)/qiaoliang demo

test-tools: spark ## Install what tests need: Spark; Chromium and fonts, where apt and root are at hand
	@tests/install_tools.sh

test: test-tools ## Run all tests, and those that store something on PostgreSQL too
	@$(BIN)/python -m pytest
	@$(BIN)/python tests/on_postgresql.py $(STORING)

lint: env ## Style, spelling, dependencies
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check . || { echo "Run: make format"; exit 1; }
	@$(BIN)/codespell
	@$(BIN)/deptry .

types: env ## Types
	@$(BIN)/mypy

contracts: env ## Layers: who may import whom
	@$(BIN)/lint-imports

check: lint types contracts test ## Everything that CI runs

format: env ## Put the code into the house's format
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

bench: env ## Benchmarks, side by side with OpenFisca-Core in one run
	@benchmarks/run.sh

mutants: .venv/mutation ## Mutation testing of src/qiaoliang/rules with mutmut (PARTS="core levels frames sql bulk"; hours)
	@tests/mutants.sh $(PARTS)

.venv/mutation: .venv/ready requirements-mutation.lock
	@$(BIN)/python -m uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements-mutation.lock
	@touch .venv/mutation

manual: env ## Write the reference pages of the manual from the pack
	@$(BIN)/qiaoliang manual --out docs/reference

screenshots: test-tools ## Make the pictures of the README anew
	@$(BIN)/python -m pytest tests/browser/test_pictures.py

messages: env ## Bring the English and Traditional catalogues up to the sources
	@$(BIN)/python -m qiaoliang.web.catalogues update

lock: env ## Resolve dependencies anew into requirements.lock (and those of Spark and the benchmarks)
	@$(BIN)/python -m uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 pyproject.toml --group build --group test -o requirements.lock
	@$(BIN)/python -m uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 requirements-spark.in -o requirements-spark.lock
	@$(BIN)/python -m uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --group mutation --constraints requirements.lock -o requirements-mutation.lock
	@$(BIN)/python -m uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 benchmarks/requirements.in -o benchmarks/requirements.lock

clean: ## Remove the environment and everything the demonstration wrote
	@rm -rf .venv var staticfiles
