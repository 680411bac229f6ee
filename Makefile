# `make run` and `make test` need only Python 3.11 to 3.13 and make; everything else they install in .venv.

PYTHON ?= python3
BIN := .venv/bin
SOURCES := app eval bench tests

.PHONY: run setup test eval test-postgres test-firefox check-code stress bench lessons index clean pin

run: setup
	@$(BIN)/portavoz serve

setup: .venv/installed
.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "Portavoz needs Python 3.11 to 3.13; choose one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv (once, about a minute)…"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/tested: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@

test: .venv/tested check-code
	@$(BIN)/python -m pytest -n auto --dist loadgroup -m "not stress and not postgres and not firefox"

check-code: .venv/tested
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/mypy

# Drafts for every case of eval/cases, scored and held against the committed baseline: 0 passes, 1 got worse, 2 broke.
eval: setup
	@$(BIN)/portavoz eval --out var/eval/ci; status=$$?; \
	  test ! -f var/eval/ci/scores.jsonl || $(BIN)/portavoz eval report --out var/eval/ci >/dev/null || true; exit $$status

# The same storage tests on PostgreSQL: PORTAVOZ_TEST_POSTGRES=postgresql://… (a database that may be emptied).
test-postgres: .venv/tested
	@$(BIN)/python -m pytest -m postgres

# The editors' matrix in a stock Firefox (Debian: firefox-esr, nodejs, npm).
test-firefox: .venv/tested
	@$(BIN)/python -m pytest -m firefox

stress: .venv/tested
	@$(BIN)/python -m pytest -m stress

bench: .venv/tested
	@$(BIN)/python -m bench

# Learns app/triage/sign_model.npz anew from the examples beside it; a test says when that is due.
lessons: .venv/tested
	@$(BIN)/python -m app.triage.sign_training

index: setup
	@$(BIN)/portavoz index

# Renews constraints.txt from pyproject.toml; run it to take newer versions, then `make test`.
pin: .venv/tested
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links pyproject.toml --output-file constraints.txt

clean:
	rm -rf .venv var build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
