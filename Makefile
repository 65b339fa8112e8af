# Two commands do all the set-up: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
# uv where it is present (seconds), pip otherwise (a minute).
UV := $(shell command -v uv 2>/dev/null)
ifdef UV
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif
BUILT = pyproject.toml hatch_build.py frontend/package-lock.json $(wildcard src/dateline/knowledge/data/*)

.PHONY: help run test lint check format floors lock clean
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: .venv/.run ## set everything up, read the bundled examples, show what was found, open the desk on them
	@$(BIN)/dateline examples --desk

test: .venv/.test ## set everything up, pass the tests
	@$(BIN)/python -m pytest

lint: .venv/.test ## lint, format, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test ## what CI runs: lint, format, types, tests

format: .venv/.test ## put the code in its one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/.test ## lock the dependencies anew, with hashes
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --extra desk --extra documents -o requirements/run.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -c requirements/run.txt --extra desk --extra documents -o requirements/test.txt pyproject.toml requirements/test.in
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -c requirements/test.txt -o requirements/benchmarks.txt requirements/benchmarks.in

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Dateline needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python requirements/run.txt $(BUILT)
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps -e .
	@touch $@

.venv/.test: .venv/bin/python requirements/test.txt $(BUILT)
	$(INSTALL) --require-hashes -r requirements/test.txt
	$(INSTALL) --no-deps -e .
	@touch $@ .venv/.run

clean: ## remove what was built
	rm -rf .venv build dist src/dateline/knowledge/data/compiled src/dateline/desk/static/vendor
