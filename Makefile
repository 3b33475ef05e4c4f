# `make run` and `make test` set everything up by themselves; Python >= 3.11 is all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.DEFAULT_GOAL := help
.PHONY: help run preview test check format bench bench-quality bench-reloads bench-kills weights pictures lock clean

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/.run ## the bot: on Discord with DISCORD_TOKEN, otherwise on a local page
	$(BIN)/python -m bot run --or-preview

preview: $(VENV)/.run ## the bot on a local Discord-like page, whatever the settings say
	$(BIN)/python -m bot preview

test: $(VENV)/.dev ## every test, after its own set-up
	$(BIN)/python -m pytest -n auto -q

check: $(VENV)/.dev ## format, lint, types, arrows between modules, seeds
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m knowledge check

format: $(VENV)/.dev ## rewrite what the formatter and the linter can mend by themselves
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## how long one question takes, beside rapidfuzz and a BM25 library in the same run
	$(BIN)/python -m tests.bench.speed

bench-quality: $(VENV)/.dev ## how often we are right, beside ready-made scorers in the same run: DATA=../shared/data
	$(BIN)/python -m tests.bench.quality --data $(DATA)

bench-reloads: $(VENV)/.dev ## 200 reloads in a row under 20 questions in flight
	$(BIN)/python -m tests.bench.reloads

bench-kills: $(VENV)/.dev ## killed before every step that writes, and 60 reloads: what `make test` does for a few
	$(BIN)/python -m pytest -n auto -q --thorough tests/bot/snapshots tests/bot/store

weights: $(VENV)/.dev ## fit the matcher anew and draw how far its confidence holds: DATA=../shared/data
	$(BIN)/pip install --quiet --no-deps -r training/requirements.txt
	$(BIN)/python -m training --data $(DATA)
	$(BIN)/python -m tests.bench.ratchet
	$(BIN)/python -m tests.bench.reliability --data $(DATA)

pictures: $(VENV)/.dev ## render what the README shows, from the running bot (needs chromium)
	$(BIN)/python -m tests.shipped.pictures docs

lock: ## resolve the versions anew (needs uv); the files name no registry
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --extra preview --extra documents --extra watch --group build pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --extra preview --extra documents --extra watch --group build --group dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

clean: ## remove what `make` made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Verbatim needs Python 3.11 or newer; name one with: make run PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo 'Python came without its venv module; on Debian and Ubuntu: apt install python3-venv'; exit 1; }

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot knowledge
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run
