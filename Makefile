# `make run` opens the explorer, `make test` runs the tests; both make .venv when it is missing or
# out of date. Nothing but Python 3.11 or newer and pip is needed.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:

BIN := .venv/bin
INSTALLED := .venv/installed
DEVELOPED := .venv/developed
# The first that is new enough makes the environment; `make run PYTHON=/path/to/python` decides.
PYTHON ?=
PYTHONS := $(if $(PYTHON),$(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)
WORKERS ?= 2

# An environment that was moved with its checkout, or whose Python is gone, is made anew.
$(shell [ "$$(cat $(INSTALLED) 2>/dev/null)" = "$(CURDIR)" ] && $(BIN)/python -c '' 2>/dev/null \
	|| rm -f $(INSTALLED) $(DEVELOPED))

.PHONY: help
help: ## Tell what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name does; do \
		printf '  make %-10s %s\n' "$$name" "$$does"; done

$(INSTALLED): pyproject.toml
	@found=; for candidate in $(PYTHONS); do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found=$$candidate; break; fi; done; \
	if [ -z "$$found" ]; then \
		echo 'Jiaokan needs Python 3.11 or newer; none was found among: $(PYTHONS).' >&2; \
		echo 'Install one (python.org, your package manager), or name it: make PYTHON=/path/to/python3.' >&2; \
		exit 2; fi; \
	if ! $$found -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$$found cannot make virtual environments: install its venv module (Debian, Ubuntu: apt install python3-venv)." >&2; \
		exit 2; fi; \
	if ! $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "Making .venv with $$($$found --version) ..." >&2; \
		$$found -m venv --clear .venv; fi
	@echo 'Installing Jiaokan into .venv ...' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@printf '%s' '$(CURDIR)' > $@

$(DEVELOPED): $(INSTALLED)
	@echo 'Installing what the tests need ...' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

.PHONY: run
run: $(INSTALLED) ## Open the explorer on the bundled documents, or on ARGS=PATH
	@$(BIN)/jiaokan $(ARGS)

.PHONY: test
test: $(DEVELOPED) ## Run the tests
	@$(BIN)/python -m pytest -n $(WORKERS)

.PHONY: lint
lint: $(DEVELOPED) ## Check style, types, import rules, translations and the pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m messages.catalogue check
	$(BIN)/python docs/fresh.py

.PHONY: check
check: lint test ## Everything that must hold before a change is shared

.PHONY: format
format: $(DEVELOPED) ## Bring the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: messages
messages: $(DEVELOPED) ## Collect the messages of the code and compile their translations
	$(BIN)/python -m messages.catalogue update

.PHONY: bench
bench: $(DEVELOPED) ## Measure start-up side by side with bare equivalents
	$(BIN)/python -m benchmarks.startup

.PHONY: pictures
pictures: $(DEVELOPED) ## Take the pictures of the README with the program itself
	$(BIN)/python docs/pictures/take.py

.PHONY: clean
clean: ## Remove the environment and everything built
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
