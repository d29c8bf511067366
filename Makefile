# The short commands of this project. `make` alone lists them.
#   make run ARGS="--lang ko"        hands ARGS to the kiosk
#   make run PYTHON=python3.13       uses another Python (3.11 or newer)
#   make test TESTS=tests/language   runs only some tests
PYTHON ?= python3
PYTHON_IN := .venv/bin/python
WORKERS ?= 2
TESTS ?=

.DEFAULT_GOAL := help
.PHONY: help run install test check lint format proof soak bench lock wheel

help:  ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: install  ## Start the kiosk
	@.venv/bin/kiosk $(ARGS)

install:  ## Install everything into .venv
	@"$(PYTHON)" -m tools.bootstrap

test: install  ## Run all tests
	$(PYTHON_IN) -m pytest -n $(WORKERS) $(TESTS)

check: lint test  ## Everything that must hold: format, lint, types, imports, tests

lint: install
	$(PYTHON_IN) -m ruff format --check
	$(PYTHON_IN) -m ruff check
	$(PYTHON_IN) -m mypy
	.venv/bin/lint-imports --no-cache --no-logo

format: install  ## Put the code in the house format
	$(PYTHON_IN) -m ruff format
	$(PYTHON_IN) -m ruff check --fix

proof: install  ## The tests again, with many more examples (hours, not minutes)
	KIOSK_PROOF=1 $(PYTHON_IN) -m pytest -n $(WORKERS) $(TESTS)

soak: install  ## 2000 short visits to one process, 150 through serve: nothing may grow
	@$(PYTHON_IN) -m tests.soaking 2000
	@$(PYTHON_IN) -m tests.soaking_served 150

bench: install  ## Measure speed side by side with a bare program
	@failed=; for each in benchmarks/[a-z]*.py; do \
		name=$$(basename "$$each" .py); echo "$$each"; \
		$(PYTHON_IN) -m benchmarks.$$name || failed="$$failed $$name"; \
	done; test -z "$$failed" || { echo "over a limit:$$failed"; exit 1; }

lock: install  ## Choose versions anew and write requirements.lock
	@$(PYTHON_IN) -m tools.lock

wheel: install  ## Build the wheel into dist/
	$(PYTHON_IN) -m pip --disable-pip-version-check wheel --quiet --no-deps --no-index --no-build-isolation --wheel-dir dist .
